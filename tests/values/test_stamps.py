"""Stamps: dates that stand on an article and not in its sentences."""

from datetime import date

import pytest

from onrecord.values.dates import stamps

# A full stamp is one day, however it is written; of two the label tells which is which.
FULL = [
    ("Tuesday, March 3, 2026", None),
    ("Published 3 March 2026", "published"),
    ("Posted: 3 Mar 2026", "published"),
    ("Updated: March 3, 2026 at 4:15 p.m.", "updated"),
    ("Last modified on Tue 3 Mar 2026 14.05 GMT", "updated"),
    ("By Ann Ole | Mar. 3, 2026, 5:14 PM EST", None),
    ("2026-03-03T10:00:00Z", None),
    ("03.03.2026", None),
    ("2026/03/03", None),
]


@pytest.mark.parametrize(("text", "label"), FULL)
def test_full_stamp_is_one_day(text: str, label: str | None) -> None:
    (stamp,) = stamps.find(text)
    assert (stamp.days, stamp.label) == ((date(2026, 3, 3),), label)


# “04/03/2026” can be two days, “23/03/2026” one, and the latter shows the order.
@pytest.mark.parametrize(
    ("text", "days", "day_first"),
    [
        ("04/03/2026", (date(2026, 3, 4), date(2026, 4, 3)), None),
        ("23/03/2026", (date(2026, 3, 23),), True),
        ("03/23/2026", (date(2026, 3, 23),), False),
    ],
)
def test_order_of_day_and_month(text: str, days: tuple[date, ...], day_first: bool | None) -> None:
    (stamp,) = stamps.find(text)
    assert (stamp.days, stamp.day_first) == (days, day_first)


# What is no stamp: a weekday that does not fit, a day that no month has, a score, a year long gone, no day at all.
@pytest.mark.parametrize(
    "text", ["Friday, March 3, 2026", "31 June 2026", "a 3-2 win", "3 March 1920", "March 2026", "By Ann March"]
)
def test_no_stamp(text: str) -> None:
    assert stamps.find(text) == ()


def test_without_year_the_day_is_kept() -> None:
    (stamp,) = stamps.find("PORT ALDA, March 3 (Agency) –")
    assert (stamp.days, stamp.month, stamp.day) == ((), 3, 3)


# A line is a stamp when it holds nothing else.
@pytest.mark.parametrize(
    ("text", "is_all"),
    [
        ("First published on Tue 3 Mar 2026 05.00 GMT", True),
        ("3 March 2026 | 14:05", True),
        ("The talks began on 3 March 2026", False),
        ("Talks of 3 March 2026", False),
    ],
)
def test_line_that_is_only_a_stamp(text: str, is_all: bool) -> None:
    assert stamps.is_all(text) is is_all
