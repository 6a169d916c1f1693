"""The parser: its tokens stand where the words stand in the source text."""

from __future__ import annotations

import make
from onrecord.model.parse import View


def view(source: str, shown: str, positions: list[int], block: int = 0) -> View:
    assert len(shown) == len(positions)
    return View(block, shown, tuple(positions))


def test_tokens_are_in_source_offsets_though_the_view_is_mended():
    source = "The  minister\nspoke. She left."
    shown = "The minister spoke. She left."
    positions = [*range(4), *range(5, 30)]
    parse = make.parser().parse([view(source, shown, positions)])
    assert [source[t.start : t.end] for t in parse.tokens] == ["The", "minister", "spoke", ".", "She", "left", "."]


def test_sentences_never_cross_blocks_and_heads_stay_inside():
    first, second = "Harbour closed after fire", "The harbour was closed. Nobody was hurt."
    parse = make.parser().parse([view(first, first, list(range(25))), view(second, second, list(range(30, 70)), 2)])
    assert parse.blocks == (0, 2, 2)
    for number, rows in enumerate(parse.sentences):
        assert all(parse.tokens[i].sentence == number for i in rows)
        assert all(parse.tokens[i].head in rows for i in rows)


def test_an_article_is_parsed_the_same_beside_others():
    text = "The union said that it had warned the company in January, officials told reporters."
    alone = make.parser().parse([view(text, text, list(range(len(text))))])
    make.parser().parse([view("x" * 90, "Nothing to see here. " * 4 + "Really", list(range(90)))])
    assert make.parser().parse([view(text, text, list(range(len(text))))]) == alone


def test_no_view_is_no_parse():
    assert make.parser().parse([]).tokens == ()
