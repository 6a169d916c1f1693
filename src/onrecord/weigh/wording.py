"""A claim's text: the words of its clearest assertion, with [bracketed] resolutions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.model.reading import Event, MentionForm, Modality, Polarity, Reading, Ref, Standing
from onrecord.model.record import Assertion, Entity, Material
from onrecord.model.text import BlockKind, Span
from onrecord.model.time import Resolved, TimeType
from onrecord.values.words import listed
from onrecord.weigh.checkable import has_subject
from onrecord.weigh.frames import Frames
from onrecord.weigh.principal import principal

LONG = 160
"""A clause longer than this says more than the claim."""
LONGEST = 260
"""Code points up to which the clause around a clause without its subject is told instead."""
STANDS = {Standing.ALONE: 2.0, Standing.BORROWING: 1.0, Standing.PART: 0.0}
"""What it is worth, against a name or a date more, that a clause is a sentence."""
POSSESSIVE = frozenset({"'s", "’s"})
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
NOT_SHOWN = frozenset({"i", "we", "you", "me", "us", "my", "our", "your", "it", "its", "who", "which", "that"})
"""Pronouns whose bearer is told elsewhere (the speaker) or is rarely sure."""
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?")
_RELATIVE = re.compile(r"(?:which|who|that)\b", re.IGNORECASE)
_NAME_OR_MONTH = frozenset({"May", "March", "April", "June", "August"})
"""Months that are names and words too: only after a preposition is one surely a month."""
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|during|last|this|next|early|late|mid|from|to|through)[ -]$", re.IGNORECASE
)
_LOOSE_END = re.compile(r"(?:[\s,;:–—-]|\b(?:and|but|or|that|as|while|with|who|which)\b)+$")


def clearest(known: Material, frames: Frames, members: Sequence[Assertion]) -> Assertion:
    """The assertion that says it best: asserted, with named parts and a date, neither a scrap nor a paragraph."""
    if len(members) == 1:
        return members[0]
    return max(_latest(frames, members), key=lambda a: (_clarity(known, frames, a), a.id))


def _latest(frames: Frames, members: Sequence[Assertion]) -> Sequence[Assertion]:
    """Of a count that was told anew, those that tell it last: the claim is headed by what holds now."""
    rows = [(a, frame.told.earliest, quantity) for a in members
            if (frame := frames.of(a.event)).told and frame.told.earliest == frame.told.latest
            and (quantity := principal(frame)) and quantity.low is not None]  # fmt: skip
    if len({quantity.low for _, _, quantity in rows}) < 2:  # noqa: PLR2004 - one figure is told by all
        return members
    last = max((day for _, day, _ in rows if day), default=None)
    return [a for a, day, _ in rows if day == last]


def event_of(known: Material, assertion: Assertion) -> Event:
    """The event that an assertion is made from."""
    return known.readings[assertion.article].events[assertion.event.index]


def _clarity(known: Material, frames: Frames, assertion: Assertion) -> float:
    reading = known.readings[assertion.article]
    event = reading.events[assertion.event.index]
    frame = frames.of(assertion.event)
    forms = [reading.mentions[i].form for i in frames.inside(reading, event.span)]
    score = sum(1.0 for form in forms if form is MentionForm.NAME) - sum(1.5 for f in forms if f is MentionForm.PRONOUN)
    score = (
        min(score, 3.0) + (1.0 if frame.actors else 0.0) + (1.0 if frame.days else 0.0) + len(event.quantities) * 0.5
    )
    score += 1.0 if assertion.modality is Modality.ASSERTED else 0.0
    score += 0.5 if assertion.polarity is Polarity.POSITIVE else 0.0
    score += 2.0 if has_subject(event) else 0.0
    score += STANDS[event.standing]
    block = reading.sentences[event.sentence].block if event.sentence < len(reading.sentences) else None
    if block is not None and reading.blocks[block].kind is BlockKind.HEADLINE:
        score -= 1.0
    return score - max(0, len(event.span) - LONG) / 60 - max(0, 25 - len(event.span)) / 10


def text_of(known: Material, frames: Frames, assertion: Assertion, *, shared: bool = False) -> str:
    """A claim's words, as this assertion has them; made once for an article of which the same is known. Of a noun that several
    articles share nothing around it is told, for the others do not say that: “the agency is looking into *leaks in two pipes*”."""
    made: str = frames.page(assertion.article).once(
        "shared text" if shared else "text",
        assertion.event.index,
        lambda: _text_of(known, frames, assertion, shared=shared),
    )
    return made


def _text_of(known: Material, frames: Frames, assertion: Assertion, *, shared: bool) -> str:
    """The clause word for word, each pronoun and relative date followed by what it stands for in [brackets], and before a clause
    that shares its subject the words that it shares: “[the firm] was sold”, “who [Anna Berg] resigned”."""
    reading = known.readings[assertion.article]
    event = reading.events[assertion.event.index]
    told = event if shared and not event.tense else telling(reading, event)
    span = told.span if told else _sentence(reading, event)
    lent = f"[{_lent(frames, reading, told)}]" if told and told.borrowed else ""
    parts, at = [] if _RELATIVE.match(reading.words(span)) else [f"{lent} "], span.start
    if not parts and lent:
        at = span.start + len(reading.words(span).split()[0])
        parts = [reading.text[span.start : at], f" {lent}"]
    for last, resolution in sorted(_resolutions(known, frames, reading, span)):
        end = last + (2 if reading.text[last : last + 2] in POSSESSIVE else 0)
        if at < end <= span.end:
            parts.append(f"{reading.text[at:end]} [{resolution}]")
            at = end
    return _balanced(" ".join("".join([*parts, reading.text[at : span.end]]).split()))


def telling(reading: Reading, event: Event) -> Event | None:
    """The event whose clause a reader can check alone: its own, or the smallest one around it; None where there is none."""
    if event.standing is not Standing.PART:
        return event
    around = [
        other
        for other in reading.events
        if other.sentence == event.sentence
        and other.standing is not Standing.PART
        and other.span.contains(event.span)
        and len(other.span) <= LONGEST
    ]
    return min(around, key=lambda other: len(other.span), default=None)


def _sentence(reading: Reading, event: Event) -> Span:
    """The sentence of a clause that nothing shorter around it tells."""
    return reading.sentences[event.sentence].span if event.sentence < len(reading.sentences) else event.span


def is_worth_telling(known: Material, members: Sequence[Assertion]) -> bool:
    """Whether a claim tells a reader something of its own: a sentence, or a part of one that two articles tell, that holds a
    number, a day or a beginning or end, or that stands in no clause that is told already."""
    rows = [(known.readings[said.article], event_of(known, said)) for said in members]
    if len({said.article for said in members}) > 1:
        return True
    return any(e.standing is not Standing.PART or e.quantities or e.times or e.phase for _, e in rows) or not any(
        telling(reading, e) for reading, e in rows
    )


def _lent(frames: Frames, reading: Reading, event: Event) -> str:
    """The words that a clause borrows; a pronoun as the one whom it surely means."""
    told = []
    for span in event.borrowed:
        entity = next((frames.entity(reading, i) for i in frames.inside(reading, span)), None)
        words = " ".join(reading.words(span).split())
        pronoun = words.lower() in listed("pronouns")
        told.append(entity.name if pronoun and entity and _is_sure(entity, words) else words)
    return " ".join(told)


def _balanced(text: str) -> str:
    """The text without marks that lost their partner where the clause was cut, and without a loose end: “, and”."""
    text = _LOOSE_END.sub("", text) or text
    for first, last in PAIRS:
        if text.count(first) != text.count(last) and text.count(first) + text.count(last) == 1:
            text = text.replace(first, "").replace(last, "")
    if text.count('"') == 1:
        text = text.replace('"', "")
    return " ".join(text.split())


def _resolutions(known: Material, frames: Frames, reading: Reading, span: Span) -> Iterator[tuple[int, str]]:
    shown: set[str] = set()
    for index in frames.inside(reading, span):
        mention, entity = reading.mentions[index], frames.entity(reading, index)
        if entity is None:
            continue
        if (
            mention.form is MentionForm.PRONOUN
            and entity.id not in shown
            and _is_sure(entity, reading.words(mention.span))
        ):
            yield mention.span.end, entity.name
        shown.add(entity.id)
    for index, time in enumerate(reading.times):
        resolved = known.calendar.times.get(Ref(reading.id, index)) if span.contains(time.span) else None
        if resolved and time.type in {TimeType.DATE, TimeType.TIME}:
            day, words = _readable(resolved), reading.words(time.span)
            if words in _NAME_OR_MONTH and not _BEFORE_MONTH.search(
                reading.text[max(0, time.span.start - 10) : time.span.start]
            ):
                continue
            if day and not _is_told(words, resolved):
                yield time.span.end, day


def _is_sure(entity: Entity, words: str) -> bool:
    """Whether a pronoun is surely one that has a name: “he” of a named person, not “he [a president]”."""
    named = entity.name[:1].isupper() and not entity.anonymous
    return named and words.lower() not in NOT_SHOWN and entity.name.lower() != words.lower()


def _is_told(words: str, resolved: Resolved) -> bool:
    """Whether the words tell the date themselves: “22 August 2016”."""
    return str(resolved.value)[:4] in words or (resolved.earliest is not None and str(resolved.earliest.year) in words)


def _readable(resolved: Resolved) -> str | None:
    """A date fixed to a day or a month, as a person writes it: “4 March 2026”; else None."""
    match = _DAY.fullmatch(resolved.value or "")
    first, last = resolved.earliest, resolved.latest
    if match is None or first is None or last is None or "infer" in resolved.basis:
        return None
    if match[3]:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}" if first == last and _same(first, match) else None
    whole_month = (first.year, first.month) == (last.year, last.month)
    return f"{MONTHS[first.month - 1]} {first.year}" if whole_month and _same(first, match) else None


def _same(day: date, match: re.Match[str]) -> bool:
    return day.isoformat().startswith(f"{match[1]}-{match[2]}")
