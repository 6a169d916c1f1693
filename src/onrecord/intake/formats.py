"""Which reader reads what: by the suffix of the name, else by the media type declared, else by the first bytes."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.intake import archive, docx, feeds, fetch, html, mail, pdf, tables, text, warc
from onrecord.intake.item import Found, Item
from onrecord.intake.limits import Limits

Reader = Callable[[Item, Limits], Found]


def _read_xml(item: Item, limits: Limits) -> Found:
    """XML is a web page or a feed."""
    return (html.read if b"<html" in item.head().lower() else feeds.read)(item, limits)


SUFFIXES: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".markdown": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".rss": feeds.read,
    ".atom": feeds.read,
    ".rdf": feeds.read,
    ".xml": _read_xml,
    ".jsonl": tables.read_lines,
    ".ndjson": tables.read_lines,
    ".json": tables.read_json,
    ".csv": tables.read_csv,
    ".tsv": tables.read_csv,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".eml": mail.read_letter,
    ".mhtml": mail.read_page,
    ".mht": mail.read_page,
    ".zip": archive.read_zip,
    ".tar": archive.read_tar,
    ".tgz": archive.read_tar,
    ".gz": archive.read_gzip,
    ".warc": warc.read,
}
"""Suffixes in lower case; in folders and archives only files with one of them are read."""
MEDIA: dict[str, Reader] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "application/rss+xml": feeds.read,
    "application/atom+xml": feeds.read,
    "application/rdf+xml": feeds.read,
    "application/xml": _read_xml,
    "text/xml": _read_xml,
    "text/plain": text.read,
    "text/csv": tables.read_csv,
    "application/json": tables.read_json,
    "application/x-ndjson": tables.read_lines,
    "application/pdf": pdf.read,
    "application/zip": archive.read_zip,
    "message/rfc822": mail.read_letter,
    "multipart/related": mail.read_page,
}
BEGINNINGS: tuple[tuple[bytes, Reader], ...] = (
    (b"<!doctype html", html.read),
    (b"<html", html.read),
    (b"<?xml", _read_xml),
    (b"<rss", feeds.read),
    (b"<feed", feeds.read),
    (b'{"', tables.read_lines),
    (b"%pdf-", pdf.read),
    (b"warc/", warc.read),
    (b"pk\x03\x04", archive.read_zip),
    (b"\x1f\x8b", archive.read_gzip),
)
"""How a file without a telling name begins, spaces and case aside."""
WORD = b"word/document.xml"


def reader_of(item: Item) -> Reader:
    """The reader of an item; what nothing else claims is read as text, which refuses what is none."""
    if item.url and item.data is None and item.path is None:
        return fetch.read
    declared = (item.declared or "").split(";")[0].strip().lower()
    if declared in MEDIA:
        return MEDIA[declared]
    if item.source.lower().endswith(".warc.gz"):
        return warc.read
    if item.suffix in SUFFIXES:
        return SUFFIXES[item.suffix]
    return _by_beginning(item)


def _by_beginning(item: Item) -> Reader:
    raw = item.head()
    head = raw.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"pk\x03\x04") and (WORD in raw or b"[Content_Types].xml" in raw):
        return docx.read
    return next((reader for start, reader in BEGINNINGS if head.startswith(start)), text.read)
