"""What a time means seen from every day at once: “Monday” from each day is the last Monday up to it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np

from onrecord.link.dating import calendar
from onrecord.link.dating.calendar import Days
from onrecord.model.time import Expression
from onrecord.values.dates import bounds
from onrecord.values.dates.choose import FAR, FUTURE, NEAR, PAST
from onrecord.values.dates.evaluate import Context, value

Spans = tuple[Days, Days]
"""For every day of the calendar the first and the last day that is meant, as ordinals; 0 where none is."""

KEPT = 128
"""Expressions whose spans are kept: the articles of a pile say the same few (45 MB)."""

DAYS_OF = {"D": 1, "W": 7}
ROOM = {"D": 0.15, "W": 0.45}
"""Share of the count by which “ten days ago” and “three weeks ago” are rounded."""


@lru_cache(maxsize=KEPT)
def spans(expression: Expression) -> Spans | None:
    """The days that a time means from each day; None where no day tells."""
    if expression.inner:
        return None
    if expression.kind == "weekday" and expression.weekday is not None:
        return _weekday(expression)
    if (
        expression.kind in ("calendar", "holiday")
        and expression.year is None
        and (expression.day or expression.literal)
    ):
        return _day(expression)
    if expression.kind in ("unit", "shift") and expression.unit in DAYS_OF and expression.count is not None:
        return _counted(expression)
    if expression.kind in ("unit", "shift", "season", "calendar") and expression.year is None:
        return _by_month(expression)
    return None


def _weekday(expression: Expression) -> Spans:
    """The last such day up to each, the one before where it is “last Monday”, the next where the verb looks forward."""
    here, wanted = calendar.days(), expression.weekday or 0
    back = (calendar.weekdays() - wanted) % 7
    if expression.direction == -1:
        found = here - np.where(back == 0, 7, back)
    elif expression.direction == 1 or (expression.direction is None and expression.tense == FUTURE):
        found = here + (-back) % 7 + (7 if expression.direction == 1 else 0) * (back == 0)
    elif expression.direction == 0 and expression.tense != PAST:
        found = here + (-back) % 7
    else:
        found = here - back
    return found, found


def _day(expression: Expression) -> Spans | None:
    """The occurrence of a day without its year that the verb's tense chooses, else the nearest."""
    if expression.direction is not None or expression.weekday is not None:
        return None
    points, here = np.array(calendar.occurrences(expression)), calendar.days()
    at = np.clip(np.searchsorted(points, here, side="right") - 1, 0, len(points) - 2)
    gone, coming = points[at], points[at + 1]
    behind, ahead = here - gone, coming - here
    if expression.tense == PAST:
        chosen = np.where((behind > FAR) & (ahead < NEAR), coming, gone)
    elif expression.tense == FUTURE:
        chosen = np.where((ahead > FAR) & (behind < NEAR), gone, coming)
    else:
        chosen = np.where(behind <= ahead, gone, coming)
    return chosen, chosen


def _counted(expression: Expression) -> Spans | None:
    """“yesterday”, “last week”, “ten days ago”: so many days or weeks on; a week may begin on Sunday."""
    here, unit, count = calendar.days(), expression.unit or "D", float(expression.count or 0)
    if expression.kind == "unit":
        start = here - calendar.weekdays() if unit == "W" else here
        first = start + round(DAYS_OF[unit] * count)
        return (first - 1, first + 6) if unit == "W" else (first, first)
    if expression.modifier in ("previous", "exact", "exact_quarter"):
        return None
    moved = here + round(DAYS_OF[unit] * count) * (expression.direction or 1)
    room = round(ROOM[unit] * DAYS_OF[unit] * count) if unit == "D" else 3 + round(count)
    return moved - room, moved + room


def _by_month(expression: Expression) -> Spans | None:
    """“last month”, “last summer”, “two years ago”: the same from all days of one month."""
    if expression.modifier in ("previous", "exact", "exact_quarter", "latest"):
        return None
    firsts, lasts = [], []
    for month in range(calendar.FIRST.year * 12, calendar.LAST.year * 12 + 12):
        span = bounds(value(expression, Context(date(month // 12, month % 12 + 1, 15))))
        known = span is not None and span.earliest is not None and span.latest is not None
        firsts.append(span.earliest.toordinal() if known and span and span.earliest else 0)
        lasts.append(span.latest.toordinal() if known and span and span.latest else -1)
    index = (calendar.years() - calendar.FIRST.year) * 12 + calendar.months() - 1
    room = 15 if expression.kind == "shift" else 0
    return np.array(firsts)[index] - room, np.array(lasts)[index] + room
