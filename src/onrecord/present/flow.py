"""Whose words a story's articles carry, drawn: who → through which hands → in which article.

It shows at a glance that five articles are two sources.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.record import Assertion, OriginKind
from onrecord.present.naming import members, through
from onrecord.present.shelf import Shelf
from onrecord.present.views import StoryView

WIDTH = 760
COLUMNS = (6, 300, 520)
"""Where the three columns of names begin."""

ENDS = (250, 450, 750)
"""Where they end at the latest."""

LETTER = 7.2
"""Units a letter of the drawings' type takes at most, on average."""

STEP, TOP = 24, 36
MOST = 12
"""Origins drawn; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the drawing: origin, hand or article; `id` is the article's, else empty."""

    kind: str
    name: str
    short: str
    id: str
    x: int
    y: int
    claims: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Words that went from one to the other, for so many claims; `path` is its line."""

    source: str
    target: str
    claims: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Flow:
    """The graph and its drawing; `hidden` origins are left out."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: int


Key = tuple[str, str]
"""Kind and name, or id, of a node."""


def flow(shelf: Shelf, story: StoryView) -> Flow | None:
    """The origins behind a story's claims; None where none is known."""
    paths = Counter(_paths(shelf, story))
    weight: Counter[str] = Counter()
    for path, claims in paths.items():
        weight[path[0]] += claims
    if not weight:
        return None
    kept = dict(sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])
    shown = {path: claims for path, claims in paths.items() if path[0] in kept}
    nodes = _nodes(shelf, shown, kept, story.articles)
    height = TOP + STEP * max(Counter(node.kind for node in nodes.values()).values())
    return Flow(WIDTH, height, tuple(nodes.values()), tuple(_edges(shown, nodes)), len(weight) - len(kept))


def _paths(shelf: Shelf, story: StoryView) -> Iterator[tuple[str, str, str]]:
    """For each claim and article: origin, the hand before the article (or none), article."""
    for claim in shelf.claims_of.get(story.id, ()):
        yield from {path for said in claim.assertions for path in _of(shelf, said)}


def _of(shelf: Shelf, said: Assertion) -> Iterator[tuple[str, str, str]]:
    statement = shelf.attributed.get(said.statement) if said.statement else None
    hands = through(shelf, statement) if statement else ()
    for origin in members(shelf, said):
        if origin.kind is not OriginKind.UNKNOWN:
            hand = next((hand for hand in hands if hand != origin.name), "")
            yield origin.name, hand, said.article


def _nodes(
    shelf: Shelf, paths: Mapping[tuple[str, str, str], int], origins: Mapping[str, int], articles: Sequence[str]
) -> dict[Key, Node]:
    """The three columns; hands by how much they passed on, articles by their days."""
    hands: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for (_, hand, article), claims in paths.items():
        hands[hand] += claims if hand else 0
        told[article] += claims
    columns: list[list[tuple[Key, str, str, int]]] = [
        [(("origin", name), name, "", claims) for name, claims in origins.items()],
        [(("hand", name), name, "", claims) for name, claims in sorted(hands.items()) if claims],
        [(("article", one), shelf.names[one], one, told[one]) for one in articles],
    ]
    return {
        key: Node(key[0], name, _fitting(name, ENDS[at] - COLUMNS[at]), id_, COLUMNS[at], TOP + place * STEP, claims)
        for at, rows in enumerate(columns)
        for place, (key, name, id_, claims) in enumerate(rows)
    }


def _fitting(name: str, units: int) -> str:
    most = int(units / LETTER)
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _edges(paths: Mapping[tuple[str, str, str], int], nodes: Mapping[Key, Node]) -> Iterator[Edge]:
    """One line between each two that follow each other, as wide as the number of claims says."""
    between: defaultdict[tuple[Key, Key], int] = defaultdict(int)
    for (origin, hand, article), claims in paths.items():
        stations = [("origin", origin), *([("hand", hand)] if hand else []), ("article", article)]
        for pair in pairwise(stations):
            between[pair] += claims
    for (first, last), claims in sorted(between.items()):
        one, other = nodes[first], nodes[last]
        start = min(one.x + len(one.short) * LETTER + 6, other.x - 30)
        middle = round((start + other.x) / 2, 1)
        y, end = one.y - 4, other.y - 4
        path = f"M{start:.0f} {y} C{middle} {y} {middle} {end} {other.x - 6} {end}"
        yield Edge(one.name, other.name, claims, path, min(5.0, 1 + claims / 4))
