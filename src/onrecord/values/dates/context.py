"""What an expression is seen from: the article's day, and the times before it in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.time import Interval
from onrecord.values.dates.days import bounds, unit_of

COARSER = {"D": 0, "WE": 1, "W": 1, "2W": 1, "M": 2, "Q": 3, "S": 3, "H": 4, "Y": 5, "10Y": 6, "100Y": 7, "1000Y": 8}
"""How coarse each unit is: what counts from a time must not be finer than it."""

LOOK_BACK = 4
"""Dates before a bare year among which a finer one in that year tells where a narrative stands."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is seen from: the article's day (None where unknown), the values before it in the text,
    whether the text is a narrative (its dates lead on from each other), and whether it writes the day first."""

    day: date | None
    before: Sequence[str] = ()
    narrative: bool = False
    day_first: bool | None = None

    def last(self, *units: str) -> str | None:
        """The latest value before this one (of one of these units)."""
        for value in reversed(self.before):
            unit = unit_of(value)
            if unit and (not units or unit in units):
                return value
        return None

    def reached(self) -> Interval | None:
        """Where a narrative has come to: its last date, or the finer one before it that lies in it."""
        last = self.last()
        span = bounds(last)
        if last is None or span is None or unit_of(last) != "Y":
            return span
        finer = next(
            (v for v in reversed(self.before[-LOOK_BACK:]) if unit_of(v) in ("D", "M") and v[:4] == last), None
        )
        return bounds(finer) if finer else span

    def reference(self) -> date | None:
        """The day that a narrative has reached, else the article's."""
        span = self.reached()
        return span.earliest if span else self.day
