"""What each article says, one assertion for each event that can be checked, with its source and its values.

Inside a statement the source is the speaker; elsewhere it is the outlet itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.model.ids import content_id
from onrecord.model.reading import Argument, Event, MentionForm, Modality, Quantity, Reading, Ref
from onrecord.model.record import OUTLET_SOURCE, Assertion, Material, Slot, SlotValue
from onrecord.model.text import Passage, Reason
from onrecord.values import numbers
from onrecord.values.predicates import lexicon, mutual
from onrecord.weigh.frames import Frames
from onrecord.weigh.principal import shown

SLOT_OF = {"agent": Slot.ACTOR, "place": Slot.PLACE, "cause": Slot.CAUSE, "means": Slot.MEANS}
EMPTY = frozenset({"be", "have", "do", "come", "go", "get", "make", "happen", "exist", "say", "see", "know", "think"})
"""Actions that say nothing without a name, a number or a date beside them."""


def draw(known: Material) -> tuple[Assertion, ...]:
    """All assertions of a story, article by article, in the order of the text."""
    frames = Frames(known)
    found = []
    for article in sorted(known.readings):
        reading = known.readings[article]
        together = _by_sentence(reading)
        for index, event in enumerate(reading.events):
            if _says_something(frames, reading, event) and not _is_scrap(
                frames, reading, event, together[event.sentence]
            ):
                found.append(_assertion(known, frames, reading, index))
    return tuple(found)


def _says_something(frames: Frames, reading: Reading, event: Event) -> bool:
    """Whether an event has a name, a number or a date, or is somebody's words."""
    if _is_bare_noun(event):
        roles = {a.role for a in event.arguments}
        return not mutual(event.action) and bool(
            event.times or event.quantities or ("agent" in roles and len(roles) > 1)
        )
    if event.statement is not None:
        return bool(event.arguments)
    solid = _names(frames, reading, event) or bool(event.quantities) or bool(event.times)
    return solid and (event.action not in EMPTY or len(event.arguments) > 1)


def _is_bare_noun(event: Event) -> bool:
    """Whether an event is only named (“Russia's use of the port”): no verb says when or whether."""
    return not event.tense


def _names(frames: Frames, reading: Reading, event: Event) -> bool:
    """Whether an event's parts name somebody or some place."""
    named = {MentionForm.NAME, MentionForm.DEMONYM}
    return any(
        reading.mentions[index].form in named
        or (a.mention == index and reading.mentions[index].form is MentionForm.NOMINAL)
        for a in event.arguments
        for index in frames.inside(reading, a.span)
    )


def _by_sentence(reading: Reading) -> Mapping[int, list[Event]]:
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for event in reading.events:
        found[event.sentence].append(event)
    return found


def _is_scrap(frames: Frames, reading: Reading, event: Event, together: Sequence[Event]) -> bool:
    """Whether an event is a clause inside another one that says little by itself: “who came with them”."""
    holders = [
        other
        for other in together
        if other is not event and other.span.contains(event.span) and other.span != event.span
    ]
    if not holders:
        return False
    parts = {a.role for a in event.arguments}
    known_action = event.action in lexicon().predicates and event.action not in EMPTY
    enough = bool(event.quantities or event.times) or (len(parts) > 1 and _names(frames, reading, event))
    return not (known_action and enough)


def _assertion(known: Material, frames: Frames, reading: Reading, index: int) -> Assertion:
    event = reading.events[index]
    passage = Passage(reading.id, event.span)
    source, statement, reasons = _source(known, reading, event)
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


def _source(known: Material, reading: Reading, event: Event) -> tuple[str, Ref | None, tuple[Reason, ...]]:
    """Whose words an event is in, and why."""
    if event.statement is None:
        return OUTLET_SOURCE, None, ()
    ref = Ref(reading.id, event.statement)
    attribution = known.attributions.get(ref)
    statement = reading.statements[event.statement]
    cue = Passage(reading.id, statement.cue) if statement.cue else None
    if attribution is None or not attribution.speakers:
        return OUTLET_SOURCE, ref, (Reason("said by somebody whom the text does not show", cue),)
    return attribution.speakers[0], ref, (Reason("in the words of its speaker", cue),)


def _values(known: Material, frames: Frames, reading: Reading, event: Event) -> Iterator[SlotValue]:
    as_of = _as_of(frames, reading, event)
    for quantity in event.quantities:
        yield _number(reading, quantity, as_of)
    for index in event.times:
        resolved = known.calendar.times.get(Ref(reading.id, index))
        if resolved and (resolved.value or resolved.edtf or resolved.earliest):
            time = reading.times[index]
            value = resolved.value or resolved.edtf or str(resolved.earliest)
            yield SlotValue(Slot.DATE, reading.words(time.span), value, passage=Passage(reading.id, time.span))
    for argument in event.arguments:
        if argument.role in SLOT_OF:
            yield _part(frames, reading, argument)
    if event.modality is not Modality.ASSERTED:
        yield SlotValue(
            Slot.STATUS, reading.words(event.trigger), event.modality.value, passage=Passage(reading.id, event.trigger)
        )


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
