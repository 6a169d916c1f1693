"""One article held against many that are known: which of its passages stand there already?

The index of a pile is made once; an article is then compared with those wordings alone that share rare word pairs with its own, so that
it takes no longer in a pile of ten thousand than its own words ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.link.copies import pairs, runs
from onrecord.link.copies.groups import made
from onrecord.link.copies.units import Pile, collect
from onrecord.model.reading import Reading
from onrecord.model.record import Copy


@dataclass(frozen=True, slots=True)
class Index:
    """A pile of articles with its word pairs in order; `numbers` tells a wording by its text."""

    readings: tuple[Reading, ...]
    pile: Pile
    numbers: dict[str, int]
    keys: pairs.Ints
    owners: pairs.Ints


def index(readings: Sequence[Reading]) -> Index:
    """The index of a pile."""
    pile = collect(readings)
    keys, owners = pairs.in_order(*pairs.word_pairs(pile.wordings))
    return Index(tuple(readings), pile, {one.text: n for n, one in enumerate(pile.wordings)}, keys, owners)


def against(known: Index, reading: Reading) -> tuple[Copy, ...]:
    """The copies in which one more article takes part: “All troops have left the base”, as two of the known articles have it."""
    pile, mine = _with(known, reading)
    repeated = [n for n in mine if len(pile.places[n]) > 1]
    found = runs.find(pile, _met(known, pile, mine), repeated)
    copies = made((*known.readings, reading), pile, found, repeated)
    return tuple(copy for copy in copies if any(passage.article == reading.id for passage in copy.passages))


def _with(known: Index, reading: Reading) -> tuple[Pile, list[int]]:
    """The pile with one more article, whose places come first; and the numbers of the article's wordings."""
    own = collect([reading], known.pile.forms)
    wordings, places = list(known.pile.wordings), list(known.pile.places)
    number = []
    for one, here in zip(own.wordings, own.places, strict=True):
        at = known.numbers.get(one.text, len(wordings))
        number.append(at)
        if at == len(wordings):
            wordings.append(one)
            places.append(())
        places[at] = (*(replace(place, article=len(known.readings)) for place in here), *places[at])
    order = (*known.pile.order, tuple(number[n] for n in own.order[0]))
    return Pile(tuple(wordings), tuple(places), order, own.forms), sorted(number)


def _met(known: Index, pile: Pile, mine: Sequence[int]) -> list[tuple[int, int]]:
    """The known wordings that share rare word pairs with the article's, and the article's among themselves."""
    keys, owners = pairs.in_order(*pairs.word_pairs([pile.wordings[n] for n in mine]))
    owners = np.asarray(mine, dtype=np.int64)[owners]
    starts, ends = np.searchsorted(known.keys, keys, "left"), np.searchsorted(known.keys, keys, "right")
    within = [(mine[a], mine[b]) for a, b in pairs.candidates([pile.wordings[n] for n in mine])]
    found = list(_meetings(known, owners, starts, ends))
    if not found:
        return within
    met, times = np.unique(np.concatenate(found), return_counts=True)
    return pairs.strongest(met, times) + within


def _meetings(known: Index, owners: pairs.Ints, starts: pairs.Ints, ends: pairs.Ints) -> Iterator[pairs.Ints]:
    """For each word pair of the article the known wordings that hold it, unless all the world does."""
    for own, start, end in zip(owners.tolist(), starts.tolist(), ends.tolist(), strict=True):
        if 0 < end - start <= pairs.COMMON:
            theirs = known.owners[start:end]
            theirs = theirs[theirs != own]
            yield (np.minimum(theirs, own) << 32) | np.maximum(theirs, own)
