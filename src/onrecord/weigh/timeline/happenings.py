"""Happenings that clauses and dated nouns tell: “met in Lima on Monday”, “ahead of the May 19 election”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from onrecord.model.reading import Event, Modality, Polarity, Reading, Ref
from onrecord.model.record import Assertion, Claim, EntryStatus, Material
from onrecord.model.text import Passage, Span
from onrecord.model.time import Interval, Resolved, TimeType
from onrecord.values.dates import likely
from onrecord.values.words import listed
from onrecord.weigh.checkable import EMPTY, has_subject
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import is_before
from onrecord.weigh.timeline.drafts import Draft, closeness, dates
from onrecord.weigh.timeline.nouns import Dated
from onrecord.weigh.wording import text_of

RELATIVE = re.compile(r"(?:which|who|that)\b", re.IGNORECASE)
UNRESOLVED = re.compile(r"(?:I|we|you|they|he|she|it|this|that|these|those|there)\b(?!\s*\[)", re.IGNORECASE)
"""A clause that begins so is told with its sentence."""
BY = re.compile(r"\b(?:before|by|until|till|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before a time that make it the last day on which something can happen."""
FIRST_SINCE = re.compile(
    r"\b(?:first|last|best|worst|most|least|fewest|lowest|small|great|(?:dead|blood|heav|bus)i|larg|bigg|long|high|strong|weak|steep|sharp|fast|"
    r"slow|hott|cold|clos)(?:est)?\b[^.;:]{0,60}?\bsince\s+(?:about |early |late |mid-)?$", re.IGNORECASE)  # fmt: skip
"""Words before a time of which it tells no happening: “opened for the first time since March”, “the deadliest attack since 2019”."""
LOOKBACK = 90
LONGEST = 320
"""Code points above which the sentence around a clause is too much to tell."""
AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.HOPED})
NAMED = "cpelmn"
"""First letters of the keys that stand for a name."""
CONTINUING = re.compile(r"\b(?:has|have|'s|’s) (?:\w+ )?been\b|\b(?:has|have) (?:remained|continued)\b|\b(?:is|are) ")

ALONE = frozenset({"elect", "vote", "revolution", "anniversary", "primary", "primaries", "olympics", "census"})
"""What is understood without a name: “ahead of elections in May”."""

Row = tuple[Assertion, Resolved, Span, str]
"""An assertion, its day, the words that give it, and the action of the noun that owns these: “in Monday's meeting”."""
Owners = Mapping[str, Mapping[int, Dated]]
"""For each article the noun phrases that own a time, by the time's index."""


def of_claims(known: Material, frames: Frames, claims: Sequence[Claim], owners: Owners) -> Iterator[Draft]:
    """For each claim the happening with its day, and the days on which its count stood where (“rose to nine on Wednesday”)."""
    for claim in claims:
        dated = [row for a in claim.assertions for row in _rows(known, frames, a, _times(frames, a, owners), owners)]
        counts = [row for a in claim.assertions for row in _rows(known, frames, a, frames.of(a.event).event.as_of, {})]
        days = sorted({(when.earliest or date.min, when.latest or date.max) for _, when, *_ in counts})
        rows = [[r for r in counts if (r[1].earliest or date.min, r[1].latest or date.max) == day] for day in days]
        if any(_tells(frames.of(a.event)) for a, *_ in dated):
            yield _draft(known, frames, claim, dated, "done")
        yield from (_draft(known, frames, claim, row, "count") for row in rows)


def _times(frames: Frames, said: Assertion, owners: Owners) -> Sequence[int]:
    """A happening's own times, else that of what it happened in: “were killed in Monday's attack”."""
    event, mine = frames.of(said.event).event, owners.get(said.article, {})
    return event.times or [i for i, owner in mine.items() if owner.shared and event.span.contains(owner.span)]


def _rows(known: Material, frames: Frames, said: Assertion, times: Sequence[int], owners: Owners) -> Iterator[Row]:
    """The dates that an assertion gives its happening."""
    frame = frames.of(said.event)
    if said.modality is Modality.QUESTIONED:
        return
    for index, when, span in dates(known, said.article, times):
        if _only_measures(known.readings[said.article], index, frame):
            continue
        owner = owners.get(said.article, {}).get(index)
        if owner is None or owner.shared:
            yield said, _last_day(known.readings[said.article], frame, when, span), span, (owner and owner.action) or ""


def _only_measures(reading: Reading, index: int, frame: Frame) -> bool:
    """Whether something is only counted from a time: “for the first time since March”, “had worked since 3 a.m.”."""
    time = reading.times[index]
    hour = frame.since and time.type is TimeType.TIME
    return hour or bool(FIRST_SINCE.search(reading.text, max(0, time.span.start - LOOKBACK), time.span.start))


def _tells(frame: Frame) -> bool:
    """Whether somebody or something is named that did or does something: not “it will be a long summer”; a sum since some day (“has
    killed 210 people since April”) tells of no happening on that day."""
    if not frame.event.tense and not (frame.actors and frame.objects):
        return False
    if frame.since and frame.event.quantities and frame.phase != "begin":
        return False
    return frame.action not in EMPTY or any(key[0] in NAMED for key in frame.actors | frame.objects)


MONTH = 31
"""Days up to which a time is one month or less, and its last day is known."""


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


def _draft(known: Material, frames: Frames, claim: Claim, dated: Sequence[Row], kind: str) -> Draft:
    """One happening, in the words of whoever says it as done and dates it best."""
    best = min(dated, key=lambda row: (row[0].modality is not Modality.ASSERTED, closeness(row[1]), row[0].passage))
    frame = frames.of(best[0].event)
    return Draft(
        kind,
        min((row[1] for row in dated), key=closeness),
        told(known, frames, best[0]),
        _status(claim, frame, known.readings[best[0].article]),
        (claim.id,),
        tuple(dict.fromkeys(Passage(a.article, span) for a, _, span, _ in dated)),
        frame.action,
        frame.actors,
        frame.objects,
        frame.words | frame.places,
        begins=frame.since or frame.phase == "begin" or frame.action == "begin",
        occasion=best[3],
    )


def told(known: Material, frames: Frames, said: Assertion) -> str:
    """An assertion in words that a reader understands alone: its clause, else its sentence."""
    text = text_of(known, frames, said)
    reading = known.readings[said.article]
    event = reading.events[said.event.index]
    alone = has_subject(event) and not RELATIVE.match(text) and not UNRESOLVED.match(text) and text[:1] not in ",;"
    whole = reading.sentences[event.sentence].span
    return text if alone or len(whole) > LONGEST else " ".join(reading.words(whole).split())


def _status(claim: Claim, frame: Frame, reading: Reading) -> EntryStatus:
    """Past, planned, ongoing or uncertain, as the claim's assertions say it."""
    asserted = [a for a in claim.assertions if a.modality is Modality.ASSERTED]
    if asserted:
        if all(a.polarity is Polarity.NEGATIVE for a in asserted):
            return EntryStatus.UNCERTAIN
        lasting = frame.since and CONTINUING.search(reading.words(frame.event.span))
        return EntryStatus.ONGOING if lasting else EntryStatus.PAST
    planned = any(a.modality is Modality.PLANNED for a in claim.assertions)
    return EntryStatus.PLANNED if planned else EntryStatus.UNCERTAIN


def relative(known: Material, claims: Sequence[Claim]) -> Iterator[Draft]:
    """Dates that stand in a clause about a thing and make no claim: “the letter, which is dated 12 January”."""
    said = {a.event for claim in claims for a in claim.assertions}
    for article in sorted(known.readings):
        reading = known.readings[article]
        for index, event in enumerate(reading.events):
            if Ref(article, index) in said or not RELATIVE.match(reading.words(event.span)) or event.tense == "future":
                continue
            yield from _about(known, article, event)


def _about(known: Material, article: str, event: Event) -> Iterator[Draft]:
    reading = known.readings[article]
    near = [a for a in event.arguments if 0 < event.span.start - a.span.end <= len(", ")]
    things = [a for a in near if a.head.lower() not in listed("pronouns") | {"something", "anything", "nothing"}]
    found = list(dates(known, article, event.times))
    if things and found and event.modality is Modality.ASSERTED:
        text = " ".join(reading.text[things[0].span.start : event.span.end].split())
        evidence = (Passage(article, found[0][2]),)
        yield Draft("done", found[0][1], text, EntryStatus.PAST, (), evidence, event.action,
                    objects=frozenset({f"w:{things[0].head}"}))  # fmt: skip


def of_nouns(known: Material, frames: Frames, owners: Owners) -> Iterator[Draft]:
    """Happenings that are only named, with their day."""
    for article, index, dated in ((a, i, dated) for a in sorted(owners) for i, dated in owners[a].items()):
        found = next(dates(known, article, (index,)), None)
        if found is None or dated.action is None:
            continue
        reading = known.readings[article]
        keys = {
            key
            for inner in frames.inside(reading, dated.span)
            if (entity := frames.entity(reading, inner)) is not None
            for key in frames.entity_keys(entity)
        }
        text = " ".join(reading.words(dated.span).split())
        yield Draft("noun", found[1], text, _lies(known, article, found[1]), (), (Passage(article, found[2]),),
                    dated.action, objects=frozenset(keys), weak=dated.shared or (dated.bare and not keys and dated.action not in ALONE))  # fmt: skip


def _lies(known: Material, article: str, when: Resolved) -> EntryStatus:
    """Whether a day lies before or after an article's, as far as is known."""
    published = known.calendar.published.get(article)
    days = Interval(when.earliest, when.latest)
    if published is None:
        return EntryStatus.UNCERTAIN
    out = Interval(published.earliest, published.latest)
    if is_before(out, days):
        return EntryStatus.PLANNED
    return EntryStatus.PAST if is_before(days, out) else EntryStatus.UNCERTAIN
