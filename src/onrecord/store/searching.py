"""Finding words in articles and statements."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.model.text import Span

OPENED, CLOSED = "\ufdd0", "\ufdd1"
"""Put around the words found; noncharacters, which no text should hold."""

STATEMENTS = """
    SELECT statements.article, statements.place FROM statements_words
    JOIN statements ON statements.number = statements_words.rowid
    WHERE statements_words MATCH ? ORDER BY statements_words.rank, statements.article, statements.place LIMIT ?
"""
ARTICLES = """
    SELECT articles.number, articles.id FROM articles_words JOIN articles ON articles.number = articles_words.rowid
    WHERE articles_words MATCH ? ORDER BY articles_words.rank, articles.id
"""
PLACES = f"""
    SELECT articles.id, articles.text, highlight(articles_words, 0, '{OPENED}', '{CLOSED}') FROM articles_words
    JOIN articles ON articles.number = articles_words.rowid
    WHERE articles_words MATCH ? AND articles_words.rowid IN
"""  # noqa: S608 -- no value of a user stands in it

LIT = 40
"""Articles in which the places of the words are told: as many as a page shows. To find them takes ten times as long as to
find the article."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement (`statement` counts in the article's statements) or an article that holds the words; `spans` are
    where one of the first articles holds them."""

    article: str
    statement: int | None = None
    spans: tuple[Span, ...] = ()


def search(file: sqlite3.Connection, words: str, limit: int, among: Collection[str] | None = None) -> tuple[Hit, ...]:
    """Statements, `limit` of them, then articles, all or those `among` some; the best first. `"…"` holds words together,
    `word*` begins one."""
    query = match(words)
    said = [Hit(article, place) for article, place in file.execute(STATEMENTS, (query, limit))]
    found = () if among is not None and not among else file.execute(ARTICLES, (query,))
    kept = [(number, article) for number, article in found if among is None or article in among]
    places = _places(file, query, [number for number, _ in kept[:LIT]])
    return (*said, *(Hit(article, spans=places.get(article, ())) for _, article in kept))


def _places(file: sqlite3.Connection, query: str, numbers: Sequence[int]) -> dict[str, tuple[Span, ...]]:
    """Where these articles hold the words."""
    rows = file.execute(f"{PLACES} ({','.join('?' * len(numbers))})", (query, *numbers))
    return {article: _spans(text, lit) for article, text, lit in rows}


def match(words: str) -> str:
    """FTS5's query for what a person typed: every word or quoted phrase must stand in the text.

    >>> match('air strike* "so-called"')
    '"air" "strike"* "so-called"'
    """
    found = [a or b for a, b in re.findall(r'"([^"]+)"|([^\s"]+)', words)]
    found = [one for one in found if re.search(r"\w", one)]
    if not found:
        raise InputError("search", "no word to search for")
    return " ".join(f'"{one.rstrip("*")}"{"*" if one.endswith("*") else ""}' for one in found)


def _spans(text: str, lit: str) -> tuple[Span, ...]:
    """Where the text is lit up; nothing where it holds the marks itself."""
    if lit.count(OPENED) != lit.count(CLOSED) or lit.replace(OPENED, "").replace(CLOSED, "") != text:
        return ()
    spans: list[Span] = []
    end = 0
    for piece in lit.split(OPENED):
        inner, closed, rest = piece.partition(CLOSED)
        if closed:
            spans.append(Span(end, end + len(inner)))
        end += len(inner) + len(rest)
    return tuple(spans)
