"""Which wordings run together, and where: found by rare word pairs first, then beside what was found.

A wording that three hundred articles repeat with small changes would be compared with each of them; it is enough that each is compared
with the few that are nearest to it, since families are joined and then held against their fullest wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies import align
from onrecord.link.copies.pile import Pile

CHUNK = 1 << 16
"""Pairs unpacked at a time."""

LOOKED_AT = 3
"""Of the places where a wording stands so many are followed to the sentences before and after; the rest stand alike."""

ENOUGH = 8
"""Runs of a wording after which it is no longer compared with others of its own family: the nearest come first, and one run would join it."""

STEPS = ((-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1))
"""How far to go from two sentences that are copies: the ones before, the ones after; or one's next beside the other, where a
rewriter made one sentence of two."""

Pair = tuple[int, int]
Runs = dict[Pair, align.Run]


@dataclass(slots=True)
class Search:
    """The runs found so far; `head` gives for each wording one that stands for its family."""

    pile: Pile
    runs: Runs = field(default_factory=dict)
    head: list[int] = field(init=False)
    met: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.head = list(range(len(self.pile)))

    def root(self, n: int) -> int:
        while self.head[n] != n:
            self.head[n] = self.head[self.head[n]]
            n = self.head[n]
        return n

    def settled(self, a: int, b: int) -> bool:
        """Whether both are known well enough as members of one family."""
        return min(self.met[a], self.met[b]) >= ENOUGH and self.root(a) == self.root(b)

    def look(self, looked: Iterable[Pair], *, beside: bool) -> list[Pair]:
        """Compare pairs of wordings; what was found anew."""
        fresh = []
        for a, b in looked:
            if (a, b) in self.runs or self.settled(a, b):
                continue
            found = align.run(self.pile.wording(a), self.pile.wording(b), beside=beside)
            if found:
                self.runs[a, b] = found
                self.met[a] += 1
                self.met[b] += 1
                low, high = sorted((self.root(a), self.root(b)))
                self.head[high] = low
                fresh.append((a, b))
        return fresh


def find(pile: Pile, candidates: Iterable[Pair], repeated: Iterable[int]) -> Runs:
    """For each two wordings that share a passage, where: among `candidates`, and then among the neighbours of those found and of
    the wordings that stand, `repeated`, in several articles."""
    search = Search(pile)
    fresh = [*search.look(candidates, beside=False), *((n, n) for n in repeated)]
    tried = np.empty(0, dtype=np.int64)
    while fresh:
        near = np.fromiter((x << 32 | y for known in fresh for x, y in _beside(pile, *known)), dtype=np.int64)
        looked = np.setdiff1d(near, tried)
        tried = np.union1d(tried, looked)
        fresh = search.look(_unpacked(looked), beside=True)
    return search.runs


def _unpacked(looked: NDArray[np.int64]) -> Iterator[Pair]:
    """Pairs that were kept as one number each, since a large pile has millions."""
    for start in range(0, len(looked), CHUNK):
        yield from ((pair >> 32, pair & 0xFFFFFFFF) for pair in looked[start : start + CHUNK].tolist())


def _beside(pile: Pile, a: int, b: int) -> Iterator[Pair]:
    """The pairs of wordings that stand before and after two that are copies, smaller number first."""
    theirs = list(pile.places(b, LOOKED_AT))
    for one in pile.places(a, LOOKED_AT):
        for other in theirs:
            if one.article == other.article:
                continue
            for step, along in STEPS:
                x, y = pile.beside(one, step), pile.beside(other, along)
                if x is not None and y is not None and x != y:
                    yield min(x, y), max(x, y)
