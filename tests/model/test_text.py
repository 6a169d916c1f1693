"""Spans and blocks: the ground that every line of a record stands on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Block, BlockKind, Span

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_never_empty_or_backwards(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_counts_code_points():
    text = "“Ça” لوان 🚢 end"
    assert Span(5, 9).of(text) == "لوان"
    assert Span(10, 11).of(text) == "🚢"


@given(spans, spans)
def test_overlap_is_symmetric_and_follows_from_containment(a, b):
    assert a.overlaps(b) == b.overlaps(a)
    assert not a.contains(b) or a.overlaps(b)
    assert a.contains(b) == (set(range(b.start, b.end)) <= set(range(a.start, a.end)))


def test_kinds_say_what_is_kept():
    kept = {kind for kind in BlockKind if Block(kind, Span(0, 1)).keep}
    assert {"headline", "body", "byline", "dateline"} <= kept
    assert not kept & {"widget", "related", "caption", "duplicate", "promo"}
