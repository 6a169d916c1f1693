"""States of affairs: a continuing arrangement as one line of steps, e.g. somebody's use of a base: begun, suspended, possible.

    use, permission, siege, talks, ceasefire, agreement, presence, sanctions, strike, office        (data/states.toml)

Each claim about it is a step. Steps of one kind are of one arrangement where the names of one are among those of the other; a step
that names nobody (“the ceasefire collapsed”) is of the only arrangement of its kind, or of none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from onrecord.model.ids import content_id
from onrecord.model.record import Claim, Material, State, Step
from onrecord.weigh.frames import Frames
from onrecord.weigh.keys import is_country
from onrecord.weigh.states.steps import Told, steps

__all__ = ["follow"]

TWO = 2


def follow(known: Material, claims: Sequence[Claim]) -> tuple[State, ...]:
    """The states of a story that two or more claims tell of, with steps of different status, in order of time."""
    frames = Frames(known)
    by_kind: defaultdict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        for told in steps(frames, claim):
            by_kind[told.kind].append(told)
    groups = [group for kind in sorted(by_kind) for group in _grouped(by_kind[kind])]
    states = [_state(known, group) for group in groups if len({told.status for told in group}) >= TWO]
    return tuple(sorted(states, key=lambda state: state.id))


def _grouped(told: Sequence[Told]) -> list[list[Told]]:
    """Steps of one kind by arrangement, those that name most first; a step that fits two arrangements is of neither."""
    groups: list[tuple[frozenset[str], list[Told]]] = []
    for one in sorted(told, key=lambda t: (-len(t.parties), t.claim.id)):
        fitting = [group for group in groups if one.parties <= group[0]]
        if len(fitting) == 1:
            fitting[0][1].append(one)
        elif not fitting and one.parties:
            groups.append((one.parties, [one]))
    return [group for _, group in groups]


def _state(known: Material, group: Sequence[Told]) -> State:
    rows: dict[tuple[str, date | None, date | None], list[Told]] = {}
    for told in sorted(group, key=lambda t: t.claim.id):
        rows.setdefault((told.status, told.days.earliest, told.days.latest), []).append(told)
    ordered = sorted(rows, key=lambda s: (s[1] or date.min, s[2] or date.max, s[0]))
    subject, thing = (
        _commonest([party for told in group for party in getattr(told, part)]) for part in ("subject", "thing")
    )
    clearest = max(group, key=lambda t: (bool(t.subject), bool(t.thing), t.claim.specificity, t.claim.id))
    return State(
        id=content_id("state", known.story.id, group[0].kind, *sorted(group[0].parties)),
        story=known.story.id,
        subject=_shown(known, subject),
        action=group[0].kind,
        object=_shown(known, thing),
        text=clearest.claim.text,
        steps=tuple(_made(*key, rows[key]) for key in ordered),
    )


def _made(status: str, earliest: date | None, latest: date | None, told: Sequence[Told]) -> Step:
    """One step with the claims and assertions that tell it."""
    said = tuple(one for each in told for one in each.assertions)
    return Step(status, earliest, latest, tuple(dict.fromkeys(each.claim.id for each in told)), said)


def _commonest(keys: Sequence[str]) -> str:
    """The key that most steps have in one part: a name before a kind."""
    counted = Counter(keys)
    return max(counted, key=lambda key: ("nkelpc".find(key[0]), counted[key], key), default="")


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
