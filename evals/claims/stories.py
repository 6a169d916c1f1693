"""Stories written by us, with their gold in the text: `{toll|At least 12 people were killed}` belongs to the claim `toll`.

A story's file holds its articles (outlet, day, text) and, for each claim, the supports that are right (divided by `|`) and
the kinds of difference of which at least one must be told. `apart` says that its marks are no claim of each other's.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evals.states.courses import Happening, happenings
from onrecord.model.ids import content_id
from onrecord.model.text import Article, Basis, Outlet, PublicationDay, Span

FOLDER = Path(__file__).parents[1] / "texts/stories"
_MARK = re.compile(r"\{(\w+)\|([^{}]+)\}")


@dataclass(frozen=True)
class Member:
    """One place where a gold claim is said."""

    claim: str
    article: str
    span: Span
    words: str


@dataclass(frozen=True)
class GoldClaim:
    """What is right for one claim."""

    name: str
    support: tuple[str, ...]
    differences: tuple[str, ...]
    apart: bool


@dataclass(frozen=True)
class Story:
    """A story's articles, the places where its claims are said, what is right for each, and its timeline."""

    name: str
    articles: tuple[Article, ...]
    members: tuple[Member, ...]
    claims: dict[str, GoldClaim]
    timeline: tuple[Happening, ...] = ()


def load(folder: Path = FOLDER) -> list[Story]:
    """All stories, by name."""
    return [_story(path) for path in sorted(folder.glob("*.toml"))]


def _story(path: Path) -> Story:
    rows = tomllib.loads(path.read_text("utf-8"))
    articles, members = [], []
    for row in rows["articles"]:
        text, marks = unmark(row["text"].strip())
        article = _article(row, text)
        articles.append(article)
        members += [Member(name, article.id, span, span.of(text)) for name, span in marks]
    claims = {name: _gold(name, claim) for name, claim in rows["claims"].items()}
    return Story(path.stem, tuple(articles), tuple(members), claims, happenings(articles, rows.get("timeline", [])))


def _gold(name: str, row: dict[str, Any]) -> GoldClaim:
    return GoldClaim(name, tuple(row["support"].split("|")), tuple(row.get("differences", ())), row.get("apart", False))


def _article(row: dict[str, Any], text: str) -> Article:
    day: date = row["published"]
    name = content_id(text, row["outlet"])
    outlet, published = Outlet(row["outlet"], Basis.GIVEN), PublicationDay(day, Basis.GIVEN)
    return Article(name, text, name, (f"{row['outlet']}.txt",), outlet=outlet, published=published)


def unmark(text: str) -> tuple[str, list[tuple[str, Span]]]:
    """A text without its marks, and the marks with their places in it."""
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append((match[1], Span(len(plain), len(plain) + len(match[2]))))
        plain += match[2]
        at = match.end()
    return plain + text[at:], marks
