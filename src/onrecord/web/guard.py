"""What keeps the desk safe: articles are hostile, and so is every other page that is open in the same browser.

- Only names that are ours are answered, so that no foreign name can be pointed at this machine (DNS rebinding).
- Beyond loopback a token is needed; it comes once in the address, stays in a cookie, and is compared in constant time.
- Whatever changes the record must come from the desk's own pages (`Origin`, `Sec-Fetch-Site`).
- No body is larger than an upload may be.
- Every answer carries a Content-Security-Policy that allows no inline script or style and no foreign address.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEGABYTE = 1_000_000
LARGEST_BODY = 25 * MEGABYTE
"""Bytes of one request: some hundred articles, or a long PDF; larger piles come in by the command line."""

COOKIE = "onrecord"
SAFE_METHODS = frozenset({"GET", "HEAD"})

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-robots-tag": "noindex",
    "cache-control": "private, no-cache",
}


class TooLarge(Exception):
    """A body passed the limit while it was being read."""


class Guard:
    """Stands before the whole application."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], token: str | None = None) -> None:
        self._app = app
        self._hosts = hosts
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        guarded = _dressed(send)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        try:
            await self._app(scope, _limited(receive), guarded)
        except TooLarge:
            await _too_large()(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request is not let in; None where it is."""
        headers = Headers(scope=scope)
        if not self._is_ours(headers.get("host", "")):
            return _no("This address is not the desk's. Open it under the one that it was started with.", 421)
        if int(headers.get("content-length") or 0) > LARGEST_BODY:
            return _too_large()
        if self._token is not None:
            entry = self._entry(scope, headers, self._token)
            if entry is not None:
                return entry
        if scope["method"] not in SAFE_METHODS and not _from_here(headers):
            return _no("Refused: this did not come from one of the desk's own pages.", 403)
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether a request names this desk: by a name it was started with, or by a plain IP address, which no
        foreign name server can give to itself."""
        name = _bare(host)
        return name in self._hosts or ("*" in self._hosts and _is_ip(name))

    @staticmethod
    def _entry(scope: Scope, headers: Headers, token: str) -> Response | None:
        """Let in who has the token; who brings it in the address gets it as a cookie and a clean address."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token", "")
        if given and _same(given, token) and scope["method"] in SAFE_METHODS:
            rest = urlencode([pair for pair in query if pair[0] != "token"])
            answer = RedirectResponse("/" + scope["path"].lstrip("/\\") + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
            return answer
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(_cookie(headers), token) or _same(bearer, token):
            return None
        return _no("This desk needs its token: open the address that was printed where it was started.", 401)


def _bare(host: str) -> str:
    """The name in a Host header, without the port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _cookie(headers: Mapping[str, str]) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _from_here(headers: Mapping[str, str]) -> bool:
    """Whether the browser says that one of our own pages sent it; where it says nothing at all, it did not."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    return site is not None


def _limited(receive: Receive) -> Receive:
    """The body, as long as it stays within the limit; one that comes in pieces says no length beforehand."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise TooLarge
        return message

    return limited


def _dressed(send: Send) -> Send:
    """The answer with the headers that every answer has."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return dressed


def _no(why: str, status: int) -> Response:
    return PlainTextResponse(f"{why}\n", status)


def _too_large() -> Response:
    return _no(f"Refused: larger than {LARGEST_BODY // MEGABYTE} MB. Read large piles with `onrecord read`.", 413)
