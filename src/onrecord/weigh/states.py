"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Claim, Material, State


def follow(known: Material, claims: Sequence[Claim]) -> tuple[State, ...]:
    return ()
