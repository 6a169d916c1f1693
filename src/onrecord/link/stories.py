"""Stories: which articles tell of the same thing, and the runs of days on which they did."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Calendar, Copy, Entity, Episode, Published, Story
from onrecord.model.text import READ_KINDS, BlockKind, Reason
from onrecord.values import wording

ALIKE = 0.3
"""Cosine of two articles' words from which they tell of one thing."""

PAUSE = timedelta(days=14)
"""Days without an article that end an episode."""


def gather(readings: Sequence[Reading], copies: Sequence[Copy], entities: Sequence[Entity]) -> tuple[Story, ...]:
    """The stories of a pile, each article in one of them; an article that stands alone is a story too."""
    vectors = _vectors(readings)
    parent = list(range(len(readings)))
    for a in range(len(readings)):
        for b in range(a):
            if _cosine(vectors[a], vectors[b]) >= ALIKE:
                ra, rb = _root(parent, a), _root(parent, b)
                parent[max(ra, rb)] = min(ra, rb)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(readings)):
        members[_root(parent, number)].append(number)
    stories = [_story(readings, vectors, group) for group in members.values()]
    return tuple(sorted(stories, key=lambda story: story.id))


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        n = parent[n]
    return n


def _story(readings: Sequence[Reading], vectors: Sequence[Mapping[str, float]], group: Sequence[int]) -> Story:
    ids = tuple(sorted(readings[n].id for n in group))
    return Story(content_id("story", ids[0]), _title(readings, vectors, group), ids)


def _title(readings: Sequence[Reading], vectors: Sequence[Mapping[str, float]], group: Sequence[int]) -> str:
    """The headline of the most central article that has one."""
    best = max(group, key=lambda n: (bool(headline(readings[n])), round(sum(_cosine(vectors[n], vectors[m]) for m in group), 9), readings[n].id))
    return headline(readings[best]) or _first_words(readings[best])


def headline(reading: Reading) -> str:
    """An article's headline, verbatim; empty where it has none."""
    found = next((reading.words(b.span) for b in reading.blocks if b.kind == BlockKind.HEADLINE), "")
    return found.strip() or (reading.article.title or "").strip()


def _first_words(reading: Reading) -> str:
    text = next((reading.words(b.span) for b in reading.blocks if b.kind in READ_KINDS), reading.text)
    return text.strip().split("\n")[0][:120]


def _vectors(readings: Sequence[Reading]) -> list[dict[str, float]]:
    counts = [
        Counter(w.form for b in r.blocks if b.kind in READ_KINDS for w in wording.words(r.words(b.span)) if w.own or w.name)
        for r in readings
    ]
    spread = Counter(form for count in counts for form in count)
    vectors = []
    for count in counts:
        raw = {f: (1 + math.log(n)) * math.log(1 + (len(readings) + 1) / spread[f]) for f, n in count.items()}
        norm = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        vectors.append({f: v / norm for f, v in raw.items()})
    return vectors


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = sorted((one, other), key=len)
    return sum(value * large.get(form, 0.0) for form, value in small.items())


def episodes(stories: Sequence[Story], calendar: Calendar) -> tuple[Story, ...]:
    """The stories with their runs of days: articles whose days of publication lie within a fortnight of each other."""
    return tuple(replace(story, episodes=_runs(story.articles, calendar)) for story in stories)


def _runs(articles: Sequence[str], calendar: Calendar) -> tuple[Episode, ...]:
    dated = sorted(
        ((p.earliest, p.latest, a) for a in articles if (p := calendar.published.get(a)) and p.earliest and p.latest),
        key=lambda row: row,
    )
    runs: list[list[tuple[date, date, str]]] = []
    for earliest, latest, article in dated:
        if runs and earliest - max(row[1] for row in runs[-1]) <= PAUSE:
            runs[-1].append((earliest, latest, article))
        else:
            runs.append([(earliest, latest, article)])
    found = [Episode(min(r[0] for r in run), max(r[1] for r in run), tuple(sorted(r[2] for r in run))) for run in runs]
    undated = tuple(sorted(set(articles) - {row[2] for row in dated}))
    return (*found, Episode(None, None, undated)) if undated else tuple(found)
