"""Passages of one wording family, as copies with their alterations and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.link.copies import align, alterations, pairs, runs
from onrecord.link.copies.pile import Pile, Wording, collect
from onrecord.link.copies.runs import Runs
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Alteration, Copy, CopyKind
from onrecord.model.text import Passage, Reason, Span

SAME_PIECE = 0.7
"""Share (intersection over union) from which two stretches of one wording are one passage."""


class Piece(NamedTuple):
    """A stretch of a wording that others share: words `[start, end)` of the wording with this number. A tuple, since a large pile has a
    million."""

    wording: int
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """All passages, from a clause up, that stand in several places of these articles: “All troops have left the base” here,
    “All troops have now left the base” there."""
    pile = collect(readings)
    repeated = pile.repeated()
    return made(pile, gathered(pile, runs.find(pile, pairs.candidates(pile), repeated), repeated))


def made(pile: Pile, families: Iterable[Sequence[Piece]]) -> tuple[Copy, ...]:
    """The copies that families of pieces make, in order of place."""
    copies = [_copy(pile, pieces) for pieces in families]
    return tuple(sorted({c.id: c for c in copies if c}.values(), key=lambda c: c.passages))


# --- passages of one family ---------------------------------------------------------------------------------------


def gathered(pile: Pile, runs: Runs, repeated: Iterable[int]) -> list[list[Piece]]:
    """Pieces that are one passage in several wordings, from runs of wordings and from those that stand in several places; the longest first,
    and each is held against it and left out where it does not fit."""
    pieces = _pieces(pile, runs, repeated)
    number = {piece: n for n, piece in enumerate(pieces)}
    head = _joined(runs, number)
    groups: dict[int, list[Piece]] = defaultdict(list)
    for piece, n in number.items():
        groups[head[n]].append(piece)
    fitting = [_fitting(pile, runs, group) for group in groups.values()]
    return [group for group in fitting if len(group) > 1 or pile.stands(group[0].wording) > 1]


def _pieces(pile: Pile, runs: Runs, repeated: Iterable[int]) -> list[Piece]:
    """All stretches that take part in a copy; a wording that stands in several places is one whole."""
    found = {Piece(n, 0, pile.size(n)) for n in repeated if align.is_own(pile.wording(n))}
    for (a, b), run in runs.items():
        found |= {Piece(a, run.a, run.a_end), Piece(b, run.b, run.b_end)}
    return sorted(found)


def _joined(runs: Runs, number: dict[Piece, int]) -> list[int]:
    """For each piece the smallest number of its family: runs join two wordings, overlap joins two pieces of one."""
    parent = list(range(len(number)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in _links(runs, list(number)):
        low, high = sorted((root(number[a]), root(number[b])))
        parent[high] = low
    return [root(n) for n in range(len(number))]


def _links(runs: Runs, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    for (a, b), run in runs.items():
        yield Piece(a, run.a, run.a_end), Piece(b, run.b, run.b_end)
    heads: list[Piece] = []
    for piece in pieces:
        heads = [head for head in heads if head.wording == piece.wording]
        near = next((head for head in heads if _same_piece(head, piece)), None)
        if near:
            yield near, piece
        else:
            heads.append(piece)


def _same_piece(one: Piece, other: Piece) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= SAME_PIECE * (one.length + other.length - shared)


def _fitting(pile: Pile, runs: Runs, group: Sequence[Piece]) -> list[Piece]:
    """The longest piece, and of each other wording the longest one that runs along with it."""
    longest: dict[int, Piece] = {}
    for piece in group:
        if piece.wording not in longest or piece.length > longest[piece.wording].length:
            longest[piece.wording] = piece
    base = max(longest.values(), key=lambda piece: (piece.length, -piece.wording))
    rest = [piece for piece in longest.values() if piece is not base and _fits(pile, runs, base, piece)]
    return [base, *sorted(rest)]


def _fits(pile: Pile, runs: Runs, base: Piece, piece: Piece) -> bool:
    """Whether a run of two wordings, as it was found or as it is found now, joins their pieces."""
    one, other = sorted((base, piece))
    found = runs.get((one.wording, other.wording)) or align.run(
        pile.wording(one.wording), pile.wording(other.wording), beside=True
    )
    return (
        found is not None
        and found.a < one.end
        and one.start < found.a_end
        and found.b < other.end
        and other.start < found.b_end
    )


# --- a copy ---------------------------------------------------------------------------------------------------------


def _copy(pile: Pile, pieces: Sequence[Piece]) -> Copy | None:
    """The copy made of these pieces wherever they stand, or None for one that stands in one place."""
    standing = [(piece, pile.wording(piece.wording), pile.places(piece.wording)) for piece in pieces]
    passages = tuple(sorted({passage for one in standing for passage in _passages(*one)}))
    if len(passages) == 1:
        return None
    altered: list[Alteration] = []
    reasons: list[Reason] = []
    base, full, _ = standing[0]
    for piece, one, places in standing[1:]:
        for change in alterations.changes(full, base[1:], one, piece[1:]):
            for reading, at in places:
                where = Passage(reading.id, Span(at + change.start, at + change.end))
                altered.append(Alteration(where, change.was))
                reasons += [Reason(change.reason, where)] if change.quoted else []
    kind = CopyKind.NEAR_VERBATIM if altered else CopyKind.VERBATIM
    carriers = {reading.id: reading for _, _, places in standing for reading, _ in places}
    reasons = [_told(base.length, kind), *alterations.where_from(carriers, passages), *reasons]
    return Copy(content_id("copy", *passages), kind, passages, tuple(altered), tuple(reasons))


@cache
def _told(words: int, kind: CopyKind) -> Reason:
    """What makes it a copy; one reason for all copies of a length, of which a large pile has hundreds of thousands."""
    return Reason(f"the same {words} words" if kind is CopyKind.VERBATIM else f"the wording of {words} words, altered")


def _passages(piece: Piece, one: Wording, places: Sequence[tuple[Reading, int]]) -> Iterator[Passage]:
    """Everywhere that a piece stands."""
    start, end = one.spans[piece.start][0], one.spans[piece.end - 1][1]
    return (Passage(reading.id, Span(at + start, at + end)) for reading, at in places)
