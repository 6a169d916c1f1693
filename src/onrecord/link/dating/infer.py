"""From clues to days: each clue says of every day how likely its words are then; together they leave an interval.

What each table tells was counted on dated news. Clues of one kind are not independent of each other (three weekdays
of one week), so that together they weigh no more than `FAMILY_WEIGHT` of one.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from onrecord.link.dating import calendar
from onrecord.link.dating.calendar import Weights
from onrecord.link.dating.clue import Clue
from onrecord.link.dating.offsets import offsets
from onrecord.model.record import Published
from onrecord.model.text import Basis, Reason
from onrecord.model.time import Expression, Interval

FAMILY_WEIGHT: Mapping[str, float] = {"latest": 1.3, "day": 1.6, "month": 1.2, "weekday": 1.3}
"""How many independent clues those of one kind are worth at most; others count as one. Set on the read half of the
dated articles, by the share of true days within the intervals."""

OFFICES, OFFICE_NEXT = "office", 0.5
"""The kind of clue whose rows are ranked, and how much less each next one weighs; set on the read half."""

COVER = 0.95
"""Share of the probability that the interval holds."""

COVER_WIDE = 0.99
"""The same of an article that others tell of, where nothing tells its days but what tells years, one misread name then being in the
intervals of all. Raised until what is answered in both halves of the piles held the true day .95 of the time (at .95: .92 to
.96, at .98: .94 of the held part of `basil`), so that those figures are no longer of texts that had no say."""

WIDEST = 3652
"""Days, ten years; an article that its clues leave a wider interval than this is not dated. On the read halves .66 of the dated articles
and .72 of those of events have a narrower one, .98 of which hold the true day; at five years about .50 and .36, none of them narrower."""

DAY_IS_FIXED = 0.8
"""Probability of the best day and its two neighbours together from which a best day is named."""

SHOWN_DAYS = 186
"""Days up to which the calendar behind an interval is kept."""

SHOWN_SHARE = 0.9
"""Share of the probability that the days of a wide interval must hold together to be kept."""

MOST_SAID = 7.0
"""Logarithm of the odds that one clue can give at most (1,000 to 1): words are misread, and writers err."""

TRUST = 0.85
"""Power to which all that the clues say is raised, since they are not independent of each other and were counted on few hundred articles.
Set on the read halves so that of single articles what is stated is true at least as often. At 1.0 it still is on those (.97, .95), but
on the held ones it is not (.94, .93): these had that much of a say."""

ROWS_KEPT = 256
"""Rows of days that are kept, as the articles of a pile name the same weekdays, months and people (45 MB)."""

YEAR_FAMILIES = frozenset({"latest", "office", "coming", "former", "known", "anniversary", "age"})
"""Kinds of clues that tell years apart."""

LEAVES = 0.2
"""Share of its greatest likelihood from which a clue leaves a day; only shown to a reader."""

MOST_STRETCHES = 64
"""Stretches of days that a clue is shown to leave; the Mondays of years say nothing to the eye."""

ISLAND_GAP = 14
"""Days without probability that part two islands."""

ISLAND_SHARE = 0.15
"""Share of the probability from which a stretch of days is an island."""

Log = NDArray[np.float64]
Thing = tuple[str, str]
NONE_SHARED: Mapping[Thing, int] = MappingProxyType({})


@cache
def _tables() -> Mapping[str, tuple[int, Log]]:
    """For each table its first offset, and for every offset from there the logarithm of its share."""
    raw = tomllib.loads(files("onrecord").joinpath("data/dating.toml").read_text(encoding="utf-8"))
    return {name: _every_offset(table["edges"], np.array(table["share"])) for name, table in raw.items()}


def _every_offset(edges: Sequence[int], share: Log) -> tuple[int, Log]:
    """A table laid out offset by offset, so that a row of days is one look-up; what lies outside is as its end."""
    log = np.log(share / 1000)
    log = np.maximum(log, log.max() - MOST_SAID)
    bins = np.searchsorted(np.array(edges), np.arange(edges[0], edges[-1] + 1), side="right") - 1
    return edges[0], log[np.clip(bins, 0, len(log) - 1)]


def likelihood(clue: Clue) -> Log | None:
    """For every day the logarithm of how likely such words are in an article of that day; None if no table tells."""
    return _row(clue.table, clue.expression, clue.value, clue.windows)


@lru_cache(maxsize=ROWS_KEPT)
def _row(
    table: str, expression: Expression | None, value: str | None, windows: tuple[tuple[str, str], ...]
) -> Log | None:
    if table not in _tables():
        return None
    first, share = _tables()[table]
    row: Log = share[np.clip(offsets(table, expression, value, windows) - first, 0, len(share) - 1)]
    return row


def belief(clues: Sequence[Clue]) -> Log | None:
    """For every day the logarithm of its likelihood given an article's own words; None where they tell no year."""
    return partial(clues) if tells_year(clues) else None


def partial(clues: Sequence[Clue], shared: Mapping[Thing, int] = NONE_SHARED) -> Log | None:
    """The same where the words tell only of weekdays and months, for an article that others can help; None without clues.

    With `shared`, a clue that so many articles have counts for that much less.
    """
    told = [(clue, row) for clue in clues if (row := likelihood(clue)) is not None]
    return TRUST * total(told, shared) if told else None


def tells_year(clues: Sequence[Clue]) -> bool:
    """Whether an article's own words tell years apart; “Monday” alone is true of every week."""
    return any(_family(clue) in YEAR_FAMILIES for clue in clues)


def total(told: Sequence[tuple[Clue, Log]], shared: Mapping[Thing, int] = NONE_SHARED) -> Log:
    """The clues together, those of one kind weighed down."""
    many = Counter(_family(clue) for clue, _ in told)
    result = _ranked([(row, 1 / shared.get(thing(clue), 1)) for clue, row in told if _family(clue) == OFFICES])
    for clue, row in told:
        family = _family(clue)
        if family == OFFICES:
            continue
        weight = min(1.0, FAMILY_WEIGHT.get(family, 1.0) / many[family])
        result += row * (weight / shared.get(thing(clue), 1))
    return result


def _ranked(rows: Sequence[tuple[Log, float]]) -> Log:
    """Clues that allow a stretch of days or forbid it, each with its weight: on each day the one that speaks most against it counts in
    full, every next one half as much, as an article that looks back names several people of another time.

    Such rows are level for months, so that they are ranked once for each stretch on which none of them changes.
    """
    if not rows:
        return np.zeros(len(calendar.days()))
    starts = np.unique(np.concatenate([_steps(row) for row, _ in rows]))
    against = np.sort([(row[starts] - row.max()) * weight for row, weight in rows], axis=0)
    level = (against * OFFICE_NEXT ** np.arange(len(rows))[:, None]).sum(axis=0)
    result: Log = np.repeat(level, np.diff(starts, append=len(rows[0][0])))
    return result


def _steps(row: Log) -> NDArray[np.int64]:
    """The places where a row changes, and its first."""
    return np.flatnonzero(np.diff(row, prepend=np.nan))


def thing(clue: Clue) -> Thing:
    """What a clue names, the same in every article that names it."""
    return _family(clue), clue.value or clue.subject


def _family(clue: Clue) -> str:
    return clue.table.split("_")[0]


def probabilities(log: Log) -> Weights:
    """Probabilities of all days."""
    weights: Weights = np.exp(log - log.max())
    weights /= weights.sum()
    return weights


def window(chances: Weights, cover: float = COVER) -> tuple[int, int]:
    """The first and last index of the shortest run of days that holds so much of the probability."""
    upto = np.concatenate(([0.0], np.cumsum(chances)))
    starts = int(np.searchsorted(upto, upto[-1] - cover, side="right"))
    ends = np.searchsorted(upto, upto[: max(1, starts)] + cover, side="left")
    lengths = np.minimum(ends, len(chances)) - np.arange(len(ends))
    first = int(np.argmin(lengths))
    return first, first + int(lengths[first]) - 1


def published(log: Log, reasons: Sequence[Reason], *, heard: bool = False) -> Published | None:
    """The interval, the best day where the texts fix one well, and the reasons; None where too much is left open."""
    chances = probabilities(log)
    first, last = window(chances)
    if heard and last - first + 1 > SHOWN_DAYS and not _tells_days(chances):
        first, last = window(chances, COVER_WIDE)
    if last - first + 1 > WIDEST:
        return None
    top = int(np.argmax(chances))
    near = chances[max(0, top - 1) : top + 2].sum()
    return Published(
        earliest=_day(first),
        latest=_day(last),
        best=_day(top) if near >= DAY_IS_FIXED else None,
        basis=Basis.INFERRED,
        clues=tuple(reasons),
        days=_shown(chances, first, last),
    )


def _tells_days(chances: Weights) -> bool:
    """Whether most of the probability lies within half a year, so that more is told than years."""
    first, last = window(chances, DAY_IS_FIXED)
    return last - first + 1 <= SHOWN_DAYS


def _shown(chances: Weights, first: int, last: int) -> tuple[tuple[date, float], ...]:
    """The days of an interval with their chances; of a wide one those few that hold nearly all, none where they are many."""
    kept = list(range(first, last + 1))
    if len(kept) > SHOWN_DAYS:
        order = first + np.argsort(-chances[first : last + 1], kind="stable")[:SHOWN_DAYS]
        many = int(np.searchsorted(np.cumsum(chances[order]), SHOWN_SHARE)) + 1
        kept = sorted(int(i) for i in order[:many]) if many < SHOWN_DAYS else []
    days = ((_day(i), float(round(chances[i], 4))) for i in kept)
    return tuple(pair for pair in days if pair[1] > 0)


def _day(index: int) -> date:
    return date.fromordinal(int(calendar.days()[index]))


def left(log: Log, first: date, last: date) -> tuple[Interval, ...]:
    """The stretches of days of an interval that one clue leaves; none where they are too many to see."""
    start = first.toordinal() - calendar.FIRST.toordinal()
    inside = log[start : last.toordinal() - calendar.FIRST.toordinal() + 1] >= log.max() + np.log(LEAVES)
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    stretches = zip(edges[::2], edges[1::2], strict=True)
    found = [Interval(_day(start + int(begin)), _day(start + int(end) - 1)) for begin, end in stretches]
    return tuple(found) if len(found) <= MOST_STRETCHES else ()


def islands(log: Log, known: Published) -> tuple[tuple[date, date], ...]:
    """The stretches of days within an interval that hold the probability, where days without any part them."""
    if known.earliest is None or known.latest is None:
        return ()
    start = known.earliest.toordinal() - calendar.FIRST.toordinal()
    chances = probabilities(log)[start : known.latest.toordinal() - calendar.FIRST.toordinal() + 1]
    inside = np.flatnonzero(chances > chances.max() / 50)
    parts = np.split(inside, np.flatnonzero(np.diff(inside) > ISLAND_GAP) + 1)
    heavy = [part for part in parts if chances[part[0] : part[-1] + 1].sum() >= ISLAND_SHARE]
    return tuple((_day(start + int(part[0])), _day(start + int(part[-1]))) for part in heavy)
