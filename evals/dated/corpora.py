"""Articles whose day of publication is known and hidden, read as far as dating needs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord import clean
from onrecord.annotate import sentences, times
from onrecord.model.ids import content_id
from onrecord.model.parse import Parser
from onrecord.model.reading import Reading, Time
from onrecord.model.text import Article

STAMP = re.compile(r"^\w{3} \d\d \w{3} \d{4} ")
"""The day that the practice articles were stored with, before their first word: cut off, as it is what is asked."""
STAMP_REACH = 150
"""Code points from the start within which any full date is kept from the dating."""


@dataclass(frozen=True)
class Dated:
    """An article and its true day; `held` if it belongs to the part that nothing was learned from."""

    name: str
    text: str
    day: date
    held: bool


def load(path: Path) -> Iterator[Dated]:
    """The articles of a file of JSON lines with `text` and `published`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = str(row.get("url") or row.get("id"))
        held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1
        yield Dated(name, STAMP.sub("", row["text"]), date.fromisoformat(row["published"][:10]), held)


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
