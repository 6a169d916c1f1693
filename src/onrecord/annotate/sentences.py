"""Sentences of the read blocks, as the parser cut them."""

from __future__ import annotations

from onrecord.model.parse import Parse
from onrecord.model.reading import Reading, Sentence

FINDER = "sentences/parser"


def find(reading: Reading, parse: Parse) -> tuple[Sentence, ...]:  # noqa: ARG001 -- every layer sees both
    """One mark for each sentence of the parse: `reading.sentences[i]` is `parse.sentences[i]`."""
    return tuple(
        Sentence(parse.span(rows.start, rows.stop - 1), FINDER, block)
        for rows, block in zip(parse.sentences, parse.blocks, strict=True)
    )
