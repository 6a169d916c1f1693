"""What an expression means seen from one day: “the last Monday” from 2016-08-24 is 2016-08-22.

`Expression.kind` is one of

    literal    `literal` is the value (`PRESENT_REF`, `P2M`, `XXXX-WXX-1`, a named period)
    calendar   `year`, `month`, `day`, `weekday` as far as they are written
    season, quarter, half   `unit` or `count` within a year; `year` where written
    holiday    `literal` is its rule in the calendar (`12-25`, `easter-2`, `11:3:4`); `year` where written
    weekday    `weekday`, `direction`
    unit       the `unit` that holds the day, `count` units on (“last week” = W, -1); `modifier` `previous`: of the
               time before it in the text (“that year”)
    shift      `count` units from `inner`, or from the time before it in the text (`previous`), or from the day
    part       `inner`, of which `modifier` (`START`, `MID`, `END`) is meant
    clock      `literal` (`TMO`, `T20:30`) of the day `inner`, or of the day itself
    numeric    `month` and `day` of which nobody says which is which (`modifier` `ambiguous`)
    hijri, persian   `year`, `month`, `day` of a calendar of their own, as far as they are written
    nth        the `count`-th (-1: the last) `unit` or `weekday` of `inner`: “the last Friday of March”
    ordinal    the `count`-th `unit` of something that happens (“the second day of the talks”); its day only where it is
               `inner`, as it stands beside it

A `unit`, `weekday` or `clock` with an `inner` is seen from it: “tomorrow” in words that were said “on Monday”.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from onrecord.model.time import Expression
from onrecord.values.dates import calendars, choose, report, yearly
from onrecord.values.dates.context import COARSER, Context
from onrecord.values.dates.days import bounds, day_of, shift, unit_of, value_of

__all__ = ["Context", "is_relative", "value"]

YEARLY = frozenset({"calendar", "season", "quarter", "half", "holiday"})
"""Kinds whose year may be told by words: “March of last year” holds “last year” as its inner expression."""


def value(expression: Expression, context: Context) -> str | None:
    """The TIMEX3 value, None where the words and the context do not fix one."""
    if expression.kind in YEARLY and expression.inner:
        year = value(expression.inner[0], context)
        if not year or not year[:4].isdigit():
            return None
        expression = replace(expression, year=int(year[:4]), inner=())
    return _KINDS[expression.kind](expression, context)


def is_relative(expression: Expression) -> bool:
    """Whether its value hangs on the article's date or on what stands before it."""
    if expression.inner:
        return any(is_relative(inner) for inner in expression.inner)
    if expression.kind == "literal":
        return False
    if expression.kind in ("calendar", "season", "quarter", "half", "holiday", "numeric"):
        return expression.year is None
    return True


def _literal(expression: Expression, _: Context) -> str | None:
    return expression.literal


def _weekday(expression: Expression, context: Context) -> str | None:
    wanted = expression.weekday
    if wanted is None:
        return None
    if expression.modifier == "previous":
        told = bounds(context.last("D"))
        if told and told.earliest:
            return choose.weekday(told.earliest, wanted, tense=None, direction=expression.direction or 1).isoformat()
    day = _seen_from(expression, context) if expression.inner or not context.narrative else context.reference()
    if day is None:
        return None
    tense = choose.PAST if expression.happened else expression.tense
    return choose.weekday(day, wanted, tense=tense, direction=expression.direction).isoformat()


def _seen_from(expression: Expression, context: Context) -> date | None:
    """The day that an expression is seen from: that of its inner one, where it has one, else the article's."""
    if not expression.inner:
        return context.day
    span = bounds(value(expression.inner[0], context))
    return span.earliest if span and span.earliest == span.latest else None


def _unit(expression: Expression, context: Context) -> str | None:
    unit = expression.unit or "D"
    if unit == "Q" and expression.modifier in ("latest", "previous") and not expression.count:
        return report.quarter(context.before, context.day)
    if unit == "WE" and expression.modifier == "by_verb":
        return _weekend(expression, context)
    if expression.inner:
        day = _seen_from(expression, context)
    elif expression.modifier == "previous" or context.narrative:
        found = context.last(*(u for u, rank in COARSER.items() if rank <= COARSER[unit]))
        span = bounds(found)
        day = span.earliest if span else None
        if day is None and expression.modifier == "previous" and not context.narrative:
            day = context.day
    else:
        day = context.day
    moved = shift(day, unit, int(expression.count or 0)) if day else None
    return value_of(moved, unit) if moved else None


def _weekend(expression: Expression, context: Context) -> str | None:
    """“the weekend”: on a Saturday or Sunday this one, else the last or, where the verb looks ahead, the next."""
    if context.day is None:
        return None
    saturday = choose.weekday(context.day, 5, tense=expression.tense, direction=None)
    today = value_of(context.day, "WE") if context.day.weekday() >= 5 else None  # noqa: PLR2004 - Saturday
    return today or value_of(saturday, "WE")


def _shift(expression: Expression, context: Context) -> str | None:
    """So many units before or after something: as fine as the unit, finer where the anchor is finer than it is."""
    base = _base(expression, context)
    unit, count = expression.unit or "D", expression.count
    if base is None or count is None:
        return None
    direction = expression.direction or 1
    if base.startswith("BC"):
        return _before_christ(base, unit, direction * int(count))
    whole = int(count)
    if whole != count:  # “a year and a half ago” counts in months
        unit, whole = ("M", round(count * 12)) if unit == "Y" else (unit, round(count))
    return _moved(base, unit, direction * whole, keep=expression.modifier == "anniversary")


def _moved(base: str, unit: str, count: int, *, keep: bool) -> str | None:
    """A value moved by so many units; it stays as fine as it was if it is to be kept so, or is a quarter or season."""
    base_unit, span = unit_of(base), bounds(base)
    if not span or not base_unit or span.earliest is None or COARSER[base_unit] > COARSER[unit]:
        return None
    moved = shift(span.earliest, unit, count)
    if moved is None:
        return None
    if base_unit in ("Q", "S"):
        return _same_unit(moved, base_unit, base)
    return value_of(moved, base_unit if keep else unit)


def _before_christ(base: str, unit: str, years: int) -> str | None:
    """Two years after 220 BC is 218 BC; what would cross to our era is not told."""
    if unit != "Y" or len(base) != len("BC0220"):
        return None
    year = int(base[2:]) - years
    return f"BC{year:04}" if year > 0 else None


def _same_unit(day: date, unit: str, base: str) -> str:
    """The value of a moved stretch: a year before 1989-Q3 is 1988-Q3."""
    return f"{day.year:04}{base[4:]}" if unit == "S" else value_of(day, unit)


def _base(expression: Expression, context: Context) -> str | None:
    """What an expression counts from."""
    if expression.inner:
        return value(expression.inner[0], context)
    today = context.day.isoformat() if context.day else None
    if expression.modifier in ("exact", "exact_quarter") and (quarter := report.lately(context.before, context.day)):
        return quarter
    if expression.modifier in ("previous", "exact") or context.narrative:
        rank = COARSER[expression.unit or "D"]
        found = context.last(*(unit for unit, other in COARSER.items() if other <= rank))
        if expression.unit == "Y" and context.before and context.before[-1].startswith("BC"):
            return context.before[-1]
        return found or (None if context.narrative else today)
    return today


def _part(expression: Expression, context: Context) -> str | None:
    return value(expression.inner[0], context)


def _clock(expression: Expression, context: Context) -> str | None:
    literal = expression.literal or ""
    if expression.inner:
        day = value(expression.inner[0], context)
    elif expression.modifier == "previous" or context.narrative:
        day = context.last("D") or (context.day.isoformat() if context.day else None)
    else:
        day = _told_day(context) if literal[1:2].isdigit() else context.day.isoformat() if context.day else None
    if day is None or unit_of(day) != "D":
        return None
    return day.split("T")[0] + literal


def _told_day(context: Context) -> str | None:
    """The day of an hour that stands without one: the article's, if the text has not gone on to another."""
    told, today = context.last("D"), context.day.isoformat() if context.day else None
    return today if told is None or told.split("T")[0] == today else None


def _numeric(expression: Expression, context: Context) -> str | None:
    """“04/05/2016”: the order that the article shows elsewhere, none where it shows none."""
    if expression.year is None or context.day_first is None:
        return None
    month, day = expression.month or 0, expression.day or 0
    if context.day_first:
        month, day = day, month
    return found.isoformat() if (found := day_of(expression.year, month, day)) else None


def _other_calendar(expression: Expression, context: Context) -> str | None:
    """A date of the lunar or the Persian calendar, as the days of ours; `inner` is the year of ours that is written with it."""
    at = partial(calendars.days, expression.kind, month=expression.month, day=expression.day)
    if expression.inner:
        return calendars.written(calendars.within(expression.kind, expression.inner[0].year or 0, at))
    year = expression.year
    if year is None and context.day is not None:
        year = calendars.year_near(expression.kind, context.day, at, expression.tense, expression.direction)
    return calendars.written(at(year)) if year is not None else None


def _nth(expression: Expression, context: Context) -> str | None:
    """“the last Friday of March”, “the first week of 2014”."""
    span = bounds(value(expression.inner[0], context))
    count = int(expression.count or 1)
    return calendars.nth(span, count, expression.unit, expression.weekday) if span else None


def _ordinal(expression: Expression, context: Context) -> str | None:
    """The day beside which it stands: “on Tuesday, the third day of the talks”."""
    return value(expression.inner[0], context) if expression.inner else None


_KINDS = {
    "hijri": _other_calendar,
    "persian": _other_calendar,
    "nth": _nth,
    "ordinal": _ordinal,
    "literal": _literal,
    "calendar": yearly.calendar,
    "season": yearly.season,
    "quarter": yearly.quarter,
    "half": yearly.half,
    "holiday": yearly.holiday,
    "weekday": _weekday,
    "unit": _unit,
    "shift": _shift,
    "part": _part,
    "clock": _clock,
    "numeric": _numeric,
}
