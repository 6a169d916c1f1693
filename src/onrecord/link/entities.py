"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Reading
from onrecord.model.record import Entity, Judgement, Undecided


def join(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Entity, ...], tuple[Undecided, ...]]:
    return (), ()
