"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Claim, Difference, Material, Origin


def find(known: Material, claim: Claim, origins: Sequence[Origin]) -> tuple[Difference, ...]:
    return ()
