"""Times that are counted from a day: “last week” from the article's, “the next day” from the time before it in the text."""

from __future__ import annotations

import re

from onrecord.annotate.times.groups import (
    IN_TEXT,
    Found,
    date_of,
    direction_of,
    got,
    in_part,
    modifier_of,
    ordinal,
    part_of_word,
)
from onrecord.annotate.times.lexicon import iso_duration, lookup, number
from onrecord.model.time import Expression, TimeType


def today(match: re.Match[str]) -> Found:
    """“today”, “yesterday”, “the day after tomorrow”."""
    word = got(match, "word").removeprefix("the ")
    count = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(word, 0)
    day = Expression("unit", unit="D", count=count, direction=count)
    if word == "tonight":
        return TimeType.TIME, Expression("clock", literal="TNI", inner=(day,))
    return TimeType.DATE, day


def unit(match: re.Match[str]) -> Found:
    """“last week”, “earlier this month”, “the current quarter”, “that year”."""
    rel = got(match, "rel")
    told = f"the {rel}" if match.groupdict().get("the") else rel
    name = lookup("units", got(match, "unit"))
    way = direction_of(rel)
    if name in ("S", "MIN", "H", "2W", "10Y", "100Y", "1000Y") and rel in (
        "last",
        "past",
        "next",
        "this past",
        "coming",
    ):
        return TimeType.DURATION, Expression("literal", literal=iso_duration(1, name), direction=way)
    if name in ("S", "MIN", "H") or (rel == "same" and name != "D" and not match.groupdict().get("the")):
        return None
    if told in ("the past", "the last", "the coming") and name in ("W", "M", "Y", "D"):
        made = Expression("literal", literal=iso_duration(1, name), direction=way, unit=name, count=1)
        return (TimeType.DURATION, made) if name != "Y" else date_of("unit", unit=name, count=way, direction=way)
    modifier = "previous" if told in IN_TEXT or rel in IN_TEXT or told == "the next" else None
    if rel == "latest":
        modifier, way = "latest", 0
    made = Expression("unit", unit=name, count=way, direction=way, modifier=modifier)
    when = got(match, "when")
    return TimeType.DATE, in_part(made, {"earlier": "START", "later": "END"}.get(when, part_of_word(when)))


def the_unit(match: re.Match[str]) -> Found:
    """“the quarter”, “the year”: the one that the text speaks of; “the year ended June 30” is a length."""
    name = lookup("units", got(match, "unit"))
    if name == "WE":
        return date_of("unit", unit=name, count=0, modifier="by_verb")
    if name == "Y" and got(match, "ended"):
        return TimeType.DURATION, Expression("literal", literal="P1Y", unit="Y", count=1)
    in_text = name in ("Q", "D") or got(match, "the") == "that"
    return date_of("unit", unit=name, count=0, modifier="previous" if in_text else None)


def end_of(match: re.Match[str]) -> Found:
    """“the end of the month”, “year-end”."""
    made = Expression(
        "unit", unit=lookup("units", got(match, "unit")), count=0, direction=0, modifier=modifier_of(got(match, "the"))
    )
    return TimeType.DATE, in_part(made, part_of_word(got(match, "part")))


def next_morning(match: re.Match[str]) -> Found:
    """“the next morning”: counted from the time before it in the text."""
    rel = got(match, "rel")
    day = Expression("unit", unit="D", count=direction_of(rel), modifier="previous")
    return TimeType.TIME, Expression("clock", literal=lookup("dayparts", got(match, "daypart")), inner=(day,))


def step(match: re.Match[str]) -> Found:
    """“the day before”, “a week later”: counted from the time before it in the text."""
    way = -1 if got(match, "way") in ("before", "earlier") else 1
    return date_of("shift", unit=lookup("units", got(match, "unit")), count=1, direction=way, modifier="previous")


def ago(match: re.Match[str]) -> Found:
    """“almost a year ago”, “three days later”, “a year earlier”."""
    name, word = lookup("units", got(match, "unit")), got(match, "way")
    count = number(match["n"])
    if count is not None and match["half"]:
        count += 0.5
    way = -1 if word in ("ago", "earlier", "before that", "previously") else 1
    if name in ("S", "MIN", "H"):
        return TimeType.DURATION, Expression("literal", literal=iso_duration(count, name), direction=way)
    if count is None and way == 1:
        return date_of("literal", literal="FUTURE_REF")
    if count is None:
        return TimeType.DURATION, Expression("literal", literal=iso_duration(None, name), direction=way)
    modifier = None if word in ("ago", "from now", "hence") else "previous"
    if name == "Y" and word in ("earlier", "ago") and count == 1 and not match["about"]:
        modifier = "exact" if word == "earlier" else "exact_quarter"
    unit_name, factor = plain_unit(name)
    return date_of("shift", unit=unit_name, count=count * factor, direction=way, modifier=modifier)


def plain_unit(name: str) -> tuple[str, int]:
    """The unit and how many of it: a fortnight is two weeks, a decade ten years."""
    digits = re.match(r"\d*", name)
    return name.lstrip("0123456789"), int(digits[0] or 1) if digits else 1


def vague_ago(match: re.Match[str]) -> Found:
    """“months ago” is a length; “months later”, counted from the text, is no day that can be told."""
    if got(match, "way") not in ("ago", "earlier"):
        return date_of("literal", literal="FUTURE_REF")
    literal = iso_duration(None, lookup("units", got(match, "unit")))
    return TimeType.DURATION, Expression("literal", literal=literal, direction=-1)


def year_ago(_: re.Match[str]) -> Found:
    """“the year-ago quarter”, “a year earlier”: as fine as the time before it in the text."""
    return date_of("shift", unit="Y", count=1, direction=-1, modifier="exact")


def daypart(match: re.Match[str]) -> Found:
    """“this morning”, “last night”, “overnight”."""
    rel, literal = got(match, "rel"), lookup("dayparts", got(match, "daypart"))
    if rel in ("that", "the same"):
        return TimeType.TIME, Expression("clock", literal=literal, modifier="previous")
    day = Expression("unit", unit="D", count=-1 if rel == "last" else 0, direction=-1 if rel == "last" else 0)
    return TimeType.TIME, Expression("clock", literal=literal, inner=(day,))


def reference(match: re.Match[str]) -> Found:
    """“now”, “recently”, “the future”."""
    return date_of("literal", literal=lookup("references", match["word"]))


def clock_literal(match: re.Match[str]) -> str | None:
    """`T20:30` of “8:30 p.m.”."""
    if word := got(match, "word"):
        return str(lookup("dayparts", word))
    hour = int(got(match, "hour", "hour24"))
    if half := got(match, "half"):
        if not 1 <= hour <= 12:  # noqa: PLR2004 - the hours of half a day
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{got(match, 'minute', 'minute24') or '00'}"


def clock(match: re.Match[str]) -> Found:
    """“8:30 p.m.”, “noon”."""
    literal = clock_literal(match)
    return (TimeType.TIME, Expression("clock", literal=literal)) if literal else None


def day_of_event(match: re.Match[str]) -> Found:
    """“the second day of the talks”: unresolved, unless a day stands beside it."""
    return date_of("ordinal", unit=lookup("units", got(match, "unit")), count=ordinal(got(match, "nth")))
