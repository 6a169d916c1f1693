"""What people do at the desk: add articles, join and part persons, name and date, and take it back.

Each act is a POST that ends in a page to look at; `guard` has seen to it that it comes from the desk's own pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import intake
from onrecord.errors import InputError, NotFound
from onrecord.intake import Item
from onrecord.intake.formats import SUFFIXES
from onrecord.model.ids import content_id
from onrecord.model.text import Passage, Span
from onrecord.present.shelf import Shelf
from onrecord.values.dates import bounds
from onrecord.web import paper
from onrecord.web.desk import Desk
from onrecord.web.guard import LARGEST_BODY

FILES = 200
FIELDS = 20
LONGEST = 300
"""Characters of a name or a day that somebody writes into a field."""

HTML = "text/html; charset=utf-8"


async def add(request: Request) -> Response:
    """Take in articles: pasted, as files, or by their addresses; they are read in the background."""
    desk = request.app.state.desk
    async with request.form(max_files=FILES, max_fields=FIELDS, max_part_size=LARGEST_BODY) as form:
        given = intake.given(outlet=_word(form, "outlet") or None, published=_word(form, "published") or None)
        items = [*_pasted(_text(form, "text")), *_fetched(_text(form, "addresses")), *await _uploaded(form)]
    if not items:
        raise InputError("nothing", "was given: paste a text, choose files, or write an address")
    job = desk.jobs.start(items, given)
    return RedirectResponse(f"/work/{job.number}", 303)


def _pasted(text: str) -> list[Item]:
    """A pasted text, named by its own content: the same text again is the same article."""
    if not text.strip():
        return []
    return [Item(f"pasted-{content_id(text)[:8]}.txt", data=text.encode("utf-8", "replace"))]


def _fetched(text: str) -> list[Item]:
    """Addresses, one a line. Only these are fetched, by intake's guarded fetcher: a path would open this machine's files."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if urlsplit(line).scheme.lower() not in {"http", "https"}:
            raise InputError(line, "is not an address; it begins with https://")
        found.append(Item(line, url=line))
    return found


async def _uploaded(form: FormData) -> list[Item]:
    """Files, of kinds that can be read; of the name only its last part, which names the source and opens nothing."""
    items = []
    for file in form.getlist("files"):
        if not isinstance(file, UploadFile) or not file.filename:
            continue
        name = PurePath(file.filename.replace("\\", "/")).name[:LONGEST]
        if PurePath(name).suffix.lower() not in SUFFIXES:
            raise InputError(name, f"is of no kind that can be read ({', '.join(sorted(SUFFIXES))})")
        items.append(Item(name, data=await file.read()))
    return items


async def same(request: Request) -> Response:
    """Decide that two are one."""
    async with request.form() as form:
        return _judged(request, "same", [_word(form, "one"), _word(form, "other")], _word(form, "one"))


async def different(request: Request) -> Response:
    """Decide that a spelling, named by a place where it stands, is not the one whose page this is."""
    async with request.form() as form:
        desk, entity = request.app.state.desk, _word(form, "one")
        place = _place(desk.edition().shelf, _word(form, "mark"))
        desk.judge("different", [_first_mention(desk.edition().shelf, entity, place), place])
    return _back(f"/entities/{entity}", desk)


async def rename(request: Request) -> Response:
    """Decide under which name somebody is shown."""
    async with request.form() as form:
        name = _word(form, "name")
        if not name:
            raise InputError("the name", "is empty")
        return _judged(request, "rename", [_word(form, "one")], _word(form, "one"), name)


async def date(request: Request) -> Response:
    """Decide when an article came out."""
    desk = request.app.state.desk
    async with request.form() as form:
        reading = desk.edition().shelf.reading(_word(form, "article"))
        day = _word(form, "day")
    if bounds(day) is None:
        raise InputError(day or "nothing", "is not a day; write 2016-08-22, 2016-08 or 2016-08-15/2016-08-21")
    desk.judge("date", [Passage(reading.id, Span(0, min(len(reading.text), 1)))], day)
    return _back(f"/articles/{reading.id}", desk)


async def undo(request: Request) -> Response:
    """Take a judgement back, or up again."""
    desk = request.app.state.desk
    async with request.form() as form:
        desk.undo(_word(form, "at"), undone=_word(form, "undone") == "yes")
    return _back("/work", desk)


def work(request: Request) -> Response:
    """What is being read, and what was decided."""
    desk = request.app.state.desk
    return Response(
        paper.page("work", desk=desk, path="/work", jobs=desk.jobs.all(), judgements=_decided(desk), job=None),
        media_type=HTML,
    )


def job(request: Request) -> Response:
    """One job and how far it is."""
    desk = request.app.state.desk
    found = desk.jobs.job(request.path_params["number"])
    if found is None:
        raise NotFound("no such job; jobs are forgotten when the desk is closed, what they read is kept")
    return Response(
        paper.page("work", desk=desk, path="/work", jobs=[found], judgements=(), job=found), media_type=HTML
    )


def form(request: Request) -> Response:
    """The page to add articles with."""
    kinds = sorted(SUFFIXES)
    return Response(
        paper.page("add", desk=request.app.state.desk, path="/add", kinds=kinds, limit=LARGEST_BODY // 1_000_000),
        media_type=HTML,
    )


def routes() -> list[Route]:
    """The addresses of what changes the record."""
    return [
        Route("/add", form),
        Route("/add", add, methods=["POST"]),
        Route("/work", work),
        Route("/work/{number:int}", job),
        *(Route(f"/judge/{one.__name__}", one, methods=["POST"]) for one in (same, different, rename, date, undo)),
    ]


# --- marks and fields -------------------------------------------------------------------------------------------


def _judged(request: Request, kind: str, entities: Sequence[str], shown: str, value: str | None = None) -> Response:
    """Keep a judgement about entities, each named by a place where it stands."""
    desk = request.app.state.desk
    shelf = desk.edition().shelf
    desk.judge(kind, [_first_mention(shelf, one) for one in entities], value)
    return _back(f"/entities/{shown}", desk)


def _back(address: str, desk: Desk) -> Response:
    """To the page where the act shows; ids may have changed with it, then to the list of what was decided."""
    shelf = desk.edition().shelf
    kind, _, name = address.strip("/").partition("/")
    known = {"entities": shelf.entities, "articles": shelf.record.readings}.get(kind)
    return RedirectResponse(address if known is None or name in known else "/work", 303)


def _first_mention(shelf: Shelf, entity: str, apart_from: Passage | None = None) -> Passage:
    """The smallest place of an entity that is not the one named: judgements name marks, which outlive a re-reading."""
    places = [
        Passage(ref.article, shelf.record.readings[ref.article].mentions[ref.index].span)
        for ref in sorted(shelf.entity(entity).mentions)
    ]
    words = _words(shelf, apart_from) if apart_from else None
    found = next((place for place in places if place != apart_from and _words(shelf, place) != words), None)
    if found is None:
        raise InputError("the name", "is the only one; there is nothing to part it from")
    return found


def _words(shelf: Shelf, place: Passage) -> str:
    return " ".join(shelf.record.readings[place.article].words(place.span).split())


def _place(shelf: Shelf, written: str) -> Passage:
    """`ARTICLE:START-END` as a passage."""
    article, _, rest = written.rpartition(":")
    start, _, end = rest.partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end)):
        raise InputError(written, "is no place in an article")
    if int(end) > len(shelf.reading(article).text):
        raise InputError(written, "is no place in an article")
    return Passage(article, Span(int(start), int(end)))


def _decided(desk: Desk) -> list[tuple[object, list[tuple[str, str]]]]:
    """Judgements, the latest first, each with the words that it names and their articles."""
    readings = desk.edition().shelf.record.readings
    return [
        (
            one,
            [
                (mark.article, _words(desk.edition().shelf, mark) if one.kind != "date" else "")
                for mark in one.marks
                if mark.article in readings
            ],
        )
        for one in desk.judgements()
    ]


def _text(form: FormData, name: str) -> str:
    """A field's text; a file in its place is none."""
    found = form.get(name)
    return found if isinstance(found, str) else ""


def _word(form: FormData, name: str) -> str:
    return _text(form, name).strip()[:LONGEST]
