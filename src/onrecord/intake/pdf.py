"""PDF files, through pypdf: the text of all pages in reading order, as the file holds it."""

from __future__ import annotations

import io
import logging

from onrecord.errors import LimitExceeded, UnreadableInput
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(item: Item, limits: Limits) -> Found:
    """One PDF is one article. Its own title and dates are the program's that made it, and are not taken."""
    data = item.read(limits)
    text = _text(data, item, limits)
    if not text.strip():
        raise UnreadableInput(item.source, "no text in it; it may be a scan")
    yield Draft(item.source, text, data, url=item.url)


def _text(data: bytes, item: Item, limits: Limits) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInput(item.source, "locked with a password")
        if len(reader.pages) > limits.pages:
            raise LimitExceeded(item.source, f"more than {limits.pages} pages")
        return "\n\n".join(page.extract_text() for page in reader.pages)
    except PyPdfError as error:
        raise UnreadableInput(item.source, f"damaged PDF ({error})") from None
