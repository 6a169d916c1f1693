"""One happening in two articles: what one calls “Monday” or “last week” another calls “August 16”.

Two sentences are taken for one happening by the words of their own that they share, weighed by how rare these are in the
story; what follows a time without a time of its own is told of it too. A match never decides: it makes days on which the two
times disagree less likely.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.link.dating.manner import manner
from onrecord.model.reading import Reading, Time
from onrecord.model.record import Story
from onrecord.model.text import Passage
from onrecord.model.time import Expression
from onrecord.values import wording
from onrecord.values.dates import day_in, unit_of
from onrecord.values.dates.evaluate import is_relative
from onrecord.values.places import country_of, country_of_demonym
from onrecord.values.predicates import lexicon

ALIKE: Mapping[str, float] = {"weekday": 0.3, "anchored": 0.33}
"""Share of the lighter sentence's weight from which two sentences may tell of one happening: where both name one weekday, and
where one points back (“last week”) at the other's day."""

CORE: Mapping[str, float] = {"weekday": 0.15, "anchored": 0.1, "named": 0.3}
"""The same where they share what the story is about: names and a doing. `named`: one has a weekday, the other a day. Set on the read
halves of piles whose days are known: what the rows leave was right in 9 of 12 pairs."""

CORE_NAMES, COMMON_WORDS = 2, 4
"""Names, and words of their own in all, that both sentences must share."""

SURELY_ALIKE = 0.5
"""Share from which a match is trusted fully; below it in proportion."""

TRUST, CORE_TRUST = 0.85, 0.75
"""Most that a match is trusted, and one by the story's core alone: the rest is left to all days."""

MOST_TIES = 3
"""Matches of two articles that are heard, the most trusted first, no time in two of them."""

MOST_MATCHES = 4
"""Matches of one article with days written in full that are heard, the most trusted first."""

STORY_REACH = 32
"""Articles of a story that are compared with each other, as they come in the record."""

FINE = frozenset({"D", "W", "WE"})


@dataclass(frozen=True, slots=True)
class Told:
    """A time in its sentence: the words of the sentence's own, and the time itself."""

    article: str
    time: Time
    words: frozenset[str]
    names: frozenset[str]
    """Those of the words that are names."""
    written: str
    sentence: str
    manner: str

    @property
    def passage(self) -> Passage:
        return Passage(self.article, self.time.span)

    @property
    def expression(self) -> Expression:
        return day_in(self.time.expression)


@dataclass(frozen=True, slots=True)
class Tie:
    """Two times of two articles that tell of one happening, and how far that is trusted."""

    a: Told
    b: Told
    trust: float

    @property
    def pair(self) -> tuple[str, str]:
        return self.a.article, self.b.article


@dataclass(frozen=True, slots=True)
class Match:
    """A time of one article and a day written with its year in another that tell of one happening."""

    relative: Told
    dated: Told
    trust: float


def tell(reading: Reading) -> tuple[tuple[Told, ...], frozenset[str]]:
    """Each time with the words that tell what happened then, those of times left out; and all words of an article's own."""
    at: defaultdict[int, list[Time]] = defaultdict(list)
    for time in reading.times:
        at[time.sentence].append(time)
    own = [_own(reading, i, at[i]) for i in range(len(reading.sentences))]
    found: list[Told] = []
    for i, sentence in enumerate(reading.sentences):
        text = sentence.span.of(reading.text)
        goes_on = (
            i + 1 < len(own) and reading.sentences[i + 1].block == sentence.block and not any(map(_is_fine, at[i + 1]))
        )
        for time in at[i]:
            words = own[i] | own[i + 1] if goes_on and is_anchored(day_in(time.expression)) else own[i]
            names = frozenset(form for form, name in words if name)
            forms = frozenset(form for form, _ in words)
            found.append(Told(reading.id, time, forms, names, reading.words(time.span), text, manner(reading, time)))
    return tuple(found), frozenset(form for words in own for form, _ in words)


def _own(reading: Reading, place: int, times: Sequence[Time]) -> frozenset[tuple[str, bool]]:
    """The words of a sentence's own outside its times, as compared, each with whether it is a name."""
    span = reading.sentences[place].span
    text = span.of(reading.text)
    inside = [(time.span.start - span.start, time.span.end - span.start) for time in times]
    found: set[tuple[str, bool]] = set()
    for word in wording.words(text):
        if word.own and not any(start < word.end and word.start < end for start, end in inside):
            form = _form(word.surface, text[word.start : word.end])
            found.add((form, word.name or form.isupper()))
    return frozenset(found)


def _is_fine(time: Time) -> bool:
    """Whether a time says a day or week of its own, so that its sentence does not go on with the time before."""
    expression = day_in(time.expression)
    if expression.kind in ("weekday", "holiday") or (expression.kind == "calendar" and expression.day):
        return True
    fine = expression.unit in FINE or (expression.literal and unit_of(expression.literal) in FINE)
    return bool(expression.kind in ("unit", "shift") and fine)


def _form(surface: str, written: str) -> str:
    """A word as compared; a country and its people are one, and so are the words of one action."""
    if written[:1].isupper() and (code := country_of_demonym(written) or country_of(written)):
        return code
    form = wording.clean(surface)
    return _actions().get(form, form)


@cache
def _actions() -> Mapping[str, str]:
    """For each verb and noun of doing its action: “raid” and “bombing” are one."""
    table = lexicon()
    rows = [*table.nouns.items(), *table.verbs.items()]
    return {wording.clean(word): _general(action) for word, action in rows if " " not in word}


def _general(action: str) -> str:
    """The most general action that is true wherever this one is: of “shell” and “strike” it is “attack”."""
    while implied := sorted(lexicon().predicates[action].implies):
        action = implied[0]
    return action


def is_anchored(expression: Expression) -> bool:
    """Whether a time points from the article's day at a happening: “last week”, “almost a year ago”, “last summer”."""
    backward = expression.direction == -1 and expression.modifier not in ("previous", "exact")
    return backward and expression.kind in ("unit", "shift", "season", "calendar") and is_relative(expression)


def _is_day(told: Told) -> bool:
    """“On August 16”, as the day of what happened."""
    expression = told.expression
    day = expression.kind == "calendar" and bool(expression.day) and not expression.inner
    return day and told.manner == "on" and expression.tense in ("past", None)


def _is_past_weekday(expression: Expression) -> bool:
    return expression.kind == "weekday" and expression.tense == "past" and expression.direction is None


def kind_of(a: Told, b: Told) -> str | None:
    """How two times may name one happening's day, and so how alike their sentences must be."""
    first, second = a.expression, b.expression
    if _is_past_weekday(first) and _is_past_weekday(second):
        return "weekday" if first.weekday == second.weekday else None
    for one, other in ((first, b), (second, a)):
        if _is_day(other):
            if is_anchored(one):
                return "anchored"
            if _is_past_weekday(one) and other.expression.weekday in (None, one.weekday):
                return "named"
    return None


def match(told_by: Mapping[str, Sequence[Told]], stories: Sequence[Story]) -> tuple[tuple[Tie, ...], tuple[Match, ...]]:
    """The happenings that two articles of a story tell of: ties of their days, and matches with days written in full."""
    ties: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    matches: defaultdict[Passage, list[Match]] = defaultdict(list)
    for story in sorted(stories, key=lambda s: s.id):
        for a, b, trust in _pairs(story, told_by):
            full = [one for one in (a, b) if not is_relative(one.expression)]
            if len(full) == 1:
                other = b if full[0] is a else a
                matches[other.passage].append(Match(other, full[0], trust))
            elif not full:
                ties[a.article, b.article].append(Tie(a, b, trust))
    return _best_ties(ties), _best_matches(matches)


def _pairs(story: Story, told_by: Mapping[str, Sequence[Told]]) -> Iterator[tuple[Told, Told, float]]:
    """The pairs of times in different articles of a story whose sentences are alike enough for their kind, and how far
    that is trusted."""
    articles = sorted(story.articles)[:STORY_REACH]
    told = [[one for one in told_by.get(article, ()) if _may_match(one)] for article in articles]
    weights = _weights([one for row in told for one in row])
    heavy = {one.passage: _heavy(one.words, weights) for row in told for one in row}
    for i, row in enumerate(told):
        for other_row in told[i + 1 :]:
            for a in row:
                for b in other_row:
                    kind = kind_of(a, b)
                    if kind and (trust := _trust(kind, a, b, _alike(a, b, weights, heavy))):
                        yield a, b, trust


def _trust(kind: str, a: Told, b: Told, alike: float) -> float:
    """How far two sentences so much alike are taken for one happening; 0 where they are not."""
    if alike >= ALIKE.get(kind, math.inf):
        return TRUST * min(1.0, alike / SURELY_ALIKE + 0.25)
    if kind == "anchored" and not {a.expression.unit, b.expression.unit} <= FINE | {None}:
        return 0.0
    core_ = len(a.names & b.names) >= CORE_NAMES and bool(a.words & b.words & _doings())
    return CORE_TRUST if core_ and alike >= CORE[kind] else 0.0


@cache
def _doings() -> frozenset[str]:
    return frozenset(_actions().values())


def _may_match(told: Told) -> bool:
    return _is_past_weekday(told.expression) or is_anchored(told.expression) or _is_day(told)


def _weights(told: Sequence[Told]) -> Mapping[str, float]:
    """How rare each word is among the sentences of a story, from 0 (in all) up."""
    sentences = {one.words for one in told}
    count = Counter(word for words in sentences for word in words)
    total = max(1, len(sentences))
    return {word: math.log((total + 1) / n) for word, n in count.items()}


def _heavy(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(sorted(weights[word] for word in words))


def _alike(a: Told, b: Told, weights: Mapping[str, float], heavy: Mapping[Passage, float]) -> float:
    """The weight of the shared words against that of the lighter sentence."""
    shared = a.words & b.words
    if len(shared) < COMMON_WORDS:
        return 0.0
    lighter = min(heavy[a.passage], heavy[b.passage])
    return _heavy(shared, weights) / lighter if lighter else 0.0


def _best_ties(ties: Mapping[tuple[str, str], Sequence[Tie]]) -> tuple[Tie, ...]:
    """Of each two articles the most trusted ties, each time in one of them only."""
    kept: list[Tie] = []
    for _, rows in sorted(ties.items()):
        used: set[Expression] = set()
        chosen: list[Tie] = []
        for tie in sorted(rows, key=lambda tie: (-tie.trust, tie.a.passage, tie.b.passage)):
            if len(chosen) < MOST_TIES and not {tie.a.expression, tie.b.expression} & used:
                chosen.append(tie)
                used |= {tie.a.expression, tie.b.expression}
        kept += chosen
    return tuple(kept)


def _best_matches(matches: Mapping[Passage, Sequence[Match]]) -> tuple[Match, ...]:
    """For each time its most trusted match, and of each article the most trusted of these."""
    of_article: defaultdict[str, list[Match]] = defaultdict(list)
    for passage, rows in sorted(matches.items()):
        of_article[passage.article].append(max(rows, key=lambda m: (m.trust, m.dated.passage)))
    return tuple(
        one
        for _, rows in sorted(of_article.items())
        for one in sorted(rows, key=lambda m: (-m.trust, m.relative.passage))[:MOST_MATCHES]
    )
