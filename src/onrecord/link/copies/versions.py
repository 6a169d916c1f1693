"""Articles that are one article: the same address, or the same outlet with mostly the same text."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Reading
from onrecord.model.record import Copy, Version


def versions(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Version, ...]:
    """To be built."""
    return ()
