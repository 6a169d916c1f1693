"""Whether two told days agree: “in July” and “on 13 July” of one year, or of a year that neither article tells."""

from __future__ import annotations

import re

from onrecord.model.record import SlotValue
from onrecord.weigh.intervals import months

UNKNOWN = "XXXX"
"""How TIMEX3 writes a year that is not known."""
SMALL = frozenset({"the", "of", "on", "in", "a", "this", "next", "last", "late", "early", "mid"})
"""Words of a date that name no part of it."""


def agree(one: SlotValue, other: SlotValue) -> bool:
    """Whether one value holds the other, or both name one month in years that can be the same."""
    if one.value.startswith(other.value) or other.value.startswith(one.value):
        return True
    mine, theirs = _parts(one.text), _parts(other.text)
    named = (mine <= theirs or theirs <= mine) and bool(months(one.text) & months(other.text))
    return named and _may_meet(one.value, other.value)


def _parts(words: str) -> frozenset[str]:
    """The month, the day and the year that words name: “the 13th of July” is 13 and july."""
    found = (re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word) for word in re.findall(r"\w+", words.casefold()))
    return frozenset(found) - SMALL


def _may_meet(one: str, other: str) -> bool:
    """Whether two stretches of days (`2020-07-01/2021-07-31`) have a day in common, or a year is not known (`XXXX-07`)."""
    if one.startswith(UNKNOWN) or other.startswith(UNKNOWN):
        return True
    if "/" not in one or "/" not in other:
        return False
    (first, last), (start, end) = (value.split("/", 1) for value in (one, other))
    return bool(first and last and start and end) and first <= end and start <= last
