"""Which articles lie near in time, and the strongest of these bonds, on which they tell each other of their dates."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

from onrecord.link.dating.happenings import STORY_REACH, Tie
from onrecord.model.record import Copy, CopyKind, Story, Version
from onrecord.model.text import Passage, Reason

STRENGTH = {"version": 3.0, "happening": 2.5, "copy": 2.0, "lead": 1.0, "story": 0.0}
"""How soon a bond of each kind is chosen, before what its ties, its words and its articles' knowledge add."""

OF_KNOWLEDGE = 1.0
"""What an article that knows its day adds to the strength of its bonds."""


@dataclass(frozen=True, slots=True)
class Bond:
    """Two articles that lie near in time, why, and the words that show it (in the first and in the second)."""

    kind: str
    a: str
    b: str
    text: str
    passages: tuple[Passage | None, Passage | None] = (None, None)
    weight: float = 0.0
    """Of articles of one story, how much their words are alike."""
    ties: tuple[Tie, ...] = ()

    def other(self, article: str) -> str:
        return self.b if article == self.a else self.a

    def reasons(self, article: str, date: str) -> tuple[Reason, ...]:
        """The reasons for an article: what it shares with the other, and how that one is dated."""
        place = self.passages[0] if article == self.a else self.passages[1]
        return (*(_tied(tie, article) for tie in self.ties), Reason(f"{self.text} an article of {date}", place))


def _tied(tie: Tie, article: str) -> Reason:
    mine, other = (tie.a, tie.b) if article == tie.a.article else (tie.b, tie.a)
    return Reason(f"“{mine.written}” tells of what another article says was “{other.written}”", mine.passage)


def find(
    copies: Sequence[Copy],
    versions: Sequence[Version],
    stories: Sequence[Story],
    ties: Sequence[Tie] = (),
    words: Mapping[str, frozenset[str]] = MappingProxyType({}),
    leads: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Bond, ...]:
    """One bond for each two articles that are joined, of the strongest kind, with their ties."""
    found: dict[tuple[str, str], Bond] = {}
    tied: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        tied[tie.pair].append(tie)
    for bond in (*_of_versions(versions), *_of_copies(copies), *_of_stories(stories, words, leads)):
        found.setdefault((bond.a, bond.b), bond)
    return tuple(_with_ties(found[pair], tied.get(pair, ())) for pair in sorted(found))


def _with_ties(bond: Bond, ties: Sequence[Tie]) -> Bond:
    if not ties:
        return bond
    of_days = any(not tie.a.expression.unit and not tie.b.expression.unit for tie in ties)
    kind = "happening" if of_days and bond.kind in ("lead", "story") else bond.kind
    return replace(bond, kind=kind, ties=tuple(ties))


def _of_versions(versions: Sequence[Version]) -> Iterable[Bond]:
    for version in versions:
        a, b = sorted((version.article, version.of))
        yield Bond("version", a, b, "a version of")


def _of_copies(copies: Sequence[Copy]) -> Iterable[Bond]:
    for copy in sorted(copies, key=lambda c: c.id):
        if copy.kind in (CopyKind.VERBATIM, CopyKind.NEAR_VERBATIM):
            for first, second in combinations(sorted(copy.passages), 2):
                if first.article != second.article:
                    yield Bond("copy", first.article, second.article, "shares these words with", (first, second))


def _of_stories(
    stories: Sequence[Story], words: Mapping[str, frozenset[str]], leads: Mapping[str, int]
) -> Iterable[Bond]:
    for story in sorted(stories, key=lambda s: s.id):
        articles = sorted(story.articles)[:STORY_REACH]
        count = Counter(word for article in articles for word in words.get(article, ()))
        rare = {word: math.log((len(articles) + 0.5) / n) for word, n in count.items()}
        for a, b in combinations(articles, 2):
            weight = _alike(words.get(a, frozenset()), words.get(b, frozenset()), rare)
            same = a in leads and leads[a] == leads.get(b)
            text = "leads with the same weekday on the same story as" if same else "tells of the same story as"
            yield Bond("lead" if same else "story", a, b, text, weight=weight)


def _alike(a: frozenset[str], b: frozenset[str], rare: Mapping[str, float]) -> float:
    """How much of what is rare in a story the two articles share."""
    shared = sum(sorted(rare[word] for word in a & b))
    lighter = min(sum(sorted(rare[word] for word in side)) for side in (a, b))
    return shared / lighter if lighter else 0.0


def forest(bonds: Sequence[Bond], knows: Mapping[str, float]) -> tuple[Bond, ...]:
    """The strongest bonds that join all articles and make no ring: nothing comes back to its teller as its own echo."""

    def strength(bond: Bond) -> float:
        known = max(knows.get(bond.a, 0.0), knows.get(bond.b, 0.0))
        tied = sum(tie.trust for tie in bond.ties)
        return round(STRENGTH[bond.kind] + bond.weight + tied + OF_KNOWLEDGE * known, 6)

    group: dict[str, str] = {}

    def top(article: str) -> str:
        while group.setdefault(article, article) != article:
            group[article] = article = group[group[article]]
        return article

    kept = []
    for bond in sorted(bonds, key=lambda b: (-strength(b), b.a, b.b)):
        a, b = top(bond.a), top(bond.b)
        if a != b:
            group[max(a, b)] = min(a, b)
            kept.append(bond)
    return tuple(kept)
