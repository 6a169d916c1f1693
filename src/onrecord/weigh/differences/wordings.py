"""One doer in other words, one saying more: “civil war” and “a foreign-backed insurgency”, “a bus” and “a school bus”."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot, SlotValue
from onrecord.model.text import Reason
from onrecord.values import kinds
from onrecord.values.words import WORD, stem
from onrecord.weigh.frames import Frames

Row = tuple[Assertion, SlotValue, str]


def find(frames: Frames, claim: Claim) -> Iterator[Difference]:
    """At most one difference: the first two articles' words for one kind of doer, where neither names it."""
    rows = [row for assertion in claim.assertions for row in _doers(frames, assertion)]
    for i, (one, value, kind) in enumerate(rows):
        for other, theirs, same in rows[i + 1 :]:
            if same == kind and one.article != other.article and _words(value) != _words(theirs):
                sides = (Side(value.text, (one.id,)), Side(theirs.text, (other.id,)))
                told = "one kind of doer in other words"
                yield Difference(
                    Slot.ACTOR, DifferenceKind.PRECISION, sides,
                    tuple(Reason(f"{told}: “{v.text}”", v.passage) for v in (value, theirs)),
                )  # fmt: skip
                return


def _doers(frames: Frames, assertion: Assertion) -> Iterator[Row]:
    """What an assertion gives as doer, where that is a kind of thing without a name or a number."""
    event = frames.of(assertion.event).event
    for argument in event.arguments:
        kind = kinds.known(argument.head.lower().rsplit(" ", 1)[-1])
        counted = any(argument.span.contains(q.span) for q in event.quantities)
        named = any(
            key[0] in "pelc" for key in frames.argument_keys(frames.known.readings[assertion.article], argument)
        )
        if argument.role == "agent" and kind and not counted and not named:
            value = next((v for v in assertion.values if v.passage and v.passage.span == argument.span), None)
            if value is not None:
                yield assertion, value, kind


def _words(value: SlotValue) -> frozenset[str]:
    return frozenset(key for word in WORD.findall(value.text) if (key := stem(word)))
