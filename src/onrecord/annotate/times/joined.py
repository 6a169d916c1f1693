"""What stands before or after a time and belongs to it: “the end of” May, Monday “morning”."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.times.counted import clock, plain_unit
from onrecord.annotate.times.groups import Found, date_of, got, ordinal, part_of_word
from onrecord.annotate.times.lexicon import lookup, number
from onrecord.model.time import Expression, TimeType


def part_of(match: re.Match[str]) -> Found:
    """“the end of” May, “late” Monday."""
    word = got(match, "part", "near")
    return date_of("part", modifier={"later": "END", "earlier": "START"}.get(word, part_of_word(word)))


def shift_from(match: re.Match[str]) -> Found:
    """“two months before” May 19."""
    name = (
        lookup("units", got(match, "unit"))
        if got(match, "unit")
        else {"night": "D"}.get(got(match, "unit2"), lookup("units", got(match, "unit2").replace("night", "day")))
    )
    if name in ("S", "MIN", "H"):
        return None
    unit_name, factor = plain_unit(name)
    count = number(match["n"]) if match["n"] else 1
    if count is None:
        return None
    way = 1 if got(match, "way") in ("after", "from", "following") else -1
    return date_of("shift", unit=unit_name, count=count * factor, direction=way)


def week_of(match: re.Match[str]) -> Found:
    """“the week of” March 6, “the night of” August 16."""
    what = got(match, "what")
    if what in ("week", "month", "year", "weekend"):
        return date_of("shift", unit=lookup("units", what), count=0, direction=1)
    return TimeType.TIME, Expression("clock", literal=lookup("dayparts", what))


def clock_on(match: re.Match[str]) -> Found:
    """“8 p.m. on” Monday."""
    return clock(match)


def about(_: re.Match[str]) -> Found:
    """“around” March 1981."""
    return date_of("part", modifier="APPROX")


def nth_of(match: re.Match[str]) -> Found:
    """“the last Friday of” March, “the first week of” 2014."""
    word, unit = got(match, "weekday"), got(match, "unit")
    weekday = lookup("weekdays", word) if word else None
    return date_of(
        "nth", count=ordinal(got(match, "nth")), unit=lookup("units", unit) if unit else None, weekday=weekday
    )


def anniversary(match: re.Match[str]) -> Found:
    """“the 10th anniversary of” March 15, 2011."""
    return date_of("shift", unit="Y", count=ordinal(got(match, "nth")), direction=1, modifier="anniversary")


def in_daypart(match: re.Match[str]) -> Found:
    """Monday “morning”."""
    return TimeType.TIME, Expression("clock", literal=lookup("dayparts", got(match, "daypart")))


def at_clock(match: re.Match[str]) -> Found:
    """Monday “at 8 p.m.”."""
    return clock(match)


def join(outer: Expression, inner: Expression) -> Expression:
    """The outer expression with the inner one in it."""
    return replace(outer, inner=(inner,))
