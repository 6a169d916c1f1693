"""Which assertions stand in copied passages, and which of those are word for word the same to the judge.

A hundred articles that print one text make a hundred assertions of each of its clauses. They are told from each other by
nothing that a rule looks at, so one of them is compared with all else in their place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.record import Assertion, Material
from onrecord.model.text import Passage
from onrecord.weigh.frames import Frame
from onrecord.weigh.principal import principal

Held = Mapping[str, frozenset[str]]
"""For each assertion in a copied passage, the copies that hold most of it."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Assertions that are the same to every rule: the first stands for all."""

    first: Assertion
    others: tuple[Assertion, ...]


def held(known: Material, assertions: Sequence[Assertion]) -> Held:
    """The copies that hold most of an assertion, for each that stands in one."""
    passages: defaultdict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for copy in known.copies:
        for passage in copy.passages:
            passages[passage.article].append((passage, copy.id))
    found: dict[str, frozenset[str]] = {}
    for assertion in assertions:
        span = assertion.passage.span
        copies = frozenset(
            copy
            for passage, copy in passages[assertion.article]
            if min(span.end, passage.span.end) - max(span.start, passage.span.start) >= len(span) / 2
        )
        if copies:
            found[assertion.id] = copies
    return found


def alike(assertions: Sequence[Assertion], kinds: Mapping[str, int], copies: Held) -> list[Alike]:
    """All assertions, those that nothing tells apart (of one kind) together, in their order: those of one copy, or those of none."""
    grouped: dict[tuple[str, int], list[Assertion]] = {}
    for said in assertions:
        shared = min(copies.get(said.id, ("",)))
        grouped.setdefault((shared, kinds[said.id]), []).append(said)
    return [Alike(row[0], tuple(row[1:])) for row in grouped.values()]


def likeness(said: Assertion, frame: Frame) -> Hashable:
    """All by which a rule can tell one assertion from another, beside the article that it stands in."""
    event, counted = frame.event, principal(frame)
    figures = tuple((q.low, q.high, q.counted) for q in event.quantities)
    toll = (counted.low, counted.high, counted.counted) if counted else None
    return (
        (said.source, said.statement is None, said.polarity, said.modality, event.tense, event.tally, figures, toll),
        (
            frame.action,
            frame.phase,
            frame.actors,
            frame.objects,
            frame.places,
            frame.causes,
            frame.whence,
            frame.whither,
        ),
        (frame.words, frame.days, frame.told, frame.future, frame.cumulative, frame.site, frame.since, frame.reason),
    )
