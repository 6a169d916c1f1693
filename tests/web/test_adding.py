"""What is taken in at the desk, and how it is read while the desk goes on."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from multiprocessing.connection import Connection
from types import SimpleNamespace

import pytest

from make import parser
from onrecord import pipeline
from onrecord.web import jobs
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
            ours = Connection(os.dup(pipe.fileno()))
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
    client.post("/judge/rename", headers=OURS, data={"one": named("Ada Brix"), "name": "A. Brix"})
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


def test_one_process_reads_job_after_job_until_none_comes(client, desk, at_once, monkeypatch):
    begun = []
    monkeypatch.setattr(jobs, "serve", lambda *given, serve=jobs.serve: begun.append(given) or serve(*given))
    at_once.set()
    for words in (TEXT, TEXT.replace("stands", "stood")):
        client.post("/add", headers=OURS, data={"text": words})
        ended(desk)
    assert [len(job.new) for job in desk.jobs.all()] == [1, 1]
    assert len(begun) == 1
    desk.jobs.close()
    client.post("/add", headers=OURS, data={"text": TEXT + " It held."})
    ended(desk)
    assert len(begun) == 2
    assert not any(job.trouble for job in desk.jobs.all())


def test_a_process_that_dies_fails_its_job_and_no_other(client, desk, at_once, monkeypatch):
    def dies(_path, _items, _given, pipe, *_):
        pipe.close()
        raise EOFError

    with monkeypatch.context() as once:
        once.setattr(jobs, "work", dies)
        at_once.set()
        client.post("/add", headers=OURS, data={"text": TEXT})
        ended(desk)
    client.post("/add", headers=OURS, data={"text": TEXT})
    ended(desk)
    good, bad = desk.jobs.all()
    assert (bad.state, good.state) == ("failed", "done")
    assert "ended by itself" in bad.trouble
