"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Reading
from onrecord.model.record import Attribution, Calendar, Change, Copy, Entity


def attribute(
    readings: Sequence[Reading], entities: Sequence[Entity], copies: Sequence[Copy], calendar: Calendar
) -> tuple[Attribution, ...]:
    return ()


def changes(readings: Sequence[Reading], attributions: Sequence[Attribution]) -> tuple[Change, ...]:
    return ()
