"""Names that nobody used before a day: “COVID-19”, “South Sudan”, “the Affordable Care Act”."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.link.dating import listed
from onrecord.model.reading import Reading
from onrecord.model.text import READ_KINDS, Span


@dataclass(frozen=True, slots=True)
class Known:
    """A name in an article and the first day that it can have been written."""

    name: str
    span: Span
    since: str


@cache
def _names() -> tuple[Callable[[str], Iterator[re.Match[str]]], Mapping[str, str]]:
    rows = tomllib.loads(files("onrecord").joinpath("data/known.toml").read_text(encoding="utf-8"))["known"]
    since = {name: first for name, first in rows if date.fromisoformat(first)}
    return listed.finder(since, after=r"\w"), since


def latest(reading: Reading) -> Known | None:
    """The name of an article that came up last: with it the article cannot be older."""
    return max(_found(reading), key=lambda known: (known.since, -known.span.start), default=None)


def _found(reading: Reading) -> Iterator[Known]:
    names, since = _names()
    for block in reading.blocks:
        if block.kind in READ_KINDS:
            start = block.span.start
            for match in names(block.span.of(reading.text)):
                yield Known(match.group(), Span(start + match.start(), start + match.end()), since[match.group()])
