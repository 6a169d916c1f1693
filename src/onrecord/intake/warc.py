"""Web archives (.warc, .warc.gz), through warcio: every page that was answered with 200."""

from __future__ import annotations

from typing import Any

from onrecord.errors import LimitExceeded, UnreadableInput
from onrecord.intake.item import Found, Item
from onrecord.intake.limits import MEGABYTE, Limits
from onrecord.model.reading import Failure

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
"""Media types that are read; pictures, scripts and styles are passed over."""


def read(item: Item, limits: Limits) -> Found:
    """Each archived page is an item under its own address."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    total = 0
    try:
        with item.open() as stream:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if number > limits.members:
                    raise LimitExceeded(item.source, f"more than {limits.members:,} records in it")
                if (found := _page(record, item, limits)) is not None:
                    total += len(found.data or b"") if isinstance(found, Item) else 0
                    if total > limits.unpacked_bytes:
                        raise LimitExceeded(item.source, f"unpacks to more than {limits.unpacked_bytes // MEGABYTE} MB")
                    yield found
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError) as error:
        raise UnreadableInput(item.source, f"damaged WARC file ({type(error).__name__})") from None


def _page(record: Any, item: Item, limits: Limits) -> Item | Failure | None:
    """The page of a response record, None for any other record."""
    if record.rec_type != "response" or not record.http_headers or record.http_headers.get_statuscode() != "200":
        return None
    declared = record.http_headers.get_header("Content-Type") or ""
    if declared.split(";")[0].strip().lower() not in PAGES:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or item.source
    data = record.content_stream().read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        return Failure(address, f"larger than {limits.file_bytes // MEGABYTE} MB")
    return Item(address, data=data, declared=declared, url=address, depth=item.depth + 1)
