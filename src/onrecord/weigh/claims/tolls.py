"""Whether two counts are of one happening, and whether one article counts a whole and its parts."""

from __future__ import annotations

from onrecord.model.reading import Argument, Quantity, Reading
from onrecord.values.numbers import Comparison
from onrecord.weigh.claims.clashes import FAR, SAME_FIGURE, amounts, gap, point, ratio
from onrecord.weigh.claims.evidence import WEAK_WORDS, Evidence, named
from onrecord.weigh.frames import Frame
from onrecord.weigh.intervals import is_before
from onrecord.weigh.principal import principal

TOLLS = frozenset(
    {"kill", "injure", "go_missing", "displace", "evacuate", "arrest", "rescue", "trap", "infect", "flee"}
)
"""Actions whose sufferers are counted, again with every telling."""
OTHERS = "other"
"""What is counted where a number is of those beside somebody told before."""
FAR_NUMBERS = 10
"""A figure ten times another is of another happening, or of a whole war."""


NEAR = 2
"""Sentences back in which the count stands that a bare one takes up: a judgement; what stands further back has mostly been followed
by another."""


ABOUT = frozenset({"agent", "cause", "place", "topic", "companion"})
"""Roles of parts that say of what a count is: “the toll *over the whole week*”."""


def takes_up(reading: Reading, a: Frame, b: Frame) -> bool:
    """Whether the later of two counts of one article, told by a noun that names no happening, takes up the count before it.

    “15 were killed, the monitor said. The rescue workers gave a toll of 23.”
    """
    if a.article != b.article or a.action != b.action or a.cumulative or b.cumulative:
        return False
    first, later = sorted((a, b), key=lambda frame: frame.event.trigger.start)
    if later.event.tense and later.event.tally != "standing":
        return False
    if (
        named(later.actors | later.objects | later.places | later.causes)
        or later.event.times
        or _is_of_before(first, later)
    ):
        return False
    if any(part.role in ABOUT and not _holds_number(part, later) for part in later.event.arguments):
        return False
    between = reading.events[first.ref.index + 1 : later.ref.index]
    near = 0 <= later.event.sentence - first.event.sentence <= NEAR
    return near and not any(one.action == a.action and one.quantities for one in between)


def _holds_number(part: Argument, frame: Frame) -> bool:
    return any(part.span.contains(quantity.span) for quantity in frame.event.quantities)


def _has_grown(a: Frame, b: Frame) -> bool:
    """Whether the later telling has the higher figure."""
    one, other = principal(a), principal(b)
    if not (one and other and a.told and b.told) or not (is_before(a.told, b.told) or is_before(b.told, a.told)):
        return False
    return is_before(a.told, b.told) == (point(one) < point(other))


def _is_of_others(one: Quantity, other: Quantity, a: Frame) -> bool:
    """Whether one counts those who died beside others: “24 other people were killed” is no count of all the dead."""
    return a.action == "kill" and (one.counted == OTHERS) != (other.counted == OTHERS)


def _is_of_before(a: Frame, b: Frame) -> bool:
    """Whether an article tells one count of a day long past, and the other without a day: “a bomb killed 12 in May”."""
    return a.article == b.article and a.days is not None and b.days is None and gap(a.days, b.told) > FAR


def _are_by_name(a: Frame, b: Frame) -> bool:
    """Whether one of those who did it or of what did it is named in both."""
    return any(key[0] in "pe" for key in (a.actors | a.causes) & (b.actors | b.causes))


def is_one(found: Evidence, a: Frame, b: Frame, scene: int) -> bool:
    """Whether two counts are of one happening: “43 dead in the Tarn quake”, “the quake in Tarn killed at least 40”."""
    one, other = principal(a), principal(b)
    if one is None or other is None or a.cumulative != b.cumulative or ratio(one, other) > FAR_NUMBERS:
        return False
    compared = amounts(one, other)
    if a.article == b.article and point(one) != point(other) and not (found.place or scene > 1 or _are_by_name(a, b)):
        return False
    if compared is not Comparison.EQUAL and (
        _is_of_others(one, other, a) or _is_of_before(a, b) or _is_of_before(b, a)
    ):
        return False
    if a.cumulative and compared is not Comparison.EQUAL:
        return False
    figure = point(one) == point(other) >= SAME_FIGURE
    doers = (a.actors | a.causes) & (b.actors | b.causes)
    by_name, by_kind = (any(key[0] in letters for key in doers) for letters in ("pe", "k"))
    place = found.place or (figure and scene == 1)  # another figure beside one town may be of another happening there
    signs = sum((place, found.day, figure, by_name or by_kind))
    if by_kind and not (by_name or place or figure):
        signs = 1  # “strikes” of one day may be any strikes
    one_disaster = scene > 1
    signs += scene * one_disaster
    least = 3 if compared is Comparison.APART and not one_disaster and not _has_grown(a, b) else 2
    # without a running count a higher figure in like words may be of another happening
    running = bool(a.event.tally or b.event.tally)
    alike = found.words >= WEAK_WORDS and (running or compared is not Comparison.APART)
    return signs >= least or (signs > 0 and least == 2 and alike)  # noqa: PLR2004 - figures that agree
