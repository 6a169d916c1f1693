"""Which wordings are worth comparing: those that share enough pairs of neighbouring words that few others have.

Every wording gives its pairs of words at distance one to three, grammar words left out; a pair that stands in many wordings is a
stock phrase or a name and is dropped. What is left is sorted, part by part, so that neither time nor memory grows with the square of the
pile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.pile import Pile
from onrecord.link.copies.vocabulary import GRAMMAR

REACH = 3
"""Distance, in words that carry weight, of the two words of a pair: a rewriter drops or adds one or two between."""

COMMON = 200
"""A word pair in more wordings than this tells nothing: names and stock phrases of a pile stand in thousands."""

NEXT = 23
"""Of the wordings with one word pair each is compared with so many next ones, which joins a crowd as well."""

SHARED = 3
"""Word pairs that two wordings must share. A clause of four weighty words copied whole has five."""

NEAREST = 64
"""A wording is compared with so many others at most, those with which it shares the most word pairs, and with those to which it is one of
these: families are joined by their nearest members."""

SHARD = 1 << 22
"""Word pairs sorted at a time, in about 150 MB."""

MEETINGS = 1 << 23
"""Meetings of two wordings that are counted at a time, in about 200 MB."""

CHUNK = 1 << 16
"""Wordings whose word pairs are made at a time."""

OWNER_BITS = 24
"""Bits of a posting that tell the wording: sixteen million. The other forty tell the word pair."""

OWNER = np.uint64((1 << OWNER_BITS) - 1)

Ints = NDArray[np.int64]
Postings = NDArray[np.uint64]
"""A word pair and a wording that holds it, in one number; in order, each once."""

Whole = TypeVar("Whole", np.int64, np.uint64)

Followed = tuple[Postings, NDArray[np.uint8]]


def candidates(pile: Pile, among: Ints | None = None) -> Ints:
    """Pairs of wordings (of all, or `among` these), as one number each, the smaller one in its upper half; those that share the most word
    pairs come first."""
    kept = [_followed(part) for part in postings(pile, among)]
    slices = max(1, -(-sum(int(follow.sum()) for _, follow in kept) // MEETINGS))
    edges = [n * len(pile) // slices for n in range(slices + 1)]
    found = [counted(_meetings(kept, low, high)) for low, high in pairwise(edges)]
    return strongest(*(np.concatenate(part) for part in zip(*found, strict=True)))


def postings(pile: Pile, among: Ints | None = None) -> Iterator[Postings]:
    """The word pairs of wordings with the wordings that hold them, in parts that follow each other."""
    words = len(pile.forms) if among is None else len(pile.words_of(among)[0])
    parts = max(1, -(-words * REACH // SHARD))
    for part in range(parts):
        keys = [
            keys if parts == 1 else keys[(keys >> np.uint64(32)) * np.uint64(parts) >> np.uint64(32) == np.uint64(part)]
            for keys in _word_pairs(pile, among)
        ]
        if keys:
            yield in_order(np.concatenate(keys))


def _word_pairs(pile: Pile, among: Ints | None) -> Iterator[Postings]:
    """All word pairs as postings, by chunks."""
    numbers = np.arange(len(pile)) if among is None else among
    for start in range(0, len(numbers), CHUNK):
        form, owner = _weighty(pile, numbers[start : start + CHUNK])
        for reach in range(1, REACH + 1):
            same = owner[:-reach] == owner[reach:]
            pair = form[:-reach][same] << np.uint64(32) | form[reach:][same]
            yield _mixed(pair) & ~OWNER | owner[:-reach][same]


def _weighty(pile: Pile, numbers: Ints) -> tuple[Postings, Postings]:
    """The forms of the words that carry weight, wording by wording, and whose they are."""
    at, owner = pile.words_of(numbers)
    weighty = pile.kinds[at] & GRAMMAR == 0
    return pile.forms[at[weighty]].astype(np.uint64), numbers[owner[weighty]].astype(np.uint64)


def _mixed(keys: Postings) -> Postings:
    """Numbers spread over all bits, no two alike (the last steps of splitmix64)."""
    keys = (keys ^ keys >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ keys >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return keys ^ keys >> np.uint64(31)


def in_order(keys: NDArray[Whole]) -> NDArray[Whole]:
    """Numbers in order, each once."""
    keys.sort()
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = keys[1:] != keys[:-1]
    return keys[fresh]


def _followed(held: Postings) -> Followed:
    """The postings of word pairs that several wordings hold and not too many, and for each how many of those after it it meets."""
    key = held >> np.uint64(OWNER_BITS)
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.empty(0, dtype=np.int64)
    lengths = np.diff(np.r_[starts, len(key)])
    sizes = np.where(lengths > COMMON, 1, lengths)
    follow = np.repeat(starts + sizes, lengths) - np.arange(len(key)) - 1
    use = np.repeat(sizes > 1, lengths)
    return held[use], np.minimum(follow[use], NEXT).astype(np.uint8)


def _meetings(kept: Iterable[Followed], low: int, high: int) -> list[Ints]:
    """Pairs of wordings that share a word pair, once for each word pair that they share, as one number each; those whose first is from
    `low` to before `high`."""
    met = []
    for held, follow in kept:
        owner = (held & OWNER).astype(np.int64)
        at = np.flatnonzero((owner >= low) & (owner < high))
        for step in range(1, NEXT + 1):
            at = at[follow[at] >= step]
            met.append(owner[at] << 32 | owner[at + step])
    return met


def counted(met: Sequence[Ints]) -> tuple[Ints, Ints]:
    """The pairs that met often enough, and how often."""
    every = np.concatenate([np.empty(0, dtype=np.int64), *met])
    every.sort()
    often = every[SHARED - 1 :][every[SHARED - 1 :] == every[: -(SHARED - 1)]]
    pairs = often[np.r_[True, often[1:] != often[:-1]]] if len(often) else often
    return pairs, np.searchsorted(every, pairs, "right") - np.searchsorted(every, pairs, "left")


def strongest(met: Ints, times: Ints) -> Ints:
    """Of the pairs that met, those that are among the nearest of either side; the most frequent first."""
    met = met[np.lexsort((met, -times))]
    one, other = met >> 32, met & 0xFFFFFFFF
    return met[(_rank(one) < NEAREST) | (_rank(other) < NEAREST)]


def _rank(numbers: Ints) -> Ints:
    """For each number how often it stood before."""
    order = np.argsort(numbers, kind="stable")
    inside = numbers[order]
    starts = np.flatnonzero(np.r_[True, inside[1:] != inside[:-1]]) if len(inside) else inside
    rank = np.empty(len(numbers), dtype=np.int64)
    rank[order] = np.arange(len(numbers)) - np.repeat(starts, np.diff(np.r_[starts, len(numbers)]))
    return rank
