"""Whose a statement is: speaker, chain, hearer, place and day; and what one speaker said differently later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.link.attribution.chains import chain
from onrecord.link.attribution.changes import changes
from onrecord.link.attribution.echoes import echoes
from onrecord.link.attribution.ground import Ground
from onrecord.link.attribution.saying import said, stated
from onrecord.link.attribution.speakers import Whose, entity_at, speakers
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading, Ref, Statement
from onrecord.model.record import Attribution, Calendar, Copy, Entity
from onrecord.model.text import Reason

__all__ = ["attribute", "changes"]


def attribute(
    readings: Sequence[Reading], entities: Sequence[Entity], copies: Sequence[Copy], calendar: Calendar
) -> tuple[Attribution, ...]:
    """One attribution for each statement, in order of article and statement."""
    ground = Ground.lay(readings, entities, copies, calendar)
    whose = {ref: speaker for reading in ground.readings.values() for ref, speaker in speakers(ground, reading).items()}
    echo = echoes(ground, whose, lambda ref: stated(ground, ref) is not None)
    return tuple(_attribution(ground, ref, whose, echo) for ref in sorted(whose))


def _learned(statement: Statement) -> tuple[Reason, ...]:
    """That no rule but the learned tagger found a statement, where it is so."""
    return (Reason("found by the learned tagger"),) if statement.finder.endswith("tagger") else ()


def _attribution(ground: Ground, ref: Ref, whose: dict[Ref, Whose], echo: Mapping[Ref, tuple[Ref, ...]]) -> Attribution:
    statement = ground.statement(ref)
    first = statement.content[0]
    hands, why_chain = chain(ground, ref, whose)
    day, why_day = said(ground, ref, whose, echo)
    return Attribution(
        id=content_id("statement", ref.article, first.start, first.end),
        statement=ref,
        speakers=whose[ref].entities,
        chain=hands,
        addressee=entity_at(ground, ref.article, statement.addressee),
        place=entity_at(ground, ref.article, statement.place),
        said=day,
        reasons=(*whose[ref].reasons, *why_chain, *why_day, *_learned(statement)),
    )
