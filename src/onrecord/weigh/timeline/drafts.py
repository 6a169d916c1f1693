"""A happening before it is joined with its doubles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model.reading import Ref
from onrecord.model.record import EntryStatus, Material
from onrecord.model.text import Passage, Span
from onrecord.model.time import Interval, Resolved, TimeType
from onrecord.values.dates import likely, unit_of
from onrecord.weigh.intervals import width

WIDEST = 400
"""Days above which a time is no date of a happening (“in recent decades”)."""
MOST_YEARS = 3
"""Years between which a day of the year may lie open."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`kind` is done (told by a clause), count (a toll's day), noun (named with its day: “the May 19 election”) or said. `actors`,
    `objects` and `words` are keys; `begins` whether its day is that of a beginning; `weak` whether it names nobody and
    is told only with another; `occasion` the action in whose course it was done or said: “in Monday's meeting with Rossi”."""

    kind: str
    when: Resolved
    text: str
    status: EntryStatus
    claims: tuple[str, ...]
    evidence: tuple[Passage, ...]
    action: str = ""
    actors: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    begins: bool = False
    weak: bool = False
    occasion: str = ""

    @property
    def days(self) -> Interval:
        return likely(self.when)


def dates(known: Material, article: str, times: Sequence[int]) -> Iterator[tuple[int, Resolved, Span]]:
    """The resolved dates among some of an article's times, each with its index and its words' span."""
    for index in times:
        resolved = known.calendar.times.get(Ref(article, index))
        time = known.readings[article].times[index]
        if (
            resolved
            and is_date(resolved)
            and time.type in {TimeType.DATE, TimeType.TIME}
            and not _is_title(known, article, time.span)
        ):
            yield index, resolved, time.span


TITLE = re.compile(r"[\"“‘'](?:[A-Z][\w&’']*\s+){1,3}$")
"""Words of a name in quotation marks before a weekday that belongs to it: “Fox News Sunday”."""


def _is_title(known: Material, article: str, span: Span) -> bool:
    text = known.readings[article].text
    return bool(TITLE.search(text, max(0, span.start - 40), span.start)) and text[span.end : span.end + 2].strip(".,")[
        :1
    ] in {*"\"”’'"}


def is_date(when: Resolved) -> bool:
    """Whether a time can stand on a timeline: some day, month or year, not “now”."""
    if when.value in {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}:
        return False
    return (when.earliest or when.latest) is not None and (spread(when) <= WIDEST or is_day_of_a_year(when))


def is_day_of_a_year(when: Resolved) -> bool:
    """Whether it is a day whose year alone is open between a few: “13 July” of an article of 2017 to 2019."""
    first, last = when.earliest, when.latest
    if first is None or last is None or last.year - first.year > MOST_YEARS:
        return False
    return (first.month, first.day) == (last.month, last.day)


def spread(when: Resolved) -> int:
    """How many days a resolved time can span."""
    return width(Interval(when.earliest, when.latest))


def marked(when: Resolved) -> Resolved:
    """A time with the EDTF form of its likely days, where these are not all that it can mean: `2016-08-22?`, with the limits beside."""
    days = likely(when)
    if days.earliest is None or days.latest is None or days == Interval(when.earliest, when.latest):
        return when
    value = when.value or ""
    own = value.split("T", maxsplit=1)[0] if unit_of(value) in ("D", "M", "Y") else ""
    return replace(when, edtf=f"{own}?" if own else f"{days.earliest}?/{days.latest}?")


def closeness(when: Resolved) -> tuple[int, int]:
    """How closely a time is known, the least first: its likely days, then all that it can mean."""
    return width(likely(when)), spread(when)
