"""To be built."""

from __future__ import annotations

from onrecord.model.record import Assertion, Material


def draw(known: Material) -> tuple[Assertion, ...]:
    return ()
