"""Names as given on the command line to items: files, folders, globs, `-`, addresses."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.intake.formats import SUFFIXES
from onrecord.intake.item import Item
from onrecord.intake.limits import Limits
from onrecord.model.reading import Failure

STDIN = "-"
ADDRESSES = ("https://", "http://")


def items(sources: Iterable[str | Path], limits: Limits) -> Iterator[Item | Failure]:
    """One item for each file, in the order given, a folder's or glob's sorted by name."""
    for source in sources:
        yield from _expand(str(source), limits)


def _expand(source: str, limits: Limits) -> Iterator[Item | Failure]:
    if source == STDIN:
        yield _stdin(limits)
    elif source.lower().startswith(ADDRESSES):
        yield Item(source, url=source)
    elif not os.path.lexists(source) and glob.has_magic(source):
        yield from _matches(source)
    else:
        yield from _path(source)


def _stdin(limits: Limits) -> Item | Failure:
    data = sys.stdin.buffer.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        return Failure(STDIN, f"larger than {limits.file_bytes // 1_000_000} MB")
    return Item(STDIN, data=data)


def _matches(pattern: str) -> Iterator[Item | Failure]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        yield Failure(pattern, "no file matches")
    for name in found:
        yield from _path(name)


def _path(name: str) -> Iterator[Item | Failure]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Item(name, path=path)
        else:
            yield Failure(name, "no such file or folder")
    except (OSError, ValueError) as error:
        yield Failure(name, getattr(error, "strerror", None) or "cannot be opened")


def _folder(folder: Path) -> Iterator[Item | Failure]:
    """All files of a folder and those below it whose suffix is known; hidden ones and links are passed over."""
    found = False
    for here, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES and not path.is_symlink():
                found = True
                yield Item(str(path), path=path)
    if not found:
        yield Failure(str(folder), "no file in it that can be read")
