"""Two numbers for one thing: “at least 43” and “50”, “dozens” and “43”, 12 on Monday and 19 on Tuesday."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.model.reading import Bound, Quantity, Reading
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot
from onrecord.model.text import Passage, Reason
from onrecord.model.time import Interval
from onrecord.values import numbers
from onrecord.values.numbers import Amount, Comparison
from onrecord.weigh.differences.voices import voice
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.principal import amount_of, count_kind, principal, shown


@dataclass(frozen=True, slots=True)
class Figure:
    """One assertion's number, with the words, the day it is of, and the family of its origin."""

    assertion: Assertion
    amount: Amount
    words: str
    told: Interval | None
    voice: str | None
    passage: Passage
    tally: str | None


def find(frames: Frames, claim: Claim, family: Mapping[str, str]) -> Iterator[Difference]:
    """The differences between a claim's numbers: for each thing that is counted those that conflict, else those that are
    updated, else what is unsure or more precise; a count that grew and is disputed is told as both."""
    counted: defaultdict[str, list[Figure]] = defaultdict(list)
    for assertion in claim.assertions:
        quantity = principal(frames.of(assertion.event))
        if quantity is None:
            continue
        figure = _figure(frames, assertion, quantity, family)
        if figure is not None:
            counted[count_kind(quantity.counted)].append(figure)
    for name in sorted(counted):
        yield from _differences(counted[name])


def _figure(frames: Frames, assertion: Assertion, quantity: Quantity, family: Mapping[str, str]) -> Figure | None:
    reading: Reading = frames.known.readings[assertion.article]
    amount = amount_of(reading, quantity)
    if amount is None:
        return None
    frame: Frame = frames.of(assertion.event)
    return Figure(assertion, amount, shown(reading.text, quantity), frame.told, voice(reading, assertion, family),
                  Passage(reading.id, quantity.span), frame.event.tally)  # fmt: skip


def _differences(figures: list[Figure]) -> Iterator[Difference]:
    """The verdicts over all pairs of figures for one thing, those that matter most."""
    found: defaultdict[DifferenceKind, list[tuple[Figure, Figure, tuple[Reason, ...]]]] = defaultdict(list)
    for one, other in combinations(figures, 2):
        if numbers.compare(one.amount, other.amount) is not Comparison.EQUAL:
            kind, reasons = _verdict(one, other)
            found[kind].append((one, other, reasons))
    told = [kind for kind in (DifferenceKind.CONFLICT, DifferenceKind.UPDATE) if found[kind]]
    rest = [kind for kind in (DifferenceKind.UNSURE, DifferenceKind.PRECISION) if found[kind]]
    for kind in told or rest[:1]:
        inside = {f.assertion.id for one, other, _ in found[kind] for f in (one, other)}
        sides = _sides([f for f in figures if f.assertion.id in inside])
        yield Difference(Slot.NUMBER, kind, tuple(sides), found[kind][0][2])


def _sides(figures: list[Figure]) -> list[Side]:
    """Figures that allow the same, together, the smallest first."""
    grouped: dict[tuple[float | None, float | None], list[Figure]] = {}
    for figure in figures:
        grouped.setdefault((figure.amount.low, figure.amount.high), []).append(figure)
    rows = _merged(sorted(grouped.values(), key=lambda r: (r[0].amount.low or 0, r[0].amount.high or float("inf"))))
    return [Side(row[0].words, tuple(f.assertion.id for f in row)) for row in rows]


def _merged(rows: list[list[Figure]]) -> list[list[Figure]]:
    """The sides with each bound beside the one figure that it allows: “no more than 11” with 11, where 14 stands against both."""
    exact = [row for row in rows if row[0].amount.low == row[0].amount.high]
    if len(exact) < 2:  # noqa: PLR2004 - two figures are needed for a bound to choose between
        return rows
    kept = list(exact)
    for row in (row for row in rows if row not in exact):
        fits = [e for e in exact if numbers.compare(e[0].amount, row[0].amount) is not Comparison.APART]
        if len(fits) == 1:
            fits[0].extend(row)
        else:
            kept.append(row)
    return [row for row in rows if row in kept]


def _verdict(one: Figure, other: Figure) -> tuple[DifferenceKind, tuple[Reason, ...]]:
    words = (Reason(f"“{one.words}”", one.passage), Reason(f"“{other.words}”", other.passage))
    days = day_of(one), day_of(other)
    grown = None not in days and days[0] != days[1] and _outgrown(one, other)
    if numbers.compare(one.amount, other.amount) is not Comparison.APART and not grown:
        return DifferenceKind.PRECISION, (Reason("both can be true; one says more"), *words)
    if None not in days and days[0] != days[1]:
        return DifferenceKind.UPDATE, (Reason(f"told of different days: {days[0]} and {days[1]}"), *words)
    if _has_risen(one, other) or _has_risen(other, one):
        return DifferenceKind.UPDATE, (Reason("told as risen from a lower figure"), *words)
    told_apart = one.voice is not None and other.voice is not None and one.voice != other.voice
    if None not in days and told_apart:
        return DifferenceKind.CONFLICT, (Reason(f"two origins give two numbers for {days[0]}"), *words)
    if one.assertion.article == other.assertion.article and told_apart:
        return DifferenceKind.CONFLICT, (Reason("two origins give two numbers in one article"), *words)
    return DifferenceKind.UNSURE, (Reason("the texts do not show whether both are of one moment"), *words)


def _outgrown(one: Figure, other: Figure) -> bool:
    """Whether the figure of the earlier day was a lower end, and the later one is higher: “at least four”, then nine."""
    first, second = sorted((one, other), key=lambda f: day_of(f) or date.min)
    return first.amount.bound is Bound.AT_LEAST and (second.amount.low or 0) > (first.amount.low or 0)


def _has_risen(one: Figure, other: Figure) -> bool:
    """Whether one is told as a count that rose, the other, of no known day, is lower, and stands in another article."""
    return (
        one.tally == "rising"
        and day_of(other) is None
        and one.assertion.article != other.assertion.article
        and (other.amount.high or other.amount.point or 0) < (one.amount.low or 0)
    )


def day_of(figure: Figure) -> date | None:
    """The one day that a figure is of."""
    told = figure.told
    return told.earliest if told and told.earliest == told.latest else None
