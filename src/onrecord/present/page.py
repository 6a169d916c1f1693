"""A page of lines: the form between a view and the terminal, Markdown or plain HTML.

A page holds sections, a section lines, a line pieces of text, each with a tone. Lines hold the words they rest on
(`Cite`), which a renderer numbers or links.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.present.views import ArticleView, Cite


class Tone(StrEnum):
    """What a piece of text is, and so how it looks; meaning never hangs on colour alone."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    QUOTE = "quote"
    AGREE = "agree"
    DIFFER = "differ"
    SILENT = "silent"
    UNSURE = "unsure"
    ID = "id"
    """An id by which somebody can ask for more at the command line; pages of the desk lead there instead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line's text."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A line: `label` stands in the left column; `depth` indents; `exact` text (a drawing) is neither wrapped nor joined;
    a line `beside` the next one is shown left of it where there is room."""

    pieces: tuple[Piece, ...]
    cites: tuple[Cite, ...] = ()
    label: str = ""
    depth: int = 0
    exact: bool = False
    beside: bool = False
    to: tuple[str, str] | None = None
    """What its words lead to where there are pages: kind and id, e.g. `("claims", "4a0e…")`."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading, or under none."""

    heading: str
    lines: tuple[Line, ...]
    more: str = ""
    """What was cut, honestly: “… and 12 more statements”."""


@dataclass(frozen=True, slots=True)
class Page:
    """`articles` are the articles that its lines cite; `closing` is the last line of all."""

    title: str
    sections: tuple[Section, ...]
    articles: tuple[ArticleView, ...] = ()
    closing: tuple[Line, ...] = ()


def plain(text: str) -> Piece:
    """Words with nothing to them."""
    return Piece(text)


def strong(text: str) -> Piece:
    """What the eye should find first."""
    return Piece(text, Tone.STRONG)


def quiet(text: str) -> Piece:
    """Words of ours that stand back."""
    return Piece(text, Tone.QUIET)


def identity(text: str) -> Piece:
    """An id, for whoever looks for one."""
    return Piece(text, Tone.ID)


def quote(text: str) -> Piece:
    """Verbatim words, in quotation marks that are ours."""
    return Piece(f"“{text}”", Tone.QUOTE)


def line(
    *pieces: Piece | str,
    cites: Iterable[Cite] = (),
    label: str = "",
    depth: int = 0,
    to: tuple[str, str] | None = None,
) -> Line:
    """A line of these pieces; a bare string is a plain one and an empty one is dropped."""
    made = (Piece(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Line(tuple(piece for piece in made if piece.text), tuple(cites), label, depth, to=to)


def section(heading: str, lines: Sequence[Line], limit: int | None = None, what: str = "") -> Section:
    """A section, cut after `limit` lines of depth 0 with an honest word about the rest."""
    if limit is None:
        return Section(heading, tuple(lines))
    starts = [index for index, entry in enumerate(lines) if entry.depth == 0]
    if len(starts) <= limit:
        return Section(heading, tuple(lines))
    return Section(heading, tuple(lines[: starts[limit]]), f"… and {len(starts) - limit} more{what and ' ' + what}")
