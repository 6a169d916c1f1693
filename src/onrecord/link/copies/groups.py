"""Passages of one wording family, as copies with their alterations and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.copies import align, alterations, pairs, runs
from onrecord.link.copies.pile import Pile, collect
from onrecord.link.copies.runs import Runs
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Alteration, Copy, CopyKind
from onrecord.model.text import Passage, Reason, Span

SAME_PIECE = 0.7
"""Share (intersection over union) from which two stretches of one wording are one passage."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording that others share: words `[start, end)` of the wording with this number."""

    wording: int
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """All passages, from a clause up, that stand in several places of these articles: “All troops have left the base” here,
    “All troops have now left the base” there."""
    pile = collect(readings)
    repeated = pile.repeated()
    return made(pile, runs.find(pile, pairs.candidates(pile), repeated), repeated)


def made(pile: Pile, found: Runs, repeated: Iterable[int]) -> tuple[Copy, ...]:
    """The copies that runs of wordings, and wordings that stand in several places, make; in order of place."""
    copies = [_copy(pile, pieces) for pieces in _gather(pile, found, repeated)]
    return tuple(sorted({c.id: c for c in copies if c}.values(), key=lambda c: c.passages))


# --- passages of one family ---------------------------------------------------------------------------------------


def _gather(pile: Pile, runs: Runs, repeated: Iterable[int]) -> list[list[Piece]]:
    """Pieces that are one passage in several wordings, the longest first; each is held against the longest, and left out where it
    does not fit it."""
    pieces = _pieces(pile, runs, repeated)
    number = {piece: n for n, piece in enumerate(pieces)}
    head = _joined(runs, number)
    groups: dict[int, list[Piece]] = defaultdict(list)
    for piece, n in number.items():
        groups[head[n]].append(piece)
    gathered = [_fitting(pile, group) for group in groups.values()]
    return [group for group in gathered if sum(pile.times(piece.wording) for piece in group) > 1]


def _pieces(pile: Pile, runs: Runs, repeated: Iterable[int]) -> list[Piece]:
    """All stretches that take part in a copy; a wording that stands in several places is one whole."""
    found = {Piece(n, 0, pile.size(n)) for n in repeated if align.is_own(pile.wording(n))}
    for (a, b), run in runs.items():
        found |= {Piece(a, run.a, run.a_end), Piece(b, run.b, run.b_end)}
    return sorted(found, key=lambda piece: (piece.wording, piece.start, piece.end))


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
    return shared >= SAME_PIECE * (len(one) + len(other) - shared)


def _fitting(pile: Pile, group: Sequence[Piece]) -> list[Piece]:
    """The longest piece, and of each other wording the longest one that runs along with it."""
    longest: dict[int, Piece] = {}
    for piece in group:
        if piece.wording not in longest or len(piece) > len(longest[piece.wording]):
            longest[piece.wording] = piece
    base = max(longest.values(), key=lambda piece: (len(piece), -piece.wording))
    rest = [piece for piece in longest.values() if piece is not base and _fits(pile, base, piece)]
    return [base, *sorted(rest, key=lambda piece: piece.wording)]


def _fits(pile: Pile, base: Piece, piece: Piece) -> bool:
    found = align.run(pile.wording(base.wording), pile.wording(piece.wording), beside=True)
    return (
        found is not None
        and found.a < base.end
        and base.start < found.a_end
        and found.b < piece.end
        and piece.start < found.b_end
    )


# --- a copy ---------------------------------------------------------------------------------------------------------


def _copy(pile: Pile, pieces: Sequence[Piece]) -> Copy | None:
    """The copy made of these pieces wherever they stand, or None for one that stands in one place."""
    placed = [(piece, _passages(pile, piece)) for piece in pieces]
    passages = tuple(sorted({passage for _, found in placed for passage in found}))
    if len(passages) == 1:
        return None
    altered: list[Alteration] = []
    reasons: list[Reason] = []
    for piece, found in placed:
        for change in _changes(pile, pieces[0], piece):
            for passage in found:
                offset = passage.span.start - pile.wording(piece.wording).words[piece.start].start
                where = Passage(passage.article, Span(offset + change.start, offset + change.end))
                altered.append(Alteration(where, change.was))
                reasons += [Reason(change.reason, where)] if change.quoted else []
    kind = CopyKind.NEAR_VERBATIM if altered else CopyKind.VERBATIM
    told = f"the same {len(pieces[0])} words" if not altered else f"the wording of {len(pieces[0])} words, altered"
    reasons = [Reason(told), *alterations.where_from(_carriers(pile, pieces), passages), *reasons]
    return Copy(content_id("copy", *passages), kind, passages, tuple(altered), tuple(reasons))


def _carriers(pile: Pile, pieces: Sequence[Piece]) -> dict[str, Reading]:
    """The articles in which pieces stand, by id."""
    held = (pile.readings[at.article] for piece in pieces for at in pile.places(piece.wording))
    return {reading.id: reading for reading in held}


def _passages(pile: Pile, piece: Piece) -> list[Passage]:
    """Everywhere that a piece stands."""
    one = pile.wording(piece.wording)
    start, end = one.words[piece.start].start, one.words[piece.end - 1].end
    return [
        Passage(pile.readings[at.article].id, Span(at.start + start, at.start + end))
        for at in pile.places(piece.wording)
    ]


def _changes(pile: Pile, base: Piece, piece: Piece) -> list[alterations.Change]:
    """What a piece has otherwise than the base."""
    full, one = pile.wording(base.wording), pile.wording(piece.wording)
    if piece == base:
        return []
    return alterations.changes(full, full.words[base.start : base.end], one, one.words[piece.start : piece.end])
