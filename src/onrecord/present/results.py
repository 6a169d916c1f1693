"""What a search finds: statements and passages, narrowed by person, outlet, form, day and support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.reading import Ref, StatementForm
from onrecord.model.record import Attribution, Support
from onrecord.model.text import Passage, Span
from onrecord.present.context import in_context
from onrecord.present.days import published, when
from onrecord.present.naming import speakers
from onrecord.present.page import Line
from onrecord.present.persons import People, PersonRow
from onrecord.present.shelf import Shelf, outlet_of
from onrecord.present.spoken import statement_of, statement_view
from onrecord.present.views import StatementView

LIT = 3
"""Passages shown of an article that holds the words."""

SHOWN = 50
"""Statements on a page; the rest are counted."""

ARTICLES = 40
"""Articles on a page; the rest are counted."""

OFFERED = 200
"""Persons in the list to choose from; their own pages lead to what they say."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for; an empty field narrows nothing. `since` and `until` are ISO days, of the saying or else of
    the article."""

    words: str = ""
    person: str = ""
    outlet: str = ""
    form: str = ""
    support: str = ""
    since: str = ""
    until: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything beside the words is asked for."""
        return any((self.person, self.outlet, self.form, self.support, self.since, self.until))


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


def results(shelf: Shelf, query: Query, found: Found, everybody: People) -> Results:
    """The results' page; with no words but a narrowing, all statements are looked through."""
    said = _kept(shelf, query, found)
    holding = [] if query.narrowed and not query.outlet else _holding(shelf, query, found)
    return Results(
        query=query,
        said=tuple(_said(shelf, known) for known in said[:SHOWN]),
        hidden=max(0, len(said) - SHOWN),
        written=tuple(_written(shelf, article, spans) for article, spans in holding[:ARTICLES]),
        unshown=max(0, len(holding) - ARTICLES),
        people=_offered(query, everybody),
        outlets=tuple(sorted({outlet.name for one in shelf.record.readings.values() if (outlet := outlet_of(one))})),
        forms=tuple(form.value for form in StatementForm),
        supports=tuple(support.value for support in Support),
    )


def _offered(query: Query, everybody: People) -> tuple[PersonRow, ...]:
    """Who can be asked for: those who speak most, and who is asked for now."""
    speaking = [row for row in everybody.rows if row.statements]
    return tuple(row for place, row in enumerate(speaking) if place < OFFERED or row.id == query.person)


def _kept(shelf: Shelf, query: Query, found: Found) -> list[Attribution]:
    """The statements found that lie within what was asked for."""
    if query.words:
        at = [Ref(article, place) for article, place, _ in found if place is not None]
        known = [shelf.attributed[ref] for ref in at if ref in shelf.attributed]
    else:
        known = list(shelf.record.attributions) if query.narrowed else []
    supports = _supports(shelf) if query.support else {}
    return [one for one in known if _fits(shelf, query, one, supports)]


def _fits(shelf: Shelf, query: Query, known: Attribution, supports: dict[str, set[str]]) -> bool:
    return (
        (not query.person or query.person in known.speakers)
        and (not query.outlet or query.outlet == _outlet(shelf, known.statement.article))
        and (not query.form or query.form == statement_of(shelf, known).form.value)
        and (not query.support or query.support in supports.get(known.id, ()))
        and _within(shelf, query, known)
    )


def _outlet(shelf: Shelf, article: str) -> str:
    outlet = outlet_of(shelf.record.readings[article])
    return outlet.name if outlet else ""


def _within(shelf: Shelf, query: Query, known: Attribution) -> bool:
    """Whether the statement can have been made in the days asked for; one without any day is not shown then."""
    if not query.since and not query.until:
        return True
    article = known.statement.article
    day = when(shelf, known.said, [article]) or published(shelf, article)
    if day is None:
        return False
    return (day.latest or "9999") >= query.since and (day.earliest or "") <= (query.until or "9999")


def _supports(shelf: Shelf) -> dict[str, set[str]]:
    """The support of the claims made in each statement."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim in shelf.record.claims:
        for said in claim.assertions:
            if said.statement in shelf.attributed:
                found[shelf.attributed[said.statement].id].add(claim.support.value)
    return found


def _said(shelf: Shelf, known: Attribution) -> Said:
    article = known.statement.article
    return Said(
        statement=statement_view(shelf, [known]),
        who=speakers(shelf, known),
        person=known.speakers[0] if len(known.speakers) == 1 else None,
        article=article,
    )


def _holding(shelf: Shelf, query: Query, found: Found) -> list[tuple[str, Sequence[Span]]]:
    """The articles that hold the words, with the places, of the outlet asked for."""
    return [
        (article, spans)
        for article, place, spans in found
        if place is None and (not query.outlet or _outlet(shelf, article) == query.outlet)
    ]


def _written(shelf: Shelf, article: str, spans: Sequence[Span]) -> Written:
    known = published(shelf, article)
    lines = tuple(in_context(shelf, Passage(article, span)) for span in spans[:LIT])
    return Written(article, shelf.names[article], known.text if known else "", lines)
