"""Dates: what an expression means as days, and the arithmetic of days, intervals and TIMEX3 values.

`resolve`   an expression, or all of an article, seen from the article's date
`bounds`    the days that a value can mean
`compare`   how two values lie to each other; `specificity` how much one says
"""

from onrecord.values.dates.compare import Relation, compare, intersect, likely, overlaps, specificity, union
from onrecord.values.dates.days import bounds, day_in, easter, shift, unit_of, value_of
from onrecord.values.dates.resolve import UNKNOWN, Anchor, common, edtf, resolve, resolve_all, sequence

__all__ = [
    "UNKNOWN",
    "Anchor",
    "Relation",
    "bounds",
    "common",
    "compare",
    "day_in",
    "easter",
    "edtf",
    "intersect",
    "likely",
    "overlaps",
    "resolve",
    "resolve_all",
    "sequence",
    "shift",
    "specificity",
    "union",
    "unit_of",
    "value_of",
]
