"""Times as the calendar writes them: “August 16” is the 16th of the 8th month, in a year not told."""

from __future__ import annotations

import re

from onrecord.annotate.times.groups import (
    Found,
    date_of,
    direction_of,
    full_year,
    got,
    in_part,
    ordinal,
    part_of_word,
    year_by_words,
    year_of,
)
from onrecord.annotate.times.lexicon import lookup, table
from onrecord.annotate.times.lexicon import spelled_year as year_in_words
from onrecord.model.time import Expression, TimeType

LAST_OTHER_YEAR = 1600
"""A year above this is of our calendar: the lunar one writes 1447 in 2026, the Persian one 1405."""

YEAR_BEFORE = Expression("unit", unit="Y", count=-1, direction=-1)


def month_day(match: re.Match[str]) -> Found:
    """“August 16”, “Monday, Aug. 22, 2016”."""
    return _day(match, "month_first")


def day_month(match: re.Match[str]) -> Found:
    """“16 August”, “the 16th of August 2016”."""
    return _day(match, "day_first")


def _day(match: re.Match[str], order: str) -> Found:
    weekday = lookup("weekdays", word) if (word := got(match, "weekday")) else None
    return date_of(
        "calendar",
        year=year_of(match),
        month=lookup("months", got(match, "month")),
        day=int(got(match, "day")),
        weekday=weekday,
        direction=direction_of(got(match, "rel")),
        modifier=order,
        inner=year_by_words(match),
    )


def month(match: re.Match[str]) -> Found:
    """“August 2016”, “last May”, “early October”."""
    rel = got(match, "rel")
    made = Expression(
        "calendar",
        year=year_of(match),
        month=lookup("months", got(match, "month")),
        direction=direction_of(rel),
        inner=year_by_words(match),
    )
    return TimeType.DATE, in_part(made, part_of_word(got(match, "part")))


def weekday(match: re.Match[str]) -> Found:
    """“Monday”, “last Friday”."""
    rel = got(match, "rel")
    return date_of("weekday", weekday=lookup("weekdays", got(match, "weekday")), direction=direction_of(rel))


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
        return date_of("calendar", year=year, month=b, day=a, modifier="day_first") if b <= 12 else None  # noqa: PLR2004
    if b > 12:  # noqa: PLR2004
        return date_of("calendar", year=year, month=a, day=b, modifier="month_first")
    return date_of("numeric", year=year, month=a, day=b, modifier="ambiguous")


def year(match: re.Match[str]) -> Found:
    """“2011”, “fiscal 1989”, “264 BC”."""
    if got(match, "christ"):
        return date_of("literal", literal=f"BC{int(match['year']):04}")
    lead = got(match, "lead")
    return date_of(
        "calendar", year=int(match["year"]), modifier="fiscal" if lead.startswith(("fiscal", "fy")) else None
    )


def ancient(match: re.Match[str]) -> Found:
    """“264” of “264 to 241 BC”."""
    return date_of("literal", literal=f"BC{int(match['year']):04}")


def short_year(match: re.Match[str]) -> Found:
    """“94” of “1990-94”; what may be a month (“2011-12”) only where it is the next year."""
    first, last = int(match.string[match.start() - 5 : match.start() - 1]), int(match["yy"])
    if last <= first % 100 or (last <= 12 and last != first % 100 + 1):  # noqa: PLR2004 - months
        return None
    return date_of("calendar", year=first // 100 * 100 + last)


def decade(match: re.Match[str]) -> Found:
    """“the 1990s”, “the early '80s”, “the nineties”."""
    if word := got(match, "word"):
        digits = f"19{str(lookup('numbers', word.removesuffix('ies') + 'y'))[0]}"
    elif long := got(match, "year"):
        digits = long[:3]
    else:
        digits = f"{full_year(got(match, 'yy', 'bare'))}"[:3]
    return TimeType.DATE, in_part(Expression("literal", literal=digits), part_of_word(got(match, "part")))


def century(match: re.Match[str]) -> Found:
    """“the 20th century” is `19`."""
    before_christ = "BC" if got(match, "christ") else ""
    number = ordinal(got(match, "nth")) - (0 if before_christ else 1)
    made = Expression("literal", literal=f"{before_christ}{number - 1 if before_christ else number:02}")
    return TimeType.DATE, in_part(made, part_of_word(got(match, "part")))


def spelled_year(match: re.Match[str]) -> Found:
    """“nineteen ninety-seven”."""
    found = year_in_words(match["words"])
    return date_of("calendar", year=found) if found else None


def season(match: re.Match[str]) -> Found:
    """“last summer”, “the winter of 2011”."""
    rel = got(match, "rel")
    made = Expression(
        "season",
        year=year_of(match),
        unit=lookup("seasons", got(match, "season")),
        direction=direction_of(rel),
        inner=year_by_words(match),
    )
    return TimeType.DATE, in_part(made, part_of_word(got(match, "part")))


def quarter(match: re.Match[str]) -> Found:
    """“the third quarter”, “second half of 2016”, “Q3 2016”."""
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(got(match, "nth")) or int(got(match, "nth")[0])
    half = got(match, "what") == "half"
    if half and (nth > 2 or not (year_of(match) or year_by_words(match))):  # noqa: PLR2004 - a match has halves too
        return None
    rel = got(match, "rel")
    return date_of(
        "half" if half else "quarter",
        year=year_of(match),
        count=nth,
        direction=direction_of(rel),
        inner=(YEAR_BEFORE,) if got(match, "ago") else year_by_words(match),
    )


def reported(match: re.Match[str]) -> Found:
    """“the 1988 period”, “last year's quarter”: the one that the report is about, in that year."""
    inner = year_by_words(match)
    if got(match, "what") == "quarter" and not (year_of(match) or inner):
        return None
    return date_of("quarter", year=year_of(match), inner=inner, modifier="compared" if year_of(match) else None)


def holiday(match: re.Match[str]) -> Found:
    """“Christmas”, “last Thanksgiving”."""
    rel = got(match, "rel")
    return date_of(
        "holiday",
        literal=lookup("holidays", got(match, "holiday")),
        year=year_of(match),
        direction=direction_of(rel),
        inner=year_by_words(match),
    )


def period(match: re.Match[str]) -> Found:
    """“World War Two”."""
    return date_of("literal", literal=lookup("periods", match["period"]))


def other_calendar(match: re.Match[str]) -> Found:
    """“12 Ramadan 1437”, “last Ramadan”, “26 Mordad 1395”; a year of ours behind a month tells which is meant (“Ramadan 2016”)."""
    groups, year = match.groupdict(), got(match, "year")
    kind = "persian" if match.re.pattern.find("farvardin") >= 0 else "hijri"
    month, day = None, int(got(match, "day") or 0) or None
    if word := groups.get("month"):
        month = int(lookup(f"{kind}_months", word))
    elif word := groups.get("feast"):
        kind = "persian" if " ".join(word.lower().split()) in table("persian_days") else "hijri"
        month, day = lookup(f"{kind}_days", word)
    ours = int(year) if year and int(year) > LAST_OTHER_YEAR else None
    return date_of(
        kind,
        year=None if ours else int(year or 0) or None,
        month=month,
        day=day,
        direction=direction_of(got(match, "rel")),
        inner=(Expression("calendar", year=ours),) if ours else (),
    )
