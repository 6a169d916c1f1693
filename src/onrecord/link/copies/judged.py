"""What people decided about copies: two passages are the same words, or they only look so.

A judgement names two passages by their places. `reject` takes the first out of every copy that holds both; `accept` makes a copy
of the two. A later judgement wins over an earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Copy, CopyKind, Judgement, rulings
from onrecord.model.text import Passage, Reason

ABOUT = "copy"
"""The `value` of a judgement on copies."""

HALF = 0.5
"""Share of the shorter of two spans that both must cover for a mark to mean a passage that a re-reading cut otherwise."""


def judged(found: Sequence[Copy], readings: Mapping[str, Reading], judgements: Sequence[Judgement]) -> tuple[Copy, ...]:
    """The copies as people decided them; the very same where nobody did."""
    decided = [one for one in rulings(judgements, ABOUT) if _is_of_two(one, readings)]
    copies = list(found)
    for ruling in decided:
        copies = _held(readings, copies, ruling) if ruling.kind == "accept" else _parted(copies, ruling)
    return tuple(sorted(copies, key=lambda copy: copy.passages)) if decided else tuple(found)


def _is_of_two(one: Judgement, readings: Mapping[str, Reading]) -> bool:
    """Whether a judgement is about words of two articles that are there."""
    two = len({mark.article for mark in one.marks}) == 2  # noqa: PLR2004 -- two
    return two and all(
        mark.article in readings and mark.span.end <= len(readings[mark.article].text) for mark in one.marks
    )


def _held(readings: Mapping[str, Reading], copies: list[Copy], ruling: Judgement) -> list[Copy]:
    """The copies, with one of the two marks where none holds both."""
    marks = tuple(sorted(ruling.marks))
    if any(_holds(copy, marks) for copy in copies):
        return copies
    words = {" ".join(readings[mark.article].words(mark.span).split()).casefold() for mark in marks}
    kind = CopyKind.VERBATIM if len(words) == 1 else CopyKind.PARAPHRASE
    why = Reason(f"the same words, decided by {ruling.by}", marks[0])
    places = (part for mark in marks for part in (mark.article, mark.span.start, mark.span.end))
    return [*copies, Copy(content_id("copy", kind.value, *places), kind, marks, reasons=(why,))]


def _parted(copies: list[Copy], ruling: Judgement) -> list[Copy]:
    """The copies, with the first mark's words taken out of those that hold both."""
    made = [_without(copy, ruling.marks[0]) if _holds(copy, ruling.marks) else copy for copy in copies]
    return [copy for copy in made if len(copy.passages) > 1]


def _without(copy: Copy, mark: Passage) -> Copy:
    return replace(
        copy,
        passages=tuple(one for one in copy.passages if not _meant(one, mark)),
        altered=tuple(one for one in copy.altered if not _meant(one.passage, mark)),
    )


def _holds(copy: Copy, marks: Sequence[Passage]) -> bool:
    return all(any(_meant(one, mark) for one in copy.passages) for mark in marks)


def _meant(one: Passage, mark: Passage) -> bool:
    """Whether a mark means a passage: they are of one article and share most of the shorter."""
    common = min(one.span.end, mark.span.end) - max(one.span.start, mark.span.start)
    return one.article == mark.article and common > HALF * min(len(one.span), len(mark.span))
