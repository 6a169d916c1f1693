"""One happening in two articles: what one calls “last week” another dates, so that the first can be dated.

Two sentences are taken for one happening by the words of their own that they share, weighed by how rare these are in
the pile. A match never decides: it makes days on which the two times disagree less likely.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.link.dating import calendar
from onrecord.link.dating.clues import core
from onrecord.link.dating.infer import Log, probabilities
from onrecord.model.reading import Reading, Time
from onrecord.model.record import Story
from onrecord.model.text import Passage, Reason
from onrecord.model.time import Expression, Interval, TimeType
from onrecord.values import wording
from onrecord.values.dates import bounds, overlaps
from onrecord.values.dates.evaluate import Context, is_relative, value
from onrecord.values.places import country_of, country_of_demonym

ALIKE = 0.33
"""Share of the lighter sentence's weight from which two sentences may tell of one happening; set by hand, low, since a
match only leans."""

SAME_DAY = 0.3
"""The same for two sentences that name one weekday, which says much already."""

SURELY_ALIKE = 0.5
"""Share from which a match is trusted fully; below it in proportion."""

COMMON_WORDS = 4
"""Words of their own that both sentences must share."""

TRUST = 0.85
"""Most that a match is trusted: the days that disagree keep 1 - TRUST of their likelihood."""

ANY_TIME = 3650
"""Days over which an article's date is spread where a match is wrong: ten years of news."""

MOST_MATCHES = 4
"""Matches of one article that are heard, the most alike first."""

AROUND = {"D": 10, "W": 40, "WE": 40, "M": 120}
"""Days after the other's date on which a relative time is worked out, by its unit; more for counts above one."""
FAR_AROUND = 900
"""The same for all longer units."""

POSSIBLE = 1e-4
"""Probability from which a day is looked at for the year of another article's date."""

SURE = 0.8
"""Probability of one year from which another article's date without a year is taken as known."""


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
class Told:
    """A time in its sentence: the words of the sentence's own, and the time itself."""

    article: str
    time: Time
    words: frozenset[str]
    written: str
    sentence: str

    @property
    def passage(self) -> Passage:
        return Passage(self.article, self.time.span)


@dataclass(frozen=True, slots=True)
class Match:
    """A relative time of one article and a date of another that tell of one happening."""

    relative: Told
    dated: Told
    alike: float


def matches(by_id: Mapping[str, Sequence[Told]], stories: Sequence[Story]) -> tuple[Match, ...]:
    """The most alike pairs of relative and dated sentences within each story."""
    found: list[Match] = []
    for story in sorted(stories, key=lambda s: s.id):
        if len(story.articles) < 2:  # noqa: PLR2004 - a pair
            continue
        told = [one for article in sorted(story.articles) for one in by_id.get(article, [])]
        weights = _weights(told)
        relative = [one for one in told if is_anchored(core(one.time.expression))]
        dated = [one for one in told if core(one.time.expression).kind == "calendar" and core(one.time.expression).day]
        found += _best(relative, dated, weights)
    return tuple(found)


def is_anchored(expression: Expression) -> bool:
    """Whether a time points from the article's day at a happening: “last week”, “almost a year ago”, “last summer”."""
    backward = expression.direction == -1 and expression.modifier not in ("previous", "exact")
    return backward and expression.kind in ("unit", "shift", "season", "calendar") and is_relative(expression)


def tell(reading: Reading) -> tuple[tuple[Told, ...], frozenset[str]]:
    """Each time with the words of its sentence that are its own, those of times left out; and all words of an article's own."""
    at: defaultdict[int, list[Time]] = defaultdict(list)
    for time in reading.times:
        at[time.sentence].append(time)
    found: list[Told] = []
    every: set[str] = set()
    for i, sentence in enumerate(reading.sentences):
        start, text = sentence.span.start, sentence.span.of(reading.text)
        words = [(start + w.start, start + w.end, w.surface) for w in wording.words(text) if w.own]
        forms = {(a, b): _form(surface, text[a - start : b - start]) for a, b, surface in words}
        every.update(forms.values())
        spans = [time.span for time in at[i]]
        own = frozenset(
            form for (a, b), form in forms.items() if not any(span.start < b and a < span.end for span in spans)
        )
        found += [Told(reading.id, time, own, reading.words(time.span), text) for time in at[i]]
    return tuple(found), frozenset(every)


def _form(surface: str, written: str) -> str:
    """A word as compared; a country and its people are one."""
    if written[:1].isupper() and (code := country_of_demonym(written) or country_of(written)):
        return code
    return wording.clean(surface)


def _weights(told: Sequence[Told]) -> Mapping[str, float]:
    """How rare each word is among the sentences of a story, from 0 (in all) up."""
    count = Counter(word for one in {one.words for one in told} for word in one)
    total = max(1, len({one.words for one in told}))
    return {word: math.log((total + 1) / n) for word, n in count.items()}


def _best(relative: Sequence[Told], dated: Sequence[Told], weights: Mapping[str, float]) -> list[Match]:
    found: dict[str, list[Match]] = {}
    for one in relative:
        pairs = [
            Match(one, other, alike)
            for other in dated
            if other.article != one.article and (alike := _alike(one.words, other.words, weights)) >= ALIKE
        ]
        if pairs:
            found.setdefault(one.article, []).append(max(pairs, key=lambda m: (m.alike, m.dated.passage)))
    return [
        match
        for article in sorted(found)
        for match in sorted(found[article], key=lambda m: (-m.alike, m.relative.passage))[:MOST_MATCHES]
    ]


def _alike(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """The weight of the shared words against that of the lighter sentence."""
    shared = a & b
    if len(shared) < COMMON_WORDS:
        return 0.0
    total = sum(sorted(weights[word] for word in shared))
    lighter = min(sum(sorted(weights[word] for word in side)) for side in (a, b))
    return total / lighter if lighter else 0.0


def one_day(told_by: Mapping[str, Sequence[Told]], stories: Sequence[Story]) -> tuple[tuple[Told, Told], ...]:
    """Pairs of articles that tell of one happening on one weekday: “confirmed on Monday that the jets had left”."""
    by_id = {article: [one for one in told if _is_past_weekday(one)] for article, told in told_by.items()}
    found: dict[tuple[str, str], tuple[float, Told, Told]] = {}
    for story in sorted(stories, key=lambda s: s.id):
        told = [one for article in sorted(story.articles) for one in by_id.get(article, [])]
        weights = _weights(told)
        for one, other in combinations(told, 2):
            same = core(one.time.expression).weekday == core(other.time.expression).weekday
            if one.article != other.article and same and (alike := _alike(one.words, other.words, weights)) >= SAME_DAY:
                key = (one.article, other.article)
                found[key] = max(found.get(key, (0.0, one, other)), (alike, one, other), key=lambda row: row[0])
    return tuple((one, other) for _, (__, one, other) in sorted(found.items()))


def _is_past_weekday(told: Told) -> bool:
    expression = core(told.time.expression)
    return expression.kind == "weekday" and expression.tense == "past" and expression.direction is None


def ages(
    readings: Sequence[Reading], told_by: Mapping[str, Sequence[Told]], stories: Sequence[Story]
) -> tuple[Match, ...]:
    """“the six-year conflict” of one article and “since March 2011” of another (or the same), of one country."""
    by_id = {reading.id: reading for reading in readings}
    found: list[Match] = []
    for story in sorted(stories, key=lambda s: s.id):
        told = [one for article in sorted(story.articles) for one in told_by.get(article, ())]
        begun = [one for one in told if _since(by_id[one.article], one.time)]
        lasting = [one for one in begun if TROUBLE.search(one.sentence)]
        for old in told:
            if _is_age(by_id[old.article], old.time):
                found += _of_one_place(old, lasting, 1)
            elif _is_begun(old):
                found += _of_one_place(old, [one for one in begun if one.article != old.article], 2)
    return tuple(found)


def _of_one_place(old: Told, begun: Sequence[Told], least: int) -> list[Match]:
    """The beginning that names most of the same countries, if it names enough of them."""
    places = {word for word in old.words if word.isupper()}
    fits = [one for one in begun if len(places & one.words) >= least]
    best = max(fits, key=lambda one: (len(places & one.words), one.passage), default=None)
    return [Match(old, best, SURELY_ALIKE)] if best else []


def _is_begun(told: Told) -> bool:
    """“since it began … almost a year ago”: how long ago something began."""
    expression = core(told.time.expression)
    ago = expression.kind == "shift" and expression.direction == -1 and expression.unit in ("Y", "M")
    return ago and expression.modifier != "previous" and BEGUN.search(told.sentence) is not None


def _since(reading: Reading, time: Time) -> bool:
    """Whether a date says since when something lasts."""
    before = reading.text[max(0, time.span.start - SINCE_REACH) : time.span.start]
    return core(time.expression).kind == "calendar" and SINCE.search(before) is not None


def _is_age(reading: Reading, time: Time) -> bool:
    """“six-year conflict”: whole years that a trouble has lasted."""
    after = reading.text[time.span.end : time.span.end + SINCE_REACH]
    expression = time.expression
    return bool(expression.unit == "Y" and expression.count and expression.count > 1 and TROUBLE.match(after))


def hear_age(match: Match, holds: Mapping[str, Log]) -> tuple[Log, Reason] | None:
    """For every day how likely the age is then, and why."""
    dated = _day(match.dated, holds.get(match.dated.article))
    span = bounds(dated)
    if span is None or span.earliest is None or span.latest is None:
        return None
    expression = core(match.relative.time.expression)
    count = expression.count or 0.0
    early, late = (
        (AGE_EARLY, AGE_LATE) if match.relative.time.type is TimeType.DURATION else room(match.relative.written, count)
    )
    length = DAYS_A_YEAR if expression.unit == "Y" else DAYS_A_YEAR / 12
    fits = (calendar.since(span.earliest) >= length * (count - early)) & (
        calendar.since(span.latest) <= length * (count + late)
    )
    return _leaning(fits, AGE_TRUST), Reason(
        f"“{match.relative.written}”: it began on {dated}, as the story tells", match.relative.passage
    )


def room(written: str, count: float) -> tuple[float, float]:
    """How many units before and after the round number such words reach: “almost a year ago” is 0.6 to 1 years ago."""
    for pattern, reach in ROOM:
        if re.match(pattern, written, re.IGNORECASE):
            return reach
    return 0.2 + 0.1 * count, 0.3 + 0.1 * count


def hear(match: Match, holds: Mapping[str, Log]) -> tuple[Log, Reason] | None:
    """For every day how likely the relative time is then, and why; None where the other's date is not known."""
    dated = _day(match.dated, holds.get(match.dated.article))
    if dated is None:
        return None
    trust = TRUST * min(1.0, match.alike / SURELY_ALIKE + 0.25)
    fits = np.zeros(len(calendar.days()), dtype=bool)
    centre = bounds(dated)
    if centre is None or centre.earliest is None:
        return None
    start = centre.earliest.toordinal() - int(calendar.days()[0])
    for index in range(max(0, start - 2), min(len(fits), start + _reach(match.relative.time.expression))):
        fits[index] = _agrees(match.relative.time.expression, int(calendar.days()[index]), centre)
    words = f"“{match.relative.written}”: the same happening is dated {dated} elsewhere in the story"
    return _leaning(fits, trust), Reason(words, match.relative.passage)


def _reach(expression: Expression) -> int:
    """Days within which “two weeks ago” can lie."""
    plain = core(expression)
    return min(FAR_AROUND, int(AROUND.get(plain.unit or "", FAR_AROUND) * max(1.0, abs(plain.count or 1.0))))


def _leaning(fits: NDArray[np.bool_], trust: float) -> Log:
    """The days that fit get what is trusted; what is not trusted leaves all days as they were."""
    by_chance = max(1, int(fits.sum())) / ANY_TIME
    row: Log = np.log(np.where(fits, trust / min(1.0, by_chance), 0.0) + 1 - trust)
    return row


def _agrees(expression: Expression, ordinal: int, dated: Interval) -> bool:
    span = bounds(value(core(expression), Context(calendar.FIRST.fromordinal(ordinal))))
    if span is None or span.earliest is None or span.latest is None:
        return False
    return overlaps(loosened(expression, span), dated)


def loosened(expression: Expression, span: Interval) -> Interval:
    """“two months ago” reaches half a unit into its neighbours."""
    plain = core(expression)
    if plain.kind != "shift" or span.earliest is None or span.latest is None:
        return span
    room_ = {"M": 15, "W": 3, "D": 1}.get(plain.unit or "D", 0)
    return Interval(
        span.earliest.fromordinal(span.earliest.toordinal() - room_),
        span.latest.fromordinal(span.latest.toordinal() + room_),
    )


def _day(told: Told, holds: Log | None) -> str | None:
    """The day that a date means: as written, or in the year that its article's own date leaves."""
    expression = core(told.time.expression)
    if not is_relative(expression):
        return value(expression, Context(None))
    if holds is None:
        return None
    chances = probabilities(holds)
    found: Counter[str] = Counter()
    for index in np.flatnonzero(chances > POSSIBLE):
        day = calendar.FIRST.fromordinal(int(calendar.days()[index]))
        if meant := value(expression, Context(day)):
            found[meant] += float(chances[index])  # type: ignore[assignment]
    if not found:
        return None
    best, share = max(found.items(), key=lambda item: (item[1], item[0]))
    return best if share >= SURE else None
