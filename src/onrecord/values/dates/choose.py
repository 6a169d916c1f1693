"""Which year, month or week is meant where the words leave it out: “in March”, “on Monday”, “the third quarter”."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.model.time import Interval

PAST, PRESENT, FUTURE = "past", "present", "future"

NEAR, FAR = 120, 200
"""Days: what lies within NEAR on one side is meant against what the verb says, if the other side is beyond FAR (nobody
writes “Nov. 17” on 27 October for a day 11 months gone). Set on the read half of TimeBank and AQUAINT."""

DAYS_A_WEEK = 7


def occurrence(  # noqa: PLR0911 - one answer for each way to tell
    day: date, at: Callable[[int], Interval | None], *, tense: str | None, direction: int | None, days: bool = True
) -> int | None:
    """The year in which a yearly stretch (`at(year)`) is meant, seen from a day.

    “last March” is the latest that was over, “next March” the first to come, “this March” this year's; without
    such a word the verb's tense decides, and without a verb what is nearer. Of `days` and months, what is near is meant
    against the verb where the other side is far off.
    """
    spans = {year: span for year in range(day.year - 2, day.year + 3) if (span := _closed(at(year)))}
    if direction == 0:
        return day.year if day.year in spans else None
    gone = max((y for y, (first, last) in spans.items() if (last if direction == -1 else first) <= day), default=None)
    coming = min((y for y, (first, last) in spans.items() if (first if direction == 1 else last) >= day), default=None)
    if gone is None or coming is None:
        return gone if coming is None else coming
    if direction is not None:
        return coming if direction == 1 else gone
    behind, ahead = max(0, (day - spans[gone][1]).days), max(0, (spans[coming][0] - day).days)
    if tense in (PAST, FUTURE) and not days:
        return gone if tense == PAST else coming
    if tense == PAST:
        return coming if behind > FAR and ahead < NEAR else gone
    if tense == FUTURE:
        return gone if ahead > FAR and behind < NEAR else coming
    return gone if behind <= ahead else coming


def nearest(context: Interval, at: Callable[[int], Interval | None]) -> int | None:
    """The year in which a yearly stretch lies nearest to what a narrative spoke of last."""
    first, last = _closed(context) or (None, None)
    if first is None or last is None:
        return None
    years = range(max(1, first.year - 1), last.year + 2)
    found = [(_distance(span, (first, last)), year) for year in years if (span := _closed(at(year)))]
    return min(found)[1] if found else None


def weekday(day: date, wanted: int, *, tense: str | None, direction: int | None) -> date:
    """The day that a weekday's name means: “on Monday” with a past verb is the last Monday up to today."""
    back = (day.weekday() - wanted) % DAYS_A_WEEK
    if direction == -1:
        return day - timedelta(days=back or DAYS_A_WEEK)
    if direction == 1:
        return day + timedelta(days=(wanted - day.weekday()) % DAYS_A_WEEK or DAYS_A_WEEK)
    if direction == 0 and tense != PAST:
        return day + timedelta(days=(wanted - day.weekday()) % DAYS_A_WEEK)
    if tense == FUTURE and back:
        return day + timedelta(days=DAYS_A_WEEK - back)
    return day - timedelta(days=back)


def _closed(span: Interval | None) -> tuple[date, date] | None:
    """Both ends of an interval, None where one is open."""
    if span is None or span.earliest is None or span.latest is None:
        return None
    return span.earliest, span.latest


def _distance(a: tuple[date, date], b: tuple[date, date]) -> int:
    """Days between two stretches, 0 where they meet; what lies wholly behind counts as much as what lies ahead."""
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)
