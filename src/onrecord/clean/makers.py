"""Outlets and agencies that no table knows, told by the shape and place of their names.

“The Halden Courier” as a byline · “© 2021 The Halden Courier. All rights reserved.” · “PORT HALDEN (Meridian News Agency) –”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean import bylines, tables
from onrecord.model.text import Block, BlockKind, Span

_PART = re.compile(r"[^/,|;•·()\n]+")
_WITH = re.compile(r"\s+(?:and|with|und|et|y|e)\s+(?:news )?(?:agenc\w+|agent\w+|wires?)$", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:]*(?:by )?(?P<name>[^.,|©\n]{2,50})",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\((?P<name>[^()]{2,40})\)")

Name = tuple[str, Span]


def outlets(text: str, blocks: Sequence[Block]) -> Iterator[Name]:
    """Names shaped like an outlet's in bylines, credits and rights notices."""
    for block in blocks:
        if block.kind in {BlockKind.BYLINE, BlockKind.CREDIT}:
            yield from _in_byline(text, block.span)
        elif block.kind is BlockKind.COPYRIGHT and (match := _RIGHTS.search(block.span.of(text))):
            yield from _outlet(block.span.start + match.start("name"), match["name"])


def agencies(text: str, blocks: Sequence[Block]) -> Iterator[Name]:
    """Names in brackets behind a dateline's place: that is where an agency's stands."""
    for block in blocks:
        if block.kind is BlockKind.DATELINE and (match := _AGENCY.search(block.span.of(text))):
            name = match["name"].strip()
            words = [tables.squeezed(word) for word in name.split()]
            if (name.isupper() and len(words) == 1) or any(word in tables.words("makers", "agency") for word in words):
                start = block.span.start + match.start("name")
                yield name, Span(start, start + len(name))


def _in_byline(text: str, span: Span) -> Iterator[Name]:
    for match in _PART.finditer(span.of(text)):
        part = match[0]
        cut = _WITH.search(part.rstrip())
        name = part[: cut.start()] if cut else part
        if not bylines.led_byline(name.strip()):
            yield from _outlet(span.start + match.start(), name)


def _outlet(start: int, raw: str) -> Iterator[Name]:
    """The name, if it is one of an outlet by its words."""
    name = raw.strip(" \t\r.-–—")
    begin = start + raw.index(name) if name else start
    if name and bylines.is_maker(name):
        yield name, Span(begin, begin + len(name))
