"""How two dates lie to each other: “2016-08” and “2016-08-22” agree, and the second says more."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from onrecord.model.time import Interval, Resolved
from onrecord.values.dates.days import bounds


class Relation(StrEnum):
    """Of two dates: the same days; the first within the second; the second within the first; partly shared; none shared."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPPING = "overlapping"
    APART = "apart"
    UNKNOWN = "unknown"


def compare(a: str | Interval | None, b: str | Interval | None) -> Relation:
    """How the days of `a` lie to those of `b`; UNKNOWN where one of them has no days (`P2M`, `PRESENT_REF`)."""
    first, second = _interval(a), _interval(b)
    if first is None or second is None:
        return Relation.UNKNOWN
    if first == second:
        return Relation.SAME
    if not overlaps(first, second):
        return Relation.APART
    if contains(second, first):
        return Relation.NARROWER
    return Relation.WIDER if contains(first, second) else Relation.OVERLAPPING


def specificity(a: str | Interval | None) -> float:
    """How much a date says, from 0 (nothing) to 1 (a day): the fewer days, the more."""
    span = _interval(a)
    if span is None or span.earliest is None or span.latest is None:
        return 0.0
    return 1.0 / ((span.latest - span.earliest).days + 1)


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether the two share a day."""
    return _low(a) <= _high(b) and _low(b) <= _high(a)


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether every day of `inner` is one of `outer`."""
    return _low(outer) <= _low(inner) and _high(inner) <= _high(outer)


def likely(when: Resolved) -> Interval:
    """The days that a time most likely means: of “Monday”, where an undated article leaves five Mondays and one of them is likely, that
    one; else all that it can mean."""
    limits = Interval(when.earliest, when.latest)
    if limits.earliest is not None and limits.earliest == limits.latest:
        return limits
    told = bounds(when.value)
    return told if told and specificity(told) > specificity(limits) and overlaps(told, limits) else limits


def intersect(a: Interval, b: Interval) -> Interval | None:
    """The days that both hold."""
    if not overlaps(a, b):
        return None
    earliest, latest = max(_low(a), _low(b)), min(_high(a), _high(b))
    return Interval(None if earliest == date.min else earliest, None if latest == date.max else latest)


def union(a: Interval, b: Interval) -> Interval:
    """The shortest interval that holds both."""
    earliest, latest = min(_low(a), _low(b)), max(_high(a), _high(b))
    return Interval(None if earliest == date.min else earliest, None if latest == date.max else latest)


def _interval(a: str | Interval | None) -> Interval | None:
    return bounds(a) if isinstance(a, str) else a


def _low(span: Interval) -> date:
    return span.earliest or date.min


def _high(span: Interval) -> date:
    return span.latest or date.max
