"""The application: addresses, errors, and the server that carries it."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from onrecord.errors import InputError, NotFound, OnRecordError, RecordError
from onrecord.web import acts, judging, pages, paper
from onrecord.web.desk import Desk
from onrecord.web.guard import LARGEST_BODY, MEGABYTE, Guard, TooLarge

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

KEPT_S = 600

STATUS = {NotFound: 404, InputError: 400, RecordError: 503}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a desk is: what is printed for the person who opens it."""

    host: str
    port: int
    token: str | None

    @property
    def url(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{name}:{self.port}/" + (f"?token={self.token}" if self.token else "")


def application(desk: Desk, hosts: frozenset[str] = LOOPBACK, token: str | None = None) -> ASGIApp:
    """The desk as an ASGI application, behind its guard."""
    app = Starlette(
        lifespan=_open,
        routes=[
            Route("/static/style.css", _file(paper.style, "text/css")),
            Route("/static/desk.js", _file(paper.script, "text/javascript")),
            Route("/favicon.ico", lambda _: Response(status_code=204)),
            *acts.routes(),
            *judging.routes(),
            *pages.routes(),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=5)] if token else [],
        exception_handlers={OnRecordError: _trouble, TooLarge: _too_large, HTTPException: _unknown, Exception: _defect},
    )
    app.state.desk = desk
    return Guard(app, hosts, token)


@asynccontextmanager
async def _open(app: Starlette) -> AsyncIterator[None]:
    """While a server carries the desk, the pages that take longest are made before they are asked for."""
    desk = app.state.desk
    desk.press = partial(pages.press, desk)
    desk.print()
    yield
    desk.press = None
    desk.newsroom.close()
    desk.jobs.close()


def _file(content: Callable[[], bytes], media_type: str) -> Callable[[Request], Response]:
    """A file of ours, which a browser may keep for some minutes."""
    kept = {"cache-control": f"private, max-age={KEPT_S}"}
    return lambda _: Response(content(), headers=kept, media_type=f"{media_type}; charset=utf-8")


def _trouble(request: Request, error: Exception) -> Response:
    """What a user can cause, as a page that says what and why."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    body = paper.page("trouble", desk=request.app.state.desk, path="", words=str(error), status=status)
    return Response(body, status, media_type=pages.HTML)


def _unknown(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    words = "There is no such page." if status == 404 else "That is not how this page is used."  # noqa: PLR2004 -- not found
    body = paper.page("trouble", desk=request.app.state.desk, path="", words=words, status=status)
    return Response(body, status, media_type=pages.HTML)


def _too_large(_: Request, __: Exception) -> Response:
    return PlainTextResponse(f"Refused: larger than {LARGEST_BODY // MEGABYTE} MB.\n", 413)


def _defect(_: Request, __: Exception) -> Response:
    """A defect tells nothing of the machine to whoever looks; the server's log has it."""
    return PlainTextResponse("This page could not be made. Please report it as a defect.\n", 500)


# --- the server -------------------------------------------------------------------------------------------------


def serve(path: Path, host: str, port: int, by: str, say: Callable[[str], None]) -> None:
    """Carry the desk until it is stopped. `say` is told where it is, as soon as it can be opened."""
    import uvicorn

    bound = _bind(host, port)
    address = Address(
        _reachable(host), bound.getsockname()[1], None if is_loopback(host) else secrets.token_urlsafe(24)
    )
    desk = Desk(path, by)
    hosts = LOOPBACK if address.token is None else frozenset({host.lower(), *LOOPBACK, "*"})
    config = uvicorn.Config(
        application(desk, hosts, address.token),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=2,
    )
    say(address.url)
    uvicorn.Server(config).run(sockets=[bound])


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _reachable(host: str) -> str:
    """The address to open: for one that means every network, this machine's own on the network that leads out."""
    if host not in {"0.0.0.0", "::"}:  # noqa: S104 -- asked for by whoever starts the desk
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: only asks which network would be taken
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _bind(host: str, port: int) -> socket.socket:
    """The socket, bound before anything is read, so that a taken port is told at once; who comes early waits."""
    try:
        family, kind, proto, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, proto)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(place)
        bound.listen()
    except OSError as error:
        raise InputError(f"{host}:{port}", f"cannot be listened on ({error.strerror})") from None
    return bound
