"""Times found and resolved in annotated corpora, with the documents' days given: `python -m evals.times.run`.

Prints one table: for each corpus and part the extents found (strict and relaxed), the types, and the values
(a value counts where it stands on an extent that overlaps the gold's, as in TempEval-3). Exits 1 under a floor.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evals.times.corpora import CORPORA, Document
from evals.times.scoring import Counts, FoundTime, compare
from onrecord.annotate import sentences, times
from onrecord.engines.parser import SpacyParser
from onrecord.model.ids import content_id
from onrecord.model.parse import Parser, View
from onrecord.model.reading import Reading
from onrecord.model.text import Article, Block, BlockKind, Span
from onrecord.model.time import Interval
from onrecord.values import dates

HERE = Path(__file__).parent


def read(document: Document, parser: Parser) -> tuple[list[FoundTime], int, float, float]:
    """Our times of a document, how many sentences it has, the processor's seconds beyond the parse, and those of the parse."""
    article = Article(content_id(document.text), document.text, "", (document.name,))
    blocks = tuple(paragraphs(document.text))
    views = [view_of(i, block, document.text) for i, block in enumerate(blocks)]
    begun = time.process_time()
    parse = parser.parse(views)
    parsing = time.process_time() - begun
    reading = Reading(article, language="en", blocks=blocks)
    begun = time.process_time()
    found = times.find(reading, parse)
    anchor = dates.Anchor(Interval(document.day, document.day), document.day)
    values = dates.resolve_all([mark.expression for mark in found], anchor)
    seconds = time.process_time() - begun
    rows = [
        FoundTime(m.span.start, m.span.end, m.type.value, v.value)
        for m, v in zip(found, values, strict=True)
        if v.value
    ]
    return rows, len(sentences.find(reading, parse)), seconds, parsing


def paragraphs(text: str) -> Iterator[Block]:
    """Blocks cut at blank lines."""
    for match in re.finditer(r"(?:(?!\n\s*\n).)+", text, re.DOTALL):
        if match.group().strip():
            yield Block(BlockKind.BODY, Span(*match.span()))


def view_of(index: int, block: Block, text: str) -> View:
    """A paragraph as the parser sees it: lines joined, the corpus's quotation marks mended."""
    words = block.span.of(text).replace("\n", " ").replace("``", "''")
    return View(index, words, tuple(range(block.span.start, block.span.end)))


def measure(documents: Iterable[Document], parser: Parser) -> dict[str, Counts]:
    """The counts of both parts of a corpus."""
    parts = {"read": Counts(), "held": Counts()}
    for document in documents:
        counts = parts["held" if document.held else "read"]
        found, length, seconds, parsing = read(document, parser)
        compare(found, document.times, document, counts)
        counts.sentences += length
        counts.seconds += seconds
        counts.parse_seconds += parsing
    return parts


def main(parser: Parser | None = None, arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and compare with the floors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="list what is missed in the part that may be read")
    chosen = options.parse_args(arguments)
    floors = json.loads((HERE / "floors.json").read_text())
    parser, failed = parser or SpacyParser(), False
    print(f"{'corpus':<10}{'part':<6}{'strict':>8}{'relaxed':>9}{'type':>7}{'value':>7}{'sent/s':>8}{'of parse':>9}")
    for corpus, (load, folder) in CORPORA.items():
        if not folder.exists():
            print(f"{corpus:<10}not here: {folder}")
            continue
        for part, counts in measure(load(folder), parser).items():
            row = counts.row()
            speed = counts.sentences / max(counts.seconds, 1e-9)
            share = counts.seconds / max(counts.parse_seconds, 1e-9)
            print(
                f"{corpus:<10}{part:<6}{row['strict']:>8.3f}{row['relaxed']:>9.3f}{row['type']:>7.3f}{row['value']:>7.3f}{speed:>8.0f}{share:>9.3f}"
            )
            if chosen.misses and part == "read":
                print("\n".join(counts.misses))
            failed |= row["value"] < floors.get(f"{corpus}.{part}", 0.0)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
