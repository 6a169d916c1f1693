"""A large record out of the sample story: its articles and retellings of them, read and woven once, then kept many times under other ids.

A record of 1,000 articles takes a quarter of an hour to read and weave. Its pages are as heavy where every story is a copy
of one: a page shows one story, article, person or search, and what a page is looked up in holds all of them.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from evals.run import SAMPLE
from onrecord import intake, pipeline
from onrecord.model import wire
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Record
from onrecord.model.text import Article, Basis, Outlet
from onrecord.store import Store

STORY = 20
"""Articles of a story."""
PARAGRAPHS = 14
"""Paragraphs of a retelling: some 400 words."""
SENTENCE = 9
"""Words from which a line is a paragraph."""
ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
"""An id of this package: sixteen hexadecimal digits."""


def make(path: Path, stories: int) -> tuple[int, int, int]:
    """Write a record of so many stories of twenty articles; how many articles, stories and claims it holds."""
    read = pipeline.reader()
    story = pipeline.weave(read(one) for one in _articles())
    told = _plain(story)
    readings: dict[str, Reading] = {}
    parts: dict[str, Any] = {}
    for number in range(stories):
        again = {name: _again(text, number) for name, text in told.items()}
        made = (wire.from_plain(Reading, one) for one in again.pop("readings"))
        readings |= {reading.id: reading for reading in made}
        parts = {name: _together(parts.get(name), part) for name, part in again.items()}
    hints = get_type_hints(Record)
    record = Record(readings=readings, **{name: wire.from_plain(hints[name], part) for name, part in parts.items()})
    _keep(path, record)
    return len(readings), len(record.stories), len(record.claims)


def _articles() -> Iterator[Article]:
    """The sample's articles, and retellings: some of their paragraphs in another order, each by an outlet of its own."""
    found = [one for one in intake.articles([SAMPLE]) if isinstance(one, Article)]
    yield from found
    paragraphs = [line for one in found for line in one.text.splitlines() if len(line.split()) >= SENTENCE]
    order = random.Random(1)  # noqa: S311 -- the same record every time is the point
    for number in range(STORY - len(found)):
        text = "\n\n".join(["Fire in the grain terminal at Port Halim", *order.sample(paragraphs, PARAGRAPHS)])
        made = intake.article(text, f"retold-{number}.txt")
        yield replace(made, outlet=Outlet(f"Post {number}", Basis.GIVEN))


def _plain(story: Record) -> dict[str, str]:
    """A record as text, its readings one by one and its parts by name."""
    names = [field.name for field in fields(Record) if field.name not in {"readings", "judgements"}]
    return {
        "readings": json.dumps([wire.plain(one) for one in story.readings.values()]),
        **{name: json.dumps(wire.plain(getattr(story, name))) for name in names},
    }


def _again(told: str, number: int) -> Any:
    """The same under other ids."""
    return json.loads(ID.sub(lambda found: content_id(str(number), found[0]), told))


def _together(one: Any, other: Any) -> Any:
    """Two parts of a record as one: rows after rows, tables by their keys."""
    if one is None:
        return other
    if isinstance(one, list):
        return one + other
    return (
        {key: _together(value, other[key]) for key, value in one.items()}
        if set(one) == set(other)
        else {**one, **other}
    )


def _keep(path: Path, record: Record) -> None:
    """Write the readings and the record into a file as if it had been woven."""
    by = pipeline.reading_version()
    with Store(path, create=True) as store:
        for reading in record.readings.values():
            store.put(reading, by)
        store.keep(record, store.version, pipeline.woven_by())
