"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Reading
from onrecord.model.record import Calendar, Copy, Entity, Judgement, Story, Version


def date(
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    versions: Sequence[Version],
    entities: Sequence[Entity],
    stories: Sequence[Story],
    judgements: Sequence[Judgement] = (),
) -> Calendar:
    return Calendar({}, {})
