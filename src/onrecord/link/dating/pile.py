"""What articles tell each other of their dates: copies and one story lie near in time; one's “last week” is a day that
another one names.

Every article starts from its own words. What it hears from another is what that one holds without what it heard
from the first, widened by how far apart two such articles lie. Rounds go over all articles at once, in sorted order,
so that the order of arrival cannot matter.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from onrecord.link.dating import calendar
from onrecord.link.dating.calendar import Weights
from onrecord.link.dating.infer import Log, probabilities
from onrecord.model.record import Copy, CopyKind, Story, Version
from onrecord.model.text import Passage, Reason

ROUNDS = 3
"""Rounds of telling; what an article knows has by then gone over three links, and later rounds move no interval."""

MOST_LINKS = 8
"""Links that one article listens to, the strongest first: what a hundred copies would add is in the first few."""

HEARD_WEIGHT: Mapping[str, float] = {"version": 1.0, "copy": 1.5, "happening": 1.5}
"""How many independent voices all that an article hears from links of one kind is worth at most: five reprints of one
report must not make a date certain."""

SHARPER = 1
"""Power to which the likeness of two articles of a story is raised: the closest are most likely of the same days."""

OF_STORY: Mapping[str, float] = {"lead": 5.0, "story": 1.0}
"""Links of which one is enough: an article lies near some other of its story, not near all; with how much each is heard."""

FLOOR = 1e-7
"""Probability that is left to every day, so that one wrong link cannot rule out what the words say."""

GAPS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "version": ((0, 0.45), (1, 0.30), (3, 0.15), (14, 0.07), (400, 0.03)),
    "copy": ((1, 0.45), (4, 0.25), (14, 0.15), (90, 0.10), (800, 0.05)),
    "happening": ((0, 0.45), (1, 0.30), (4, 0.10), (400, 0.15)),
    "lead": ((0, 0.32), (1, 0.26), (5, 0.14), (400, 0.23), (1500, 0.05)),
    "story": ((1, 0.22), (5, 0.23), (30, 0.20), (400, 0.25), (1500, 0.10)),
}
"""For each kind of link: days apart, and the share of pairs within them that no row above holds. Two articles of a story
that both lead with one weekday (`lead`) are of one week four times in five: by chance only one pair in five would."""

ROUND = 1024
"""A length of which the quick Fourier transform of any multiple is quick."""

ORDER = {"version": 0, "copy": 1, "happening": 2, "lead": 3, "story": 4}


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles that lie near in time, why, and the words that show it (in the first and in the second)."""

    kind: str
    a: str
    b: str
    text: str
    passages: tuple[Passage | None, Passage | None] = (None, None)
    weight: float = 1.0
    """Of links of one story, how much the two articles' words are alike."""

    def other(self, article: str) -> str:
        return self.b if article == self.a else self.a

    def reason(self, article: str, date: str) -> Reason:
        """The reason for an article: what it shares with the other, and how that one is dated."""
        place = self.passages[0] if article == self.a else self.passages[1]
        return Reason(f"{self.text} an article of {date}", place)


def links(
    copies: Sequence[Copy],
    versions: Sequence[Version],
    stories: Sequence[Story],
    happenings: Sequence[tuple[Passage, Passage]] = (),
    words: Mapping[str, frozenset[str]] = MappingProxyType({}),
    leads: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Link, ...]:
    """One link for each two articles that are joined, the strongest kind."""
    found: dict[tuple[str, str], Link] = {}
    of_days = (
        Link("happening", a.article, b.article, "tells of the same on the same weekday as", (a, b))
        for a, b in happenings
    )
    for link in (*_of_versions(versions), *_of_copies(copies), *of_days, *_of_stories(stories, words, leads)):
        found.setdefault((link.a, link.b), link)
    return tuple(found[pair] for pair in sorted(found))


def _of_versions(versions: Sequence[Version]) -> Iterable[Link]:
    for version in versions:
        a, b = sorted((version.article, version.of))
        yield Link("version", a, b, "a version of")


def _of_copies(copies: Sequence[Copy]) -> Iterable[Link]:
    for copy in sorted(copies, key=lambda c: c.id):
        if copy.kind in (CopyKind.VERBATIM, CopyKind.NEAR_VERBATIM):
            for first, second in combinations(sorted(copy.passages), 2):
                if first.article != second.article:
                    yield Link("copy", first.article, second.article, "shares these words with", (first, second))


def _of_stories(
    stories: Sequence[Story], words: Mapping[str, frozenset[str]], leads: Mapping[str, int]
) -> Iterable[Link]:
    for story in sorted(stories, key=lambda s: s.id):
        articles = sorted(story.articles)[: 4 * MOST_LINKS]
        count = Counter(word for article in articles for word in words.get(article, ()))
        rare = {word: math.log((len(articles) + 0.5) / n) for word, n in count.items()}
        for a, b in combinations(articles, 2):
            weight = _alike(words.get(a, frozenset()), words.get(b, frozenset()), rare)
            same = a in leads and leads[a] == leads.get(b)
            text = "leads with the same weekday on the same story as" if same else "tells of the same story as"
            yield Link("lead" if same else "story", a, b, text, weight=weight)


def _alike(a: frozenset[str], b: frozenset[str], rare: Mapping[str, float]) -> float:
    """How much of what is rare in a story the two articles share, sharpened, so that the nearest of it is heard most."""
    shared = sum(sorted(rare[word] for word in a & b))
    lighter = min(sum(sorted(rare[word] for word in side)) for side in (a, b))
    return (shared / lighter if lighter else 0.0) ** SHARPER + 1e-6


def tell(own: Mapping[str, Log], joined: Sequence[Link]) -> dict[str, tuple[Log, tuple[Link, ...]]]:
    """What each article holds after all rounds, and the links that told it something."""
    heard: dict[str, list[Link]] = defaultdict(list)
    for link in joined:
        for article in (link.a, link.b):
            heard[article].append(link)
    for article, mine in heard.items():
        mine.sort(key=lambda link: (ORDER[link.kind], -_sharpness(own.get(link.other(article))), link.other(article)))
        heard[article] = mine[:MOST_LINKS]
    said: dict[tuple[str, str], Log] = {}
    for _ in range(ROUNDS):
        said = {
            (link.other(article), article): row
            for article in sorted(heard)
            for link in heard[article]
            if (row := _message(link, link.other(article), article, own, heard, said)) is not None
        }
    return {article: _together(article, own, heard.get(article, []), said) for article in sorted({*own, *heard})}


def _sharpness(log: Log | None) -> float:
    """How much an article's own words tell, so that the most telling of many links are heard first."""
    return 0.0 if log is None else float(round(probabilities(log).max(), 6))


def _message(
    link: Link,
    teller: str,
    hearer: str,
    own: Mapping[str, Log],
    heard: Mapping[str, list[Link]],
    said: Mapping[tuple[str, str], Log],
) -> Log | None:
    """What the teller holds without what the hearer told it, widened by the link's gaps."""
    without = [other for other in heard.get(teller, []) if other.other(teller) != hearer]
    log, told = _together(teller, own, without, said)
    if teller not in own and not told:
        return None
    spread = _blurred(probabilities(log), link.kind)
    return np.log(np.maximum(spread, FLOOR))


def _together(
    article: str, own: Mapping[str, Log], listened: Sequence[Link], said: Mapping[tuple[str, str], Log]
) -> tuple[Log, tuple[Link, ...]]:
    """An article's own words and what it hears: links of one kind weighed down, and near to one of its story."""
    log = own.get(article)
    result: Log = np.zeros(len(calendar.days())) if log is None else log.copy()
    told = [(link, row) for link in listened if (row := said.get((link.other(article), article))) is not None]
    many = Counter(link.kind for link, _ in told)
    for link, row in told:
        if link.kind not in OF_STORY:
            result += row * min(1.0, HEARD_WEIGHT[link.kind] / many[link.kind])
    spoken = [(link.weight * OF_STORY[link.kind], row) for link, row in told if link.kind in OF_STORY]
    if spoken:
        whole = sum(weight for weight, _ in spoken) or 1.0
        result += np.log(sum(np.exp(row) * (weight / whole) for weight, row in spoken) + FLOOR)
    return result, tuple(link for link, _ in told)


def _blurred(chances: Weights, kind: str) -> Weights:
    """The chances of the days near those of another article."""
    size = -(-(len(chances) + reach()) // ROUND) * ROUND
    spread: Weights = np.fft.irfft(np.fft.rfft(chances, size) * _kernel(kind, size), size)[: len(chances)]
    return np.maximum(spread, 0.0)


@cache
def reach() -> int:
    """Days of the longest gap: what runs over one end of the days must not come in at the other."""
    return max(days for rows in GAPS.values() for days, _ in rows)


@cache
def _kernel(kind: str, size: int) -> NDArray[np.complex128]:
    """The gaps of a kind of link as a spectrum, the same forward and backward."""
    row = np.zeros(size)
    reached = -1
    for days, share in GAPS[kind]:
        width = 2 * (days - reached) - (1 if reached < 0 else 0)
        for gap in range(reached + 1, days + 1):
            row[gap] += share / width
            if gap:
                row[-gap] += share / width
        reached = days
    return np.fft.rfft(row)
