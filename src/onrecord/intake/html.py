"""Web pages: trafilatura finds the article's text, the page's own data name it, `clean` looks at the rest."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from datetime import date
from typing import Any

from onrecord.errors import LimitExceeded, UnreadableInput
from onrecord.intake import metadata
from onrecord.intake.charset import decode
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
BLOCKS = (
    "p",
    "div",
    "br",
    "li",
    "tr",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
)
"""Elements that begin and end a line."""
_GZIP = b"\x1f\x8b"


def read(item: Item, limits: Limits) -> Found:
    """One page is one article: its headline, then the text that trafilatura finds."""
    yield extract(item.read(limits), item, limits)


def extract(data: bytes, item: Item, limits: Limits) -> Draft:
    """The article of a page's bytes."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    source = decode(plain(data, item.source, limits), _charset(data, item.declared))
    tree = load_html(source)
    if tree is None:
        raise UnreadableInput(item.source, "not a web page")
    found = metadata.read(tree)
    page = bare_extraction(tree, url=item.url or found.url, with_metadata=False, include_comments=False)
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise UnreadableInput(item.source, "no article found on the page")
    return Draft(
        item.source,
        headed(found.title, page.text or ""),
        data,
        url=item.url or found.url,
        title=found.title,
        authors=found.authors,
        outlet=found.outlet,
        published=found.published or _searched(tree, item.url or found.url),
        modified=found.modified,
        language=found.language,
    )


def words(fragment: str, source: str, limits: Limits) -> str:
    """The text of a letter's HTML: the article in it, or all its words where none stands out."""
    try:
        return extract(
            fragment.encode("utf-8", "replace"), Item(source, declared="text/html; charset=utf-8"), limits
        ).text
    except UnreadableInput:
        return lines(fragment)


def lines(fragment: str) -> str:
    """All the words of a piece of HTML, each of its blocks as a line: `<p>One.</p>Two<br>three` is three lines."""
    from lxml import etree
    from trafilatura.utils import load_html

    tree = load_html(f"<html><body><div>{fragment}</div></body></html>")
    if tree is None:
        return ""
    etree.strip_elements(tree, etree.Comment, "script", "style", "noscript", "template", with_tail=False)
    for element in tree.iter(*BLOCKS):
        element.tail = f"\n{element.tail or ''}"
        if len(element) or element.text:
            element.text = f"\n{element.text or ''}"
    found = (" ".join(line.split()) for line in "".join(tree.itertext()).split("\n"))
    return "\n\n".join(line for line in found if line)


def plain(data: bytes, source: str, limits: Limits) -> bytes:
    """The bytes of a page that may be saved packed."""
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            page = stream.read(limits.file_bytes + 1)
    except (OSError, EOFError, zlib.error):
        raise UnreadableInput(source, "damaged gzip") from None
    if len(page) > limits.file_bytes:
        raise LimitExceeded(source, f"larger than {limits.file_bytes // 1_000_000} MB when unpacked")
    return page


def _charset(data: bytes, declared: str | None) -> str | None:
    """The charset that the server or the page declares."""
    said = re.search(r"charset=\"?([\w:.-]+)", declared or "")
    if said:
        return said[1]
    inside = _DECLARED.search(data[:4096])
    return inside[1].decode("ascii", "ignore") if inside else None


def headed(title: str | None, text: str) -> str:
    """The text with its headline first, unless the heading that the page shows stands there already."""
    first = text.lstrip().partition("\n")[0]
    opening = re.sub(r"\W+", "", text[: 3 * len(title or "")].lower())
    shown = len(first) < 2 * len(title or "") and metadata.alike(first, title)
    if not title or shown or opening.startswith(re.sub(r"\W+", "", title.lower())):
        return text
    return f"{title}\n\n{text}"


def _searched(tree: Any, url: str | None) -> date | None:
    """The day that htmldate finds in what is written on the page, only where the markup says it surely."""
    from htmldate import find_date

    try:
        found = find_date(tree, url=url, extensive_search=False, original_date=True)
    except Exception:  # noqa: BLE001 - a defect of the search is no defect of the page
        return None
    return date.fromisoformat(found) if found else None
