"""The corpora of times: TimeML documents (TimeBank, AQUAINT) and TIMEX2 narratives (WikiWars), as text and gold."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals import asking


@dataclass(frozen=True)
class GoldTime:
    """One annotated time: its place in the text, its type (None in TIMEX2) and its value."""

    start: int
    end: int
    type: str | None
    value: str


@dataclass(frozen=True)
class Document:
    """A text with its day and its annotated times; `held` if it belongs to the part that is not read while building."""

    name: str
    text: str
    day: date
    times: tuple[GoldTime, ...]
    held: bool


def held_back(name: str) -> bool:
    """Half of all files, by the hash of their name: these are measured and never read."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def timeml(folder: Path) -> Iterator[Document]:
    """TimeBank and AQUAINT: TIMEX3, the document's day in <DCT> or in the element named as creation time."""
    for path in sorted(folder.glob("*/*.tml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        created = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', raw)
        value = re.search(r'value="(\d{4}-\d\d-\d\d)', created[0]) if created else None
        body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        if value and body:
            text, times = strip(body[1], "TIMEX3", "value")
            yield Document(path.name, text, date.fromisoformat(value[1]), times, held_back(path.name))


def timex2(folder: Path) -> Iterator[Document]:
    """WikiWars: TIMEX2; the day is that of the crawl."""
    for path in sorted(folder.glob("*.key.xml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        day = re.search(r'<DATETIME>.*?val="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
        body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        if day and body:
            text, times = strip(body[1], "TIMEX2", "val")
            yield Document(path.name, text, date.fromisoformat(day[1]), times, held_back(path.name))


def strip(markup: str, element: str, attribute: str) -> tuple[str, tuple[GoldTime, ...]]:
    """The text without its elements, and the times that stood in it; of nested times the outer one with a value."""
    plain, length, open_, found = [], 0, [], []
    for piece in re.split(r"(<[^>]+>)", markup):
        if piece.startswith(f"<{element}"):
            open_.append((length, dict(re.findall(r'(\w+)="([^"]*)"', piece))))
        elif piece.startswith(f"</{element}") and open_:
            start, given = open_.pop()
            if given.get(attribute) and start < length:
                found.append(GoldTime(start, length, given.get("type"), given[attribute]))
        elif not piece.startswith("<"):
            words = html.unescape(piece)
            plain.append(words)
            length += len(words)
    outer = [t for t in found if not any(o is not t and o.start <= t.start and t.end <= o.end for o in found)]
    return "".join(plain), tuple(sorted(outer, key=lambda t: t.start))


DATA = asking.DATA / "data/times"
CORPORA = {"tbaq": (timeml, DATA / "tbaq"), "wikiwars": (timex2, DATA / "wikiwars")}
