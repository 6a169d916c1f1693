"""What the person says about the articles: outlet, address and day for all, or a sheet with them per file name."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath

from onrecord.errors import InputError
from onrecord.intake.charset import decode
from onrecord.intake.days import day

COLUMNS = {
    "file": ("file", "name", "filename", "path", "source"),
    "outlet": ("outlet", "publisher"),
    "url": ("url", "address", "link"),
    "published": ("published", "date", "day"),
}
"""A sheet's columns and the headings that are understood for them."""


@dataclass(frozen=True, slots=True)
class Told:
    """Outlet, address and publication day of one article, each None where it is not told."""

    outlet: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for every article of a call, and the sheet's rows by file name (`a.txt`, `a`, `reports/a.txt`)."""

    every: Told = Told()
    rows: Mapping[str, Told] = field(default_factory=dict)

    def of(self, source: str) -> Told:
        """What the sheet tells of this source, by its whole name, its last part or that without suffix."""
        name = PurePath(source)
        return next((self.rows[key] for key in (source, name.name, name.stem) if key in self.rows), Told())


def given(
    outlet: str | None = None, url: str | None = None, published: str | date | None = None, sheet: Path | None = None
) -> Given:
    """Check the options of a call; an InputError names the one that cannot be used."""
    if published and day(published) is None:
        raise InputError(str(published), "is not a day; write it as 2016-08-22")
    every = Told(outlet or None, url or None, day(published) if published else None)
    return Given(every, _rows(sheet) if sheet else {})


def _rows(sheet: Path) -> dict[str, Told]:
    """The rows of a sheet: `file,outlet,url,published`."""
    try:
        text = decode(sheet.read_bytes())
    except OSError as error:
        raise InputError(str(sheet), error.strerror or "cannot be read") from None
    try:
        reader = csv.DictReader(io.StringIO(text), dialect=_dialect(text))
        heads = {column: _heading(reader.fieldnames or (), names) for column, names in COLUMNS.items()}
        if heads["file"] is None:
            raise InputError(str(sheet), "has no column `file`")
        return dict(_row(sheet, number, line, heads) for number, line in enumerate(reader, 2))
    except csv.Error as error:
        raise InputError(str(sheet), f"is not a table: {error}") from None


def _dialect(text: str) -> type[csv.Dialect]:
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)

    class Sheet(csv.excel):
        delimiter = mark

    return Sheet


def _heading(heads: object, names: tuple[str, ...]) -> str | None:
    known = {str(head).strip().lower(): str(head) for head in heads}  # type: ignore[attr-defined]
    return next((known[name] for name in names if name in known), None)


def _row(sheet: Path, number: int, line: dict[str, str], heads: dict[str, str | None]) -> tuple[str, Told]:
    cell = {column: (line.get(head) or "").strip() if head else "" for column, head in heads.items()}
    if cell["published"] and day(cell["published"]) is None:
        raise InputError(str(sheet), f"line {number}: {cell['published']!r} is not a day; write it as 2016-08-22")
    return cell["file"], Told(cell["outlet"] or None, cell["url"] or None, day(cell["published"]))
