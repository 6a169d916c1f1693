"""From a tagger's tags to triples: each cue with the source and the pieces of content that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.statements.direct import Places
from onrecord.annotate.statements.draft import Reach
from onrecord.annotate.statements.tree import Tree
from onrecord.model.tagging import Part, Tag
from onrecord.model.text import Span

FAR = 200
"""Code points that a sentence's end between a tag and its cue counts for. Of the gold triples of PolNeAR's training part, their
parts given without their order, the nearest cue puts 89 % together so, and 88 % at 0."""

GAP = 6
"""Words between two pieces of one content that are neither its cue nor its source: more in 8 % of PolNeAR's training part, where
the pieces are as often a stray tag's."""


@dataclass(frozen=True, slots=True)
class Triple:
    """A cue with the words for the speaker and the pieces of what is said, as tokens; `sure` is the tagger's least certainty
    about the cue and what is said."""

    cue: Reach
    source: Reach | None
    content: tuple[Reach, ...]
    sure: float
    block: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A tag with the tokens that it covers."""

    tag: Tag
    reach: Reach


def triples(places: Places, tags: Sequence[Tag]) -> Iterator[Triple]:
    """Sources and contents given to the nearest cue of their block; a tag without a cue belongs to nobody."""
    placed = [Placed(tag, reach) for tag in tags if (reach := reach_of(places, tag.span)) is not None]
    for block in sorted({one.tag.block for one in placed}):
        here = [one for one in placed if one.tag.block == block]
        cues = [one for one in here if one.tag.part is Part.CUE]
        owners = [nearest(places.tree, one, cues) for one in here]
        for number, cue in enumerate(cues):
            own = [one for one, owner in zip(here, owners, strict=True) if owner == number]
            yield _triple(places.tree, cue, own)


def _triple(tree: Tree, cue: Placed, own: Sequence[Placed]) -> Triple:
    """One cue with what stands nearer to it than to any other: the nearest source, the nearest content and what goes on
    from there."""
    near = sorted(own, key=lambda one: _distance(tree, one, cue))
    source = next((one for one in near if one.tag.part is Part.SOURCE), None)
    content = [one for one in near if one.tag.part is Part.CONTENT]
    words = {at for one in (cue, source) if one is not None for at in range(one.reach[0], one.reach[1] + 1)}
    kept = content[:1]
    for one in content[1:]:
        if min(_between(tree, one.reach, other.reach, words) for other in kept) <= GAP:
            kept.append(one)
    pieces = tuple(sorted(one.reach for one in kept))
    sure = min(one.tag.sure for one in (cue, *kept))
    return Triple(cue.reach, source.reach if source else None, pieces, sure, cue.tag.block)


def _between(tree: Tree, one: Reach, other: Reach, own: set[int]) -> int:
    """Words between two pieces that are neither cue nor source: 0 for “‘A,’ he said, ‘B’”."""
    first, last = (one[1], other[0]) if one < other else (other[1], one[0])
    return sum(at not in own and tree.tokens[at].pos != "PUNCT" for at in range(first + 1, last))


def nearest(tree: Tree, one: Placed, cues: Sequence[Placed]) -> int | None:
    """The index of the cue that a tag belongs to; of two equally near the first; None for a cue, and where there is none."""
    if one.tag.part is Part.CUE:
        return None
    return min(range(len(cues)), key=lambda number: _distance(tree, one, cues[number]), default=None)


def _distance(tree: Tree, one: Placed, cue: Placed) -> int:
    """Code points between a tag and a cue, sentences counted as `FAR`."""
    a, b = one.tag.span, cue.tag.span
    sentences = abs(tree.tokens[one.reach[0]].sentence - tree.tokens[cue.reach[0]].sentence)
    return max(a.start - b.end, b.start - a.end, 0) + FAR * sentences


def reach_of(places: Places, span: Span) -> Reach | None:
    """First and last token that a span touches."""
    first, stop = places.first_at(span.start), places.first_at(span.end)
    if first and places.tree.tokens[first - 1].end > span.start:
        first -= 1
    return (first, stop - 1) if first < stop else None
