"""Readings with mentions alone, of invented texts read by the real parser."""

from __future__ import annotations

from functools import cache

import make
from onrecord.annotate import mentions, sentences
from onrecord.model.parse import View
from onrecord.model.reading import Reading
from onrecord.model.text import Block, BlockKind, Span


@cache
def read(*blocks: tuple[str, str]) -> Reading:
    """A reading of blocks of a kind each, without the stages that mentions do not stand on."""
    text = "\n".join(words for _, words in blocks)
    cut, at = [], 0
    for kind, words in blocks:
        cut.append(Block(BlockKind(kind), Span(at, at + len(words))))
        at += len(words) + 1
    views = [
        View(i, b.span.of(text), tuple(range(b.span.start, b.span.end)))
        for i, b in enumerate(cut)
        if b.kind in {BlockKind.BODY, BlockKind.HEADLINE}
    ]
    bare = Reading(make.article(text), language="en", blocks=tuple(cut))
    parse = make.parser().parse(views)
    bare = Reading(bare.article, language="en", blocks=tuple(cut), sentences=sentences.find(bare, parse))
    found, referents = mentions.find(bare, parse)
    return Reading(
        bare.article, language="en", blocks=tuple(cut), sentences=bare.sentences, mentions=found, referents=referents
    )


def body(text: str) -> Reading:
    return read(("body", text))


def groups(reading: Reading) -> list[set[str]]:
    """The words of each referent's mentions."""
    return [{reading.words(reading.mentions[m].span) for m in referent.mentions} for referent in reading.referents]


def together(reading: Reading, *words: str) -> bool:
    return any(set(words) <= group for group in groups(reading))


def forms(reading: Reading) -> dict[str, str]:
    return {reading.words(m.span): m.form.value for m in reading.mentions}


def referent_of(reading: Reading, text: str) -> str | None:
    """The name of whom the last mention with these words stands for; None where nobody is said."""
    found = [m for m in reading.mentions if reading.words(m.span) == text][-1]
    return None if found.referent is None else reading.referents[found.referent].name
