"""What comes round each year: a day or month, a season, a quarter, a holiday, and of which year it is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial

from onrecord.model.time import Expression, Interval
from onrecord.values.dates import choose, report
from onrecord.values.dates.context import Context
from onrecord.values.dates.days import bounds, day_of, easter, nth_weekday


def calendar(expression: Expression, context: Context) -> str | None:
    """“2016”, “in March”, “on May 19”: as fine as it is written."""
    year = expression.year
    if year is None:
        year = _year(expression, context)
    if year is None:
        return None
    if expression.month is None:
        return f"{year:04}"
    if expression.day is None:
        return f"{year:04}-{expression.month:02}"
    return day.isoformat() if (day := day_of(year, expression.month, expression.day)) else None


def _year(expression: Expression, context: Context) -> int | None:
    """The year of a month or a day that is written without one."""
    if expression.month is None:
        return None
    at = partial(_in_year, expression)
    if context.narrative and expression.direction is None and (span := context.reached()):
        return choose.nearest(span, at)
    if context.day is None:
        return None
    if expression.weekday is not None:
        return _year_by_weekday(expression, context.day)
    if expression.happened:
        gone = choose.occurrence(context.day, at, tense=choose.PAST, direction=-1)
        return expression.known if expression.known and gone and gone >= expression.known else gone
    days = expression.day is not None or expression.tense != choose.FUTURE
    return choose.occurrence(context.day, at, tense=expression.tense, direction=expression.direction, days=days)


@lru_cache(maxsize=4096)
def _in_year(expression: Expression, year: int) -> Interval | None:
    return bounds(calendar(replace(expression, year=year), Context(None)))


def _year_by_weekday(expression: Expression, day: date) -> int | None:
    """The nearest year in which the date falls on the weekday that is written with it: “Monday, August 22”."""
    assert expression.month is not None and expression.day is not None  # noqa: S101, PT018 - the grammar gives all three
    fits = [
        (abs((found - day).days), found.year)
        for year in range(day.year - 3, day.year + 4)
        if (found := day_of(year, expression.month, expression.day)) and found.weekday() == expression.weekday
    ]
    return min(fits)[1] if fits else None


def _yearly(expression: Expression, context: Context, write: str) -> str | None:
    """A season, quarter or half: `write` is its value with a place for the year."""
    year = expression.year
    if year is None:
        span = bounds(context.last("Y")) if expression.modifier == "previous" else None
        narrated = context.narrative and expression.direction is None
        at = partial(_written, write)
        if narrated and (reached := context.reached()):
            year = choose.nearest(reached, at)
        elif span and span.earliest:
            year = span.earliest.year
        elif context.day is not None:
            near = expression.kind == "quarter" and expression.tense != choose.PAST
            year = choose.occurrence(context.day, at, tense=expression.tense, direction=expression.direction, days=near)
    return write.format(year) if year is not None else None


@lru_cache(maxsize=1024)
def _written(write: str, year: int) -> Interval | None:
    return bounds(write.format(year))


def season(expression: Expression, context: Context) -> str | None:
    """“last summer”."""
    return _yearly(expression, context, "{:04}-" + (expression.unit or ""))


def quarter(expression: Expression, context: Context) -> str | None:
    """“the third quarter”; without a number, the report's: “the 1988 period” is 1988-Q3 where it is about Q3."""
    if expression.count is None:
        told = report.lately(context.before, context.day)
        year = expression.year or (int(told[:4]) if told else None)
        return f"{year:04}{told[4:] if told else ''}" if year else None
    return _yearly(expression, context, "{:04}-Q" + str(int(expression.count or 1)))


def half(expression: Expression, context: Context) -> str | None:
    """“the first half”."""
    return _yearly(expression, context, "{:04}-H" + str(int(expression.count or 1)))


def day_of_holiday(rule: str, year: int) -> date | None:
    """The day of a holiday: `12-25`, `easter-2`, `11:3:4` (November, Thursday, the fourth)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if ":" in rule:
        month, weekday, which = (int(part) for part in rule.split(":"))
        return nth_weekday(year, month, weekday, which)
    month, day = (int(part) for part in rule.split("-"))
    return day_of(year, month, day)


def holiday(expression: Expression, context: Context) -> str | None:
    """“Christmas”, “last Easter”."""
    rule = expression.literal or ""
    year = expression.year
    if year is None:
        if context.day is None:
            return None
        at = partial(_holiday_in, rule)
        year = choose.occurrence(context.day, at, tense=expression.tense, direction=expression.direction)
    day = day_of_holiday(rule, year) if year is not None else None
    return day.isoformat() if day else None


@lru_cache(maxsize=1024)
def _holiday_in(rule: str, year: int) -> Interval | None:
    day = day_of_holiday(rule, year)
    return Interval(day, day) if day else None
