"""The guarded door to the network, also against a server of our own on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import InputError
from onrecord.intake import fetch
from onrecord.intake.limits import LIMITS

OPEN = ["93.184.216.34"]


# Addresses that are not on the open internet, also as names for them.
@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_inner_places_are_refused(place):
    assert not fetch.is_open(place)
    with pytest.raises(InputError, match="refused"):
        fetch.get("https://news.example/a", LIMITS, lambda _: [*OPEN, place], _never)


def _never(*_):
    raise AssertionError("asked")


@pytest.mark.parametrize("place", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_open_places_are_allowed(place):
    assert fetch.allowed("news.example", "https://news.example", lambda _: [place]) == place


# Redirects pass the same door.
@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://169.254.169.254/latest", "refused"),
        ("file:///etc/passwd", "only https"),
        ("https://u:p@news.example/", "refused"),
        ("https://news.example:22/", "refused"),
        ("/again", "redirected more than"),
    ],
)
def test_a_redirect_is_checked_again(location, reason):
    def names(host):
        return ["169.254.169.254"] if host.startswith("169") else OPEN

    with pytest.raises(InputError, match=reason):
        fetch.get("https://news.example/a", LIMITS, names, lambda *_: (302, {"location": location}, b""))


def test_the_connection_goes_to_the_checked_place():
    asked = []

    def ask(url, host, place, *_):
        asked.append((url, host, place))
        return (
            (301, {"location": "https://other.example/b"}, b"")
            if len(asked) == 1
            else (200, {"content-type": "text/plain"}, b"words")
        )

    page = fetch.get(
        "http://news.example/a?x=1#y",
        LIMITS,
        lambda host: ["93.184.216.34"] if host == "news.example" else ["8.8.8.8"],
        ask,
    )
    assert asked == [
        ("https://news.example/a?x=1", "news.example", "93.184.216.34"),
        ("https://other.example/b", "other.example", "8.8.8.8"),
    ]
    assert (page.url, page.data) == ("https://other.example/b", b"words")


def test_a_page_that_unpacks_too_far_is_refused():
    small = replace(LIMITS, download_bytes=1000)
    packed = gzip.compress(b"0" * 100_000)
    with pytest.raises(InputError, match="larger"):
        fetch.get(
            "https://news.example/", small, lambda _: OPEN, lambda *_: (200, {"content-encoding": "gzip"}, packed)
        )


# --- against a server of our own; loopback is let through by the test's own door alone ---------------------------

HERE = "127.0.0.1"
SMALL = replace(LIMITS, download_bytes=100_000)
QUICK = replace(SMALL, download_seconds=1.5)


class _Site(BaseHTTPRequestHandler):
    """A small site: an article, redirects, and pages that never end."""

    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        act = getattr(self, "_" + self.path.strip("/"), self._article)
        try:
            act()
        except OSError:
            self.close_connection = True

    def _answer(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _article(self) -> None:
        self._answer(200, b"<p>words</p>")

    def _moved(self) -> None:
        self._answer(302, b"", Location="/article")

    def _inward(self) -> None:
        self._answer(302, b"", Location="https://inner.example/article")

    def _picture(self) -> None:
        self._answer(200, b"\x89PNG", Content_Type="image/png")

    def _gone(self) -> None:
        self._answer(404, b"gone")

    def _large(self) -> None:
        self._answer(200, b"0" * 1_000_000)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "90")
        self.end_headers()
        self._bytes()

    def _head(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        self._bytes()

    def _bytes(self) -> None:
        for _ in range(90):
            self.wfile.write(b"0")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer((HERE, 0), _Site)
    server.daemon_threads = True
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def visit(site: ThreadingHTTPServer, path: str, names=lambda host: ["127.0.0.2" if "inner" in host else HERE]):
    door = fetch.Door(port=site.server_address[1], secure=False, let=frozenset({HERE}))
    limits = QUICK if path in {"drip", "head"} else SMALL
    return fetch.get(f"https://news.example/{path}", limits, names, door=door)


def test_a_page_is_fetched_through_a_redirect(site):
    page = visit(site, "moved")
    assert (page.url, page.data) == ("https://news.example/article", b"<p>words</p>")


# What a server may do, and what is said of it.
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("inward", "not on the open internet"),
        ("picture", "image/png"),
        ("gone", "404"),
        ("large", "larger than"),
        ("drip", "took longer"),
        ("head", "took longer"),
    ],
)
def test_a_server_that_misbehaves_is_refused(site, path, reason):
    with pytest.raises(InputError, match=reason):
        visit(site, path)


def test_loopback_is_refused_without_the_test_s_own_door(site):
    with pytest.raises(InputError, match="refused"):
        fetch.get("https://news.example/article", QUICK, lambda _: [HERE])
    assert site.asked == []


def test_a_name_that_changes_after_the_check_changes_nothing(site, monkeypatch):
    answers, looked_up = [[HERE], ["169.254.169.254"]], []
    true = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *more, **named: looked_up.append(host) or true(host, *more, **named)
    )
    assert visit(site, "article", lambda _: answers.pop(0)).data == b"<p>words</p>"
    assert (answers, looked_up) == ([["169.254.169.254"]], [HERE])
