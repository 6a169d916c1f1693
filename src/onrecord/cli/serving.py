"""`serve`: the desk, a record in the browser."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, RecordFile

PORT = 8765


def serve(
    record: RecordFile = DEFAULT_RECORD,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond this machine a token is needed to open it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Which port; 0 takes a free one.")] = PORT,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides at this desk; you, if not told.")] = None,
) -> None:
    """Open the desk: look at a record in the browser, and work on it.

    It stops with Ctrl-C. A record that is not there is made.
    """
    from onrecord.cli.held import held
    from onrecord.cli.output import say
    from onrecord.web import serve as open_desk

    if record.exists():
        with held(record):  # what another version has read is read anew first
            pass
    open_desk(record, host, port, by or getpass.getuser(), lambda url: say(f"the desk is open at {url}"))


COMMANDS = (("serve", serve, "Examples:\n  onrecord serve --record story.record\n  onrecord serve --port 0"),)
