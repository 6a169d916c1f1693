"""A counted thing over time: the tolls of one happening against the days they are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from onrecord.model.ids import content_id
from onrecord.model.reading import Quantity, Reading
from onrecord.model.record import Assertion, Claim, Material, Point, Series
from onrecord.model.time import Interval
from onrecord.values import predicates
from onrecord.values.predicates import lexicon
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import apart
from onrecord.weigh.principal import SUFFERED, amount_of, count_kind, principal, shown

DONE = ("ed", "dead", "missing", "hurt", "slain")
"""Endings of words that say what befell those counted: “killed”, “injured”, “missing”."""


HOURS = re.compile(r"\b(?:past|last|previous) (\d+) hours?\b", re.IGNORECASE)
FRESH = timedelta(days=7)
"""How long before it is told a count without a day can have been."""
BESIDE = 24
"""Code points after a counted noun in which stands what was done to those counted."""
Row = tuple[Assertion, Point, Frame, str]
"""An assertion with its value, its frame and its clause's words."""


def collect(known: Material, claims: Sequence[Claim], frames: Frames | None = None) -> tuple[Series, ...]:
    """One series for each claim, happening and counted thing with two points or more."""
    frames = frames or Frames(known)
    found = []
    for claim in claims:
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for assertion in claim.assertions:
            frame = frames.of(assertion.event)
            quantity = principal(frame)
            point = _point(known, frames, assertion)
            if quantity is not None and point is not None:
                rows[count_kind(quantity.counted)].append(
                    (assertion, point, frame, known.readings[assertion.article].words(frame.event.span))
                )
        for name in sorted(rows):
            groups = [_with_vague(group) for group in _by_day(rows[name])]
            found += [_series(known, frames, claim, group) for group in groups if _is_series([row[1] for row in group])]
    return tuple(one for one in found if one.counted)


def _by_day(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of happenings whose days are apart parted: “killed 20 on Sunday”, “killed 23 last month”; what gives no day goes with
    the first that it fits."""
    groups: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: (_days(r) is None, r[0].passage)):
        home = next((group for group in groups if not any(_is_apart(row, other) for other in group)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return groups


def _days(row: Row) -> Interval | None:
    """When a counted happening was, as its words say it; “in the past 24 hours” from when it was told."""
    _, _, frame, clause = row
    if frame.days is None and frame.told and frame.told.earliest and (match := HOURS.search(clause)):
        return Interval(frame.told.earliest - timedelta(hours=int(match[1])), frame.told.latest)
    return frame.days


def _is_apart(row: Row, other: Row) -> bool:
    """Whether two counts are of happenings of different days; one that gives no day is of the days before it was told."""
    one, two = _days(row) or _fresh(row), _days(other) or _fresh(other)
    return (_days(row) or _days(other)) is not None and bool(one and two and apart(one, two))


def _fresh(row: Row) -> Interval | None:
    told = row[2].told
    return Interval(told.earliest - FRESH, told.latest) if told and told.earliest else None


def _with_vague(rows: Sequence[Row]) -> list[Row]:
    """The rows with figures, and of those with a mere word (“dozens”) those that name a place which one of the others names."""
    exact = [row for row in rows if row[1].value[:1].isdigit()]
    places = {key for _, _, frame, _ in exact for key in frame.places}
    return [row for row in rows if row in exact or row[2].places & places]


def _point(known: Material, frames: Frames, assertion: Assertion) -> Point | None:
    frame = frames.of(assertion.event)
    quantity = principal(frame)
    if quantity is None:
        return None
    reading = known.readings[assertion.article]
    amount = amount_of(reading, quantity)
    if amount is None or _is_of_others(reading, frame, quantity):
        return None
    told = frame.told
    as_of = told.earliest.isoformat() if told and told.earliest and told.earliest == told.latest else None
    value = amount.value if amount.point is not None else reading.words(quantity.span).lower()
    return Point(value, quantity.bound, as_of, assertion.origin, assertion.id)


def _is_of_others(reading: Reading, frame: Frame, quantity: Quantity) -> bool:
    """Whether a number is told beside of those to whom something else was done: “five were killed and scores of others injured”."""
    words = shown(reading.text, quantity)
    rest = reading.text[quantity.span.start + len(words) : quantity.span.start + len(words) + BESIDE].split()
    done = next((action for word in rest[:2] if (action := lexicon().adjectives.get(word.strip(".,;-").lower()))), None)
    return frame.action in SUFFERED and done in SUFFERED and done != frame.action


def _is_series(points: Sequence[Point]) -> bool:
    return len({(point.value, point.as_of) for point in points}) > 1


def _series(known: Material, frames: Frames, claim: Claim, rows: Sequence[Row]) -> Series:
    counted = _counted(known, frames, claim, [row[0] for row in rows])
    ordered = sorted((row[1] for row in rows), key=lambda p: (p.as_of or "", p.assertion))
    return Series(
        content_id("series", claim.id, counted, ordered[0].assertion),
        known.story.id,
        counted,
        (claim.id,),
        tuple(ordered),
    )


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
    words = words.removeprefix("of ")
    return words or next((reading.words(a.span).split()[-1] for a in patients if frame.event.tally), "")


def _done(known: Material, frames: Frames, assertion: Assertion) -> str:
    """What was done to them, as the texts have it, where it can stand behind a noun: “killed”."""
    reading = known.readings[assertion.article]
    trigger = reading.words(frames.of(assertion.event).event.trigger)
    return trigger.lower() if trigger.lower().endswith(DONE) else ""
