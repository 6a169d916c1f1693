"""The pages that are looked at: their addresses, the view that each shows, and its template.

Every address answers a program too, with `.json` behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import pipeline
from onrecord.errors import InputError, NotFound
from onrecord.model.record import Record
from onrecord.model.text import Span
from onrecord.present import brief, choices, flow, matrix, news, persons, results, sheet, show, side_by_side, told, why
from onrecord.present.shelf import Shelf
from onrecord.present.views import ArticleView, StoryView
from onrecord.web import paper
from onrecord.web.desk import Desk, Edition

HTML = "text/html; charset=utf-8"
JSON = "application/json"

AT = re.compile(r"(\d{1,8})-(\d{1,8})")
MANY = 150
"""Articles of a record from which on “new since” weaves only the stories concerned; the whole takes seconds then."""

LISTED = 500
"""Persons on a page; the others are found by their names."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the list."""

    id: str
    title: str
    facts: Any
    conflicts: int


@dataclass(frozen=True, slots=True)
class Stories:
    """All stories, the largest first, and the inputs that could not be read."""

    stories: tuple[StoryRow, ...]
    articles: int
    failures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with its drawings."""

    story: StoryView
    articles: tuple[ArticleView, ...]
    matrix: matrix.Matrix
    flow: flow.Flow | None


View = Callable[[Desk, Edition, Request], Any]


def stories(desk: Desk, edition: Edition, _: Request) -> Stories:
    """The list of stories."""
    shelf = edition.shelf
    found = sorted(shelf.record.stories, key=lambda story: (-len(story.articles), story.title))
    rows = tuple(
        StoryRow(
            story.id,
            story.title,
            told.facts(shelf, story),
            sum(split.kind == "conflict" for claim in shelf.claims_of.get(story.id, ()) for split in claim.differences),
        )
        for story in found
    )
    return Stories(rows, len(shelf.record.readings), tuple(desk.failures()))


def story(_: Desk, edition: Edition, request: Request) -> StoryPage:
    """A story."""
    shelf, wanted = edition.shelf, request.path_params["id"]
    found = next((one for one in shelf.record.stories if one.id == wanted), None)
    if found is None:
        raise NotFound(f"no story {wanted} in this record")
    view = brief.story_view(shelf, found)
    articles = tuple(brief.article_view(shelf, one) for one in view.articles)
    return StoryPage(view, articles, matrix.matrix(shelf, view), flow.flow(shelf, view))


def article(_: Desk, edition: Edition, request: Request) -> sheet.Sheet:
    """An article with its marks; `at=120-180` marks a passage."""
    at = [Span(int(a), int(b)) for one in request.query_params.getlist("at") for a, b in _span(one)]
    return sheet.sheet(edition.shelf, request.path_params["id"], at)


def _span(text: str) -> list[tuple[str, str]]:
    found = AT.fullmatch(text)
    return [(found[1], found[2])] if found and int(found[1]) < int(found[2]) else []


def people(_: Desk, edition: Edition, request: Request) -> persons.People:
    """Everybody, or those whose names hold some letters."""
    wanted = request.query_params.get("name", "").strip().casefold()[:100]
    rows = everybody(edition).rows
    found = [row for row in rows if any(wanted in name.casefold() for name in (row.name, *row.other_names))]
    return persons.People(tuple(found[:LISTED]))


def everybody(edition: Edition) -> persons.People:
    """All of a record's people, made once for an edition."""
    return edition.once("everybody", lambda: persons.people(edition.shelf))


def person(_: Desk, edition: Edition, request: Request) -> persons.Person:
    """One of them."""
    return persons.person(edition.shelf, request.path_params["id"], everybody(edition))


def search(desk: Desk, edition: Edition, request: Request) -> results.Results:
    """What was searched for."""
    asked = {name: request.query_params.get(name, "").strip()[:400] for name in results.Query.__slots__}
    query = results.Query(**asked)
    try:
        hits = desk.search(query.words) if query.words else ()
    except InputError:
        hits = ()
    found = [(hit.article, hit.statement, hit.spans) for hit in hits if hit.article in edition.shelf.record.readings]
    return results.results(edition.shelf, query, found, everybody(edition))


def since(_: Desk, edition: Edition, request: Request) -> news.News:
    """What some articles brought."""
    record = edition.shelf.record
    added = [one for one in dict.fromkeys(request.query_params.getlist("article")) if one in record.readings]
    if not added:
        raise NotFound("no such article in this record")
    shelf, before = _without(edition.shelf, set(added))
    return news.news(shelf, before, added)


def _without(shelf: Shelf, added: set[str]) -> tuple[Shelf, Record]:
    """The record and what it would be without some articles; of a large record the stories concerned alone."""
    record = shelf.record
    inside = set(record.readings)
    if len(inside) > MANY:
        inside = {one for story in record.stories if added & set(story.articles) for one in story.articles}
        kept = [record.readings[one] for one in sorted(inside)]
        shelf = Shelf(pipeline.weave(kept, record.judgements))
    old = [record.readings[one] for one in sorted(inside - added)]
    return shelf, pipeline.weave(old, record.judgements)


def _shown(module: Any, kind: str) -> View:
    """A page of lines about one thing."""
    return lambda _, edition, request: getattr(module, kind)(edition.shelf, request.path_params["id"])


def compare(_: Desk, edition: Edition, request: Request) -> Any:
    """Two articles side by side."""
    return side_by_side.compare(edition.shelf, request.path_params["id"], request.path_params["other"])


def claim_choices(_: Desk, edition: Edition, request: Request) -> choices.OfClaim:
    """What can be decided about a claim."""
    return choices.of_claim(edition.shelf, request.path_params["id"])


def statement_choices(_: Desk, edition: Edition, request: Request) -> choices.OfStatement:
    """What can be decided about a statement."""
    return choices.of_statement(edition.shelf, request.path_params["id"], everybody(edition))


CHOICES: dict[str, View] = {"claim": claim_choices, "statement": statement_choices}
"""By template: what its forms offer beside the view."""

PAGES: tuple[tuple[str, str, View], ...] = (
    ("/stories", "stories", stories),
    ("/stories/{id}", "story", story),
    ("/articles/{id}", "article", article),
    ("/articles/{id}/why", "page", _shown(why, "article")),
    ("/compare/{id}/{other}", "page", compare),
    ("/entities", "people", people),
    ("/entities/{id}", "person", person),
    ("/entities/{id}/why", "page", _shown(why, "entity")),
    ("/claims/{id}", "claim", _shown(show, "claim")),
    ("/claims/{id}/why", "page", _shown(why, "claim")),
    ("/statements/{id}", "statement", _shown(show, "statement")),
    ("/statements/{id}/why", "page", _shown(why, "statement")),
    ("/search", "search", search),
    ("/new", "news", since),
)


def routes() -> list[Route]:
    """The addresses; the JSON ones first, for an id could be read as `….json`."""
    made = [Route("/", home)]
    for path, template, view in PAGES:
        made.insert(0, Route(f"{path}.json", _data(view)))
        made.append(Route(path, _html(template, view)))
    return made


def home(request: Request) -> Response:
    """The only story, or the list."""
    found = request.app.state.desk.edition().shelf.record.stories
    return RedirectResponse(f"/stories/{found[0].id}" if len(found) == 1 else "/stories", 303)


def _view(request: Request, edition: Edition, view: View) -> Any:
    key = (view, tuple(request.path_params.values()), request.url.query)
    return edition.once(key, lambda: view(request.app.state.desk, edition, request))


def _data(view: View) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        edition = request.app.state.desk.edition()
        return Response(paper.data(_view(request, edition, view)), media_type=JSON)

    return answer


def _html(template: str, view: View) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        desk = request.app.state.desk
        edition = desk.edition()
        made = _view(request, edition, view)
        key = ("html", request.url.path, request.url.query)
        offered = CHOICES.get(template)

        def body() -> bytes:
            more = {"choices": offered(desk, edition, request)} if offered else {}
            return paper.page(template, view=made, desk=desk, path=request.url.path, **more)

        return Response(edition.once(key, body), media_type=HTML)

    return answer
