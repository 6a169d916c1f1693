"""Lengths and what comes again: “two months”, “every Monday”."""

from __future__ import annotations

import re

from onrecord.annotate.times.groups import Found, direction_of, got, ordinal
from onrecord.annotate.times.lexicon import iso_duration, lookup, number
from onrecord.model.time import Expression, TimeType


def weekday_set(match: re.Match[str]) -> Found:
    """“every Monday”, “Tuesday nights”."""
    day = int(lookup("weekdays", got(match, "weekday", "plural", "single"))) + 1
    part = lookup("dayparts", word) if (word := got(match, "daypart", "parts")) else ""
    return TimeType.SET, Expression("literal", literal=f"XXXX-WXX-{day}{part}")


def duration(match: re.Match[str]) -> Found:
    """“less than two months”, “the past five years”, “three-day”."""
    name = lookup("units", got(match, "unit"))
    words = match["n"].lower()
    count = number(match["n"])
    if match["half"] and count is not None:
        count += 0.5
    if words in ("a", "an") and name in ("S", "MIN"):
        return None
    span = got(match, "span").removeprefix("the ")
    return TimeType.DURATION, Expression(
        "literal", literal=iso_duration(count, name), unit=name, count=count, direction=direction_of(span)
    )


def vague_duration(match: re.Match[str]) -> Found:
    """“recent months”, “for years”."""
    name = lookup("units", got(match, "unit", "unit2", "unit3") or "year")
    way = direction_of(got(match, "span"))
    return TimeType.DURATION, Expression("literal", literal=iso_duration(None, name), direction=way)


def every(match: re.Match[str]) -> Found:
    """“every day”, “each year”, “twice a week”."""
    count = number(word) if (word := got(match, "n")) and word not in ("other", "single") else 1
    count = 2 if got(match, "n") == "other" else count
    return TimeType.SET, Expression("literal", literal=iso_duration(count, lookup("units", got(match, "unit"))))


def set_word(match: re.Match[str]) -> Found:
    """“daily”."""
    return TimeType.SET, Expression("literal", literal=lookup("sets", match["word"]))


def running(match: re.Match[str]) -> Found:
    """“for the third straight day” is three days."""
    unit = got(match, "unit").replace("night", "day")
    return TimeType.DURATION, Expression(
        "literal", literal=iso_duration(ordinal(got(match, "nth")), lookup("units", unit))
    )


def every_part(match: re.Match[str]) -> Found:
    """“every morning”, “every summer”, “every March”, “on weekdays”."""
    if word := got(match, "month"):
        literal = f"XXXX-{lookup('months', word):02}"
    elif word := got(match, "season"):
        literal = f"XXXX-{lookup('seasons', word)}"
    elif word := got(match, "daypart"):
        literal = f"XXXX-XX-XX{lookup('dayparts', word)}"
    else:
        literal = "XXXX-WXX-WE" if got(match, "days") == "weekends" else "XXXX-WXX-1/XXXX-WXX-5"
    return TimeType.SET, Expression("literal", literal=literal)
