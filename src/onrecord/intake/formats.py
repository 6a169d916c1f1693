"""Which reader reads what: by the suffix of the name, else by the media type declared, else by the first bytes."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.intake import html, tables, text
from onrecord.intake.item import Found, Item
from onrecord.intake.limits import Limits

Reader = Callable[[Item, Limits], Found]

SUFFIXES: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".markdown": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": tables.read_lines,
    ".ndjson": tables.read_lines,
    ".json": tables.read_json,
    ".csv": tables.read_csv,
    ".tsv": tables.read_csv,
}
"""Suffixes in lower case; in folders and archives only files with one of them are read."""
MEDIA: dict[str, Reader] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "text/plain": text.read,
    "text/csv": tables.read_csv,
    "application/json": tables.read_json,
    "application/x-ndjson": tables.read_lines,
}
BEGINNINGS: tuple[tuple[bytes, Reader], ...] = (
    (b"<!doctype html", html.read),
    (b"<html", html.read),
    (b'{"', tables.read_lines),
)
"""How a file without a telling name begins, spaces and case aside."""


def reader_of(item: Item) -> Reader:
    """The reader of an item; what nothing else claims is read as text, which refuses what is none."""
    if item.suffix in SUFFIXES:
        return SUFFIXES[item.suffix]
    declared = (item.declared or "").split(";")[0].strip().lower()
    if declared in MEDIA:
        return MEDIA[declared]
    head = item.head().lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((reader for start, reader in BEGINNINGS if head.startswith(start)), text.read)
