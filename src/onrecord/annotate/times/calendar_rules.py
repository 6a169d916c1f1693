"""How times are written that the calendar names: “August 16, 2016”, “the third quarter”, “12 Ramadan”."""

from __future__ import annotations

from onrecord.annotate.times import written
from onrecord.annotate.times.lexicon import table, words
from onrecord.annotate.times.patterns import (
    AFTER_HIJRI,
    FEAST,
    HIJRI,
    LAST,
    ORDINAL,
    PART,
    PERSIAN,
    SEASON,
    TO,
    WD,
    YEAR_AFTER,
    YEAR_WORD,
    D,
    M,
    Y,
)
from onrecord.annotate.times.rules import Rule, rule

RULES: tuple[Rule, ...] = (
    rule(
        "day",
        "month",
        rf"(?:{LAST}\s+)?(?:{WD},?\s+(?:the\s+)?)?{M}\s+(?:the\s+)?{D}(?:{YEAR_AFTER}|{YEAR_WORD})?",
        written.month_day,
    ),
    rule(
        "day",
        "month",
        rf"(?:{WD},?\s+)?(?:the\s+)?{D}\s+(?:day\s+)?(?:of\s+)?{M}(?:{YEAR_AFTER}|{YEAR_WORD})?",
        written.day_month,
    ),
    rule(
        "day-range",
        "month",
        rf"(?:the\s+)?{D}(?={TO}(?:the\s+)?(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{words(table('months'))})\b(?:,?\s+(?P<year>\d{{4}}))?)",
        written.day_month,
    ),
    rule("month", "month", rf"(?:{PART})?{M}(?:{YEAR_AFTER}|{YEAR_WORD})", written.month),
    rule("month", "month", rf"(?:{LAST}\s+)?(?:{PART})?{M}(?!\s*\d)", written.month),
    rule("weekday", "weekday", rf"(?:{LAST}\s+)?{WD}", written.weekday),
    rule(
        "iso",
        "digits",
        r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:[T\s](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:Z|[+-]\d\d:?\d\d)?)?",
        written.iso,
    ),
    rule("numeric", "digits", r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d\d)", written.numeric),
    rule(
        "year",
        "year",
        rf"(?:(?P<lead>fiscal(?:\s+year)?|FY|(?:the\s+)?year|post-|pre-)\s*)?{Y}(?!-\d{{3}}\b|-\d{{5,}}|/\d{{3,}}|['’]?s\b)(?P<christ>\s+(?:BC|B\.C\.?|BCE))?",
        written.year,
    ),
    rule("ancient", "christ", r"(?P<year>\d{1,4})(?P<christ>\s+(?:BC\b|B\.C\.?|BCE\b))", written.year),
    rule("ancient", "christ", rf"(?P<year>\d{{1,4}})(?={TO}\d{{1,4}}\s+(?:BC\b|B\.C\.?|BCE\b))", written.ancient),
    rule("short-year", "year", r"(?<=\b[12]\d{3}[-–/])(?P<yy>\d\d)(?![-–/\d])", written.short_year),
    rule(
        "decade",
        "digits",
        rf"(?:the\s+)?(?:{PART})?(?:(?P<year>[12]\d\d0)['’]?s|['’](?P<yy>\d0)s|(?P<bare>[2-9]0)s)",
        written.decade,
    ),
    rule(
        "decade",
        "nineties",
        rf"(?:the\s+)?(?:{PART})?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?=\W)",
        written.decade,
    ),
    rule(
        "century",
        "century",
        rf"(?:the\s+)?(?:{PART})?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{words(table('ordinals'))})[-\s]+centur(?:y|ies)(?P<christ>\s+(?:BC\b|B\.C\.?|BCE\b))?",
        written.century,
    ),
    rule(
        "spelled-year",
        "spelled",
        r"(?:the\s+year\s+)?(?P<words>nineteen[-\s]+(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|two\s+thousand(?:\s+(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten))?)",
        written.spelled_year,
    ),
    rule(
        "season",
        "season",
        rf"(?:(?P<the>the)\s+)?(?:{LAST}\s+)?(?:{PART})?{SEASON}(?:{YEAR_AFTER}|{YEAR_WORD})?(?:\s+months)?",
        written.season,
    ),
    rule("season", "season", rf"{Y}(?:['’]s)?\s+{SEASON}", written.season),
    rule(
        "quarter",
        "quarter",
        rf"(?:(?P<the>the|its|their|a)\s+)?(?:{LAST}\s+|(?P<year0>[12]\d{{3}})(?:['’]s)?\s+|(?P<yearword0>(?:last|this|next)\s+year)['’]s\s+)?(?:(?P<fiscal>fiscal)[-\s]+)?{ORDINAL}[-\s]+(?:fiscal\s+)?(?P<what>quarter|half)(?:(?:\s+(?:of|in))?(?:\s+fiscal)?(?:{YEAR_AFTER}|{YEAR_WORD}))?",
        written.quarter,
    ),
    rule(
        "quarter",
        "quarter",
        rf"(?:the|a)\s+(?P<ago>year-(?:earlier|ago))\s+{ORDINAL}[-\s]+(?P<what>quarter|half)",
        written.quarter,
    ),
    rule("reported", "year", r"the\s+(?P<year>[12]\d{3})\s+(?P<what>period|quarter)", written.reported),
    rule("reported", "quarter", r"the\s+(?:latest|most\s+recent)\s+(?P<what>period)", written.reported),
    rule("reported", "unit", r"(?P<yearword>last\s+year)['’]s\s+(?P<what>quarter|period)", written.reported),
    rule(
        "reported",
        "quarter",
        r"the\s+(?:corresponding|comparable|same|like)\s+(?P<what>quarter|period)\s+(?:of\s+|in\s+|a\s+year\s+(?P<ago>earlier|ago)|(?P<yearword>last\s+year))",
        written.reported,
    ),
    rule("quarter", "quarter", rf"Q(?P<nth>[1-4])(?P<what>){YEAR_AFTER}?", written.quarter),
    rule(
        "holiday",
        "holiday",
        rf"(?:{LAST}\s+)?(?P<holiday>{words(table('holidays'))})(?:{YEAR_AFTER}|{YEAR_WORD})?",
        written.holiday,
    ),
    rule(
        "other-day",
        "hijri",
        rf"(?P<day>30|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{HIJRI})\b(?:,?\s+(?P<year>1[2-5]\d\d)(?!\d))?{AFTER_HIJRI}",
        written.other_calendar,
    ),
    rule(
        "other-day",
        "hijri",
        rf"(?P<month>{HIJRI})\s+(?P<day>30|[12]\d|0?[1-9])(?![\d:])(?:,?\s+(?P<year>1[2-5]\d\d)(?!\d))?{AFTER_HIJRI}",
        written.other_calendar,
    ),
    rule(
        "other-month",
        "hijri",
        rf"(?:{LAST}\s+)?(?P<holy>(?:the\s+)?(?:Muslim\s+|Islamic\s+)?(?:(?:holy|fasting|sacred)\s+)?month\s+of\s+)?(?P<month>{HIJRI})\b(?:,?\s+(?P<year>1[2-5]\d\d|20\d\d|19\d\d)(?!\d))?{AFTER_HIJRI}",
        written.other_calendar,
    ),
    rule(
        "other-year",
        "hijri",
        r"(?:the\s+year\s+)?(?P<year>1[0-5]\d\d)\s*(?:AH\b|A\.H\.|Hijri\b)|AH\s+(?P<year0>1[0-5]\d\d)",
        written.other_calendar,
    ),
    rule(
        "other-day",
        "persian",
        rf"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{PERSIAN})\b(?:,?\s+(?P<year>1[2-4]\d\d)(?!\d))?",
        written.other_calendar,
    ),
    rule(
        "other-day",
        "persian",
        rf"(?P<month>{PERSIAN})\s+(?:(?P<day>3[01]|[12]\d|0?[1-9])(?![\d:])(?:,?\s+(?P<year>1[2-4]\d\d)(?!\d))?|(?P<year0>1[2-4]\d\d)(?!\d))",
        written.other_calendar,
    ),
    rule(
        "feast",
        "feast",
        rf"(?:{LAST}\s+)?(?P<feast>{FEAST})(?:,?\s+(?P<year>20\d\d|19\d\d)(?!\d))?",
        written.other_calendar,
    ),
    rule("period", "period", rf"(?P<period>{words(table('periods'))})", written.period),
)
