"""Quotation marks of all kinds, paired: “ ”, " ", ‘ ’, « », „ “, ‹ ›, 「 」, `` ''."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.text import READ_KINDS, Block, Span

DOUBLE = '“”„‟"«»″〝〞＂「」『』'
SINGLE = "‘’‚‛'‹›"
MARKS = DOUBLE + SINGLE
LATEX = re.compile(r"``|''")
OPENERS = "([{—–-/…:"
CLOSERS = ".,;:!?)]}—–-/…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. `outer` holds the marks, `inner` does not; `closed` is False where
    the closing mark is missing, as in a quotation that the next paragraph continues."""

    outer: Span
    inner: Span
    block: int
    closed: bool
    single: bool = False


def quotations(text: str, blocks: tuple[Block, ...]) -> tuple[Quotation, ...]:
    """All quotations of the read blocks, in order; those inside another are left out."""
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        if block.kind in READ_KINDS:
            double = list(_paired(text, block.span, number, DOUBLE))
            found.extend(double)
            found.extend(
                one
                for one in _singles(text, block.span, number)
                if not any(q.outer.overlaps(one.outer) for q in double)
            )
    return tuple(sorted(found, key=lambda q: q.outer))


def _paired(text: str, block: Span, number: int, marks: str) -> Iterator[Quotation]:
    """Pair double marks by where they stand rather than by their shape: a quotation may open curly and close
    straight, or close with an opening mark. A second opening where one is open ends the first unclosed."""
    opened: int | None = None
    for at, width in _marks(text, block, marks):
        if opened is None:
            opened = at if _opens(text, at, width, block) else None
        elif _closes(text, at, width, block):
            yield from _quotation(text, opened, at, width, number)
            opened = None
        elif _opens(text, at, width, block):
            yield from _unclosed(text, opened, at, number)
            opened = at
    if opened is not None:
        yield from _unclosed(text, opened, block.end, number)


def _marks(text: str, block: Span, marks: str) -> Iterator[tuple[int, int]]:
    """Places and widths of the marks of a block; `` and '' are two wide."""
    latex = {m.start() for m in LATEX.finditer(text, block.start, block.end)}
    at = block.start
    while at < block.end:
        if at in latex:
            yield at, 2
            at += 2
            continue
        if text[at] in marks:
            yield at, 1
        at += 1


def _opens(text: str, at: int, width: int, block: Span) -> bool:
    """Whether a mark can open: something that is not a space follows, and no letter or digit stands before."""
    after = text[at + width] if at + width < block.end else " "
    before = text[at - 1] if at > block.start else " "
    if after.isspace() or (text[at] in "”»」』" and before.isalnum()):
        return False
    return before.isspace() or before in OPENERS or before in MARKS or (not before.isalnum() and before not in ".,!?")


def _closes(text: str, at: int, width: int, block: Span) -> bool:
    """Whether a mark can close: a space, the end or punctuation follows, or nothing but a space stands before and after."""
    after = text[at + width] if at + width < block.end else " "
    before = text[at - 1] if at > block.start else " "
    if after.isspace() or after in CLOSERS or after in MARKS:
        return True
    return text[at] in "”»」』" or (not before.isspace() and text[at] not in "“«„「『")


def _quotation(text: str, opened: int, closed: int, width: int, number: int) -> Iterator[Quotation]:
    start = opened + (2 if text[opened : opened + 2] == "``" else 1)
    inner = trimmed(text, start, closed)
    if inner is not None:
        yield Quotation(Span(opened, closed + width), inner, number, closed=True)


def _unclosed(text: str, opened: int, limit: int, number: int) -> Iterator[Quotation]:
    inner = trimmed(text, opened + 1, limit)
    if inner is not None:
        yield Quotation(Span(opened, inner.end), inner, number, closed=False)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the spaces and commas at its edges; None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end) if start < end else None


SINGLE_PAIR = re.compile(r"(?<![\w'’])([‘'‚‹])(?=\S)((?:(?![‘‚‹]).)+?)([’'‘›])(?![\w])", re.DOTALL)
POSSESSIVE = re.compile(r"s$")
"""A closing single mark after a plural (“officials' ”) is taken for an apostrophe where another mark closes later."""


def _singles(text: str, block: Span, number: int) -> Iterator[Quotation]:
    """Quotations between single marks, told from apostrophes: the opening mark follows no letter, the closing
    one no letter follows."""
    at = block.start
    while match := SINGLE_PAIR.search(text, at, block.end):
        end = _later_close(text, match, block)
        inner = trimmed(text, match.start() + 1, end)
        if inner is None or "\n\n" in inner.of(text):
            at = match.start() + 1
            continue
        yield Quotation(Span(match.start(), end + 1), inner, number, closed=True, single=True)
        at = end + 1


def _later_close(text: str, match: re.Match[str], block: Span) -> int:
    """The closing mark of a single quotation, past plural possessives where one that closes better follows."""
    end = match.start(3)
    while POSSESSIVE.search(text, block.start, end) and text[end + 1 : end + 2].isspace():
        later = re.compile(r"[’'](?!\w)").search(text, end + 1, block.end)
        between = text[end + 1 : later.start()] if later else ""
        if later is None or re.search(r"(?<!\w)[‘']\w", between) or "\n" in between:
            break
        end = later.start()
    return end
