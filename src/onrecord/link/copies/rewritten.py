"""What changed between two versions of one article: sentences put in, sentences left out, words that stand for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.copies.units import LEAST_WORDS, sentences
from onrecord.model.reading import Reading
from onrecord.model.record import Copy
from onrecord.model.text import Passage, Reason, Span

TOLD = 6
"""Changes of one kind that are told with their words; the rest are counted."""

HELD = 0.5
"""A sentence stands in the other version where at least this share of it lies in copies."""


def changes(one: Reading, of: Reading, copies: Iterable[Copy]) -> tuple[Reason, ...]:
    """What a version has otherwise than the one it is of: “put in: “A tenth person was found on Monday.””."""
    shared = [copy for copy in copies if {one.id, of.id} <= {passage.article for passage in copy.passages}]
    return (
        *_told("put in", one, list(_alone(one, shared))),
        *_told("left out", of, list(_alone(of, shared))),
        *_altered(one, of, shared),
    )


def _alone(reading: Reading, shared: Sequence[Copy]) -> Iterator[Span]:
    """The sentences of a version that the other does not have."""
    held = [passage.span for copy in shared for passage in copy.passages if passage.article == reading.id]
    for span in sentences(reading):
        inside = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in held)
        if inside < HELD * len(span) and len(reading.words(span).split()) >= LEAST_WORDS:
            yield span


def _told(what: str, reading: Reading, spans: Sequence[Span]) -> list[Reason]:
    reasons = [Reason(f"{what}: “{reading.words(span)}”", Passage(reading.id, span)) for span in spans[:TOLD]]
    more = len(spans) - TOLD
    return [*reasons, Reason(f"{what}: {more} more sentence{'s' * (more != 1)}")] if more > 0 else reasons


def _altered(one: Reading, of: Reading, shared: Sequence[Copy]) -> list[Reason]:
    """Words of either version that stand for other words of both's fullest text."""
    found = {
        Reason(f"“{reading.words(alteration.passage.span)}” stands where the fuller text has “{alteration.was}”", alteration.passage)
        for copy in shared
        for alteration in copy.altered
        for reading in (one, of)
        if alteration.passage.article == reading.id and alteration.was
    }  # fmt: skip
    return sorted(found, key=lambda reason: (reason.passage is None, reason.passage or Passage("", Span(0, 1))))[:TOLD]
