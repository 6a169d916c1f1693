"""The learned tagger: what it sees, that it sees the same everywhere, and that the rules stand alone without it."""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
import pytest

import make
from onrecord import pipeline
from onrecord.engines import tagger, tags
from onrecord.engines.wordpieces import WordPieces, words
from onrecord.model.parse import View
from onrecord.model.tagging import Part

SENTENCE = "The ferry was unsafe, the harbour master Lotte Brandt told reporters on Tuesday."


@cache
def learned() -> tagger.OnnxTagger:
    found = tagger.load()
    assert found is not None
    return found


def view(text: str, start: int = 0, block: int = 0) -> View:
    return View(block, text, tuple(range(start, start + len(text))))


def seen(text: str, *views: View) -> list[tuple[str, str]]:
    return [(tag.part.value, tag.span.of(text)) for tag in learned().tag(views or [view(text)])]


def test_source_cue_and_content_are_seen():
    assert seen(SENTENCE) == [
        ("source", "the harbour master Lotte Brandt"),
        ("cue", "told"),
        ("content", "The ferry was unsafe"),
    ]


def test_tags_are_in_source_offsets_though_the_view_is_mended():
    source = "The mayor  said\nthat the bridge was closed."
    shown = "The mayor said that the bridge was closed."
    positions = (*range(10), *range(11, 43))
    (cue,) = (tag for tag in learned().tag([View(3, shown, positions)]) if tag.part is Part.CUE)
    assert (cue.span.of(source), cue.block) == ("said", 3)


def test_a_paragraph_is_tagged_the_same_beside_others():
    alone = learned().tag([view(SENTENCE, 200)])
    beside = learned().tag([view("Nothing was decided. " * 9, block=1), view(SENTENCE, 200)])
    assert tuple(tag for tag in beside if tag.block == 0) == alone == learned().tag([view(SENTENCE, 200)])


def test_an_article_of_one_long_line_is_read_to_its_end():
    filler = "The boats lie in the old basin, where the water is low and the cranes have stood still for a year. " * 25
    text = filler + SENTENCE
    assert ("source", "the harbour master Lotte Brandt") in seen(text)


def test_nothing_is_tagged_where_nothing_stands():
    assert learned().tag([view("   "), view("")]) == ()


@pytest.mark.parametrize(
    ("length", "expected"),
    [(0, [(0, 0)]), (190, [(0, 190)]), (191, [(0, 190), (142, 191)]), (300, [(0, 190), (142, 300)])],
)
def test_windows_cover_everything_and_overlap(length, expected):
    assert tagger.windows(length, 190, 48) == expected


@pytest.mark.parametrize(
    ("best", "expected"),
    [
        ([0, 1, 2, 0], [(1, 2)]),
        ([1, 1, 2], [(0, 0), (1, 2)]),
        ([0, 2, 2, 0], [(1, 2)]),  # a span cannot go on before it has begun
        ([0, 0], []),
    ],
)
def test_no_span_goes_on_that_has_not_begun(best, expected):
    scores = np.full((len(best), 1, 3), -2.0)
    scores[:, :, 1] = -1.0
    for at, tag in enumerate(best):
        scores[at, 0, tag] = 3.0
    assert [(first, last) for _, first, last, _ in tags.decoded(scores)] == expected


def test_without_a_model_the_rules_stand_alone(monkeypatch, tmp_path):
    before = pipeline.reading_version()
    pipeline.reading_version.cache_clear()
    monkeypatch.setattr(tagger, "FOLDER", tmp_path)
    assert tagger.load() is None
    assert pipeline.reading_version() != before
    reading = pipeline.reader()(make.article(f"{SENTENCE} {SENTENCE}"))
    pipeline.reading_version.cache_clear()
    assert [reading.words(s.cue) for s in reading.statements] == ["told", "told"]


def test_the_card_names_the_model_that_ships():
    digest = hashlib.sha256((tagger.FOLDER / "model.onnx").read_bytes()).hexdigest()
    assert tagger.tagger_version() == f"tagger-{digest[:16]}"


VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "skoda", "un", "##safe", "u", "s", ".", "“", "#"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Škoda", [("skoda", 0, 5)]),
        ("“unsafe", [("“", 0, 1), ("un", 1, 7), ("##safe", 1, 7)]),
        ("U.S.", [("u", 0, 1), (".", 1, 2), ("s", 2, 3), (".", 3, 4)]),
        ("  unsaid\u200b #", [("[UNK]", 2, 9), ("#", 10, 11)]),
        ("s" * 101, [("[UNK]", 0, 101)]),
    ],
)
def test_word_pieces_stand_where_their_word_stands(text, pieces):
    assert [(VOCABULARY[n], a, b) for n, a, b in WordPieces(VOCABULARY).cut(text)] == pieces


def test_marks_are_words_of_their_own():
    assert [("a-b’c"[a:b]) for a, b in words("a-b’c")] == ["a", "-", "b", "’", "c"]
