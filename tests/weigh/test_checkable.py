"""What is worth an assertion, and how its words are told."""

from __future__ import annotations

from datetime import date

import pytest

import make
from onrecord import pipeline
from onrecord.model.text import Basis, Outlet, PublicationDay
from onrecord.weigh.frames import Frames
from onrecord.weigh.wording import text_of


def told(text):
    """The texts of the claims of one article that came out on a Tuesday."""
    published = PublicationDay(date(2021, 6, 15), Basis.GIVEN)
    one = make.article(text, "ledger.txt", outlet=Outlet("Morning Ledger", Basis.GIVEN), published=published)
    record = pipeline.weave([pipeline.read(one, make.parser(), lambda _: "en")])
    return [claim.text for claim in record.claims]


@pytest.mark.parametrize(
    "text",
    [
        # thanks, opinions and assurances
        "“We have good cooperation,” said Anna Berg, the mayor of Lyon.",
        "“It was a wonderful speech,” Anna Berg said.",
        "“I want to thank you so much,” Anna Berg said.",
        # who the source is
        "The bridge is closed, said an official who asked not to be named.",
        "The bridge is closed, said an engineer, who spoke on condition of anonymity.",
    ],
)
def test_nothing_to_check_is_no_claim(text):
    assert [claim for claim in told(text) if "bridge" not in claim] == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # a short clause about a thing is one
        ("The ferry was overloaded.", ["The ferry was overloaded"]),
        # what is told within another clause on its own, with the clause around it, where it has no subject itself
        (
            "Gunmen stormed a hotel in Lima on Monday, killing ten guests.",
            ["Gunmen stormed a hotel in Lima on Monday [14 June 2021], killing ten guests"] * 2,
        ),
        # who does it stands before it
        ("Berg Lines sold the mill and closed the pit.", ["Berg Lines sold the mill", "[Berg Lines] closed the pit"]),
        # a part of what is told already, without a number, a day or an end of its own
        (
            "Berg Lines closed the pit, using police against the miners.",
            ["Berg Lines closed the pit, using police against the miners"],
        ),
        # “if” belongs to what hangs on it
        ("If the court agrees, Berg Lines will close the pit.", ["If the court agrees, Berg Lines will close the pit"]),
        # a month that is a name is no month
        ("Milan Petrov met Theresa May in Davos.", ["Milan Petrov met Theresa May in Davos"]),
        # a year told already is not told again
        ("Anna Berg resigned on 3 March 2020.", ["Anna Berg resigned on 3 March 2020"]),
    ],
)
def test_the_words_of_a_claim(text, claims):
    assert told(text) == claims


def test_more_that_can_be_checked_weighs_more():
    one = make.article("Anna Berg, the mayor, sold two ferries to Peru on Monday. The ferry was overloaded.", "a.txt")
    record = pipeline.weave([pipeline.read(one, make.parser(), lambda _: "en")])
    weights = {claim.text.split()[0]: claim.specificity for claim in record.claims}
    assert weights["Anna"] > weights["The"]


# of a noun that several articles share nothing is told that stands around it in one of them alone
def test_the_words_of_a_claim_that_is_shared():
    one = make.article("Storm Ida caused the collapse of a bridge in Lima on Monday.", "a.txt")
    record = pipeline.weave([pipeline.read(one, make.parser(), lambda _: "en")])
    known = pipeline.Drawers(record).material(record.stories[0])
    (reading,) = record.readings.values()
    (said,) = (a for c in record.claims for a in c.assertions if not reading.events[a.event.index].tense)
    assert text_of(known, Frames(known), said).startswith("Storm Ida caused")
    assert text_of(known, Frames(known), said, shared=True).startswith("the collapse of a bridge")
