"""Episodes: the runs of days on which a story was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model.record import Calendar, Episode, Story

PAUSE = timedelta(days=14)
"""Days without an article that end an episode: a fortnight of silence is a new turn, not a slow day."""

WIDE = timedelta(days=45)
"""Days from which an interval says too little about when an article came out to place it in a run of days."""

Dated = tuple[date, date, str]


def episodes(stories: Sequence[Story], calendar: Calendar) -> tuple[Story, ...]:
    """The stories with their runs of days; articles of which hardly more than the year is known are a last episode without days."""
    return tuple(replace(story, episodes=_runs(story.articles, calendar)) for story in stories)


def _runs(articles: Sequence[str], calendar: Calendar) -> tuple[Episode, ...]:
    dated = sorted(row for article in articles for row in _days(article, calendar))
    runs: list[list[Dated]] = []
    for row in dated:
        if runs and row[0] - max(other[1] for other in runs[-1]) <= PAUSE:
            runs[-1].append(row)
        else:
            runs.append([row])
    told = {row[2] for row in dated}
    undated = tuple(sorted(article for article in articles if article not in told))
    found = tuple(_episode(run) for run in runs)
    return (*found, Episode(None, None, undated)) if undated else found


def _days(article: str, calendar: Calendar) -> list[Dated]:
    """The days on which an article can have come out; the likeliest where it is told."""
    published = calendar.published.get(article)
    if published is None:
        return []
    if published.best:
        return [(published.best, published.best, article)]
    first, last = published.earliest, published.latest
    return [(first, last, article)] if first and last and last - first <= WIDE else []


def _episode(run: Sequence[Dated]) -> Episode:
    return Episode(min(row[0] for row in run), max(row[1] for row in run), tuple(sorted(row[2] for row in run)))
