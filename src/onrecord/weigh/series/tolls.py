"""Which tolls of a story are of one happening: a disaster's dead as every article counts them, not those of an earlier one, of one
town, or of one school.

A story that tells of one disaster has one count of its dead; where it tells of many happenings (a war), counts belong together
only where a claim, a figure, a place or a running count says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model.record import Material
from onrecord.model.time import Interval
from onrecord.values import tolls
from onrecord.values.predicates import lexicon
from onrecord.weigh.frames import Frames
from onrecord.weigh.intervals import apart, width
from onrecord.weigh.series.counts import Row, antecedent_days, shown_days

FAR_NUMBERS = 10
"""A figure ten times the next lower one of a toll is of another happening."""
SAME_FIGURE = 12
"""A figure from here on is rarely the same by chance."""
BEFORE = timedelta(days=2)
"""How long before the day that most articles give a disaster may have begun: a storm, a night in another time zone."""
LATEST = 31
"""Days up to which limits of a count's day that come from lower and higher counts are worth telling."""


@dataclass(frozen=True, slots=True)
class Disaster:
    """The one disaster that a story tells of: what it is (`quake`), and its day where the articles agree on one."""

    action: str
    began: date | None


def of_story(known: Material, frames: Frames, rows: Sequence[Row]) -> Disaster | None:
    """The disaster of which at least half of the articles with a toll tell, if there is one."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for action in _own(row) | _scene(frames, row):
            told[action].add(row.reading.id)
    articles = {row.reading.id for row in rows}
    if not told:
        return None
    action, most = max(sorted(told.items()), key=lambda item: len(item[1]))
    return Disaster(action, _began(known, frames, action)) if 2 * len(most) >= len(articles) else None


def _began(known: Material, frames: Frames, action: str) -> date | None:
    """The day that most articles give it."""
    days: Counter[date] = Counter()
    for _, reading in sorted(known.readings.items()):
        found = (frames.days(reading, event) for event in reading.events if event.action == action)
        days.update({day.earliest for day in found if day and day.earliest and width(day) <= 1})
    return max(sorted(days), key=lambda day: days[day]) if days else None


def _own(row: Row) -> frozenset[str]:
    """What the count's own clause says that it came from: “the *quake* killed 12”, “the *storm's* death toll”."""
    nouns = lexicon().nouns
    keys = row.frame.actors | row.frame.causes
    return frozenset(nouns.get(key[2:], "") for key in keys if key[0] in "kw") & tolls.disasters()


def _scene(frames: Frames, row: Row) -> frozenset[str]:
    return frozenset(key[2:] for key in frames.scene(row.frame.ref) if key.startswith("a:")) & tolls.disasters()


def groups(known: Material, disaster: Disaster | None, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of one action, those of one happening and one place together, each value of an article once."""
    for action in sorted({row.frame.action for row in rows}):
        mine = [row for row in rows if row.frame.action == action and not _is_added(row, rows)]
        mine = [row for row in mine if not _is_other(known, disaster, row)]
        whole, parts = _parted(mine)
        for group in (*_joined(disaster, whole), *parts):
            yield from (_once(cluster) for cluster in _near(group))


def _is_added(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a number comes on top of another: “15 more bodies”; “12 killed and *another 40* injured” is a count of its own."""
    if not tolls.is_added(row.reading.text, row.quantity.span.start, row.quantity.span.end):
        return False
    return row.frame.action == "kill" or not any(
        other.reading.id == row.reading.id
        and other.frame.event.sentence == row.frame.event.sentence
        and other.frame.action != row.frame.action
        for other in rows
    )


def _is_other(known: Material, disaster: Disaster | None, row: Row) -> bool:
    """Whether a count is of another happening than the story's: of an earlier year, of a storm where the story's is a quake."""
    days = antecedent_days(known, row)
    if disaster is None:
        return False
    if not tolls.may_be_one(_own(row), {disaster.action}):
        return True
    return bool(days and days.latest and disaster.began and days.latest < disaster.began - BEFORE)


# --- whole and parts ------------------------------------------------------------------------------------------------


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[list[Row]]]:
    """The counts of all, and for each town those of it alone: “646 in Tarn”."""
    free = [row for row in rows if not _town(row)]
    values = {row.value for row in free}
    towns = {_town(row) for row in rows} - {frozenset()}
    whole, local = [], defaultdict(list)
    for row in rows:
        lone = len(towns) == 1 and not any(
            other.reading.id == row.reading.id and other.value != row.value for other in free
        )
        if not _town(row) or not free or row.value in values or lone:
            whole.append(row)
        else:
            local[_town(row)].append(row)
    if not free and len(towns) > 1:
        whole, local = [], defaultdict(list)
        for row in rows:
            local[_town(row)].append(row)
    return _without_shares(whole), [local[town] for town in sorted(local, key=sorted)]


def _town(row: Row) -> frozenset[str]:
    """The towns and sites that a count names."""
    return frozenset(key for key in row.frame.places if key[0] in "le")


def _without_shares(rows: Sequence[Row]) -> list[Row]:
    """The rows without what one article counts beside a higher number of the same time: “at the school 21 died” beside “the toll
    rose to 217”. A lower number that another article tells as the whole, or that is told of another day, stays."""
    heads = {
        article: _head([row for row in rows if row.reading.id == article]) for article in {r.reading.id for r in rows}
    }
    wholes = {row.value for row in heads.values()}
    return [row for row in rows if row.frame.event.tally or not _is_share(row, heads[row.reading.id], wholes)]


def _head(rows: Sequence[Row]) -> Row:
    """The number that an article tells as the whole: that of a running count, else the highest."""
    return max(rows, key=lambda row: (row.frame.event.tally is not None, row.value))


def _is_share(row: Row, head: Row, wholes: set[float]) -> bool:
    return row.value < head.value and row.value not in wholes and row.of == head.of


# --- one happening --------------------------------------------------------------------------------------------------


def _joined(disaster: Disaster | None, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each happening: all of one disaster, else claim by claim, with those that a figure or a place joins to it."""
    found: list[list[Row]] = []
    by_claim: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_claim[row.claim.id].append(row)
    for group in by_claim.values():
        home = next((one for one in found if _is_one(disaster, one, group)), None)
        if home is None:
            found.append(list(group))
        else:
            home.extend(group)
    return found


def _is_one(disaster: Disaster | None, some: Sequence[Row], others: Sequence[Row]) -> bool:
    pairs = [(one, other) for one in some for other in others]
    if any(_clash(one, other) for one, other in pairs):
        return False
    return disaster is not None or any(_linked(one, other) for one, other in pairs)


def _clash(one: Row, other: Row) -> bool:
    a, b = one.frame, other.frame
    countries = [{key for key in row.actors | row.causes | row.places if key[0] == "c"} for row in (a, b)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    if a.cumulative != b.cumulative and one.value != other.value:
        return True
    return bool(a.days and b.days and width(a.days) <= 1 and width(b.days) <= 1 and apart(a.days, b.days))


def _linked(one: Row, other: Row) -> bool:
    """Whether two counts of a story of many happenings are of one: one figure and no other day, a running count of one place."""
    if one.value == other.value >= SAME_FIGURE and not (one.vague or other.vague):
        return True
    return bool(one.frame.event.tally and other.frame.event.tally and _town(one) & _town(other))


def _near(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows in runs of values of which none is ten times the next lower."""
    runs: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row.value):
        if runs and row.value <= FAR_NUMBERS * max(runs[-1][-1].value, 1):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _once(rows: Sequence[Row]) -> list[Row]:
    """Each value of an article once, as it is told with its time and its speaker, in the order of the days."""
    best: dict[tuple[str, float, str], Row] = {}
    for row in sorted(rows, key=lambda row: (not row.timed, row.assertion.passage)):
        best.setdefault((row.reading.id, row.value, row.quantity.bound.value), row)
    return [_dated(row, rows) for row in rows if row in best.values()]


def _dated(row: Row, rows: Sequence[Row]) -> Row:
    """A count of no known day of people killed, between the days of the lower counts and of the higher ones: a toll only grows."""
    if row.point.as_of is not None or row.frame.action != "kill" or row.vague:
        return row
    days = [(other.value, other.of) for other in rows if other.point.as_of and other.of and not other.vague]
    floor = [of.earliest for value, of in days if value < row.value and of.earliest]
    ceiling = [of.latest for value, of in days if value > row.value and of.latest]
    of = row.of or Interval(None, None)
    first = max([*floor, *([of.earliest] if of.earliest else [])], default=None)
    last = min([*ceiling, *([of.latest] if of.latest else [])], default=None)
    between = Interval(first, last)
    shown = shown_days(between, LATEST) if first and last and first <= last else None
    return replace(row, of=between, point=replace(row.point, as_of=shown)) if shown else row
