"""Dates of other calendars as days of ours, and the n-th day or week of a stretch.

The lunar (Hijri) calendar is reckoned by the tabular civil rule (30 years of 10,631 days, leap years 2 5 7 10 13 16 18
21 24 26 29). Months begin by the sight of the moon and differ from the table and between countries by a day, so each
date is given with a day to either side. The Persian solar calendar is reckoned by the cycle of 33 years (leap years 1 5
9 13 17 22 26 30), which is exact from 1799 to 2255.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from onrecord.model.time import Interval
from onrecord.values.dates import choose
from onrecord.values.dates.days import nth_weekday, value_of

HIJRI_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram of the year 1, in our calendar carried back (16 July 622 of the Julian)."""

HIJRI_LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
MOON_DOUBT = 1
"""Days by which the sight of the moon moves a month."""

PERSIAN_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
NOWRUZ = (1395, date(2016, 3, 20).toordinal())
"""A new year's day to count from."""

MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7


def days(kind: str, year: int, *, month: int | None, day: int | None) -> Interval | None:
    """The days of a date of the calendar `kind`, None where it has none such."""
    starts, doubt = (_hijri_starts(year), MOON_DOUBT) if kind == "hijri" else (_persian_starts(year), 0)
    if month is None:
        first, last = starts[0], starts[MONTHS_A_YEAR] - 1
    elif day is None:
        first, last = starts[month - 1], starts[month] - 1
    else:
        first = last = starts[month - 1] + day - 1
        if last >= starts[month]:
            return None
    return Interval(date.fromordinal(first - doubt), date.fromordinal(last + doubt))


@lru_cache(maxsize=256)
def _hijri_starts(year: int) -> tuple[int, ...]:
    """The first days of a lunar year's months, and of the next year."""
    cycles, rest = divmod(year - 1, 30)
    first = HIJRI_EPOCH + cycles * 10_631 + rest * 354 + sum(leap <= rest for leap in HIJRI_LEAP)
    lengths = [30 if month % 2 == 0 else 29 for month in range(MONTHS_A_YEAR)]
    lengths[-1] += (year - 1) % 30 + 1 in HIJRI_LEAP
    return tuple(first + sum(lengths[:month]) for month in range(MONTHS_A_YEAR + 1))


@lru_cache(maxsize=256)
def _persian_starts(year: int) -> tuple[int, ...]:
    """The first days of a Persian year's months, and of the next year."""
    known, first = NOWRUZ
    for other in range(min(year, known), max(year, known)):
        first += (366 if other % 33 in PERSIAN_LEAP else 365) * (1 if year > known else -1)
    lengths = [31] * 6 + [30] * 5 + [30 if year % 33 in PERSIAN_LEAP else 29]
    return tuple(first + sum(lengths[:month]) for month in range(MONTHS_A_YEAR + 1))


def year_near(
    kind: str, day: date, at: Callable[[int], Interval | None], tense: str | None, direction: int | None
) -> int | None:
    """The year of that calendar in which a date without a year is meant, seen from a day of ours."""
    near = day.year - 621 if kind == "persian" else round((day.year - 622) * 33 / 32) + 1
    offset = near - day.year
    found = choose.occurrence(day, lambda year: at(year + offset), tense=tense, direction=direction, days=True)
    return None if found is None else found + offset


def within(kind: str, year: int, at: Callable[[int], Interval | None]) -> Interval | None:
    """The date of the other calendar that ends in a year of ours, None where two do."""
    near = year - 621 if kind == "persian" else round((year - 622) * 33 / 32) + 1
    spans = [span for other in range(near - 2, near + 3) if (span := at(other)) and span.latest]
    begun = [span for span in spans if span.latest and (span.latest - timedelta(days=MOON_DOUBT)).year == year]
    return begun[0] if len(begun) == 1 else None


def written(span: Interval | None) -> str | None:
    """A stretch as a value: the day, or both ends."""
    if span is None or span.earliest is None or span.latest is None:
        return None
    first, last = span.earliest.isoformat(), span.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def nth(span: Interval, count: int, unit: str | None, weekday: int | None) -> str | None:
    """The `count`-th day, week, month, weekend or weekday of a stretch, -1 for the last; None where it has none."""
    first, last = span.earliest, span.latest
    if first is None or last is None:
        return None
    if unit == "M":
        month = last.month if count < 0 else count
        return value_of(date(first.year, month, 1), "M") if month <= MONTHS_A_YEAR else None
    if weekday is not None or unit == "WE":
        wanted = 5 if weekday is None else weekday
        month_of = last if count < 0 else first
        day = nth_weekday(month_of.year, month_of.month, wanted, count)
        return (value_of(day, "WE") if unit == "WE" else day.isoformat()) if first <= day <= last else None
    length = DAYS_A_WEEK if unit == "W" else 1
    start = last - timedelta(days=length - 1) if count < 0 else first + timedelta(days=length * (count - 1))
    end = start + timedelta(days=length - 1)
    return written(Interval(start, min(end, last))) if first <= start <= last else None
