"""Two numbers for one thing: “at least 43” and “50”, “dozens” and “43”, 12 on Monday and 19 on Tuesday."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.model.reading import Bound, EntityKind, Quantity, Reading
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot
from onrecord.model.text import Passage, Reason, Span
from onrecord.model.time import Interval
from onrecord.values import numbers, tolls
from onrecord.values.numbers import Amount, Comparison
from onrecord.weigh.differences.voices import voice
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.principal import amount_of, count_kind, principal, shown

BREATH = 2
"""Sentences within which an article sets one number against another; further apart it may tell of two hours. A judgement."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One assertion's number, with the words, the day it is of, and the family of its origin."""

    assertion: Assertion
    amount: Amount
    words: str
    told: Interval | None
    voice: str | None
    passage: Passage
    frame: Frame
    near: frozenset[str]
    """The towns that the article names first in its sentence."""

    @property
    def tally(self) -> str | None:
        return self.frame.event.tally

    @property
    def towns(self) -> frozenset[str]:
        """The towns and sites that it names."""
        return frozenset(key for key in self.frame.places if key[0] in "led")


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
    frame: Frame = frames.of(assertion.event)
    added = frame.action == "kill" and tolls.is_added(reading.text, quantity.span.start, quantity.span.end)
    if amount is None or added:
        return None
    return Figure(assertion, amount, shown(reading.text, quantity), frame.told, voice(reading, assertion, family),
                  Passage(reading.id, quantity.span), frame, _near(frames, reading, frame))  # fmt: skip


def _near(frames: Frames, reading: Reading, frame: Frame) -> frozenset[str]:
    """The towns that the article names first in a figure's sentence."""
    sentence = reading.sentences[frame.event.sentence].span
    before = _towns_in(frames, reading, Span(0, sentence.start)) if sentence.start else frozenset()
    return _towns_in(frames, reading, sentence) - before


def _towns_in(frames: Frames, reading: Reading, span: Span) -> frozenset[str]:
    places = (frames.entity(reading, index) for index in frames.inside(reading, span))
    found = {key for place in places if place and place.kind is EntityKind.PLACE for key in frames.entity_keys(place)}
    return frozenset(key for key in found if key[0] in "led")


def _differences(figures: list[Figure]) -> Iterator[Difference]:
    """The verdicts over all pairs of figures for one thing, those that matter most."""
    found: defaultdict[DifferenceKind, list[tuple[Figure, Figure, tuple[Reason, ...]]]] = defaultdict(list)
    moves = _moves(figures)
    for one, other in combinations(figures, 2):
        if numbers.compare(one.amount, other.amount) is not Comparison.EQUAL and not _is_part(one, other, moves=moves):
            kind, reasons = _verdict(one, other, moves=moves)
            found[kind].append((one, other, reasons))
    told = [kind for kind in (DifferenceKind.CONFLICT, DifferenceKind.UPDATE) if found[kind]]
    rest = [kind for kind in (DifferenceKind.UNSURE, DifferenceKind.PRECISION) if found[kind]]
    for kind in told or rest[:1]:
        inside = {f.assertion.id for one, other, _ in found[kind] for f in (one, other)}
        sides = _sides([f for f in figures if f.assertion.id in inside])
        yield Difference(Slot.NUMBER, kind, tuple(sides), found[kind][0][2])


def _moves(figures: list[Figure]) -> bool:
    """Whether a count of people is told as one that moves: it rose, or it was another on another day. Of one day it then has many
    values, each right at its hour."""
    if not any(figure.frame.action in tolls.labels() for figure in figures):
        return False
    days: defaultdict[date, set[float]] = defaultdict(set)
    for figure in figures:
        if (day := day_of(figure)) and figure.amount.point is not None:
            days[day].add(figure.amount.point)
    grown = len(days) > 1 and len(set().union(*days.values())) > 1
    return grown or any(figure.tally in {"rising", "falling"} for figure in figures)


def _is_part(one: Figure, other: Figure, *, moves: bool) -> bool:
    """Whether one article counts the people of one town beside a higher number of all; of a count that moves, in a sentence that
    names the town anywhere (“Tarn was hit hardest, with 42 deaths”)."""
    if one.assertion.article != other.assertion.article or one.frame.action not in tolls.labels():
        return False
    low, high = sorted((one, other), key=lambda figure: figure.amount.point or figure.amount.low or 0)
    return bool(low.towns - high.towns or (moves and low.near - high.near - high.towns))


def _in_one_breath(one: Figure, other: Figure) -> bool:
    """Whether an article sets one number against the other: “police said 12 had died, the union said 15”."""
    same = one.assertion.article == other.assertion.article
    return same and abs(one.frame.event.sentence - other.frame.event.sentence) <= BREATH and one.told == other.told


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


def _verdict(one: Figure, other: Figure, *, moves: bool) -> tuple[DifferenceKind, tuple[Reason, ...]]:
    words = (Reason(f"“{one.words}”", one.passage), Reason(f"“{other.words}”", other.passage))
    days = day_of(one), day_of(other)
    grown = None not in days and days[0] != days[1] and _outgrown(one, other)
    if numbers.compare(one.amount, other.amount) is not Comparison.APART and not grown:
        return DifferenceKind.PRECISION, (Reason("both can be true; one says more"), *words)
    if None not in days and days[0] != days[1]:
        return DifferenceKind.UPDATE, (Reason(f"told of different days: {days[0]} and {days[1]}"), *words)
    if _has_risen(one, other) or _has_risen(other, one):
        return DifferenceKind.UPDATE, (Reason("told as risen from a lower figure"), *words)
    if one.voice is None or other.voice is None or one.voice == other.voice:
        return DifferenceKind.UNSURE, (Reason("the texts do not show whether both are of one moment"), *words)
    return _told_apart(one, other, moves=moves), (Reason(_why(one, other, moves=moves)), *words)


def _told_apart(one: Figure, other: Figure, *, moves: bool) -> DifferenceKind:
    """What two numbers of two voices are: of one day, or set against each other in one article, a conflict."""
    if moves:
        return DifferenceKind.CONFLICT if _in_one_breath(one, other) else DifferenceKind.UNSURE
    same = one.assertion.article == other.assertion.article
    return DifferenceKind.CONFLICT if same or None not in {day_of(one), day_of(other)} else DifferenceKind.UNSURE


def _why(one: Figure, other: Figure, *, moves: bool) -> str:
    if moves and not _in_one_breath(one, other):
        return "a count that moves, and the texts do not tell the hours"
    if None not in {day_of(one), day_of(other)}:
        return f"two origins give two numbers for {day_of(one)}"
    if one.assertion.article == other.assertion.article:
        return "two origins give two numbers in one article"
    return "the texts do not show whether both are of one moment"


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
