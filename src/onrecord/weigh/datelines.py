"""The day of a dateline within an article, where a page holds reports of several days: a photo's words of 17 April before a report
with “QUITO, April 18 (Xinhua) —”.
"""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.model.reading import Reading
from onrecord.model.text import BlockKind
from onrecord.model.time import Interval
from onrecord.values.dates import stamps

NEAR = timedelta(days=7)
"""How far a dateline's day may lie from that of its page: a dateline is of the day of its report."""


def day_at(reading: Reading, published: Interval, at: int) -> date | None:
    """The day of the dateline that a place in the text stands behind, where another one before it gives another day."""
    lines = [b for b in reading.blocks if b.kind is BlockKind.DATELINE and b.span.end <= at]
    if len(lines) < 2:  # noqa: PLR2004 - one gives no other day
        return None
    days = [day for block in lines if (day := _day(reading.words(block.span), published))]
    return days[-1] if len(set(days)) > 1 else None


def _day(words: str, published: Interval) -> date | None:
    """The day in a dateline, in the year that lies nearest to the page's day."""
    first = next(iter(stamps.find(words)), None)
    if first is None or published.earliest is None:
        return None
    near = [*first.days]
    for year in {published.earliest.year, (published.latest or published.earliest).year} if not near else ():
        try:
            near.append(date(year, first.month, first.day))
        except ValueError:
            continue
    return min((day for day in near if abs(day - published.earliest) <= NEAR), default=None)
