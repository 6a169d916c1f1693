"""A story weighed with a memory of what it was before gives the same record as one weighed without."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest

import make
from onrecord import pipeline
from onrecord.model.record import Story
from onrecord.weigh.claims.evidence import Evidence
from onrecord.weigh.claims.rules import rule_of
from onrecord.weigh.frames import Frames
from onrecord.weigh.memory import Memory
from weigh.test_claims import article

DAY = date(2021, 6, 15)
TEXTS = [
    "A bomb killed five people in Izmir on Monday, police said. Anna Berg resigned as mayor of Izmir.",
    "A bomb killed seven people in Izmir on Monday, the governor said. Denmark uses the harbour of Bergen.",
    "Denmark has stopped using the harbour of Bergen, Milan Petrov said. Police arrested two men in Izmir.",
    "Anna Berg, the mayor of Izmir, resigned on Tuesday. She had led the town since 2014.",
    # the words of the second again, somebody told by another name, a later count, a denial
    "A bomb killed seven people in Izmir on Monday, the governor said. The union said that Berg had been warned.",
    "Defence Minister Milan Petrov told reporters in Oslo that Denmark may use the harbour of Bergen again.",
    "The toll of the Izmir bombing rose to nine on Friday, governor Deniz Kaya said. Berg denied that she had been warned.",
]
"""A story told over a week: persons who get fuller names and offices, a rising toll, a copy, an arrangement with its steps."""


@cache
def reading(number, day=DAY):
    told = article(TEXTS[number], f"Outlet {number}", day + timedelta(number))
    return pipeline.read(told, make.parser(), lambda _: "en")


def material(readings):
    woven = pipeline.weave(readings)
    one = (Story("story", "", tuple(sorted(woven.readings))),)
    return pipeline.Drawers(replace(woven, stories=one)).material(one[0])


@pytest.mark.parametrize(
    "order",
    [(0, 1, 2, 3, 4, 5, 6), (6, 5, 4, 3, 2, 1, 0), (3, 0, 6, 2, 5, 1, 4)],
    ids=["as told", "backwards", "mixed"],
)
def test_a_story_grown_article_by_article_is_the_story_weighed_at_once(order):
    memory = Memory()
    for count in range(1, len(order) + 1):
        # taken from a file anew each time, they are other values that are equal
        known = material(deepcopy([reading(number) for number in order[:count]]))
        assert pipeline.weigh_story(known, (), memory) == pipeline.weigh_story(known)


def test_an_article_that_is_taken_away_leaves_nothing():
    memory = Memory()
    pipeline.weigh_story(material([reading(number) for number in range(7)]), (), memory)
    fewer = material([reading(number) for number in (0, 2, 3)])
    assert pipeline.weigh_story(fewer, (), memory) == pipeline.weigh_story(fewer)


def test_an_article_of_which_more_is_known_is_made_anew():
    memory = Memory()
    one, other = material([reading(0)]), material([reading(0, DAY + timedelta(14))])
    pipeline.weigh_story(one, (), memory)
    assert pipeline.weigh_story(other, (), memory) == pipeline.weigh_story(other)


FLAGS = ("actor", "thing", "place", "day", "stances", "denial", "apart", "extra", "alone", "once", "begun")
SHARES = (0.0, 0.4, 0.5, 0.65, 0.8, 1.0)
"""Shares of words on both sides of every threshold."""


# pairs that no rule would join were all their words the same are remembered, and not looked at again
@pytest.mark.parametrize("common", [0, 3])
def test_what_no_rule_joins_in_the_same_words_none_joins_in_others(common):
    known = material([reading(1), reading(4)])
    frames = Frames(known)
    a, b = (frames.of(said.event) for said in pipeline.weigh_story(known).claims[0].assertions[:2])
    for flags in product((False, True), repeat=len(FLAGS)):
        told = dict(zip(FLAGS, flags, strict=True))
        most = Evidence(copied=False, words=1.0, more=True, least=0.65, common=common, **told)
        if not rule_of(most, a, b):
            fewer = (replace(most, words=words, more=more) for words in SHARES for more in (False, True))
            assert not any(rule_of(one, a, b) for one in fewer)
