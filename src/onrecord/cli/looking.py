"""`show`, `why`, `search`, `compare`, `names`: looking into a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import FAILED
from onrecord.cli.options import DEFAULT_RECORD, Output, RecordFile

if TYPE_CHECKING:
    from onrecord.model.record import Record
    from onrecord.present.page import Line, Page
    from onrecord.store import Hit

Id = Annotated[
    str, typer.Argument(metavar="ID", help="The beginning of an id, an article's file name, or an entity's name.")
]
Words = Annotated[
    list[str], typer.Argument(metavar="WORDS", help='Every word must stand there; word* begins one, "…" is a phrase.')
]
ArticleName = Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's file name, address or id.")]

FOUND = 20
"""Statements, and articles, that a search shows unless told otherwise."""
LIT = 3
"""Passages shown of an article that holds the words."""


def show(name: Id, record: RecordFile = DEFAULT_RECORD) -> None:
    """Show one thing with its evidence in context.

    A statement, claim, entity, article or story.
    """
    from onrecord.present import show as pages

    _page(pages, name, record)


def why(name: Id, record: RecordFile = DEFAULT_RECORD) -> None:
    """Show the reasons behind one thing.

    A statement, claim, entity or article; each reason with the words that it rests on.
    """
    from onrecord.present import why as pages

    _page(pages, name, record)


def _page(pages: ModuleType, name: str, path: Path) -> None:
    """The page of whatever answers to a name; an assertion is shown in its claim, a story as its briefing."""
    from onrecord.cli import output
    from onrecord.cli.finding import thing
    from onrecord.cli.held import held
    from onrecord.present import brief

    with held(path) as (_, record):
        kind, found = thing(record, name)
        if kind == "assertion":
            kind, found = "claim", next(c.id for c in record.claims for said in c.assertions if said.id == found)
        page = brief.view(record, found) if kind == "story" else getattr(pages, kind)(record, found)
        output.show(page)


def search(
    words: Words,
    record: RecordFile = DEFAULT_RECORD,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Statements, and articles, to show.")] = FOUND,
) -> None:
    """Find words in what was said and written.

    The exit code is 1 where they stand nowhere.
    """
    from onrecord.cli import output
    from onrecord.cli.held import held
    from onrecord.present.page import Page, Section

    with held(record) as (store, known):
        hits = store.search(" ".join(words), limit)
        said = tuple(line for hit in hits if hit.statement is not None for line in _lines(known, hit))
        told = tuple(line for hit in hits if hit.statement is None for line in _lines(known, hit))
        sections = (Section("Said", said), Section("Written", told))
        if hits:
            output.show(Page(" ".join(words), tuple(one for one in sections if one.lines)))
    if not hits:
        output.say("these words stand nowhere in the record")
        raise typer.Exit(FAILED)


def _lines(record: Record, hit: Hit) -> Iterator[Line]:
    """What was found, in its sentences, with the id to go on with."""
    from onrecord.model.text import Passage
    from onrecord.present.context import in_context
    from onrecord.present.shelf import Shelf

    shelf = Shelf(record)
    spans = hit.spans[:LIT]
    if hit.statement is not None:
        spans = record.readings[hit.article].statements[hit.statement].content
    for span in spans:
        yield in_context(shelf, Passage(hit.article, span))


def compare(one: ArticleName, other: ArticleName, record: RecordFile = DEFAULT_RECORD, output: Output = None) -> None:
    """Set two articles side by side.

    What both hold, where they part, and what each has alone. With --output a file, whose ending (.html, .md) says how it is written.
    """
    from onrecord.cli import output as out
    from onrecord.cli.finding import article_named
    from onrecord.cli.held import held
    from onrecord.present import side_by_side

    with held(record) as (_, known):
        articles = [reading.article for reading in known.readings.values()]
        pair = [article_named(articles, name).id for name in (one, other)]
        page = side_by_side.compare(known, *pair)
        written = _written(page, output)
        if written is None:
            out.show(page, output)
        else:
            out.write([written], output)


def _written(page: Page, output: Path | None) -> str | None:
    """The page as the output file's ending asks for it; None for plain text."""
    from onrecord.present import html, markdown

    ending = output.suffix.lower() if output else ""
    if ending in {".html", ".htm"}:
        return html.render(page)
    return markdown.render(page) if ending in {".md", ".markdown"} else None


def names(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any script.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another.")],
) -> None:
    """Say whether two names can be one, and why.

    The exit code is 1 where they are two. No record is needed: this compares the names alone.
    """
    from onrecord.cli.output import write
    from onrecord.present.safety import safe
    from onrecord.values.names import compare as compared

    found = compared(one, other)
    verdict = "one name" if found.same else "two names"
    write([f"{verdict} ({found.score:.2f})\n", *(f"  {safe(reason)}\n" for reason in found.reasons)], None)
    if not found.same:
        raise typer.Exit(FAILED)


COMMANDS = (
    ("show", show, "Examples:\n  onrecord show 3fa8\n  onrecord show report.txt\n  onrecord show 'Ann Lee'"),
    ("why", why, "Example:\n  onrecord why 3fa8 --record story.record"),
    ("search", search, "Examples:\n  onrecord search ceasefire\n  onrecord search 'air strike*' -n 5"),
    ("names", names, "Example:\n  onrecord names 'Yusuf al-Hariri' 'Youssef Hariri'"),
    (
        "compare",
        compare,
        "Examples:\n  onrecord compare agency.txt paper.txt --record story.record\n  onrecord compare agency.txt paper.txt --output pair.html",
    ),
)
