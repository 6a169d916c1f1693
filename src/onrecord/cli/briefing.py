"""`brief`: what a pile of articles, or a record, comes to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, Day, Outlet, Output, RecordFile, Sheet, SomeFiles, Url, Workers

if TYPE_CHECKING:
    from onrecord.cli.gathering import Pile
    from onrecord.model.reading import Failure
    from onrecord.model.record import Record
    from onrecord.present.views import Briefing


EXAMPLES = """Examples:
  onrecord brief *.txt
  onrecord brief --record story.record --output story.html
  onrecord brief page.html --published 2016-08-22 --format markdown"""


class Format(StrEnum):
    """What a briefing can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


SUFFIXES = {".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".html": Format.HTML, ".htm": Format.HTML} | {
    ".json": Format.JSON
}


def brief(
    files: SomeFiles = None,
    record: RecordFile = DEFAULT_RECORD,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Only this story.")] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", "-f", help="By default what the output file's ending says, else text.")
    ] = None,
    output: Output = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Day = None,
    sheet: Sheet = None,
    workers: Workers = None,
    one_story: Annotated[  # noqa: FBT002 -- typer hands options on by name
        bool, typer.Option("--one-story", help="All FILES tell of one story, however little alike they are.")
    ] = False,
) -> None:
    """Print the briefing of some articles, or of a record.

    With FILES, nothing is left behind; without, the briefing is the record's, and `onrecord same` tells which articles are of one story.
    """
    from onrecord.cli.gathering import gather
    from onrecord.cli.held import held
    from onrecord.cli.reading import report
    from onrecord.errors import InputError

    if files:
        made, failures = at_once(gather(files, outlet, url, published, sheet), workers, one_story=one_story)
        if not made.readings:
            report(failures)
        _print(made, story, failures, format_, output)
        report(failures)
    elif one_story:
        raise InputError(
            "--one-story",
            "goes with FILES; in a record `onrecord same A.txt B.txt` tells which articles are of one story",
        )
    else:
        with held(record, workers) as (store, made):
            _print(made, story, store.failures(), format_, output)


def at_once(pile: Pile, workers: int | None, *, one_story: bool = False) -> tuple[Record, list[Failure]]:
    """The record of a pile, in memory, and what could not be read."""
    from onrecord import pipeline
    from onrecord.cli.progress import bar, busy
    from onrecord.model.reading import Failure

    outcomes = []
    articles = pipeline.united(pile.articles())
    with bar(len(articles)) as step:
        for outcome in pipeline.read_all(articles, workers):
            step()
            outcomes.append(outcome)
    with busy("weaving"):
        record = pipeline.weave(outcomes, one_story=one_story)
    return record, [one for one in outcomes if isinstance(one, Failure)]


def _print(
    record: Record, story: str | None, failures: Sequence[Failure], format_: Format | None, output: Path | None
) -> None:
    """Make the briefing and write it in the form asked for."""
    from onrecord.cli import output as out
    from onrecord.cli.finding import thing
    from onrecord.present import brief as briefing

    chosen = thing(record, story)[1] if story else None
    view = briefing.view(record, chosen, failures)
    form = format_ or SUFFIXES.get(output.suffix.lower() if output else "", Format.TEXT)
    if form is Format.TEXT:
        out.show(view, output)
    else:
        out.write([_written(view, form)], output)


def _written(view: Briefing, form: Format) -> str:
    """The briefing in one of the forms that are no terminal's."""
    from onrecord.present import exports, html, markdown

    if form is Format.HTML:
        return html.render(view)
    if form is Format.MARKDOWN:
        return markdown.render(view)
    return json.dumps(exports.as_json(view), ensure_ascii=False, indent=1, default=str) + "\n"


COMMANDS = (
    (
        "brief",
        brief,
        EXAMPLES,
    ),
)
