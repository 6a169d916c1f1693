"""Views as Markdown: what the terminal shows, uncut, with footnotes that lead to the words."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.present.layout import pages
from onrecord.present.page import Line, Page, Piece, Section, Tone
from onrecord.present.safety import markdown_safe, safe
from onrecord.present.views import Briefing, Cite

WRAPS = {Tone.STRONG: "**", Tone.DIFFER: "**", Tone.AGREE: "**", Tone.UNSURE: "*"}
"""Tones that Markdown can show; the others are plain words."""


def render(view: Briefing | Page) -> str:
    """The view as one Markdown text with footnotes."""
    numbers: dict[Cite, int] = {}
    shown = pages(view) if isinstance(view, Briefing) else (view,)
    parts = [part for page in shown for part in _page(page, numbers)]
    parts += [
        f"[^{number}]: {markdown_safe(cite.source)}, line {cite.line}: “{markdown_safe(cite.text)}”"
        for cite, number in numbers.items()
    ]
    closing = [_line(entry, numbers) for page in shown for entry in page.closing]
    return "\n\n".join([*parts, *(["---", "  \n".join(closing)] if closing else [])]) + "\n"


def _page(page: Page, numbers: dict[Cite, int]) -> Iterable[str]:
    yield f"# {markdown_safe(page.title)}"
    for section in page.sections:
        if section.heading:
            yield f"## {markdown_safe(section.heading)}"
        yield _section(section, numbers)
        if section.more:
            yield markdown_safe(section.more)


def _section(section: Section, numbers: dict[Cite, int]) -> str:
    if any(entry.exact for entry in section.lines):
        drawing = (
            f"{entry.label}  {''.join(piece.text for piece in entry.pieces)}".rstrip() for entry in section.lines
        )
        return "\n".join(["```", *(safe_drawing(row) for row in drawing), "```"])
    if not section.heading:
        return "  \n".join(_line(entry, numbers) for entry in section.lines)
    return "\n".join(f"{'  ' * entry.depth}- {_line(entry, numbers)}" for entry in section.lines)


def safe_drawing(row: str) -> str:
    """A row of a drawing of ours; it can hold no fence."""
    return row.replace("`", "'")


def _line(entry: Line, numbers: dict[Cite, int]) -> str:
    label = f"**{markdown_safe(entry.label)}** " if entry.label else ""
    notes = "".join(f"[^{numbers.setdefault(cite, len(numbers) + 1)}]" for cite in entry.cites)
    return f"{label}{''.join(_piece(piece) for piece in entry.pieces)}{notes}"


def _piece(piece: Piece) -> str:
    left, right = " " if piece.text[:1].isspace() else "", " " if piece.text[-1:].isspace() else ""
    words, wrap = markdown_safe(safe(piece.text)), WRAPS.get(piece.tone, "")
    return f"{left}{wrap}{words}{wrap}{right}" if words else " "
