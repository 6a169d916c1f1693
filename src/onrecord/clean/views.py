"""A block's words as the parser sees them: odd spaces made one, invisible signs gone, broken quotation marks mended.

Each code point of a view stands for one place in the source text: “â€œMoscow” is read as ““Moscow”, two spaces or a line
break as one space. The source text itself never changes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.model.parse import View
from onrecord.model.text import Block

_BROKEN = re.compile(
    r"[\xc2-\xf4\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
"""UTF-8 that was read as Windows-1252: a lead letter, then one to three of what continuation bytes become."""
_RUN = r"[A-Za-z0-9.,;:'\"“”‘’()?/–—-]"
_PIECES = re.compile(
    rf"(?P<run>{_RUN}+(?: {_RUN}+)*)|(?P<space>\s+)|(?P<broken>{_BROKEN.pattern})"
    r"|(?P<markup>!?\[(?P<label>[^\[\]]{1,200})\]\([^()\s]{1,500}\)|\*\*|__)|(?P<plain>.)",
    re.DOTALL,
)
"""Runs of plain words with single spaces between them first: they are nearly all of a text, and are taken whole."""
_DROPPED = {"Cf", "Cc", "Cs", "Co", "Cn"}
"""Unicode categories without a glyph: soft hyphens, zero-width and direction marks, controls."""
_NEEDED = {"\u200c", "\u200d"}
"""Joiners that belong to the spelling of Persian and Indian words."""
_MARKDOWN = (".md", ".markdown")


def make(index: int, block: Block, text: str, source: str) -> View | None:
    """The view of one block, None where nothing is left to read."""
    start, end = block.span.start, block.span.end
    markdown = source.lower().endswith(_MARKDOWN)
    if markdown:
        start += _heading_marks(text[start:end])
    words: list[str] = []
    places: list[int] = []
    for match in _PIECES.finditer(text, start, end):
        if match["run"]:
            words.append(match["run"])
            places.extend(range(match.start(), match.end()))
        elif match["space"]:
            if words and words[-1] != " ":
                words.append(" ")
                places.append(match.start())
        else:
            for char, place in _mended(match, text, markdown=markdown):
                words.append(char)
                places.append(place)
    while words and words[-1].isspace():
        words.pop()
        places.pop()
    return View(index, "".join(words), tuple(places)) if words else None


def _mended(match: re.Match[str], text: str, *, markdown: bool) -> list[tuple[str, int]]:
    """What is read for a sign that is no plain word: itself, nothing, or what it was before it was broken."""
    at = match.start()
    if match["markup"]:
        if markdown:
            return [(c, match.start("label") + i) for i, c in enumerate(match["label"] or "")]
        return [(c, at + i) for i, c in enumerate(match["markup"])]
    if match["broken"]:
        whole = _repaired(match["broken"])
        if whole is not None:
            glued = at > 0 and not text[at - 1].isspace()
            return [(whole, match.end() - 1 if glued else at)]
    return [(c, at + i) for i, c in enumerate(match["broken"] or match["plain"]) if not _invisible(c)]


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
