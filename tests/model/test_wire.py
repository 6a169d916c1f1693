"""The public form of a record and the codec: what goes out comes back, what is written is proven."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import make
from onrecord import pipeline
from onrecord.model import wire
from onrecord.model.reading import Event, Reading, Statement, Time
from onrecord.model.record import Calendar, Claim, Entity, Judgement, Record
from onrecord.model.text import Article, Block, BlockKind, Passage, Span
from present import factory

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 10**4))
st.register_type_strategy(Span, spans)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))


# Whatever the fields hold, the value that comes back is the value that went out.
@pytest.mark.parametrize("kind", [Article, Time, Statement, Event, Entity, Calendar, Claim, Judgement])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_comes_back(kind, data):
    value = data.draw(st.from_type(kind))
    assert wire.from_plain(kind, json.loads(json.dumps(wire.plain(value)))) == value


def test_a_whole_record_comes_back():
    record = story()
    assert wire.from_plain(Record, json.loads(json.dumps(wire.plain(record)))) == record


def test_a_value_without_a_plain_form_is_refused():
    with pytest.raises(TypeError, match="no plain form for set"):
        wire.plain({1, 2})


# A span of days is written as shortly as EDTF allows, and open ends as open.
@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        (date(2019, 5, 7), date(2019, 5, 7), "2019-05-07"),
        (date(2019, 5, 1), date(2019, 5, 31), "2019-05"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2019, 2, 1), date(2019, 2, 27), "2019-02-01/2019-02-27"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(2019, 1, 1), date(2020, 12, 31), "2019-01-01/2020-12-31"),
        (None, date(2019, 5, 7), "../2019-05-07"),
        (date(2019, 5, 7), None, "2019-05-07/.."),
        (None, None, None),
    ],
)
def test_days_as_edtf(earliest, latest, written):
    assert wire.edtf(earliest, latest) == written


TEXTS = (
    (
        "Dam at Velm gives way\n\nThe Velm dam gave way on Monday, the regional governor Ada Brix told the Kelt news agency. "
        "“Nobody was hurt,” Brix said.\n\nAbout 40 houses were flooded."
    ),
    (
        "Flood after dam break\n\nAt least 55 houses were flooded in Velm on Monday. The utility Norr Power denied that the dam "
        "had been damaged before. “We had no warning,” its spokesman Piet Lowe said on Tuesday."
    ),
)


def story() -> Record:
    readings = [make.reading(text, f"{i}.txt") for i, text in enumerate(TEXTS)]
    mark = Passage(readings[0].id, Span(0, 3))
    judgements = [Judgement("ann", datetime(2024, 1, 2, tzinfo=UTC), "rename", (mark,), "The dam")]
    return pipeline.weave(readings, judgements)


def schema() -> dict:
    return json.loads((files("onrecord") / "data/record.schema.json").read_text("utf-8"))


def closed(part):
    """The schema with no room for fields that it does not name."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    more = {"additionalProperties": False} if "properties" in part else {}
    return {key: closed(one) for key, one in part.items()} | more


# A record made by hand that has one of everything, one that was read, and one of nothing.
@pytest.mark.parametrize("made", [factory.record, story, lambda: pipeline.weave([])])
def test_an_export_fits_the_schema_and_is_proven(made):
    exported = json.loads(json.dumps(wire.export(made())))
    jsonschema.Draft202012Validator(closed(schema())).validate(exported)
    assert wire.check(exported) == []


def test_what_was_read_is_in_the_export():
    exported = wire.export(story())
    assert exported["judgements"][0]["value"] == "The dam"
    assert "Nobody was hurt" in [piece["text"].rstrip(",.") for s in exported["statements"] for piece in s["content"]]
    assert "Piet Lowe" in {one["name"] for one in exported["entities"]}


def test_an_export_without_texts_still_quotes():
    exported = wire.export(story(), text=False)
    assert all("text" not in article for article in exported["articles"])
    assert all(
        TEXTS[0].find(s["text"]) >= 0 or TEXTS[1].find(s["text"]) >= 0 for s in wire.spans(exported["statements"])
    )


def test_title_is_given_or_the_headline():
    text = "Dam  at Velm gives way\n\nThe Velm dam gave way on Monday."
    head = Block(BlockKind.HEADLINE, Span(0, 22))
    assert wire.title(Reading(make.article(text, title="Given"), blocks=(head,))) == "Given"
    assert wire.title(Reading(make.article(text), blocks=(head,))) == "Dam at Velm gives way"
    assert wire.title(Reading(make.article(text))) is None


# Every kind of fault that could be in a record is told: what, and where.
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda r: r["entities"][0]["mentions"][0]["span"].update(start=1), "says"),
        (lambda r: r["entities"][0]["mentions"][0]["span"].update(end=10**6), "lies outside its text"),
        (lambda r: r["entities"][0]["mentions"][0]["span"].update(article="gone"), "no such article"),
        (lambda r: r["articles"][0]["blocks"].pop(0), "where one should begin at 0"),
        (lambda r: r["articles"][0]["blocks"].pop(), "its blocks end at"),
        (lambda r: r["statements"][0].update(speakers=["nobody"]), "speakers leads to nobody"),
        (lambda r: r["statements"][0]["speaker"].update(entity="nobody"), "entity leads to nobody"),
        (lambda r: r["stories"][0]["articles"].append("gone"), "articles leads to gone"),
        (lambda r: r["entities"].append(r["entities"][0]), "two things have the id"),
    ],
)
def test_a_fault_is_told(harm, told):
    record = json.loads(json.dumps(wire.export(story())))
    harm(record)
    assert any(told in fault for fault in wire.check(record))
