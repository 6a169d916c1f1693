"""To be built."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Assertion, Claim, Material


def align(known: Material, assertions: Sequence[Assertion]) -> tuple[Claim, ...]:
    return ()
