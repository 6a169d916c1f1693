"""Which assertions of a claim say the same: one stance, and no value that differs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.reading import Bound, Modality, Polarity
from onrecord.model.record import Assertion, Claim, Material, Slot, SlotValue
from onrecord.weigh.origins import days

NEAR_NUMBER = 0.1
"""Two numbers of which one is “about” agree when they differ by less than this share."""

FIRM = frozenset({Modality.ASSERTED, Modality.POSSIBLE, Modality.PLANNED, Modality.DENIED})
"""Ways of saying that two origins can share; a hope or a question shared confirms nothing."""


def stance(assertion: Assertion) -> tuple[Polarity, Modality]:
    """What an assertion holds: that it is so, may be so, is planned; a denial of X is the assertion of not-X."""
    if assertion.modality == Modality.DENIED:
        opposite = Polarity.NEGATIVE if assertion.polarity == Polarity.POSITIVE else Polarity.POSITIVE
        return opposite, Modality.ASSERTED
    return assertion.polarity, assertion.modality


def agreeing(known: Material, claim: Claim) -> list[Assertion]:
    """The assertions that say the same as the clearest one: same stance, no value that differs from its values."""
    pivot = _clearest(known, claim)
    if pivot is None:
        return []
    if pivot.modality not in FIRM:
        return [pivot]
    return [
        a for a in claim.assertions
        if a is pivot or (stance(a) == stance(pivot) and compatible(pivot.values, a.values))
    ]  # fmt: skip


def _clearest(known: Material, claim: Claim) -> Assertion | None:
    """The assertion from which the claim's text is taken; else the first positive asserted one, else the first."""
    if len(claim.assertions) < 2:  # noqa: PLR2004 - nothing to choose between
        return next(iter(claim.assertions), None)
    text = _bare(claim.text)
    return min(
        claim.assertions,
        key=lambda a: (
            _bare(known.readings[a.article].words(a.passage.span)) != text,
            stance(a) != (Polarity.POSITIVE, Modality.ASSERTED),
        ),
    )


def _bare(text: str) -> str:
    """Words without what was added in brackets."""
    return " ".join(re.sub(r"\[[^\]]*\]", " ", text).split())


def compatible(one: Sequence[SlotValue], other: Sequence[SlotValue]) -> bool:
    """Whether no slot that both fill holds different values: “at least 40” agrees with 43, “28” does not."""
    for slot in {value.slot for value in one} & {value.slot for value in other}:
        mine, theirs = ([value for value in values if value.slot == slot] for values in (one, other))
        if not all(any(_same(a, b) for b in theirs) for a in mine):
            return False
    return True


def _same(one: SlotValue, other: SlotValue) -> bool:
    if one.slot == Slot.NUMBER:
        return _same_number(one, other)
    if one.slot == Slot.DATE:
        return days.agree(one, other)
    return one.value.casefold() == other.value.casefold()


def _same_number(one: SlotValue, other: SlotValue) -> bool:
    """Whether two numbers can be one: their ranges meet, and neither is so open that it would agree with anything."""
    try:
        a, b = float(one.value), float(other.value)
    except ValueError:
        return one.value == other.value
    if a == b:
        return True
    if Bound.ABOUT in {one.bound, other.bound}:
        return abs(a - b) <= NEAR_NUMBER * max(abs(a), abs(b))
    return False
