"""The sentences of a pile, each wording once: a pile of thousands of articles repeats itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.model.reading import Reading
from onrecord.model.text import READ_KINDS, Span
from onrecord.values import wording

LEAST_WORDS = 5
"""Words of the shortest clause that can be a copy: below it, two texts share words by chance."""

END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019\u00bb)\]]*\s+|[\u3002\uff01\uff1f\u061f\u0964]\s*|[\r\n]+\s*")
"""Where a sentence may end, in any script."""

MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
"""Quotation marks."""

SHORTENED = """
mr mrs ms dr st vs no lt gen col sen rep gov maj sgt rev jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp jr sr
"""
"""Words whose full stop ends no sentence."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence's words: `forms` as compared (numbers of forms, for speed), offsets from where the sentence starts; `quoting` where it
    holds a quotation mark."""

    text: str
    words: tuple[wording.Word, ...]
    forms: tuple[int, ...]
    quoting: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wording stands: the article's number in the pile, where its sentence starts, and its rank among the article's."""

    article: int
    start: int
    rank: int


@dataclass(frozen=True, slots=True)
class Pile:
    """All wordings of a pile, and for each the places where it stands, in order."""

    wordings: tuple[Wording, ...]
    places: tuple[tuple[Place, ...], ...]
    order: tuple[tuple[int, ...], ...]
    """For each article its wordings, in the order in which they stand."""
    forms: Mapping[str, int]
    """The number of each word form."""


def collect(readings: Sequence[Reading], known: Mapping[str, int] = MappingProxyType({})) -> Pile:
    """Cut the kept blocks of all readings into sentences, and put equal ones together; what is shorter than a clause is left out.
    Word forms keep the numbers by which they are `known`."""
    number: dict[str, int] = {}
    forms: dict[str, int] = dict(known)
    wordings: list[Wording] = []
    places: list[list[Place]] = []
    order: list[tuple[int, ...]] = []
    for article, reading in enumerate(readings):
        mine: list[int] = []
        for span in sentences(reading):
            text = reading.text[span.start : span.end]
            at = number.get(text)
            if at is None:
                found = wording.words(text)
                at = number[text] = len(wordings) if len(found) >= LEAST_WORDS else -1
                if at >= 0:
                    numbers = tuple(forms.setdefault(w.form, len(forms)) for w in found)
                    wordings.append(Wording(text, found, numbers, not MARKS.isdisjoint(text)))
                    places.append([])
            if at >= 0:
                places[at].append(Place(article, span.start, len(mine)))
                mine.append(at)
        order.append(tuple(mine))
    return Pile(tuple(wordings), tuple(map(tuple, places)), tuple(order), forms)


def sentences(reading: Reading) -> Iterator[Span]:
    """The sentences of the blocks that are read; found by their ends alone, so in any language."""
    for block in reading.blocks:
        if block.kind not in READ_KINDS:
            continue
        start = block.span.start
        for end in END.finditer(reading.text, block.span.start, block.span.end):
            if _ends(reading.text, end):
                if end.start() > start:
                    yield Span(start, end.start() + len(end.group().rstrip()))
                start = end.end()
        if start < block.span.end:
            yield Span(start, block.span.end)


def _ends(text: str, end: re.Match[str]) -> bool:
    """Whether a sentence ends here: not after “Gen.” or an initial, not before a small letter."""
    if end.group()[0] != ".":
        return "\n" in end.group() or not text[end.end() : end.end() + 1].islower()
    before = text[max(0, end.start() - 5) : end.start()]
    word = before[max(before.rfind(" "), before.rfind("\n"), before.rfind("."), before.rfind("(")) + 1 :]
    if (len(word) == 1 and word.isupper()) or f" {word.lower()} " in SHORTENED.replace("\n", " "):
        return "\n" in end.group()
    return "\n" in end.group() or not text[end.end() : end.end() + 1].islower()
