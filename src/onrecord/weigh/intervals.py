"""Intervals of days against each other."""

from __future__ import annotations

import calendar
import re
from datetime import date

from onrecord.model.time import Interval


def width(days: Interval) -> int:
    """How many days an interval spans; a very large number where it is open."""
    if days.earliest is None or days.latest is None:
        return 10**6
    return (days.latest - days.earliest).days


def apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals share no day."""
    return _before(one.latest, other.earliest) or _before(other.latest, one.earliest)


def is_before(one: Interval, other: Interval) -> bool:
    """Whether the first interval ends before the other begins."""
    return _before(one.latest, other.earliest)


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


MONTHS = frozenset(name.casefold() for name in calendar.month_name[1:])


def months(words: str) -> frozenset[str]:
    """The months that words name: “the 13th of July” names july."""
    return frozenset(re.findall(r"\w+", words.casefold())) & MONTHS
