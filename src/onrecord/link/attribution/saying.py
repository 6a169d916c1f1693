"""When it was said: from the reporting clause, the paragraph, or the same words in another article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.link.attribution.ground import Ground
from onrecord.link.attribution.speakers import Whose
from onrecord.model.reading import Reading, Ref
from onrecord.model.text import Passage, Reason
from onrecord.model.time import Resolved, TimeType

NEAR = 900
"""Code points between two statements of one speaker within which one day holds for both, where nothing else is told."""
NEXT = 200
"""Code points between two statements of a speaker of several days within which the second is of the first one's day."""
ACT = re.compile(
    r"\b(?:declar|order|instruct|urg|call|demand|appeal|approv|reject|condemn|invit|propos|welcom|endors|decree|appoint|dismiss|veto|ban|impos|suspend|cancel)",
    re.IGNORECASE,
)
"""Words of what is done by saying it, on a day of its own: “declared an emergency”; the day of what the same speaker said in another
paragraph tells nothing of it."""
Row = tuple[int, bool, int, tuple[Resolved, Reason]]
"""A dated statement near another: how far off, whether it comes after, its index, its day and why."""
WIDEST = 62
"""Days that a time may span and still tell when something was said."""
MONTH = 31
"""The same beyond what is left open because the article's own day is known within `WIDEST` only: “this month”."""


def said(
    ground: Ground, ref: Ref, whose: dict[Ref, Whose], echo: Mapping[Ref, tuple[Ref, ...]]
) -> tuple[Resolved | None, tuple[Reason, ...]]:
    """The day a statement was made, with its basis; None where the texts do not tell. `echo` holds the same sayings in other words."""
    own = stated(ground, ref)
    if own is not None:
        return own[0], (own[1],)
    for twin in ground.twins.get(ref, ()):
        there = stated(ground, twin)
        if there is not None and whose[twin].entities == whose[ref].entities:
            return replace(there[0], basis="the same words in another article"), (there[1],)
    beside = _nearby(ground, ref, whose)
    return beside if beside[0] is not None else _echoed(ground, echo.get(ref, ()))


def _echoed(ground: Ground, same: tuple[Ref, ...]) -> tuple[Resolved | None, tuple[Reason, ...]]:
    """The day that other articles give for the same saying in other words, where they give one day."""
    dated = [there for one in same if (there := stated(ground, one)) is not None]
    if not dated or len({(day.earliest, day.latest) for day, _ in dated}) > 1:
        return None, ()
    day, why = dated[0]
    return replace(day, basis="the same saying in another article"), (
        Reason(f"told in other words there and {why.text}", why.passage),
    )


def stated(ground: Ground, ref: Ref) -> tuple[Resolved, Reason] | None:
    """The time that the reporting clause gives."""
    reading = ground.readings[ref.article]
    for index in ground.statement(ref).times:
        time = reading.times[index]
        resolved = ground.calendar.times.get(Ref(reading.id, index))
        if (
            time.type in {TimeType.DATE, TimeType.TIME}
            and resolved is not None
            and _tells(ground, ref.article, resolved)
        ):
            why = Reason(f"dated by “{reading.words(time.span)}”", Passage(reading.id, time.span))
            return replace(resolved, basis=f"stated: {resolved.basis}"), why
    return None


def _tells(ground: Ground, article: str, resolved: Resolved) -> bool:
    """Whether a time is narrow enough to date a saying."""
    if resolved.earliest is None or resolved.latest is None:
        return False
    days = (resolved.latest - resolved.earliest).days
    published = ground.calendar.published.get(article)
    if published is None or published.earliest is None or published.latest is None:
        return days <= WIDEST
    open_ = (published.latest - published.earliest).days
    return days <= (max(WIDEST, open_ + MONTH) if open_ <= WIDEST else WIDEST)


def _nearby(ground: Ground, ref: Ref, whose: dict[Ref, Whose]) -> tuple[Resolved | None, tuple[Reason, ...]]:
    """The day of the same speaker's nearest dated statement in the same article."""
    reading = ground.readings[ref.article]
    statement = ground.statement(ref)
    if not whose[ref].entities:
        return None, ()
    rows: list[Row] = []
    for index, other in enumerate(reading.statements):
        there = Ref(reading.id, index)
        if index != ref.index and whose[there].entities == whose[ref].entities:
            gap = max(other.span.start - statement.span.end, statement.span.start - other.span.end, 0)
            dated = stated(ground, there)
            if dated is not None and gap <= (NEAR if index < ref.index else NEXT):
                rows.append((gap, index > ref.index, index, dated))
    if statement.cue and ACT.search(reading.words(statement.cue)):
        rows = [row for row in rows if _paragraph(reading, row[2]) == _paragraph(reading, ref.index)]
    if _days(rows) > 1:  # spoke on several days: the one day of the paragraph tells, else the words just before
        here = [row for row in rows if _paragraph(reading, row[2]) == _paragraph(reading, ref.index)]
        rows = here if _days(here) == 1 else [row for row in rows if row[2] == ref.index - 1 and row[0] <= NEXT]
    if not rows:
        return None, ()
    _, _, _, (resolved, why) = min(rows, key=lambda row: row[:3])
    text = "the speaker’s statement beside it is " + why.text
    return replace(resolved, basis="the speaker’s dated statement beside it"), (Reason(text, why.passage),)


def _days(rows: list[Row]) -> int:
    """How many different days dated statements have."""
    return len({row[3][0].earliest for row in rows})


def _paragraph(reading: Reading, index: int) -> int:
    """The block in which a statement's words begin."""
    start = reading.statements[index].content[0].start
    return next((n for n, block in enumerate(reading.blocks) if block.span.start <= start < block.span.end), -1)
