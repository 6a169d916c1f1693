"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Calendar, Copy, Entity, Story


def gather(readings: Sequence[Reading], copies: Sequence[Copy], entities: Sequence[Entity]) -> tuple[Story, ...]:
    ids = tuple(r.id for r in readings)
    return (Story(content_id("story", *ids), "", ids),) if ids else ()


def episodes(stories: Sequence[Story], calendar: Calendar) -> tuple[Story, ...]:
    return tuple(stories)
