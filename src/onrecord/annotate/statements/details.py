"""What else a reporting clause tells: whether it was said at all, to whom, through whom, where and when."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.statements.assembly import Found
from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.tree import Tree
from onrecord.model.reading import Reading, Relay, StatementPolarity
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Details:
    polarity: StatementPolarity = StatementPolarity.SAID
    relays: tuple[Relay, ...] = ()
    addressee: Span | None = None
    place: Span | None = None
    times: tuple[int, ...] = ()


def details(reading: Reading, tree: Tree, one: Found) -> Details:
    """All that the reporting clause of a statement tells besides its speaker."""
    if one.draft is None:
        return Details()
    return Details(
        polarity=polarity(tree, one.draft),
        addressee=_words(tree, one.draft.hearer, one.draft),
        times=_times(reading, tree, one),
    )


def polarity(tree: Tree, one: Draft) -> StatementPolarity:
    if any(tree.tokens[c].dep == "neg" for c in tree.below[one.anchor]):
        return StatementPolarity.NOT_SAID
    return StatementPolarity.SAID


def _words(tree: Tree, head: int | None, one: Draft) -> Span | None:
    if head is None or one.holds(head):
        return None
    last = tree.right(head)
    first = tree.left(head)
    if first <= one.anchor <= last:
        first = last = head
    return tree.parse.span(first, last)


def _times(reading: Reading, tree: Tree, one: Found) -> tuple[int, ...]:
    if one.draft is None or not one.draft.clause:
        return ()
    spans = [Span(tree.tokens[t].start, tree.tokens[t].end) for t in one.draft.clause]
    return tuple(
        number
        for number, time in enumerate(reading.times)
        if any(span.overlaps(time.span) for span in spans) and not any(c.overlaps(time.span) for c in one.content)
    )
