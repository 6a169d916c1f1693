"""What articles tell each other of their dates: copies, one happening and one story lie near in time.

Along the strongest bonds, which make no ring, every article hears what all others know and never its own echo. What several
articles of a story say in the same words counts once among them. A message is always a mixture: of the days near those of the
other article, and of any other, in case the bond misleads.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.dating.bonds import Bond, forest
from onrecord.link.dating.calendar import Weights
from onrecord.link.dating.infer import Log, probabilities
from onrecord.link.dating.spans import Spans, spans

FLOOR = 5e-7
"""Probability a day that is left to every day, so that a wrong bond cannot rule out what the words say."""

GAPS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "version": ((0, 0.50), (1, 0.30), (3, 0.12), (14, 0.05), (400, 0.03)),
    "copy": ((0, 0.55), (1, 0.28), (3, 0.08), (14, 0.04), (90, 0.03), (800, 0.02)),
    "happening": ((0, 0.52), (1, 0.30), (4, 0.12), (400, 0.06)),
    "lead": ((0, 0.48), (1, 0.24), (5, 0.10), (30, 0.06), (400, 0.08), (1500, 0.04)),
    "story": ((0, 0.28), (1, 0.25), (5, 0.17), (30, 0.10), (400, 0.15), (1500, 0.05)),
}
"""For each kind of bond: days apart, and the share of pairs within them that no row above holds. The near rows as counted on piles of
one event (`evals/dated/piles.py`); the far ones by hand, as those piles were gathered by their days."""

BAND = 45
"""Days between two articles up to which a day or week that both tell of is worked out pair by pair."""

WEEKDAYS_MEET, STORY_DAYS = 0.5, 60
"""Share of pairs of one weekday (or of a weekday and a day) in a story that are one day though they tell of two happenings, and days over
which the happenings of a story are spread; by hand, low trust in what a match says."""

FINE = frozenset({None, "D", "W", "WE"})
SUPPORT = 1e-6
"""Probability from which a day of the teller counts."""

Heard = tuple[Log, tuple[Bond, ...]]
Ordinals = NDArray[np.int32]


def tell(said: Mapping[str, Log], joined: Sequence[Bond]) -> dict[str, Heard]:
    """What each article hears from all that it is joined with, and its own bonds; `said` is what each tells of itself."""
    if not said:
        return {}
    near: defaultdict[str, list[Bond]] = defaultdict(list)
    knows = {article: knowledge(probabilities(log)) for article, log in said.items()}
    for bond in forest(joined, knows):
        near[bond.a].append(bond)
        near[bond.b].append(bond)
    sent: dict[tuple[str, str], Log] = {}
    for teller, bond in _order(near):
        size = len(next(iter(said.values()))) if said else 0
        log = said.get(teller, np.zeros(size))
        for other in near[teller]:
            if other is not bond:
                log = log + sent[other.other(teller), teller]
        sent[teller, bond.other(teller)] = message(log, bond, teller)
    return {
        article: (
            sum((sent[bond.other(article), article] for bond in bonds[1:]), sent[bonds[0].other(article), article]),
            tuple(bonds),
        )
        for article, bonds in sorted(near.items())
        if said
    }


def _order(near: Mapping[str, Sequence[Bond]]) -> list[tuple[str, Bond]]:
    """Who tells along which bond, in turn: from the leaves to each tree's first article, and back."""
    up: list[tuple[str, Bond]] = []
    down: list[tuple[str, Bond]] = []
    seen: set[str] = set()
    for root in sorted(near):
        if root in seen:
            continue
        queue = [root]
        seen.add(root)
        for article in queue:
            for bond in near[article]:
                other = bond.other(article)
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
                    up.append((other, bond))
                    down.append((article, bond))
    return [*reversed(up), *down]


def message(log: Log, bond: Bond, teller: str) -> Log:
    """For every day of the hearer the logarithm of its likelihood, by what the teller knows of its own."""
    chances = probabilities(log)
    row = blurred(chances, bond.kind)
    fine: list[tuple[Spans, Spans, float]] = []
    for tie in bond.ties:
        mine, its = (tie.a, tie.b) if tie.a.article == teller else (tie.b, tie.a)
        known = spans(mine.expression), spans(its.expression)
        if known[0] is None or known[1] is None:
            continue
        if {mine.expression.unit, its.expression.unit} <= FINE:
            fine.append((known[0], known[1], tie.trust))
        elif (whole := (met := _far(chances, known[0], known[1])).sum()) > 0:
            row = (1 - tie.trust) * row + tie.trust * row.sum() * met / whole
    result: Log = np.log((_near(chances, row, bond.kind, fine) if fine else row) + FLOOR)
    return result


def _near(chances: Weights, row: Weights, kind: str, ties: Sequence[tuple[Spans, Spans, float]]) -> Weights:
    """Days near the teller's: likelier where the times of both, seen from their own days, are one day."""
    missed = math.prod(1 - trust for _, _, trust in ties)
    inside = np.flatnonzero(chances > SUPPORT)
    size, share = len(chances), _a_day(kind)
    low, high = int(inside[0]), int(inside[-1]) + 1
    kept = np.where(chances > SUPPORT, chances, 0.0)
    result = row * missed
    pairs = [_Meeting.of(*tie) for tie in ties]
    for gap in range(-BAND, BAND + 1):
        first, last = max(low, -gap), min(high, size - gap)
        if first >= last:
            continue
        here, there = slice(first, last), slice(first + gap, last + gap)
        factor = math.prod(pair.factor(here, there) for pair in pairs)
        result[there] += kept[here] * (share[abs(gap)] * (factor - missed))
    return np.maximum(result, 0.0)


@dataclass(frozen=True)
class _Meeting:
    """Two times that may be one day: the days that each means, and how much likelier the days of both articles are where they meet
    and where they do not."""

    mine: tuple[Ordinals, Ordinals]
    its: tuple[Ordinals, Ordinals]
    met: float
    apart: float
    single: bool
    """Whether both mean a day and no longer stretch."""

    @classmethod
    def of(cls, mine: Spans, its: Spans, trust: float) -> _Meeting:
        single = mine[0] is mine[1] and its[0] is its[1]
        short = [(first.astype(np.int32), last.astype(np.int32)) for first, last in (mine, its)]
        return cls(short[0], short[1], 1 - trust + trust / _by_chance(mine, its), 1 - trust, single)

    def factor(self, here: slice, there: slice) -> Weights:
        if self.single:
            meets = self.mine[0][here] == self.its[0][there]
        else:
            meets = (self.mine[0][here] <= self.its[1][there]) & (self.its[0][there] <= self.mine[1][here])
        return np.where(meets, self.met, self.apart)


def _by_chance(mine: Spans, its: Spans) -> float:
    """How often two times of these lengths in one story would meet if they were of two happenings."""
    length = int(mine[1][0] - mine[0][0] + its[1][0] - its[0][0]) + 1
    return WEEKDAYS_MEET if length == 1 else min(1.0, length / STORY_DAYS)


def _far(chances: Weights, mine: Spans, its: Spans) -> Weights:
    """Days from which “last summer” holds what the teller calls “August 16”, wherever they lie."""
    (low, high), (its_low, its_high) = mine, its
    known, hears = (low > 0) & (chances > SUPPORT), its_low > 0
    first, last = int(min(low[known].min(initial=1), its_low[hears].min())), int(max(high.max(), its_high.max()))
    edges = np.zeros(last - first + 2)
    np.add.at(edges, low[known] - first, chances[known])
    np.add.at(edges, high[known] - first + 1, -chances[known])
    upto = np.concatenate(([0.0], np.cumsum(np.cumsum(edges))))
    result = np.zeros(len(chances))
    result[hears] = upto[its_high[hears] - first + 1] - upto[its_low[hears] - first]
    return np.maximum(result, 0.0)


def _a_day(kind: str) -> Weights:
    """Share of each gap of 0 to `BAND` days, one way."""
    result, inner = np.zeros(BAND + 1), -1
    for days, share in GAPS[kind]:
        each = share / (2 * (days - inner) - (1 if inner < 0 else 0))
        result[inner + 1 : days + 1] = each
        inner = days
    return result


def knowledge(chances: Weights) -> float:
    """How much is known of a date: 1 for one day, 0 where all days are alike (1 less the share of the greatest entropy)."""
    some = chances[chances > 1e-9]  # noqa: PLR2004 - what is smaller adds nothing
    return float(max(1e-4, 1 + (some * np.log(some)).sum() / math.log(len(chances))))


def blurred(chances: Weights, kind: str) -> Weights:
    """The chances of the days near those of another article: for each gap's ring of days its share, spread evenly."""
    reach = max(days for days, _ in GAPS[kind])
    upto = np.concatenate((np.zeros(reach + 1), np.cumsum(chances), np.full(reach, chances.sum())))
    size = len(chances)

    def within(days: int) -> Weights:
        """The chances of all days no farther off than so many."""
        ring: Weights = upto[reach + 1 + days : reach + 1 + days + size] - upto[reach - days : reach - days + size]
        return ring

    spread, inner, inside = np.zeros(size), -1, np.zeros(size)
    for days, share in GAPS[kind]:
        ring = within(days)
        spread += (ring - inside) * (share / (2 * (days - inner) - (1 if inner < 0 else 0)))
        inside, inner = ring, days
    return np.maximum(spread, 0.0)
