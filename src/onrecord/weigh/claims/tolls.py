"""Whether two counts are of one happening, and whether one article counts a whole and its parts."""

from __future__ import annotations

from onrecord.values.numbers import Comparison
from onrecord.weigh.claims.clashes import SAME_FIGURE, amounts, point, ratio
from onrecord.weigh.claims.evidence import WEAK_WORDS, Evidence
from onrecord.weigh.frames import Frame
from onrecord.weigh.intervals import is_before
from onrecord.weigh.principal import principal

TOLLS = frozenset(
    {"kill", "injure", "go_missing", "displace", "evacuate", "arrest", "rescue", "trap", "infect", "flee"}
)
"""Actions whose sufferers are counted, again with every telling."""
FAR_NUMBERS = 10
"""A figure ten times another is of another happening, or of a whole war."""


def _has_grown(a: Frame, b: Frame) -> bool:
    """Whether the later telling has the higher figure."""
    one, other = principal(a), principal(b)
    if not (one and other and a.told and b.told) or not (is_before(a.told, b.told) or is_before(b.told, a.told)):
        return False
    return is_before(a.told, b.told) == (point(one) < point(other))


def is_one(found: Evidence, a: Frame, b: Frame, scene: int) -> bool:
    """Whether two counts are of one happening: “43 dead in the Tarn quake”, “the quake in Tarn killed at least 40”."""
    one, other = principal(a), principal(b)
    if one is None or other is None or a.cumulative != b.cumulative or ratio(one, other) > FAR_NUMBERS:
        return False
    compared = amounts(one, other)
    if a.cumulative and compared is not Comparison.EQUAL:
        return False
    figure = point(one) == point(other) >= SAME_FIGURE
    doers = (a.actors | a.causes) & (b.actors | b.causes)
    by_name, by_kind = (any(key[0] in letters for key in doers) for letters in ("pe", "k"))
    signs = sum((found.place, found.day, figure, by_name or by_kind))
    if by_kind and not (by_name or found.place or figure):
        signs = 1  # “strikes” of one day may be any strikes
    signs += scene
    least = 3 if compared is Comparison.APART and not scene and not _has_grown(a, b) else 2
    return signs >= least or (signs > 0 and least == 2 and found.words >= WEAK_WORDS)  # noqa: PLR2004 - figures that agree
