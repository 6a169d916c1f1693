"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Claim, Entry, Material


def build(known: Material, claims: Sequence[Claim]) -> tuple[Entry, ...]:
    return ()
