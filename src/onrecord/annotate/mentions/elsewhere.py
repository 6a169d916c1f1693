"""Names outside the parse: places and outlets of datelines and bylines, and persons' names in other scripts anywhere."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.mentions.draft import Draft
from onrecord.annotate.mentions.gazetteer import fold, known_at
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.text import BlockKind, Span
from onrecord.values import names as values

SCANNED = frozenset({BlockKind.DATELINE, BlockKind.BYLINE})
"""Kept blocks without sentences, whose places and outlets are read from tables alone."""
FOREIGN_KINDS = SCANNED | {BlockKind.CAPTION, BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.SUBHEADING, BlockKind.EMBEDDED}
WORD = re.compile(r"[^\W\d_]+(?:[·・'’-][^\W\d_]+)*")
LONGEST = 4
"""Words of a person's name in another script that are tried."""


def names(reading: Reading, found: list[Draft]) -> list[Draft]:
    """Drafts outside the parse; one in another script points by `same` at the name that the article gives in Latin letters."""
    return [*_scanned(reading), *_foreign(reading, found)]


def _scanned(reading: Reading) -> list[Draft]:
    """Names of the tables in datelines and bylines: “TEHRAN (Tasnim) –”."""
    folded = fold(reading.text)
    out: list[Draft] = []
    for block in reading.blocks:
        if block.kind not in SCANNED:
            continue
        reach = block.span.start
        for match in WORD.finditer(reading.text, block.span.start, block.span.end):
            known = known_at(folded, match.start()) if match.start() >= reach else None
            if known is not None and match.group()[0].isupper():
                reach = match.start() + len(known.surface)
                span = Span(match.start(), reach)
                out.append(Draft(span, known.kind, known.form, span, key=known.key))
    return out


def _foreign(reading: Reading, found: list[Draft]) -> list[Draft]:
    """Persons of the article by their names in another script: “لوان جاگارین” for Levan Dzhagaryan."""
    if reading.text.isascii():
        return []
    persons = sorted({reading.words(d.head) for d in found if d.kind is EntityKind.PERSON and d.form is MentionForm.NAME})
    full = [name for name in persons if " " in name]
    out: list[Draft] = []
    for block in reading.blocks:
        words = _foreign_words(reading, block.span) if block.kind in FOREIGN_KINDS else []
        out.extend(_matched(reading, words, full))
    return out


def _foreign_words(reading: Reading, span: Span) -> list[Span]:
    """Words in letters that are not Latin."""
    return [Span(m.start(), m.end()) for m in WORD.finditer(reading.text, span.start, span.end) if ord(m.group()[0]) > LATIN_END]


LATIN_END = 0x36F
"""The last code point of Latin letters and their marks."""


def _matched(reading: Reading, words: list[Span], full: list[str]) -> list[Draft]:
    out: list[Draft] = []
    at = 0
    while at < len(words):
        best = max(((_score(reading, words[at:end], name), end, name) for end in range(at + 1, min(at + LONGEST, len(words)) + 1) for name in full), default=(0.0, 0, ""))
        if best[0] >= values.THRESHOLD:
            span = Span(words[at].start, words[best[1] - 1].end)
            draft = Draft(span, EntityKind.PERSON, MentionForm.NAME, span)
            out.append(replace(draft, same=best[2]))
            at = best[1]
        else:
            at += 1
    return out


def _score(reading: Reading, words: list[Span], name: str) -> float:
    text = reading.text[words[0].start : words[-1].end]
    if len(words) != len(values.parts(name)) and "·" not in text and "・" not in text:
        return 0.0
    return values.compare(text, name, body=False).score
