"""What one speaker said against what he said before."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.reading import Reading
from onrecord.model.record import Attribution, Change


def changes(readings: Sequence[Reading], attributions: Sequence[Attribution]) -> tuple[Change, ...]:
    """Statements of one entity that repeat, strengthen, weaken or reverse an earlier one."""
    return ()
