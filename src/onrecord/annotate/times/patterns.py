"""Pieces of patterns: a month, a day of the month, a year behind it, a time of day."""

from __future__ import annotations

from onrecord.annotate.times.lexicon import UNIT_WORDS, table, words

M = rf"(?P<month>{words(table('months'))})\b(?:(?<=\b\w\w\w)(?<![Mm]ay)\.|(?<=Sept)\.)?"
WD = rf"(?P<weekday>{words(table('weekdays'))})\b(?:(?<!day)\.)?"
D = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|,\d\d\d|\.\d|\s*(?:%|percent|per\s+cent))"
Y = r"(?P<year>[12]\d{3})(?!\d|,\d|\.\d)"
YEAR_AFTER = r"(?:,?\s+(?:of\s+)?(?:(?P<year>[12]\d{3})(?!\d|,\d)|['’](?P<yy>\d\d)\b))"
YEAR_WORD = (
    r"(?:,?\s+(?:of\s+|in\s+)?(?P<yearword>(?:last|this|next|that|the\s+(?:same|following|previous|next))\s+year)\b)"
)
TO = r"\s*(?:-|–|—|to|and|through|until|or)\s*"
LAST = r"(?P<rel>last|this\s+past|past|this|this\s+coming|next|coming|the\s+previous|previous|the\s+following|following|that|the\s+same|the\s+preceding|preceding)"
ABOUT = (
    r"(?P<about>about|around|approximately|roughly|some|almost|nearly|just\s+over|just\s+under|at\s+least|at\s+most|more\s+than|less\s+than"
    r"|fewer\s+than|over|under|up\s+to|only|just|a\s+mere|not\s+more\s+than|no\s+more\s+than|no\s+less\s+than|as\s+many\s+as)"
)
UNIT = rf"(?P<unit>{UNIT_WORDS})"
SEASON = rf"(?P<season>{words(table('seasons'))})"
ORDINAL = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
PART = r"(?:(?:the\s+)?(?P<part>early|mid|middle|late|beginning|start|end)(?:\s+of\s+|\s+in\s+|[-\s]+))"
DAYPART = rf"(?P<daypart>{words(set(table('dayparts')) - {'noon', 'midnight'})})"
ZONES = (
    r"(?:local\s+time|(?:Eastern|Central|Mountain|Pacific|Moscow|Beijing|Tehran|Greenwich)(?:\s+(?:mean\s+|daylight\s+|standard\s+)?time)?"
    r"|GMT|UTC|[ECMP][SD]?T|A[ECW][SD]T|BST|CES?T|EES?T|MSK|IST|PKT|NPT|JST|KST|HKT|SGT|WIB|SAST|NZ[SD]T)(?![\w-])"
)
ZONE = rf"(?:\s*(?:\({ZONES}\)|{ZONES}))?"
CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?::(?P<second>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?:\s*hrs?\b)?(?::(?P<second24>[0-5]\d))?(?![:\d])|(?P<word>noon|midnight)\b)"
)
NTH = rf"\d{{1,2}}(?:st|nd|rd|th)|{words(table('ordinals'))}"
HIJRI, PERSIAN = words(table("hijri_months")), words(table("persian_months"))
AFTER_HIJRI = r"(?:\s+(?:AH\b|A\.H\.|Hijri\b))?"
FEAST = words([*table("hijri_days"), *table("persian_days")])
