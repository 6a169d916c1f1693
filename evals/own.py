"""Our own stories as records: read, woven, and each weighed as one story, with the places that its gold marks."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from evals import asking
from onrecord import pipeline
from onrecord.engines.parser import SpacyParser
from onrecord.model.parse import Parser
from onrecord.model.record import Assertion, Record, Story
from onrecord.model.text import Article, Span

TOUCHES = 0.4
"""Share of the shorter span at which an assertion speaks of a mark."""


class Told(Protocol):
    """A story of ours."""

    @property
    def name(self) -> str: ...
    @property
    def articles(self) -> tuple[Article, ...]: ...


class Place(Protocol):
    """A place that the gold marks."""

    @property
    def article(self) -> str: ...
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Told)


def chosen(about: str | None) -> argparse.Namespace:
    """What is asked for on the command line: `--misses`, and the names of stories, none for all."""
    parser = asking.options(about)
    parser.add_argument("stories", nargs="*", help="only these")
    return parser.parse_args()


def records(stories: Iterable[T], named: Sequence[str]) -> Iterator[tuple[T, Record]]:
    """Each story with its record; those named, or all where none is."""
    parser = SpacyParser()
    for story in stories:
        if not named or story.name in named:
            yield story, record_of(story.articles, parser)


def record_of(articles: Sequence[Article], parser: Parser) -> Record:
    """The record of articles, taken as one story: what is scored here is not the gathering of stories."""
    woven = pipeline.weave(pipeline.read(article, parser, lambda _: "en") for article in articles)
    one = (Story("story", "", tuple(sorted(woven.readings))),)
    nothing = {"claims": (), "timeline": (), "states": (), "series": (), "terms": (), "origins": (), "copy_origins": {}}
    return pipeline.weigh(replace(woven, stories=one, **nothing))


def touches(assertion: Assertion, place: Place) -> bool:
    """Whether an assertion speaks of a mark."""
    one, other = assertion.passage.span, place.span
    shared = min(one.end, other.end) - max(one.start, other.start)
    return assertion.article == place.article and shared >= TOUCHES * min(len(one), len(other))
