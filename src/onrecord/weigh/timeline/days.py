"""The days that a clause gives its happening: its own times, else those of what it happened in (“in Monday's attack”)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from onrecord.model.reading import Event, Modality, Reading, Ref, StatementForm
from onrecord.model.record import Assertion, Material
from onrecord.model.text import Span
from onrecord.model.time import Resolved, TimeType
from onrecord.values.dates import likely
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import apart
from onrecord.weigh.timeline.drafts import closeness, dates
from onrecord.weigh.timeline.nouns import Dated

BY = re.compile(r"\b(?:before|by|until|till|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before a time that make it the last day on which something can happen."""
FIRST_SINCE = re.compile(
    r"\b(?:first|last|best|worst|most|least|fewest|lowest|small|great|(?:dead|blood|heav|bus)i|larg|bigg|long|high|strong|weak|steep|sharp|fast|"
    r"slow|hott|cold|clos)(?:est)?\b[^.;:]{0,60}?\bsince\s+(?:about |early |late |mid-)?$", re.IGNORECASE)  # fmt: skip
"""Words before a time of which it tells no happening: “opened for the first time since March”, “the deadliest attack since 2019”."""
LOOKBACK = 90
"""Code points before a time in which these words stand."""
BETWEEN = re.compile(
    r",?\s*(?:and|or|to|until|through|[-–—&])\s*(?:(?:on|in|of|early|late|again|the)\s+)*$", re.IGNORECASE
)
"""What stands between two times of one stretch: “on Saturday and Sunday”, “in May or early June”."""
SPOKEN = re.compile(r"(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
"""Words for a day that are counted from the day of speaking."""
AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.HOPED})
MONTH = 31
"""Days up to which a time is one month or less, and its last day is known."""

Row = tuple[Assertion, Resolved, Span, str]
"""An assertion, its day, the words that give it, and the action of the noun that owns these: “in Monday's meeting”."""
Owners = Mapping[str, Mapping[int, Dated]]
"""For each article the noun phrases that own a time, by the time's index."""


def rows_of(known: Material, frames: Frames, said: Assertion, owners: Owners) -> list[Row]:
    """The dates that an assertion gives its happening: those that agree, else the stretch or the one nearest to its verb."""
    event = frames.of(said.event).event
    mine = owners.get(said.article, {})
    times = event.times or [i for i, owner in mine.items() if owner.shared and event.span.contains(owner.span)]
    found = list(told_in(known, frames, said, times, owners))
    if not any(apart(likely(a[1]), likely(b[1])) for a, b in combinations(found, 2)):
        return found
    own = [row for row in found if not row[3]] or found
    reading = known.readings[said.article]
    runs = _runs(reading, sorted(own, key=lambda row: row[2]))
    return min(runs, key=lambda run: _distance(event, run))


def told_in(known: Material, frames: Frames, said: Assertion, times: Sequence[int], owners: Owners) -> Iterator[Row]:
    """Each date among some of an article's times that is the happening's own, or of a noun that it happened in."""
    frame, reading = frames.of(said.event), known.readings[said.article]
    if said.modality is Modality.QUESTIONED:
        return
    for index, when, span in dates(known, said.article, times):
        owner = owners.get(said.article, {}).get(index)
        if _only_measures(reading, index, frame) or not (owner is None or owner.shared):
            continue
        if owner is not None and frame.event.tense == "present" and _is_old(known, said.article, when):
            continue  # “is investigating what was done in the 2016 election”
        day = _spoken(known, frame, _last_day(reading, frame, when, span), span)
        yield said, day, span, (owner and owner.action) or ""


def _is_old(known: Material, article: str, when: Resolved) -> bool:
    """Whether a time ends more than a month before its article came out."""
    day = known.calendar.published.get(article)
    return bool(day and day.earliest and when.latest and (day.earliest - when.latest).days > MONTH)


def _runs(reading: Reading, rows: Sequence[Row]) -> list[list[Row]]:
    """Dates that stand together as one stretch, each with all its days."""
    runs: list[list[Row]] = []
    for row in rows:
        if runs and BETWEEN.match(reading.text, runs[-1][-1][2].end, row[2].start):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [run if len(run) == 1 else [_over(row, run) for row in run] for run in runs]


def _over(row: Row, run: Sequence[Row]) -> Row:
    """A date as the whole stretch that it is a part of."""
    starts = [day for _, when, *_ in run if (day := when.earliest)]
    ends = [day for _, when, *_ in run if (day := when.latest)]
    whole = Resolved(None, min(starts, default=None), max(ends, default=None), row[1].basis)
    return row[0], whole, row[2], row[3]


def _distance(event: Event, run: Sequence[Row]) -> int:
    """How far a date stands from the word that tells what happened; what follows it is nearer than what precedes it."""
    first, last = run[0][2], run[-1][2]
    return first.start - event.trigger.end if first.start >= event.trigger.end else 2 * (event.trigger.start - last.end)


def _only_measures(reading: Reading, index: int, frame: Frame) -> bool:
    """Whether something is only counted from a time: “for the first time since March”, “had worked since 3 a.m.”."""
    time = reading.times[index]
    hour = frame.since and time.type is TimeType.TIME
    return hour or bool(FIRST_SINCE.search(reading.text, max(0, time.span.start - LOOKBACK), time.span.start))


def _last_day(reading: Reading, frame: Frame, when: Resolved, span: Span) -> Resolved:
    """The last day of a time by which something is to happen: “before the end of the month”."""
    ahead = frame.event.modality in AHEAD or frame.event.tense == "future"
    last = likely(when).latest
    if last is None or when.value is None or closeness(when)[0] > MONTH:
        return when
    if not ahead or not BY.search(reading.text, max(0, span.start - 20), span.start):
        return when
    if last == when.latest:
        return Resolved(last.isoformat(), last, last, f"the last day of {when.basis}")
    return Resolved(last.isoformat(), when.earliest, when.latest, f"likely the last day of {when.basis}")


def _spoken(known: Material, frame: Frame, when: Resolved, span: Span) -> Resolved:
    """“Today” in the words of somebody who spoke on a day that no text tells: the article's day or the one before."""
    reading = known.readings[frame.article]
    index = frame.event.statement
    if index is None or when.earliest is None or not SPOKEN.match(reading.text, span.start):
        return when
    attribution = known.attributions.get(Ref(frame.article, index))
    quoted = reading.statements[index].form is not StatementForm.INDIRECT
    if not quoted or (attribution is not None and attribution.said is not None):
        return when
    return replace(when, value=None, edtf=None, earliest=when.earliest - timedelta(days=1))
