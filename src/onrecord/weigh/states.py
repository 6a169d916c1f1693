"""States of affairs: a continuing arrangement as one line of steps, e.g. somebody's use of a base: begun, ended, possible.

A state is an action that lasts, of one subject to one object; each claim about it is a step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from onrecord.model.ids import content_id
from onrecord.model.reading import Modality, Polarity
from onrecord.model.record import Claim, Material, State, Step
from onrecord.model.time import Interval
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import width
from onrecord.weigh.keys import is_country

LASTING = frozenset({"use", "control", "occupy", "deploy", "besiege", "cease_fire", "talk", "support", "supply", "cooperate",
                     "have", "strike", "wage_war", "govern", "sanction", "ban", "permit", "protest", "investigate",
                     "agree", "quarantine", "go_on_strike", "host", "patrol", "own", "exist", "burn", "spread"})  # fmt: skip
"""Actions that go on: what begins can be suspended, resumed and ended."""
PHASES = {"begin": "begun", "end": "ended", "resume": "begun", "continue": "ongoing"}
TWO = 2


def follow(known: Material, claims: Sequence[Claim]) -> tuple[State, ...]:
    """The states of a story that two or more claims tell of, with steps of different status, in order of time."""
    frames = Frames(known)
    grouped: defaultdict[tuple[str, str, str], list[tuple[Claim, Frame]]] = defaultdict(list)
    for claim in claims:
        frame = frames.of(claim.assertions[0].event)
        subject, thing = _party(frame.actors), _party(frame.objects)
        if frame.action in LASTING and subject and thing:
            grouped[subject, frame.action, thing].append((claim, frame))
    states = [_state(known, frames, key, grouped[key]) for key in sorted(grouped)]
    return tuple(state for state in states if len({step.status for step in state.steps}) >= TWO)


def _party(keys: frozenset[str]) -> str | None:
    """The key that names a party: a country, an entity, else a kind."""
    for first in "cplenk":
        named = sorted(key for key in keys if key[0] == first)
        if len(named) == 1:
            return named[0]
    return None


def _state(known: Material, frames: Frames, key: tuple[str, str, str], rows: list[tuple[Claim, Frame]]) -> State:
    subject, action, thing = key
    steps: dict[tuple[str, date | None, date | None], list[str]] = {}
    for claim, frame in rows:
        days = _when(frames, claim)
        step = (_status(claim, frame), days.earliest, days.latest)
        steps.setdefault(step, []).append(claim.id)
    ordered = sorted(steps, key=lambda s: (s[1] or date.min, s[2] or date.max, s[0]))
    return State(
        id=content_id("state", known.story.id, *key),
        story=known.story.id,
        subject=_shown(known, subject),
        action=action,
        object=_shown(known, thing),
        text=rows[0][0].text,
        steps=tuple(Step(status, first, last, tuple(steps[status, first, last])) for status, first, last in ordered),
    )


def _when(frames: Frames, claim: Claim) -> Interval:
    """The days of a step: those that its words give, the narrowest first, else those when it was first told."""
    made = [frames.of(a.event) for a in claim.assertions]
    dated = sorted((f.days for f in made if f.days), key=width)
    told = sorted(
        (f.told for f in made if f.told), key=lambda days: (days.latest or date.max, days.earliest or date.min)
    )
    return next(iter([*dated, *told]), Interval(None, None))


def _status(claim: Claim, frame: Frame) -> str:
    """planned, begun, ongoing, ended, possible or denied, as phase, modality and polarity say."""
    first = claim.assertions[0]
    if first.modality is Modality.DENIED or first.polarity is Polarity.NEGATIVE:
        return "denied"
    if first.modality in {Modality.POSSIBLE, Modality.QUESTIONED}:
        return "possible"
    if first.modality in {Modality.PLANNED, Modality.HOPED}:
        return "planned"
    return PHASES.get(frame.event.phase or "", "ongoing")


def _shown(known: Material, key: str) -> str:
    """An entity's id where the key names one, else the word itself."""
    name = key[2:]
    if key[0] in "ple":
        return name
    if key[0] == "c":
        owners = sorted(
            e.id
            for e in known.entities.values()
            if e.place and e.place.country == name and len(e.names) and is_country(e.name)
        )
        return owners[0] if owners else name
    return name
