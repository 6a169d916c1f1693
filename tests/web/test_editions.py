"""What the desk makes ahead, keeps and works out beside itself, and what becomes of it where the record cannot be woven."""

from __future__ import annotations

import multiprocessing
import threading

import pytest

from onrecord.errors import OnRecordError
from onrecord.web import jobs, pages
from onrecord.web.brought import answer, brought
from onrecord.web.kept import Kept


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
