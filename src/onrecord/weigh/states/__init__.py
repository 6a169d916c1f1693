"""States of affairs: a continuing arrangement as one line of steps, e.g. somebody's use of a base: begun, suspended, possible.

    use, permission, siege, talks, ceasefire, agreement, presence, sanctions, curb, strike, closure, service, office

`table`   the kinds, from data/states.toml
`sides`   whose an arrangement is, and of what
`steps`   one claim as a step
`lines`   which steps are of one arrangement

A step that is told again without a day of its own, before the line has turned, is the same step.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.model.ids import content_id
from onrecord.model.record import Claim, Material, State, Step
from onrecord.model.time import Interval
from onrecord.weigh.frames import Frames
from onrecord.weigh.intervals import apart, width
from onrecord.weigh.keys import is_country
from onrecord.weigh.states.lines import gap, lines, ordered
from onrecord.weigh.states.steps import Told, steps

__all__ = ["follow"]

TWO = 2
ON = frozenset({"begun", "ongoing"})
OFF = frozenset({"suspended", "ended"})
"""Steps that tell how a line stands; the others tell what is said, planned or allowed of it."""
ANEW = 28
"""Days after which a possibility or a plan that is told again is told anew; as in `claims`."""
TURNS = frozenset({"begun", "suspended", "ended", "permitted", "refused", "denied"})
"""Steps of which a line needs one: what is only ongoing, planned or possible has not moved."""

LEANING = re.compile(
    r"\b(?:he|she|it|they|we|i|you|him|her|them|us|his|hers|its|their|our|my|this|these|those|such|which|who|the (?:country|two|latter|former|group|move|decision))\b",
    re.IGNORECASE,
)
"""Words by which a claim leans on what stands before it: “the country’s jets had taken off”."""


def follow(known: Material, claims: Sequence[Claim], frames: Frames | None = None) -> tuple[State, ...]:
    """The states of a story that two or more claims tell of, with steps of different status, in order of time."""
    frames = frames or Frames(known)
    by_kind: defaultdict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        for told in steps(frames, claim):
            by_kind[told.line].append(told)
    groups = [group for kind in sorted(by_kind) for group in lines(by_kind[kind])]
    states = [_state(known, group) for group in groups if _has_moved(group)]
    return tuple(sorted(states, key=lambda state: state.id))


def _has_moved(group: Sequence[Told]) -> bool:
    """Whether a line holds two steps of different status, of which one is a turn."""
    statuses = {told.status for told in group}
    return len(statuses) >= TWO and bool(statuses & TURNS)


def _state(known: Material, group: Sequence[Told]) -> State:
    subject = _commonest([key for told in group for key in told.sides.holders], "nkelpc")
    thing = _commonest([key for told in group for key in told.sides.things if key != subject], "cnklep")
    telling = [told for told in group if told.kind.name == group[0].line] or group
    clearest = max(
        telling,
        key=lambda t: (
            bool(t.sides.holders),
            bool(t.sides.things),
            not LEANING.search(t.claim.text),
            t.claim.specificity,
            t.claim.id,
        ),
    )
    action = max((told.kind.name for told in group), key=lambda name: (name == group[0].line, name))
    return State(
        id=content_id("state", known.story.id, action, *sorted(told.claim.id for told in group)),
        story=known.story.id,
        subject=_shown(known, subject),
        action=action,
        object=_shown(known, thing),
        text=clearest.claim.text,
        steps=tuple(_made(row) for row in _in_order(group)),
    )


def _in_order(group: Sequence[Told]) -> list[list[Told]]:
    """The steps in order of time, each with all that tell it."""
    rows: list[list[Told]] = []
    for told in ordered(group):
        row = _told_before(rows, told)
        if row is None:
            rows.append([told])
        else:
            row.append(told)
    return rows


def _told_before(rows: Sequence[list[Told]], told: Told) -> list[Told] | None:
    """The step that this one tells again: of its status, with no turn of the line between, and of days that can be the same; or
    without a day of its own, where it is no word for the future that is told anew."""
    for row in reversed(rows):
        if row[0].status == told.status:
            return row if _can_be_same(row, told) else None
        if row[0].status in ON | OFF and not {row[0].status, told.status} <= OFF:
            return None
    return None


def _can_be_same(row: Sequence[Told], told: Told) -> bool:
    if told.status in ON | OFF:
        return not told.dated or not any(apart(told.days, one.days) for one in row if one.dated)
    return gap(row[-1].days, told.days) < ANEW


def _made(row: Sequence[Told]) -> Step:
    """One step with the claims and assertions that tell it."""
    days = _days(row)
    said = tuple(one.id for told in row for one in told.assertions)
    return Step(row[0].status, days.earliest, days.latest, tuple(dict.fromkeys(told.claim.id for told in row)), said)


def _days(row: Sequence[Told]) -> Interval:
    """The days of a step: the closest that words give it, else those of the first that tells it; what goes on, until it was last told."""
    dated = [told.days for told in row if told.dated]
    first = min(dated, key=width) if dated else row[0].days
    if row[0].status != "ongoing":
        return first
    return Interval(first.earliest, max((told.days.latest for told in row if told.days.latest), default=first.latest))


def _commonest(keys: Sequence[str], order: str) -> str:
    """The key that most steps have in one part: a name before a kind."""
    counted = Counter(keys)
    return max(counted, key=lambda key: (order.find(key[0]), counted[key], key), default="")


def _shown(known: Material, key: str) -> str:
    """An entity's id where the key names one, else the word itself."""
    name = key[2:]
    if key[:1] != "c":
        return name
    owners = sorted(
        e.id
        for e in known.entities.values()
        if e.place and e.place.country == name and len(e.names) and is_country(e.name)
    )
    return owners[0] if owners else name
