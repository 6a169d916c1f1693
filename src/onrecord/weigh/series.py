"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Claim, Material, Series


def collect(known: Material, claims: Sequence[Claim]) -> tuple[Series, ...]:
    return ()
