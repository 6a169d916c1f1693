"""Statements, construction by construction: the rows of `statements.rows`, and what rows cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

import make
from onrecord.annotate import sentences, statements, times
from onrecord.model.parse import View
from onrecord.model.reading import Reading, StatementForm, StatementPolarity
from onrecord.model.text import Block, BlockKind, Span

ROWS = Path(__file__).with_name("statements.rows")


def rows():
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, wanted = line.partition(" ##")
            yield pytest.param(text.strip(), wanted.split(), id=text[:60])


def read(text: str) -> Reading:
    """A reading with statements, each line a paragraph."""
    blocks, views, at = [], [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(BlockKind.BODY, Span(at, min(at + len(line) + 1, len(text)))))
        views.append(View(number, line, tuple(range(at, at + len(line)))))
        at += len(line) + 1
    reading = Reading(make.article(text), language="en", blocks=tuple(blocks))
    parse = make.parser().parse(views)
    from dataclasses import replace

    reading = replace(reading, sentences=sentences.find(reading, parse))
    reading = replace(reading, times=times.find(reading, parse))
    return replace(reading, statements=statements.find(reading, parse))


@pytest.mark.parametrize(("text", "wanted"), rows())
def test_rows(text, wanted):
    plain, spans = make.marked(text.replace(" / ", "\n"))
    found = read(plain).statements
    got = sorted((content_words(plain, s), words(plain, s.source), words(plain, s.cue)) for s in found)
    keys = sorted({name.partition("_")[2] for name in spans if name.startswith("content")})
    want = []
    for key in keys:
        tail = f"_{key}" if key else ""
        pieces = tuple(plain[s.start : s.end] for s in spans[f"content{tail}"])
        source = next((plain[s.start : s.end] for s in spans.get(f"source{tail}", spans.get("source", []))), None)
        cue = next((plain[s.start : s.end] for s in spans.get(f"cue{tail}", [])), None)
        want.append((pieces, source, cue))
    assert got == sorted(want)
    if found:
        kinds = {w for w in wanted if w in set(StatementForm)} or {"indirect"}
        polarity = {w for w in wanted if w in set(StatementPolarity)} or {"said"}
        attitude = set(wanted) - kinds - polarity or {"says"}
        assert ({found[0].form.value}, {found[0].polarity.value}, {found[0].attitude}) == (kinds, polarity, attitude)


def content_words(text, statement):
    return tuple(words(text, piece) for piece in statement.content)


def words(text, span):
    return None if span is None else text[span.start : span.end]
