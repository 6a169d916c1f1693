"""What articles tell each other of their dates: copies and one story lie near in time; one's “last week” is a day that
another one names.

Every article starts from its own words. What it hears from another is what that one holds without what it heard
from the first, widened by how far apart two such articles lie. Rounds go over all articles at once, in sorted order,
so that the order of arrival cannot matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

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

FLOOR = 1e-7
"""Probability that is left to every day, so that one wrong link cannot rule out what the words say."""

GAPS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "version": ((0, 0.45), (1, 0.30), (3, 0.15), (14, 0.07), (400, 0.03)),
    "copy": ((1, 0.45), (4, 0.25), (14, 0.15), (90, 0.10), (800, 0.05)),
    "happening": ((0, 0.45), (1, 0.30), (4, 0.10), (400, 0.15)),
    "story": ((3, 0.10), (30, 0.25), (400, 0.45), (1500, 0.20)),
}
"""For each kind of link: days apart, and the share of pairs within them that no row above holds."""

ORDER = {"version": 0, "copy": 1, "happening": 2, "story": 3}


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles that lie near in time, why, and the words that show it (in the first and in the second)."""

    kind: str
    a: str
    b: str
    text: str
    passages: tuple[Passage | None, Passage | None] = (None, None)

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
) -> tuple[Link, ...]:
    """One link for each two articles that are joined, the strongest kind."""
    found: dict[tuple[str, str], Link] = {}
    of_days = (Link("happening", a.article, b.article, "tells of the same on the same weekday as", (a, b)) for a, b in happenings)
    for link in (*_of_versions(versions), *_of_copies(copies), *of_days, *_of_stories(stories)):
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


def _of_stories(stories: Sequence[Story]) -> Iterable[Link]:
    for story in sorted(stories, key=lambda s: s.id):
        for a, b in combinations(sorted(story.articles)[: 4 * MOST_LINKS], 2):
            yield Link("story", a, b, "tells of the same story as")


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
        if link.kind != "story":
            result += row * min(1.0, HEARD_WEIGHT[link.kind] / many[link.kind])
    if many["story"]:
        near = sum(np.exp(row) for link, row in told if link.kind == "story")
        result += np.log(near / many["story"])
    return result, tuple(link for link, _ in told)


def _blurred(chances: Weights, kind: str) -> Weights:
    """The chances of the days near those of another article."""
    size = 1 << (2 * len(chances) - 1).bit_length()
    spread: Weights = np.fft.irfft(np.fft.rfft(chances, size) * _kernel(kind, size), size)[: len(chances)]
    return np.maximum(spread, 0.0)


@cache
def _kernel(kind: str, size: int) -> np.ndarray:  # type: ignore[type-arg]
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
