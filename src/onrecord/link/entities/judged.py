"""What a person judged, on marks: these two are the same, these are different, this one is called so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.link.entities.clusters import Clusters
from onrecord.link.entities.nodes import Node
from onrecord.model.record import Judgement
from onrecord.model.text import Passage


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement with its marks found among the nodes."""

    kind: str
    nodes: tuple[int, ...]
    value: str | None


def read(nodes: Sequence[Node], judgements: Sequence[Judgement]) -> list[Ruling]:
    """The judgements on entities, the latest first, each with the nodes that its marks mean; those whose marks are gone are left out."""
    if not judgements:
        return []
    by_article: dict[str, list[int]] = {}
    for i, node in enumerate(nodes):
        by_article.setdefault(node.ref.article, []).append(i)
    found: list[Ruling] = []
    for judgement in sorted(judgements, key=lambda j: (j.at, j.kind, j.marks), reverse=True):
        if judgement.undone or judgement.kind not in {"same", "different", "rename"}:
            continue
        meant = [_node(nodes, by_article.get(mark.article, []), mark) for mark in judgement.marks]
        if all(node is not None for node in meant) and meant:
            found.append(Ruling(judgement.kind, tuple(node for node in meant if node is not None), judgement.value))
    return found


def _node(nodes: Sequence[Node], candidates: Sequence[int], mark: Passage) -> int | None:
    """The node with a mention at the mark: the same span, else the one that overlaps it most and is smallest."""
    best: tuple[float, int, int] | None = None
    for i in candidates:
        for span in nodes[i].spans:
            common = min(span.end, mark.span.end) - max(span.start, mark.span.start)
            if common > 0:
                row = (-common / max(len(span), len(mark.span)), len(span), i)
                best = row if best is None or row < best else best
    return best[2] if best else None


def apply(rulings: Sequence[Ruling], clusters: Clusters) -> None:
    """Keep apart and join as judged, the latest judgement first: it wins over an earlier one that says otherwise."""
    for ruling in rulings:
        for other in ruling.nodes[1:]:
            if ruling.kind == "same":
                clusters.join(ruling.nodes[0], other)
            elif ruling.kind == "different":
                clusters.keep_apart(ruling.nodes[0], other)


def names(rulings: Sequence[Ruling]) -> dict[int, str]:
    """For a node, the name that the latest judgement gives its entity."""
    found: dict[int, str] = {}
    for ruling in rulings:
        if ruling.kind == "rename" and ruling.value:
            for node in ruling.nodes:
                found.setdefault(node, ruling.value)
    return found
