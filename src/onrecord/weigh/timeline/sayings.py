"""What was said on a day, or on an occasion, as a happening: “told reporters on Monday”, “speaking in Lima”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.reading import Reading, Ref, Statement, StatementPolarity
from onrecord.model.record import Claim, EntryStatus, Material
from onrecord.model.text import Passage, Span
from onrecord.model.time import Interval, Resolved, TimeType
from onrecord.values.dates import likely
from onrecord.weigh.frames import Frames
from onrecord.weigh.intervals import apart, width
from onrecord.weigh.timeline.drafts import Draft, is_date
from onrecord.weigh.timeline.nouns import NEAR, happening

CLOSE = 8
"""Days within which an article's day must be known to date what it reports as said on some occasion."""
ONE_DAY = 2
"""Days up to which two articles' days for one speaker are one occasion, whatever was said."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement with its speaker and days; `claims` are those that it makes, `copies` the copied passages that it stands in."""

    ref: Ref
    speaker: str
    when: Resolved
    span: Span
    claims: frozenset[str]
    copies: frozenset[str]
    dated: bool

    @property
    def days(self) -> Interval:
        return likely(self.when)


def of_sayings(known: Material, frames: Frames, claims: Sequence[Claim], told: Collection[str]) -> Iterator[Draft]:
    """One happening for one speaker on one occasion, with all its articles; `told` are the claims that stand on the timeline as happenings,
    and who says no more than these, on a day that no word gives, adds none."""
    said = [one for one in _found(known, claims) if one.dated or not one.claims or not one.claims <= set(told)]
    for group in _grouped(said):
        first = min(group, key=lambda one: (not one.dated, width(one.days), one.ref.article, one.span))
        when = _common(first, group)
        text = _sentences(known.readings[first.ref.article], first.span)
        evidence = tuple(dict.fromkeys(Passage(one.ref.article, one.span) for one in group))
        speaker = known.entities.get(first.speaker)
        actors = frozenset({f"e:{first.speaker}", *(frames.entity_keys(speaker) if speaker else ())})
        occasion, others = _occasion(known, frames, group)
        yield Draft("said", when, text, EntryStatus.PAST, (), evidence, "say", actors, others, occasion=occasion)


def _occasion(known: Material, frames: Frames, group: Sequence[Saying]) -> tuple[str, frozenset[str]]:
    """The happening in whose course something was said, and those who took part by name: “in his meeting with Rossi on Monday”."""
    for one in group:
        reading = known.readings[one.ref.article]
        medium = reading.statements[one.ref.index].medium
        action = happening(reading.words(medium)) if medium else None
        if medium and action:
            end = re.search(r"[,.;:]|$", reading.text[medium.end : medium.end + NEAR])
            phrase = Span(medium.start, medium.end + (end.start() if end else 0))
            named = (frames.entity(reading, index) for index in frames.inside(reading, phrase))
            return action, frozenset(key for entity in named if entity for key in frames.entity_keys(entity))
    return "", frozenset()


def _found(known: Material, claims: Sequence[Claim]) -> list[Saying]:
    """The sayings that have a day: dated in words, else made on an occasion in a report whose day is closely known."""
    copies, made = _copies(known), _made(claims)
    found, told = [], set()
    for ref in sorted(known.attributions):
        attribution = known.attributions[ref]
        statement = known.readings[ref.article].statements[ref.index]
        if not attribution.speakers or statement.polarity is not StatementPolarity.SAID:
            continue
        speaker = attribution.speakers[0]
        if attribution.said is not None and is_date(attribution.said) and statement.times:
            found.append(Saying(ref, speaker, attribution.said, statement.span, made[ref], copies[ref], dated=True))
            told.add((ref.article, speaker))
        elif (
            attribution.said is None
            and _is_occasion(known.readings[ref.article], statement)
            and not _is_dated_otherwise(known.readings[ref.article], statement)
            and (day := _reported(known, ref.article))
        ):
            found.append(Saying(ref, speaker, day, statement.span, made[ref], copies[ref], dated=False))
    return [one for one in found if one.dated or (one.ref.article, one.speaker) not in told]


GATHERED = re.compile(r"\b(?:reporters|journalists|correspondents|parliament|lawmakers|congress|senat\w+|crowd|supporters|"
                      r"conference|rally|council|assembly|delegates|audience|court|jury)\b", re.IGNORECASE)  # fmt: skip
"""Whom somebody speaks to on an occasion; what a source tells one agency is none."""


def _is_occasion(reading: Reading, statement: Statement) -> bool:
    """Whether it was told where, to many or in what it was said: “speaking in Nairobi”, “told reporters”, “in a statement”; “told
    the agency” only says by which way it came."""
    if statement.cue is not None and reading.words(statement.cue).lower().startswith("according"):
        return False
    if statement.place is not None or statement.medium is not None:
        return True
    return statement.addressee is not None and GATHERED.search(reading.words(statement.addressee)) is not None


def _is_dated_otherwise(reading: Reading, statement: Statement) -> bool:
    """Whether other words of its sentences tell a day, which may be its own: “since Friday, when he told reporters that …”."""
    held = {number for number, s in enumerate(reading.sentences) if s.span.overlaps(statement.span)}
    inside = [*statement.content]
    return any(
        time.sentence in held
        and time.type in {TimeType.DATE, TimeType.TIME}
        and not any(part.overlaps(time.span) for part in inside)
        for time in reading.times
    )


def _reported(known: Material, article: str) -> Resolved | None:
    """The days of what a report tells as just said: its own day or the one before."""
    day = known.calendar.published.get(article)
    if day is None or day.earliest is None or day.latest is None or (day.latest - day.earliest).days > CLOSE:
        return None
    return Resolved(None, day.earliest - timedelta(days=1), day.latest, "inferred: reported in an article of that day")


def _made(claims: Sequence[Claim]) -> defaultdict[Ref, frozenset[str]]:
    """For each statement the claims that it makes."""
    found: defaultdict[Ref, frozenset[str]] = defaultdict(frozenset)
    for claim in claims:
        for said in claim.assertions:
            if said.statement is not None:
                found[said.statement] |= {claim.id}
    return found


def _copies(known: Material) -> dict[Ref, frozenset[str]]:
    """For each statement the copied passages that it stands in."""
    copied: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for copy in known.copies:
        for passage in copy.passages:
            copied[passage.article].append((passage.span, copy.id))
    found = {}
    for ref in known.attributions:
        span = known.readings[ref.article].statements[ref.index].span
        found[ref] = frozenset(name for held, name in copied[ref.article] if held.overlaps(span))
    return found


def _grouped(sayings: Sequence[Saying]) -> list[list[Saying]]:
    """Sayings of one occasion together."""
    groups: list[list[Saying]] = []
    for one in sorted(sayings, key=lambda s: (s.speaker, width(s.days), s.ref)):
        home = next(
            (group for group in groups if any(_same(one, other) for other in group) and _meets(one, group)), None
        )
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _meets(one: Saying, group: Sequence[Saying]) -> bool:
    return not any(apart(one.days, other.days) for other in group)


def _same(one: Saying, other: Saying) -> bool:
    """Whether two sayings are of one occasion: one speaker's told together, of one day or in two articles; or the same claim in
    copied words, as an unnamed source's, who is somebody else in each article."""
    if apart(one.days, other.days):
        return False
    copied, claimed = bool(one.copies & other.copies), bool(one.claims & other.claims)
    if one.speaker != other.speaker:
        return copied and claimed
    if one.ref.article == other.ref.article or copied or claimed:
        return True
    return max(width(one.days), width(other.days)) <= ONE_DAY


def _common(first: Saying, group: Sequence[Saying]) -> Resolved:
    """The days that all of a group allow, as far as words date them."""
    rows = [one for one in group if one.dated] or list(group)
    starts = [one.when.earliest for one in rows if one.when.earliest]
    ends = [one.when.latest for one in rows if one.when.latest]
    earliest, latest = max(starts, default=None), min(ends, default=None)
    if (earliest, latest) == (first.when.earliest, first.when.latest) or (earliest or date.min) > (latest or date.max):
        return first.when
    told = likely(first.when)
    common = Interval(earliest, latest)
    value = earliest.isoformat() if earliest and earliest == latest else first.when.value
    held = not apart(told, common) and width(told) < width(common)
    return Resolved(
        value if held or earliest == latest else None, earliest, latest, "the days that its reports have in common"
    )


def _sentences(reading: Reading, span: Span) -> str:
    """The sentences that hold a statement, word for word, its speaker and its quotation marks with it."""
    held = [s.span for s in reading.sentences if s.span.overlaps(span)] or [span]
    return " ".join(reading.text[held[0].start : held[-1].end].split())
