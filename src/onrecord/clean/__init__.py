"""Source text to blocks: what is the article, what is the page around it, and who published it.

    cut(article)            blocks that cut the whole text, in order, without overlap, each with its kind and reason
    credit(article, blocks) the outlet that the text names, and the agencies whose words it carries
    views(article, blocks)  the words of the blocks that are read, as the parser sees them

`lines` makes pieces of the text, `inner` cuts inside a line, `zones` weighs the evidence (`tables` of page words, `stamps`,
`bylines`, `doubles`, `scripts`, shape, place, `foot`), `credits` and `views` follow. Nothing removed is lost: it stays a block with its kind.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.clean import credits as credits_
from onrecord.clean import foot, inner, lines, zones
from onrecord.clean import views as views_
from onrecord.clean.lines import Piece
from onrecord.model.parse import View
from onrecord.model.text import KEPT_KINDS, READ_KINDS, Agency, Article, Block, BlockKind, Outlet, Span

__all__ = ["credit", "cut", "views"]


def cut(article: Article) -> tuple[Block, ...]:
    """The article's blocks: contiguous, complete, in order."""
    if not article.text:
        return ()
    pieces = _pieces(article)
    if not pieces:
        return (Block(BlockKind.STRAY, Span(0, len(article.text)), "nothing but spaces"),)
    return _blocks(zones.settle(pieces, article.title), len(article.text))


def credit(article: Article, blocks: tuple[Block, ...]) -> tuple[Outlet | None, tuple[Agency, ...]]:
    """The outlet that the text itself names, with its evidence, and the agencies credited."""
    return credits_.find(article, blocks)


def views(article: Article, blocks: tuple[Block, ...]) -> tuple[View, ...]:
    """The views of the blocks that hold sentences; a block without a visible word has none."""
    made = (
        views_.make(i, block, article.text, article.source)
        for i, block in enumerate(blocks)
        if block.kind in READ_KINDS
    )
    return tuple(view for view in made if view)


def _pieces(article: Article) -> list[Piece]:
    """The lines, and the parts of the first and last ones."""
    rows = lines.pieces(article.text)
    longest = max((len(row.text) for row in rows), default=0)
    alone = longest >= inner.ONE_LINE and longest > 0.7 * len(article.text)
    openers = _openers(rows)
    closers = _closers(rows)
    return [
        part
        for i, row in enumerate(rows)
        for part in inner.split(
            row, first=i in openers, last=i in closers, alone=alone and len(row.text) == longest, title=article.title
        )
    ]


def _openers(rows: Sequence[Piece]) -> frozenset[int]:
    """Lines before whose first word a stamp or dateline may stand: the first one, and the first three paragraphs."""
    paragraphs = [i for i, row in enumerate(rows) if row.words >= lines.PARAGRAPH]
    return frozenset({0, *paragraphs[:3]})


def _closers(rows: Sequence[Piece]) -> frozenset[int]:
    """Lines after whose last sentence a credit may stand: the last paragraph and what follows it."""
    last = max((i for i, row in enumerate(rows) if row.words >= lines.PARAGRAPH), default=0)
    return frozenset(i for i in range(last, len(rows)) if rows[i].words >= foot.SENTENCE)


def _blocks(pieces: Sequence[Piece], length: int) -> tuple[Block, ...]:
    """Blocks from pieces: the spaces between two go to the kept one, so that what is left out is only what was meant."""
    edges = [0]
    for one, other in itertools.pairwise(pieces):
        edges.append(other.start if one.kind in KEPT_KINDS or other.kind not in KEPT_KINDS else one.end)
    edges.append(length)
    return tuple(
        Block(piece.kind or BlockKind.BODY, Span(start, end), piece.reason or None)
        for piece, start, end in zip(pieces, edges, edges[1:], strict=False)
    )
