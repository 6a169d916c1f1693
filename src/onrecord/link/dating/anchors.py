"""What another article's full date, or a beginning that the story tells of, says of an article's own day.

“last week” of what another article dates 2014-03-04; “the six-year conflict” where the story has “since March 2011”. The days
that disagree become less likely, never impossible.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.dating import calendar
from onrecord.link.dating.happenings import Match, Told
from onrecord.link.dating.infer import Log
from onrecord.link.dating.spans import spans
from onrecord.model.reading import Reading, Time
from onrecord.model.record import Story
from onrecord.model.text import Reason
from onrecord.model.time import TimeType
from onrecord.values.dates import bounds, day_in
from onrecord.values.dates.evaluate import Context, is_relative, value

ANY_TIME = 3650
"""Days over which an article's date is spread where a match is wrong: ten years of news."""

SINCE = re.compile(
    r"\b(?:since|began\s+in|broke\s+out\s+in|started\s+in|erupted\s+in|began\s+on|started\s+on)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
SINCE_REACH = 24
"""Code points around a date or an age in which the words that tell its part are looked for."""

TROUBLE = re.compile(
    r"(?:-old)?\s+(?:\w+\s+)?(?:conflict|war|crisis|siege|insurgency|uprising|rebellion|militancy|revolt|blockade|occupation|embargo"
    r"|campaign|operation|reign|rule)\b",
    re.IGNORECASE,
)
AGE_EARLY, AGE_LATE = 0.25, 0.95
"""Years before and after the round number in which an age is named: a war of five years and ten months is “five-year”."""

ROOM = (
    (r"almost|nearly|just\s+under|less", (0.4, 0.02)),
    (r"more|over|at\s+least", (0.0, 0.9)),
)
"""For words before a length, how far below and above it they reach, in its unit."""

BEGUN = re.compile(r"\b(?:since|began|begun|started|launched|broke\s+out|erupted|entered|intervened)\b", re.IGNORECASE)

AGE_TRUST = 0.85
"""How far an age is trusted to be of the thing that the other sentence says began."""

DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Anchored:
    """What is heard of one article: its likelihood over days, why, and the thing that was heard, the same in reprints."""

    article: str
    log: Log
    reason: Reason
    thing: tuple[str, str]


def hear(matches: Sequence[Match]) -> Iterator[Anchored]:
    """What each article hears from happenings that others date in full."""
    for match in matches:
        dated, meant = value(match.dated.expression, Context(None)), spans(match.relative.expression)
        span = bounds(dated)
        if dated is None or meant is None or span is None or span.earliest is None or span.latest is None:
            continue
        fits = (meant[0] <= span.latest.toordinal()) & (span.earliest.toordinal() <= meant[1])
        words = f"“{match.relative.written}”: the same happening is dated {dated} elsewhere in the story"
        yield _anchored(match.relative, dated, leaning(fits, match.trust), words)


def _anchored(told: Told, dated: str, log: Log, words: str) -> Anchored:
    return Anchored(told.article, log, Reason(words, told.passage), (told.written.casefold(), dated))


def leaning(fits: NDArray[np.bool_], trust: float) -> Log:
    """The days that fit get what is trusted; what is not trusted leaves all days as they were."""
    by_chance = max(1, int(fits.sum())) / ANY_TIME
    row: Log = np.log(np.where(fits, trust / min(1.0, by_chance), 0.0) + 1 - trust)
    return row


def hear_ages(
    readings: Sequence[Reading], told_by: Mapping[str, Sequence[Told]], stories: Sequence[Story]
) -> Iterator[Anchored]:
    """“the six-year conflict” of one article and “since March 2011” of another (or the same), of one country."""
    for match in _ages(readings, told_by, stories):
        dated = value(match.dated.expression, Context(None))
        span = bounds(dated)
        if dated is None or span is None or span.earliest is None or span.latest is None:
            continue
        expression = match.relative.expression
        early, late = _reach(match.relative)
        length = DAYS_A_YEAR if expression.unit == "Y" else DAYS_A_YEAR / 12
        count = expression.count or 0.0
        fits = (calendar.since(span.earliest) >= length * (count - early)) & (
            calendar.since(span.latest) <= length * (count + late)
        )
        words = f"“{match.relative.written}”: it began on {dated}, as the story tells"
        yield _anchored(match.relative, dated, leaning(fits, match.trust), words)


def _ages(
    readings: Sequence[Reading], told_by: Mapping[str, Sequence[Told]], stories: Sequence[Story]
) -> Iterator[Match]:
    by_id = {reading.id: reading for reading in readings}
    for story in sorted(stories, key=lambda s: s.id):
        begun, old = _begun_and_old([one for a in sorted(story.articles) for one in told_by.get(a, ())], by_id)
        lasting = [one for one in begun if TROUBLE.search(one.sentence)]
        for one in old:
            if one.time.type is TimeType.DURATION:
                yield from _of_one_place(one, lasting, 1)
            else:
                yield from _of_one_place(one, [other for other in begun if other.article != one.article], 2)


def _begun_and_old(told: Sequence[Told], by_id: Mapping[str, Reading]) -> tuple[list[Told], list[Told]]:
    """The full dates since which something lasts, and the times that say how long it has lasted."""
    begun = [one for one in told if not is_relative(one.expression) and _since(by_id[one.article], one.time)]
    old = [one for one in told if _is_age(by_id[one.article], one.time) or _is_begun(one)]
    return begun, old


def _of_one_place(old: Told, begun: Sequence[Told], least: int) -> list[Match]:
    """The beginning that names most of the same countries, if it names enough of them."""
    places = {word for word in old.words if word.isupper()}
    fits = [one for one in begun if len(places & one.words) >= least]
    best = max(fits, key=lambda one: (len(places & one.words), one.passage), default=None)
    return [Match(old, best, AGE_TRUST)] if best else []


def _is_begun(told: Told) -> bool:
    """“since it began … almost a year ago”: how long ago something began."""
    expression = told.expression
    ago = expression.kind == "shift" and expression.direction == -1 and expression.unit in ("Y", "M")
    return ago and expression.modifier != "previous" and BEGUN.search(told.sentence) is not None


def _since(reading: Reading, time: Time) -> bool:
    """Whether a date says since when something lasts."""
    before = reading.text[max(0, time.span.start - SINCE_REACH) : time.span.start]
    return day_in(time.expression).kind == "calendar" and SINCE.search(before) is not None


def _is_age(reading: Reading, time: Time) -> bool:
    """“six-year conflict”: whole years that a trouble has lasted."""
    after = reading.text[time.span.end : time.span.end + SINCE_REACH]
    expression = time.expression
    lasting = time.type is TimeType.DURATION and expression.unit == "Y" and (expression.count or 0) > 1
    return bool(lasting and TROUBLE.match(after))


def _reach(told: Told) -> tuple[float, float]:
    """How many units before and after the round number such words reach: “almost a year ago” is 0.6 to 1 years ago."""
    if told.time.type is TimeType.DURATION:
        return AGE_EARLY, AGE_LATE
    for pattern, reach in ROOM:
        if re.match(pattern, told.written, re.IGNORECASE):
            return reach
    count = told.expression.count or 0.0
    return 0.2 + 0.1 * count, 0.3 + 0.1 * count


def by_article(heard: Sequence[Anchored]) -> Mapping[str, Sequence[Anchored]]:
    """What is heard, for each article."""
    found: defaultdict[str, list[Anchored]] = defaultdict(list)
    for one in heard:
        found[one.article].append(one)
    return found
