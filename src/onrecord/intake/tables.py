"""JSON lines, JSON and CSV: one article a line, with `text` and any of `url`, `title`, `outlet`, `published`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import InputError, LimitExceeded, UnreadableInput
from onrecord.intake.charset import decode
from onrecord.intake.days import day
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits
from onrecord.model.reading import Failure


def read_lines(item: Item, limits: Limits) -> Found:
    """JSON lines: a bad line is reported by its number, and the others are read."""
    with item.open() as stream:
        for number in range(1, limits.members + 1):
            line = stream.readline(limits.line_bytes + 1)
            if not line:
                return
            name = f"{item.source}#{number}"
            if len(line) > limits.line_bytes:
                raise LimitExceeded(name, f"a line longer than {limits.line_bytes // 1_000_000} MB")
            if line.strip():
                yield from _line(name, line, limits)


def read_json(item: Item, limits: Limits) -> Found:
    """A JSON file: one such object, or a list of them."""
    data = item.read(limits)
    try:
        content = _loads(item.source, data, limits)
    except UnreadableInput:
        if b"\n{" in data:  # JSON lines under another name
            yield from read_lines(item, limits)
            return
        raise
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows, 1):
        name = f"{item.source}#{number}" if isinstance(content, list) else item.source
        yield from _row(name, row, json.dumps(row).encode())


def read_csv(item: Item, limits: Limits) -> Found:
    """CSV with a heading; commas, semicolons or tabs."""
    text = decode(item.read(limits))
    csv.field_size_limit(limits.line_bytes)
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        heads = {str(name).strip().lower(): str(name) for name in rows.fieldnames or ()}
        if "text" not in heads:
            raise UnreadableInput(item.source, "has no column `text`")
        for number, row in enumerate(rows, 1):
            plain = {name: row[head] for name, head in heads.items() if row.get(head)}
            yield from _row(f"{item.source}#{number}", plain, json.dumps(plain, sort_keys=True).encode())
    except csv.Error as error:
        raise UnreadableInput(item.source, f"not a table: {error}") from None


def _line(name: str, line: bytes, limits: Limits) -> Iterator[Draft | Failure]:
    try:
        yield from _row(name, _loads(name, line, limits), line.strip())
    except InputError as error:
        yield Failure(error.source, error.reason)


def _loads(name: str, data: bytes, limits: Limits) -> Any:
    if _depth(data) > limits.nesting:
        raise LimitExceeded(name, f"nested deeper than {limits.nesting}")
    try:
        return json.loads(decode(data))
    except (ValueError, RecursionError):
        raise UnreadableInput(name, "not JSON") from None


def _depth(data: bytes) -> int:
    """How deep its brackets go at most, if all closing ones were missing: cheap, and never too low."""
    return 0 if max(data.count(b"["), data.count(b"{")) < 200 else _walk(data)  # noqa: PLR2004 - most lines have few


def _walk(data: bytes) -> int:
    deep = deepest = 0
    for byte in data:
        if byte in b"[{":
            deep += 1
            deepest = max(deepest, deep)
        elif byte in b"]}":
            deep -= 1
    return deepest


def _row(name: str, row: Any, raw: bytes) -> Iterator[Draft | Failure]:
    """The draft of one row; a date that is none is reported, and the article read without it."""
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
        yield Failure(name, "no `text` in it")
        return
    published = day(row.get("published"))
    if row.get("published") and published is None:
        yield Failure(name, f"read without its date: {str(row['published'])[:40]!r} is not a day")
    url = _word(row, "url")
    yield Draft(
        source=url or name,
        text=row["text"],
        raw=raw,
        url=url,
        title=_word(row, "title"),
        outlet=_word(row, "outlet"),
        published=published,
        language=_language(row),
        told=True,
    )


def _word(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _language(row: Mapping[str, Any]) -> str | None:
    """An ISO 639-1 code: `en` of “en”, “en-GB”, “EN”; nothing else counts."""
    code = (_word(row, "language") or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None  # noqa: PLR2004 - ISO 639-1
