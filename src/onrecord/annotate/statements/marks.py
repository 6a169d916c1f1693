"""Statements as marks: form, polarity, speaker's words, hearer, relays, place and the times that date the saying."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.statements.details import details
from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.found import Found
from onrecord.annotate.statements.quotation import Quotation
from onrecord.annotate.statements.reach import COMMAS, tidy
from onrecord.annotate.statements.tagged import FRAME
from onrecord.annotate.statements.tree import Tree
from onrecord.model.reading import Reading, Statement, StatementForm
from onrecord.model.text import Span

FINDER = "statements/rules"
LEARNED = "statements/tagger"
"""The finder of what the rules do not see."""
ALL_QUOTED = 0.95
"""Share of the content that must stand in quotation marks for direct speech; the rest is a bracket or a comma."""
LONGEST_SOURCE = 45
NEAR = 4
"""Statements on each side, in order of content, that can stand in one sentence with another."""


def marks(reading: Reading, tree: Tree, found: list[Found], quoted: tuple[Quotation, ...]) -> tuple[Statement, ...]:
    """The statements of an article, pointing at each other by index."""
    starts = {one.start: number for number, one in reversed(list(enumerate(found)))}
    made = [_mark(reading, tree, one, quoted, starts, _near(number, found)) for number, one in enumerate(found)]
    return tuple(_within(number, made) for number in range(len(made)))


def _near(number: int, found: list[Found]) -> list[Found]:
    """The neighbours of a statement whose words its reporting clause can hold."""
    return found[max(0, number - NEAR) : number] + found[number + 1 : number + 1 + NEAR]


def _mark(
    reading: Reading,
    tree: Tree,
    one: Found,
    quoted: tuple[Quotation, ...],
    starts: dict[int, int],
    others: list[Found],
) -> Statement:
    source = source_span(tree, one.draft) if one.draft else None
    cue = tree.parse.span(*one.draft.cue) if one.draft else None
    if one.plain is not None:
        source, cue = one.plain.source, one.plain.cue
    parts = [*one.content, *(span for span in (cue, source) if span is not None)]
    known = details(reading, tree, one, others)
    return Statement(
        span=Span(min(p.start for p in parts), max(p.end for p in parts)),
        finder=LEARNED if one.draft is not None and one.draft.frame == FRAME else FINDER,
        form=_form(one.content, quoted),
        content=one.content,
        cue=cue,
        source=source,
        polarity=known.polarity,
        attitude=one.draft.attitude if one.draft else "says",
        relays=known.relays,
        addressee=known.addressee,
        place=known.place,
        continues=starts.get(one.follows) if one.follows is not None else None,
        times=known.times,
        source_heads=(one.plain.head,) if one.plain else known.heads,
        medium=known.medium,
    )


def source_span(tree: Tree, one: Draft) -> Span | None:
    """The words for the speaker, without a trailing comma and without anything that is said."""
    if one.named is not None:
        return tree.parse.span(*one.named)
    if one.source is None:
        return None
    first, last = _with_hyphen(tree, *_reach(tree, one, one.source))
    while first < last and tree.tokens[first].text in COMMAS:
        first += 1
    while last > one.source and (tree.tokens[last].text in COMMAS or tree.tokens[last].lower == "that"):
        last -= 1
    reach = tidy(tree, first, last)
    return tree.parse.span(*reach) if reach is not None else None


def _reach(tree: Tree, one: Draft, source: int) -> tuple[int, int]:
    """The subtree of a source's head, cut where verb, content or a list before it begin."""
    first, last = tree.left(source), tree.right(source)
    if first <= one.anchor <= last:  # the verb hangs under its own subject
        first, last = (first, one.anchor - 1) if source < one.anchor else (one.anchor + 1, last)
    for start, end in one.pieces:  # “told by a witness that ...”: what is said hangs on the witness
        if first <= start <= last and source < start:
            last = start - 1
        elif first <= end <= last and end < source:
            first = end + 1
    if one.postposed or one.frame == "quote":
        comma = next((t for t in range(source, first, -1) if tree.tokens[t].text == ","), None)
        first = first if comma is None else comma + 1
    return (source, source) if last - first > LONGEST_SOURCE else (first, last)


def _with_hyphen(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Words for a speaker with what a hyphen joins to their first: “Vice-president”, which the parser cuts in two."""
    if first < 2 or tree.tokens[first - 1].text != "-":  # noqa: PLR2004 - a word and the hyphen
        return first, last
    before, hyphen = tree.tokens[first - 2], tree.tokens[first - 1]
    return (first - 2, last) if before.end == hyphen.start and hyphen.end == tree.tokens[first].start else (first, last)


def _form(content: tuple[Span, ...], quoted: tuple[Quotation, ...]) -> StatementForm:
    inside = sum(max(0, min(c.end, q.inner.end) - max(c.start, q.inner.start)) for c in content for q in quoted)
    if inside >= ALL_QUOTED * sum(map(len, content)):
        return StatementForm.DIRECT
    return StatementForm.MIXED if inside else StatementForm.INDIRECT


def _within(number: int, made: list[Statement]) -> Statement:
    """The statement with the index of the smallest other whose content holds all of it."""
    one = made[number]
    holders = [
        (len(piece), index)
        for index, other in enumerate(made)
        for piece in other.content
        if index != number and piece.contains(one.span) and len(other.span) > len(one.span)
    ]
    return replace(one, within=min(holders)[1]) if holders else one
