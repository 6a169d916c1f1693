"""To be built."""

from __future__ import annotations

from onrecord.model.record import Material, Term


def collect(known: Material) -> tuple[Term, ...]:
    return ()
