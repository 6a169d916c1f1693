"""The calendar of a dating, as a small picture: how likely each day is, and which days each clue leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from onrecord.model.record import Left, Published
from onrecord.present import phrases
from onrecord.present.page import Line, line, plain, quiet
from onrecord.present.phrases import count, on

BAR = 24
"""Characters of the longest bar in the calendar of a dating."""

MANY_DAYS = 31
"""Days drawn one by one; a longer calendar is drawn by its likeliest days."""

MANY_YEARS = 10
"""Years drawn as rows of months; a longer span says nothing."""

SLOTS = 40
"""Characters of a clue's row: a day each, or equal parts of a longer interval; as many as a narrow screen shows."""

CLUE_LENGTH = 72
"""Characters of a clue's words beside its row; they stand in full above."""

ALL, SOME, NONE = "█", "▒", "·"
STEPS = "▁▂▃▄▅▆▇█"


def calendar(known: Published) -> list[Line]:
    """The calendar of a dating: a bar for each day, `Mon 22 Aug 2016 ██████████ 62 %`, or the months that are left."""
    days = sorted(known.days, key=lambda pair: -pair[1])[:MANY_DAYS]
    if not days:
        return _months(known)
    most, cut = days[0][1] or 1.0, len(known.days) - len(days)
    rest = [line(quiet(f"and {count(cut, 'day')} less likely than these"))] if cut else []
    return [*_bars(sorted(days), most), *rest]


def _bars(days: Sequence[tuple[date, float]], most: float) -> Iterator[Line]:
    """A bar for each day, and a mark where days between two of them are left out."""
    before: date | None = None
    for day, share in days:
        if before and (between := (day - before).days - 1):
            yield Line((quiet(f"⋮ {count(between, 'day')} between"),), label=" ")
        yield _bar(day, share, most)
        before = day


def _months(known: Published) -> list[Line]:
    """A row for each year, a cell for each month: full where every day is possible, half where some are."""
    if known.earliest is None or known.latest is None or known.earliest == known.latest:
        return []
    years = range(known.earliest.year, known.latest.year + 1)
    if len(years) > MANY_YEARS:
        return []
    heads = Line((quiet("".join(f"{name} " for name in phrases.MONTHS)),), label=" " * 4, exact=True)
    return [heads, *(_year(known, year) for year in years)]


def _year(known: Published, year: int) -> Line:
    drawn = "".join(_month(known, year, month) for month in range(1, 13))
    return Line((plain(drawn),), label=str(year), exact=True)


def _month(known: Published, year: int, month: int) -> str:
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - phrases.ONE_DAY
    earliest, latest = known.earliest or date.min, known.latest or date.max
    if last < earliest or latest < first:
        return "·   "
    return "███ " if earliest <= first and last <= latest else "▒▒▒ "


def _bar(day: date, share: float, most: float) -> Line:
    weekday = phrases.WEEKDAYS[day.weekday()]
    filled = max(1, round(share / most * BAR)) if share > 0 else 0
    return Line((plain("█" * filled), quiet(f" {phrases.percent(share)}")), label=f"{weekday} {on(day)}")


def picture(known: Published) -> list[Line]:
    """A row for each clue: which of the interval's days it leaves, `··██··` with a mark for each day or for equal parts; and
    all together. Clues that leave every day are counted."""
    first, last = known.earliest, known.latest
    if first is None or last is None or first == last or not known.left:
        return []
    slots = _slots(first, last)
    drawn = [(one.text, _row(one, slots)) for one in known.left]
    told = [_drawn(row, text) for text, row in drawn if set(row) != {ALL}]
    if not told:
        return []
    together = [_drawn(_together(known, slots), "all together")] if known.days else []
    whole = len(drawn) - len(told)
    rest = [line(quiet(f"every day left by {count(whole, 'clue')} more"))] if whole else []
    ends = f"{on(first)}{on(last):>{max(1, len(slots) - len(on(first)))}}"
    return [Line((plain(ends),), label=" ", exact=True), *told, *together, *rest]


def _slots(first: date, last: date) -> list[tuple[date, date]]:
    """The interval's days, or so many equal parts of it."""
    days = (last - first).days + 1
    parts = min(days, SLOTS)
    starts = [first + timedelta(days=i * days // parts) for i in range(parts + 1)]
    return [(start, after - phrases.ONE_DAY) for start, after in pairwise(starts)]


def _row(one: Left, slots: Sequence[tuple[date, date]]) -> str:
    """Full where a clue leaves all days of a part, half where some, a dot where none."""
    spans = [(span.earliest, span.latest) for span in one.days]
    stretches = [(first, last) for first, last in spans if first and last]
    return "".join(_mark(slot, stretches) for slot in slots)


def _mark(slot: tuple[date, date], stretches: Sequence[tuple[date, date]]) -> str:
    if any(first <= slot[0] and slot[1] <= last for first, last in stretches):
        return ALL
    return SOME if any(first <= slot[1] and slot[0] <= last for first, last in stretches) else NONE


def _together(known: Published, slots: Sequence[tuple[date, date]]) -> str:
    """How likely the days of each part are, against the likeliest part."""
    shares = [sum(share for day, share in known.days if first <= day <= last) for first, last in slots]
    most = max(shares) or 1.0
    return "".join(STEPS[round(share / most * (len(STEPS) - 1))] for share in shares)


def _drawn(row: str, text: str) -> Line:
    return Line((plain(row),), label=phrases.cut(text, CLUE_LENGTH), exact=True)
