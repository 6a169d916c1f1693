"""Addresses, through one guarded door: only `https`, only hosts on the open internet, bounded in size, time and redirects.

A name is resolved first, every address it stands for is checked, and the connection goes to the checked address itself, so
that a name cannot mean another machine a moment later. Each redirect passes the same door.
"""

from __future__ import annotations

import contextlib
import gzip
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from onrecord.errors import InputError, LimitExceeded
from onrecord.intake.item import Found, Item
from onrecord.intake.limits import MEGABYTE, Limits

AGENT = "onrecord (reads articles for a record)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 65_536
PORT = 443
OK = 200
UNREADABLE = ("image/", "audio/", "video/", "font/", "model/", "text/css", "text/javascript", "application/javascript")
"""Beginnings of media types that hold no article."""

Resolve = Callable[[str], list[str]]
Answer = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Door:
    """How the network is reached. Anything but the default is for tests alone: a port, plain HTTP, and places let through
    although they are not on the open internet."""

    port: int = PORT
    secure: bool = True
    let: frozenset[str] = frozenset()


DOOR = Door()


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the last address, its media type, its bytes."""

    url: str
    declared: str
    data: bytes


def read(item: Item, limits: Limits) -> Found:
    """The page at an address, as an item for the reader of its media type."""
    page = get(item.source, limits)
    yield Item(item.source, data=page.data, declared=page.declared, url=page.url, depth=item.depth + 1)


def resolve(host: str) -> list[str]:
    """All addresses that a name stands for."""
    rows = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def get(
    address: str,
    limits: Limits,
    names: Resolve = resolve,
    ask: Callable[..., Answer] | None = None,
    door: Door = DOOR,
) -> Page:
    """The page at an address after at most `limits.redirects` redirects; an InputError says why there is none."""
    url, until = _secure(address), time.monotonic() + limits.download_seconds
    for _ in range(limits.redirects + 1):
        host = _host(url, address)
        place = allowed(host, address, names, door)
        try:
            status, headers, data = ask(url, host, place) if ask else _ask(url, host, place, until, limits, door)
        except (OSError, ValueError, http.client.HTTPException) as error:
            if time.monotonic() >= until:
                raise LimitExceeded(address, f"took longer than {limits.download_seconds:g} seconds") from None
            raise InputError(address, f"not fetched ({type(error).__name__})") from None
        if status in REDIRECTS and headers.get("location"):
            url = _secure(urljoin(url, headers["location"]))
            continue
        if status != OK:
            raise InputError(address, f"the server answered {status}")
        return Page(url, headers.get("content-type", "text/html"), _unpacked(data, headers, address, limits))
    raise LimitExceeded(address, f"redirected more than {limits.redirects} times")


def allowed(host: str, address: str, names: Resolve = resolve, door: Door = DOOR) -> str:
    """The address to connect to; refused where any that the name stands for is not on the open internet."""
    try:
        found = names(host)
    except (OSError, UnicodeError):
        raise InputError(address, f"there is no host {host}") from None
    if not found:
        raise InputError(address, f"there is no host {host}")
    for place in found:
        if place not in door.let and not is_open(place):
            raise InputError(address, f"refused: {host} is not on the open internet")
    return found[0]


def is_open(place: str) -> bool:
    """Whether an IP address is a public one: not private, loopback, link-local (cloud metadata), shared, reserved or
    multicast, also where an IPv6 address only wraps an IPv4 one."""
    try:
        address = ipaddress.ip_address(place.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if wrapped is None and address in ipaddress.ip_network("64:ff9b::/96"):
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_open(str(wrapped))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _secure(url: str) -> str:
    """The address with `https`; others are refused."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in {"http", "https"}:
        raise InputError(url, "only https addresses are fetched")
    return urlunsplit(("https", parts.netloc, parts.path or "/", parts.query, ""))


def _host(url: str, address: str) -> str:
    """The host of an address; one with a user name or another port is refused."""
    try:
        parts = urlsplit(url)
        if not parts.hostname or parts.username or parts.port not in {None, PORT, 80}:
            raise InputError(address, "refused: an address with a user name or a port")
        return parts.hostname.encode("idna").decode("ascii") if not parts.hostname.isascii() else parts.hostname
    except ValueError:
        raise InputError(address, "not an address") from None


class _Pinned(http.client.HTTPSConnection):
    """A connection to a checked IP address, with the certificate checked for the name."""

    def __init__(self, host: str, place: str, timeout: float, door: Door) -> None:
        self._secure = ssl.create_default_context()
        super().__init__(host, PORT, timeout=timeout, context=self._secure)
        self._place, self._door = place, door

    def connect(self) -> None:
        plain = socket.create_connection((self._place, self._door.port), self.timeout)
        self.sock = self._secure.wrap_socket(plain, server_hostname=self.host) if self._door.secure else plain

    def cut(self) -> None:
        """End it from another thread: a server that sends a byte now and then never lets a read time out."""
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def _ask(url: str, host: str, place: str, until: float, limits: Limits, door: Door) -> Answer:
    """One request to one checked address."""
    parts = urlsplit(url)
    left = max(0.1, until - time.monotonic())
    connection = _Pinned(host, place, left, door)
    watch = threading.Timer(left, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        connection.request(
            "GET", target, headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip"}
        )
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        data = _body(answer, url, until, limits) if answer.status == OK and _readable(headers, url) else b""
        return answer.status, headers, data
    finally:
        watch.cancel()
        connection.close()


def _readable(headers: dict[str, str], url: str) -> bool:
    """Whether what is sent can be an article; a picture, a film or a script is refused before it is loaded."""
    kind = headers.get("content-type", "").split(";")[0].strip().lower()
    if kind.startswith(UNREADABLE):
        raise InputError(url, f"not an article: the server sends {kind}")
    return True


def _body(answer: http.client.HTTPResponse, url: str, until: float, limits: Limits) -> bytes:
    data = bytearray()
    while chunk := answer.read1(CHUNK):
        data += chunk
        if len(data) > limits.download_bytes:
            raise LimitExceeded(url, f"larger than {limits.download_bytes // MEGABYTE} MB")
        if time.monotonic() > until:
            break
    if time.monotonic() > until:  # also where the watch ended the connection, which looks like the body's end
        raise LimitExceeded(url, f"took longer than {limits.download_seconds:g} seconds")
    return bytes(data)


def _unpacked(data: bytes, headers: dict[str, str], address: str, limits: Limits) -> bytes:
    """The page's bytes, unpacked where the server packed them."""
    if headers.get("content-encoding", "").lower() not in {"gzip", "x-gzip"}:
        return data
    import io

    try:
        with gzip.open(io.BytesIO(data)) as stream:
            page = stream.read(limits.download_bytes + 1)
    except (OSError, EOFError, zlib.error):
        raise InputError(address, "damaged on the way") from None
    if len(page) > limits.download_bytes:
        raise LimitExceeded(address, f"larger than {limits.download_bytes // MEGABYTE} MB")
    return page
