"""A counted thing over time: the counts of one happening against the days they are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from onrecord.model.ids import content_id
from onrecord.model.record import Claim, Material, Series
from onrecord.model.time import Interval
from onrecord.values import tolls as table
from onrecord.weigh.frames import Frames
from onrecord.weigh.intervals import apart
from onrecord.weigh.series import tolls
from onrecord.weigh.series.counts import Row, rows
from onrecord.weigh.series.naming import counted, place_of

HOURS = re.compile(r"\b(?:past|last|previous) (\d+) hours?\b", re.IGNORECASE)
FRESH = timedelta(days=7)
"""How long before it is told a count without a day can have been."""


def collect(known: Material, claims: Sequence[Claim], frames: Frames | None = None) -> tuple[Series, ...]:
    """One series for each happening and counted thing with two values or more: the tolls of a story over all its claims, other
    counts claim by claim."""
    frames = frames or Frames(known)
    every = list(rows(known, frames, claims))
    mine = [row for row in every if row.is_toll and row.stands]
    disaster = tolls.of_story(known, frames, mine)
    crowds = [row for row in every if disaster and row.is_crowd and not row.is_toll and row.stands]
    rest = [row for row in every if not row.is_toll and row not in crowds]
    groups = [*_tolls(disaster, [*mine, *crowds]), *_others(rest)]
    made = (_series(known, group) for group in groups if _is_series(group))
    return tuple(one for one in made if one.counted)


def _tolls(disaster: tolls.Disaster | None, mine: Sequence[Row]) -> Iterator[list[Row]]:
    """The tolls in the order of the table: those killed first."""
    for group in tolls.groups(disaster, mine):
        for part in [group] if disaster else _by_day(group):
            yield _with_vague(part)


def _others(rest: Sequence[Row]) -> Iterator[list[Row]]:
    """Counts of other things, those of one claim, one kind and one time together."""
    kinds: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rest:
        kinds[row.claim.id, row.kind].append(row)
    for group in kinds.values():
        yield from (_with_vague(part) for part in _by_day(group))


def _by_day(group: Sequence[Row]) -> list[list[Row]]:
    """Rows of happenings whose days are apart parted: “killed 20 on Sunday”, “killed 23 last month”; what gives no day goes with
    the first that it fits."""
    found: list[list[Row]] = []
    for row in sorted(group, key=lambda row: (_days(row) is None, row.assertion.passage)):
        home = next((one for one in found if not any(_is_apart(row, other) for other in one)), None)
        if home is None:
            found.append([row])
        else:
            home.append(row)
    return found


def _days(row: Row) -> Interval | None:
    """When a counted happening was, as its words say it; “in the past 24 hours” from when it was told."""
    told = row.frame.told
    if row.frame.days is None and told and told.earliest and (match := HOURS.search(row.clause)):
        return Interval(told.earliest - timedelta(hours=int(match[1])), told.latest)
    return row.frame.days


def _is_apart(row: Row, other: Row) -> bool:
    """Whether two counts are of happenings of different days; one that gives no day is of the days before it was told."""
    one, two = _days(row) or _fresh(row), _days(other) or _fresh(other)
    return (_days(row) or _days(other)) is not None and bool(one and two and apart(one, two))


def _fresh(row: Row) -> Interval | None:
    told = row.frame.told
    return Interval(told.earliest - FRESH, told.latest) if told and told.earliest else None


def _with_vague(group: Sequence[Row]) -> list[Row]:
    """The rows with figures, and of those with a mere word (“dozens”) those that name a place which one of the others names."""
    exact = [row for row in group if not row.vague]
    places = {key for row in exact for key in row.frame.places}
    return [row for row in group if row in exact or row.frame.places & places]


def _is_series(group: Sequence[Row]) -> bool:
    """Whether it has two values, or one of two days."""
    days = {row.point.as_of for row in group} - {None}
    return len({row.point.value for row in group}) > 1 or len(days) > 1


def _series(known: Material, group: Sequence[Row]) -> Series:
    """The points in the order of their days, of one day the lower first."""
    ordered = sorted(group, key=lambda row: (row.point.as_of or "~", row.value, row.assertion.id))
    claims = tuple(dict.fromkeys(row.claim.id for row in group))
    label = _label(known, group)
    points = tuple(row.point for row in ordered)
    return Series(content_id("series", claims[0], label, points[0].assertion), known.story.id, label, claims, points)


def _label(known: Material, group: Sequence[Row]) -> str:
    """What is counted, with the place where all counts are of one and other counts are not."""
    if not group[0].is_toll and not group[0].is_crowd:
        return counted(group)
    return " ".join((table.labels()[group[0].frame.action], *place_of(known, group)))
