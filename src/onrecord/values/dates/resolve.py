"""All times of an article as days, seen from its date; where that is an interval, so are they."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.time import Expression, Interval, Resolved
from onrecord.values.dates import choose
from onrecord.values.dates.days import bounds, unit_of
from onrecord.values.dates.evaluate import Context, is_relative, value
from onrecord.values.dates.report import STRETCHES

MOST_PROBES = 12
"""Days of an article's interval from which its times are looked at, first and last among them; what lies between follows
them in order."""

LIKELIEST = 24
"""Days of an article with many possible ones that are looked at beside those, the likeliest of all."""

LIKELY, LIKELY_YEAR = 0.7, 0.95
"""Share of an article's possible days that must agree on a value for it to be stated beside its interval; more where the article's year
decides (“this year”, “August 16”), which few clues tell. Set on the read halves of piles of dated articles, days hidden: of days and weeks
on which .7 and more agreed all 18 were the value that the true day gives, below .6 less than half; of years and days of a year from
.95 on 31 of 33, from .8 to .95 only 20 of 30."""

OF_YEAR = frozenset({"calendar", "holiday", "season"})
"""Kinds of expressions of which the article's day tells the year."""

NARRATIVE_DATES = 4
"""Dates with a year that a text must hold to be read as a narrative, whose dates lead on from each other."""

NARRATIVE_SHARE = 0.15
"""Share of words like “today” and “Monday” among a text's times above which it is news. Set on the read halves
of TimeBank and WikiWars, which any value from .1 to .3 parts alike."""

ASIDE = frozenset({"name", "exact", "exact_quarter", "compared"})
"""Modifiers of what stands beside the course of the text: “the 1975 treaty”, “a year earlier” in a comparison."""

DEICTIC_KINDS = frozenset({"weekday", "unit", "shift", "clock"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """When an article was written: its days, the likeliest, and those days of the interval that are possible."""

    days: Interval
    best: date | None = None
    possible: tuple[tuple[date, float], ...] = ()
    """Days with their probabilities, where they are known."""


UNKNOWN = Anchor(Interval(None, None))
"""The anchor of an article that nobody can date."""


def resolve(expression: Expression, anchor: Anchor, before: Sequence[str] = ()) -> Resolved:
    """One expression seen from an article's date, e.g. “Monday” from 2016-08-22/2016-08-28 is 2016-08-22."""
    probes = probe_days(anchor)
    values = [value(expression, Context(day, before)) for day in probes]
    return combine(expression, anchor, probes, values)


def resolve_all(expressions: Sequence[Expression], anchor: Anchor) -> tuple[Resolved, ...]:
    """The expressions of one article in order, each seen from the article's date and from those before it."""
    probes = probe_days(anchor)
    rows = sequences(expressions, probes)
    return tuple(
        combine(expression, anchor, probes, [row[i] for row in rows]) for i, expression in enumerate(expressions)
    )


def sequence(expressions: Sequence[Expression], day: date | None) -> list[str | None]:
    """The values of an article's expressions, in order, if it was written on this day."""
    return sequences(expressions, [day])[0]


def sequences(expressions: Sequence[Expression], days: Sequence[date | None]) -> list[list[str | None]]:
    """The same for each of several days."""
    narrative, day_first = is_narrative(expressions), habit(expressions)
    return [_sequence(expressions, day, narrative=narrative, day_first=day_first) for day in days]


def _sequence(
    expressions: Sequence[Expression], day: date | None, *, narrative: bool, day_first: bool | None
) -> list[str | None]:
    before: list[str] = []
    values: list[str | None] = []
    for expression in expressions:
        found = value(expression, Context(day, before, narrative=narrative, day_first=day_first))
        values.append(found)
        if found and (unit_of(found) or found in STRETCHES or found[:2] == "BC") and not _is_aside(expression):
            before.append(found)
    return values


def _is_aside(expression: Expression) -> bool:
    """Whether the text goes on from before this time: it looked back or compared."""
    return expression.modifier in ASIDE or (expression.modifier == "previous" and expression.direction == -1)


def is_narrative(expressions: Sequence[Expression]) -> bool:
    """Whether a text tells history: many dates with their year, hardly a “Monday” or “last week”."""
    dated = sum((e.kind == "calendar" and e.year is not None) or (e.literal or "")[:2] == "BC" for e in expressions)
    deictic = sum(
        e.kind in DEICTIC_KINDS and e.modifier not in ("previous", "exact") and not e.inner for e in expressions
    )
    return dated >= NARRATIVE_DATES and deictic <= NARRATIVE_SHARE * (dated + deictic)


def habit(expressions: Sequence[Expression]) -> bool | None:
    """Whether the text writes the day before the month, as its other dates show; None where none shows it."""
    shown = [e.modifier == "day_first" for e in expressions if e.modifier in ("day_first", "month_first")]
    return shown[0] if shown and all(order == shown[0] for order in shown) else None


def probe_days(anchor: Anchor) -> Sequence[date | None]:
    """The days from which an article's times are looked at: all possible ones, or so many evenly chosen."""
    first, last = anchor.days.earliest, anchor.days.latest
    if first is None or last is None:
        return [None]
    days: Sequence[int] = [day.toordinal() for day, _ in anchor.possible]
    days = days or range(first.toordinal(), last.toordinal() + 1)
    likeliest = sorted(anchor.possible, key=lambda pair: (-pair[1], pair[0]))[:LIKELIEST]
    if len(days) > MOST_PROBES + len(likeliest):
        step = (len(days) - 1) / (MOST_PROBES - 1)
        days = [days[round(i * step)] for i in range(MOST_PROBES)]
    chosen = {date.fromordinal(day) for day in days} | {day for day, _ in likeliest}
    return sorted(chosen | ({anchor.best} if anchor.best else set()))


def combine(
    expression: Expression, anchor: Anchor, probes: Sequence[date | None], values: Sequence[str | None]
) -> Resolved:
    """One answer from those of each possible day: the same value, or the interval that holds them all."""
    known = sorted({found for found in values if found})
    basis = _basis(expression, anchor)
    if open_ := _tomorrows(expression, anchor):
        return Resolved(None, open_.earliest, open_.latest, basis, _interval(open_.earliest, open_.latest))
    if not known:
        return Resolved(None, None, None, basis)
    spans = [span for found in known if (span := bounds(found))]
    earliest = min((s.earliest for s in spans if s.earliest), default=None)
    latest = max((s.latest for s in spans if s.latest), default=None)
    if len(known) == 1 and all(values):
        return Resolved(known[0], earliest, latest, basis, edtf(known[0], earliest, latest))
    earliest, latest = _on_its_side(expression, anchor.days, Interval(earliest, latest))
    likely = _likely(expression, anchor, probes, values) or common(earliest, latest)
    return Resolved(likely, earliest, latest, basis, _interval(earliest, latest))


def _tomorrows(expression: Expression, anchor: Anchor) -> Interval | None:
    """What the weekday of the next day can mean, told as past: six days ago, or the next day where the article's stamp is a day behind. In
    dated news it is that oftener, by four to one (`weekday_first_past` of `data/dating.toml`)."""
    day = expression
    while day.kind in ("clock", "part") and day.inner:
        day = day.inner[0]
    today = anchor.days.earliest if anchor.days.earliest == anchor.days.latest else None
    bare = day.kind == "weekday" and day.direction is None and not day.inner and day.modifier is None
    if today is None or not bare or day.tense != choose.PAST or day.weekday != (today.weekday() + 1) % 7:
        return None
    return Interval(today - timedelta(days=6), today + timedelta(days=1))


def _on_its_side(expression: Expression, article: Interval, days: Interval) -> tuple[date | None, date | None]:
    """What happened “this month” did so before the article's last day, and what will happen, after its first."""
    earliest, latest = days.earliest, days.latest
    if expression.kind != "unit" or expression.direction != 0:
        return earliest, latest
    if expression.tense == choose.PAST and latest and article.latest:
        latest = min(latest, article.latest)
    if expression.tense == choose.FUTURE and earliest and article.earliest:
        earliest = max(earliest, article.earliest)
    return earliest, latest


def _likely(
    expression: Expression, anchor: Anchor, probes: Sequence[date | None], values: Sequence[str | None]
) -> str | None:
    """The value on which the article's likely days agree: “Monday” is one day for a whole week of them."""
    if not anchor.possible:
        return values[list(probes).index(anchor.best)] if anchor.best else None
    chances: dict[str, float] = {}
    for share, found in zip(_shares(anchor, probes), values, strict=True):
        if found:
            chances[found] = chances.get(found, 0.0) + share
    best = max(chances, key=lambda found: (chances[found], found), default=None)
    of_year = best is not None and (unit_of(best) == "Y" or expression.kind in OF_YEAR)
    enough = (LIKELY_YEAR if of_year else LIKELY) * sum(share for _, share in anchor.possible)
    return best if best and chances[best] >= enough else None


def _shares(anchor: Anchor, probes: Sequence[date | None]) -> list[float]:
    """The probability that each probed day stands for: its own, and that of the days since the one probed before."""
    days = [day for day in probes if day]
    shares = [0.0] * len(probes)
    for day, share in anchor.possible:
        shares[min(bisect_left(days, day), len(days) - 1)] += share
    return shares


def common(earliest: date | None, latest: date | None) -> str | None:
    """The month or year that holds a whole interval, None where none does."""
    if earliest is None or latest is None or earliest.year != latest.year:
        return None
    return earliest.isoformat()[:7] if earliest.month == latest.month else f"{earliest.year:04}"


def edtf(found: str, earliest: date | None, latest: date | None) -> str | None:
    """The EDTF form of a value: itself where that is a day, month or year, else the interval of its days."""
    if unit_of(found) in ("D", "M", "Y") and "X" not in found:
        return found.split("T", maxsplit=1)[0]
    return _interval(earliest, latest)


def _interval(earliest: date | None, latest: date | None) -> str | None:
    if earliest is None or latest is None:
        return None
    return earliest.isoformat() if earliest == latest else f"{earliest.isoformat()}/{latest.isoformat()}"


def _basis(expression: Expression, anchor: Anchor) -> str:
    """How a value came about: `stated`, or what it was counted from."""
    if not is_relative(expression):
        return "stated"
    days = _interval(anchor.days.earliest, anchor.days.latest)
    return f"counted from the article's date, {days}" if days else "the article's date is not known"
