"""Days of ISO 8601 and TIMEX3 values: `2016-W33` is 15 to 21 August 2016, `2016-SU` June to August."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from onrecord.model.time import Expression, Interval

FIRST_YEAR, LAST_YEAR = 1, 9999
"""The years that a `date` can hold; what lies outside has no days here."""

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season on the northern half of the earth; a winter bears the year of its December."""

MONTHS_PER = {"M": 1, "Q": 3, "H": 6, "Y": 12}

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:-?XX)*(?:T.*)?$"
)
_OPEN_PARTS = re.compile(r"(-XX)+$|(?<=-W)XX$")


@lru_cache(maxsize=8192)
def bounds(value: str | None) -> Interval | None:
    """The days that a value can mean, None where it means none (`P2M`, `PRESENT_REF`, `XXXX-WXX-1`)."""
    if not value:
        return None
    if "/" in value:
        first, last = (bounds(part) for part in value.split("/", 1))
        return Interval(first.earliest, last.latest) if first and last else None
    if re.fullmatch(r"\d{2,3}", value):
        width = 10 ** (4 - len(value))
        return _months(int(value) * width, 1, 12 * width) if int(value) else None
    match = _VALUE.match(value)
    if not match or int(match["year"]) < FIRST_YEAR:
        return None
    return _bounds(match)


def _bounds(match: re.Match[str]) -> Interval | None:  # noqa: PLR0911 - one answer for each form of value
    year = int(match["year"])
    if match["day"]:
        day = day_of(year, int(match["month"]), int(match["day"]))
        return Interval(day, day) if day else None
    if match["month"]:
        return _months(year, int(match["month"]), 1) if 1 <= int(match["month"]) <= MONTHS_PER["Y"] else None
    if match["week"]:
        return _week(year, int(match["week"]), weekend=bool(match["end"]))
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["season"]:
        return _months(year, SEASON_STARTS[match["season"]], 3)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> Interval | None:
    """`count` whole months from the first of `month`."""
    last_index = year * 12 + month - 1 + count - 1
    last_year, last_month = divmod(last_index, 12)
    if not (year >= FIRST_YEAR and last_year <= LAST_YEAR):
        return None
    last_month += 1
    return Interval(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _week(year: int, week: int, *, weekend: bool) -> Interval | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Interval(monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6))


def day_in(expression: Expression) -> Expression:
    """The day of which an hour or a part is named: “Monday” of “8 p.m. on Monday”, of “Monday night”."""
    while expression.kind in ("clock", "part") and expression.inner:
        expression = expression.inner[0]
    return expression


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def value_of(day: date, unit: str) -> str:  # noqa: PLR0911 - one answer for each unit
    """The value of the unit that holds the day: `W` of 2016-08-16 is `2016-W33`."""
    iso = day.isocalendar()
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "2W"):
        return f"{iso.year:04}-W{iso.week:02}"
    if unit == "WE":
        return f"{iso.year:04}-W{iso.week:02}-WE"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    year = f"{day.year:04}"
    return year[: {"10Y": 3, "100Y": 2, "1000Y": 1}.get(unit, 4)]


def shift(day: date, unit: str, count: int) -> date | None:
    """The day so many units on; 31 January and a month is the last of February."""
    try:
        if unit in ("D", "W", "WE", "2W"):
            return day + timedelta(days=count * {"D": 1, "2W": 14}.get(unit, 7))
        months = count * _months_in(unit)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def _months_in(unit: str) -> int:
    if unit.endswith("Y") and unit != "Y":
        return 12 * int(unit[:-1])
    return MONTHS_PER[unit]


@lru_cache(maxsize=4096)
def unit_of(value: str) -> str | None:
    """The unit of a value, e.g. `M` of `2016-08`; None where it is no stretch of the calendar."""
    plain = _OPEN_PARTS.sub("", value.split("T", maxsplit=1)[0])
    for pattern, unit in _UNITS:
        if pattern.fullmatch(plain):
            return unit
    return None


_UNITS = tuple(
    (re.compile(pattern), unit)
    for pattern, unit in (
        (r"\d{4}-\d\d-\d\d", "D"),
        (r"\d{4}-W\d\d", "W"),
        (r"\d{4}-W\d\d-WE", "WE"),
        (r"\d{4}-\d\d", "M"),
        (r"\d{4}-Q\d", "Q"),
        (r"\d{4}-H\d", "H"),
        (r"\d{4}-(?:SP|SU|FA|WI)", "S"),
        (r"\d{4}-?W?", "Y"),
        (r"\d{3}", "10Y"),
        (r"\d\d", "100Y"),
    )
)


def easter(year: int) -> date:
    """Western Easter Sunday of a year (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    f = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * f) // 433
    month = (h + f - 7 * m + 90) // 25
    return date(year, month, (h + f - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The `which`-th such weekday of a month, -1 for the last: the fourth Thursday of November."""
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
