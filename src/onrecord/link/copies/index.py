"""One article held against many that are known: which of its passages stand there already?

The index of a pile is made once; an article is then compared with those wordings alone that share rare word pairs with its own, so that
it takes no longer in a pile of ten thousand than its own words ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.link.copies import pairs, runs
from onrecord.link.copies.groups import gathered, made
from onrecord.link.copies.pile import Pile, collect, digest, laid
from onrecord.link.copies.vocabulary import Vocabulary
from onrecord.model.reading import Reading
from onrecord.model.record import Copy


@dataclass(frozen=True, slots=True)
class Index:
    """A pile of articles with its word pairs in order; `numbers` tells a wording by its text's digest."""

    pile: Pile
    vocabulary: Vocabulary
    numbers: dict[bytes, int]
    held: pairs.Postings


def index(readings: Sequence[Reading]) -> Index:
    """The index of a pile."""
    vocabulary = Vocabulary()
    pile = collect(tuple(readings), vocabulary)
    held = [*pairs.postings(pile), np.empty(0, dtype=np.uint64)]
    return Index(pile, vocabulary, {digest(pile.text(n)): n for n in range(len(pile))}, np.concatenate(held))


def against(known: Index, reading: Reading) -> tuple[Copy, ...]:
    """The copies in which one more article takes part: “All troops have left the base”, as two of the known articles have it."""
    pile, mine = _with(known, reading)
    repeated = mine[pile.times(mine) > 1].tolist()
    copies = made(pile, gathered(pile, runs.find(pile, _met(known, pile, mine), repeated), repeated))
    return tuple(copy for copy in copies if any(passage.article == reading.id for passage in copy.passages))


def _with(known: Index, reading: Reading) -> tuple[Pile, pairs.Ints]:
    """The pile with one more article, whose places come first; and the numbers of the article's wordings."""
    pile, own = known.pile, collect([reading], known.vocabulary.grown())
    at = [known.numbers.get(digest(own.text(n)), -1) for n in range(len(own))]
    fresh = [n for n, number in enumerate(at) if number < 0]
    number = np.asarray(at, dtype=np.int32)
    number[fresh] = np.arange(len(pile), len(pile) + len(fresh))
    words, _ = own.words_of(np.asarray(fresh, dtype=np.int64))
    grown = laid(
        (*pile.readings, reading),
        np.r_[pile.forms, own.forms[words]],
        np.r_[pile.kinds, own.kinds[words]],
        np.r_[pile.bounds, pile.bounds[-1] + np.cumsum(np.diff(own.bounds)[fresh])],
        (
            np.r_[pile.article, own.article + len(pile.readings)].astype(np.int32),
            np.r_[pile.start, own.start],
            np.r_[pile.end, own.end],
            np.r_[pile.wordings, number[own.wordings]],
        ),
        np.r_[pile.first, pile.first[-1] + own.first[1:]],
        foremost=len(own.wordings),
    )
    return grown, np.sort(number).astype(np.int64)


def _met(known: Index, pile: Pile, mine: pairs.Ints) -> pairs.Ints:
    """The known wordings that share rare word pairs with the article's, and the article's among themselves."""
    met = [*_meetings(known, np.concatenate([*pairs.postings(pile, mine), np.empty(0, dtype=np.uint64)]))]
    return np.concatenate([pairs.strongest(*pairs.counted(met)), pairs.candidates(pile, mine)])


def _meetings(known: Index, held: pairs.Postings) -> Iterator[pairs.Ints]:
    """For each word pair of the article the known wordings that hold it, unless all the world does."""
    key = held & ~pairs.OWNER
    starts, ends = np.searchsorted(known.held, key, "left"), np.searchsorted(known.held, key | pairs.OWNER, "right")
    for own, start, end in zip(
        (held & pairs.OWNER).astype(np.int64).tolist(), starts.tolist(), ends.tolist(), strict=True
    ):
        if 0 < end - start <= pairs.COMMON:
            theirs = (known.held[start:end] & pairs.OWNER).astype(np.int64)
            theirs = theirs[theirs != own]
            yield (np.minimum(theirs, own) << 32) | np.maximum(theirs, own)
