"""`read`, `remove`, `brief`: what goes in, what is said of it, what is left behind."""

from __future__ import annotations

import json

import pytest

from cli.conftest import TEXTS, written
from onrecord.store import Store


def test_a_record_is_made_and_nothing_is_read_twice(run, tmp_path):
    files = written(tmp_path / "in")
    first = run("read", *files[:2], "-R", "r.record")
    assert (first.code, first.out) == (0, "")
    assert "2 new articles read; r.record holds 2 articles" in first.err
    again = run("read", tmp_path / "in", "-R", "r.record")
    assert "2 new articles read; r.record holds 4 articles" in again.err
    assert "0 new articles read" in run("read", *files, "-R", "r.record").err


def test_the_record_of_the_environment_and_the_default(run, tmp_path, monkeypatch):
    (file, *_) = written(tmp_path / "in")
    assert run("read", file).code == 0
    assert (tmp_path / "record.onrecord").exists()
    monkeypatch.setenv("ONRECORD_RECORD", str(tmp_path / "mine.record"))
    assert run("read", file).code == 0
    assert (tmp_path / "mine.record").exists()


def test_inputs_that_fail_are_named_and_the_others_are_read(run, tmp_path):
    (file, *_) = written(tmp_path / "in")
    (tmp_path / "empty.txt").write_text("  ")
    ran = run("read", "gone.txt", tmp_path / "empty.txt", file)
    assert ran.code == 1
    assert "1 new article read" in ran.err
    assert "gone.txt: no such file" in ran.err
    assert "empty.txt: no text in it" in ran.err
    assert "gone.txt" in run("brief").out


def test_what_is_told_of_files_is_kept(run, tmp_path):
    files = written(tmp_path / "in")
    (tmp_path / "s.csv").write_text("file,outlet,published\nkelt.txt,Kelt Post,2023-03-07\n")
    assert run("read", *files, "--sheet", "s.csv", "--outlet", "Norr Times").code == 0
    with Store(tmp_path / "record.onrecord") as store:
        found = {article.sources[0].rpartition("/")[2]: article for article in store.articles()}
    assert found["kelt.txt"].outlet.name == "Kelt Post"
    assert found["kelt.txt"].published.day.isoformat() == "2023-03-07"
    assert found["norr.txt"].outlet.name == "Norr Times"


def test_remove_takes_out_one_article(run, record):
    assert run("remove", "other.txt", "-R", record).code == 0
    exported = json.loads(run("export", "-R", record).out)
    assert len(exported["articles"]) == 3
    assert "Ine Moe" not in {entity["name"] for entity in exported["entities"]}
    assert run("remove", "other.txt", "-R", record).code == 2


def test_a_briefing_at_once_leaves_nothing_behind(run, tmp_path):
    files = written(tmp_path / "in")
    ran = run("brief", *files)
    assert ran.code == 0
    assert "Velm" in ran.out
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_briefing_of_nothing_that_can_be_read(run):
    ran = run("brief", "gone.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "gone.txt" in ran.err


# The form follows the file's ending; what is asked for goes before it.
@pytest.mark.parametrize(
    ("name", "asked", "begins"),
    [
        ("b.html", [], "<!doctype html>"),
        ("b.md", [], "#"),
        ("b.json", [], "{"),
        ("b.out", ["--format", "json"], "{"),
        ("b.html", ["--format", "markdown"], "#"),
    ],
)
def test_the_forms_of_a_briefing(run, kept, tmp_path, name, asked, begins):
    assert run("brief", "-R", kept, "-o", tmp_path / name, *asked).code == 0
    assert (tmp_path / name).read_text("utf-8").lower().startswith(begins)


def test_a_briefing_in_a_text_file_has_no_colours(run, kept, tmp_path):
    assert run("brief", "-R", kept, "-o", "b.txt").code == 0
    text = (tmp_path / "b.txt").read_text("utf-8")
    assert "\x1b" not in text
    assert "Velm" in text


def test_one_story_of_a_record(run, kept):
    stories = json.loads(run("export", "-R", kept).out)["stories"]
    ferry = next(story for story in stories if "Ferry" in story["title"])
    out = run("brief", "-R", kept, "--story", ferry["id"][:8]).out
    assert "Ferry" in out
    assert "Norr" not in out


def test_an_output_that_cannot_be_written_is_told(run, kept):
    ran = run("brief", "-R", kept, "-o", "no/such/folder.html")
    assert ran.code == 2
    assert "no/such/folder.html: cannot be written" in ran.err


def test_standard_input(run, monkeypatch):
    import io
    import sys

    given = io.TextIOWrapper(io.BytesIO(TEXTS["kelt.txt"].encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert "Velm" in run("brief", "-").out


# Nothing that steers a terminal passes from an article to the screen.
def test_control_characters_stay_out_of_the_terminal(run, tmp_path):
    text = TEXTS["kelt.txt"].replace("Ada Brix", "Ada \x1b[31mBrix\x07 \u202egnorw\u202c")
    (tmp_path / "bad.txt").write_text(text)
    assert run("read", "bad.txt").code == 0
    words = [run("brief"), run("show", "bad.txt"), run("search", "governor"), run("why", "bad.txt")]
    printed = "".join(ran.out + ran.err for ran in words)
    assert not set(printed) & set("\x1b\x07\u202e\u202c")
