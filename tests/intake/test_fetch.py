"""The guarded door to the network; no test goes through it."""

from __future__ import annotations

import gzip
from dataclasses import replace

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
