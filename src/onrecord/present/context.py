"""Words in their place: what stands before and after them, so that nothing is read out of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Reading
from onrecord.model.text import Passage, Span
from onrecord.present.brief import article_view
from onrecord.present.marks import cites_in
from onrecord.present.page import Line, Page, Section, line, quiet, strong
from onrecord.present.shelf import Shelf

AROUND = 160
"""Characters shown on each side where no sentence bounds are known."""


def in_context(shelf: Shelf, passage: Passage, label: str = "", depth: int = 0) -> Line:
    """The passage, strong, within its sentence."""
    reading = shelf.record.readings[passage.article]
    around = _around(reading, passage.span)
    before, after = reading.text[around.start : passage.span.start], reading.text[passage.span.end : around.end]
    return line(
        quiet(before),
        strong(reading.words(passage.span)),
        quiet(after),
        label=label or shelf.names[passage.article],
        depth=depth,
        cites=(shelf.cite(passage),),
    )


def _around(reading: Reading, span: Span) -> Span:
    """The sentences that a span lies in, or some words on each side within its block."""
    touched = [sentence.span for sentence in reading.sentences if sentence.span.overlaps(span)]
    if touched:
        return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))
    block = next((block.span for block in reading.blocks if block.span.contains(span)), Span(0, len(reading.text)))
    start = max(block.start, span.start - AROUND)
    return Span(start, max(span.end, min(block.end, span.end + AROUND)))


def page_of(shelf: Shelf, title: str, sections: Sequence[Section], *articles: str) -> Page:
    """A page of the sections that hold something, with these articles and every other one that it cites."""
    kept = tuple(one for one in sections if one.lines)
    cited = (*articles, *(cite.article for cite in cites_in(kept)))
    views = tuple(article_view(shelf, article) for article in dict.fromkeys(cited))
    return Page(" ".join(title.split()), kept, views)
