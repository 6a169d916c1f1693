"""PolNeAR's brat files as paragraphs with the spans of sources, cues and contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LAYERS = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an article; `spans` gives for each layer its (start, end) pairs, in the paragraph's offsets."""

    article: str
    text: str
    spans: dict[str, tuple[tuple[int, int], ...]]


def paragraphs(folder: Path, articles: int | None = None) -> Iterator[Paragraph]:
    """All paragraphs of a part (`train`, `dev`) that holds `text/*.txt` and `attributions/*.ann`, or those of its first articles."""
    for path in sorted((folder / "text").glob("*.txt"))[:articles]:
        annotated = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        if not annotated:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        marks = read_spans(annotated[0])  # the first annotator by name
        for match in re.finditer(r"[^\r\n]+", text):
            if match.group().strip():
                yield Paragraph(
                    path.stem, match.group(), {k: inside(v, match.start(), match.end()) for k, v in marks.items()}
                )


def read_spans(path: Path) -> dict[str, list[tuple[int, int]]]:
    """The spans of each layer in one annotation file; a discontinuous one gives several."""
    found: dict[str, list[tuple[int, int]]] = {layer: [] for layer in LAYERS}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.startswith("T") or not fields[1:]:
            continue
        kind, _, places = fields[1].partition(" ")
        if kind in found:
            found[kind].extend((int(a), int(b)) for a, b in (place.split() for place in places.split(";")))
    return found


def inside(spans: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans that touch a paragraph, cut to it; of two that overlap the longer stays (the outer statement)."""
    cut = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
    kept: list[tuple[int, int]] = []
    for one in sorted(cut, key=lambda span: (span[0] - span[1], span)):
        if not any(one[0] < b and a < one[1] for a, b in kept):
            kept.append(one)
    return tuple(sorted(kept))
