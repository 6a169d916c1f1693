"""What articles tell each other of their dates: copies and one story lie near in time.

Every article tells its own words and what is given of it, once, and never what it heard: nothing comes back as its own echo. What
several articles of a story say in the same words counts once. An article lies near *some* of those that it is joined with, not near
all, so that what it hears of one kind is a mixture and not a product.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

import numpy as np

from onrecord.link.dating.calendar import Weights
from onrecord.link.dating.infer import Log, probabilities
from onrecord.model.record import Copy, CopyKind, Story, Version
from onrecord.model.text import Passage, Reason

MOST_LINKS = 8
"""Links that one article listens to, the strongest first: what a hundred copies would add is in the first few."""

OF_STORY: Mapping[str, float] = {"lead": 3.0, "story": 1.0}
"""Links of one story, and with how much each is heard."""

KNOWS = 3
"""Power of what an article knows of its own date (0 nothing, 1 the day), with which it is heard: those that
know little do not outvote one that bears its day."""

FLOOR = 2e-6
"""Probability a day that is left to every day, so that a wrong link cannot rule out what the words say."""

GAPS: Mapping[str, tuple[tuple[int, float], ...]] = {
    "version": ((0, 0.45), (1, 0.30), (3, 0.15), (14, 0.07), (400, 0.03)),
    "copy": ((0, 0.50), (1, 0.30), (4, 0.10), (14, 0.05), (90, 0.03), (800, 0.02)),
    "happening": ((0, 0.45), (1, 0.30), (4, 0.10), (400, 0.15)),
    "lead": ((0, 0.45), (1, 0.25), (5, 0.10), (400, 0.15), (1500, 0.05)),
    "story": ((0, 0.25), (1, 0.20), (5, 0.20), (30, 0.15), (400, 0.15), (1500, 0.05)),
}
"""For each kind of link: days apart, and the share of pairs within them that no row above holds."""

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
    """How much of what is rare in a story the two articles share."""
    shared = sum(sorted(rare[word] for word in a & b))
    lighter = min(sum(sorted(rare[word] for word in side)) for side in (a, b))
    return (shared / lighter if lighter else 0.0) + 1e-6


Heard = tuple[Log, tuple[Link, ...]]


def tell(said: Mapping[str, Log], joined: Sequence[Link], hearers: Iterable[str]) -> dict[str, Heard]:
    """What each hearer is told by those that it is joined with, and the links that told it."""
    chances = {article: probabilities(log) for article, log in said.items()}
    knows = {article: knowledge(row) for article, row in chances.items()}
    wanted = set(hearers)
    heard: dict[str, list[Link]] = defaultdict(list)
    for link in joined:
        for article in (link.a, link.b):
            if article in wanted and link.other(article) in knows:
                heard[article].append(link)
    spread: dict[tuple[str, str], Weights] = {}
    return {article: _heard(article, heard[article], chances, knows, spread) for article in sorted(heard)}


def _heard(
    article: str,
    links_: Sequence[Link],
    chances: Mapping[str, Weights],
    knows: Mapping[str, float],
    spread: dict[tuple[str, str], Weights],
) -> Heard:
    """What one article is told: a mixture for each kind of link, and these together."""
    strongest = sorted(
        links_, key=lambda link: (ORDER[link.kind], -round(knows[link.other(article)], 6), link.other(article))
    )[:MOST_LINKS]
    kinds: dict[str, list[tuple[float, Weights]]] = defaultdict(list)
    for link in strongest:
        other = link.other(article)
        if (other, link.kind) not in spread:
            spread[other, link.kind] = blurred(chances[other], link.kind)
        weight = knows[other] ** KNOWS * link.weight * OF_STORY.get(link.kind, 1.0)
        kinds["story" if link.kind in OF_STORY else link.kind].append((weight, spread[other, link.kind]))
    result: Log = np.zeros(len(next(iter(chances.values()))))
    for _, rows in sorted(kinds.items()):
        whole = sum(weight for weight, _ in rows) or 1.0
        result += np.log(sum(row * (weight / whole) for weight, row in rows) + FLOOR)
    return result, tuple(strongest)


def knowledge(chances: Weights) -> float:
    """How much is known of a date: 1 for one day, 0 where all days are alike (1 less the share of the greatest entropy)."""
    some = chances[chances > 1e-9]  # noqa: PLR2004 - what is smaller adds nothing
    return float(max(1e-4, 1 + (some * np.log(some)).sum() / math.log(len(chances))))


def blurred(chances: Weights, kind: str) -> Weights:
    """The chances of the days near those of another article: for each gap's ring of days its share, spread evenly."""
    reach = max(days for days, _ in GAPS[kind])
    upto = np.concatenate((np.zeros(reach + 1), np.cumsum(chances), np.full(reach, chances.sum())))
    size = len(chances)

    def within(days: int) -> Weights:
        """The chances of all days no farther off than so many."""
        ring: Weights = upto[reach + 1 + days : reach + 1 + days + size] - upto[reach - days : reach - days + size]
        return ring

    spread, inner, inside = np.zeros(size), -1, np.zeros(size)
    for days, share in GAPS[kind]:
        ring = within(days)
        spread += (ring - inside) * (share / (2 * (days - inner) - (1 if inner < 0 else 0)))
        inside, inner = ring, days
    return np.maximum(spread, 0.0)
