"""The command line: each command reads its words, calls one thing below, and prints.

0  fine    1  done, but some inputs failed or a check failed    2  could not be done as asked
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

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
        try:
            app(prog_name="onrecord")
        finally:
            sys.stdout.flush()
    except OnRecordError as error:
        sys.exit(complain(str(error)))
    except OSError as error:
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 -- takes what is left unwritten, which would fail again at the end
        sys.exit(complain(f"{error.filename or 'standard output'}: {error.strerror}"))


def complain(words: str) -> int:
    """Say on standard error what could not be done; the exit code for it."""
    from onrecord.present.safety import safe

    sys.stderr.write(f"onrecord: {safe(words, lines=True)}\n")
    return UNUSABLE
