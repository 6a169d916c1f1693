"""What people decided about copies is followed: two passages are the same words, or only look so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from make import article
from onrecord.link import copies
from onrecord.model.reading import Reading
from onrecord.model.record import Alteration, Copy, CopyKind, Judgement
from onrecord.model.text import Passage, Span

WORDS = "The old mill by the river burned down on Sunday night."
TEXTS = {name: f"{name}. {WORDS} Nobody knows why." for name in ("one", "two", "six")}
READINGS = {name: Reading(replace(article(text), id=name), "en") for name, text in TEXTS.items()}


def at(name: str, words: str = WORDS) -> Passage:
    start = TEXTS[name].index(words)
    return Passage(name, Span(start, start + len(words)))


def ruling(kind: str, *marks: Passage, day: int = 1, undone: bool = False) -> Judgement:
    return Judgement("ann", datetime(2031, 5, day, tzinfo=UTC), kind, marks, "copy", undone)


PAIR = Copy("p", CopyKind.VERBATIM, (at("one"), at("two")))
THREE = Copy("t", CopyKind.NEAR_VERBATIM, (at("one"), at("six"), at("two")), (Alteration(at("one", "old"), "ancient"),))


# what a ruling leaves of the passages held together
@pytest.mark.parametrize(
    ("found", "rulings", "left"),
    [
        ([PAIR], [], [["one", "two"]]),
        ([PAIR], [ruling("reject", at("one"), at("two"))], []),
        ([PAIR], [ruling("reject", at("one"), at("two"), undone=True)], [["one", "two"]]),
        ([PAIR], [ruling("reject", at("one"), at("six"))], [["one", "two"]]),
        # marked a little otherwise, as a re-reading may cut it
        ([PAIR], [ruling("reject", at("one", "old mill by the river burned down"), at("two"))], []),
        ([PAIR], [ruling("reject", at("one", "Nobody knows why"), at("two"))], [["one", "two"]]),
        # of three, the first mark leaves
        ([THREE], [ruling("reject", at("one"), at("two"))], [["six", "two"]]),
        ([], [ruling("accept", at("two"), at("one"))], [["one", "two"]]),
        ([PAIR], [ruling("accept", at("two"), at("one"))], [["one", "two"]]),
        # the later one wins
        (
            [PAIR],
            [ruling("reject", at("one"), at("two")), ruling("accept", at("one"), at("two"), day=2)],
            [["one", "two"]],
        ),
        ([], [ruling("accept", at("one"), at("two")), ruling("reject", at("one"), at("two"), day=2)], []),
        # what cannot be followed changes nothing
        ([PAIR], [ruling("reject", at("one"), Passage("gone", Span(0, 5)))], [["one", "two"]]),
        ([PAIR], [ruling("reject", at("one"), Passage("two", Span(0, 5_000)))], [["one", "two"]]),
        ([], [ruling("accept", at("one"), at("one", "old mill"))], []),
    ],
)
def test_copies_as_people_decided(found, rulings, left):
    for order in (rulings, rulings[::-1]):
        made = copies.judged(found, READINGS, order)
        assert [[one.article for one in copy.passages] for copy in made] == left


def test_words_that_were_altered_leave_with_their_passage():
    (left,) = copies.judged([THREE], READINGS, [ruling("reject", at("one"), at("two"))])
    assert not left.altered


def test_a_copy_that_was_decided_says_who_decided_it():
    (made,) = copies.judged([], READINGS, [ruling("accept", at("one"), at("two"))])
    assert (made.kind, [reason.text for reason in made.reasons]) == (
        CopyKind.VERBATIM,
        ["the same words, decided by ann"],
    )
    (made,) = copies.judged([], READINGS, [ruling("accept", at("one"), at("two", "Nobody knows why"))])
    assert made.kind is CopyKind.PARAPHRASE
