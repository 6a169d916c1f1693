"""Words that stand twice in one article: a standfirst repeated, a pull quote, a caption doubled, a second headline.

Of two doubles the one in the body stays, of two headlines the first.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from onrecord.clean.lines import Piece, key
from onrecord.model.text import BlockKind

SHORTEST = 24
"""Letters and digits; what is shorter (“He did not say more.”) may be said twice."""
LONGEST_SEARCH = 60_000
"""Code points of all pieces together up to which a pull quote is looked for inside longer sentences; above it only whole
sentences are compared, which takes time in proportion to the text."""
HOLDERS = 20
"""Pieces with one and the same sentence that are kept in mind; no article says a sentence as often."""
MARKS = "|\"“”„«»'‘’›‹"
"""Signs that a page puts around a pull quote."""

_STOP = re.compile(r"[.!?…。！？](?:(?<=[。！？])|(?<!\bU\.[SKN].)[\"”’»')\]]*\s+(?=[\"“‘'«(\[]*[A-ZÀ-ÞА-ЯЁ0-9]))")


def sentences(text: str) -> list[tuple[int, int]]:
    """Ranges of the sentences of a text, roughly: cut after a full stop and a space before a capital."""
    starts = [0, *(match.end() for match in _STOP.finditer(text))]
    ends = [*starts[1:], len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def find(pieces: Sequence[Piece], head: int) -> dict[int, tuple[BlockKind, str]]:
    """Which undecided pieces are doubles of a kept one; `head` is how many pieces lie above the body."""
    kept = [i for i, piece in enumerate(pieces) if piece.kind in {None, BlockKind.HEADLINE, BlockKind.BODY}]
    found = _whole(pieces, kept, head)
    rest = [i for i in kept if i not in found]
    return found | _inside(pieces, rest, head)


def _whole(pieces: Sequence[Piece], kept: list[int], head: int) -> dict[int, tuple[BlockKind, str]]:
    """Pieces that say the same words from end to end."""
    groups: dict[str, list[int]] = {}
    for i in kept:
        if len(pieces[i].key) >= SHORTEST:
            groups.setdefault(pieces[i].key, []).append(i)
    first = next((i for i in range(head, len(pieces)) if pieces[i].kind in {None, BlockKind.BODY}), len(pieces))
    found: dict[int, tuple[BlockKind, str]] = {}
    for group in groups.values():
        stays = _stays(pieces, group, head, first)
        for i in group:
            if i != stays and pieces[i].kind is None:
                found[i] = _kind(pieces[i], i, head), f"says the same as another line: “{_short(pieces[stays].text)}”"
    return found


def _stays(pieces: Sequence[Piece], group: list[int], head: int, first: int) -> int:
    """The headline; else the one in the body; else the first. Among several in the body one without a pull quote's signs.
    `first` is the body's first line."""
    if any(pieces[i].kind is BlockKind.HEADLINE for i in group):
        return next(i for i in group if pieces[i].kind is BlockKind.HEADLINE)
    body = [i for i in group if i >= head]
    if not body or first >= body[0]:
        body = group  # no other paragraph between them: standfirst and caption, of which the first stays
    return next((i for i in body if not _signed(pieces[i])), body[0])


def _signed(piece: Piece) -> bool:
    return piece.text[0] in MARKS or (piece.text[-1] in MARKS and piece.text[-2:-1] not in ".!?")


def _kind(piece: Piece, at: int, head: int) -> BlockKind:
    return BlockKind.PULL_QUOTE if at >= head and _signed(piece) else BlockKind.DUPLICATE


def _inside(pieces: Sequence[Piece], kept: list[int], head: int) -> dict[int, tuple[BlockKind, str]]:
    """Pieces whose words all stand in one longer piece."""
    said = {i: [key(pieces[i].text[start:end]) for start, end in sentences(pieces[i].text)] for i in kept}
    holders = _sentence_holders(said)
    within = _Search(pieces, kept) if sum(len(pieces[i].text) for i in kept) <= LONGEST_SEARCH else None
    found: dict[int, tuple[BlockKind, str]] = {}
    for i, follower in zip(kept, [*kept, -1][1:], strict=True):
        if pieces[i].kind is not None or len(pieces[i].key) < SHORTEST:
            continue
        holder = _holder(pieces, i, said[i], holders)
        if holder is None and within and _quotable(pieces[i]):
            holder = next((j for j in within.holders(i) if j not in found), None)
        if holder is not None and holder not in found:
            kind = BlockKind.DUPLICATE if i < head or holder == follower else BlockKind.PULL_QUOTE
            found[i] = kind, f"stands word for word in the paragraph “{_short(pieces[holder].text)}”"
    return found


def _sentence_holders(said: dict[int, list[str]]) -> dict[str, list[int]]:
    """For each sentence the first pieces that have it."""
    holders: dict[str, list[int]] = {}
    for i, keys in said.items():
        for k in keys:
            if len(k) >= SHORTEST and len(row := holders.setdefault(k, [])) < HOLDERS:
                row.append(i)
    return holders


class _Search:
    """All pieces' keys as one string, in which another piece's key is looked for."""

    def __init__(self, pieces: Sequence[Piece], kept: list[int]) -> None:
        self.keys = {i: pieces[i].key for i in kept}
        self.whole = "\n".join(self.keys.values())
        self.starts = list(itertools.accumulate((len(k) + 1 for k in self.keys.values()), initial=0))
        self.kept = kept

    def holders(self, i: int) -> Iterator[int]:
        """The longer pieces, in order, that have all words of piece `i`."""
        words = self.keys[i]
        at = self.whole.find(words)
        while at >= 0:
            n = bisect.bisect_right(self.starts, at) - 1
            if len(self.keys[self.kept[n]]) > len(words):
                yield self.kept[n]
            at = self.whole.find(words, self.starts[n + 1])


def _holder(pieces: Sequence[Piece], i: int, keys: list[str], holders: dict[str, list[int]]) -> int | None:
    """A longer piece that has all sentences of this one."""
    if not keys or any(len(k) < SHORTEST for k in keys):
        return None
    longer = (j for j in holders.get(keys[0], ()) if len(pieces[j].key) > len(pieces[i].key))
    return next((j for j in longer if len(keys) == 1 or pieces[i].key in pieces[j].key), None)


def _quotable(piece: Piece) -> bool:
    """Whether it may be a pull quote or a standfirst cut out of a sentence: no full sentence, or within quotation marks."""
    marked = piece.text[0] in MARKS
    return len(piece.key) >= SHORTEST and piece.words >= (4 if marked else 6) and (marked or not piece.ends)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004 - what fits a line
