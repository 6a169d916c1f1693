"""How much of two articles is the same: the part of the shorter one's kept text that stands in both as copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.model.reading import Reading
from onrecord.model.record import Copy

CROWD = 40
"""Up to so many articles with one passage each is paired with each; of more, each with the next, which is enough to join them."""

Pair = tuple[str, str]


def shares(readings: Mapping[str, Reading], copies: Iterable[Copy]) -> dict[Pair, float]:
    """For each two articles that share a passage (smaller id first), the share of the shorter one's kept text that is copied."""
    common: dict[Pair, int] = defaultdict(int)
    for copy in copies:
        length: dict[str, int] = {}
        for passage in copy.passages:
            if passage.article in readings:
                length[passage.article] = max(length.get(passage.article, 0), len(passage.span))
        here = sorted(length)
        for n, one in enumerate(here):
            for other in here[n + 1 : n + 2 if len(here) > CROWD else None]:
                common[one, other] += min(length[one], length[other])
    size = {id_: kept(readings[id_]) for pair in common for id_ in pair}
    return {pair: min(1.0, shared / min(size[pair[0]], size[pair[1]])) for pair, shared in sorted(common.items())}


def kept(reading: Reading) -> int:
    """Code points of an article's kept text, at least 1; the whole text where nothing is cut."""
    return sum(len(block.span) for block in reading.blocks if block.keep) or len(reading.text) or 1
