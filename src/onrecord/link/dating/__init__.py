"""When each article came out, and what day each of its times means."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Calendar, Copy, Entity, Judgement, Published, Story, Version
from onrecord.model.text import Basis, Reason
from onrecord.model.time import Interval
from onrecord.values import dates


def date(
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    versions: Sequence[Version],
    entities: Sequence[Entity],
    stories: Sequence[Story],
    judgements: Sequence[Judgement] = (),
) -> Calendar:
    """Date every article and resolve every time of the pile."""
    published = {r.id: found for r in readings if (found := told(r))}
    times = {
        Ref(reading.id, i): resolved
        for reading in readings
        for i, resolved in enumerate(
            dates.resolve_all([t.expression for t in reading.times], anchor_of(published.get(reading.id)))
        )
    }
    return Calendar(MappingProxyType(published), MappingProxyType(times))


def told(reading: Reading) -> Published | None:
    """The date that a person or the page gives."""
    day = reading.article.published
    if day is None:
        return None
    word = "given by a person" if day.basis is Basis.GIVEN else "told by the page"
    return Published(day.day, day.day, day.day, day.basis, (Reason(f"published {day.day}, {word}"),))


def anchor_of(published: Published | None) -> dates.Anchor:
    """What an article's times are counted from."""
    if published is None:
        return dates.UNKNOWN
    days = Interval(published.earliest, published.latest)
    return dates.Anchor(days, published.best, tuple(day for day, _ in published.days))
