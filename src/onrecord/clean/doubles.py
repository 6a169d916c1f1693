"""Words that stand twice in one article: a standfirst repeated, a pull quote, a caption doubled, a second headline.

Of two doubles the one in the body stays, of two headlines the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.lines import Piece, key
from onrecord.model.text import BlockKind

SHORTEST = 24
"""Letters and digits; what is shorter (“He did not say more.”) may be said twice."""
LONGEST_SEARCH = 60_000
"""Code points of all pieces together up to which a pull quote is looked for inside longer sentences; above it only whole
sentences are compared, which takes time in proportion to the text."""
MARKS = "|\"“”„«»'‘’›‹"
"""Signs that a page puts around a pull quote."""

_SENTENCE = re.compile(r"[^.!?…。！？]+(?:[.!?…。！？]+[\"”’»')\]]*(?=\s|$)|$)|[.!?…]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Ranges of the sentences of a text, roughly: cut after a full stop and a space before a capital."""
    starts = [
        0,
        *(
            m.end()
            for m in re.finditer(r"(?<!\bU\.[SKN])[.!?…][\"”’»')\]]*\s+(?=[\"“‘'«(\[]*[A-ZÀ-ÞА-ЯЁ0-9])|[。！？]", text)
        ),
    ]
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
    found: dict[int, tuple[BlockKind, str]] = {}
    for group in groups.values():
        stays = _stays(pieces, group, head)
        for i in group:
            if i != stays and pieces[i].kind is None:
                found[i] = _kind(pieces[i], i, head), f"says the same as another line: “{_short(pieces[stays].text)}”"
    return found


def _stays(pieces: Sequence[Piece], group: list[int], head: int) -> int:
    """The headline; else the one in the body; else the first. Among several in the body one without a pull quote's signs."""
    if any(pieces[i].kind is BlockKind.HEADLINE for i in group):
        return next(i for i in group if pieces[i].kind is BlockKind.HEADLINE)
    body = [i for i in group if i >= head]
    if not body or all(pieces[i].kind not in {None, BlockKind.BODY} for i in range(head, body[0])):
        body = group  # no other paragraph between them: standfirst and caption, of which the first stays
    return next((i for i in body if not _signed(pieces[i])), body[0])


def _signed(piece: Piece) -> bool:
    return piece.text[0] in MARKS or (piece.text[-1] in MARKS and piece.text[-2:-1] not in ".!?")


def _kind(piece: Piece, at: int, head: int) -> BlockKind:
    return BlockKind.PULL_QUOTE if at >= head and _signed(piece) else BlockKind.DUPLICATE


def _inside(pieces: Sequence[Piece], kept: list[int], head: int) -> dict[int, tuple[BlockKind, str]]:
    """Pieces whose words all stand in one longer piece."""
    holders: dict[str, list[int]] = {}
    for i in kept:
        for start, end in sentences(pieces[i].text):
            if len(k := key(pieces[i].text[start:end])) >= SHORTEST:
                holders.setdefault(k, []).append(i)
    whole = sum(len(pieces[i].text) for i in kept)
    found: dict[int, tuple[BlockKind, str]] = {}
    for i in kept:
        if pieces[i].kind is not None or len(pieces[i].key) < SHORTEST:
            continue
        holder = _holder(pieces, i, holders)
        if holder is None and whole <= LONGEST_SEARCH and _quotable(pieces[i]):
            holder = next((j for j in kept if j != i and j not in found and _longer(pieces[j], pieces[i])), None)
        if holder is not None and holder not in found:
            above = i < head or (i < holder and not any(i < j < holder for j in kept))
            kind = BlockKind.DUPLICATE if above else BlockKind.PULL_QUOTE
            found[i] = kind, f"stands word for word in the paragraph “{_short(pieces[holder].text)}”"
    return found


def _holder(pieces: Sequence[Piece], i: int, holders: dict[str, list[int]]) -> int | None:
    """A longer piece that has all sentences of this one."""
    keys = [key(pieces[i].text[start:end]) for start, end in sentences(pieces[i].text)]
    if not keys or any(len(k) < SHORTEST for k in keys):
        return None
    first = [j for j in holders.get(keys[0], ()) if j != i and _longer(pieces[j], pieces[i])]
    return first[0] if first else None


def _quotable(piece: Piece) -> bool:
    """Whether it may be a pull quote or a standfirst cut out of a sentence: no full sentence, or within quotation marks."""
    marked = piece.text[0] in MARKS
    return len(piece.key) >= SHORTEST and piece.words >= (4 if marked else 6) and (marked or not piece.ends)


def _longer(holder: Piece, piece: Piece) -> bool:
    return len(holder.key) > len(piece.key) and piece.key in holder.key


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004 - what fits a line
