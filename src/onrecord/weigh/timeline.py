"""What happened when: one entry for one happening, with all its articles.

A happening is a claim whose words hold a day, a month or a year, or a saying that the text dates (“told reporters on
Monday”). A date that hangs on a claim by the article's own day alone makes no entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.ids import content_id
from onrecord.model.reading import Modality, Polarity, Reading, Ref
from onrecord.model.record import Assertion, Attribution, Claim, Entry, EntryStatus, Material
from onrecord.model.text import Passage, Span
from onrecord.model.time import Interval, Resolved
from onrecord.weigh.frames import Frames
from onrecord.weigh.intervals import apart, width
from onrecord.weigh.wording import text_of

RELATIVE = re.compile(r"(?:which|who|that)\b", re.IGNORECASE)
WIDEST = 400
"""Days above which a time is no date of a happening (“in recent decades”)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A happening before it is joined with its doubles: `about` are its actors' and action's keys."""

    when: Resolved
    text: str
    status: EntryStatus
    claims: tuple[str, ...]
    evidence: tuple[Passage, ...]
    about: frozenset[str]


def build(known: Material, claims: Sequence[Claim]) -> tuple[Entry, ...]:
    """The timeline of a story, by day."""
    frames = Frames(known)
    drafts = [*_happenings(known, frames, claims), *_relative(known, claims), *_sayings(known)]
    joined = _join(drafts)
    entries = [_entry(known, draft) for draft in joined]
    return tuple(sorted(entries, key=lambda e: (e.when.earliest or date.min, e.when.latest or date.max, e.id)))


def _happenings(known: Material, frames: Frames, claims: Sequence[Claim]) -> Iterator[Draft]:
    """For each claim the happening with its day, and the days on which its count stood where (“rose to nine on Wednesday”)."""
    for claim in claims:
        dated = [
            (a, when, span) for a in claim.assertions for when, span in _dates(known, a.event.article, _own(known, a))
        ]
        counts = [
            (a, when, span) for a in claim.assertions for when, span in _dates(known, a.event.article, _as_of(known, a))
        ]
        days = sorted({(when.earliest or date.min, when.latest or date.max) for _, when, _ in counts})
        rows = [[r for r in counts if (r[1].earliest or date.min, r[1].latest or date.max) == day] for day in days]
        for row in (dated, *rows):
            if row:
                yield _draft(known, frames, claim, row)


def _draft(known: Material, frames: Frames, claim: Claim, dated: Sequence[tuple[Assertion, Resolved, Span]]) -> Draft:
    """One happening, in the words of whoever says it as done and dates it best."""
    best = min(dated, key=lambda row: (row[0].modality is not Modality.ASSERTED, _width(row[1]), row[0].passage))
    when = min((row[1] for row in dated), key=_width)
    frame = frames.of(best[0].event)
    evidence = tuple(dict.fromkeys(Passage(a.article, span) for a, _, span in dated))
    about = frame.actors | frame.objects | {frame.action} | ({"count"} if frame.event.as_of else frozenset())
    return Draft(when, text_of(known, frames, best[0]), _status(claim), (claim.id,), evidence, about)


def _relative(known: Material, claims: Sequence[Claim]) -> Iterator[Draft]:
    """Dates that stand in a clause about a thing and make no claim: “the letter, which is dated 12 January”."""
    said = {a.event for claim in claims for a in claim.assertions}
    for article in sorted(known.readings):
        reading = known.readings[article]
        for index, event in enumerate(reading.events):
            if Ref(article, index) in said or not RELATIVE.match(reading.words(event.span)) or event.tense == "future":
                continue
            things = [a for a in event.arguments if 0 < event.span.start - a.span.end <= len(", ")]
            dates = [*_dates(known, article, event.times)]
            if things and dates and event.modality is Modality.ASSERTED:
                text = " ".join(reading.text[things[0].span.start : event.span.end].split())
                evidence = (Passage(article, dates[0][1]),)
                yield Draft(
                    dates[0][0], text, EntryStatus.PAST, (), evidence, frozenset({event.action, things[0].head})
                )


def _own(known: Material, assertion: Assertion) -> tuple[int, ...]:
    return known.readings[assertion.article].events[assertion.event.index].times


def _as_of(known: Material, assertion: Assertion) -> tuple[int, ...]:
    return known.readings[assertion.article].events[assertion.event.index].as_of


def _dates(known: Material, article: str, times: Sequence[int]) -> Iterator[tuple[Resolved, Span]]:
    """The resolved dates among some of an article's times."""
    for index in times:
        resolved = known.calendar.times.get(Ref(article, index))
        if resolved and _is_date(resolved):
            yield resolved, known.readings[article].times[index].span


def _width(when: Resolved) -> int:
    return width(Interval(when.earliest, when.latest))


def _is_date(when: Resolved) -> bool:
    if when.value in {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}:
        return False
    return (when.earliest or when.latest) is not None and width(Interval(when.earliest, when.latest)) <= WIDEST


def _status(claim: Claim) -> EntryStatus:
    """Past, planned, ongoing or uncertain, as the claim's assertions say it."""
    kinds = {a.modality for a in claim.assertions}
    if Modality.ASSERTED in kinds:
        positive = any(a.polarity is Polarity.POSITIVE for a in claim.assertions if a.modality is Modality.ASSERTED)
        return EntryStatus.PAST if positive else EntryStatus.UNCERTAIN
    if Modality.PLANNED in kinds:
        return EntryStatus.PLANNED
    return EntryStatus.UNCERTAIN


def _sayings(known: Material) -> Iterator[Draft]:
    """What was said on a day that the text tells: one happening for one speaker, day and addressee."""
    said: defaultdict[tuple[str, str, str], list[tuple[Attribution, Span]]] = defaultdict(list)
    for ref in sorted(known.attributions):
        attribution = known.attributions[ref]
        statement = known.readings[ref.article].statements[ref.index]
        when = attribution.said
        if when is None or not attribution.speakers or not _is_date(when) or not statement.times:
            continue
        key = (attribution.speakers[0], str(when.earliest), str(when.latest))
        said[key].append((attribution, statement.span))
    for key in sorted(said):
        rows = said[key]
        first, span = min(rows, key=lambda row: (row[0].statement.article, row[1]))
        when = first.said
        assert when is not None  # noqa: S101 - only dated ones are gathered above
        text = _sentence(known.readings[first.statement.article], span)
        evidence = tuple(dict.fromkeys(Passage(a.statement.article, s) for a, s in rows))
        yield Draft(when, text, EntryStatus.PAST, (), evidence, frozenset({f"e:{key[0]}", "said"}))


def _sentence(reading: Reading, span: Span) -> str:
    """The sentences that hold a statement, word for word, its speaker and its quotation marks with it."""
    held = [s.span for s in reading.sentences if s.span.overlaps(span)] or [span]
    return " ".join(reading.text[held[0].start : held[-1].end].split())


def _join(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one happening as one: same action and a shared party within the same days."""
    joined: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.when.earliest or date.min, d.evidence)):
        for i, other in enumerate(joined):
            if _same(draft, other):
                joined[i] = _both(other, draft)
                break
        else:
            joined.append(draft)
    return joined


def _same(one: Draft, other: Draft) -> bool:
    if apart(Interval(one.when.earliest, one.when.latest), Interval(other.when.earliest, other.when.latest)):
        return False
    if set(one.evidence) & set(other.evidence):
        return True
    return (
        ("said" in one.about) == ("said" in other.about)
        and one.about <= other.about | {"said"}
        and "said" not in one.about
    )


def _both(one: Draft, other: Draft) -> Draft:
    narrow = min((one, other), key=lambda d: width(Interval(d.when.earliest, d.when.latest)))
    return Draft(narrow.when, narrow.text, one.status, (*one.claims, *other.claims),
                 tuple(dict.fromkeys((*one.evidence, *other.evidence))), one.about | other.about)  # fmt: skip


def _entry(known: Material, draft: Draft) -> Entry:
    first = draft.evidence[0]
    return Entry(
        id=content_id("entry", *(part for p in draft.evidence for part in (p.article, p.span.start, p.span.end))),
        story=known.story.id,
        event=draft.text,
        status=draft.status,
        when=draft.when,
        claims=tuple(dict.fromkeys(draft.claims)),
        evidence=tuple(sorted(draft.evidence)) or (first,),
    )
