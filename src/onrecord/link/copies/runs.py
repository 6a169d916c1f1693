"""Which wordings run together, and where: found by rare word pairs first, then beside what was found.

A wording that three hundred articles repeat with small changes would be compared with each of them; it is enough that each is compared
with the few that are nearest to it, since families are joined and then held against their fullest wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies import align
from onrecord.link.copies.pairs import in_order
from onrecord.link.copies.pile import Pile
from onrecord.link.copies.vocabulary import OWN

CHUNK = 1 << 15
"""Pairs looked at together."""

LOOKED_AT = 3
"""Of the places where a wording stands so many are followed to the sentences before and after; the rest stand alike."""

ENOUGH = 8
"""Runs of a wording after which it is no longer compared with others of its own family: the nearest come first, and one run would join it."""

STEPS = ((-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1))
"""How far to go from two sentences that are copies: the ones before, the ones after; or one's next beside the other, where a
rewriter made one sentence of two."""

Ints = NDArray[np.int64]
"""Two wordings as one number, the smaller one in its upper half; or plain numbers."""

Pair = tuple[int, int]
Runs = dict[Pair, align.Run]


@dataclass(slots=True)
class Search:
    """The runs found so far; `head` gives for each wording that has one another of its family, `met` how many it has."""

    pile: Pile
    runs: Runs = field(default_factory=dict)
    head: dict[int, int] = field(default_factory=dict)
    met: Counter[int] = field(default_factory=Counter)

    def root(self, n: int) -> int:
        head = self.head
        while (up := head.get(n, n)) != n:
            head[n] = n = head.get(up, up)
        return n

    def settled(self, a: int, b: int) -> bool:
        """Whether both are known well enough as members of one family."""
        return min(self.met[a], self.met[b]) >= ENOUGH and self.root(a) == self.root(b)

    def look(self, looked: Ints, *, beside: bool) -> list[Pair]:
        """Compare pairs of wordings; what was found anew."""
        fresh = []
        for a, b in _unpacked(looked):
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


def find(pile: Pile, candidates: Ints, repeated: Iterable[int]) -> Runs:
    """For each two wordings that share a passage, where: among `candidates`, and then among the neighbours of those found and of
    the wordings that stand, `repeated`, in several articles."""
    search = Search(pile)
    fresh = [*search.look(candidates, beside=False), *((n, n) for n in repeated)]
    tried = np.empty(0, dtype=np.int64)
    while fresh:
        looked = np.setdiff1d(_beside(pile, np.array(fresh, dtype=np.int64)), tried, assume_unique=True)
        tried = np.sort(np.concatenate([tried, looked]))
        fresh = search.look(_promising(pile, looked), beside=True)
    return search.runs


def _unpacked(looked: Ints) -> Iterator[Pair]:
    """Pairs that are kept as one number each, since a large pile has millions."""
    for start in range(0, len(looked), CHUNK):
        yield from ((pair >> 32, pair & 0xFFFFFFFF) for pair in looked[start : start + CHUNK].tolist())


def _beside(pile: Pile, found: Ints) -> Ints:
    """The pairs of wordings that stand before and after two that are copies, smaller number first; in order, each once."""
    first, last = pile.first[pile.article], pile.first[pile.article + 1]  # of the article in which a sentence stands
    near = [np.empty(0, dtype=np.int64)]
    for nth, other in product(range(LOOKED_AT), repeat=2):
        both = found[(pile.times(found[:, 0]) > nth) & (pile.times(found[:, 1]) > other)]
        one, two = pile.order[pile.heads[both[:, 0]] + nth], pile.order[pile.heads[both[:, 1]] + other]
        apart = pile.article[one] != pile.article[two]
        one, two = one[apart], two[apart]
        for step, along in STEPS:
            x, y = one + step, two + along
            inside = (x >= first[one]) & (x < last[one]) & (y >= first[two]) & (y < last[two])
            x, y = pile.wordings[x[inside]].astype(np.int64), pile.wordings[y[inside]].astype(np.int64)
            near.append((np.minimum(x, y) << 32 | np.maximum(x, y))[x != y])
    return in_order(np.concatenate(near))


def _promising(pile: Pile, looked: Ints) -> Ints:
    """The pairs that share enough words to run together as neighbours of copies do; asked of all at once, since few do."""
    kept = [np.empty(0, dtype=np.int64)]
    for start in range(0, len(looked), CHUNK):
        part = looked[start : start + CHUNK]
        shared = _in_common(pile, part >> 32, part & 0xFFFFFFFF)
        kept.append(part[shared >= align.OWN_BESIDE])
    return np.concatenate(kept)


def _in_common(pile: Pile, one: Ints, other: Ints) -> Ints:
    """For each two wordings how many words that somebody chose both have."""
    keys = []
    for numbers in (one, other):
        at, owner = pile.words_of(numbers)
        own = pile.kinds[at] & OWN > 0
        keys.append(in_order(owner[own] << 32 | pile.forms[at[own]]))
    both = np.sort(np.concatenate(keys))
    return np.bincount(both[1:][both[1:] == both[:-1]] >> 32, minlength=len(one))
