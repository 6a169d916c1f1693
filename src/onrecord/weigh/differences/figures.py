"""Two numbers for one thing: “at least 43” and “50”, “dozens” and “43”, 12 on Monday and 19 on Tuesday."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model.reading import Bound, Quantity, Reading
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot
from onrecord.model.text import Passage, Reason
from onrecord.model.time import Interval
from onrecord.values import numbers
from onrecord.values.numbers import Amount, Comparison
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.principal import count_kind, principal, shown


@dataclass(frozen=True, slots=True)
class Figure:
    """One assertion's number, with the words, the day it is of, and the family of its origin."""

    assertion: Assertion
    amount: Amount
    words: str
    told: Interval | None
    family: str | None
    passage: Passage

    @property
    def shown(self) -> str:
        return self.words


def find(frames: Frames, claim: Claim, family: Mapping[str, str]) -> Iterator[Difference]:
    """The differences between a claim's numbers, one for each thing that is counted."""
    counted: defaultdict[str, list[Figure]] = defaultdict(list)
    for assertion in claim.assertions:
        quantity = principal(frames.of(assertion.event))
        if quantity is None:
            continue
        figure = _figure(frames, assertion, quantity, family)
        if figure is not None:
            counted[count_kind(quantity.counted)].append(figure)
    for name in sorted(counted):
        difference = _difference(counted[name])
        if difference is not None:
            yield difference


def _figure(frames: Frames, assertion: Assertion, quantity: Quantity, family: Mapping[str, str]) -> Figure | None:
    reading: Reading = frames.known.readings[assertion.article]
    words = reading.words(quantity.span)
    amount = numbers.clean(words)
    if amount is None:
        return None
    frame: Frame = frames.of(assertion.event)
    origin = assertion.origin
    return Figure(assertion, amount, shown(reading.text, quantity), frame.told,
                  family.get(origin or ""), Passage(reading.id, quantity.span))  # fmt: skip


def _difference(figures: list[Figure]) -> Difference | None:
    """The verdict over all figures for one thing: the worst of its pairs."""
    sides = _sides(figures)
    if len(sides) < 2:  # noqa: PLR2004 - all say the same
        return None
    verdicts = [
        _verdict(one, other)
        for i, one in enumerate(figures)
        for other in figures[i + 1 :]
        if numbers.compare(one.amount, other.amount) is not Comparison.EQUAL
    ]
    for kind in (DifferenceKind.CONFLICT, DifferenceKind.UPDATE, DifferenceKind.UNSURE, DifferenceKind.PRECISION):
        found = [reasons for verdict, reasons in verdicts if verdict is kind]
        if found:
            return Difference(Slot.NUMBER, kind, tuple(sides), found[0])
    return None


def _sides(figures: list[Figure]) -> list[Side]:
    """Figures that allow the same, together, the smallest first."""
    grouped: dict[tuple[float | None, float | None], list[Figure]] = {}
    for figure in figures:
        grouped.setdefault((figure.amount.low, figure.amount.high), []).append(figure)
    rows = sorted(grouped.values(), key=lambda row: (row[0].amount.low or 0, row[0].amount.high or float("inf")))
    return [Side(row[0].shown, tuple(f.assertion.id for f in row)) for row in rows]


def _verdict(one: Figure, other: Figure) -> tuple[DifferenceKind, tuple[Reason, ...]]:
    words = (Reason(f"“{one.words}”", one.passage), Reason(f"“{other.words}”", other.passage))
    days = day_of(one), day_of(other)
    grown = None not in days and days[0] != days[1] and {one.amount.bound, other.amount.bound} == {Bound.AT_LEAST}
    if numbers.compare(one.amount, other.amount) is not Comparison.APART and not grown:
        return DifferenceKind.PRECISION, (Reason("both can be true; one says more"), *words)
    if None not in days and days[0] != days[1]:
        return DifferenceKind.UPDATE, (Reason(f"told of different days: {days[0]} and {days[1]}"), *words)
    told_apart = one.family is not None and other.family is not None and one.family != other.family
    if None not in days and told_apart:
        return DifferenceKind.CONFLICT, (Reason(f"two origins give two numbers for {days[0]}"), *words)
    if one.assertion.article == other.assertion.article and told_apart:
        return DifferenceKind.CONFLICT, (Reason("two origins give two numbers in one article"), *words)
    return DifferenceKind.UNSURE, (Reason("the texts do not show whether both are of one moment"), *words)


def day_of(figure: Figure) -> date | None:
    """The one day that a figure is of."""
    told = figure.told
    return told.earliest if told and told.earliest == told.latest else None
