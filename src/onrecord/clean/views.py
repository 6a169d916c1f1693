"""A block's words as the parser sees them: odd spaces made one, invisible signs gone, broken quotation marks mended.

Each code point of a view stands for one place in the source text: “â€œMoscow” is read as ““Moscow”, two spaces or a line
break as one space. The source text itself never changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model.parse import View
from onrecord.model.text import Block

_BROKEN = re.compile(
    r"[\xc2-\xf4\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
"""UTF-8 that was read as Windows-1252: a lead letter, then one to three of what continuation bytes become."""
_PIECES = re.compile(
    rf"(?P<space>\s+)|(?P<broken>{_BROKEN.pattern})|(?P<markup>!?\[(?P<label>[^\[\]]{{1,200}})\]\([^()\s]{{1,500}}\)|[*_]{{2}}(?=\S)|(?<=\S)[*_]{{2}})|(?P<plain>.)",
    re.DOTALL,
)
_DROPPED = {"Cf", "Cc", "Cs", "Co", "Cn"}
"""Unicode categories without a glyph: soft hyphens, zero-width and direction marks, controls."""
_NEEDED = {"\u200c", "\u200d"}
"""Joiners that belong to the spelling of Persian and Indian words."""
_MARKDOWN = (".md", ".markdown")


def make(index: int, block: Block, text: str, source: str) -> View | None:
    """The view of one block, None where nothing is left to read."""
    span = block.span
    markdown = source.lower().endswith(_MARKDOWN)
    found = list(_readable(text, span.start, span.end, markdown=markdown))
    while found and found[-1][0] == " ":
        found.pop()
    while found and found[0][0] == " ":
        found.pop(0)
    if not found:
        return None
    return View(index, "".join(c for c, _ in found), tuple(at for _, at in found))


def _readable(text: str, start: int, end: int, *, markdown: bool) -> Iterator[tuple[str, int]]:
    """Code points with their places; plain text, which is nearly all, is taken as it stands."""
    if markdown:
        start += _heading_marks(text[start:end])
    blank = True
    for match in _PIECES.finditer(text, start, end):
        at = match.start()
        if match["space"]:
            if not blank:
                yield " ", at
            blank = True
            continue
        for found, place in _mended(match, text, markdown=markdown):
            yield found, place
            blank = found == " "
        del at


def _mended(match: re.Match[str], text: str, *, markdown: bool) -> list[tuple[str, int]]:
    at = match.start()
    if match["markup"]:
        if not markdown:
            return [(c, at + i) for i, c in enumerate(match["markup"]) if not _invisible(c)]
        return [(c, match.start("label") + i) for i, c in enumerate(match["label"] or "")]
    if match["broken"]:
        whole = _repaired(match["broken"])
        if whole is None:
            return [(c, at + i) for i, c in enumerate(match["broken"]) if not _invisible(c)]
        glued = at > 0 and not text[at - 1].isspace()
        return [(whole, match.end() - 1 if glued else at)]
    return [] if _invisible(match["plain"]) else [(match["plain"], at)]


@lru_cache(maxsize=4096)
def _invisible(char: str) -> bool:
    return unicodedata.category(char) in _DROPPED and char not in _NEEDED


@lru_cache(maxsize=1024)
def _repaired(broken: str) -> str | None:
    """The one code point that these stand for, None where they are right as they are (“Ã” before a space, “É”)."""
    raw = bytearray()
    for char in broken:
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:  # noqa: PLR2004 - Latin-1
                return None
            raw.append(ord(char))
    try:
        whole = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return whole if len(whole) == 1 and not whole.isspace() else (" " if whole == "\xa0" else None)


def _heading_marks(text: str) -> int:
    """How long a Markdown heading's, quotation's or list's marks are: “## ”, “> ”."""
    match = re.match(r"\s*(?:#{1,6}\s+|>\s*)+", text)
    return match.end() if match else 0
