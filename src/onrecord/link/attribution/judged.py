"""What people decided about whose words a statement is: not this speaker's, or somebody else's.

A judgement names the statement by its words. `reject` leaves it without a speaker; `accept` names, with a second mark, a
place where its speaker stands. The latest judgement on a statement wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Attribution, Entity, Judgement, owners, rulings
from onrecord.model.text import Passage, Reason

ABOUT = "speaker"
"""The `value` of a judgement on a statement's speaker."""


def whose(
    attributed: Sequence[Attribution],
    readings: Mapping[str, Reading],
    entities: Sequence[Entity],
    judgements: Sequence[Judgement],
) -> tuple[Attribution, ...]:
    """The attributions as people decided them; the very same where nobody did."""
    latest: dict[Ref, Judgement] = {}
    for ruling in rulings(judgements, ABOUT):
        if ruling.marks and (ref := _statement(readings, ruling.marks[0])):
            latest[ref] = ruling
    if not latest:
        return tuple(attributed)
    owner = owners(tuple(entities))
    return tuple(_ruled(one, latest.get(one.statement), readings, owner) for one in attributed)


def _ruled(
    one: Attribution, ruling: Judgement | None, readings: Mapping[str, Reading], owner: Mapping[Ref, str]
) -> Attribution:
    if ruling is None:
        return one
    if ruling.kind == "reject":
        why = Reason(f"not the words of whom the text seemed to name, decided by {ruling.by}", ruling.marks[0])
        return replace(one, speakers=(), reasons=(*one.reasons, why))
    found = [owner[ref] for mark in ruling.marks[1:] if (ref := _mention(readings, mark)) and ref in owner]
    why = Reason(f"whose words these are, decided by {ruling.by}", ruling.marks[0])
    return replace(one, speakers=tuple(dict.fromkeys(found)), reasons=(*one.reasons, why)) if found else one


def _statement(readings: Mapping[str, Reading], mark: Passage) -> Ref | None:
    """The statement whose content covers a mark best."""
    reading = readings.get(mark.article)
    rows = [
        (-_common(piece.start, piece.end, mark) / max(len(piece), len(mark.span)), index)
        for index, one in enumerate(reading.statements if reading else ())
        for piece in one.content
        if _common(piece.start, piece.end, mark) > 0
    ]
    return Ref(mark.article, min(rows)[1]) if rows else None


def _mention(readings: Mapping[str, Reading], mark: Passage) -> Ref | None:
    """The mention at a mark: the same span, else the smallest that overlaps it most."""
    reading = readings.get(mark.article)
    rows = [
        (-_common(one.span.start, one.span.end, mark), len(one.span), index)
        for index, one in enumerate(reading.mentions if reading else ())
        if _common(one.span.start, one.span.end, mark) > 0
    ]
    return Ref(mark.article, min(rows)[2]) if rows else None


def _common(start: int, end: int, mark: Passage) -> int:
    return min(end, mark.span.end) - max(start, mark.span.start)
