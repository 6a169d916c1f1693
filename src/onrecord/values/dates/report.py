"""The quarter that a report of figures is about: “a year ago” is then the same quarter of the year before.

Reports name their quarter once and say “the quarter”, “the year-earlier period”, “the 1988 period” after that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.values.dates.days import bounds, shift, unit_of, value_of

LOOK_BACK = 6
"""Times before a comparison among which a quarter must stand for the comparison to be of quarters. Set on the read half
of TimeBank, where 4 to 8 serve alike."""

STRETCHES = frozenset({"P6M", "P9M"})
"""Lengths of a report that take the word from its quarter: “for the nine months …, a year earlier”."""


def quarter(before: Sequence[str], day: date | None) -> str | None:
    """The quarter of which the text speaks: the latest named that was over on the day, else the last that was over."""
    if spoken := _spoken(before, day):
        return spoken
    over = shift(day, "Q", -1) if day else None
    return value_of(over, "Q") if over else None


def lately(before: Sequence[str], day: date | None) -> str | None:
    """The quarter of the report, where one was named shortly before and no longer stretch after it."""
    recent = before[-LOOK_BACK:]
    if not any(unit_of(value) == "Q" for value in recent) or (recent and recent[-1] in STRETCHES):
        return None
    return _spoken(before, day)


def _spoken(before: Sequence[str], day: date | None) -> str | None:
    """The latest quarter named that was over on the day; where none was, the last named."""
    named = [value for value in before if unit_of(value) == "Q"]
    over = [value for value in named if day and (span := bounds(value)) and span.latest and span.latest < day]
    return max(over) if over else (named[-1] if named else None)
