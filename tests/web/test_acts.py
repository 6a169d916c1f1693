"""What people do at the desk: what is taken in, what is decided, and that all of it can be taken back."""

from __future__ import annotations

import multiprocessing
import os
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from types import SimpleNamespace

import pytest

from make import parser
from onrecord import pipeline
from onrecord.errors import OnRecordError
from onrecord.store import Store
from onrecord.web import jobs, pages
from onrecord.web.brought import answer, brought
from onrecord.web.kept import Kept
from web.door import OURS


@pytest.fixture
def taken(desk, monkeypatch):
    """What the desk would have read, without reading it."""
    found = []
    start = desk.jobs.start

    def take(items, given):
        found.extend(items)
        return start((), given)

    monkeypatch.setattr(desk.jobs, "_run", lambda *_: None)
    monkeypatch.setattr(desk.jobs, "start", take)
    return found


# --- adding -----------------------------------------------------------------------------------------------------


def test_pasted_words_are_an_article(client, taken):
    answer = client.post("/add", headers=OURS, data={"text": "Dam rebuilt\n\nIt stands again."})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/work/")
    assert [one.data for one in taken] == [b"Dam rebuilt\n\nIt stands again."]


# a path is no address: nothing on this machine can be read through the field for addresses
@pytest.mark.parametrize(
    "words", ["/etc/passwd", "file:///etc/passwd", "*.txt", "-", "ftp://a.example/x", "C:\\boot.ini"]
)
def test_only_addresses_are_fetched(client, taken, words):
    assert client.post("/add", headers=OURS, data={"addresses": words}).status_code == 400
    assert not taken


# the name of a file names its source and opens nothing
@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/var/passwd.txt", "..\\..\\passwd.txt"])
def test_an_uploaded_name_is_a_name(client, taken, name):
    client.post("/add", headers=OURS, files={"files": (name, b"Some words.", "text/plain")})
    assert [(one.source, one.path, one.data) for one in taken] == [("passwd.txt", None, b"Some words.")]


@pytest.mark.parametrize("name", ["run.exe", "page.php", "noending", "a.svg"])
def test_kinds_that_cannot_be_read_are_refused(client, taken, name):
    answer = client.post("/add", headers=OURS, files={"files": (name, b"x", "text/plain")})
    assert answer.status_code == 400
    assert not taken


@pytest.mark.parametrize("data", [{}, {"text": "  \n"}, {"text": "Words.", "published": "soon"}])
def test_what_cannot_be_taken_in_is_said(client, taken, data):
    assert client.post("/add", headers=OURS, data=data).status_code == 400


def test_a_file_in_the_place_of_a_word_is_no_word(client, taken):
    assert client.post("/add", headers=OURS, files={"text": ("a.txt", b"x", "text/plain")}).status_code == 400


# --- deciding ---------------------------------------------------------------------------------------------------


def post(client, act, **data):
    return client.post(f"/judge/{act}", headers=OURS, data=data)


def test_a_name_is_set_and_taken_back(client, desk, named, record):
    one = named("Ada Brix")
    assert post(client, "rename", one=one, name="Adelaide Brix").status_code == 303
    assert any(entity.name == "Adelaide Brix" for entity in record().entities)
    (decided,) = desk.judgements()
    assert (decided.by, decided.kind, decided.undone) == ("ann", "rename", False)
    post(client, "undo", at=decided.at.isoformat(), undone="yes")
    assert not any(entity.name == "Adelaide Brix" for entity in record().entities)
    assert [one.undone for one in desk.judgements()] == [True]
    post(client, "undo", at=decided.at.isoformat(), undone="no")
    assert any(entity.name == "Adelaide Brix" for entity in record().entities)


def test_two_persons_are_joined_and_parted_again(client, desk, named, record):
    one, other = named("Ada Brix"), named("Peter Lowe")
    post(client, "same", one=one, other=other)
    joined = next(entity for entity in record().entities if "Peter Lowe" in entity.names)
    assert "Ada Brix" in joined.names
    page = client.get(f"/entities/{joined.id}").text
    assert "rebuild" in page
    assert "Nobody was hurt" in page
    post(client, "undo", at=desk.judgements()[0].at.isoformat(), undone="yes")
    assert named("Ada Brix") != named("Peter Lowe")


def test_a_spelling_is_parted_from_a_person(client, desk, named, record):
    post(client, "same", one=named("Ada Brix"), other=named("Peter Lowe"))
    joined = named("Peter Lowe")
    page = client.get(f"/entities/{joined}.json").json()
    mark = next(name["mark"] for name in page["names"] if name["name"] == "Peter Lowe")
    answer = post(client, "different", one=joined, mark=f"{mark['article']}:{mark['start']}-{mark['end']}")
    assert answer.status_code == 303
    assert desk.judgements()[0].kind == "different"


def test_an_article_is_dated(client, record):
    article = min(record().readings)
    assert post(client, "date", article=article, day="2031-05-06").status_code == 303
    assert str(record().calendar.published[article].best) == "2031-05-06"


def story_page(client, record):
    """The page of the story of the dam."""
    story = max(record().stories, key=lambda one: len(one.articles))
    return client.get(f"/stories/{story.id}").text


def take_back(client, desk):
    post(client, "undo", at=desk.judgements()[0].at.isoformat(), undone="yes")


def test_an_outlet_is_named_and_taken_back(client, desk, record):
    article = min(record().readings)
    before = story_page(client, record)
    assert post(client, "outlet", article=article, name=" Hald  Radio ").headers["location"] == f"/articles/{article}"
    assert "Hald Radio" in client.get(f"/articles/{article}").text
    assert "Hald Radio" in story_page(client, record)
    take_back(client, desk)
    assert story_page(client, record) == before


def test_words_are_taken_out_of_a_claim_and_put_back(client, desk, record):
    claim = next(one for one in record().claims if len({said.article for said in one.assertions}) > 1)
    before = story_page(client, record)
    page = client.get(f"/claims/{claim.id}").text
    mark = re.search(r'name="mark" value="([^"]+)"', page)[1]
    answer = post(client, "apart", claim=claim.id, mark=mark)
    assert answer.headers["location"].startswith("/claims/")
    rest = client.get(answer.headers["location"])
    assert "decided by ann" in client.get(answer.headers["location"] + "/why").text
    assert rest.text.count('name="mark"') < page.count('name="mark"')
    assert story_page(client, record) != before
    assert "say two things" in client.get("/work").text
    take_back(client, desk)
    assert story_page(client, record) == before


def test_two_claims_are_held_together_and_parted_again(client, desk, record):
    before = story_page(client, record)
    story = max(record().stories, key=lambda one: len(one.articles)).id
    one, other = [claim.id for claim in record().claims if claim.story == story][:2]
    answer = post(client, "together", one=one, other=other)
    assert answer.headers["location"].startswith("/claims/")
    assert one not in {claim.id for claim in record().claims}
    assert story_page(client, record) != before
    assert "are one claim" in client.get("/work").text
    take_back(client, desk)
    assert story_page(client, record) == before


def test_a_statement_is_given_to_somebody_else_and_back(client, desk, record, named):
    found = next(one for one in record().attributions if named("Ada Brix") in one.speakers)
    before = story_page(client, record)
    assert post(client, "speaker", statement=found.id, who=named("Peter Lowe")).status_code == 303
    assert client.get(f"/statements/{found.id}.json").text.count("Peter Lowe")
    assert "was said by “" in client.get("/work").text
    assert story_page(client, record) != before
    post(client, "speaker", statement=found.id, who="nobody")
    assert not next(one for one in record().attributions if one.id == found.id).speakers
    for decided in desk.judgements():
        post(client, "undo", at=decided.at.isoformat(), undone="yes")
    assert story_page(client, record) == before


@pytest.mark.parametrize(
    ("act", "data", "status"),
    [
        ("outlet", {"article": "none", "name": "X"}, 404),
        ("speaker", {"statement": "none", "who": ""}, 404),
        ("together", {"one": "none", "other": "none"}, 404),
        ("apart", {"claim": "none", "mark": "a:1-2"}, 404),
        ("rename", {"one": "none", "name": "X"}, 404),
        ("same", {"one": "none", "other": "none"}, 404),
        ("different", {"one": "none", "mark": "a:2-1"}, 400),
        ("different", {"one": "none", "mark": "a:1-2"}, 404),
        ("date", {"article": "none", "day": "2031-05-06"}, 404),
        ("undo", {"at": "never", "undone": "yes"}, 503),
    ],
)
def test_what_cannot_be_decided_is_said(client, desk, act, data, status):
    assert post(client, act, **data).status_code == status
    assert not desk.judgements()


def test_no_day_is_set_that_is_none(client, desk, record):
    assert post(client, "date", article=min(record().readings), day="soon").status_code == 400
    assert not desk.judgements()


# people at several desks, or one in a hurry: every decision is kept
def test_decisions_at_the_same_time_are_all_kept(client, desk, named):
    one = named("Ada Brix")
    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(lambda number: post(client, "rename", one=one, name=f"Brix {number}"), range(6)))
    assert {answer.status_code for answer in answers} == {303}
    assert {decided.value for decided in desk.judgements()} == {f"Brix {number}" for number in range(6)}


# another program may write into the same file: what it wrote is there on the next page
def test_what_another_process_writes_is_seen(client, desk, record):
    gone = min(record().readings)
    with Store(desk.path) as store:
        store.remove(gone)
    assert client.get(f"/articles/{gone}").status_code == 404


# --- reading in the background ----------------------------------------------------------------------------------


TEXT = "Velm dam stands again\n\nThe Velm dam stands again, the engineer Oda Hult told the Kelt news agency on Monday."


@pytest.fixture
def at_once(monkeypatch):
    """Jobs read with the tests' own parser, in a thread in place of a process; each waits for `go`."""
    go = threading.Event()

    class Threaded(threading.Thread):
        exitcode = 0

        def __init__(self, target, args, daemon):
            *given, pipe = args
            ours = Connection(os.dup(pipe.fileno()), readable=False)
            super().__init__(target=target, args=(*given, ours), daemon=daemon)

        def run(self):
            go.wait(60)
            super().run()

    context = SimpleNamespace(Pipe=multiprocessing.Pipe, Process=Threaded)
    monkeypatch.setattr(jobs.multiprocessing, "get_context", lambda _: context)
    monkeypatch.setattr(jobs.signal, "signal", lambda *_: None)
    monkeypatch.setattr(pipeline, "reader", lambda: lambda one: pipeline.read(one, parser(), lambda _: "en"))
    return go


def ended(desk):
    """Wait for the jobs: a thread has set itself a limit, so that nothing waits for ever."""
    until = time.monotonic() + 120
    while not all(job.over for job in desk.jobs.all()) and time.monotonic() < until:
        time.sleep(0.01)


def test_an_article_is_read_while_the_desk_goes_on(client, desk, record, at_once, named):
    before = len(record().readings)
    first = client.post("/add", headers=OURS, data={"text": TEXT})
    second = client.post("/add", headers=OURS, files={"files": ("b.txt", TEXT.encode(), "text/plain")})
    post(client, "rename", one=named("Ada Brix"), name="A. Brix")
    assert client.get("/stories").status_code == 200
    assert "Reading" in client.get(first.headers["location"]).text
    at_once.set()
    ended(desk)
    job = desk.jobs.job(int(first.headers["location"].rpartition("/")[2]))
    assert (job.state, job.trouble, len(job.new)) == ("done", "", 1)
    assert not desk.jobs.job(int(second.headers["location"].rpartition("/")[2])).new
    assert len(record().readings) == before + 1
    assert any(one.name == "A. Brix" for one in record().entities)
    assert "Oda Hult" in client.get(f"/new?article={job.new[0]}").text


# a large record is not woven while a page waits: the page asks again until a process beside the desk has the answer
def test_what_an_article_brought_to_a_large_record(client, desk, record, monkeypatch):
    monkeypatch.setattr(pages, "MANY", 1)
    monkeypatch.setattr(desk.newsroom, "_work", lambda *_: None)
    article = next(name for name, one in record().readings.items() if one.article.source == "later.txt")
    waiting = client.get(f"/new?article={article}")
    assert (waiting.status_code, waiting.headers["retry-after"]) == (202, "2")
    assert '<meta name="again" content="2">' in waiting.text
    assert client.get(f"/new.json?article={article}").status_code == 202
    desk.newsroom.keep(desk.edition().version, (article,), brought(desk.edition().shelf, (article,)))
    answer = client.get(f"/new?article={article}")
    assert answer.status_code == 200
    assert "rebuild" in answer.text


def test_the_newsroom_answers_until_the_desk_is_gone(desk, record, monkeypatch):
    monkeypatch.setattr(jobs.signal, "signal", lambda *_: None)
    article = next(name for name, one in record().readings.items() if one.article.source == "later.txt")
    ours, theirs = multiprocessing.Pipe()
    room = threading.Thread(target=answer, args=(desk.path, theirs), daemon=True)
    room.start()
    for version, added in ((desk.edition().version, (article,)), (-1, (article,)), (desk.edition().version, ("gone",))):
        ours.send((version, added))
    assert [told and bool(told.claims) for told in (ours.recv(), ours.recv(), ours.recv())] == [True, None, None]
    ours.close()
    room.join(10)
    assert not room.is_alive()


# pages that take long are made ahead, and what is kept has a bound
def test_stories_are_made_ahead(client, desk, record, monkeypatch):
    pages.press(desk, desk.edition())
    monkeypatch.setattr(pages.brief, "story_view", lambda *_: pytest.fail("made again"))
    for one in record().stories:
        assert client.get(f"/stories/{one.id}").status_code == 200
        assert client.get(f"/stories/{one.id}.json").status_code == 200


def test_what_is_unused_longest_is_let_go():
    made = []
    kept = Kept(room=25, views=2)

    def once(key, value):
        return kept.once(key, lambda: (made.append(key), value)[1])

    for key in ("a", "b", "a", "c", "a", "b"):
        assert once(key, key.encode() * 10) == key.encode() * 10
    assert made == ["a", "b", "c", "b"]
    for key in (1, 2, 1, 3, 1, 2):
        assert once(key, key) == key
    assert made[4:] == [1, 2, 3, 2]


def test_a_record_that_cannot_be_woven_is_told_and_the_desk_lives(client, desk, monkeypatch):
    def fails():
        raise OnRecordError("cannot be woven")

    monkeypatch.setattr(desk, "_load", fails)
    desk.judge("rename", (), "X")
    assert client.get("/stories").status_code == 503
    monkeypatch.undo()
    assert client.get("/stories").status_code == 200
