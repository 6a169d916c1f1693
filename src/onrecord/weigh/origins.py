"""To be built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model.record import Assertion, Claim, Material, Origin


def trace(known: Material, assertions: Sequence[Assertion]) -> tuple[tuple[Assertion, ...], tuple[Origin, ...]]:
    return tuple(assertions), ()


def support(known: Material, claim: Claim, origins: Sequence[Origin]) -> Claim:
    return claim


def of_copies(known: Material, origins: Sequence[Origin]) -> Mapping[str, str]:
    return {}
