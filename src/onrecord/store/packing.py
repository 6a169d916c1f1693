"""Values as they lie in the file: JSON, pressed where it is long."""

from __future__ import annotations

import json
import typing
import zlib
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from onrecord.model import wire
from onrecord.model.reading import Reading
from onrecord.model.record import Record
from onrecord.model.text import Article

PRESSED = 6
"""zlib's level; higher levels take longer and save less than a hundredth on readings."""

APART = frozenset({"id", "text", "sha256", "sources"})
"""What of an article lies in columns of its own."""

GIVEN = frozenset({"readings", "judgements"})
"""What of a record is not woven."""

ArticleRow = tuple[str, str, str, str]
"""id, sha256, text, facts."""


def press(plain: Any) -> bytes:
    """A plain form as pressed JSON."""
    return zlib.compress(written(plain).encode(), PRESSED)


def unpress(data: bytes) -> Any:
    """The plain form that was pressed."""
    return json.loads(zlib.decompress(data))


def written(plain: Any) -> str:
    """A plain form as JSON on one line, its keys in order."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def facts(article: Article) -> str:
    """What is known of an article beside its text."""
    return written({name: value for name, value in wire.plain(article).items() if name not in APART})


def article(row: ArticleRow, sources: list[str]) -> Article:
    """The article of a row and its sources."""
    name, digest, text, known = row
    found = {"id": name, "text": text, "sha256": digest, "sources": sorted(sources), **json.loads(known)}
    return wire.from_plain(Article, found)


def marks(reading: Reading) -> bytes:
    """A reading without its article."""
    return press({name: value for name, value in wire.plain(reading).items() if name != "article"})


def reading(found: Article, content: bytes) -> Reading:
    """A reading, put together from its article and its marks."""
    bare = wire.plain(replace(found, text=""))
    return replace(wire.from_plain(Reading, {"article": bare, **unpress(content)}), article=found)


def parts(record: Record) -> Iterator[tuple[str, bytes]]:
    """The woven parts of a record by name."""
    for name in part_names():
        yield name, press(wire.plain(getattr(record, name)))


def part_names() -> tuple[str, ...]:
    """The names of the woven parts, as the record's fields are called."""
    return tuple(field.name for field in fields(Record) if field.name not in GIVEN)


def part(name: str, content: bytes) -> Any:
    """One woven part."""
    declared = typing.get_type_hints(Record)[name]
    return wire.from_plain(declared, unpress(content))
