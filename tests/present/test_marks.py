"""Marks in a text: nested, never crossing, every word kept."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.present.marks import _block
from onrecord.present.views import BlockView, Cite

TEXT = "abcdefghij"


def cite(start: int, end: int) -> Cite:
    return Cite("a", start, end, TEXT[start:end], "a.txt", 1, "a.txt")


spans = st.tuples(st.integers(0, 14), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(deadline=None)
@given(st.sets(spans, max_size=6), st.integers(0, 5))
def test_any_spans_keep_every_word_once_and_close_what_they_open(found, start):
    block = BlockView("body", keep=True, start=start, text=TEXT)
    tokens = list(_block(block, {cite(*span) for span in found}))
    assert "".join(words for kind, words in tokens if kind == "text") == TEXT
    depth = 0
    for kind, _ in tokens:
        depth += {"open": 1, "close": -1, "text": 0}[kind]
        assert depth >= 0
    assert depth == 0
    ids = [name for kind, name in tokens if kind == "open" and name]
    inside = {f"w-a-{first}-{last}" for first, last in found if start <= first < start + len(TEXT)}
    assert sorted(ids) == sorted(inside)


def test_a_mark_that_crosses_another_goes_on_after_it():
    tokens = list(_block(BlockView("body", keep=True, start=0, text=TEXT), {cite(0, 5), cite(3, 8)}))
    assert tokens == [
        ("open", "w-a-0-5"),
        ("text", "abc"),
        ("open", "w-a-3-8"),
        ("text", "de"),
        ("close", ""),
        ("close", ""),
        ("open", ""),
        ("text", "fgh"),
        ("close", ""),
        ("text", "ij"),
    ]
