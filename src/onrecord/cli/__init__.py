"""The command line: each command reads its words, calls one thing below, and prints.

0  fine    1  done, but some inputs failed or a check failed    2  could not be done as asked
"""

from __future__ import annotations

import sys

FAILED = 1
UNUSABLE = 2
STOPPED = 130


def main() -> None:
    """The program `onrecord`. What a user can cause ends in one line and an exit code, never in a traceback."""
    from onrecord.cli.commands import app
    from onrecord.engines import one_thread
    from onrecord.errors import OnRecordError

    one_thread()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="onrecord")
    except OnRecordError as error:
        sys.exit(complain(error))


def complain(error: Exception) -> int:
    """Say on standard error what could not be done; the exit code for it."""
    from onrecord.present.terminal import safe

    sys.stderr.write(f"onrecord: {safe(str(error), lines=True)}\n")
    return UNUSABLE
