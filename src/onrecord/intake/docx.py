"""Word files, through python-docx: paragraphs and the rows of tables, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableInput
from onrecord.intake.archive import guard
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits


def read(item: Item, limits: Limits) -> Found:
    """One Word file is one article."""
    data = item.read(limits)
    guard(data, item.source, limits)
    text = "\n\n".join(_paragraphs(data, item.source))
    yield Draft(item.source, text, data, url=item.url)


def _paragraphs(data: bytes, source: str) -> Iterator[str]:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        document = Document(io.BytesIO(data))
        for part in document.iter_inner_content():
            yield from filter(str.strip, _words(part))
    except (OpcError, KeyError, ValueError, XMLSyntaxError) as error:
        raise UnreadableInput(source, f"damaged Word file ({type(error).__name__})") from None


def _words(part: Any) -> Iterator[str]:
    """A paragraph's words, or a table's rows with tabs between the cells."""
    if hasattr(part, "rows"):
        for row in part.rows:
            yield "\t".join(cell.text.strip() for cell in row.cells)
    else:
        yield part.text
