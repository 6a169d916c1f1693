"""A statement in source offsets, before it becomes a mark."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.headlines import Plain
from onrecord.model.reading import Relay
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A statement in source offsets, with the draft it comes from (None for speech that only goes on)."""

    content: tuple[Span, ...]
    draft: Draft | None
    block: int
    quoted: bool = False
    follows: int | None = None
    """Start of the content of the statement that it continues."""
    relays: tuple[Relay, ...] = ()
    plain: Plain | None = None

    @property
    def start(self) -> int:
        return self.content[0].start


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """Pieces in order, those that touch or overlap made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def share(a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """Intersection over union of two contents, in code points."""
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return both / (sum(map(len, a)) + sum(map(len, b)) - both)
