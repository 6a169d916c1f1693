"""How every day lies to what a clue names, in the unit of the clue's table: days after it, weekdays after it, months after it."""

from __future__ import annotations

import numpy as np

from onrecord.link.dating import calendar
from onrecord.link.dating.calendar import Days
from onrecord.model.time import Expression
from onrecord.values.dates.days import day_of
from onrecord.values.dates.yearly import day_of_holiday

FAR_OFF = 100_000
"""Hundredths of a named length beyond which nothing is told apart."""


def offsets(  # noqa: PLR0911 - one answer for each kind of clue
    table: str, expression: Expression | None, value: str | None, windows: tuple[tuple[str, str], ...]
) -> Days:
    """How each day lies to what a clue names, in the unit of its table."""
    if windows:
        return calendar.held(windows)
    assert expression is not None  # noqa: S101 - all but offices stand on an expression
    if table == "day_beside":
        news = calendar.days() - (calendar.weekdays() - int(value or 0)) % 7
        return calendar.from_nearest(calendar.occurrences(expression), news)[0]
    if table == "omitted":
        return calendar.years() - int(value or 0)
    if value is not None:
        first, last = calendar.ordinal_of(value) or (calendar.FIRST, calendar.LAST)
        return calendar.since(last if table == "coming" else first)
    if table.startswith("weekday"):
        return (calendar.weekdays() - (expression.weekday or 0)) % 7
    if table.startswith("month"):
        return (calendar.months() - (expression.month or 1)) % 12
    if table.startswith("season"):
        start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[expression.unit or "SP"]
        return (calendar.months() - start) % 12
    if table.endswith("_before"):
        return _before(expression)
    away, nearest = calendar.from_nearest(calendar.occurrences(expression))
    if table == "fit":
        return np.equal((nearest - 1) % 7, expression.weekday or 0).astype(np.int64)
    return away


def _before(expression: Expression) -> Days:
    """For every day how long it is till the date to come, in hundredths of the length that is named."""
    if expression.year is None:
        points = np.array(calendar.occurrences(expression))
        till = points[np.clip(np.searchsorted(points, calendar.days()), 0, len(points) - 1)] - calendar.days()
    else:
        day = (
            day_of_holiday(expression.literal or "", expression.year)
            if expression.kind == "holiday"
            else day_of(expression.year, expression.month or 1, expression.day or 1)
        )
        till = -calendar.since(day or calendar.FIRST)
    return np.clip(np.rint(100 * till / (expression.count or 1.0)), -1, FAR_OFF).astype(np.int64)
