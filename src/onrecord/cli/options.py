"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_RECORD = Path("record.onrecord")

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILES", help="Files, folders, globs, archives, addresses, or - for standard input."),
]
SomeFiles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILES]", help="Articles to brief at once, leaving nothing behind; without any, the record."
    ),
]
RecordFile = Annotated[
    Path, typer.Option("--record", "-R", envvar="ONRECORD_RECORD", metavar="FILE", help="The record's file.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published these articles.")]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="The article's address.")]
Day = Annotated[str | None, typer.Option(metavar="DATE", help="The day these articles came out, as 2016-08-22.")]
Sheet = Annotated[
    Path | None,
    typer.Option(
        metavar="CSV", help="A table with the columns file, outlet, url, published: what is known of each file."
    ),
]
Workers = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Processes to read with; as many as there are cores if not told.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, not to standard output.")
]
