"""The number that an event is about, and what it counts."""

from __future__ import annotations

import re
from itertools import islice

from onrecord.model.reading import Quantity, Reading
from onrecord.values import kinds, numbers, predicates
from onrecord.values.numbers import Amount
from onrecord.weigh.frames import Frame

_NOUN = re.compile(r"[^\W\d_][\w-]*")
AHEAD = 50
"""Code points after a number in which its noun stands: “43 mostly elderly people”."""
UNITS = frozenset({"percent", "dollar", "euro", "pound", "yen"})
"""What is measured and not counted: “94 percent effective”."""
SUFFERED = frozenset({"kill", "injure"})
"""Actions of whose tolls a bare number speaks: “the toll rose from five to seven”."""
PART_OF = "belong"
"""The action of a part of a count: “*six children* were among 22 people killed” counts no children."""
SUMS = frozenset({"total", "number", "sum"})
"""Heads that stand for those counted: “a *total* of 368 people”."""
COUNTED_ROLES = frozenset({"patient", "agent", "attribute", "recipient"})


def principal(frame: Frame) -> Quantity | None:
    """The first number that counts an event's own party: “43” in “43 people were killed in 3 attacks”, “two blasts killed 43”."""
    if frame.action == PART_OF:
        return None
    for argument in sorted(frame.event.arguments, key=lambda one: frame.action in SUFFERED and one.role == "agent"):
        if argument.role in COUNTED_ROLES:
            for quantity in frame.event.quantities:
                if argument.span.contains(quantity.span) and _counts(quantity, argument.head.lower()):
                    return quantity
    bare = [q for q in frame.event.quantities if q.counted in {"", *predicates.aspects().people}]
    return bare[-1] if bare and (frame.action in SUFFERED or frame.event.tally) else None


def _counts(quantity: Quantity, head: str) -> bool:
    """Whether a number counts the head of a part: not “five” in “the families of five rebels”."""
    return quantity.counted in {head, "", *UNITS} or head in SUMS or numbers.is_number_word(head)


def amount_of(reading: Reading, quantity: Quantity) -> Amount | None:
    """What a number allows, as its words say it; “no evidence of more than 11” as the event has it."""
    amount = numbers.clean(reading.words(quantity.span))
    if amount is not None and (amount.low, amount.high) == (quantity.low, quantity.high):
        return amount
    point = quantity.high if quantity.low is None else quantity.low
    return None if point is None else Amount(quantity.low, quantity.high, quantity.bound, point)


def shown(text: str, quantity: Quantity) -> str:
    """The number with the noun that it counts, word for word: “at least 43 people”."""
    start, end = quantity.span.start, quantity.span.end
    for word in islice(_NOUN.finditer(text, end, end + AHEAD), 4):
        known = "people" if quantity.counted == "person" else quantity.counted
        if known and word[0].lower().startswith(known[:4]):
            return " ".join(text[start : word.end()].split())
    return " ".join(text[start:end].split())


def count_kind(counted: str) -> str:
    """What is counted, with all words for people in general as one."""
    return "people" if counted in predicates.aspects().people or not counted else kinds.kind_of(counted)
