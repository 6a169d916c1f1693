"""Stories written by us about what lasts, with their gold in the text: `{port.suspended|Malta has stopped using the port}` is a
step of the line `port`.

A story's file (`evals/texts/courses`) holds its articles (outlet, day, text), its lines with their kind and the status that
stands last, the days of steps, and the happenings of its timeline. `single` says of a line that one step alone is told of it,
so that it is no state.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.model.ids import content_id
from onrecord.model.text import Article, Basis, Outlet, Passage, PublicationDay, Span

FOLDER = Path(__file__).parents[1] / "texts/courses"
_MARK = re.compile(r"\{(\w+)\.([a-z]+)\d?\|([^{}]+)\}")
"""`{line.status|words}`; a number behind the status tells two steps of one status apart."""


@dataclass(frozen=True)
class Mark:
    """One place where a step is told; `name` is its name in the file, with its number."""

    line: str
    status: str
    name: str
    article: str
    span: Span
    words: str


@dataclass(frozen=True)
class Line:
    """One arrangement: its kind, and the statuses of which one stands last."""

    name: str
    kind: str
    last: tuple[str, ...]
    single: bool


@dataclass(frozen=True)
class Happening:
    """One entry of the timeline: its day, month or year, and where the words stand that date it, in one or several articles.
    `optional` ones may be told or not."""

    day: str
    places: tuple[Passage, ...]
    words: str
    optional: bool


@dataclass(frozen=True)
class Course:
    """A story's articles, the steps told in them, and what follows."""

    name: str
    articles: tuple[Article, ...]
    marks: tuple[Mark, ...]
    lines: dict[str, Line]
    days: dict[str, date]
    timeline: tuple[Happening, ...]


def load(folder: Path = FOLDER) -> list[Course]:
    """All stories, by name."""
    return [_course(path) for path in sorted(folder.glob("*.toml"))]


def _course(path: Path) -> Course:
    rows = tomllib.loads(path.read_text("utf-8"))
    articles, marks = [], []
    for row in rows["articles"]:
        text, found = _unmark(row["text"].strip())
        made = article(text, row["outlet"], row["published"])
        articles.append(made)
        marks += [Mark(line, status, name, made.id, span, span.of(text)) for line, status, name, span in found]
    lines = {name: _line(name, row) for name, row in rows["lines"].items()}
    return Course(path.stem, tuple(articles), tuple(marks), lines, rows["days"], happenings(articles, rows["timeline"]))


def _line(name: str, row: dict[str, Any]) -> Line:
    return Line(name, row["kind"], tuple(row["last"].split("|")), row.get("single", False))


def article(text: str, outlet: str, day: date) -> Article:
    """An article whose outlet and day are given."""
    name = content_id(text, outlet)
    given, published = Outlet(outlet, Basis.GIVEN), PublicationDay(day, Basis.GIVEN)
    return Article(name, text, name, (f"{outlet}.txt",), outlet=given, published=published)


def happenings(articles: Sequence[Article], rows: list[dict[str, Any]]) -> tuple[Happening, ...]:
    """The happenings of a timeline, each at the first place where its words stand, of several each; they may hold marks' ends."""
    found = []
    for row in rows:
        given = [row["words"]] if isinstance(row["words"], str) else row["words"]
        words = [one.replace("}", "") for one in given]
        places = tuple(_first(articles, one) for one in words)
        found.append(Happening(str(row["day"]), places, words[0], row.get("optional", False)))
    return tuple(found)


def _first(articles: Sequence[Article], words: str) -> Passage:
    """The first place of words in a story's articles."""
    place = next((a for a in articles if words in a.text), None)
    if place is None:
        message = f"no article holds “{words}”"
        raise ValueError(message)
    start = place.text.index(words)
    return Passage(place.id, Span(start, start + len(words)))


def _unmark(text: str) -> tuple[str, list[tuple[str, str, str, Span]]]:
    """A text without its marks, and the marks: line, status, name and place."""
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        name = match[0][1 : match[0].index("|")]
        marks.append((match[1], match[2], name, Span(len(plain), len(plain) + len(match[3]))))
        plain += match[3]
        at = match.end()
    return plain + text[at:], marks
