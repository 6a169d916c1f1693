"""Where things stand in the briefing's small pictures: numbers only, the templates draw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log1p

from onrecord.present.phrases import MONTHS
from onrecord.present.views import ArticleView, Cite, Day, PointView, SeriesView, StoryView

ENDS = 2
"""Different days that an axis needs."""

WIDTH = 720
MARGIN = 14
ROW = 15
TOP = 26
LABEL = 78
"""Units a date below the axis needs; dates nearer than this to the last one written are left out."""

FAR = 80
"""Units from the far end within which a date ends at its place."""

GAP = 1.0
"""Added to the logarithm of the days between two days, so that neighbours stay apart."""

PLOT_WIDTH, PLOT_HEIGHT, PLOT_MARGIN = 320, 96, 22


@dataclass(frozen=True, slots=True)
class Dot:
    """A happening or a report: a dot, or a bar where several days are possible."""

    x: float
    end: float
    y: float
    status: str
    label: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A date written below the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The timeline: happenings above the axis, reports below it. The scale is by the logarithm of the days between
    neighbours, so that a background of years and a week of news are both to be seen."""

    width: int
    height: float
    line: float
    happenings: tuple[Dot, ...]
    reports: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


def timeline(story: StoryView, articles: Sequence[ArticleView]) -> Axis | None:
    """The story's happenings and its articles on one axis; None where fewer than two days are known."""
    entries = [(entry.day, entry.status, entry.event, entry.cites) for entry in story.timeline]
    reports = [(article.published, "report", article.name, ()) for article in articles if article.id in story.articles]
    days = sorted({edge for day, *_ in (*entries, *reports) if day for edge in _edges(day)})
    if len(days) < ENDS:
        return None
    scale = _scale(days)
    above = [_dot(day, scale, status, label, cites) for day, status, label, cites in entries if day and _edges(day)]
    below = [_dot(day, scale, status, label, cites) for day, status, label, cites in reports if day and _edges(day)]
    stacked, levels = _stack(above)
    hung, depth = _stack(below)
    axis = TOP + levels * ROW
    return Axis(
        width=WIDTH,
        height=axis + 24 + depth * ROW + 6,
        line=axis,
        happenings=tuple(_at(dot, axis - 12 - level * ROW) for dot, level in stacked),
        reports=tuple(_at(dot, axis + 30 + level * ROW) for dot, level in hung),
        ticks=_ticks(scale),
    )


def _edges(day: Day) -> tuple[date, ...]:
    return tuple(date.fromisoformat(edge) for edge in (day.earliest, day.latest) if edge)


def _scale(days: Sequence[date]) -> dict[date, float]:
    """Each day's place on the axis."""
    steps = [GAP + log1p((later - earlier).days) for earlier, later in pairwise(days)]
    unit, at, places = (WIDTH - 2 * MARGIN) / sum(steps), float(MARGIN), {days[0]: float(MARGIN)}
    for day, step in zip(days[1:], steps, strict=True):
        at += step * unit
        places[day] = round(at, 1)
    return places


def _dot(day: Day, scale: dict[date, float], status: str, label: str, cites: Sequence[Cite]) -> Dot:
    edges = _edges(day)
    return Dot(scale[edges[0]], scale[edges[-1]], 0, status, f"{day.text}: {label}", cites[0] if cites else None)


def _at(dot: Dot, y: float) -> Dot:
    return Dot(dot.x, dot.end, y, dot.status, dot.label, dot.cite)


def _stack(dots: Sequence[Dot]) -> tuple[list[tuple[Dot, int]], int]:
    """Dots that would lie upon each other, one above the other; with the number of levels."""
    reached: list[float] = []
    placed = []
    for dot in sorted(dots, key=lambda one: (one.x, one.end)):
        level = next((n for n, right in enumerate(reached) if right + 12 <= dot.x), len(reached))
        if level == len(reached):
            reached.append(0.0)
        reached[level] = dot.end
        placed.append((dot, level))
    return placed, len(reached)


def _ticks(scale: dict[date, float]) -> tuple[Tick, ...]:
    """Dates written below the axis, as many as fit."""
    ticks: list[Tick] = []
    for day, x in scale.items():
        if not ticks or x - ticks[-1].x >= _apart(len(ticks), x):
            ticks.append(Tick(x, f"{day.day} {MONTHS[day.month - 1]} {day.year}"))
    return tuple(ticks)


def _apart(before: int, x: float) -> float:
    """How far a date must stand from the one before: the first begins at its place, one at the far end ends there."""
    return LABEL * (1 + (before == 1) / 2 + (x > WIDTH - FAR) / 2)


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a plot; `text` is what it says when pointed at, `bound` a stroke's end above or below it where it is a lower or
    an upper end, else None."""

    x: float
    y: float
    value: str
    text: str
    bound: float | None


@dataclass(frozen=True, slots=True)
class Plot:
    """A counted thing against its days; the value axis begins at 0. `paths` are lines, one for each who gave values of two days."""

    width: int
    height: int
    points: tuple[Point, ...]
    paths: tuple[tuple[str, str], ...]
    first: str
    last: str


BOUND = {"at_least": -14.0, "at_most": 14.0}
"""How far the stroke of a bound reaches: up from a lower end, down from an upper one."""
Valued = tuple[date, float, PointView]


def plot(series: SeriesView) -> Plot | None:
    """The values whose day is known, and for each origin its line; None where fewer than two days are known."""
    known = [
        (date.fromisoformat(point.as_of.earliest), point.number, point)
        for point in series.points
        if point.as_of and point.as_of.earliest and point.number is not None
    ]
    if len({day for day, *_ in known}) < ENDS:
        return None
    points = _points(known)
    first, last = known[0][2].as_of, known[-1][2].as_of
    return Plot(PLOT_WIDTH, PLOT_HEIGHT, points, tuple(_paths(known, points)),
                first.text if first else "", last.text if last else "")  # fmt: skip


def _points(known: Sequence[Valued]) -> tuple[Point, ...]:
    """Where each value stands: days along, numbers up from 0."""
    first, span = known[0][0], (known[-1][0] - known[0][0]).days or 1
    most = max(number for _, number, _ in known) or 1.0
    return tuple(
        Point(
            round(PLOT_MARGIN + (day - first).days / span * (PLOT_WIDTH - 2 * PLOT_MARGIN), 1),
            y := round(PLOT_HEIGHT - PLOT_MARGIN - number / most * (PLOT_HEIGHT - 2 * PLOT_MARGIN), 1),
            point.value,
            f"{point.value}, {point.as_of.text if point.as_of else ''}, {point.who}",
            y + BOUND[point.bound] if point.bound in BOUND else None,
        )
        for day, number, point in known
    )


def _paths(known: Sequence[Valued], points: Sequence[Point]) -> Iterator[tuple[str, str]]:
    """Each origin's line through its own values; nobody's values are joined with another's."""
    lines: dict[str, list[Point]] = {}
    for (_, _, value), point in zip(known, points, strict=True):
        lines.setdefault(value.who, []).append(point)
    for who, line in lines.items():
        if len(line) > 1:
            yield who, " ".join(f"{'L' if number else 'M'}{point.x} {point.y}" for number, point in enumerate(line))
