"""Source text to blocks, plainly: one block a line."""

from __future__ import annotations

import re

from onrecord.model.parse import View
from onrecord.model.text import READ_KINDS, Agency, Article, Block, BlockKind, Outlet, Span


def cut(article: Article) -> tuple[Block, ...]:
    """One body block for each line that has words, with the line ends after it."""
    text = article.text
    return tuple(Block(BlockKind.BODY, Span(m.start(), m.end())) for m in re.finditer(r"\s*\S[^\n]*(?:\n\s*|\Z)", text))


def credit(article: Article, blocks: tuple[Block, ...]) -> tuple[Outlet | None, tuple[Agency, ...]]:
    """Nobody, yet."""
    del article, blocks
    return None, ()


def views(article: Article, blocks: tuple[Block, ...]) -> tuple[View, ...]:
    """The words of read blocks, runs of spaces made one."""
    found = []
    for i, b in enumerate(blocks):
        if b.kind in READ_KINDS:
            marks = [
                (" " if m.group().isspace() else m.group(), m.start() + b.span.start)
                for m in re.finditer(r"\s+|\S", b.span.of(article.text).rstrip())
            ]
            if marks:
                found.append(View(i, "".join(c for c, _ in marks), tuple(p for _, p in marks)))
    return tuple(found)
