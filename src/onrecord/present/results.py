"""What a search finds: statements and passages, narrowed by person, outlet, form, day and support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.reading import Ref, StatementForm
from onrecord.model.record import Attribution, Support
from onrecord.model.text import Passage, Span
from onrecord.present.context import in_context
from onrecord.present.days import published
from onrecord.present.filters import Filters, Query
from onrecord.present.naming import speakers
from onrecord.present.page import Line
from onrecord.present.persons import Everybody, PersonRow
from onrecord.present.phrases import shown
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import statement_view
from onrecord.present.views import StatementView

LIT = 3
"""Sentences shown of an article that holds the words."""

SHOWN = 50
"""Statements on a page; the rest are counted."""

ARTICLES = 40
"""Articles on a page; the rest are counted."""

OFFERED = 200
"""Persons in the list to choose from; their own pages lead to what they say."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that was found, by whom and where."""

    statement: StatementView
    who: str
    person: str | None
    article: str


@dataclass(frozen=True, slots=True)
class Written:
    """An article that holds the words, with some of the sentences that do."""

    article: str
    name: str
    day: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, and what can be asked for."""

    query: Query
    said: tuple[Said, ...]
    hidden: int
    written: tuple[Written, ...]
    unshown: int
    """More articles that hold the words."""
    people: tuple[PersonRow, ...]
    outlets: tuple[str, ...]
    forms: tuple[str, ...]
    supports: tuple[str, ...]


Found = Sequence[tuple[str, int | None, Sequence[Span]]]
"""What the store found: article, index of the statement or None, places in the article."""


def results(shelf: Shelf, query: Query, found: Found, everybody: Everybody, filters: Filters) -> Results:
    """The results' page; with no words but a narrowing, all statements are looked through."""
    said = _kept(shelf, query, found, filters)
    among = filters.articles(query)
    holding = [(one, spans) for one, place, spans in found if place is None and (among is None or one in among)]
    return Results(
        query=query,
        said=tuple(_said(shelf, known) for known in said[:SHOWN]),
        hidden=max(0, len(said) - SHOWN),
        written=tuple(_written(shelf, article, spans) for article, spans in holding[:ARTICLES]),
        unshown=max(0, len(holding) - ARTICLES),
        people=_offered(query, everybody),
        outlets=filters.outlets,
        forms=tuple(form.value for form in StatementForm),
        supports=tuple(support.value for support in Support),
    )


def _offered(query: Query, everybody: Everybody) -> tuple[PersonRow, ...]:
    """Who can be asked for: those who speak most, and who is asked for now."""
    asked = everybody.by_id.get(query.person)
    most = tuple(row for row in everybody.rows[:OFFERED] if row.statements)
    return most if asked is None or asked in most else (*most, asked)


def _kept(shelf: Shelf, query: Query, found: Found, filters: Filters) -> list[Attribution]:
    """The statements found that lie within what was asked for."""
    if not query.words:
        return filters.statements(query) if query.narrowed else []
    at = (Ref(article, place) for article, place, _ in found if place is not None)
    return filters.statements(query, [known for one in at if (known := shelf.attributed.get(one))])


def _said(shelf: Shelf, known: Attribution) -> Said:
    article = known.statement.article
    return Said(
        statement=statement_view(shelf, [known]),
        who=speakers(shelf, known),
        person=known.speakers[0] if len(known.speakers) == 1 else None,
        article=article,
    )


def _written(shelf: Shelf, article: str, spans: Sequence[Span]) -> Written:
    known = published(shelf, article)
    lines: dict[str, Line] = {}
    for span in spans:
        one = in_context(shelf, Passage(article, span))
        lines.setdefault("".join(piece.text for piece in one.pieces), one)
        if len(lines) == LIT:
            break
    return Written(article, shelf.names[article], shown(known) if known else "", tuple(lines.values()))
