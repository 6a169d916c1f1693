"""Statements found in PolNeAR's articles: `python -m evals.statements.run [--part dev] [--misses N]`.

Prints precision, recall and F1 of exact source, cue and content spans, of whole triples, and of contents at an overlap of
one half; and how fast. Exits 1 under a floor. Both sides are brought to the record's conventions first (`bare`).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evals.statements.polnear import Attribution, Document, Spans, documents
from onrecord.annotate import sentences, statements
from onrecord.engines.parser import SpacyParser
from onrecord.model.ids import content_id
from onrecord.model.parse import Parser, View
from onrecord.model.reading import Reading
from onrecord.model.text import Article, Block, BlockKind, Span

HERE = Path(__file__).parent
DATA = Path(os.environ.get("ONRECORD_EVAL_DATA", HERE.parents[2] / "shared")) / "data/quotes/polnear"
OVERLAP = 0.5
LAYERS = ("source", "cue", "content", "triple", "overlap")
THAT = "that "
POSSESSIVES = ("'s", "’s")
EDGES = " \t\n\r\xa0,“”\"‘’'«».;:"


class Counts:
    """What was found, what there was, and how much of it agrees, layer by layer."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.words = 0
        self.seconds = 0.0
        self.misses: list[str] = []

    def add(self, layer: str, found: int, gold: int, right: int) -> None:
        self.found[layer] += found
        self.gold[layer] += gold
        self.right[layer] += right

    def figures(self) -> dict[str, float]:
        return {
            layer: round(2 * self.right[layer] / max(1, self.found[layer] + self.gold[layer]), 4) for layer in LAYERS
        }


def read(document: Document, parser: Parser) -> tuple[list[Attribution], float]:
    """Our statements of a document, a paragraph a line, and the seconds beyond the parse."""
    blocks, views, at = [], [], 0
    for line in document.text.splitlines(keepends=True):
        words = line.rstrip("\r\n")
        blocks.append(Block(BlockKind.BODY if words.strip() else BlockKind.STRAY, Span(at, at + len(line))))
        if words.strip():
            views.append(
                View(len(blocks) - 1, words.replace("\xa0", " ").replace("\t", " "), tuple(range(at, at + len(words))))
            )
        at += len(line)
    article = Article(content_id(document.text), document.text, "", (document.name,))
    reading = Reading(article, language="en", blocks=tuple(blocks))
    parse = parser.parse(views)
    reading = replace(reading, sentences=sentences.find(reading, parse))
    begun = time.perf_counter()
    found = statements.find(reading, parse)
    seconds = time.perf_counter() - begun
    return [
        Attribution(_pairs(s.source), _pairs(s.cue), tuple((c.start, c.end) for c in s.content)) for s in found
    ], seconds


def _pairs(span: Span | None) -> Spans:
    return () if span is None else ((span.start, span.end),)


def bare(text: str, spans: Spans) -> Spans:
    """Spans by the record's rule: no “that” in front, no marks and stops at the edges, no possessive 's."""
    cut = (_trimmed(text, *span) for span in spans)
    return tuple(sorted(span for span in cut if span[0] < span[1]))


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    words = text[first:last]
    before = ""
    while before != words:
        before = words
        words = words.lstrip(EDGES)
        words = words[len(THAT) :] if words.lower().startswith(THAT) else words
        first = last - len(words)
        words = words.rstrip(EDGES)
        words = words[:-2] if words.endswith(POSSESSIVES) else words
        last = first + len(words)
    return first, last


def compare(document: Document, ours: Sequence[Attribution], counts: Counts) -> None:
    """Add one document: exact spans as sets, contents by overlap one to one."""
    want = [Attribution(*(bare(document.text, part) for part in one)) for one in document.attributions if one.content]
    have = [Attribution(*(bare(document.text, part) for part in one)) for one in ours]
    for layer, name in enumerate(("source", "cue", "content")):
        gold = {one[layer] for one in want if one[layer]}
        got = {one[layer] for one in have if one[layer]}
        counts.add(name, len(got), len(gold), len(got & gold))
    counts.add("triple", len(set(have)), len(set(want)), len(set(have) & set(want)))
    used: set[int] = set()
    for one in want:
        best = max(
            ((shared(one.content, other.content), -i) for i, other in enumerate(have) if i not in used),
            default=(0.0, 0),
        )
        if best[0] >= OVERLAP:
            used.add(-best[1])
        else:
            counts.misses.append(" … ".join(document.text[a:b] for a, b in (*one.source, *one.cue, *one.content)))
    counts.add("overlap", len(have), len(want), len(used))


def shared(one: Spans, other: Spans) -> float:
    """Intersection over union, in code points."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    return both / max(1, sum(b - a for a, b in one) + sum(b - a for a, b in other) - both)


def measure(part: str, parser: Parser) -> Counts:
    """The counts of one part of the corpus."""
    counts = Counts()
    for document in documents(DATA / part):
        ours, seconds = read(document, parser)
        compare(document, ours, counts)
        counts.words += len(document.text.split())
        counts.seconds += seconds
    return counts


def main(parser: Parser | None = None, arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and compare with the floors."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", default="dev", choices=("dev", "train"))
    options.add_argument("--misses", type=int, default=0, help="how many missed attributions to list")
    chosen = options.parse_args(arguments)
    if not DATA.exists():
        print(f"PolNeAR is not here: {DATA}")
        return 0
    counts = measure(chosen.part, parser or SpacyParser())
    figures = counts.figures()
    print(f"{'layer':<10}{'precision':>10}{'recall':>8}{'f1':>8}")
    for layer in LAYERS:
        right = counts.right[layer]
        print(
            f"{layer:<10}{right / max(1, counts.found[layer]):>10.3f}{right / max(1, counts.gold[layer]):>8.3f}{figures[layer]:>8.3f}"
        )
    print(f"{counts.words / max(counts.seconds, 1e-9):,.0f} words a second beyond the parse")
    print(*counts.misses[: chosen.misses], sep="\n")
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8")) if chosen.part == "dev" else {}
    under = [
        f"{layer}: {figures[layer]} is under its floor {floor}"
        for layer, floor in floors.items()
        if figures[layer] < floor
    ]
    print(*under, sep="\n")
    return int(bool(under))


if __name__ == "__main__":
    sys.exit(main())
