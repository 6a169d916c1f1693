"""Which wordings are worth comparing: those that share enough pairs of neighbouring words that few others have.

Every wording gives its pairs of words at distance one to three, grammar words left out; a pair that stands in many wordings is a
stock phrase or a name and is dropped. What is left is sorted, so that the cost grows with the pile and not its square.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.units import Wording
from onrecord.values import wording

REACH = 3
"""Distance, in words that carry weight, of the two words of a pair: a rewriter drops or adds one or two between."""

COMMON = 200
"""A word pair in more wordings than this tells nothing: names and stock phrases of a pile stand in thousands."""

CROWD = 24
"""Up to this many wordings with one word pair are all compared; of more, each with the next ones only, which joins them as well."""

SHARED = 3
"""Word pairs that two wordings must share. A clause of four weighty words copied whole has five."""

SHARD = 1 << 24
"""Word pairs sorted at a time: 16 million take about 400 MB."""

Ints = NDArray[np.int64]


def candidates(wordings: Sequence[Wording]) -> list[tuple[int, int]]:
    """Pairs of wordings, by number, smaller first; those that share the most word pairs come first."""
    keys, owners = word_pairs(wordings)
    if not len(keys):
        return []
    shards = max(1, -(-len(keys) // SHARD))
    parts = [_meetings(keys[keys % shards == part], owners[keys % shards == part]) for part in range(shards)]
    met, times = np.unique(np.concatenate(parts), return_counts=True)
    return strongest(met, times)


def strongest(met: Ints, times: Ints) -> list[tuple[int, int]]:
    """The pairs that met often enough, the most frequent first."""
    order = np.lexsort((met, -times))
    met = met[order[: int((times >= SHARED).sum())]]
    return list(zip((met >> 32).tolist(), (met & 0xFFFFFFFF).tolist(), strict=True))


def word_pairs(wordings: Sequence[Wording]) -> tuple[Ints, Ints]:
    """All word pairs as numbers, and the wording that each stands in."""
    forms: list[int] = []
    owner: list[int] = []
    for number, one in enumerate(wordings):
        mine = [form for form, word in zip(one.forms, one.words, strict=True) if not wording.is_function(word.surface)]
        forms += mine
        owner += [number] * len(mine)
    form, own = np.asarray(forms, dtype=np.int64), np.asarray(owner, dtype=np.int64)
    keys, owners = [], []
    for reach in range(1, REACH + 1):
        same = own[:-reach] == own[reach:]
        keys.append(((form[:-reach] << 32) | form[reach:])[same])
        owners.append(own[:-reach][same])
    return np.concatenate(keys), np.concatenate(owners)


def _meetings(keys: Ints, owners: Ints) -> Ints:
    """Pairs of wordings that share a word pair, once for each word pair that they share."""
    keys, owners = in_order(keys, owners)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    use = np.repeat((sizes > 1) & (sizes <= COMMON), sizes)
    keys, owners = keys[use], owners[use]
    found = []
    for step in range(1, CROWD):
        same = keys[:-step] == keys[step:]
        if not same.any():
            break
        found.append(((owners[:-step] << 32) | owners[step:])[same])
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def in_order(keys: Ints, owners: Ints) -> tuple[Ints, Ints]:
    """Word pairs in order, each once for a wording."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return keys[fresh], owners[fresh]
