"""Statements found in PolNeAR's articles: `python -m evals.statements.run [--rules] [--part dev] [--misses N]`.

Prints precision, recall and F1 of exact source, cue and content spans, of whole triples, and of contents at an overlap of
one half, all taken from the exported record; and what tagging and statements cost beside the parse. `--rules` leaves the
learned tagger out. Exits 1 under a floor.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals import asking
from evals.statements.agreement import Counts, compare
from evals.statements.polnear import Attribution, Document, Spans, documents
from onrecord import pipeline
from onrecord.annotate import statements
from onrecord.engines import tagger
from onrecord.engines.parser import SpacyParser
from onrecord.model import wire
from onrecord.model.ids import content_id
from onrecord.model.parse import Parse, Parser, View
from onrecord.model.reading import Reading
from onrecord.model.tagging import Tag, Tagger
from onrecord.model.text import Article

FLOORS = Path(__file__).with_name("floors.json")
DATA = asking.DATA / "data/quotes/polnear"
ARTICLE = 500
"""Words of an article by which speed is told."""


class Timed:
    """The parser and the tagger, with what they last made and the processor time that each took."""

    def __init__(self, parser: Parser, tagger: Tagger | None) -> None:
        self.version = parser.version
        self._parser, self._tagger = parser, tagger
        self._parsed, self._tagged = Parse((), (), ()), tuple[Tag, ...]()
        self.words = 0
        self.seconds = {"parse": 0.0, "tags": 0.0, "statements": 0.0}

    def parse(self, views: Sequence[View]) -> Parse:
        begun = time.process_time()
        self._parsed, self._tagged = self._parser.parse(views), ()
        self.seconds["parse"] += time.process_time() - begun
        self.words += sum(len(view.text.split()) for view in views)
        return self._parsed

    def tag(self, views: Sequence[View]) -> tuple[Tag, ...]:
        begun = time.process_time()
        self._tagged = self._tagger.tag(views) if self._tagger else ()
        self.seconds["tags"] += time.process_time() - begun
        return self._tagged

    def statements(self, reading: Reading) -> None:
        """Find the statements once more, alone, to see what they cost."""
        begun = time.process_time()
        statements.find(reading, self._parsed, self._tagged)
        self.seconds["statements"] += time.process_time() - begun

    def told(self) -> str:
        """What tagging and statements cost, in articles a second of one core and beside the parse."""
        own = self.seconds["tags"] + self.seconds["statements"]
        articles = self.words / ARTICLE
        each = ", ".join(f"{name} {1000 * seconds / articles:.1f}" for name, seconds in self.seconds.items())
        ratio = own / max(self.seconds["parse"], 1e-9)
        return f"milliseconds an article of {ARTICLE} words: {each}; {articles / own:.1f} articles a second of one core beyond the parse, {ratio:.2f} of its time"


def read(document: Document, engines: Timed) -> list[Attribution]:
    """The statements of a document as an exported record tells them."""
    article = Article(content_id(document.text), document.text, "", (document.name,))
    reading = pipeline.read(article, engines, lambda _: "en", engines)
    engines.statements(reading)
    told = wire.export(pipeline.weave([reading]))["statements"]
    return [Attribution(_pairs([one["speaker"]["span"]]), _pairs([one["cue"]]), _pairs(one["content"])) for one in told]


def _pairs(spans: Sequence[Mapping[str, Any] | None]) -> Spans:
    return tuple((span["start"], span["end"]) for span in spans if span)


def main(parser: Parser | None = None, arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and compare with the floors."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", default="dev", choices=("dev", "train"))
    options.add_argument("--misses", type=int, default=0, help="how many missed attributions to list")
    options.add_argument("--rules", action="store_true", help="without the learned tagger")
    chosen = options.parse_args(arguments)
    if not DATA.exists():
        print(f"PolNeAR is not here: {DATA}")
        return 0
    learned = None if chosen.rules else tagger.load()
    engines = Timed(parser or SpacyParser(), learned)
    strict, meant = Counts(), Counts()
    for document in documents(DATA / chosen.part):
        ours = read(document, engines)
        compare(document, ours, strict)
        compare(document, ours, meant, pronouns=True)
    name = "with the tagger" if learned else "rules alone"
    print(name, *strict.table(), sep="\n")
    print(f"a relative pronoun counted as what it stands for: {meant.figures()}")
    print(engines.told())
    print(*strict.misses[: chosen.misses], sep="\n")
    floors = json.loads(FLOORS.read_text("utf-8"))[name] if chosen.part == "dev" else {}
    under = asking.under(strict.figures(), floors)
    print(*under, sep="\n")
    return int(bool(under))


if __name__ == "__main__":
    sys.exit(main())
