"""Factories: the smallest article, reading or parse that a test needs."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from onrecord import pipeline
from onrecord.engines.parser import SpacyParser
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.text import Article, Span


@cache
def parser() -> SpacyParser:
    """The real parser, loaded once for all tests."""
    return SpacyParser()


def article(text: str, source: str = "a.txt", **more) -> Article:
    """An article with this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    outlet = more["outlet"].name if more.get("outlet") else ""
    return Article(id=content_id(text, outlet), text=text, sha256=digest, sources=(source,), **more)


def reading(text: str, source: str = "a.txt", language: str | None = "en", **more) -> Reading:
    """The whole reading of a text, as the pipeline makes it."""
    return pipeline.read(article(text, source, **more), parser(), lambda _: language)


def marked(text: str) -> tuple[str, dict[str, list[Span]]]:
    """A text without its marks, and the marks: `"[Rossi|speaker] said"` gives `("Rossi said", {"speaker": [0:5]})`."""
    plain: list[str] = []
    spans: dict[str, list[Span]] = {}
    length = 0
    for piece in re.split(r"(\[[^\[\]|]+\|[a-z_]+\])", text):
        inner, _, name = (
            piece[1:-1].rpartition("|") if re.fullmatch(r"\[[^\[\]|]+\|[a-z_]+\]", piece) else (piece, "", "")
        )
        if name:
            spans.setdefault(name, []).append(Span(length, length + len(inner)))
        plain.append(inner)
        length += len(inner)
    return "".join(plain), spans
