"""What each article says, one assertion for each event that can be checked, with its source and its values.

Inside a statement the source is the speaker; elsewhere it is the outlet itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model.ids import content_id
from onrecord.model.reading import (
    Argument,
    EntityKind,
    Event,
    Modality,
    Polarity,
    Quantity,
    Reading,
    Ref,
    Standing,
    Time,
)
from onrecord.model.record import OUTLET_SOURCE, Assertion, Material, Slot, SlotValue
from onrecord.model.text import Passage, Reason
from onrecord.model.time import Resolved
from onrecord.values import numbers
from onrecord.values.predicates import lexicon, mutual
from onrecord.weigh.checkable import EMPTY, LEAST, has_subject, is_telling, named, specificity
from onrecord.weigh.frames import Frames
from onrecord.weigh.principal import shown

TELLER = "teller"
"""Role of who gives a count."""
SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
"""Kinds of those who can give one."""
SLOT_OF = {"agent": Slot.ACTOR, "place": Slot.PLACE, "cause": Slot.CAUSE, "means": Slot.MEANS}
ANONYMITY = re.compile(
    r"\b(?:not|n[o’']t|declined|refused|requested|asked|demanded|insisted|spoke|speaking)\b.{0,40}"
    r"\b(?:named|identified|anonym\w+|publicly|quoted by name)\b|\bcondition of anonymity\b"
    r"|\bauthori[sz]ed to (?:speak|brief|talk|discuss)\b",
    re.IGNORECASE | re.DOTALL,
)
"""“who asked not to be named”: a clause about a source's namelessness is no claim of the story."""
ON_ITS_OWN = 1.5
"""What a clause inside another must weigh to be told beside it. Set as `LEAST`."""
PARTIES = 2
"""Names from which a clause inside another says something of its own: “which Iran sold to Syria”."""


def draw(known: Material, frames: Frames | None = None) -> tuple[Assertion, ...]:
    """All assertions of a story, article by article, in the order of the text."""
    frames = frames or Frames(known)
    return tuple(one for article in sorted(known.readings) for one in _once(known, frames, article))


def _once(known: Material, frames: Frames, article: str) -> tuple[Assertion, ...]:
    """The assertions of one article, as they were drawn before where nothing that is known of it has changed."""
    made: tuple[Assertion, ...] = frames.page(article).once("assertions", None, lambda: _drawn(known, frames, article))
    return made


def _drawn(known: Material, frames: Frames, article: str) -> tuple[Assertion, ...]:
    """The assertions of one article."""
    reading = known.readings[article]
    telling = [
        i
        for i, event in enumerate(reading.events)
        if _says_something(frames, reading, event) or _is_denial(frames, event, Ref(article, i))
    ]
    together: defaultdict[int, list[Event]] = defaultdict(list)
    for index in telling:
        together[reading.events[index].sentence].append(reading.events[index])
    return tuple(
        _assertion(known, frames, reading, index)
        for index in telling
        if not _is_part(frames, reading, reading.events[index], together[reading.events[index].sentence])
    )


def _says_something(frames: Frames, reading: Reading, event: Event) -> bool:
    """Whether an event can be checked and is no mere speaking."""
    if _names_cause(event):
        return True
    if is_telling(event) or ANONYMITY.search(reading.words(event.span)):
        return False
    if _is_bare_noun(event):
        roles = {a.role for a in event.arguments}
        told = event.times or event.quantities or ("agent" in roles and len(roles) > 1)
        return bool(told) and not mutual(event.action)
    return specificity(frames, reading, event) >= LEAST


def _names_cause(event: Event) -> bool:
    """Whether it says what caused what: “the cause of the fire was a fault”."""
    return event.action == "cause" and len({a.role for a in event.arguments} & {"agent", "patient"}) > 1


def _is_denial(frames: Frames, event: Event, ref: Ref) -> bool:
    """Whether somebody says no of a known party, in however few words: “denied that it had been warned”."""
    no = event.modality is Modality.DENIED or event.polarity is Polarity.NEGATIVE
    if event.statement is None or not no or event.action in EMPTY or event.action not in lexicon().predicates:
        return False
    frame = frames.of(ref)
    return any(key[0] in "pe" for key in frame.actors | frame.objects)


def _is_bare_noun(event: Event) -> bool:
    """Whether an event is only named (“Russia's use of the port”): no verb says when or whether."""
    return not event.tense


def _is_part(frames: Frames, reading: Reading, event: Event, together: Sequence[Event]) -> bool:
    """Whether an event is part of another assertion and says little of its own: “who came with them”, “saying that it left”."""
    held = any(
        other is not event and other.span.contains(event.span) and other.span != event.span for other in together
    )
    subject = has_subject(event) or event.standing is Standing.BORROWING
    if (not held and subject) or _names_cause(event):
        return False
    solid = event.quantities or event.times or len(named(frames, reading, event)) >= PARTIES
    if held and (event.action in EMPTY or event.action not in lexicon().predicates):
        return True
    if solid or event.action in EMPTY:
        return not solid
    parts = {a.role for a in event.arguments}
    return not (has_subject(event) and len(parts) > 1 and specificity(frames, reading, event) >= ON_ITS_OWN)


def _assertion(known: Material, frames: Frames, reading: Reading, index: int) -> Assertion:
    event = reading.events[index]
    passage = Passage(reading.id, event.span)
    source, statement, reasons = _source(known, frames, reading, event)
    return Assertion(
        id=content_id("assertion", reading.id, event.span.start, event.span.end, event.trigger.start),
        passage=passage,
        source=source,
        statement=statement,
        event=Ref(reading.id, index),
        polarity=event.polarity,
        modality=event.modality,
        values=tuple(_values(known, frames, reading, event)),
        reasons=reasons,
    )


def _source(
    known: Material, frames: Frames, reading: Reading, event: Event
) -> tuple[str, Ref | None, tuple[Reason, ...]]:
    """Whose words an event is in, and why."""
    if event.statement is None:
        return _teller(frames, reading, event)
    ref = Ref(reading.id, event.statement)
    attribution = known.attributions.get(ref)
    statement = reading.statements[event.statement]
    cue = Passage(reading.id, statement.cue) if statement.cue else None
    if attribution is None or not attribution.speakers:
        return OUTLET_SOURCE, ref, (Reason("said by somebody whom the text does not show", cue),)
    return attribution.speakers[0], ref, (Reason("in the words of its speaker", cue),)


def _teller(frames: Frames, reading: Reading, event: Event) -> tuple[str, None, tuple[Reason, ...]]:
    """Who gives a count: “*the rescue workers* gave a toll of 23”; not “two more deaths brought the toll to 23”."""
    for argument in event.arguments if event.tally else ():
        entity = frames.entity(reading, argument.mention) if argument.role == TELLER else None
        if entity is not None and entity.kind in SPEAKING:
            return entity.id, None, (Reason("the count is this one's", Passage(reading.id, argument.span)),)
    return OUTLET_SOURCE, None, ()


def _values(known: Material, frames: Frames, reading: Reading, event: Event) -> Iterator[SlotValue]:
    as_of = _as_of(frames, reading, event)
    for quantity in event.quantities:
        yield _number(reading, quantity, as_of)
    for index in event.times:
        resolved = known.calendar.times.get(Ref(reading.id, index))
        time = reading.times[index]
        value = _resolved(resolved) or _unplaced(time)
        if value:
            yield SlotValue(Slot.DATE, reading.words(time.span), value, passage=Passage(reading.id, time.span))
    for argument in event.arguments:
        if argument.role in SLOT_OF:
            yield _part(frames, reading, argument)
    if event.modality is not Modality.ASSERTED:
        yield SlotValue(
            Slot.STATUS, reading.words(event.trigger), event.modality.value, passage=Passage(reading.id, event.trigger)
        )


def _resolved(resolved: Resolved | None) -> str | None:
    if resolved is None:
        return None
    return resolved.value or resolved.edtf or (str(resolved.earliest) if resolved.earliest else None)


def _unplaced(time: Time) -> str | None:
    """The month, day or weekday of a time whose year nobody knows, as TIMEX3 writes it: `XXXX-07-13`, `XXXX-WXX-1`."""
    told = time.expression
    if told.month and told.year is None:
        return f"XXXX-{told.month:02}" + (f"-{told.day:02}" if told.day else "")
    return f"XXXX-WXX-{told.weekday + 1}" if told.weekday is not None else None


def _number(reading: Reading, quantity: Quantity, as_of: str | None) -> SlotValue:
    words = reading.words(quantity.span)
    amount = numbers.clean(words)
    return SlotValue(
        Slot.NUMBER,
        shown(reading.text, quantity),
        amount.value if amount and amount.point is not None else words.lower(),
        quantity.bound,
        as_of,
        Passage(reading.id, quantity.span),
    )


def _part(frames: Frames, reading: Reading, argument: Argument) -> SlotValue:
    entity = frames.entity(reading, argument.mention)
    value = entity.id if entity else argument.head
    return SlotValue(
        SLOT_OF[argument.role], reading.words(argument.span), value, passage=Passage(reading.id, argument.span)
    )


def _as_of(frames: Frames, reading: Reading, event: Event) -> str | None:
    """The day that a number is of: when it was said, else when the article came out, where that is one day."""
    told = frames.told(reading.id, event)
    if told is None or told.earliest is None or told.earliest != told.latest:
        return None
    return told.earliest.isoformat()
