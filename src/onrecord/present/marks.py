"""An article's text with the cited words marked in it, ready for a template: nested, never crossing."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import groupby
from typing import Any

from onrecord.present.views import ArticleView, BlockView, Cite

Token = tuple[str, str]
"""`("text", words)`, `("open", id)` or `("close", "")`; a continued mark has no id."""


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block's text, cut where marks begin and end."""

    kind: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that stand together: kept ones, or ones left out, which are folded away."""

    keep: bool
    blocks: tuple[MarkedBlock, ...]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article to be opened at its words."""

    about: ArticleView
    stretches: tuple[Stretch, ...]


def anchor(cite: Cite) -> str:
    """The id of a passage in the file: `w-1f3a-120-180`."""
    return f"w-{cite.article}-{cite.start}-{cite.end}"


def cites_in(view: Any) -> Iterator[Cite]:
    """Every passage that a view points at, in order."""
    if isinstance(view, Cite):
        yield view
    elif isinstance(view, tuple):
        for one in view:
            yield from cites_in(one)
    elif is_dataclass(view):
        for field in fields(view):
            yield from cites_in(getattr(view, field.name))


def marked(articles: Iterable[ArticleView], cites: Iterable[Cite]) -> tuple[MarkedArticle, ...]:
    """The articles with all these passages marked."""
    by_article: dict[str, set[Cite]] = {}
    for cite in cites:
        by_article.setdefault(cite.article, set()).add(cite)
    return tuple(_article(article, by_article.get(article.id, set())) for article in articles)


def _article(article: ArticleView, cites: set[Cite]) -> MarkedArticle:
    blocks = ((block.keep, MarkedBlock(block.kind, _trimmed(_block(block, cites)))) for block in article.blocks)
    shown = [
        (keep, block) for keep, block in blocks if any(words.strip() for kind, words in block.tokens if kind == "text")
    ]
    stretches = (
        Stretch(keep, tuple(block for _, block in run)) for keep, run in groupby(shown, key=lambda pair: pair[0])
    )
    return MarkedArticle(article, tuple(stretches))


def _trimmed(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens without the white space at the ends of the block."""
    kept = list(tokens)
    places = [place for place, (kind, _) in enumerate(kept) if kind == "text"]
    if places:
        kept[places[0]] = ("text", kept[places[0]][1].lstrip())
        kept[places[-1]] = ("text", kept[places[-1]][1].rstrip())
    return tuple(kept)


def _block(block: BlockView, cites: set[Cite]) -> Iterator[Token]:
    """A block's text cut by the passages that touch it; an id stands where its passage begins."""
    first, last = block.start, block.start + len(block.text)
    heap = [
        (max(cite.start, first), -min(cite.end, last), anchor(cite) if cite.start >= first else "")
        for cite in cites
        if cite.start < last and first < cite.end
    ]
    heapq.heapify(heap)
    yield from _nest(block, heap, first, last)


def _nest(block: BlockView, heap: list[tuple[int, int, str]], at: int, end: int) -> Iterator[Token]:
    """The text from `at` to `end` with the marks that begin in it; one that reaches beyond is cut and goes on after."""
    while heap and heap[0][0] < end:
        start, negative_end, name = heapq.heappop(heap)
        if -negative_end > end:
            heapq.heappush(heap, (end, negative_end, ""))
        stop = min(-negative_end, end)
        yield from _text(block, at, start)
        yield "open", name
        yield from _nest(block, heap, start, stop)
        yield "close", ""
        at = stop
    yield from _text(block, at, end)


def _text(block: BlockView, start: int, end: int) -> Iterator[Token]:
    if end > start:
        yield "text", block.text[start - block.start : end - block.start]
