"""The record's file: what goes in comes out, twice is once, and what is no record is told so."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import make
from onrecord.errors import NotFound, RecordError
from onrecord.model.reading import Failure, Reading, Ref, Statement, StatementForm
from onrecord.model.record import Judgement, Record, Story
from onrecord.model.text import Basis, Block, BlockKind, Passage, PublicationDay, Span
from onrecord.store import Store, opening, searching

BY = "finders 1"


def reading(text: str = "The bridge at Orlo is closed, the mayor said.", source: str = "a.txt", **more) -> Reading:
    """A reading with one statement, made without a parser."""
    article = make.article(text, source, **more)
    whole = Span(0, len(text))
    said = Statement(whole, "test", StatementForm.INDIRECT, (Span(0, min(28, len(text))),), None, None)
    return Reading(article, "en", (Block(BlockKind.BODY, whole),), statements=(said,))


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "r.record"


@pytest.fixture
def store(path):
    with Store(path, create=True) as store:
        yield store


def test_a_reading_comes_back_as_it_was_put(store, path):
    one, other = reading(), reading("Le pont est fermé \x00 \u202e نعم \U0001f309.", "b.txt")
    store.put(one, BY)
    store.put(other, BY)
    with Store(path) as again:
        assert dict(again.readings(BY)) == {one.id: one, other.id: other}
        assert again.articles() == tuple(sorted((one.article, other.article), key=lambda article: article.id))


def test_reading_the_same_article_twice_changes_nothing(store):
    one = reading()
    assert store.news(one.article, BY) == one.article
    store.put(one, BY)
    before = store.version, store.articles()
    assert store.news(one.article, BY) is None
    assert (store.version, store.articles()) == before


def test_an_article_met_at_a_second_place_is_not_read_again(store):
    one = reading()
    store.put(one, BY)
    assert store.news(replace(one.article, sources=("copy/a.txt",)), BY) is None
    assert store.article(one.id).sources == ("a.txt", "copy/a.txt")
    assert store.readings(BY)[one.id].article.sources == ("a.txt", "copy/a.txt")


def test_an_article_that_is_better_known_now_is_read_again(store):
    one = reading()
    store.put(one, BY)
    told = replace(one.article, published=PublicationDay(date(2020, 1, 2), Basis.GIVEN))
    assert store.news(told, BY) == told


def test_a_reading_of_less_than_is_known_leaves_the_article_outdated(store):
    one = reading()
    told = replace(one, article=replace(one.article, title="Bridge closed"))
    store.put(told, BY)
    store.put(one, BY)
    assert store.readings(BY)[one.id] == told
    dated = replace(one, article=replace(one.article, published=PublicationDay(date(2020, 1, 2), Basis.GIVEN)))
    store.put(dated, BY)
    assert [article.title for article in store.outdated("finders 2")] == ["Bridge closed"]


def test_readings_of_other_finders_are_outdated_until_they_are_made_anew(store):
    one = reading()
    store.put(one, "finders 0")
    assert store.outdated(BY) == (one.article,)
    assert not store.readings(BY)
    store.put(one, BY)
    assert store.outdated(BY) == ()


def test_an_article_that_these_finders_could_not_read_is_not_tried_for_ever(store):
    store.put(reading(), "finders 0")
    store.fail(Failure("a.txt", "took too long"), BY)
    assert store.outdated(BY) == ()
    assert len(store.outdated("finders 2")) == 1


def test_a_failure_is_forgotten_when_its_input_is_read(store):
    store.fail(Failure("a.txt", "no text in it"), BY)
    store.fail(Failure("b.txt", "no text in it"), BY)
    store.put(reading(), BY)
    assert store.failures() == (Failure("b.txt", "no text in it"),)


def test_a_removed_article_is_gone_with_all_that_was_said_in_it(store):
    one = reading()
    store.put(one, BY)
    store.remove(one.id)
    assert not store.articles()
    assert not store.search("bridge", 9)
    assert store.damage() == []
    with pytest.raises(NotFound):
        store.remove(one.id)


def test_judgements_come_back_in_order_of_time(store):
    mark = Passage("a" * 16, Span(4, 10))
    late = Judgement("ann", datetime(2024, 5, 2, tzinfo=UTC), "rename", (mark,), "Orlo Bridge")
    early = Judgement("bo", datetime(2024, 5, 1, tzinfo=UTC), "same", (mark, mark))
    store.judge(late)
    store.judge(early)
    assert store.judgements() == (early, late)


def woven(store: Store) -> Record:
    readings = store.readings(BY)
    return Record(readings=readings, stories=(Story("s1", "Bridge", tuple(readings)),), judgements=store.judgements())


def test_a_woven_record_is_kept_until_anything_changes(store, path):
    store.put(reading(), BY)
    record = woven(store)
    assert store.record(BY, "code 1") is None
    assert store.keep(record, store.version, "code 1")
    with Store(path) as again:
        assert again.record(BY, "code 1") == record
        assert again.record(BY, "code 2") is None
    store.put(reading("A second one.", "b.txt"), BY)
    assert store.record(BY, "code 1") is None


def test_a_record_woven_from_what_has_changed_meanwhile_is_not_kept(store, path):
    store.put(reading(), BY)
    record, version = woven(store), store.version
    with Store(path) as other:
        other.put(reading("A second one.", "b.txt"), BY)
    assert not store.keep(record, version, "code 1")
    assert store.record(BY, "code 1") is None


# What a person types finds words whatever their case and accents, and never breaks the query.
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("BRIDGE", ["Bridge"]),
        ("bridge cafe", ["Bridge", "café"]),
        ('"the bridge"', ["The Bridge"]),
        ("bri*", ["Bridge"]),
        ("bri", []),
        ("bridge AND", []),
        ('bridge"', ["Bridge"]),
        ("bridge)", ["Bridge"]),
        ("-bridge", ["Bridge"]),
        ("tunnel", []),
    ],
)
def test_search_in_articles(store, words, found):
    text = "The Bridge by the old café is shut."
    store.put(Reading(make.article(text), "en"), BY)
    hits = store.search(words, 9)
    assert [span.of(text) for hit in hits for span in hit.spans] == found


def test_search_finds_what_was_said_first(store):
    one = reading()
    store.put(one, BY)
    first, second = store.search("bridge closed", 9)
    assert Ref(first.article, first.statement) == Ref(one.id, 0)
    assert second.statement is None


# articles are looked for among some, or in all of them; places are told of the first ones alone
@pytest.mark.parametrize("among", [None, set(), {0, 2}])
def test_articles_are_found_among_some(store, among, monkeypatch):
    monkeypatch.setattr(searching, "LIT", 1)
    names = []
    for number in range(4):
        names.append(make.article(f"The bridge is shut. Text {number}.", f"{number}.txt").id)
        store.put(Reading(make.article(f"The bridge is shut. Text {number}.", f"{number}.txt"), "en"), BY)
    asked = None if among is None else {names[place] for place in among}
    hits = store.search("bridge", 9, asked)
    assert {hit.article for hit in hits} == (set(names) if asked is None else asked)
    assert [bool(hit.spans) for hit in hits] == [place == 0 for place in range(len(hits))]


# --- files that cannot be used ------------------------------------------------------------------------------------


def a_text(path):
    path.write_text("Some words that are no record. " * 200)


def another_database(path):
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE t (x)")


def of_a_later_version(path):
    Store(path, create=True).close()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 999")


def a_folder(path):
    path.mkdir()


def nothing(path):
    pass


# A file that cannot be used is named, with a sentence that says why; it is never changed.
@pytest.mark.parametrize(
    ("made", "told"),
    [
        (a_text, "not a record"),
        (another_database, "not a record"),
        (of_a_later_version, "later version"),
        (a_folder, "a folder"),
        (nothing, "no such record"),
    ],
)
def test_what_is_no_record_is_told_so(path, made, told):
    made(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=told) as error:
        Store(path)
    assert str(path) in str(error.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_text_file_is_not_made_a_record(path):
    a_text(path)
    with pytest.raises(RecordError, match="not a record"):
        Store(path, create=True)


def test_a_record_in_no_folder_is_told_so(tmp_path):
    with pytest.raises(RecordError, match="there is no folder"):
        Store(tmp_path / "gone" / "r.record", create=True)


def test_a_file_left_empty_by_a_killed_process_becomes_a_record(path):
    path.touch()
    with Store(path, create=True) as store:
        assert store.version == 0


def test_a_locked_record_is_told_so(store, path, monkeypatch):
    monkeypatch.setattr(opening, "BUSY_S", 0.05)
    with sqlite3.connect(path, isolation_level=None) as other, Store(path) as late:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="another process is writing"):
            late.put(reading(), BY)


def test_a_record_that_cannot_be_written_can_be_read(store, path, monkeypatch):
    one = reading()
    store.put(one, BY)
    store.close()
    monkeypatch.setattr(opening, "_writable", lambda _: False)
    with Store(path) as still:
        assert still.readings(BY)[one.id] == one
        assert still.search("bridge", 9)
        with pytest.raises(RecordError, match="read but not written"):
            still.remove(one.id)


def test_damage_is_found(store, path):
    for number in range(40):
        store.put(reading(f"Text {number}. " + "The bridge is closed. " * 200, f"{number}.txt"), BY)
    store.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(bytes(data))
    with Store(path) as hurt:
        assert hurt.damage()


def test_a_reading_that_was_damaged_is_told_so(store, path):
    one = reading()
    store.put(one, BY)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE readings SET content = x'00ff'")
    with pytest.raises(RecordError, match="damaged"):
        store.reading(one.id)


def test_a_trigger_is_one_statement_of_a_migration():
    script = (
        "CREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n-- a word at the end\n"
    )
    assert [one.split()[1] for one in opening.statements(script)] == ["TABLE", "TRIGGER"]
