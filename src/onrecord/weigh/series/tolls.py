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

from onrecord.model.reading import Reading
from onrecord.model.record import Material
from onrecord.model.time import Interval
from onrecord.values import numbers, tolls
from onrecord.values.numbers import Comparison
from onrecord.values.predicates import lexicon
from onrecord.values.words import WORD
from onrecord.weigh.frames import DISASTERS, Frames
from onrecord.weigh.intervals import apart, width
from onrecord.weigh.series.counts import Row, shown_days

FAR_NUMBERS = 10
"""A figure ten times the next lower one of a toll is of another happening; of one disaster's toll, which may jump in a night, a
figure `FAR_NIGHT` times."""
FAR_NIGHT = 100
SAME_FIGURE = 12
"""A figure from here on is rarely the same by chance."""
BEFORE = timedelta(days=2)
"""How far from the day that most articles give it a disaster may lie: a storm, a night in another time zone."""
FRESH = timedelta(days=31)
"""How long before it is told a disaster can have been of which no article gives the day."""
LATEST = 31
"""Days up to which limits of a count's day that come from lower and higher counts are worth telling."""


@dataclass(frozen=True, slots=True)
class Disaster:
    """The one disaster that a story tells of: what it is (`quake`), and its day where the articles agree on one."""

    action: str
    began: date | None


def of_story(known: Material, frames: Frames, rows: Sequence[Row]) -> Disaster | None:
    """The disaster of which at least half of the articles with a toll tell, if there is one; of what happens again and again (a fire, a
    crash) only where a running count is told, and an attack only where more than half give it one day: a war has many."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for action in _own(row) | _scene(frames, row) | _headed(row.reading):
            told[action].add(row.reading.id)
    articles = {row.reading.id for row in rows}
    if not told:
        return None
    action, most = max(sorted(told.items()), key=lambda item: len(item[1]))
    if action not in AT_ONCE and not any(row.frame.event.tally for row in rows):
        return None
    began, agreed = _began(known, frames, action)
    if 2 * len(most) < len(articles) or (action not in DISASTERS and 2 * agreed <= len(articles)):
        return None
    return Disaster(action, began)


LEAD = 3
"""Sentences in which an article says what it tells of."""
AT_ONCE = DISASTERS - {"explode", "burn", "collapse", "spread", "crash"}
"""Disasters of which a story has one wherever they are named first; explosions and fires are many in a war."""


def _headed(reading: Reading) -> frozenset[str]:
    """The disasters that an article names first."""
    end = reading.sentences[min(LEAD, len(reading.sentences)) - 1].span.end if reading.sentences else 0
    nouns = lexicon().nouns
    return frozenset(nouns.get(word[0].lower(), "") for word in WORD.finditer(reading.text, 0, end)) & AT_ONCE


def _began(known: Material, frames: Frames, action: str) -> tuple[date | None, int]:
    """The day that most articles give it, and how many do."""
    days: Counter[date] = Counter()
    for _, reading in sorted(known.readings.items()):
        found = (frames.days(reading, event) for event in reading.events if event.action == action)
        days.update({day.earliest for day in found if day and day.earliest and width(day) <= 1})
    began = max(sorted(days), key=lambda day: days[day]) if days else None
    return began, days[began] if began else 0


def _own(row: Row) -> frozenset[str]:
    """What the count's own clause says that it came from: “the *quake* killed 12”, “the *storm's* death toll”."""
    nouns = lexicon().nouns
    keys = row.frame.actors | row.frame.causes
    return frozenset(nouns.get(key[2:], "") for key in keys if key[0] in "kw") & tolls.disasters()


def _scene(frames: Frames, row: Row) -> frozenset[str]:
    return frozenset(key[2:] for key in frames.scene(row.frame.ref) if key.startswith("a:")) & tolls.disasters()


def groups(disaster: Disaster | None, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of one action, those of one happening and one place together, each value of an article once."""
    for action in tolls.labels():
        mine = [row for row in rows if row.frame.action == action and not _is_added(row)]
        mine = [row for row in mine if not _is_other(disaster, row)]
        whole, parts = _parted(mine)
        for group in (*_joined(disaster, whole), *parts):
            yield from (_once(disaster, cluster) for cluster in _near(group, FAR_NIGHT if disaster else FAR_NUMBERS))


def _is_added(row: Row) -> bool:
    """Whether a number comes on top of another: “15 more bodies”; “12 killed and *another 40* injured” is a count of its own."""
    if not tolls.is_added(row.reading.text, row.quantity.span.start, row.quantity.span.end):
        return False
    if row.frame.action == "kill":
        return True
    sentence = row.reading.sentences[row.frame.event.sentence].span
    return not tolls.is_beside_dead(row.reading.words(sentence))


def _is_other(disaster: Disaster | None, row: Row) -> bool:
    """Whether a count is of another happening than the story's: of an earlier year, of a storm where the story's is a quake."""
    days = row.days
    if disaster is None or row.frame.cumulative:
        return False
    if not tolls.may_be_one(_own(row), {disaster.action}):
        return True
    if not days:
        return False
    if disaster.began is None:
        told = row.of.earliest if row.of else None
        return bool(days.latest and told and days.latest < told - FRESH)
    later = disaster.action not in DISASTERS and days.earliest is not None and days.earliest > disaster.began + BEFORE
    return later or (days.latest is not None and days.latest < disaster.began - BEFORE)


# --- whole and parts ------------------------------------------------------------------------------------------------


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[list[Row]]]:
    """The counts of all, and for each town those of it alone: “646 in Tarn” beside “700” of the same day or an earlier one."""
    free = [row for row in rows if not row.towns]
    towns = {row.towns for row in rows} - {frozenset()}
    whole, local = [], defaultdict(list)
    for row in rows:
        if row.towns and (any(_is_within(row, other) for other in free) or (not free and len(towns) > 1)):
            local[row.towns].append(row)
        else:
            whole.append(row)
    named = [town for town in sorted(local, key=sorted) if any(key[0] in "le" for key in town)]
    return _without_shares(whole), [local[town] for town in named]


def _is_within(row: Row, other: Row) -> bool:
    """Whether one count is lower than another that was told before, or in the same article."""
    if row.value >= other.value or row.reading.id == other.reading.id:
        return row.value < other.value
    first, last = other.of.earliest if other.of else None, row.of.latest if row.of else None
    apart = numbers.compare(row.amount, other.amount) is Comparison.APART
    return apart and (first is None or last is None or first <= last)


def _without_shares(rows: Sequence[Row]) -> list[Row]:
    """The rows without what one article counts beside a higher number of the same time: “at the school 21 died” beside “the toll
    rose to 217”. A lower number that another article tells as the whole, or that is told of another day, stays."""
    heads = {
        article: _head([row for row in rows if row.reading.id == article]) for article in {r.reading.id for r in rows}
    }
    wholes = {row.value for row in heads.values()}
    return [row for row in rows if not _is_share(row, heads[row.reading.id], wholes)]


def _head(rows: Sequence[Row]) -> Row:
    """The number that an article tells as the whole: that of a running count, else the highest."""
    return max(rows, key=lambda row: (bool(row.frame.event.tally) and _is_toll_word(row), row.value))


def _is_toll_word(row: Row) -> bool:
    """Whether a toll is named as one: “the death *toll*”, “the *number* of dead”; not “the region recorded 8 deaths”."""
    return "toll" in row.clause.lower() or "number" in row.clause.lower()


def _is_share(row: Row, head: Row, wholes: set[float]) -> bool:
    apart = numbers.compare(row.amount, head.amount) is Comparison.APART
    return row.value < head.value and apart and row.value not in wholes and row.of == head.of


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
    if disaster is None and any(_is_cumulative(one, other) for one, other in pairs):
        return False
    return disaster is not None or any(_linked(one, other) for one, other in pairs)


def _clash(one: Row, other: Row) -> bool:
    a, b = one.frame, other.frame
    countries = [{key for key in row.actors | row.causes | row.places if key[0] == "c"} for row in (a, b)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    if a.cumulative or b.cumulative:
        return False
    first, second = one.days, other.days
    return bool(first and second and width(first) <= 1 and width(second) <= 1 and apart(first, second))


def _is_cumulative(one: Row, other: Row) -> bool:
    """Whether one sums up a stretch of time, and the other counts something else: “12 on Monday”, “400 since March”."""
    return one.frame.cumulative != other.frame.cumulative and one.value != other.value


def _linked(one: Row, other: Row) -> bool:
    """Whether two counts of a story of many happenings are of one: one figure and no other day, a running count of one place."""
    if one.value == other.value >= SAME_FIGURE and not (one.vague or other.vague):
        return True
    return bool(one.frame.event.tally and other.frame.event.tally and one.towns & other.towns)


def _near(rows: Sequence[Row], far: int) -> list[list[Row]]:
    """Rows in runs of values of which none is so many times the next lower."""
    runs: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row.value):
        if runs and row.value <= far * max(runs[-1][-1].value, 1):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _once(disaster: Disaster | None, rows: Sequence[Row]) -> list[Row]:
    """Each value of an article once, with its time and its speaker where the article tells them anywhere."""
    best: dict[tuple[str, float, str], Row] = {}
    for row in sorted(rows, key=lambda row: (row.frame.event.statement is None, not row.timed, row.assertion.passage)):
        key = (row.reading.id, row.value, row.quantity.bound.value)
        held = best.setdefault(key, row)
        if row.frame.event.as_of and not held.frame.event.as_of:
            best[key] = replace(held, of=row.of, point=replace(held.point, as_of=row.point.as_of))
    return [_between(_since(disaster, row), rows) if disaster else row for row in best.values()]


def _since(disaster: Disaster | None, row: Row) -> Row:
    """A count of one of several days, not of those before the disaster: “by Wednesday morning” of a quake on Tuesday."""
    of = row.of
    if disaster is None or disaster.began is None or of is None or not of.latest or of.earliest == of.latest:
        return row
    clipped = Interval(max(disaster.began, of.earliest or disaster.began), of.latest)
    if clipped.earliest is None or clipped.earliest > of.latest:
        return row
    return replace(row, of=clipped, point=replace(row.point, as_of=shown_days(clipped)))


def _between(row: Row, rows: Sequence[Row]) -> Row:
    """A count of no known day of people killed, between the days of the lower counts and of the higher ones: a toll only grows."""
    if row.point.as_of is not None or row.frame.action != "kill" or row.vague:
        return row
    days = [(other.value, other.of) for other in rows if other.point.as_of and other.of and not other.vague]
    of = row.of or Interval(None, None)
    lower = [day.earliest for value, day in days if value < row.value and day.earliest]
    higher = [day.latest for value, day in days if value > row.value and day.latest]
    first = max([*lower, *filter(None, [of.earliest])], default=None)
    last = min([*higher, *filter(None, [of.latest])], default=None)
    shown = _limits(first if lower else None, last)
    return replace(row, of=Interval(first, last), point=replace(row.point, as_of=shown)) if shown else row


def _limits(first: date | None, last: date | None) -> str | None:
    """Limits of a day as text, the last one open where it is not near: `2021-06-15/..`."""
    if first is None or (last is not None and last < first):
        return None
    return shown_days(Interval(first, last), LATEST) or f"{first}/.."
