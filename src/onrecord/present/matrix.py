"""A story's claims against its articles: who says so, who says otherwise, who is silent, who copies whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.record import Claim, Copy
from onrecord.model.text import Passage
from onrecord.present.days import published
from onrecord.present.shelf import Shelf
from onrecord.present.views import Cite, ClaimView, Day, StoryView

SAYING = frozenset({"agree", "differ"})
"""Stances of an article that speaks of a claim, and so has words to show for it."""

TURNED = {"agree": "differ", "differ": "agree"}
"""A row that is headed “denied: …” is about the denial: who denies it, says so."""

COPIED = 0.5
"""Share of an assertion's words that must lie in a copy for the cell to say so: more than a shared name, less than all."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one article stands towards one claim: agree, differ, silent or none; `copy_of` names an earlier article
    that holds the same words."""

    article: str
    stance: str
    cite: Cite | None
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A claim and its cells, in the order of the matrix's articles."""

    claim: str
    text: str
    support: str
    independent_origins: int
    verdict: str
    modality: str
    conflict: bool
    cells: tuple[Cell, ...]

    @property
    def speaking(self) -> int:
        """How many articles speak of it."""
        return sum(cell.stance in SAYING for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Column:
    """An article at the head of a column: its outlet, and its file where the outlet does not tell it from others."""

    article: str
    name: str
    outlet: str
    file: str
    day: Day | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """What matters first: `first` are claims in conflict or told by several articles, `rest` those of a single one."""

    columns: tuple[Column, ...]
    first: tuple[Row, ...]
    rest: tuple[Row, ...]


def matrix(shelf: Shelf, story: StoryView) -> Matrix:
    """The matrix of a story, its articles from the oldest to the newest."""
    columns = tuple(_column(shelf, one) for one in story.articles)
    rows = [_row(shelf, claim, story.articles) for claim in (*story.first, *story.rest)]
    rows.sort(key=lambda row: not row.conflict)
    return Matrix(
        columns,
        tuple(row for row in rows if row.conflict or row.speaking > 1),
        tuple(row for row in rows if not row.conflict and row.speaking <= 1),
    )


def _column(shelf: Shelf, article: str) -> Column:
    name, source = shelf.names[article], shelf.sources[article]
    file = source if name.endswith(source) else ""
    return Column(article, name, name.removesuffix(file).removesuffix(", "), file, published(shelf, article))


def _row(shelf: Shelf, view: ClaimView, articles: Sequence[str]) -> Row:
    claim = shelf.claims[view.id]
    turned = TURNED if view.modality == "denied" else {}
    stances = {one.article: turned.get(one.stance, one.stance) for one in view.stances}
    words = {said.article: said.passage for said in reversed(claim.assertions)}
    return Row(
        claim=view.id,
        text=view.text,
        support=view.support,
        independent_origins=view.independent_origins,
        verdict=view.verdict,
        modality=view.modality,
        conflict=any(one.kind == "conflict" for one in view.differences),
        cells=tuple(
            Cell(
                article=article,
                stance=stances.get(article, "none"),
                cite=shelf.cite(words[article]) if article in words else None,
                copy_of=_copied_from(shelf, claim, words[article], articles[:place]) if article in words else None,
            )
            for place, article in enumerate(articles)
        ),
    )


def _copied_from(shelf: Shelf, claim: Claim, here: Passage, earlier: Sequence[str]) -> str | None:
    """The first of the earlier articles whose words for this claim lie in the same copied passage."""
    copies = [copy for copy in shelf.copies_of.get(here.article, ()) if _lies_in(here, copy)]
    theirs = {said.article: said.passage for said in claim.assertions}
    for article in earlier:
        if article in theirs and any(_lies_in(theirs[article], copy) for copy in copies):
            return shelf.names[article]
    return None


def _lies_in(words: Passage, copy: Copy) -> bool:
    """Whether at least half of these words stand in a copied passage."""
    return _inside(words, copy.passages) >= COPIED * len(words.span)


def _inside(words: Passage, passages: Iterable[Passage]) -> int:
    return sum(
        max(0, min(words.span.end, one.span.end) - max(words.span.start, one.span.start))
        for one in passages
        if one.article == words.article
    )
