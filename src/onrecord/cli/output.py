"""Where words go: the terminal, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.present.page import Page
    from onrecord.present.views import Briefing

FILE_WIDTH = 100
"""Columns of a text that is written to a file."""


@contextmanager
def opened(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that appears under its name only when all is written."""
    if path is None:
        yield sys.stdout
        return
    try:
        if path.exists() and not path.is_file():  # a pipe or a device
            with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
                yield file
            return
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=f".{path.name}.", delete=False, encoding="utf-8", errors="replace", newline=""
        ) as file:
            held = Path(file.name)
            try:
                yield file
            except BaseException:
                held.unlink()
                raise
        held.chmod(0o666 & ~_umask())
        held.replace(path)
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def show(view: Briefing | Page, path: Path | None = None) -> None:
    """Print a view as text."""
    from rich.console import Console

    from onrecord.present import terminal

    with opened(path) as file:
        console = Console(file=file, highlight=False, markup=False, emoji=False, width=FILE_WIDTH if path else None)
        terminal.render(view, console)


def say(*lines: str) -> None:
    """Lines for the person, beside what the command gives."""
    from onrecord.present.safety import safe

    for line in lines:
        sys.stderr.write(f"{safe(line)}\n")


def write(pieces: Iterable[str], path: Path | None) -> None:
    """Text, piece by piece."""
    with opened(path) as file:
        for piece in pieces:
            file.write(piece)
