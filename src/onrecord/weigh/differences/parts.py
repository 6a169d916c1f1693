"""Two causes or means for one happening: “a gas leak” and “a bomb” for one blast."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot, SlotValue
from onrecord.model.text import Reason
from onrecord.values.words import stem

TOLD = {Slot.CAUSE: "different causes are given", Slot.MEANS: "different means are given"}


def find(claim: Claim) -> Iterator[Difference]:
    """One difference for each slot in which no word is shared by two sides."""
    for slot, told in TOLD.items():
        rows = [(a, value) for a in claim.assertions for value in a.values if value.slot is slot]
        grouped: dict[frozenset[str], list[tuple[Assertion, SlotValue]]] = {}
        for row in rows:
            keys = frozenset(key for word in row[1].text.split() if (key := stem(word.strip("“”\"'.,;"))))
            same = next((k for k in grouped if k & keys), keys)
            grouped.setdefault(same, []).append(row)
        if len(grouped) > 1:
            sides = tuple(Side(found[0][1].text, tuple(a.id for a, _ in found)) for found in grouped.values())
            reasons = tuple(Reason(f"{told}: “{value.text}”", value.passage) for _, value in rows)
            yield Difference(slot, DifferenceKind.UNSURE, sides, reasons)
