"""Happenings that clauses and dated nouns tell: “met in Lima on Monday”, “ahead of the May 19 election”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model.reading import Event, Modality, Polarity, Reading, Ref
from onrecord.model.record import Assertion, Claim, EntryStatus, Material
from onrecord.model.text import Passage, Span
from onrecord.model.time import Interval, Resolved, TimeType
from onrecord.values.words import listed
from onrecord.weigh.checkable import EMPTY, has_subject
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import is_before
from onrecord.weigh.timeline.days import Owners, Row, rows_of, told_in
from onrecord.weigh.timeline.drafts import Draft, closeness, dates
from onrecord.weigh.wording import text_of

RELATIVE = re.compile(r"(?:which|who|that)\b", re.IGNORECASE)
UNRESOLVED = re.compile(r"(?:I|we|you|they|he|she|it|this|that|these|those|there)\b(?!\s*\[)", re.IGNORECASE)
"""A clause that begins so is told with its sentence."""
LONGEST = 320
"""Code points above which the sentence around a clause is too much to tell."""
NAMED = "cpelmn"
"""First letters of the keys that stand for a name."""
CONTINUING = re.compile(r"\b(?:has|have|'s|’s) (?:\w+ )?been\b|\b(?:has|have) (?:remained|continued)\b|\b(?:is|are) ")

ALONE = frozenset({"elect", "vote", "revolution", "anniversary", "primary", "primaries", "olympics", "census"})
"""What is understood without a name: “ahead of elections in May”."""


def of_claims(known: Material, frames: Frames, claims: Sequence[Claim], owners: Owners) -> Iterator[Draft]:
    """For each claim the happening with its day, and the days on which its count stood where (“rose to nine on Wednesday”)."""
    for claim in claims:
        dated = [row for a in claim.assertions for row in rows_of(known, frames, a, owners)]
        counts = [
            row for a in claim.assertions for row in told_in(known, frames, a, frames.of(a.event).event.as_of, {})
        ]
        days = sorted({(when.earliest or date.min, when.latest or date.max) for _, when, *_ in counts})
        rows = [[r for r in counts if (r[1].earliest or date.min, r[1].latest or date.max) == day] for day in days]
        if any(_tells(frames.of(a.event)) for a, *_ in dated):
            yield from _in_order(known, _draft(known, frames, claim, dated, "done"), frames.of(dated[0][0].event))
        yield from (_draft(known, frames, claim, row, "count") for row in rows)


def _in_order(known: Material, draft: Draft, frame: Frame) -> Iterator[Draft]:
    """A happening; one that is told as going on and lies after its article as planned, and one told as past there not at all, for
    something was misread."""
    published = [known.calendar.published.get(passage.article) for passage in draft.evidence]
    out = max((day.latest for day in published if day and day.latest), default=None)
    last = draft.days.latest
    if draft.status is not EntryStatus.PAST or out is None or last is None or last <= out:
        yield draft
    elif frame.event.tense == "present" and has_subject(frame.event):
        yield replace(draft, status=EntryStatus.PLANNED)
    elif not is_before(Interval(None, out), draft.days):
        yield draft


def _tells(frame: Frame) -> bool:
    """Whether somebody or something is named that did or does something: not “it will be a long summer”; a sum since some day (“has
    killed 210 people since April”) tells of no happening on that day."""
    if not frame.event.tense and not (frame.actors and frame.objects):
        return False
    if frame.since and frame.event.quantities and frame.phase != "begin":
        return False
    return frame.action not in EMPTY or any(key[0] in NAMED for key in frame.actors | frame.objects)


def _draft(known: Material, frames: Frames, claim: Claim, dated: Sequence[Row], kind: str) -> Draft:
    """One happening, in the words of whoever says it as done and dates it best."""
    best = min(dated, key=lambda row: (row[0].modality is not Modality.ASSERTED, closeness(row[1]), row[0].passage))
    frame = frames.of(best[0].event)
    return Draft(
        kind,
        min((row[1] for row in dated), key=closeness),
        told(known, frames, best[0], best[2]) if best[1].value else _unresolved(told(known, frames, best[0], best[2])),
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


def told(known: Material, frames: Frames, said: Assertion, at: Span) -> str:
    """An assertion in words that a reader understands alone: its clause with its date, else its sentence."""
    text = text_of(known, frames, said)
    reading = known.readings[said.article]
    event = reading.events[said.event.index]
    whole = reading.sentences[event.sentence].span
    if RELATIVE.match(text):
        near = [a for a in event.arguments if 0 < event.span.start - a.span.end <= len(", ")]
        start = near[0].span.start if near else whole.start
        return " ".join(reading.text[start : event.span.end].split())
    dated = event.span.contains(at)
    stands = has_subject(event) or (dated and _has_other_dates(reading, event))
    alone = stands and dated and not UNRESOLVED.match(text) and text[:1] not in ",;"
    return text if alone or len(whole) > LONGEST else " ".join(reading.words(whole).split())


RESOLVED = re.compile(r" \[\d{1,2} [A-Z][a-z]+ \d{4}\]")
"""A day beside the words that were taken for it."""


def _unresolved(text: str) -> str:
    """Words without the day beside them, where this is not sure."""
    return RESOLVED.sub("", text)


def _has_other_dates(reading: Reading, event: Event) -> bool:
    """Whether the sentence around a clause tells of other days, so that it is no telling of the clause's."""
    others = (time for time in reading.times if time.sentence == event.sentence and not event.span.contains(time.span))
    return any(time.type in {TimeType.DATE, TimeType.TIME} for time in others)


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
