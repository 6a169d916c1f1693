"""`export` and `check`: a record for other programs, and the proof that every line of it points at its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import FAILED
from onrecord.cli.options import DEFAULT_RECORD, Output, RecordFile
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.model.record import Record

LISTED = 100
"""Failed checks that are printed; the rest are counted."""


class Form(StrEnum):
    """What a record can be written as."""

    JSON = "json"
    FTM = "ftm"
    CSV = "csv"


class Table(StrEnum):
    """The tables of the CSV form."""

    ARTICLES = "articles"
    STATEMENTS = "statements"
    CLAIMS = "claims"
    ENTITIES = "entities"
    TIMELINE = "timeline"
    SERIES = "series"
    STATES = "states"


def export(
    record: RecordFile = DEFAULT_RECORD,
    form: Annotated[
        Form,
        typer.Option(
            "--format", "-f", help="json: everything; ftm: FollowTheMoney entities, one a line; csv: a table."
        ),
    ] = Form.JSON,
    table: Annotated[Table | None, typer.Option(help="Which table, with --format csv.")] = None,
    *,
    text: Annotated[bool, typer.Option("--text/--no-text", help="With or without the articles' texts (json).")] = True,
    output: Output = None,
) -> None:
    """Write a record for other programs."""
    from onrecord.cli.held import held
    from onrecord.cli.output import write

    if (form is Form.CSV) != (table is not None):
        raise InputError("--table", f"is one of {', '.join(Table)} and goes with --format csv")
    with held(record) as (_, known):
        write(_written(known, form, table, text=text), output)


def _written(record: Record, form: Form, table: Table | None, *, text: bool) -> Iterator[str]:
    """The record in the form asked for, piece by piece."""
    from onrecord.model import wire
    from onrecord.present import exports

    if form is Form.CSV:
        yield exports.table(record, str(table))
    elif form is Form.FTM:
        yield from (json.dumps(thing, ensure_ascii=False) + "\n" for thing in exports.ftm(record))
    else:
        yield from _json(wire.export(record, text=text))


def _json(written: dict[str, Any]) -> Iterator[str]:
    """The JSON object with each of its things on a line of its own."""
    before = "{"
    for name, value in written.items():
        yield f"{before}\n{json.dumps(name)}: "
        if isinstance(value, list):
            rows = (json.dumps(row, ensure_ascii=False) for row in value)
            yield from _joined(rows)
        else:
            yield json.dumps(value)
        before = ","
    yield "\n}\n"


def _joined(rows: Iterator[str]) -> Iterator[str]:
    """A JSON list, a row on each line."""
    yield "["
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{row}"
    yield "]"


def check(record: RecordFile = DEFAULT_RECORD) -> None:
    """Prove every span and every id of a record.

    Each span against its source text, each id that something points to. The exit code is 1 where one fails.
    """
    from onrecord.cli.held import held
    from onrecord.cli.output import say
    from onrecord.model import wire

    with held(record) as (store, known):
        written = wire.export(known)
        faults = [*store.damage(), *_changed(known), *wire.check(written)]
    say(*faults[:LISTED], *([f"… and {len(faults) - LISTED:,} more"] if len(faults) > LISTED else []))
    if faults:
        raise typer.Exit(FAILED)
    spans = sum(1 for _ in wire.spans(written))
    say(
        f"{len(known.readings):,} articles, {spans:,} spans: every one says what stands there, and every id leads somewhere"
    )


def _changed(record: Record) -> Iterator[str]:
    """Articles whose text is no longer the one that they are named by."""
    from onrecord.intake import identity

    for reading in record.readings.values():
        one = reading.article
        if identity(one.text, one.outlet, one.url) != one.id:
            yield f"articles: {one.id} ({one.source}): its text is not the one that was read"


COMMANDS = (
    ("export", export, "Examples:\n  onrecord export -o story.json\n  onrecord export --format csv --table claims"),
    ("check", check, "Example:\n  onrecord check --record story.record"),
)
