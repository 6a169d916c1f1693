"""Views in the terminal: two columns, numbered references, and at the end the words that each number leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from onrecord.present.layout import SCREENS, pages
from onrecord.present.page import Line, Page, Section, Tone
from onrecord.present.phrases import cut
from onrecord.present.safety import safe
from onrecord.present.views import Briefing, Cite

__all__ = ["render", "safe"]

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.QUIET: "dim",
    Tone.QUOTE: "italic",
    Tone.AGREE: "bold blue",
    Tone.DIFFER: "bold yellow",
    Tone.SILENT: "dim",
    Tone.UNSURE: "magenta",
}
"""Blue and yellow are told apart with every common colour blindness; each tone has words beside it as well."""

CITES = 4
"""Numbers shown behind a line; further ones are counted."""

REFERENCE_LENGTH = 300
"""Characters of a passage in the list of references; the article holds the rest."""

SHORTEST = 24
"""Characters shown at least of a passage that was read in full above; the rest of its row, where there is more."""

LABEL = 24
"""Columns of a label at most; a longer one stands on a row of its own."""

WIDEST = 110
"""Columns used at most: longer lines are hard to read."""


class References:
    """The numbers of passages, in the order in which they are first printed."""

    def __init__(self) -> None:
        self.numbers: dict[Cite, int] = {}
        self.read: set[Cite] = set()
        """Passages whose words stand in full in a line that was printed."""

    def mark(self, cites: Iterable[Cite], words: str) -> str:
        """`[3] [4]` for the passages of a line with these words, with what is beyond the first few counted."""
        known = list(dict.fromkeys(cites))
        self.read |= {cite for cite in known[:CITES] if safe(cite.text) in words}
        numbers = [self.numbers.setdefault(cite, len(self.numbers) + 1) for cite in known[:CITES]]
        more = f" +{len(known) - CITES}" if len(known) > CITES else ""
        return " ".join(f"[{number}]" for number in numbers) + more


def render(view: Briefing | Page, console: Console) -> None:
    """Print a briefing or a page; nothing of an article reaches the terminal but its visible characters."""
    references = References()
    for page in pages(view, SCREENS) if isinstance(view, Briefing) else (view,):
        _page(page, console, references)
    _list(references, console)
    for entry in _closing(view):
        _line(entry, console, references, {})


def _closing(view: Briefing | Page) -> tuple[Line, ...]:
    return pages(view, SCREENS)[-1].closing if isinstance(view, Briefing) else view.closing


def _page(page: Page, console: Console, references: References) -> None:
    console.print()
    _print(Text(safe(page.title), style="bold underline"), console)
    for section in page.sections:
        _section(section, console, references)


def _section(section: Section, console: Console, references: References) -> None:
    if section.heading:
        console.print()
        _print(Text(safe(section.heading).upper(), style="bold"), console)
    columns = _columns(section.lines)
    for entry in section.lines:
        _line(entry, console, references, columns)
    if section.more:
        _print(Text(safe(section.more), style="dim"), console)


def _columns(lines: Iterable[Line]) -> dict[int, int]:
    """For each depth, the width of its labels with the gap after them."""
    widest: dict[int, int] = {}
    for entry in lines:
        length = len(safe(entry.label))
        widest[entry.depth] = max(widest.get(entry.depth, 0), length if length <= LABEL else 0)
    return {depth: width + 2 if width else 0 for depth, width in widest.items()}


def _line(entry: Line, console: Console, references: References, columns: Mapping[int, int]) -> None:
    """A line with its label in the column of its depth, wrapped under itself."""
    before = sum(columns.get(depth, 0) or 2 for depth in range(entry.depth))
    indent = before + columns.get(entry.depth, 0)
    label = safe(entry.label)
    body = Text()
    for piece in entry.pieces:
        body.append(_words(piece.text, exact=entry.exact), style=STYLES[piece.tone])
    marks = references.mark(entry.cites, body.plain)
    if marks:
        body.append(f" {marks}", style="dim cyan")
    room = max(20, min(console.width, WIDEST) - indent)
    rows = body.split("\n") if entry.exact else body.wrap(console, room)
    if len(label) > LABEL:
        _print(Text(f"{' ' * before}{label}", style="dim"), console)
        label, indent = "", max(indent, before + 2)
    for number, row in enumerate(rows):
        row.rstrip()
        left = " " * before + f"{label if number == 0 else '':<{indent - before}}"
        console.print(Text(left, style="dim") + row, soft_wrap=True, highlight=False)


def _words(text: str, *, exact: bool) -> str:
    """A piece's text; the space at its ends is ours and stays."""
    if exact:
        return text
    left, right = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    inner = safe(text)
    return f"{left}{inner}{right}" if inner else " "


def _list(references: References, console: Console) -> None:
    if not references.numbers:
        return
    console.print()
    _print(Text("THE WORDS", style="bold"), console)
    widest = len(str(len(references.numbers))) + 2
    for cite, number in references.numbers.items():
        mark = f"[{number}]"
        where = f"{safe(cite.source)}:{cite.line}"
        room = min(console.width, WIDEST) - widest - len(where) - 8 if cite in references.read else REFERENCE_LENGTH
        words = f"{where} “{cut(safe(cite.text), max(room, SHORTEST))}”"
        _hanging(f"{mark:>{widest}} ", words, console)
    console.print()


def _hanging(left: str, words: str, console: Console) -> None:
    rows = Text(words).wrap(console, max(20, min(console.width, WIDEST) - len(left)))
    for number, row in enumerate(rows):
        row.rstrip()
        console.print(
            Text(left if number == 0 else " " * len(left), style="cyan") + row, soft_wrap=True, highlight=False
        )


def _print(text: Text, console: Console) -> None:
    console.print(text, soft_wrap=True, highlight=False)
