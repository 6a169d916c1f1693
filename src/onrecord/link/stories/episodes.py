"""Episodes: the runs of days on which a story was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model.record import Calendar, Episode, Story

PAUSE = timedelta(days=14)
"""Days without an article that end an episode: a fortnight of silence is a new turn, not a slow day."""

FIRM = timedelta(days=14)
"""An interval of no more days than this places an article in a run; a wider one only follows where one run alone can be meant."""

WIDE = timedelta(days=120)
"""Days from which an interval says too little about when an article came out to place it at all."""

Dated = tuple[date, date, str]
Runs = list[list[Dated]]


def episodes(stories: Sequence[Story], calendar: Calendar) -> tuple[Story, ...]:
    """The stories with their runs of days; articles that could belong to several runs, or of which hardly the year is known, are a
    last episode without days."""
    return tuple(replace(story, episodes=_runs(story.articles, calendar)) for story in stories)


def _runs(articles: Sequence[str], calendar: Calendar) -> tuple[Episode, ...]:
    dated = sorted(row for article in articles for row in _days(article, calendar))
    firm = _joined([row for row in dated if row[1] - row[0] <= FIRM])
    lone: list[Dated] = []
    placed: dict[int, list[str]] = {}
    unsure = sorted(set(articles) - {row[2] for row in dated})
    for row in (row for row in dated if row[1] - row[0] > FIRM):
        near = [n for n, run in enumerate(firm) if _touches(run, row)]
        if len(near) == 1:
            placed.setdefault(near[0], []).append(row[2])
        elif near:
            unsure.append(row[2])
        else:
            lone.append(row)
    found = [_episode(run, placed.get(n, ())) for n, run in enumerate(firm)]
    found += [_episode(run, ()) for run in _joined(lone)]
    found.sort(key=lambda episode: (episode.earliest or date.max, episode.articles))
    return (*found, Episode(None, None, tuple(sorted(unsure)))) if unsure else tuple(found)


def _joined(rows: Sequence[Dated]) -> Runs:
    """Rows in order, a run for each stretch without a pause."""
    runs: Runs = []
    for row in rows:
        if runs and _touches(runs[-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _touches(run: Sequence[Dated], row: Dated) -> bool:
    """Whether a row may lie within a pause of a run."""
    first, last = min(other[0] for other in run), max(other[1] for other in run)
    return row[0] - last <= PAUSE and first - row[1] <= PAUSE


def _days(article: str, calendar: Calendar) -> list[Dated]:
    """The days on which an article can have come out; the likeliest where it is told."""
    published = calendar.published.get(article)
    if published is None:
        return []
    if published.best:
        return [(published.best, published.best, article)]
    first, last = published.earliest, published.latest
    return [(first, last, article)] if first and last and last - first <= WIDE else []


def _episode(run: Sequence[Dated], others: Sequence[str]) -> Episode:
    articles = tuple(sorted([*(row[2] for row in run), *others]))
    return Episode(min(row[0] for row in run), max(row[1] for row in run), articles)
