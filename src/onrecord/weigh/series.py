"""A counted thing over time: the tolls of one happening against the days they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model.ids import content_id
from onrecord.model.record import Assertion, Claim, Material, Point, Series
from onrecord.weigh.frames import Frames
from onrecord.weigh.principal import amount_of, count_kind, principal


def collect(known: Material, claims: Sequence[Claim]) -> tuple[Series, ...]:
    """One series for each claim and counted thing with two points or more."""
    frames = Frames(known)
    found = []
    for claim in claims:
        rows: defaultdict[str, list[Point]] = defaultdict(list)
        for assertion in claim.assertions:
            quantity = principal(frames.of(assertion.event))
            if quantity is not None:
                point = _point(known, frames, assertion)
                if point is not None:
                    rows[f"{frames.of(assertion.event).action} {count_kind(quantity.counted)}"].append(point)
        found += [_series(known, claim, name, rows[name]) for name in sorted(rows) if _is_series(rows[name])]
    return tuple(found)


def _point(known: Material, frames: Frames, assertion: Assertion) -> Point | None:
    frame = frames.of(assertion.event)
    quantity = principal(frame)
    if quantity is None:
        return None
    reading = known.readings[assertion.article]
    amount = amount_of(reading, quantity)
    if amount is None:
        return None
    told = frame.told
    as_of = told.earliest.isoformat() if told and told.earliest and told.earliest == told.latest else None
    value = amount.value if amount.point is not None else reading.words(quantity.span).lower()
    return Point(value, quantity.bound, as_of, assertion.origin, assertion.id)


def _is_series(points: Sequence[Point]) -> bool:
    return len({(point.value, point.as_of) for point in points}) > 1


def _series(known: Material, claim: Claim, counted: str, points: Sequence[Point]) -> Series:
    ordered = sorted(points, key=lambda p: (p.as_of or "", p.assertion))
    return Series(content_id("series", claim.id, counted), known.story.id, counted, (claim.id,), tuple(ordered))
