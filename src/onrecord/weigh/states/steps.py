"""One claim as a step of an arrangement: “Norway suspended the treaty with Denmark” is of an agreement, suspended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from onrecord.model.reading import EntityKind, Event, Modality, Polarity, Reading
from onrecord.model.record import Assertion, Claim
from onrecord.model.time import Interval
from onrecord.values import kinds as things
from onrecord.values import roles
from onrecord.values.predicates import lexicon
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import width
from onrecord.weigh.states.sides import (
    PERMITTING,
    Sides,
    is_about,
    is_called,
    is_permitted,
    office_role,
    permitted,
    sides,
)
from onrecord.weigh.states.table import Kind, bases, candidates, kinds

PHASES = {"begin": "begun", "end": "ended", "resume": "begun", "continue": "ongoing"}
PAUSED = re.compile(
    r"\b(?:suspend\w*|suspension|paus\w+|interrupt\w*|freez\w+|froze\w*|on hold|temporar\w+|for now|for the time being)\b",
    re.IGNORECASE,
)
"""Words that make an end one for the time being."""
PARTICLES = frozenset({"off", "out", "up", "down", "back", "away", "on", "apart", "home", "in"})
REFUSING = re.compile(r"\b(?:refus\w+|reject\w+|declin\w+|turn(?:s|ed|ing)? down)\b", re.IGNORECASE)
"""Words by which what is not done is refused, and not only left undone."""
WILL = re.compile(r"\b(?:will|would|shall)\s+(?:\w+ly\s+)?$|['’](?:ll|d)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Before a verb of permitting, what makes its telling the permission itself: “Iran will allow”; no plan to allow."""
LATER = frozenset({"possible", "denied"})
"""Steps that are of the day they were told, whatever day they speak of."""
GRANTS = frozenset({"permitted", "refused"})
"""Steps that are so too, unless they are told as taken: “was granted a licence on Thursday”."""
SITES = frozenset(
    {"base", "port", "harbour", "harbor", "station", "camp", "facility", "airport", "airfield", "barracks"}
)
"""What forces are in to use it."""
OFFICES = frozenset({"head", "minister", "diplomat", "lawmaker", "official", "military", "law", "business"})
"""Classes of role nouns (data/roles.toml) that are offices: not “a worker”."""
GOING_ON = frozenset({"ended", "suspended"})
"""Steps that, where they are not taken, leave it going on: “has not lifted the siege”."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a step: whose and of what, when, whether its own words tell that day, and whether they tell of a known one
    (“the talks”)."""

    kind: Kind
    status: str
    sides: Sides
    days: Interval
    dated: bool
    definite: bool
    claim: Claim
    assertions: tuple[Assertion, ...]

    @property
    def line(self) -> str:
        """The kind of line that it may stand in: who is in a base, or has left it, uses it, or uses it no longer."""
        sorts = {key[2:] for key in self.sides.things if key[0] == "k"}
        return "use" if self.kind.name == "presence" and sorts & SITES else self.kind.name


def steps(frames: Frames, claim: Claim) -> Iterator[Told]:
    """The steps that a claim's assertions tell, if of a known kind: what one tells as done another may have told as possible."""
    rows: dict[tuple[str, str], list[tuple[Assertion, Frame, Sides]]] = {}
    known = {kind.name: kind for kind in kinds()}
    for said in claim.assertions:
        frame = frames.of(said.event)
        found: tuple[Kind, str, Sides] | None = frames.page(said.article).once(
            "step", said.event.index, partial(_found, frames, said, frame)
        )
        if found is not None:
            kind, status, had = found
            rows.setdefault((kind.name, status), []).append((said, frame, had))
    for name, status in sorted(rows):
        row = rows[name, status]
        had = Sides(
            frozenset(key for _, _, one in row for key in one.holders),
            frozenset(key for _, _, one in row for key in one.things),
        )
        made = [frame for _, frame, _ in row]
        definite = any(_is_definite(frames.known.readings[frame.article], frame.event) for frame in made)
        dated = not _is_of_telling(made, status) and any(frame.days for frame in made)
        yield Told(
            known[name], status, had, _when(made, status), dated, definite, claim, tuple(said for said, _, _ in row)
        )


DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their|both)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def _is_definite(reading: Reading, event: Event) -> bool:
    """Whether the words for it point back: “the ceasefire”, “their talks”, “the crossing”."""
    spans = [event.trigger, *(a.span for a in event.arguments if a.role in {"agent", "patient", "source", "attribute"})]
    return any(
        DEFINITE.search(reading.text, max(0, at.start - 30), at.start)
        or DEFINITE.match(reading.words(at) + " ")
        or reading.words(at)
        .lower()
        .startswith(("the ", "this ", "that ", "these ", "those ", "its ", "their ", "both "))
        for at in spans
    )


def _found(frames: Frames, said: Assertion, frame: Frame) -> tuple[Kind, str, Sides] | None:
    """The kind, the status and the sides of what an assertion tells; what is permitted is a step of what may then be done."""
    if frame.action in PERMITTING and (inner := permitted(frames, frame)) is not None:
        kind, had = inner
        status = _status(frames, said, frame, "permitted" if frame.action == "permit" else "refused")
        return (kind, status, had) if status else None
    reading = frames.known.readings[frame.article]
    words = reading.words(frame.event.span).lower()
    heads = {argument.head.lower() for argument in frame.event.arguments}
    for kind in candidates(
        frame.action, frozenset(heads), words, reading.words(frame.event.trigger).lower(), started=bool(frame.site)
    ):
        if step := _step(frames, frame, kind):
            if is_permitted(frames, frame):
                return None
            status = _status(frames, said, frame, step)
            return (kind, status, sides(frames, frame, kind)) if status else None
    return None


def _step(frames: Frames, frame: Frame, kind: Kind) -> str | None:
    """How the arrangement stands by a clause: by the action that is the arrangement, by what is begun or ended of it, by what
    something is meanwhile (“on strike”), by what is done to what it is called, or by a verb that needs no more."""
    event, reading = frame.event, frames.known.readings[frame.article]
    trigger = reading.words(event.trigger).lower()
    noun = trigger.removesuffix("s") in kind.nouns
    if _goes(reading, event, kind):
        return "begun"
    used = kind.name == "use" and bool(frame.site)
    if event.action in kind.actions or used or (noun and event.action in kind.by_name):
        return _by_action(frames, frame, kind)
    named = any(is_called(event, argument, kind) for argument in event.arguments)
    other = event.action in lexicon().predicates and event.action not in kind.by_name
    if event.phase and ((named and not other) or noun or _is_force(frames, frame, kind)):
        return _over(reading, event) if event.phase == "end" else PHASES[event.phase]
    if _is_standing(reading, event, kind) and is_about(frames, frame, kind, standing=True):
        return "ongoing"
    return _by_verb(frames, frame, kind, named=named)


def _by_action(frames: Frames, frame: Frame, kind: Kind) -> str | None:
    """The step where the action is the arrangement: “used the port”, “stopped using it”, “imposed a curfew”."""
    event, reading = frame.event, frames.known.readings[frame.article]
    told = _told(reading, event, kind)
    if not is_about(frames, frame, kind) or (kind.whole and told and not event.phase):
        return told if told and kind.whole and _is_whole(frames, frame, kind) else None
    if event.phase == "end":
        return _over(reading, event)
    return PHASES.get(event.phase or "") or _carried(reading, event, kind) or kind.unsaid


def _by_verb(frames: Frames, frame: Frame, kind: Kind, *, named: bool) -> str | None:
    """The step by the verb: with the noun of the arrangement, with a thing that is opened again, or of itself."""
    told = _told(frames.known.readings[frame.article], frame.event, kind)
    if told is None:
        return None
    if kind.name == "closure":
        return told if told != "begun" and is_about(frames, frame, kind) else None
    return told if named or (kind.whole and _is_whole(frames, frame, kind)) else None


def _told(reading: Reading, event: Event, kind: Kind) -> str | None:
    return next((step for verb in _verbs(reading, event) if (step := kind.steps.get(verb))), None)


def _over(reading: Reading, event: Event) -> str:
    return "suspended" if PAUSED.search(reading.words(event.span)) else "ended"


def _goes(reading: Reading, event: Event, kind: Kind) -> bool:
    """Whether somebody goes into what lasts: “went on strike”."""
    clause = reading.words(event.span)
    return any(re.search(rf"\b(?:go|goes|going|gone|went) {word}\b", clause) for word in kind.standing)


def _is_standing(reading: Reading, event: Event, kind: Kind) -> bool:
    """Whether something is said to be as it is while the arrangement goes on: “are still on strike”, “remains closed”."""
    words = reading.text[event.trigger.end : event.trigger.end + 40].lower()
    verb = reading.words(event.trigger).lower()
    still = event.action in {"be", "remain", "stay"} or bool({*bases(verb)} & {"be", "remain", "stay"})
    return still and any(re.match(rf"\s+(?:still |now |also )?{word}\b", words) for word in kind.standing)


def _verbs(reading: Reading, event: Event) -> tuple[str, ...]:
    """What the verb of a clause may be in the table, with its particle first: “called off” is call off, call; then the action."""
    behind = reading.text[event.trigger.end : event.trigger.end + 12].lower().split()
    forms = bases(reading.words(event.trigger).lower())
    if behind and behind[0].strip(",.;") in PARTICLES:
        phrase = tuple(f"{form} {behind[0].strip(',.;')}" for form in forms)
        return (*phrase, *(() if behind[0] in {"off", "out", "apart"} else (*forms, event.action)))
    return (*forms, event.action)


def _carried(reading: Reading, event: Event, kind: Kind) -> str | None:
    """The step by the verb that carries an action's noun: “imposed sanctions”."""
    words = reading.text[event.span.start : event.trigger.start].lower().split()
    return next((kind.steps[base] for word in reversed(words) for base in bases(word) if base in kind.steps), None)


def _is_force(frames: Frames, frame: Frame, kind: Kind) -> bool:
    """Whether it is forces that are kept somewhere: “is keeping its soldiers in Haiti”."""
    trigger = frames.known.readings[frame.article].words(frame.event.trigger).lower()
    placed = any(a.role in {"goal", "source", "place"} for a in frame.event.arguments)
    return trigger.removesuffix("s") in kind.forces and placed


def _is_whole(frames: Frames, frame: Frame, kind: Kind) -> bool:
    """Whether the parts fit a verb that tells all: troops sent somewhere, a person elected, dismissed, or who resigned."""
    reading, event = frames.known.readings[frame.article], frame.event
    if kind.name == "presence":
        heads = {head for a in event.arguments for head in (a.head.lower(), things.kind_of(a.head.lower()))}
        sites = (
            frames.entity(reading, a.mention)
            for a in event.arguments
            if a.role in {"goal", "source", "place", "patient"}
        )
        placed = any(entity is not None and entity.kind in {EntityKind.PLACE, EntityKind.FACILITY} for entity in sites)
        return bool(heads & kind.forces) and placed
    held = (frames.entity(reading, a.mention) for a in event.arguments if a.role == office_role(event))
    person = any(entity is not None and entity.kind is EntityKind.PERSON for entity in held)
    return person and (event.action in {"resign", "elect"} or _has_title(event))


def _has_title(event: Event) -> bool:
    """Whether a part tells as what: “was named *energy minister*”."""
    heads = {a.head.lower() for a in event.arguments if a.role in {"attribute", "patient"}}
    return any(roles.role_class().get(head) in OFFICES for head in heads)


def _status(frames: Frames, said: Assertion, frame: Frame, step: str) -> str | None:
    """planned, possible, refused or denied, as an assertion says it, else the step itself; what is not ended goes on."""
    reading = frames.known.readings[frame.article]
    denied, negative = said.modality is Modality.DENIED, said.polarity is Polarity.NEGATIVE
    if denied != negative:
        if negative and step in GOING_ON:
            return "ongoing"
        refused = step in {"permitted", "refused"} or (negative and REFUSING.search(reading.words(frame.event.span)))
        return "refused" if refused else "denied" if denied or said.statement is not None else None
    if said.modality in {Modality.POSSIBLE, Modality.QUESTIONED}:
        return "possible"
    if said.modality in {Modality.PLANNED, Modality.HOPED}:
        at = frame.event.trigger.start
        granting = step == "permitted" and said.statement is not None and WILL.search(reading.text, max(0, at - 16), at)
        return step if granting else "planned"
    return step


def _is_of_telling(made: Sequence[Frame], status: str) -> bool:
    """Whether a step is of the day that it was told."""
    return status in LATER or (status in GRANTS and any(frame.event.tense != "past" for frame in made))


def _when(made: Sequence[Frame], status: str) -> Interval:
    """The days of a step: those that its words give, the narrowest first, else those when it was first told; a possibility, a
    permission and a denial are of the day they were told."""
    dated = sorted((f.days for f in made if f.days), key=width)
    told = sorted(
        (f.told for f in made if f.told), key=lambda days: (days.latest or date.max, days.earliest or date.min)
    )
    ordered = [*told, *dated] if _is_of_telling(made, status) else [*dated, *told]
    return next(iter(ordered), Interval(None, None))
