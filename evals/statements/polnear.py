"""PolNeAR's brat files: texts with attributions of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

Spans = tuple[tuple[int, int], ...]


class Attribution(NamedTuple):
    """One attribution; a discontinuous part has several spans, a missing one none."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True)
class Document:
    """An article with the attributions of its first annotator by name."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def documents(part: Path) -> Iterator[Document]:
    """All articles of a part (`train`, `dev`), in order of name."""
    for path in sorted((part / "text").glob("*.txt")):
        annotated = sorted((part / "attributions").glob(f"{path.stem}*.ann"))
        if annotated:
            with path.open(encoding="utf-8", newline="") as file:
                yield Document(path.stem, file.read(), tuple(_attributions(annotated[0])))


def _attributions(path: Path) -> Iterator[Attribution]:
    """Lines `T1<tab>Source 1 5;8 9<tab>words` and `E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1`."""
    spans: dict[str, Spans] = {}
    events: list[dict[str, Spans]] = []
    with path.open(encoding="utf-8", newline="") as file:
        rows = [line.rstrip("\r\n").split("\t") for line in file]
    for row in rows:
        if row[0].startswith("T") and len(row) > 1:
            places = row[1].partition(" ")[2].split(";")
            spans[row[0]] = tuple((int(a), int(b)) for a, b in (place.split() for place in places))
    for row in rows:
        if row[0].startswith("E") and len(row) > 1:
            parts: dict[str, Spans] = {"Source": (), "Cue": (), "Content": ()}
            for label, _, mark in (field.partition(":") for field in row[1].split()):
                name = label.rstrip("0123456789")  # “Content2” is one more piece
                if name in parts:
                    parts[name] += spans.get(mark, ())
            events.append(parts)
    for parts in events:
        yield Attribution(*(tuple(sorted(parts[name])) for name in ("Source", "Cue", "Content")))
