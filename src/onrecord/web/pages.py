"""The pages that are looked at: their addresses, the view that each shows, and its template.

Every address answers a program too, with `.json` behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import InputError, NotFound
from onrecord.model.text import Span
from onrecord.present import brief, choices, flow, matrix, news, persons, results, sheet, show, side_by_side, told, why
from onrecord.present.filters import Query
from onrecord.present.views import ArticleView, StoryView
from onrecord.web import paper
from onrecord.web.brought import MANY, Pending, brought
from onrecord.web.desk import Desk, Edition

HTML = "text/html; charset=utf-8"
JSON = "application/json"

AT = re.compile(r"(\d{1,8})-(\d{1,8})")
PRESSED = 200
"""Stories whose pages are made ahead: those that take long."""

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


View = Callable[[Desk, Edition, "Asked"], Any]


def stories(desk: Desk, edition: Edition, _: Asked) -> Stories:
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


def story(_: Desk, edition: Edition, asked: Asked) -> StoryPage:
    """A story."""
    shelf, wanted = edition.shelf, asked.path_params["id"]
    found = shelf.story(wanted)
    view = brief.story_view(shelf, found)
    articles = tuple(brief.article_view(shelf, one) for one in view.articles)
    return StoryPage(view, articles, matrix.matrix(shelf, view), flow.flow(shelf, view))


def article(_: Desk, edition: Edition, asked: Asked) -> sheet.Sheet:
    """An article with its marks; `at=120-180` marks a passage."""
    at = [Span(int(a), int(b)) for one in asked.query_params.getlist("at") for a, b in _span(one)]
    return sheet.sheet(edition.shelf, asked.path_params["id"], at)


def _span(text: str) -> list[tuple[str, str]]:
    found = AT.fullmatch(text)
    return [(found[1], found[2])] if found and int(found[1]) < int(found[2]) else []


def people(_: Desk, edition: Edition, asked: Asked) -> persons.People:
    """Everybody, or those whose names hold some letters."""
    wanted = asked.query_params.get("name", "").strip().casefold()[:100]
    rows = edition.everybody.rows
    found = [row for row in rows if any(wanted in name.casefold() for name in (row.name, *row.other_names))]
    return persons.People(tuple(found[:LISTED]))


def person(_: Desk, edition: Edition, asked: Asked) -> persons.Person:
    """One of them."""
    return persons.person(edition.shelf, asked.path_params["id"], edition.everybody)


def search(desk: Desk, edition: Edition, asked: Asked) -> results.Results:
    """What was searched for."""
    told = {name: asked.query_params.get(name, "").strip()[:400] for name in Query.__slots__}
    query = Query(**told)
    try:
        hits = desk.search(query.words, edition.filters.articles(query)) if query.words else ()
    except InputError:
        hits = ()
    found = [(hit.article, hit.statement, hit.spans) for hit in hits if hit.article in edition.shelf.record.readings]
    return results.results(edition.shelf, query, found, edition.everybody, edition.filters)


def since(desk: Desk, edition: Edition, asked: Asked) -> news.News | Pending:
    """What some articles brought, or that it is being worked out."""
    readings = edition.shelf.record.readings
    added = tuple(one for one in dict.fromkeys(asked.query_params.getlist("article")) if one in readings)
    if not added:
        raise NotFound("no such article in this record")
    if len(readings) <= MANY:
        return brought(edition.shelf, added)
    return desk.newsroom.ask(edition.version, added)


def _shown(module: Any, kind: str) -> View:
    """A page of lines about one thing."""
    return lambda _, edition, asked: getattr(module, kind)(edition.shelf, asked.path_params["id"])


def compare(_: Desk, edition: Edition, asked: Asked) -> Any:
    """Two articles side by side."""
    return side_by_side.compare(edition.shelf, asked.path_params["id"], asked.path_params["other"])


def claim_choices(_: Desk, edition: Edition, asked: Asked) -> choices.OfClaim:
    """What can be decided about a claim."""
    return choices.of_claim(edition.shelf, asked.path_params["id"])


def statement_choices(_: Desk, edition: Edition, asked: Asked) -> choices.OfStatement:
    """What can be decided about a statement."""
    return choices.of_statement(edition.shelf, asked.path_params["id"], edition.everybody)


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
)


def routes() -> list[Route]:
    """The addresses; the JSON ones first, for an id could be read as `….json`."""
    made = [Route("/", home), Route("/new", news_page), Route("/new.json", news_page)]
    for path, template, view in PAGES:
        made.insert(0, Route(f"{path}.json", _data(view)))
        made.append(Route(path, _html(template, view)))
    return made


def home(request: Request) -> Response:
    """The only story, or the list."""
    found = request.app.state.desk.edition().shelf.record.stories
    return RedirectResponse(f"/stories/{found[0].id}" if len(found) == 1 else "/stories", 303)


def press(desk: Desk, edition: Edition) -> None:
    """Make the pages of every story of an edition, and their JSON, before somebody asks: the largest first, in half of the
    time at most, and no longer than the edition is the latest."""
    found = sorted(edition.shelf.record.stories, key=lambda story: (-len(story.articles), story.title))
    for one in found[:PRESSED]:
        path = f"/stories/{one.id}"
        for make in (_body, _program):
            if not desk.holds(edition):
                return
            began = monotonic()
            make(desk, edition, story, "story", Asked(path, "", {"id": one.id}))
            sleep(monotonic() - began)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is asked for by: of a request, its address and what stands in it."""

    path: str
    query: str
    path_params: Mapping[str, str]
    query_params: QueryParams = field(default_factory=QueryParams)


def _asked(request: Request) -> Asked:
    return Asked(request.url.path, request.url.query, request.path_params, request.query_params)


def _view(desk: Desk, edition: Edition, view: View, asked: Asked) -> Any:
    """The view, made once for an edition."""
    key = (view, *asked.path_params.values(), asked.query)
    return edition.once(key, lambda: view(desk, edition, asked))


def _program(desk: Desk, edition: Edition, view: View, _: str, asked: Asked) -> bytes:
    """A view for a program."""
    key = ("json", view, *asked.path_params.values(), asked.query)
    return edition.once(key, lambda: paper.data(_view(desk, edition, view, asked)))


def _body(desk: Desk, edition: Edition, view: View, template: str, asked: Asked) -> bytes:
    """A view as a page, with what its forms offer."""
    offered = CHOICES.get(template)

    def made() -> bytes:
        more = {"choices": offered(desk, edition, asked)} if offered else {}
        return paper.page(template, view=_view(desk, edition, view, asked), desk=desk, path=asked.path, **more)

    return edition.once(("html", asked.path, asked.query), made)


def _data(view: View) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        desk = request.app.state.desk
        return Response(_program(desk, desk.edition(), view, "", _asked(request)), media_type=JSON)

    return answer


def _html(template: str, view: View) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        desk = request.app.state.desk
        return Response(_body(desk, desk.edition(), view, template, _asked(request)), media_type=HTML)

    return answer


def news_page(request: Request) -> Response:
    """What some articles brought; while it is being worked out, a page that asks again by itself."""
    desk = request.app.state.desk
    edition, asked = desk.edition(), _asked(request)
    told = since(desk, edition, asked)
    program = asked.path.endswith(".json")
    if isinstance(told, Pending):
        body = paper.data(told) if program else paper.page("pending", view=told, desk=desk, path=asked.path)
        return Response(body, 202, {"retry-after": "2"}, media_type=JSON if program else HTML)
    make = (
        (lambda: paper.data(told)) if program else (lambda: paper.page("news", view=told, desk=desk, path=asked.path))
    )
    return Response(edition.once((asked.path, asked.query), make), media_type=JSON if program else HTML)
