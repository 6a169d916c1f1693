"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Reading
from onrecord.model.record import Copy, Version


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    return ()


def versions(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Version, ...]:
    return ()
