"""`show`, `why`, `search`, `compare`, `names`, `export`, `check`, and people's judgements."""

from __future__ import annotations

import csv
import json
import sqlite3
from itertools import pairwise

import pytest

from onrecord.store import opening, packing


def exported(run, record) -> dict:
    return json.loads(run("export", "-R", record).out)


def test_every_kind_of_thing_is_shown_by_the_beginning_of_its_id(run, kept):
    known = exported(run, kept)
    for section in ("articles", "statements", "claims", "entities", "stories"):
        ran = run("show", known[section][0]["id"][:10], "-R", kept)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.strip()
    for section in ("articles", "statements", "claims", "entities"):
        assert run("why", known[section][0]["id"], "-R", kept).code == 0


def test_articles_answer_to_their_file_name_and_entities_to_their_name(run, kept):
    assert "Nobody was hurt" in run("show", "kelt.txt", "-R", kept).out
    assert "no warning" in run("show", "piet lowe", "-R", kept).out


# What answers to nothing, or to several, is told; it is never guessed.
def test_names_that_do_not_find_one_thing(run, kept):
    assert run("show", "zzzz", "-R", kept).err == (
        "onrecord: no article, statement, claim, entity or other thing answers to 'zzzz'\n"
    )
    ids = sorted(entity["id"] for entity in exported(run, kept)["entities"])
    first = next(a[0] for a, b in pairwise(ids) if a[0] == b[0])
    ran = run("show", first, "-R", kept)
    assert ran.code == 2
    assert "may be any of these" in ran.err


def test_search_finds_statements_and_articles(run, kept):
    out = run("search", "warning", "-R", kept).out
    assert "We had no warning" in out
    assert run("search", "submarine", "-R", kept).code == 1
    assert run("search", "!!!", "-R", kept).code == 2


def test_two_articles_side_by_side(run, kept):
    out = run("compare", "kelt.txt", "norr.txt", "-R", kept).out
    assert "only in a, kelt.txt" in " ".join(out.lower().split())


# A comparison goes to a file in the form that its ending asks for.
@pytest.mark.parametrize(
    ("name", "begins"), [("pair.html", "<!doctype html>"), ("pair.md", "# kelt.txt"), ("pair.txt", "kelt.txt beside")]
)
def test_two_articles_in_a_file(run, kept, tmp_path, name, begins):
    file = tmp_path / name
    ran = run("compare", "kelt.txt", "norr.txt", "-R", kept, "--output", file)
    assert (ran.code, ran.out) == (0, "")
    assert file.read_text(encoding="utf-8").strip().casefold().startswith(begins)


# Names alone, without a record.
@pytest.mark.parametrize(
    ("one", "other", "code"),
    [("Yusuf al-Hariri", "Youssef Hariri", 0), ("Ada Brix", "Piet Lowe", 1)],
)
def test_names(run, one, other, code):
    ran = run("names", one, other)
    assert ran.code == code
    assert ran.out


def test_a_rename_is_kept(run, record):
    assert run("rename", "Piet Lowe", "Pieter Lowe", "-R", record, "--by", "ann").code == 0
    known = exported(run, record)
    assert "Pieter Lowe" in {entity["name"] for entity in known["entities"]}
    assert [(one["by"], one["kind"]) for one in known["judgements"]] == [("ann", "rename")]


def test_what_a_person_joins_is_one_and_what_they_part_is_two(run, record):
    def owners(known):
        return {name for entity in known["entities"] for name in entity["names"] if {"Ada Brix"} & set(entity["names"])}

    assert run("same", "Ada Brix", "Ine Moe", "-R", record).code == 0
    assert {"Ada Brix", "Ine Moe"} <= owners(exported(run, record))


def test_exports_for_other_programs(run, kept):
    things = [json.loads(line) for line in run("export", "-R", kept, "-f", "ftm").out.splitlines()]
    assert {"Article", "Person"} <= {thing["schema"] for thing in things}
    rows = list(csv.DictReader(run("export", "-R", kept, "-f", "csv", "--table", "articles").out.splitlines()))
    assert len(rows) == 4
    assert run("export", "-R", kept, "-f", "csv").code == 2


def test_an_export_without_texts(run, kept):
    assert all("text" not in article for article in json.loads(run("export", "-R", kept, "--no-text").out)["articles"])


def test_a_sound_record_is_proven(run, kept):
    ran = run("check", "-R", kept)
    assert (ran.code, ran.out) == (0, "")
    assert "every one says what stands there" in ran.err


def test_a_text_that_was_changed_fails_the_check(run, record):
    with sqlite3.connect(record) as file:
        file.execute("UPDATE articles SET text = replace(text, 'Monday', 'Sunday')")
    ran = run("check", "-R", record)
    assert ran.code == 1
    assert "not the one that was read" in ran.err


def test_an_id_that_leads_nowhere_fails_the_check(run, record):
    with sqlite3.connect(record) as file:
        (content,) = file.execute("SELECT content FROM parts WHERE name = 'attributions'").fetchone()
        attributions = packing.unpress(content)
        attributions[0]["speakers"] = ["nobody"]
        file.execute("UPDATE parts SET content = ? WHERE name = 'attributions'", (packing.press(attributions),))
    ran = run("check", "-R", record)
    assert ran.code == 1
    assert "leads to nobody" in ran.err


def test_what_other_finders_have_read_is_read_anew(run, record):
    before = exported(run, record)
    with sqlite3.connect(record) as file:
        file.execute("UPDATE readings SET version = 'older', content = x'00'")
    assert exported(run, record) == before
    assert run("check", "-R", record).code == 0


def test_a_record_that_cannot_be_written_is_briefed(run, record, monkeypatch):
    monkeypatch.setattr(opening, "_writable", lambda _: False)
    assert "Velm" in run("brief", "-R", record).out
    ran = run("remove", "kelt.txt", "-R", record)
    assert ran.code == 2
    assert "can be read but not written" in ran.err


def test_another_code_weaves_anew(run, record):
    before = exported(run, record)
    with sqlite3.connect(record) as file:
        file.execute("UPDATE woven SET made_by = 'older'")
        file.execute("UPDATE parts SET content = x'00'")
    assert exported(run, record) == before
