"""Articles whose day of publication is known and hidden, read as far as dating needs."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord import clean
from onrecord.annotate import sentences, times
from onrecord.model.ids import content_id
from onrecord.model.parse import Parse, Parser, View
from onrecord.model.reading import Reading, Time
from onrecord.model.text import Article
from onrecord.values.dates import stamps

STAMP_REACH = 160
"""Code points from the start within which a full date is the stamp that an article was stored with: it is kept from the dating, as it is
what is asked. Where a set gives the day of what happened, it is the truth."""


class Kept:
    """A parser that parses what it has seen once only: the sets share articles, and every question asks for all of them."""

    def __init__(self, parser: Parser) -> None:
        self.version = parser.version
        self._parser = parser
        self._kept: dict[tuple[View, ...], bytes] = {}

    def parse(self, views: Sequence[View]) -> Parse:
        key = tuple(views)
        if key not in self._kept:
            self._kept[key] = pickle.dumps(self._parser.parse(views))
        parse: Parse = pickle.loads(self._kept[key])  # noqa: S301 - pickled two lines above, as it takes a tenth of the room
        return parse


@dataclass(frozen=True)
class Dated:
    """An article and its true day; `held` if it belongs to the part that nothing was learned from."""

    name: str
    text: str
    day: date
    held: bool


def is_held(name: str) -> bool:
    """Whether an article or pile belongs to the part that nothing was learned from: by the hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def articles(path: Path) -> Iterator[Dated]:
    """Articles with their day of publication."""
    for row in rows(path):
        name = row.get("url") or row["id"]
        yield Dated(name, row["text"], date.fromisoformat(row["published"][:10]), is_held(name))


def events(path: Path) -> Iterator[Dated]:
    """Articles of events that several outlets tell of; an event is read or held as a whole."""
    for row in rows(path):
        yield Dated(row["id"], row["text"], date.fromisoformat(row["date"][:10]), is_held("basil-" + row["event"]))


def stamped(path: Path) -> Iterator[Dated]:
    """Articles whose set gives incidents' days: those that bear a stamp, which is cut off and is their day."""
    for row in rows(path):
        stamp = next(iter(stamps.find(row["text"][:STAMP_REACH])), None)
        if stamp and len(stamp.days) == 1:
            yield Dated(row["id"], row["text"][stamp.end :].lstrip(" ."), stamp.days[0], is_held(row["id"]))


def read(dated: Dated, parser: Parser) -> Reading:
    """The article with its blocks, sentences and times; its date is not given."""
    article = Article(content_id(dated.text, dated.name), dated.text, "", (dated.name,))
    blocks = clean.cut(article)
    reading = Reading(article, language="en", blocks=blocks)
    parse = parser.parse(clean.views(article, blocks))
    reading = replace(reading, sentences=sentences.find(reading, parse))
    return replace(reading, times=tuple(mark for mark in times.find(reading, parse) if not _is_stamp(mark)))


def _is_stamp(mark: Time) -> bool:
    """A full date in an article's first words: the stamp that it was stored with, which would tell what is asked."""
    date_ = mark.expression
    return mark.span.end <= STAMP_REACH and bool(date_.year and date_.day)
