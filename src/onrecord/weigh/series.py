"""A counted thing over time: the tolls of one happening against the days they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model.ids import content_id
from onrecord.model.record import Assertion, Claim, Material, Point, Series
from onrecord.values import predicates
from onrecord.weigh.frames import Frames
from onrecord.weigh.principal import amount_of, count_kind, principal, shown

DONE = ("ed", "dead", "missing", "hurt", "slain")
"""Endings of words that say what befell those counted: “killed”, “injured”, “missing”."""


def collect(known: Material, claims: Sequence[Claim]) -> tuple[Series, ...]:
    """One series for each claim and counted thing with two points or more."""
    frames = Frames(known)
    found = []
    for claim in claims:
        rows: defaultdict[str, list[tuple[Assertion, Point]]] = defaultdict(list)
        for assertion in claim.assertions:
            quantity = principal(frames.of(assertion.event))
            if quantity is not None:
                point = _point(known, frames, assertion)
                if point is not None:
                    rows[count_kind(quantity.counted)].append((assertion, point))
        found += [
            _series(known, frames, claim, rows[name])
            for name in sorted(rows)
            if _is_series([point for _, point in rows[name]])
        ]
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


def _series(known: Material, frames: Frames, claim: Claim, rows: Sequence[tuple[Assertion, Point]]) -> Series:
    counted = _counted(known, frames, claim, [assertion for assertion, _ in rows])
    ordered = sorted((point for _, point in rows), key=lambda p: (p.as_of or "", p.assertion))
    return Series(content_id("series", claim.id, counted), known.story.id, counted, (claim.id,), tuple(ordered))


def _counted(known: Material, frames: Frames, claim: Claim, members: Sequence[Assertion]) -> str:
    """What is counted, in words of the texts: “people killed”, “homes destroyed”; the clearest assertion's words first."""
    ordered = sorted(members, key=lambda a: (a.id != claim.assertions[0].id, a.passage))
    nouns = [noun for a in ordered if (noun := _noun(known, frames, a))]
    done = [word for a in ordered if (word := _done(known, frames, a))]
    return " ".join((*nouns[:1], *(done[:1] if not nouns or done[:1] != nouns[:1] else ())))


def _noun(known: Material, frames: Frames, assertion: Assertion) -> str:
    """The counted noun as it stands after its number, or beside a count: “people” in “the number of people killed”."""
    reading = known.readings[assertion.article]
    frame = frames.of(assertion.event)
    quantity = principal(frame)
    if quantity is None:
        return ""
    words = shown(reading.text, quantity)[len(" ".join(reading.words(quantity.span).split())) :].strip()
    patients = [a for a in frame.event.arguments if a.role == "patient" and a.head in predicates.aspects().people]
    return words or next((reading.words(a.span).split()[-1] for a in patients if frame.event.tally), "")


def _done(known: Material, frames: Frames, assertion: Assertion) -> str:
    """What was done to them, as the texts have it, where it can stand behind a noun: “killed”."""
    reading = known.readings[assertion.article]
    trigger = reading.words(frames.of(assertion.event).event.trigger)
    return trigger.lower() if trigger.lower().endswith(DONE) else ""
