"""The day that an article is stamped with: its dateline, its byline, a line of its head that holds nothing but a date.

A full stamp gives the day; one without its year (“PORT HALIM, March 3 (Agency) –”) leaves that day of each year. A date in a
sentence, in a related headline or in a copyright line is no stamp.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from onrecord.link.dating import calendar
from onrecord.link.dating.infer import Log
from onrecord.model.reading import Reading
from onrecord.model.record import Published
from onrecord.model.text import Basis, Block, BlockKind, Passage, Reason, Span
from onrecord.values.dates import stamps
from onrecord.values.dates.days import day_of
from onrecord.values.dates.stamps import Stamp

SIGNED = frozenset({BlockKind.BYLINE, BlockKind.DATELINE})
LINES = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUBHEADING, BlockKind.BODY})

HEAD_BLOCKS = 8
"""Blocks from the first in which a line that is only a date, and has no label, is taken for a stamp."""

DATELINE_REACH = 80
"""Code points from a block's start within which a city, a day and a dash make a dateline."""

DATELINE = re.compile(
    r"(?:[^\W\d_][^\W\d_.'’-]*[\s,.'’/-]+){1,8}(?:\([^()\n]{2,40}\)\s*[-–—]?\s*)?"
    r"(?P<date>[^\W\d_]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s[^\W\d_]{3,9}\.?(?:\s\d{4})?),?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--|[-–—:])\s"
)
"""“PORT HALIM, Velmora, March 3 (Agency) –”, where it stands before a first sentence."""
AFTER_CITY = re.compile(r"(?P<date>[^\W\d_]{3,9}\.?\s\d{1,2}|\d{1,2}\s[^\W\d_]{3,9}\.?)\s*(?:--|[-–—])\s")
"""“March 3 –” at the start of the text behind a dateline without a date."""

SAME_WEEK = 7
"""Days within which two different stamps of one kind leave an interval; farther apart they say nothing."""

DAY_OF_LINE, DAY_AFTER = 0.965, 0.03
"""Probability that an article whose dateline names a day without a year came out on it, and on the day after; set by
hand, as no set that was at hand has such lines. An agency's line bears the day of filing."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """The stamps that tell an article's day, and the words of the first."""

    passage: Passage
    words: str
    stamps: tuple[Stamp, ...]

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(sorted({day for stamp in self.stamps for day in stamp.days}))

    @property
    def reason(self) -> Reason:
        return Reason(f"the article is stamped “{self.words}”", self.passage)


def find_all(readings: Sequence[Reading]) -> dict[str, Stamped]:
    """The stamp of each article that has one; “03/04/2026” is read as the outlet writes its other stamps."""
    found = {reading.id: stamped for reading in readings if (stamped := find(reading))}
    names = {reading.id: _outlet(reading) for reading in readings}
    orders: defaultdict[str, set[bool]] = defaultdict(set)
    for article, stamped in found.items():
        if (shown := stamped.stamps[0].day_first) is not None:
            orders[names[article]].add(shown)
    return {article: _ordered(stamped, orders[names[article]], names[article]) for article, stamped in found.items()}


def find(reading: Reading) -> Stamped | None:
    """The stamp of one article: of its publication before one without a label, that before the last change."""
    found = [*_stamps(reading)]
    for full in (True, False):
        for label in ("published", None, "updated"):
            same = [row for row in found if row[1].label == label and bool(row[1].days) == full]
            if same and (chosen := _agreeing(same)):
                start, first = same[0]
                span = Span(start + first.start, start + first.end)
                return Stamped(Passage(reading.id, span), reading.words(span), chosen)
    return None


def _agreeing(same: Sequence[tuple[int, Stamp]]) -> tuple[Stamp, ...]:
    """The stamps of one kind where they are of one week; of days without a year the first."""
    stamps_ = tuple(stamp for _, stamp in same)
    days = [day for stamp in stamps_ for day in stamp.days]
    if not days or len(stamps_) == 1:
        return stamps_[:1]
    return stamps_ if (max(days) - min(days)).days <= SAME_WEEK else ()


def _stamps(reading: Reading) -> Iterator[tuple[int, Stamp]]:
    """The stamps of an article, each with the place from which its offsets count."""
    kept = [block for block in reading.blocks if block.keep and block.span.of(reading.text).strip()]
    for i, block in enumerate(kept):
        text = block.span.of(reading.text)
        if not any(character.isdigit() for character in text):
            continue
        for stamp in _of_block(text, block, i, after=kept[i - 1].kind if i else None):
            yield block.span.start, stamp


def _of_block(text: str, block: Block, place: int, after: BlockKind | None) -> Sequence[Stamp]:  # noqa: PLR0911 - one answer for each kind of block
    """The stamps of one block, by what it is and where it stands."""
    if block.kind in SIGNED:
        return stamps.find(text)
    if block.kind not in LINES:
        return ()
    if len(text) <= DATELINE_REACH and stamps.is_all(text):
        found = stamps.find(text)
        return found if place < HEAD_BLOCKS else [stamp for stamp in found if stamp.label]
    if place >= HEAD_BLOCKS:
        return ()
    head = text[: 2 * DATELINE_REACH].lstrip()
    lead = len(text[: 2 * DATELINE_REACH]) - len(head)
    if place == 0 and stamps.leads(head):
        return _moved(stamps.find(head)[:1], lead)
    match = AFTER_CITY.match(head) if after is BlockKind.DATELINE else DATELINE.match(head)
    if match and match.end("date") <= DATELINE_REACH:
        return _moved(stamps.find(match["date"]), lead + match.start("date"))
    return ()


def _moved(found: Sequence[Stamp], by: int) -> list[Stamp]:
    return [replace(stamp, start=stamp.start + by, end=stamp.end + by) for stamp in found]


def _outlet(reading: Reading) -> str:
    outlet = reading.article.outlet or reading.outlet
    return outlet.name if outlet else ""


def _ordered(stamped: Stamped, orders: set[bool], outlet: str) -> Stamped:
    """An open stamp read in the one order that its outlet's other stamps show."""
    if not outlet or len(orders) != 1 or len(stamped.stamps[0].days) <= 1:
        return stamped
    (day_first,) = orders
    first = stamped.stamps[0]
    day = first.orders[0 if day_first else 1]
    return replace(stamped, stamps=(replace(first, days=(day,)),)) if day else stamped


def published(stamped: Stamped) -> Published | None:
    """The date that a full stamp gives; None where it leaves the year, or the order of day and month, open."""
    days = stamped.days
    if not days or any(len(stamp.days) > 1 for stamp in stamped.stamps):
        return None
    best = days[0] if len(days) == 1 else None
    return Published(days[0], days[-1], best, Basis.INFERRED, (stamped.reason,))


def belief(stamped: Stamped) -> Log:
    """For every day the logarithm of its likelihood by a stamp that leaves several: each year's, or both orders'."""
    row = np.full(len(calendar.days()), (1 - DAY_OF_LINE - DAY_AFTER) / 365)
    for day in stamped.days or _each_year(stamped.stamps[0]):
        index = day.toordinal() - calendar.FIRST.toordinal()
        if 0 <= index < len(row) - 1:
            row[index] += DAY_OF_LINE
            row[index + 1] += 0.0 if stamped.days else DAY_AFTER
    log: Log = np.log(row)
    return log


def _each_year(stamp: Stamp) -> Iterator[date]:
    """The days of a stamp without a year; with a weekday, those that fall on it."""
    for year in range(calendar.FIRST.year, calendar.LAST.year + 1):
        day = day_of(year, stamp.month, stamp.day)
        if day and stamp.weekday in (None, day.weekday()):
            yield day
