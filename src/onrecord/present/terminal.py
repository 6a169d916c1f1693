"""Views in the terminal: two columns, numbered references, and at the end the words that each number leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
    Tone.ID: "dim",
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

LABEL, WIDE_LABEL = 24, 32
"""Columns of a label at most, in a narrow terminal and in one of 100 columns; a longer one stands on a row of its own."""

WIDE = 100

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
    shown = pages(view, SCREENS) if isinstance(view, Briefing) else (view,)
    paper = _Paper(console)
    rows = [*(row for page in shown for row in paper.page(page)), *paper.words()]
    rows += [row for page in shown for entry in page.closing for row in paper.line(entry, {})]
    console.print(Text("\n").join(rows), soft_wrap=True, highlight=False)


class _Paper:
    """Makes the rows of one printing: as wide as the terminal, with references numbered through."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, WIDEST)
        self.label = WIDE_LABEL if console.width >= WIDE else LABEL
        self.references = References()

    def page(self, page: Page) -> Iterator[Text]:
        yield Text()
        yield Text(safe(page.title), style="bold underline")
        for section in page.sections:
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[Text]:
        if section.heading:
            yield Text()
            yield Text(safe(section.heading).upper(), style="bold")
        columns = _columns(section.lines, self.label)
        for entry in section.lines:
            yield from self.line(entry, columns)
        if section.more:
            yield Text(safe(section.more), style="dim")

    def line(self, entry: Line, columns: Mapping[int, int]) -> Iterator[Text]:
        """A line with its label in the column of its depth, wrapped under itself."""
        before = sum(columns.get(depth, 0) or 2 for depth in range(entry.depth))
        indent, label = before + columns.get(entry.depth, 0), safe(entry.label)
        if len(label) > self.label:
            yield Text(f"{' ' * before}{label}", style="dim")
            label, indent = "", max(indent, before + 2)
        left = Text(f"{' ' * before}{label:<{indent - before}}", style="dim")
        yield from self.hanging(left, self.body(entry), exact=entry.exact)

    def body(self, entry: Line) -> Text:
        """The pieces of a line and the numbers of its references."""
        body = Text()
        for piece in entry.pieces:
            body.append(_words(piece.text, exact=entry.exact), style=STYLES[piece.tone])
        marks = self.references.mark(entry.cites, body.plain)
        return body.append(f" {marks}", style="dim cyan") if marks else body

    def hanging(self, left: Text, body: Text, *, exact: bool = False) -> Iterator[Text]:
        """Words wrapped beside what stands left of their first row."""
        rows = body.split("\n") if exact else body.wrap(self.console, max(20, self.width - len(left)))
        for number, row in enumerate(rows):
            row.rstrip()
            yield (left if number == 0 else Text(" " * len(left))) + row

    def words(self) -> Iterator[Text]:
        """The list of references: file, line and words of each."""
        numbers = self.references.numbers
        if not numbers:
            return
        yield from (Text(), Text("THE WORDS", style="bold"))
        widest = len(str(len(numbers))) + 2
        for cite, number in numbers.items():
            mark, where = f"[{number}]", f"{safe(cite.source)}:{cite.line}"
            room = self.width - widest - len(where) - 8 if cite in self.references.read else REFERENCE_LENGTH
            text = f"{where} “{cut(safe(cite.text), max(room, SHORTEST))}”"
            yield from self.hanging(Text(f"{mark:>{widest}} ", style="cyan"), Text(text))
        yield Text()


def _columns(lines: Iterable[Line], most: int) -> dict[int, int]:
    """For each depth, the width of its labels, those of at most so many columns, with the gap after them."""
    widest: dict[int, int] = {}
    for entry in lines:
        length = len(safe(entry.label))
        widest[entry.depth] = max(widest.get(entry.depth, 0), length if length <= most else 0)
    return {depth: width + 2 if width else 0 for depth, width in widest.items()}


def _words(text: str, *, exact: bool) -> str:
    """A piece's text; the space at its ends is ours and stays."""
    if exact:
        return text
    left, right = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    inner = safe(text)
    return f"{left}{inner}{right}" if inner else " "
