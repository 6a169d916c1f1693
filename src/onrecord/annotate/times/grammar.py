"""How times are written: a table of patterns, each with what it makes of its words.

A rule runs only on a text that holds a word of its `needs`. Atoms stand alone; `PREFIXES` and `SUFFIXES` join what
stands beside an atom to it (“the end of” + “May”, “Monday” + “morning”). The longest match wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.annotate.times import counted, joined, lengths, written
from onrecord.annotate.times.groups import Found
from onrecord.annotate.times.lexicon import NUMBER, UNIT_WORDS, table, words
from onrecord.annotate.times.patterns import (
    ABOUT,
    CLOCK,
    DAYPART,
    LAST,
    ORDINAL,
    PART,
    SEASON,
    TO,
    UNIT,
    WD,
    YEAR_AFTER,
    YEAR_WORD,
    ZONE,
    D,
    M,
    Y,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the kinds of words that it needs, and what makes an expression of its match."""

    name: str
    needs: str
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Found]


def _after(name: str, pattern: str, make: Callable[[re.Match[str]], Found]) -> Rule:
    """A rule for what stands right behind an atom."""
    return Rule(name, "", re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE), make)


def _rule(name: str, needs: str, pattern: str, make: Callable[[re.Match[str]], Found]) -> Rule:
    return Rule(name, needs, re.compile(rf"(?<![\w$£€#])(?<!\d[.,])(?:{pattern})(?!\w)", re.IGNORECASE), make)


WORD = re.compile(r"[^\W_]+")


def _telling(*entries: str) -> frozenset[str]:
    """The longest word of each entry, without which it cannot stand in a text; and their plurals."""
    found = {max(WORD.findall(entry.lower()), key=len) for entry in entries}
    return frozenset(found | {f"{word}s" for word in found})


TELLING = {
    "month": _telling(*table("months")),
    "weekday": _telling(*table("weekdays")),
    "unit": _telling(*table("units"), "today", "tonight", "yesterday", "tomorrow", "centurie"),
    "season": _telling(*table("seasons")),
    "daypart": _telling(*table("dayparts")),
    "quarter": _telling("quarter", "half", "q1", "q2", "q3", "q4"),
    "holiday": _telling(*table("holidays")),
    "century": _telling("century", "centuries"),
    "period": _telling(*table("periods")),
    "reference": _telling(*table("references")),
    "set": _telling(*table("sets")),
    "christ": frozenset({"bc", "b", "bce"}),
    "spelled": frozenset({"nineteen", "two"}),
}
"""The words that tell which kinds of rules can match in a text, so that only those are run on it; “digits”, “year” and
“nineties” are told by their form."""

ATOMS: tuple[Rule, ...] = (
    _rule(
        "day",
        "month",
        rf"(?:{LAST}\s+)?(?:{WD},?\s+(?:the\s+)?)?{M}\s+(?:the\s+)?{D}(?:{YEAR_AFTER}|{YEAR_WORD})?",
        written.month_day,
    ),
    _rule(
        "day",
        "month",
        rf"(?:{WD},?\s+)?(?:the\s+)?{D}\s+(?:day\s+)?(?:of\s+)?{M}(?:{YEAR_AFTER}|{YEAR_WORD})?",
        written.day_month,
    ),
    _rule(
        "day-range",
        "month",
        rf"(?:the\s+)?{D}(?={TO}(?:the\s+)?(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{words(table('months'))})\b(?:,?\s+(?P<year>\d{{4}}))?)",
        written.day_month,
    ),
    _rule("month", "month", rf"(?:{PART})?{M}(?:{YEAR_AFTER}|{YEAR_WORD})", written.month),
    _rule("month", "month", rf"(?:{LAST}\s+)?(?:{PART})?{M}(?!\s*\d)", written.month),
    _rule("weekday", "weekday", rf"(?:{LAST}\s+)?{WD}", written.weekday),
    _rule(
        "weekdays",
        "weekday",
        rf"(?:(?P<every>every|each)\s+(?:other\s+)?)(?P<weekday>{words(table('weekdays'))})\b|(?P<plural>{words(d for d in table('weekdays') if d.endswith('day'))})s\b(?:\s+(?P<daypart>morning|afternoon|evening|night)s?)?|(?P<single>{words(table('weekdays'))})\s+(?P<parts>morning|afternoon|evening|night)s\b",
        lengths.weekday_set,
    ),
    _rule(
        "iso",
        "digits",
        r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:[T\s](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:Z|[+-]\d\d:?\d\d)?)?",
        written.iso,
    ),
    _rule("numeric", "digits", r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d\d)", written.numeric),
    _rule(
        "year",
        "year",
        rf"(?:(?P<lead>fiscal(?:\s+year)?|FY|(?:the\s+)?year|post-|pre-)\s*)?{Y}(?!-\d{{3}}\b|-\d{{5,}}|/\d{{3,}}|['’]?s\b)(?P<christ>\s+(?:BC|B\.C\.?|BCE))?",
        written.year,
    ),
    _rule("ancient", "christ", r"(?P<year>\d{1,4})(?P<christ>\s+(?:BC\b|B\.C\.?|BCE\b))", written.year),
    _rule(
        "decade",
        "digits",
        rf"(?:the\s+)?(?:{PART})?(?:(?P<year>[12]\d\d0)['’]?s|['’](?P<yy>\d0)s|(?P<bare>[2-9]0)s)",
        written.decade,
    ),
    _rule(
        "decade",
        "nineties",
        rf"(?:the\s+)?(?:{PART})?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?=\W)",
        written.decade,
    ),
    _rule(
        "century",
        "century",
        rf"(?:the\s+)?(?:{PART})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{words(table('ordinals'))})[-\s]+centur(?:y|ies)",
        written.century,
    ),
    _rule(
        "spelled-year",
        "spelled",
        r"(?:the\s+year\s+)?(?P<words>nineteen[-\s]+(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|two\s+thousand(?:\s+(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten))?)",
        written.spelled_year,
    ),
    _rule(
        "today",
        "unit",
        r"(?P<word>today|tonight|yesterday|tomorrow|(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow)",
        counted.today,
    ),
    _rule(
        "unit",
        "unit",
        rf"(?:(?P<when>earlier|later|early|late|mid)[-\s]+(?:in\s+)?)?(?P<the>the\s+)?(?P<rel>last|this\s+past|past|this|next|coming|previous|following|current|that|same|same|preceding|latest)\s+(?:(?P<fiscal>fiscal|calendar|financial)\s+)?{UNIT}(?!s?[-\s]+(?:ago|earlier|later)|s)",
        counted.unit,
    ),
    _rule(
        "unit",
        "unit",
        r"(?:(?P<when>earlier|later|early|late)\s+(?:in\s+)?)?the\s+(?:(?P<fiscal>fiscal|full|whole|entire)\s+)?(?P<unit>week|weekend|month|year|quarter|day)(?=\s*(?:[,.;:]|$|['’]s?\s|ended|ending|ends|to\s+date|before|after))",
        counted.the_unit,
    ),
    _rule(
        "unit",
        "unit",
        r"(?P<when>earlier|later|early|late)\s+in\s+(?P<the>the|that)\s+(?P<unit>week|month|year|quarter|day|decade|century)(?P<fiscal>)",
        counted.the_unit,
    ),
    _rule(
        "unit-end",
        "unit",
        r"(?:the\s+)?(?P<part>end|beginning|start|middle|rest|turn)\s+of\s+(?P<the>the|that)\s+(?P<unit>week|month|year|quarter|decade|century)",
        counted.end_of,
    ),
    _rule("unit-end", "unit", r"(?P<unit>year|month)(?:-|\s|['’]s\s)(?P<part>end)", counted.end_of),
    _rule(
        "day-after",
        "unit",
        r"(?:the\s+)(?P<rel>next|following|previous|same)\s+(?P<daypart>morning|afternoon|evening|night)",
        counted.next_morning,
    ),
    _rule(
        "day-before",
        "unit",
        r"(?:the|a|one)\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after|earlier|later)(?=\W*(?:$|[,.;:)]|\w+ed\b|and\b))",
        counted.step,
    ),
    _rule(
        "ago",
        "unit",
        rf"(?:{ABOUT}\s+)?(?P<n>{NUMBER})[-\s]+(?P<more>(?:more|full|whole|long|short)\s+)?{UNIT}s?(?:\s+and\s+a\s+(?P<half>half))?(?:\s+or\s+(?:so|more|two))?[-\s]+(?P<way>ago|earlier|later|from\s+now|hence|before\s+that|after\s+that|afterwards?|previously)",
        counted.ago,
    ),
    _rule("ago", "unit", rf"(?P<unit>{UNIT_WORDS})s\s+(?P<way>ago|earlier|later)", counted.vague_ago),
    _rule(
        "year-ago",
        "unit",
        r"(?:the\s+)?year[-\s]*(?P<way>ago|earlier|before)(?:\s+(?P<what>quarter|period|month|week))?",
        counted.year_ago,
    ),
    _rule(
        "duration",
        "unit",
        rf"(?:(?P<span>(?:the\s+)?(?:past|last|next|first|final|coming|previous|recent|following|latest|opening|closing))\s+)?(?:{ABOUT}\s+)?(?P<n>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<n2>{NUMBER}))?[-\s]+(?:(?:more|additional|full|whole|straight|consecutive|long|short|short|business|working|trading|calendar|solid|entire)\s+)*{UNIT}s?['’]?(?:\s+and\s+a\s+(?P<half>half))?(?:-(?:long|old))?(?:\s+or\s+so)?",
        lengths.duration,
    ),
    _rule(
        "durations",
        "unit",
        rf"(?:the\s+)?(?:(?P<span>past|last|next|recent|coming|following)\s+)(?:few\s+|several\s+|couple\s+of\s+)?{UNIT}s",
        lengths.vague_duration,
    ),
    _rule(
        "durations",
        "unit",
        r"(?<=\bfor\s)(?:(?:many|long|several)\s+)?(?P<unit>minute|hour|day|week|month|year|decade|centurie)s|(?P<unit2>day|week|month|year|decade)s(?:-|\s)long|(?:the\s+)?(?P<unit3>day|week|month|year|decade)-long",
        lengths.vague_duration,
    ),
    _rule(
        "durations",
        "unit",
        r"(?<=\bof\s|\bin\s)(?P<unit>minute|hour|day|week|month|year|decade)s(?=\s+(?:of|to)\b|\W*$)|(?:the\s+)?years(?P<unit2>)(?=\s+of\b)",
        lengths.vague_duration,
    ),
    _rule("set", "unit", rf"(?P<every>every|each|per)\s+(?:(?P<n>{NUMBER}|other|single)\s+)?{UNIT}s?", lengths.every),
    _rule("set", "unit", rf"(?<=\d\stimes\s|.\stwice\s|..\sonce\s)an?\s+{UNIT}", lengths.every),
    _rule("set", "set", rf"(?P<word>{words(table('sets'))})", lengths.set_word),
    _rule(
        "season",
        "season",
        rf"(?:(?P<the>the)\s+)?(?:{LAST}\s+)?(?:{PART})?{SEASON}(?:{YEAR_AFTER}|{YEAR_WORD})?(?:\s+months)?",
        written.season,
    ),
    _rule("season", "season", rf"{Y}(?:['’]s)?\s+{SEASON}", written.season),
    _rule(
        "quarter",
        "quarter",
        rf"(?:(?P<the>the|its|their|a)\s+)?(?:{LAST}\s+|(?P<year0>[12]\d{{3}})(?:['’]s)?\s+|(?P<yearword0>(?:last|this|next)\s+year)['’]s\s+)?(?:(?P<fiscal>fiscal)[-\s]+)?{ORDINAL}[-\s]+(?:fiscal\s+)?(?P<what>quarter|half)(?:(?:\s+(?:of|in))?(?:\s+fiscal)?(?:{YEAR_AFTER}|{YEAR_WORD}))?",
        written.quarter,
    ),
    _rule("quarter", "quarter", rf"Q(?P<nth>[1-4])(?P<what>){YEAR_AFTER}?", written.quarter),
    _rule(
        "clock",
        "digits",
        rf"(?:(?:about|around|shortly\s+(?:before|after)|just\s+(?:before|after))\s+)?{CLOCK}{ZONE}",
        counted.clock,
    ),
    _rule("clock", "daypart", r"(?P<word>noon|midnight)", counted.clock),
    _rule("daypart", "daypart", rf"(?P<rel>this|last|that|the\s+same)\s+{DAYPART}", counted.daypart),
    _rule("daypart", "daypart", r"(?P<daypart>overnight)", counted.daypart),
    _rule(
        "holiday",
        "holiday",
        rf"(?:{LAST}\s+)?(?P<holiday>{words(table('holidays'))})(?:{YEAR_AFTER}|{YEAR_WORD})?",
        written.holiday,
    ),
    _rule("reference", "reference", rf"(?P<word>{words(table('references'))})", counted.reference),
    _rule("period", "period", rf"(?P<period>{words(table('periods'))})", written.period),
)

PREFIXES: tuple[Rule, ...] = (
    _rule(
        "part",
        "",
        r"(?:(?:the\s+)?(?P<part>middle|beginning|start|end|first\s+half|second\s+half|rest|close|turn)\s+of\s+(?:the\s+)?|(?P<near>early|mid|late|later|earlier)(?:\s+in|\s+on)?[-\s]+(?:the\s+)?)$",
        joined.part_of,
    ),
    _rule(
        "shift",
        "",
        rf"(?:{ABOUT}\s+)?(?:(?P<n>{NUMBER})[-\s]+{UNIT}s?|the\s+(?P<unit2>day|week|month|year|night))\s+(?P<way>before|after|from|prior\s+to|following|earlier\s+than)\s+$",
        joined.shift_from,
    ),
    _rule(
        "week-of",
        "",
        r"the\s+(?P<what>week|month|year|night|morning|evening|afternoon|weekend)\s+of\s+(?:on\s+)?$",
        joined.week_of,
    ),
    _after(
        "clock", rf"(?:(?:about|around|shortly\s+(?:before|after))\s+)?{CLOCK}{ZONE},?\s+(?:on\s+)?$", joined.clock_on
    ),
    _rule("approx", "", r"(?:about|around|approximately|circa|roughly)\s+$", joined.about),
)

SUFFIXES: tuple[Rule, ...] = (
    _after("daypart", rf"\s+(?:at\s+|in\s+the\s+|early\s+|late\s+|mid[-\s])?{DAYPART}(?!s)", joined.in_daypart),
    _after("clock", rf",?\s+(?:at|around|about)\s+(?:about\s+|around\s+)?{CLOCK}{ZONE}", joined.at_clock),
)
