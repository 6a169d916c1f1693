"""The days that an article can be from, as one row of numbers, and how far each lies from what a clue names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.model.time import Expression
from onrecord.values.dates import bounds
from onrecord.values.dates.days import day_of
from onrecord.values.dates.yearly import day_of_holiday

Days = NDArray[np.int64]
Weights = NDArray[np.float64]

FIRST, LAST = date(1980, 1, 1), date(2039, 12, 31)
"""The days that are looked at; no clock is read, so the last is simply far off."""

A_MONTH = 31
"""Days by which the ends of a term of office are left open."""


@cache
def days() -> Days:
    """All days, as proleptic ordinals."""
    return np.arange(FIRST.toordinal(), LAST.toordinal() + 1)


@cache
def _parts() -> tuple[Days, Days]:
    every = [FIRST + timedelta(days=i) for i in range(len(days()))]
    return np.array([d.month for d in every]), np.array([d.weekday() for d in every])


def months() -> Days:
    """The month, 1 to 12, of each day."""
    return _parts()[0]


def weekdays() -> Days:
    """The weekday, Monday 0, of each day."""
    return _parts()[1]


@cache
def years() -> Days:
    """The year of each day."""
    return np.array([(FIRST + timedelta(days=i)).year for i in range(len(days()))])


def since(day: date) -> Days:
    """How many days each lies after a day."""
    return days() - day.toordinal()


def occurrences(expression: Expression) -> tuple[int, ...]:
    """The ordinals of all days that a date without a year can be."""
    years = range(FIRST.year - 1, LAST.year + 2)
    if expression.kind == "holiday":
        found: Iterable[date | None] = (day_of_holiday(expression.literal or "", year) for year in years)
    else:
        found = (day_of(year, expression.month or 0, expression.day or 0) for year in years)
    return tuple(day.toordinal() for day in found if day)


def from_nearest(ordinals: tuple[int, ...], seen: Days | None = None) -> tuple[Days, Days]:
    """For each day how far it lies after the nearest of these (before: negative), and which of them that is.

    With `seen`, each day is taken for another one, e.g. for the last Monday before it.
    """
    points = np.array(ordinals)
    here = days() if seen is None else seen
    right = np.clip(np.searchsorted(points, here), 1, len(points) - 1)
    left = right - 1
    index = np.where(here - points[left] <= points[right] - here, left, right)
    return here - points[index], points[index]


def held(windows: Iterable[tuple[str, str]]) -> Days:
    """0 on days when an office was held, a month more or less, else days since it ended or (negative) till it began, whichever
    is nearer: a new holder is called by the office before the oath, and the day of a term may be that of the vote."""
    best = np.full(len(days()), np.iinfo(np.int64).max)
    for first, last in windows:
        start = date.fromisoformat(first).toordinal() - A_MONTH
        end = date.fromisoformat(last).toordinal() + A_MONTH if last else LAST.toordinal()
        gap = np.where(days() < start, days() - start, np.where(days() > end, days() - end, 0))
        best = np.where(np.abs(gap) < np.abs(best), gap, best)
    return best


def ordinal_of(value: str) -> tuple[date, date] | None:
    """First and last day of a value."""
    span = bounds(value)
    if span is None or span.earliest is None or span.latest is None:
        return None
    return span.earliest, span.latest
