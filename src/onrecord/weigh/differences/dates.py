"""Two times for one happening: “in September” and “on 30 September” agree, and one says more."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.record import Claim, Difference, DifferenceKind, Side, Slot, SlotValue
from onrecord.model.text import Reason
from onrecord.model.time import Interval
from onrecord.weigh.frames import Frames
from onrecord.weigh.intervals import apart, width


def find(frames: Frames, claim: Claim) -> Iterator[Difference]:
    """At most one difference: the sides' dates in order, precision where they hold each other."""
    rows = [(a, days) for a in claim.assertions if (days := frames.of(a.event).days)]
    grouped: dict[Interval, list[str]] = {}
    for assertion, days in rows:
        grouped.setdefault(days, []).append(assertion.id)
    if len(grouped) < 2:  # noqa: PLR2004 - all say the same
        return
    ordered = sorted(grouped, key=lambda days: (width(days), str(days)))
    sides = tuple(Side(_shown(days), tuple(grouped[days])) for days in ordered)
    clash = any(apart(one, other) for one in ordered for other in ordered)
    kind = DifferenceKind.UNSURE if clash else DifferenceKind.PRECISION
    told = "the days do not agree" if clash else "one says the day more exactly"
    reasons = [
        Reason(f"{told}: “{value.text}”", value.passage) for a, _ in rows for value in a.values if _is_date(value)
    ]
    yield Difference(Slot.DATE, kind, sides, tuple(reasons))


def _is_date(value: SlotValue) -> bool:
    return value.slot is Slot.DATE


def _shown(days: Interval) -> str:
    if days.earliest == days.latest:
        return str(days.earliest)
    return f"{days.earliest or ''}/{days.latest or ''}"
