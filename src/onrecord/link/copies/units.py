"""The sentences of a pile, each wording once: a pile of thousands of articles repeats itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Reading
from onrecord.model.text import READ_KINDS, Span
from onrecord.values import wording

LEAST_WORDS = 5
"""Words of the shortest clause that can be a copy: below it, two texts share words by chance."""

END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|vs|No|Lt))(?<!\b(?:Mrs|Gen|Col|Sen|Rep|Gov|Maj|Sgt|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Inc|Ltd))"
    r"[.!?\u2026]+[\"'\u201d\u2019\u00bb)\]]*\s+(?=[\"'\u201c\u2018\u00ab(\[]*[^\W_a-z]))|[\u3002\uff01\uff1f\u061f\u0964]\s*|\s*[\r\n]+\s*"
)
"""Where a sentence ends, in any script; a single capital and common abbreviations end none."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence's words: `forms` as compared (numbers of forms, for speed), offsets from where the sentence starts."""

    text: str
    words: tuple[wording.Word, ...]
    forms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wording stands: the article's number in the pile, and where its sentence starts."""

    article: int
    start: int


@dataclass(frozen=True, slots=True)
class Pile:
    """All wordings of a pile, and for each the places where it stands, in order."""

    wordings: tuple[Wording, ...]
    places: tuple[tuple[Place, ...], ...]


def collect(readings: Sequence[Reading]) -> Pile:
    """Cut the kept blocks of all readings into sentences, and put equal ones together."""
    number: dict[str, int] = {}
    places: list[list[Place]] = []
    for article, reading in enumerate(readings):
        for span in sentences(reading):
            text = reading.text[span.start : span.end]
            at = number.setdefault(text, len(places))
            if at == len(places):
                places.append([])
            places[at].append(Place(article, span.start))
    return _worded(list(number), places)


def sentences(reading: Reading) -> Iterator[Span]:
    """The sentences of the blocks that are read; found by their ends alone, so in any language."""
    for block in reading.blocks:
        if block.kind not in READ_KINDS:
            continue
        start = block.span.start
        for end in END.finditer(reading.text, block.span.start, block.span.end):
            if end.start() > start:
                yield Span(start, _last_sign(reading.text, end))
            start = end.end()
        if start < block.span.end:
            yield Span(start, block.span.end)


def _last_sign(text: str, end: re.Match[str]) -> int:
    """Where the sentence's last sign ends: its stop and closing marks belong to it, the space after them does not."""
    return end.start() + len(text[end.start() : end.end()].rstrip())


def _worded(texts: list[str], places: list[list[Place]]) -> Pile:
    """Words for each different text; what is shorter than a clause is left out."""
    forms: dict[str, int] = {}
    kept: list[Wording] = []
    stands: list[tuple[Place, ...]] = []
    for text, where in zip(texts, places, strict=True):
        found = wording.words(text)
        if len(found) >= LEAST_WORDS:
            kept.append(Wording(text, found, tuple(forms.setdefault(w.form, len(forms)) for w in found)))
            stands.append(tuple(where))
    return Pile(tuple(kept), tuple(stands))
