"""The number that an event is about, and what it counts."""

from __future__ import annotations

from onrecord.model.reading import Quantity
from onrecord.values import kinds, predicates
from onrecord.weigh.frames import Frame

SUFFERED = frozenset({"kill", "injure"})
"""Actions of whose tolls a bare number speaks: “the toll rose from five to seven”."""
COUNTED_ROLES = frozenset({"patient", "agent", "attribute", "recipient"})


def principal(frame: Frame) -> Quantity | None:
    """The first number that counts an event's own party: “43” in “43 people were killed in 3 attacks”."""
    for argument in frame.event.arguments:
        if argument.role in COUNTED_ROLES:
            for quantity in frame.event.quantities:
                if argument.span.contains(quantity.span):
                    return quantity
    bare = [q for q in frame.event.quantities if q.counted in {"", *predicates.aspects().people}]
    return bare[-1] if bare and frame.action in SUFFERED else None


def count_kind(counted: str) -> str:
    """What is counted, with all words for people in general as one."""
    return "people" if counted in predicates.aspects().people or not counted else kinds.kind_of(counted)
