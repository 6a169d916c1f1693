"""One claim as a step of an arrangement: “Norway suspended the treaty with Denmark” is of an agreement, suspended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.reading import Argument, EntityKind, Event, Modality, Polarity, Reading
from onrecord.model.record import Assertion, Claim
from onrecord.model.time import Interval
from onrecord.values import kinds as things
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import width
from onrecord.weigh.states.table import Kind, kinds

PHASES = {"begin": "begun", "end": "ended", "resume": "begun", "continue": "ongoing"}
PAUSED = re.compile(
    r"\b(?:suspend\w*|suspension|paus\w+|interrupt\w*|freez\w+|froze\w*|on hold|temporar\w+|for now|for the time being)\b",
    re.IGNORECASE,
)
"""Words that make an end one for the time being."""
ENDINGS = ("ed", "d", "ing", "es", "s", "")
OWN_NAMES = "cple"
CARRYING = frozenset({"patient", "agent", "source", "goal", "topic", "attribute", "companion"})
FORCES = frozenset({"troop", "soldier", "force", "army", "peacekeeper", "contingent", "fleet", "plane", "ship", "tank", "police",
                    "battalion", "brigade", "personnel", "observer", "militia"})  # fmt: skip
"""Who is somewhere when somebody is present: “sent 200 troops”."""
LATER = frozenset({"possible", "permitted", "refused", "denied"})
"""Steps that are of the day they were told, whatever day they speak of."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a step: `parties` the keys of names in it, `subject` and `thing` the keys of who and what."""

    kind: str
    status: str
    parties: frozenset[str]
    subject: frozenset[str]
    thing: frozenset[str]
    days: Interval
    claim: Claim
    assertions: tuple[str, ...]


def steps(frames: Frames, claim: Claim) -> Iterator[Told]:
    """The steps that a claim's assertions tell, if of a known kind: what one tells as done another may have told as possible."""
    rows: dict[tuple[str, str], list[Assertion]] = {}
    for said in claim.assertions:
        frame = frames.of(said.event)
        found = next(((kind.name, step) for kind in kinds() if (step := _step(frames, frame, kind))), None)
        if found is not None:
            rows.setdefault((found[0], _status(said, found[1])), []).append(said)
    for kind, status in sorted(rows):
        made = [frames.of(said.event) for said in rows[kind, status]]
        actors = frozenset(key for frame in made for key in frame.actors)
        objects = frozenset(key for frame in made for key in frame.objects) - actors
        parties = frozenset(key for frame in made for key in _parties(frames, frame))
        yield Told(
            kind, status, parties, actors, objects, _when(made, status), claim, tuple(a.id for a in rows[kind, status])
        )


def _step(frames: Frames, frame: Frame, kind: Kind) -> str | None:
    """How the arrangement stands by a clause: by the action that is the arrangement, by what is done to what it is called,
    or by a verb that needs no more."""
    event, reading = frame.event, frames.known.readings[frame.article]
    clause, trigger = reading.words(event.span), reading.words(event.trigger).lower()
    told = next((step for verb in (_base(trigger, kind), event.action) if (step := kind.steps.get(verb))), None)
    named = any(_is_called(argument, kind) for argument in event.arguments)
    over = "suspended" if PAUSED.search(clause) else "ended"
    if event.action in kind.actions and not (kind.whole and told):
        step = PHASES.get(event.phase or "") or _carried(reading, event, kind) or kind.unsaid
        return over if step == "ended" else step
    if event.phase and (named or trigger in kind.nouns):
        return over if event.phase == "end" else PHASES[event.phase]
    return told if told and (named or (kind.whole and _is_whole(frames, frame, kind))) else None


def _carried(reading: Reading, event: Event, kind: Kind) -> str | None:
    """The step by the verb that carries an action's noun: “imposed sanctions”."""
    words = reading.text[event.span.start : event.trigger.start].lower().split()
    return next((kind.steps[base] for word in reversed(words) if (base := _base(word, kind)) in kind.steps), None)


def _base(word: str, kind: Kind) -> str:
    """A verb without its ending, as far as the table of a kind knows it: “suspended”, “collapsed”; else as it is."""
    forms = (word.removesuffix(ending) + more for ending in ENDINGS if word.endswith(ending) for more in ("", "e"))
    return next((form for form in forms if form in kind.steps), word)


def _is_called(argument: Argument, kind: Kind) -> bool:
    head = argument.head.lower()
    return argument.role in CARRYING and (head in kind.nouns or head.removesuffix("s") in kind.nouns)


def _is_whole(frames: Frames, frame: Frame, kind: Kind) -> bool:
    """Whether the parts fit a verb that tells all: troops sent somewhere, a person elected, dismissed, or who resigned."""
    reading = frames.known.readings[frame.article]
    if kind.name == "presence":
        heads = {things.kind_of(a.head.lower()) for a in frame.event.arguments} | {
            a.head.lower() for a in frame.event.arguments
        }
        return bool(heads & FORCES) and any(a.role in {"goal", "source", "place"} for a in frame.event.arguments)
    roles = {"patient"} if frame.event.action not in {"resign", "remain", "retire", "take"} else {"agent"}
    held = (frames.entity(reading, a.mention) for a in frame.event.arguments if a.role in roles)
    person = any(entity is not None and entity.kind is EntityKind.PERSON for entity in held)
    return person and (frame.event.action in {"resign", "elect", "dismiss"} or _has_title(frame.event))


def _has_title(event: Event) -> bool:
    return any(a.role == "attribute" for a in event.arguments)


def _parties(frames: Frames, frame: Frame) -> frozenset[str]:
    """The keys of all names in the parts of a clause, those inside what the arrangement is called with them."""
    reading = frames.known.readings[frame.article]
    keys = {key for a in frame.event.arguments if a.role != "cause" for key in frames.argument_keys(reading, a)}
    return frozenset(key for key in keys | frame.actors | frame.objects if key[0] in OWN_NAMES)


def _status(said: Assertion, step: str) -> str:
    """planned, possible, refused or denied, as an assertion says it, else the step itself."""
    if (said.modality is Modality.DENIED) != (said.polarity is Polarity.NEGATIVE):
        return "refused" if step in {"permitted", "refused"} else "denied"
    if said.modality in {Modality.POSSIBLE, Modality.QUESTIONED}:
        return "possible"
    return "planned" if said.modality in {Modality.PLANNED, Modality.HOPED} else step


def _when(made: Sequence[Frame], status: str) -> Interval:
    """The days of a step: those that its words give, the narrowest first, else those when it was first told; a possibility, a
    permission and a denial are of the day they were told."""
    dated = sorted((f.days for f in made if f.days), key=width)
    told = sorted(
        (f.told for f in made if f.told), key=lambda days: (days.latest or date.max, days.earliest or date.min)
    )
    ordered = [*told, *dated] if status in LATER else [*dated, *told]
    return next(iter(ordered), Interval(None, None))
