"""The sentences of an article, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.reading import Reading
from onrecord.model.text import READ_KINDS, Span

LEAST_WORDS = 5
"""Words of the shortest clause that can be a copy: below it, two texts share words by chance."""

END = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u061f\u0964\r\n]"  # one set of signs first: only there is looked at more closely
    r"(?:(?<=[.!?\u2026])[.!?\u2026]*[\"'\u201d\u2019\u00bb)\]]*\s+|(?<=[\u3002\uff01\uff1f\u061f\u0964])\s*|(?<=[\r\n])\s*)"
)
"""Where a sentence may end, in any script."""

SHORTENED = re.compile(
    r"mr|mrs|ms|dr|st|vs|no|lt|gen|col|sen|rep|gov|maj|sgt|rev|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|inc|ltd|co|corp|jr|sr"
)
"""Words whose full stop ends no sentence."""


def sentences(reading: Reading) -> Iterator[Span]:
    """The sentences of the blocks that are read; found by their ends alone, so in any language."""
    return (Span(start, end) for start, end in stretches(reading))


def stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """The same as plain numbers, of which a large pile has millions."""
    text = reading.text
    for block in reading.blocks:
        if block.kind not in READ_KINDS:
            continue
        start, last = block.span.start, block.span.end
        for end in END.finditer(text, start, last):
            if _ends(text, end):
                if end.start() > start:
                    yield start, end.start() + len(end.group().rstrip())
                start = end.end()
        if start < last:
            yield start, last


def _ends(text: str, end: re.Match[str]) -> bool:
    """Whether a sentence ends here: not after “Gen.” or an initial, not before a small letter."""
    if end.group()[0] != ".":
        return "\n" in end.group() or not text[end.end() : end.end() + 1].islower()
    before = text[max(0, end.start() - 5) : end.start()]
    word = before[max(before.rfind(" "), before.rfind("\n"), before.rfind("."), before.rfind("(")) + 1 :]
    if (len(word) == 1 and word.isupper()) or SHORTENED.fullmatch(word.lower()):
        return "\n" in end.group()
    return "\n" in end.group() or not text[end.end() : end.end() + 1].islower()
