"""What in an article's own words tells when it was written, e.g. “said on Monday”, “On August 16”, “Secretary of State Kerry”.

Each clue names a table of `data/dating.toml` and, for every day, how far that day lies from what it names; the table
says how often articles lie so far from such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.link.dating import ages, calendar, known, offices
from onrecord.link.dating.clue import OF_DAY, Clue
from onrecord.link.dating.manner import manner
from onrecord.model.reading import Reading, Time
from onrecord.model.text import BlockKind, Passage, Span
from onrecord.model.time import Expression, TimeType
from onrecord.values.dates import day_in, sequence, stamps, unit_of

BEFORE_WORDS = re.compile(
    r"\s+(?:before|ahead\s+of|away\s+from|until|till|to\s+go\s+(?:before|until))\b[^.;:]*$", re.IGNORECASE
)
LESS_WORDS = re.compile(r"less|under|fewer|just\s+under|almost|nearly", re.IGNORECASE)
MORE_WORDS = re.compile(r"more|over|at\s+least|just\s+over", re.IGNORECASE)


def collect(reading: Reading) -> tuple[Clue, ...]:
    """The clues of an article's own words, each thing once, at its first place."""
    found: dict[tuple[str, str], Clue] = {}
    for clue in (
        *_explicit(reading),
        *_captions(reading),
        *_omitted(reading),
        *_counted_back(reading),
        *_yearless(reading),
        *_weekdays(reading),
        *_seasons(reading),
        *offices.find(reading),
        *_known(reading),
        *ages.find(reading),
    ):
        found.setdefault((clue.table, clue.subject), clue)
    return tuple(found.values())


def _clue(reading: Reading, time: Time, table: str, subject: str, text: str, value: str | None = None) -> Clue:
    return Clue(table, subject, text, Passage(reading.id, time.span), day_in(time.expression), value)


def _explicit(reading: Reading) -> Iterator[Clue]:
    """The latest date with its year that the article does not look forward to, and the first that it does."""
    values = sequence([time.expression for time in reading.times], None)
    dated = [
        (span, unit_of(value) or "", value, time)
        for time, value in zip(reading.times, values, strict=True)
        if value and (span := calendar.ordinal_of(value)) and day_in(time.expression).kind != "literal"
    ]
    dated = [d for d in dated if calendar.FIRST <= d[0][0] <= calendar.LAST and d[1] in _GRAIN]
    past = [d for d in dated if d[3].expression.tense != "future"]
    stamped = [d for d in past if _manner(reading, d[3], d[1])]
    for manner_ in ("stamp", "post", "since"):
        same = [d for d in stamped if _manner(reading, d[3], d[1]) == manner_]
        if same:
            _, __, value, time = max(same, key=lambda d: d[0][0])
            yield _clue(reading, time, f"latest_{manner_}", "latest", _MANNERS[manner_].format(value), value)
    past = [d for d in past if d not in stamped]
    for grain in ("D", "M", "Y"):
        same = [d for d in past if _GRAIN[d[1]] == grain and day_in(d[3].expression).year is not None]
        if not same:
            continue
        _, __, value, time = max(same, key=lambda d: d[0][0])
        often = "s" if grain == "Y" and sum(d[2] == value for d in same) > 1 else ""
        often = "x" if grain == "D" and time.expression.tense is None and not _is_quoted(reading, time) else often
        yield _clue(
            reading, time, f"latest_{grain}{often}", "latest", f"the latest date with its year is {value}", value
        )
    coming = [d for d in dated if d[3].expression.tense == "future" and not _manner(reading, d[3], d[1])]
    over = max((d[0][1] for d in past), default=calendar.FIRST)
    coming = [d for d in coming if d[0][1] > over]
    if coming:
        _, __, value, time = min(coming, key=lambda d: d[0][1])
        yield _clue(reading, time, "coming", "coming", f"{value} is still to come", value)


def _captions(reading: Reading) -> Iterator[Clue]:
    """The latest full day under a picture: it is not after publication, and mostly close before it."""
    found = [
        (stamp.days[0], Span(block.span.start + stamp.start, block.span.start + stamp.end))
        for block in reading.blocks
        if block.kind is BlockKind.CAPTION
        for stamp in stamps.find(block.span.of(reading.text))
        if len(stamp.days) == 1 and calendar.FIRST <= stamp.days[0] <= calendar.LAST
    ]
    if found:
        day, span = max(found, key=lambda row: (row[0], -row[1].start))
        text = f"a picture's caption names {day.isoformat()}"
        yield Clue("latest_caption", "latest", text, Passage(reading.id, span), OF_DAY, day.isoformat())


STAMP_REACH = 150
"""Code points from an article's start within which a full date without a verb is taken for its stamp."""

STAMP = re.compile(
    r"\b(?:published|posted|publication|updated|amended|modified|last\s+edited)\s*(?:on|at|:)?\s*$", re.IGNORECASE
)
POST = re.compile(r"\(@\w+\)\s*$")
SINCE = re.compile(r"\b(?:since|from|until|the|after|before|began|started)\s*(?:on\s*)?$", re.IGNORECASE)
BEGAN = re.compile(
    r"\b(?:since|began|begun|started|erupted|broke\s+out|outbreak|uprising|start)\b[^.;,\n]{0,40}?\b(?:in|on|of)?\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
DATED = re.compile(r"[“\"‘(]\s*$|\bdated\s*$")
DOCUMENT = re.compile(r"[,.]?\s*[”\"’)]")
_MANNERS = {
    "stamp": "stamped {}",
    "post": "quotes a post of {}",
    "since": "looks back to {}",
}


def _is_quoted(reading: Reading, time: Time) -> bool:
    """Whether a date stands at an edge of quoted words or dates a paper: it is that paper's."""
    before = reading.text[max(0, time.span.start - 12) : time.span.start]
    return DATED.search(before) is not None or DOCUMENT.match(reading.text, time.span.end) is not None


def _manner(reading: Reading, time: Time, grain: str = "D") -> str | None:
    """How a date with its year stands in the text: as a stamp, under a quoted post, as a beginning; else None."""
    before = reading.text[max(0, time.span.start - 60) : time.span.start]
    if grain != "D":
        return "since" if BEGAN.search(before) else None
    before = before[-30:]
    if STAMP.search(before) or (time.span.end <= STAMP_REACH and time.expression.tense is None):
        return "stamp"
    if POST.search(before):
        return "post"
    return "since" if SINCE.search(before) else None


_GRAIN = {"D": "D", "M": "M", "Y": "Y", "Q": "M", "S": "M", "H": "Y"}


def _omitted(reading: Reading) -> Iterator[Clue]:
    """A day written with its year beside days written without: the years of the latter are left out as the article's own."""
    days = [
        time for time in reading.times if (e := day_in(time.expression)).kind == "calendar" and e.day and not e.inner
    ]
    bare = [time for time in days if day_in(time.expression).year is None]
    full = [
        time
        for time in days
        if day_in(time.expression).year is not None and _manner(reading, time) not in ("stamp", "post")
    ]
    if not bare or not full:
        return
    time = max(full, key=lambda t: day_in(t.expression).year or 0)
    year = str(day_in(time.expression).year)
    text = f"“{reading.words(bare[0].span)}” is written without its year, “{reading.words(time.span)}” with it"
    yield _clue(reading, time, "omitted", year, text, year)


def _counted_back(reading: Reading) -> Iterator[Clue]:
    """A day to come and how long it is till then: “less than two months before the May 19 election”."""
    for time, later in pairwise(reading.times):
        if time.type is not TimeType.DURATION or later.sentence != time.sentence or not time.expression.count:
            continue
        between = reading.text[time.span.end : later.span.start]
        length = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}.get(time.expression.unit or "", 0) * time.expression.count
        if length and BEFORE_WORDS.match(between) and _is_day(day_in(later.expression)):
            words = Span(time.span.start, later.span.end).of(reading.text)
            table = (
                "less_before"
                if LESS_WORDS.match(words)
                else "more_before"
                if MORE_WORDS.match(words)
                else "just_before"
            )
            expression = replace(day_in(later.expression), count=length)
            yield Clue(
                table, words, f"“{words}”", Passage(reading.id, Span(time.span.start, later.span.end)), expression
            )


def _is_day(expression: Expression) -> bool:
    """Whether it is a day of the calendar, with or without its year."""
    return expression.kind == "holiday" or (expression.kind == "calendar" and bool(expression.month and expression.day))


def _yearless(reading: Reading) -> Iterator[Clue]:
    """Days and months without a year: “On August 16”, “in March”."""
    lead = leads([reading]).get(reading.id)
    for time in reading.times:
        date = day_in(time.expression)
        if date.inner or date.year is not None or date.direction is not None:
            continue
        if date.kind == "holiday" or (date.kind == "calendar" and date.day):
            yield from _day(reading, time, date, lead)
        elif date.kind == "calendar" and date.month:
            tense = date.tense or "none"
            text = f"“{reading.words(time.span)}” is named without a year ({_TOLD[tense]})"
            yield _clue(reading, time, f"month_{tense}", f"{date.month:02}", text)


def _day(reading: Reading, time: Time, date: Expression, lead: int | None) -> Iterator[Clue]:
    """A day without its year, by its place in the sentence and its verb.

    Where a text leads with a weekday of the past, a day of the past that it calls by its date mostly lies before that weekday: its
    place is then counted from there (`day_beside`). A photograph's day, and “the Sept. 11 attacks”, may be of any year.
    """
    how, words, tense = manner(reading, time), reading.words(time.span), date.tense or "none"
    if how == "caption":
        return
    subject = date.literal or f"{date.month:02}-{date.day:02}"
    if date.weekday is not None:
        text = f"“{words}”: the years in which it falls on that weekday"
        yield _clue(reading, time, "day_both", subject, f"“{words}” is named without a year ({_TOLD[tense]})")
        yield _clue(reading, time, "fit", f"{subject}={date.weekday}", text)
        return
    text = f"“{words}” is named without a year ({_MANNER.get(how, _TOLD[tense])})"
    if how == "on" and tense == "past" and lead is not None:
        yield _clue(reading, time, "day_beside", subject, text, f"{lead}")
    else:
        yield _clue(reading, time, f"day_{how if how in _MANNER else tense}", subject, text)


_MANNER = {
    "holiday": "a holiday",
    "limit": "as a limit",
    "since": "as a beginning",
    "which": "to say which",
}
_TOLD = {"past": "as past", "future": "as to come", "present": "as present", "none": "without a verb"}


def _weekdays(reading: Reading) -> Iterator[Clue]:
    """Weekdays without a date: “said on Monday”."""
    seen = False
    for time in reading.times:
        date = day_in(time.expression)
        if date.kind != "weekday" or date.direction is not None:
            continue
        tense = date.tense or "none"
        table = f"weekday_{'other' if seen else 'first'}_{tense}"
        seen = True
        yield _clue(reading, time, table, f"{date.weekday}", f"“{reading.words(time.span)}”, {_TOLD[tense]}")


def leads(readings: Sequence[Reading]) -> dict[str, int]:
    """For each article the weekday of the past that it names first."""
    found: dict[str, int] = {}
    for reading in readings:
        named = (day_in(time.expression) for time in reading.times)
        first = next(
            (e.weekday for e in named if e.kind == "weekday" and e.direction is None and e.tense == "past"), None
        )
        if first is not None:
            found[reading.id] = first
    return found


def _seasons(reading: Reading) -> Iterator[Clue]:
    """“this summer”, “last fall”."""
    for time in reading.times:
        date = day_in(time.expression)
        if date.kind == "season" and date.year is None and date.direction is not None and not date.inner:
            way = {-1: "last", 0: "this", 1: "next"}[date.direction]
            yield _clue(reading, time, f"season_{way}", f"{date.unit}", f"“{reading.words(time.span)}”")


def _known(reading: Reading) -> Iterator[Clue]:
    """The name that came up last: “COVID-19”."""
    if found := known.latest(reading):
        words = f"“{found.name}” is a name since {found.since}"
        yield Clue("known", found.name, words, Passage(reading.id, found.span), OF_DAY, found.since)
