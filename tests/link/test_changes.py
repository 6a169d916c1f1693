"""What one speaker says over time, whole articles read and woven: repeated, reversed, firmer, weaker, or something else."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

import make
from onrecord import pipeline
from onrecord.model.record import Record
from onrecord.model.text import Basis, Outlet, PublicationDay

LEAD = "Ostrand's harbour has been closed since the spring storms, and its fishermen have lost a season. "
REPEATED, REVERSED, STRONGER, WEAKER = "repeated", "reversed", "strengthened", "weakened"

# one row a kind of change, or of what is none: the words of May, those of June, what changed
ROWS = [
    ("said the harbour would reopen before the winter", "said again the harbour would reopen before the winter", REPEATED),
    ("said that the harbour wall is safe for small boats", "said that the harbour wall is not safe for small boats", REVERSED),
    ("said the town will never sell the old harbour to Norvik", "said the town will sell the old harbour to Norvik", REVERSED),
    ("said the harbour may reopen before the end of winter", "said the harbour will reopen before the end of winter", STRONGER),
    ("said the harbour might reopen before the end of winter", "insisted the harbour must reopen before the end of winter", STRONGER),
    ("said the harbour will reopen before the end of winter", "said the harbour might reopen before the end of winter", WEAKER),
    ("said the dredging must end before the herring season", "said the dredging should end before the herring season", WEAKER),
    # no change: another subject, another object, another number
    ("said the harbour would reopen before the winter", "said the school would reopen after the summer holidays", None),
    ("said the town will sell the old harbour to Norvik", "said the town will not sell the new lighthouse to Altan", None),
    ("said the repairs cost 40 million crowns last year", "said the repairs cost 90 million crowns last year", None),
    # not said, or only if
    ("said that the harbour wall is safe for small boats", "did not say whether the harbour wall is safe for small boats", None),
    ("said that the harbour wall is safe for small boats", "would resign if the harbour wall is not safe for small boats, a clerk said", None),
    ("said the harbour will not reopen before the winter if the storms go on", "said the harbour will reopen before the winter if the storms stop", None),
    # a demand is no forecast
    ("said the company will pay for the broken wall", "demanded that the company pay for the broken wall", None),
]  # fmt: skip


def text(saying: str, who: str = "Mayor Ingrid Halvorsen") -> str:
    return f"{LEAD}On Monday, {who} {saying}. The council meets again on Thursday."


@cache
def told(*days: tuple[str, int]) -> Record:
    """The record of articles, each with the month of 2021 in which it came out."""
    return pipeline.weave(
        make.reading(
            words,
            outlet=Outlet(f"Paper {month}", Basis.GIVEN),
            published=PublicationDay(date(2021, month, 9), Basis.GIVEN),
        )
        for words, month in days
    )


@pytest.mark.parametrize(("may", "june", "wanted"), ROWS)
def test_what_changed_between_two_months(may, june, wanted):
    record = told((text(may), 5), (text(june), 6))
    assert [one.kind.value for one in record.changes] == ([wanted] if wanted else [])
    for change in record.changes:
        first, second = (reason.passage for reason in change.reasons)
        assert may.split()[-1] in record.readings[first.article].words(first.span)
        assert june.split()[-1] in record.readings[second.article].words(second.span)


def test_another_person_reverses_nothing():
    record = told(
        (text("said that the harbour wall is safe for small boats"), 5),
        (text("said that the harbour wall is not safe for small boats", "The engineer Olav Brekke"), 6),
    )
    assert record.changes == ()


def test_what_others_say_he_said_is_his_and_what_they_say_is_not():
    quoted = (
        "Olav Brekke said that Mayor Ingrid Halvorsen was wrong and that the harbour wall is not safe for small boats."
    )
    record = told((text("said that the harbour wall is safe for small boats"), 5), (LEAD + quoted, 6))
    assert record.changes == ()


def test_one_day_told_twice_is_one_saying():
    record = told(
        (text("said that the harbour wall is safe for small boats"), 5),
        (text("said that the harbour wall is safe for all small boats").replace("Thursday", "Friday"), 5),
    )
    assert record.changes == ()


def test_a_long_text_carried_on_is_not_said_again():
    words = "said the northern quay, the dry dock, both cranes, the customs house and the pilots' tower were flooded by the storm"
    assert told((text(words), 5), (text(words.replace("both cranes", "two cranes")), 6)).changes == ()


def test_a_name_in_another_spelling_is_no_other_quotation():
    one = f"{LEAD}“The ferry to Al-Qosh left the southern quay before dawn,” said Mayor Ingrid Halvorsen on Monday."
    assert told((one, 5), (one.replace("Al-Qosh", "Alqosh").replace("spring", "winter"), 5)).changes == ()
