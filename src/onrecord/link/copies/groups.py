"""Passages of one wording family, as copies with their alterations and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from onrecord.link.copies import align, pairs
from onrecord.link.copies.units import Pile, Wording, collect
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Alteration, Copy, CopyKind
from onrecord.model.text import Passage, Reason, Span

ENTIRE = 0.7
"""Share of both wordings that a run must cover for the two to be one sentence in two forms; below it only a part is shared."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording that others share: words `[start, end)` of the wording with this number."""

    wording: int
    start: int
    end: int


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """All passages, from a clause up, that stand in several places of these articles: “All troops have left the base” here,
    “All troops have now left the base” there."""
    pile = collect(readings)
    families, parts = _families(pile)
    copies = [_copy(readings, pile, family) for family in (*families, *parts)]
    return tuple(sorted({c.id: c for c in copies if c}.values(), key=lambda c: c.passages))


def _families(pile: Pile) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Wordings that are one sentence, each family around its longest; and parts that two families share."""
    runs = {}
    for a, b in pairs.candidates(pile.wordings):
        found = align.run(pile.wordings[a], pile.wordings[b])
        if found:
            runs[a, b] = found
    whole = [pair for pair, found in runs.items() if _entire(pile, pair, found)]
    family = _join(len(pile.wordings), whole)
    return _gather(pile, family), _parts(runs, family)


def _entire(pile: Pile, pair: tuple[int, int], found: align.Run) -> bool:
    a, b = (len(pile.wordings[number].words) for number in pair)
    return found.a_end - found.a >= ENTIRE * a and found.b_end - found.b >= ENTIRE * b


def _join(count: int, linked: Iterable[tuple[int, int]]) -> list[int]:
    """For each wording the smallest number of its family."""
    parent = list(range(count))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in linked:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(n) for n in range(count)]


def _gather(pile: Pile, family: list[int]) -> list[list[Piece]]:
    """The families that stand in several places; each member is aligned to the longest, and left out where it does not fit it."""
    members: dict[int, list[int]] = defaultdict(list)
    for number, head in enumerate(family):
        members[head].append(number)
    gathered = []
    for group in members.values():
        base = max(group, key=lambda n: (len(pile.wordings[n].words), -n))
        pieces = _around(pile, base, group)
        if sum(len(pile.places[p.wording]) for p in pieces) > 1:
            gathered.append(pieces)
    return gathered


def _around(pile: Pile, base: int, group: Sequence[int]) -> list[Piece]:
    """The base's own stretch first, then those of the members that copy it."""
    first, last = len(pile.wordings[base].words), 0
    pieces = []
    for number in group:
        found = align.run(pile.wordings[base], pile.wordings[number]) if number != base else None
        if found:
            first, last = min(first, found.a), max(last, found.a_end)
            pieces.append(Piece(number, found.b, found.b_end))
    if len(pile.places[base]) > 1 or last <= first:
        first, last = 0, len(pile.wordings[base].words)
    return [Piece(base, first, last), *pieces]


def _parts(runs: dict[tuple[int, int], align.Run], family: list[int]) -> list[list[Piece]]:
    """Stretches shared by two families of which at least one goes on otherwise: the closest run of each two families."""
    best: dict[tuple[int, int], tuple[int, int, int]] = {}
    for (a, b), found in runs.items():
        key = tuple(sorted((family[a], family[b])))
        if key[0] != key[1]:
            best[key[0], key[1]] = max(best.get((key[0], key[1]), (0, 0, 0)), (found.shared, -a, -b))
    chosen = [(-a, -b) for _, a, b in best.values()]
    return [
        [Piece(a, runs[a, b].a, runs[a, b].a_end), Piece(b, runs[a, b].b, runs[a, b].b_end)] for a, b in sorted(chosen)
    ]


def _copy(readings: Sequence[Reading], pile: Pile, pieces: Sequence[Piece]) -> Copy | None:
    """The copy made of these pieces wherever they stand, or None for one without two places."""
    base = pieces[0]
    placed = [(_passages(readings, pile, piece), piece) for piece in pieces]
    passages = sorted({passage for found, _ in placed for passage in found})
    if len(passages) < 2:
        return None
    altered: list[Alteration] = []
    reasons: list[Reason] = []
    kinds = set()
    for found, piece in placed:
        changes = _changes(pile.wordings[base.wording], base, pile.wordings[piece.wording], piece)
        kinds.add(bool(changes))
        for passage in found:
            offset = passage.span.start - pile.wordings[piece.wording].words[piece.start].start
            for start, end, was, now in changes:
                where = Passage(passage.article, Span(offset + start, offset + end))
                altered.append(Alteration(where, was))
                if _in_quotes(pile.wordings[piece.wording], start):
                    reasons.append(Reason(_altered_quotation(was, now), where))
    kind = CopyKind.NEAR_VERBATIM if True in kinds else CopyKind.VERBATIM
    words = base.end - base.start
    reasons.insert(0, Reason(f"the same {words} words" if kind == CopyKind.VERBATIM else f"the wording of {words} words, altered"))
    return Copy(content_id("copy", *passages), kind, tuple(passages), tuple(altered), tuple(reasons))


def _passages(readings: Sequence[Reading], pile: Pile, piece: Piece) -> list[Passage]:
    """Everywhere that a piece stands."""
    one = pile.wordings[piece.wording]
    start, end = one.words[piece.start].start, one.words[piece.end - 1].end
    return [
        Passage(readings[at.article].id, Span(at.start + start, at.start + end)) for at in pile.places[piece.wording]
    ]


def _changes(base: Wording, whole: Piece, one: Wording, piece: Piece) -> list[tuple[int, int, str, str]]:
    """What a piece has otherwise than the base: where, the base's words, its own words. Where the piece only drops words,
    the word before the gap (or after it) stands for the gap."""
    mine, theirs = one.words[piece.start : piece.end], base.words[whole.start : whole.end]
    changes = []
    same = Indel.opcodes([w.surface for w in theirs], [w.surface for w in mine]).as_matching_blocks()
    t, m = 0, 0
    for block in same:
        if block.a > t or block.b > m:
            was = base.text[theirs[t].start : theirs[block.a - 1].end] if block.a > t else ""
            first, last = (m, block.b - 1) if block.b > m else (max(0, m - 1), max(0, m - 1))
            now = one.text[mine[first].start : mine[last].end] if block.b > m else ""
            changes.append((mine[first].start, mine[last].end, was, now))
        t, m = block.a + block.size, block.b + block.size
    return changes


def _in_quotes(one: Wording, at: int) -> bool:
    return any(q.start() <= at < q.end() for q in align.QUOTED.finditer(one.text))


def _altered_quotation(was: str, now: str) -> str:
    if not now:
        return f"inside the quotation marks “{was}” is left out"
    if not was:
        return f"inside the quotation marks “{now}” is added"
    return f"inside the quotation marks “{now}” stands for “{was}”"
