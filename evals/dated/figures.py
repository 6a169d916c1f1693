"""The figures of inferred dates: how many are answered, how often they hold, how wide they are; and the baseline beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from onrecord.link.dating import calendar, infer
from onrecord.model.reading import Reading
from onrecord.model.record import Published
from onrecord.model.time import Interval
from onrecord.values.dates import bounds, sequence

STATED = (0.5, 0.8, 0.9, 0.95)
"""Shares of which the interval is asked how often it holds the true day."""

WEEK = 7
NAMES = ("n", "answered", "holds", "year", "width", "best", "in_1", "in_7")


@dataclass(frozen=True)
class Answer:
    """An article's true days, the date that was inferred, what was held of every day, and the latest date that its words name."""

    first: date
    last: date
    published: Published | None
    log: infer.Log | None
    latest: Interval | None

    def holds(self, earliest: date, latest: date) -> bool:
        return earliest <= self.last and self.first <= latest

    def gap(self, day: date) -> int:
        """Days from the true ones."""
        return max(0, (self.first - day).days, (day - self.last).days)


def latest(reading: Reading) -> Interval | None:
    """The baseline: the latest date with its year that the text writes, as fine as it is written."""
    values = sequence([mark.expression for mark in reading.times], None)
    spans = [span for value in values if (span := bounds(value)) and span.earliest and span.latest]
    return max(spans, key=lambda span: (span.earliest, span.latest), default=None)


def rate(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def row(answers: Sequence[Answer]) -> dict[str, float]:
    """The figures of one part; `in_1` and `in_7` are of those with a best day."""
    told = [(a, p.earliest, p.latest) for a in answers if (p := a.published) and p.earliest and p.latest]
    best = [a.gap(a.published.best) for a in answers if a.published and a.published.best]
    return {
        "n": len(answers),
        "answered": len(told) / max(1, len(answers)),
        "holds": rate([a.holds(first, last) for a, first, last in told]),
        "year": rate([likeliest_year(a.log) == a.first.year for a, _, __ in told if a.log is not None]),
        "width": _median([(last - first).days + 1 for _, first, last in told]),
        "best": len(best) / max(1, len(answers)),
        "in_1": rate([gap <= 1 for gap in best]),
        "in_7": rate([gap <= WEEK for gap in best]),
    }


def baseline(answers: Sequence[Answer]) -> dict[str, float]:
    """The same of the latest date that each text names, for as many articles as we answer, the finest dates first."""
    named = [(a, i.earliest, i.latest) for a in answers if (i := a.latest) and i.earliest and i.latest]
    named.sort(key=lambda one: (one[2] - one[1], one[0].first.toordinal() % WEEK, one[1]))
    named = named[: sum(1 for a in answers if a.published)]
    gaps = [a.gap(first + (last - first) / 2) for a, first, last in named]
    return {
        "n": len(answers),
        "answered": len(named) / max(1, len(answers)),
        "holds": rate([a.holds(first, last) for a, first, last in named]),
        "year": rate([first.year == a.first.year for a, first, _ in named]),
        "width": _median([(last - first).days + 1 for _, first, last in named]),
        "best": len(named) / max(1, len(answers)),
        "in_1": rate([gap <= 1 for gap in gaps]),
        "in_7": rate([gap <= WEEK for gap in gaps]),
    }


def _median(widths: Sequence[int]) -> float:
    return sorted(widths)[len(widths) // 2] if widths else 0


def likeliest_year(log: infer.Log) -> int:
    """The year that holds most of the probability."""
    years = calendar.years()
    return int(years[0] + np.argmax(np.bincount(years - years[0], weights=infer.probabilities(log))))


def curve(answers: Sequence[Answer]) -> list[float]:
    """For each stated share, how often the interval of that share holds the true day, whether or not it is narrow enough to answer."""
    rows = [(a, infer.probabilities(a.log)) for a in answers if a.log is not None]
    return [rate([_within(a, infer.window(chances, stated)) for a, chances in rows]) for stated in STATED]


def _within(answer: Answer, window: tuple[int, int]) -> bool:
    start = calendar.FIRST.toordinal()
    return answer.holds(date.fromordinal(start + window[0]), date.fromordinal(start + window[1]))


def show(corpus: str, part: str, answers: Sequence[Answer]) -> dict[str, float]:
    """Print our line, the baseline's and the curve of one part; returns ours."""
    figures = row(answers)
    for name, told in ((f"{corpus:<10}{part:<6}", figures), (f"{'  latest date named':<16}", baseline(answers))):
        print(f"{name:<20}" + "".join(f"{told[key]:>10.3f}" for key in NAMES))
    pairs = ", ".join(f"{stated}: {true:.3f}" for stated, true in zip(STATED, curve(answers), strict=True))
    print(f"  stated: true      {pairs}", flush=True)
    return figures


def under(floors: dict[str, float], corpus: str, part: str, figures: dict[str, float]) -> bool:
    """Whether a figure is under its floor; says which."""
    low = [key for key in figures if figures[key] < floors.get(f"{corpus}.{part}.{key}", 0.0)]
    for key in low:
        print(f"under the floor: {corpus}.{part}.{key}")
    return bool(low)
