"""What each rule makes of its words: `month_day` makes “August 16” the 16th of the 8th month, in a year not told."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.times.lexicon import iso_duration, lookup, number, table
from onrecord.annotate.times.lexicon import spelled_year as year_in_words
from onrecord.model.time import Expression, TimeType

Found = tuple[TimeType, Expression] | None

BEFORE = frozenset({"last", "past", "this past", "previous", "the previous", "preceding", "the preceding", "latest"})
AFTER = frozenset({"next", "coming", "this coming", "following", "the following"})
IN_TEXT = frozenset(
    {"the previous", "the following", "that", "the same", "the preceding", "same", "following", "preceding"}
)
"""Words that count from the time before them in the text, not from the article's day."""

PARTS = {"early": "START", "beginning": "START", "start": "START", "first half": "START", "mid": "MID", "middle": "MID"}
CENTURY_TURN = 50
"""A year of two digits at or below this is of the 2000s (“'16”), above it of the 1900s (“'89”)."""


def _date(kind: str, **fields: object) -> Found:
    return TimeType.DATE, Expression(kind, **fields)  # type: ignore[arg-type]


def _get(match: re.Match[str], *names: str) -> str:
    """The first group of these that matched, in lower case with single spaces."""
    groups = match.groupdict()
    found = next((groups[name] for name in names if groups.get(name)), "")
    return " ".join(found.lower().split())


def direction_of(word: str) -> int | None:
    """-1 for “last”, 1 for “next”, 0 for “this”, None where there is no such word."""
    if not word:
        return None
    if word in BEFORE:
        return -1
    return 1 if word in AFTER else 0


def part_of_word(word: str) -> str | None:
    """`START`, `MID` or `END`: “early”, “mid”, “late”."""
    return PARTS.get(word, "END") if word else None


def full_year(digits: str) -> int:
    """The year of its last two digits."""
    short = int(digits)
    return short + (2000 if short <= CENTURY_TURN else 1900)


def _year(match: re.Match[str]) -> int | None:
    if year := _get(match, "year", "year0"):
        return int(year)
    return full_year(yy) if (yy := _get(match, "yy")) else None


def _year_word(match: re.Match[str]) -> tuple[Expression, ...]:
    """The year that words point at: “March of last year”."""
    word = _get(match, "yearword", "yearword0")
    if not word:
        return ()
    rel = word.removesuffix(" year")
    return (
        Expression("unit", unit="Y", count=direction_of(rel), direction=direction_of(rel), modifier=_modifier(rel)),
    )


def _modifier(rel: str) -> str | None:
    return "previous" if rel in IN_TEXT else None


def month_day(match: re.Match[str]) -> Found:
    """“August 16”, “Monday, Aug. 22, 2016”."""
    return _day(match, "month_first")


def day_month(match: re.Match[str]) -> Found:
    """“16 August”, “the 16th of August 2016”."""
    return _day(match, "day_first")


def _day(match: re.Match[str], order: str) -> Found:
    weekday = lookup("weekdays", word) if (word := _get(match, "weekday")) else None
    return _date(
        "calendar",
        year=_year(match),
        month=lookup("months", _get(match, "month")),
        day=int(_get(match, "day")),
        weekday=weekday,
        direction=direction_of(_get(match, "rel")),
        modifier=order,
        inner=_year_word(match),
    )


def month(match: re.Match[str]) -> Found:
    """“August 2016”, “last May”, “early October”."""
    rel = _get(match, "rel")
    made = Expression(
        "calendar",
        year=_year(match),
        month=lookup("months", _get(match, "month")),
        direction=direction_of(rel),
        inner=_year_word(match),
    )
    return TimeType.DATE, in_part(made, part_of_word(_get(match, "part")))


def in_part(expression: Expression, part: str | None) -> Expression:
    """The part of a stretch, where one is named."""
    return Expression("part", modifier=part, inner=(expression,)) if part else expression


def weekday(match: re.Match[str]) -> Found:
    """“Monday”, “last Friday”."""
    rel = _get(match, "rel")
    return _date("weekday", weekday=lookup("weekdays", _get(match, "weekday")), direction=direction_of(rel))


def weekday_set(match: re.Match[str]) -> Found:
    """“every Monday”, “Tuesday nights”."""
    day = int(lookup("weekdays", _get(match, "weekday", "plural", "single"))) + 1
    part = lookup("dayparts", word) if (word := _get(match, "daypart", "parts")) else ""
    return TimeType.SET, Expression("literal", literal=f"XXXX-WXX-{day}{part}")


def iso(match: re.Match[str]) -> Found:
    """“2016-08-22”, “2016-08-22T14:30:00Z”."""
    day = Expression("calendar", year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
    if not match["hour"]:
        return TimeType.DATE, day
    seconds = f":{match['second']}" if match["second"] else ""
    return TimeType.TIME, Expression("clock", literal=f"T{match['hour']}:{match['minute']}{seconds}", inner=(day,))


def numeric(match: re.Match[str]) -> Found:
    """“10/26/89”, “22.08.2016”; where both orders are possible the article's habit decides."""
    a, b, year_digits = int(match["a"]), int(match["b"]), match["c"]
    year = int(year_digits) if len(year_digits) == 4 else full_year(year_digits)  # noqa: PLR2004 - a year in full
    if not (a and b and max(a, b) <= 31 and min(a, b) <= 12):  # noqa: PLR2004 - days and months
        return None
    if match["sep"] == "." or a > 12:  # noqa: PLR2004 - months; dots are written by those who put the day first
        return _date("calendar", year=year, month=b, day=a, modifier="day_first") if b <= 12 else None  # noqa: PLR2004
    if b > 12:  # noqa: PLR2004
        return _date("calendar", year=year, month=a, day=b, modifier="month_first")
    return _date("numeric", year=year, month=a, day=b, modifier="ambiguous")


def year(match: re.Match[str]) -> Found:
    """“2011”, “fiscal 1989”, “264 BC”."""
    if _get(match, "christ"):
        return _date("literal", literal=f"BC{int(match['year']):04}")
    lead = _get(match, "lead")
    return _date("calendar", year=int(match["year"]), modifier="fiscal" if lead.startswith(("fiscal", "fy")) else None)


def decade(match: re.Match[str]) -> Found:
    """“the 1990s”, “the early '80s”, “the nineties”."""
    if word := _get(match, "word"):
        digits = f"19{str(lookup('numbers', word.removesuffix('ies') + 'y'))[0]}"
    elif long := _get(match, "year"):
        digits = long[:3]
    else:
        digits = f"{full_year(_get(match, 'yy', 'bare'))}"[:3]
    return TimeType.DATE, in_part(Expression("literal", literal=digits), part_of_word(_get(match, "part")))


def century(match: re.Match[str]) -> Found:
    """“the 20th century” is `19`."""
    word = _get(match, "nth")
    ordinal = int(re.sub(r"\D", "", word)) if word[0].isdigit() else int(table("ordinals")[word])
    made = Expression("literal", literal=f"{ordinal - 1:02}")
    return TimeType.DATE, in_part(made, part_of_word(_get(match, "part")))


def spelled_year(match: re.Match[str]) -> Found:
    """“nineteen ninety-seven”."""
    found = year_in_words(match["words"])
    return _date("calendar", year=found) if found else None


def today(match: re.Match[str]) -> Found:
    """“today”, “yesterday”, “the day after tomorrow”."""
    word = _get(match, "word").removeprefix("the ")
    count = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(word, 0)
    day = Expression("unit", unit="D", count=count, direction=count)
    if word == "tonight":
        return TimeType.TIME, Expression("clock", literal="TNI", inner=(day,))
    return TimeType.DATE, day


def unit(match: re.Match[str]) -> Found:
    """“last week”, “earlier this month”, “the current quarter”, “that year”."""
    rel = _get(match, "rel")
    told = f"the {rel}" if match.groupdict().get("the") else rel
    name = lookup("units", _get(match, "unit"))
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
        return (TimeType.DURATION, made) if name != "Y" else _date("unit", unit=name, count=way, direction=way)
    modifier = "previous" if told in IN_TEXT or rel in IN_TEXT or told == "the next" else None
    if rel == "latest":
        modifier, way = "latest", 0
    made = Expression("unit", unit=name, count=way, direction=way, modifier=modifier)
    when = _get(match, "when")
    return TimeType.DATE, in_part(made, {"earlier": "START", "later": "END"}.get(when, part_of_word(when)))


def the_unit(match: re.Match[str]) -> Found:
    """“the quarter”, “the year”: the one that the text speaks of."""
    name = lookup("units", _get(match, "unit"))
    in_text = name in ("Q", "D") or _get(match, "the") == "that"
    return _date("unit", unit=name, count=0, modifier="previous" if in_text else None)


def end_of(match: re.Match[str]) -> Found:
    """“the end of the month”, “year-end”."""
    made = Expression(
        "unit", unit=lookup("units", _get(match, "unit")), count=0, direction=0, modifier=_modifier(_get(match, "the"))
    )
    return TimeType.DATE, in_part(made, part_of_word(_get(match, "part")))


def next_morning(match: re.Match[str]) -> Found:
    """“the next morning”: counted from the time before it in the text."""
    rel = _get(match, "rel")
    day = Expression("unit", unit="D", count=direction_of(rel), modifier="previous")
    return TimeType.TIME, Expression("clock", literal=lookup("dayparts", _get(match, "daypart")), inner=(day,))


def step(match: re.Match[str]) -> Found:
    """“the day before”, “a week later”: counted from the time before it in the text."""
    way = -1 if _get(match, "way") in ("before", "earlier") else 1
    return _date("shift", unit=lookup("units", _get(match, "unit")), count=1, direction=way, modifier="previous")


def ago(match: re.Match[str]) -> Found:
    """“almost a year ago”, “three days later”, “a year earlier”."""
    name, word = lookup("units", _get(match, "unit")), _get(match, "way")
    count = number(match["n"])
    if count is not None and match["half"]:
        count += 0.5
    way = -1 if word in ("ago", "earlier", "before that", "previously") else 1
    if name in ("S", "MIN", "H"):
        return TimeType.DURATION, Expression("literal", literal=iso_duration(count, name), direction=way)
    if count is None:
        return TimeType.DURATION, Expression("literal", literal=iso_duration(None, name), direction=way)
    modifier = None if word in ("ago", "from now", "hence") else "previous"
    if name == "Y" and word in ("earlier", "ago") and count == 1 and not match["about"]:
        modifier = "exact" if word == "earlier" else "exact_quarter"
    unit_name, factor = _plain_unit(name)
    return _date("shift", unit=unit_name, count=count * factor, direction=way, modifier=modifier)


def _plain_unit(name: str) -> tuple[str, int]:
    """The unit and how many of it: a fortnight is two weeks, a decade ten years."""
    digits = re.match(r"\d*", name)
    return name.lstrip("0123456789"), int(digits[0] or 1) if digits else 1


def vague_ago(match: re.Match[str]) -> Found:
    """“months ago”."""
    way = -1 if _get(match, "way") in ("ago", "earlier") else 1
    return TimeType.DURATION, Expression(
        "literal", literal=iso_duration(None, lookup("units", _get(match, "unit"))), direction=way
    )


def year_ago(_: re.Match[str]) -> Found:
    """“the year-ago quarter”, “a year earlier”: as fine as the time before it in the text."""
    return _date("shift", unit="Y", count=1, direction=-1, modifier="exact")


def duration(match: re.Match[str]) -> Found:
    """“less than two months”, “the past five years”, “three-day”."""
    name = lookup("units", _get(match, "unit"))
    words = match["n"].lower()
    count = number(match["n"])
    if match["half"] and count is not None:
        count += 0.5
    if words in ("a", "an") and name in ("S", "MIN"):
        return None
    span = _get(match, "span").removeprefix("the ")
    return TimeType.DURATION, Expression(
        "literal", literal=iso_duration(count, name), unit=name, count=count, direction=direction_of(span)
    )


def vague_duration(match: re.Match[str]) -> Found:
    """“recent months”, “for years”."""
    name = lookup("units", _get(match, "unit", "unit2", "unit3") or "year")
    way = direction_of(_get(match, "span"))
    return TimeType.DURATION, Expression("literal", literal=iso_duration(None, name), direction=way)


def every(match: re.Match[str]) -> Found:
    """“every day”, “each year”, “twice a week”."""
    count = number(word) if (word := _get(match, "n")) and word not in ("other", "single") else 1
    count = 2 if _get(match, "n") == "other" else count
    return TimeType.SET, Expression("literal", literal=iso_duration(count, lookup("units", _get(match, "unit"))))


def set_word(match: re.Match[str]) -> Found:
    """“daily”."""
    return TimeType.SET, Expression("literal", literal=lookup("sets", match["word"]))


def season(match: re.Match[str]) -> Found:
    """“last summer”, “the winter of 2011”."""
    rel = _get(match, "rel")
    made = Expression(
        "season",
        year=_year(match),
        unit=lookup("seasons", _get(match, "season")),
        direction=direction_of(rel),
        inner=_year_word(match),
    )
    return TimeType.DATE, in_part(made, part_of_word(_get(match, "part")))


def quarter(match: re.Match[str]) -> Found:
    """“the third quarter”, “second half of 2016”, “Q3 2016”."""
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(_get(match, "nth")) or int(_get(match, "nth")[0])
    half = _get(match, "what") == "half"
    if half and (nth > 2 or not (_year(match) or _year_word(match))):  # noqa: PLR2004 - a match has halves too
        return None
    rel = _get(match, "rel")
    return _date(
        "half" if half else "quarter",
        year=_year(match),
        count=nth,
        direction=direction_of(rel),
        inner=_year_word(match),
    )


def _clock_literal(match: re.Match[str]) -> str | None:
    """`T20:30` of “8:30 p.m.”."""
    if word := _get(match, "word"):
        return str(lookup("dayparts", word))
    hour = int(_get(match, "hour", "hour24"))
    if half := _get(match, "half"):
        if not 1 <= hour <= 12:  # noqa: PLR2004 - the hours of half a day
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{_get(match, 'minute', 'minute24') or '00'}"


def clock(match: re.Match[str]) -> Found:
    """“8:30 p.m.”, “noon”."""
    literal = _clock_literal(match)
    return (TimeType.TIME, Expression("clock", literal=literal)) if literal else None


def daypart(match: re.Match[str]) -> Found:
    """“this morning”, “last night”, “overnight”."""
    rel, literal = _get(match, "rel"), lookup("dayparts", _get(match, "daypart"))
    if rel in ("that", "the same"):
        return TimeType.TIME, Expression("clock", literal=literal, modifier="previous")
    day = Expression("unit", unit="D", count=-1 if rel == "last" else 0, direction=-1 if rel == "last" else 0)
    return TimeType.TIME, Expression("clock", literal=literal, inner=(day,))


def holiday(match: re.Match[str]) -> Found:
    """“Christmas”, “last Thanksgiving”."""
    rel = _get(match, "rel")
    return _date(
        "holiday",
        literal=lookup("holidays", _get(match, "holiday")),
        year=_year(match),
        direction=direction_of(rel),
        inner=_year_word(match),
    )


def reference(match: re.Match[str]) -> Found:
    """“now”, “recently”, “the future”."""
    return _date("literal", literal=lookup("references", match["word"]))


def period(match: re.Match[str]) -> Found:
    """“World War Two”."""
    return _date("literal", literal=lookup("periods", match["period"]))


# --- what stands before or after an atom ---------------------------------------------------------------------------


def part_of(match: re.Match[str]) -> Found:
    """“the end of” May, “late” Monday."""
    word = _get(match, "part", "near")
    return _date("part", modifier={"later": "END", "earlier": "START"}.get(word, part_of_word(word)))


def shift_from(match: re.Match[str]) -> Found:
    """“two months before” May 19."""
    name = (
        lookup("units", _get(match, "unit"))
        if _get(match, "unit")
        else {"night": "D"}.get(_get(match, "unit2"), lookup("units", _get(match, "unit2").replace("night", "day")))
    )
    if name in ("S", "MIN", "H"):
        return None
    unit_name, factor = _plain_unit(name)
    count = number(match["n"]) if match["n"] else 1
    if count is None:
        return None
    way = 1 if _get(match, "way") in ("after", "from", "following") else -1
    return _date("shift", unit=unit_name, count=count * factor, direction=way)


def week_of(match: re.Match[str]) -> Found:
    """“the week of” March 6, “the night of” August 16."""
    what = _get(match, "what")
    if what in ("week", "month", "year", "weekend"):
        return _date("shift", unit=lookup("units", what), count=0, direction=1)
    return TimeType.TIME, Expression("clock", literal=lookup("dayparts", what))


def clock_on(match: re.Match[str]) -> Found:
    """“8 p.m. on” Monday."""
    return clock(match)


def about(_: re.Match[str]) -> Found:
    """“around” March 1981."""
    return _date("part", modifier="APPROX")


def in_daypart(match: re.Match[str]) -> Found:
    """Monday “morning”."""
    return TimeType.TIME, Expression("clock", literal=lookup("dayparts", _get(match, "daypart")))


def at_clock(match: re.Match[str]) -> Found:
    """Monday “at 8 p.m.”."""
    return clock(match)


def join(outer: Expression, inner: Expression) -> Expression:
    """The outer expression with the inner one in it."""
    return replace(outer, inner=(inner,))
