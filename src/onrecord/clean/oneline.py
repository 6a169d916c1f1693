"""Cuts inside an article that was pasted as one single line: what its page had on lines of its own.

“… in Aleppo on Monday. (AFP photo) BEIRUT At least 15 …” · “… said. Tags Syria Idlib war The group …” · “… Related News A | B | C”
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache

from onrecord.clean import bylines, stamps, tables
from onrecord.clean.doubles import SHORTEST, sentences
from onrecord.clean.lines import Piece, key
from onrecord.model.text import BlockKind

LONGEST_CAPTION = 500
"""Code points; the longest caption with its credit on the development pages has 420."""
LONGEST_TAGS = 240
"""Code points of a row of tags."""
FOOTER = 2_500
"""Code points at the end of a text in which a site's own list of other articles may begin."""
STROKES = 2
"""Strokes (“A | B | C”) that make a row of headlines; no sentence has as many."""

_PHOTO = re.compile(
    r"\s?[(\[](?:(?:file|handout|archive|courtesy)?\s?(?:photo|image|picture)s?(?: (?:by|credit|courtesy of))?\b[^()\[\]]{0,60}"
    r"|[\w .&’'/-]{2,40} (?:file )?(?:photo|image|picture)s?|[\w .’'-]{2,40}/(?:AP|AFP|Reuters|EPA|Getty(?: Images)?))[)\]]",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"(?<=[.!?…”\"] )[(\[](?P<name>[A-Z][\w .&’'/-]{1,40})[)\]](?= [A-Z])")
_TAGS = re.compile(r"(?:Tags|Keywords|Topics)\s?:?\s(?=[A-Z])")


def cut(piece: Piece) -> Iterator[Piece]:
    """The parts of the line, in order: kept words without a kind, and what does not belong to them."""
    begin = 0
    for start, end, kind, reason in _apart(_marks(piece.text)):
        if start > begin:
            yield from _undated(piece, begin, start)
        yield piece.part(start, end, kind, reason)
        begin = end
    if begin < len(piece.text):
        yield from _undated(piece, begin, len(piece.text))


Mark = tuple[int, int, BlockKind, str]


def _apart(marks: list[Mark]) -> Iterator[Mark]:
    """Marks that do not overlap, in order; of two the one that begins first."""
    last = 0
    for mark in sorted(marks, key=lambda mark: mark[:2]):
        if mark[0] >= last:
            yield mark
            last = mark[1]


def _undated(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    """A stretch of text, with the dateline that stands at its start behind a caption taken off."""
    begin = start + len(piece.text[start:end]) - len(piece.text[start:end].lstrip())
    if start and (length := stamps.dateline(piece.text[begin:end])):
        yield piece.part(begin, begin + length, BlockKind.DATELINE, "place and agency before the first sentence")
        start = begin + length
    yield piece.part(start, end)


def _marks(text: str) -> list[Mark]:
    """Sentences said twice, advert marks, captions with their credit, credits and tags."""
    ranges = sentences(text)
    drop = _doubled([key(text[start:end]) for start, end in ranges])
    found = [(*ranges[i], BlockKind.DUPLICATE, "a sentence that the text says again") for i in sorted(drop)]
    for i, (start, end) in enumerate(ranges):
        if i not in drop:
            found += _in_sentence(text, start, end)
    starts = [start for start, _ in ranges]
    found += [_caption(text, match, starts) for match in _PHOTO.finditer(text)]
    return found


def _in_sentence(text: str, start: int, end: int) -> Iterator[Mark]:
    plain = text[start:end].strip()
    if plain.isupper() and tables.named(plain) is BlockKind.ADVERT:
        yield start, end, BlockKind.ADVERT, "an advertisement's mark"
    elif width := _tagged(text[start:end]):
        yield start, start + width, BlockKind.WIDGET, "a row of tags"
    for match in _CREDIT.finditer(text, max(0, start - 2), end):
        if bylines.credits_known(match["name"]):
            yield (
                match.start(),
                match.end(),
                BlockKind.CREDIT,
                "an outlet's or agency's name in brackets between sentences",
            )


def _caption(text: str, match: re.Match[str], starts: list[int]) -> Mark:
    """A picture's caption: the sentence that ends with its credit, or the credit alone where that sentence is too long."""
    stop = match.start()
    while stop and text[stop - 1] in " .":
        stop -= 1
    before = bisect.bisect_left(starts, stop)
    begin = starts[before - 1] if before else 0
    if match.end() - begin > LONGEST_CAPTION:
        begin = match.start()
    return begin, match.end(), BlockKind.CAPTION, "a picture's caption: it names the picture's maker"


def _tagged(sentence: str) -> int:
    """How far a row of tags goes at the start of a sentence: up to the first word that opens one, or all of it. Where no
    such word shows its end, 0."""
    head = _TAGS.match(sentence)
    if not head:
        return 0
    found = stamps.openers().search(sentence, head.end(), LONGEST_TAGS)
    if found:
        return found.start()
    words = sentence.split()
    return len(sentence) if len(sentence) <= LONGEST_TAGS and not _is_sentence(words) else 0


def _is_sentence(words: list[str]) -> bool:
    """Whether small words join the others."""
    return any(word in tables.words("openers", "joints") for word in words)


def footer(text: str, at: int) -> int:
    """Where a site's own list begins at the end of a text: “Related News A | B | C …”; 0 where there is none."""
    begin = max(at, len(text) - FOOTER)
    for match in _lists().finditer(text, begin) if text.count(" | ", begin) >= STROKES else ():
        if text.count(" | ", match.end()) >= STROKES:
            return match.start()
    return 0


@cache
def _lists() -> re.Pattern[str]:
    """Headings of such lists, as they are written: with a capital."""
    names = sorted((p for p in tables.phrases("related") if " " in p), key=len, reverse=True)
    return re.compile(r"\b(?=[A-Z])(?i:" + "|".join(map(re.escape, names)) + r")\b")


def _doubled(keys: list[str]) -> set[int]:
    """Which of the sentences to take out: near the start the first (a headline or standfirst), elsewhere the later one."""
    seen: dict[str, int] = {}
    drop = set()
    for i, k in enumerate(keys):
        if len(k) < SHORTEST:
            continue
        if k in seen:
            drop.add(seen[k] if seen[k] <= 2 else i)  # noqa: PLR2004 - headline, standfirst, first sentence
        seen.setdefault(k, i)
    return drop
