"""Which articles of a story are one way into the record, worked out once for all of its claims: versions of one article, and articles
of which one mostly stands in the other, as an agency's report printed by three papers is one way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.record import Material
from onrecord.model.text import Passage
from onrecord.values import sharing

MOSTLY = 0.5
"""Share of the shorter article's words that must be copied for two articles to be one way into the record."""


@dataclass(frozen=True, slots=True)
class Ways:
    """For each article the one that stands for its versions, and the one that stands for its versions and near copies; and its
    passages that are copied, each with the number of the copy."""

    versions: Mapping[str, str]
    copies: Mapping[str, str]
    passages: Mapping[str, Sequence[tuple[int, Passage]]]


def of(known: Material) -> Ways:
    """The ways of a story's articles."""
    versions = [(version.article, version.of) for version in known.versions]
    shares = sharing.shares(known.readings, known.copies)
    mostly = [pair for pair, share in shares.items() if share >= MOSTLY]
    passages: dict[str, list[tuple[int, Passage]]] = defaultdict(list)
    for number, copy in enumerate(known.copies):
        for passage in copy.passages:
            if passage.article in known.readings:
                passages[passage.article].append((number, passage))
    articles = set(known.readings)
    return Ways(groups(articles, versions), groups(articles, [*versions, *mostly]), dict(passages))


def groups(items: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each item one that stands for all that links join it to."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        while parent.get(item, item) != item:
            parent[item] = parent.get(parent[item], parent[item])
            item = parent[item]
        return item

    for a, b in links:
        low, high = sorted((root(a), root(b)))
        if low != high:
            parent[high] = low
    return {item: root(item) for item in sorted(items)}
