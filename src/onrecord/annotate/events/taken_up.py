"""Events that only take up what was told before: “Their jets used the base. The deployment ended in May.”.

The second is the use, ended. It borrows the parties of the last event that the noun can mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.reading import Argument, Event, Polarity
from onrecord.values.predicates import lexicon
from onrecord.values.words import listed

REACH = 3
"""Sentences back in which the words are looked for that “the move” takes up: a judgement, not measured. What stands further
back has mostly been followed by something else that the noun could mean."""
PARTIES = frozenset({"agent", "patient", "place", "source"})
NOTHING = frozenset({"be", "have", "say", "do"})


def resolve(event: Event, head: str, before: Sequence[Event]) -> Event | None:
    """The event with the action and the parties of the one that it takes up; None where none stands near."""
    for other in reversed(before):
        if event.sentence - other.sentence > REACH:
            break
        if other.span == event.span or not _can_mean(event, head, other):
            continue
        return replace(event, action=other.action, arguments=_borrowed(event, other))
    return None


def _can_mean(event: Event, head: str, other: Event) -> bool:
    """Whether a noun can mean an event: one that a known action tells as done, with who does it and to what."""
    roles = {argument.role for argument in other.arguments}
    solid = "agent" in roles and len(roles & PARTIES) > 1 and other.polarity is Polarity.POSITIVE
    known = other.action in lexicon().predicates and other.action not in NOTHING
    pointed = head in {"it", "that", "this"} and event.phase != "continue"  # “it's going on” may mean anything
    named = event.action == other.action or head in listed("taking_up") or pointed
    return solid and known and named


def _borrowed(event: Event, other: Event) -> tuple[Argument, ...]:
    lent = tuple(argument for argument in other.arguments if argument.role in PARTIES)
    own = tuple(a for a in event.arguments if a.role not in {"agent", "patient"})
    return (*lent, *own)
