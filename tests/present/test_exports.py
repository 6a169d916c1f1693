"""Views and records for other programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from types import MappingProxyType

import pytest

from onrecord.present import exports, show
from onrecord.present.tables import cell
from present import articles, factory


def test_the_json_of_a_briefing_is_plain_and_holds_the_exact_words(briefing):
    plain = exports.as_json(briefing)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["format"] == "onrecord-briefing/1"
    cite = plain["stories"][0]["conflicts"][0]["sides"][1]["voices"][0]["cite"]
    assert articles.BLOG[cite["start"] : cite["end"]] == cite["text"]
    assert "blocks" not in plain["articles"][0]


def test_a_page_has_a_json_form_too():
    assert exports.as_json(show.claim(factory.record(), "c-way"))["format"] == "onrecord-page/1"


# Text that a spreadsheet would run, and text and numbers that it would not.
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("\r=1", "'\r=1"),
        ("-2.5", "-2.5"),
        (-70.25, "-70.25"),
        ("a = b", "a = b"),
        (None, ""),
    ],
)
def test_no_cell_starts_a_formula(value, shown):
    assert cell(value) == shown


def test_tables_hold_a_row_a_thing():
    record = factory.record()
    rows = {name: list(csv.DictReader(io.StringIO(exports.table(record, name), newline=""))) for name in exports.TABLES}
    assert {name: len(found) for name, found in rows.items()} == {
        "articles": 4,
        "statements": 7,
        "claims": 4,
        "entities": 3,
        "timeline": 3,
        "series": 2,
        "states": 2,
    }
    assert [(row["value"], row["bound"]) for row in rows["series"]] == [("12", "at_least"), ("15", "exact")]
    assert [row["status"] for row in rows["states"]] == ["ended", "planned"]
    assert rows["statements"][0]["words"] == "The flood took the third pillar"
    assert rows["statements"][0]["through"] == "Norda Press"
    assert rows["claims"][1]["against"] == "an official"
    assert rows["articles"][1]["outlet_basis"] == "guess"


def test_a_hostile_name_is_no_formula_in_any_table():
    record = factory.record()
    named = tuple(replace(entity, name=f"={entity.name}", names=("@x",)) for entity in record.entities)
    hostile = replace(record, entities=named, claims=tuple(replace(c, text="+1") for c in record.claims))
    for name in exports.TABLES:
        for row in csv.reader(io.StringIO(exports.table(hostile, name), newline="")):
            assert not [one for one in row if one[:1] in "=+@-" and one and not one[1:].replace(".", "").isdigit()]


def test_followthemoney_entities_are_named_and_tied_to_their_articles():
    record = factory.record()
    things = {thing["id"]: thing for thing in exports.ftm(record)}
    assert things["post"]["schema"] == "Article"
    assert things["post"]["properties"]["publishedAt"] == ["2021-05-03"]
    assert "publishedAt" not in things["lantern"]["properties"], "an inferred day is not given out as known"
    assert things[factory.REYES]["properties"] == {
        "name": ["Ana Reyes"],
        "alias": ["Anna Reyes"],
        "position": ["Mayor"],
    }
    mention = things[f"{factory.REYES}-lantern"]
    assert mention["properties"]["resolved"] == [factory.REYES]
    assert mention["properties"]["name"] == ["Anna Reyes"]
    assert factory.OFFICIAL not in things, "nobody knows who this is"


def test_every_followthemoney_value_is_a_string_and_no_property_is_empty():
    record = factory.record()
    for thing in exports.ftm(replace(record, readings=MappingProxyType(dict(record.readings)))):
        for values in thing["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)
