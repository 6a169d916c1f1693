"""To be built."""

from __future__ import annotations

from onrecord.model.parse import View
from onrecord.model.text import READ_KINDS, Agency, Article, Block, BlockKind, Outlet, Span


def cut(article: Article) -> tuple[Block, ...]:
    return (Block(BlockKind.BODY, Span(0, len(article.text))),)


def credit(article: Article, blocks: tuple[Block, ...]) -> tuple[Outlet | None, tuple[Agency, ...]]:
    return None, ()


def views(article: Article, blocks: tuple[Block, ...]) -> tuple[View, ...]:
    return tuple(
        View(i, b.span.of(article.text).replace("\n", " "), tuple(range(b.span.start, b.span.end)))
        for i, b in enumerate(blocks)
        if b.kind in READ_KINDS
    )
