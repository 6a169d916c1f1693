"""What people do at the desk: add articles, look how far they are read, and at what was decided (`judging`).

Each act is a POST that ends in a page to look at; `guard` has seen to it that it comes from the desk's own pages.
"""

from __future__ import annotations

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
from onrecord.web import paper
from onrecord.web.desk import Desk
from onrecord.web.guard import LARGEST_BODY
from onrecord.web.judging import LONGEST, OF_AN_ARTICLE, text, word, words

FILES = 200
FIELDS = 20
HTML = "text/html; charset=utf-8"


async def add(request: Request) -> Response:
    """Take in articles: pasted, as files, or by their addresses; they are read in the background."""
    desk = request.app.state.desk
    async with request.form(max_files=FILES, max_fields=FIELDS, max_part_size=LARGEST_BODY) as form:
        given = intake.given(outlet=word(form, "outlet") or None, published=word(form, "published") or None)
        items = [*_pasted(text(form, "text")), *_fetched(text(form, "addresses")), *await _uploaded(form)]
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
    ]


def _decided(desk: Desk) -> list[tuple[object, list[tuple[str, str]]]]:
    """Judgements, the latest first, each with the words that it names and their articles."""
    readings = desk.edition().shelf.record.readings
    return [
        (
            one,
            [
                (mark.article, words(desk.edition().shelf, mark) if one.kind not in OF_AN_ARTICLE else "")
                for mark in one.marks
                if mark.article in readings
            ],
        )
        for one in desk.judgements()
    ]
