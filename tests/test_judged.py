"""What people decide about outlets, speakers and the grouping of claims: what follows from it, and that a later word wins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from make import reading
from onrecord import pipeline
from onrecord.model.record import Judgement
from onrecord.model.text import Basis, Outlet, Passage, Span

FIRST = "The Orla bridge gave way on Monday, the engineer Tove Aker said. At least 12 people were hurt, Aker said.\n"
SECOND = "The Orla bridge gave way on Monday, Mayor Ines Holt said. Holt said that the town would rebuild it.\n"
PILE = {"first.txt": ("Elva Times", FIRST), "second.txt": ("Morrow Post", SECOND)}
BEGAN = datetime(2031, 5, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def readings():
    return [
        reading(f"Bridge in Orla\n\n{text}", name, outlet=Outlet(outlet, Basis.GIVEN))
        for name, (outlet, text) in PILE.items()
    ]


def decided(*rulings):
    """Judgements, one a minute."""
    return [
        Judgement("ann", BEGAN + timedelta(minutes=minute), kind, tuple(marks), value)
        for minute, (kind, value, marks) in enumerate(rulings)
    ]


@pytest.fixture
def at(readings):
    """The place of some words in the article of this file."""

    def place(source, words):
        one = next(one for one in readings if one.article.source == source)
        start = one.text.index(words)
        return Passage(one.id, Span(start, start + len(words)))

    return place


def claim(record, words):
    """The claims that are told in these words."""
    return [
        one
        for one in record.claims
        for said in one.assertions
        if words in record.readings[said.article].words(said.passage.span)
    ]


BRIDGE = "The Orla bridge gave way on Monday"


def test_a_saying_is_taken_out_of_a_claim_and_put_back(readings, at):
    marks = [at("second.txt", BRIDGE), at("first.txt", BRIDGE)]
    together = pipeline.weave(readings)
    assert len({one.id for one in claim(together, BRIDGE)}) == 1
    apart = pipeline.weave(readings, decided(("reject", "claim", marks)))
    assert len({one.id for one in claim(apart, BRIDGE)}) == 2
    assert {one.independent_origins for one in claim(apart, BRIDGE)} == {1}
    assert any("decided by ann" in why.text for one in claim(apart, BRIDGE) for why in one.reasons)
    again = pipeline.weave(readings, decided(("reject", "claim", marks), ("accept", "claim", marks)))
    assert [one.id for one in claim(again, BRIDGE)] == [one.id for one in claim(together, BRIDGE)]


def test_two_claims_are_held_together(readings, at):
    marks = [at("first.txt", "12 people were hurt"), at("second.txt", "the town would rebuild it")]
    (one,) = {
        one.id: one for one in claim(pipeline.weave(readings, decided(("accept", "claim", marks))), "12 people")
    }.values()
    assert {said.article for said in one.assertions} == {mark.article for mark in marks}


@pytest.mark.parametrize(
    "ruling",
    [
        ("accept", "claim", [("first.txt", "engineer"), ("second.txt", "Mayor")]),
        ("reject", "claim", [("first.txt", BRIDGE), ("first.txt", "12 people were hurt")]),
        ("reject", "claim", [("first.txt", BRIDGE)]),
        ("reject", "something", [("second.txt", BRIDGE), ("first.txt", BRIDGE)]),
    ],
)
def test_what_means_no_two_sayings_changes_no_claim(readings, at, ruling):
    kind, value, places = ruling
    made = pipeline.weave(readings, decided((kind, value, [at(*place) for place in places])))
    assert made.claims == pipeline.weave(readings).claims


def test_words_are_given_to_nobody_or_to_somebody_else(readings, at):
    words = at("second.txt", "the town would rebuild it")
    other = at("first.txt", "Tove Aker")

    def speakers(*rulings):
        record = pipeline.weave(readings, decided(*rulings))
        names = {one.id: one.name for one in record.entities}
        (found,) = [
            one
            for one in record.attributions
            if one.statement.article == words.article
            and any(
                piece.overlaps(words.span)
                for piece in record.readings[words.article].statements[one.statement.index].content
            )
        ]
        return [names[one] for one in found.speakers]

    assert speakers() == ["Ines Holt"]
    assert speakers(("reject", "speaker", [words])) == []
    assert speakers(("reject", "speaker", [words]), ("accept", "speaker", [words, other])) == ["Tove Aker"]


def test_an_outlet_is_named_and_the_article_keeps_its_id(readings, at):
    mark = at("first.txt", "Bridge")
    record = pipeline.weave(readings, decided(("outlet", "Hald Radio", [mark]), ("outlet", "Norra Times", [mark])))
    assert record.readings[mark.article].article.outlet == Outlet("Norra Times", Basis.GIVEN)
    assert set(record.readings) == {one.id for one in readings}
