"""A claim's text: the words of its clearest assertion, with [bracketed] resolutions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.reading import MentionForm, Modality, Polarity, Ref
from onrecord.model.record import Assertion, Material
from onrecord.model.text import BlockKind
from onrecord.weigh.frames import Frames

LONG = 160
"""A clause longer than this says more than the claim."""
POSSESSIVE = frozenset({"'s", "’s"})


def clearest(known: Material, frames: Frames, members: Sequence[Assertion]) -> Assertion:
    """The assertion that says it best: asserted, with named parts and a date, neither a scrap nor a paragraph."""
    return max(members, key=lambda a: (_clarity(known, frames, a), a.id))


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
    block = reading.sentences[event.sentence].block if event.sentence < len(reading.sentences) else None
    if block is not None and reading.blocks[block].kind is BlockKind.HEADLINE:
        score -= 1.0
    return score - max(0, len(event.span) - LONG) / 60 - max(0, 25 - len(event.span)) / 10


def text_of(known: Material, frames: Frames, assertion: Assertion) -> str:
    """The clause word for word, each pronoun and relative date followed by what it stands for in [brackets]."""
    reading = known.readings[assertion.article]
    span = assertion.passage.span
    parts, at = [], span.start
    for last, resolution in sorted(_resolutions(known, frames, assertion)):
        end = last + (2 if reading.text[last : last + 2] in POSSESSIVE else 0)
        if at < end <= span.end:
            parts.append(f"{reading.text[at:end]} [{resolution}]")
            at = end
    return " ".join("".join([*parts, reading.text[at : span.end]]).split())


def _resolutions(known: Material, frames: Frames, assertion: Assertion) -> Iterator[tuple[int, str]]:
    reading = known.readings[assertion.article]
    event = reading.events[assertion.event.index]
    for index in frames.inside(reading, event.span):
        mention = reading.mentions[index]
        entity = frames.entity(reading, index)
        if (
            mention.form is MentionForm.PRONOUN
            and entity
            and entity.name.lower() != reading.words(mention.span).lower()
        ):
            yield mention.span.end, entity.name
    for index in event.times:
        time = reading.times[index]
        resolved = known.calendar.times.get(Ref(reading.id, index))
        if (
            resolved
            and resolved.value
            and event.span.contains(time.span)
            and resolved.value[:4].isdigit()
            and resolved.value[:4] not in reading.words(time.span)
        ):
            yield time.span.end, resolved.value
