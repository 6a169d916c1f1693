"""What keeps the desk safe: names, token, where a request comes from, sizes, headers."""

from __future__ import annotations

import socket

import pytest
from starlette.testclient import TestClient

from onrecord.web import application, judging
from onrecord.web.application import Address, _bind, is_loopback
from onrecord.web.guard import LARGEST_BODY
from web.door import HERE, OURS

ACTS = (
    *("same", "two", "different", "rename", "undo", "date", "outlet"),
    *("apart", "together", "speaker", "alike", "unlike"),
)

ALL = frozenset({"localhost", "*"})


# a foreign name that was pointed at this machine gets nothing
@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "", "192.168.1.9"])
def test_a_foreign_name_is_not_answered(client, host):
    assert client.get("/stories", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:8765", "[::1]:8765"])
def test_loopback_is_answered(client, host):
    assert client.get("/stories", headers={"host": host}).status_code == 200


# only the desk's own pages may change the record
@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": HERE, "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
@pytest.mark.parametrize(
    "address",
    [
        "/add",
        *(f"/judge/{act}" for act in ACTS),
    ],
)
def test_a_foreign_page_changes_nothing(client, desk, sent, address):
    assert client.post(address, headers=sent, data={"text": "Some words of an article."}).status_code == 403
    assert not desk.jobs.all()
    assert not desk.judgements()


def test_looking_changes_nothing(client):
    assert client.get("/judge/same").status_code == 405


# beyond loopback nobody comes in without the token
@pytest.fixture
def far(desk):
    return TestClient(application(desk, ALL, "s3cret"), base_url="http://192.0.2.7:8765", follow_redirects=False)


@pytest.mark.parametrize("address", ["/", "/stories", "/stories.json", "/static/desk.js", "/?token=wrong", "/add"])
def test_without_the_token_nothing_is_shown(far, address):
    answer = far.get(address)
    assert answer.status_code == 401
    assert "Velm" not in answer.text


def test_the_token_comes_in_by_the_address_and_stays_as_a_cookie(far):
    answer = far.get("/stories?token=s3cret&x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/stories?x=1")
    assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
    assert far.get("/stories").status_code == 200


def test_the_way_in_leads_nowhere_else(far):
    assert far.get("http://192.0.2.7:8765//evil.example/?token=s3cret").headers["location"].startswith("/evil")


def test_a_program_may_send_the_token(far):
    assert far.get("/stories.json", headers={"authorization": "Bearer s3cret"}).status_code == 200
    assert far.get("/stories.json", headers={"authorization": "Bearer s3cre"}).status_code == 401


def test_the_token_does_not_open_the_door_for_other_pages(far):
    far.get("/?token=s3cret")
    assert far.post("/add", headers={"origin": "https://evil.example"}, data={"text": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("host", "near"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("desk.lan", False)],  # noqa: S104 -- what must ask for a token
)
def test_what_only_this_machine_can_reach(host, near):
    assert is_loopback(host) is near


def test_an_address_is_printed_with_its_token():
    assert Address("::1", 80, None).url == "http://[::1]:80/"
    assert Address("0.0.0.0", 80, "t").url == "http://0.0.0.0:80/?token=t"  # noqa: S104 -- an address that is printed


# bodies end where an upload may end, whether they say how long they are or not
def test_a_body_that_is_too_large_is_refused(client):
    answer = client.post("/add", headers=OURS | {"content-length": str(LARGEST_BODY + 1)}, content=b"")
    assert answer.status_code == 413


def test_a_body_in_pieces_is_refused_where_it_passes_the_limit(client, desk):
    def pieces():
        yield b'--x\r\ncontent-disposition: form-data; name="text"\r\n\r\n'
        for _ in range(LARGEST_BODY // 1_000_000 + 1):
            yield b"a" * 1_000_000

    answer = client.post("/add", headers=OURS | {"content-type": "multipart/form-data; boundary=x"}, content=pieces())
    assert answer.status_code == 413
    assert not desk.jobs.all()


def test_every_answer_is_dressed(client, far):
    for answer in (client.get("/stories"), client.get("/none"), client.get("/static/desk.js"), far.get("/")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


# an act that is added is guarded like the others, and tried above
def test_every_act_is_tried():
    assert {route.path for route in judging.routes()} == {f"/judge/{act}" for act in ACTS}


# the address is printed before the server runs: who opens it at once waits, and is not sent away
def test_who_comes_early_waits():
    with _bind("127.0.0.1", 0) as bound, socket.create_connection(bound.getsockname(), timeout=5) as early:
        assert early.getpeername() == bound.getsockname()
