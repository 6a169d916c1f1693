"""What finding and joining mentions cost beside the parse: `python -m evals.entities.speed`, in one run on the same articles.

Prints milliseconds of processor time for 500 words of the bare parse, of finding mentions and of joining them, and the last two as a
share of the first: shares stay the same on a slow machine. Exits 1 where the share is over `MOST`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from evals.entities.scale import DATA
from onrecord import clean
from onrecord.annotate import mentions, sentences
from onrecord.engines import one_thread
from onrecord.engines.parser import SpacyParser
from onrecord.link import entities
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.text import Article

T = TypeVar("T")
WORDS = 500
"""Words of the article for which times are told."""
MOST = 0.15
"""Share of the parse: 100 articles a second and core where the parser alone makes 15."""


def main() -> int:
    """Parse, find and join; print the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=120)
    asked = parser.parse_args()
    if not DATA.exists():
        print(f"not measured, no articles at {DATA}")
        return 0
    one_thread()
    return told(*measured(list(texts(asked.articles))))


def texts(count: int) -> Iterator[Article]:
    """Practice articles."""
    with DATA.open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            text = str(json.loads(line)["text"])
            yield Article(content_id(text), text, "", ("practice",), declared_language="en")


def measured(pile: list[Article]) -> tuple[float, float, float]:
    """Milliseconds for 500 words: the parse, finding mentions, joining them; each goes over all articles, tables loaded before."""
    parser = SpacyParser()
    bare = [Reading(one, language="en", blocks=clean.cut(one)) for one in pile]
    views = [clean.views(one.article, one.blocks) for one in bare]
    parser.parse(views[0])
    parses, parsing = timed(lambda: [parser.parse(view) for view in views])
    cut = [replace(one, sentences=sentences.find(one, parse)) for one, parse in zip(bare, parses, strict=True)]
    mentions.find(cut[0], parses[0])
    found, finding = timed(lambda: [mentions.find(one, parse) for one, parse in zip(cut, parses, strict=True)])
    read = [replace(one, mentions=marks, referents=whom) for one, (marks, whom) in zip(cut, found, strict=True)]
    entities.join(read[:1])
    _, joining = timed(lambda: entities.join(read))
    share = 1000 * WORDS / sum(len(one.text.split()) for one in pile)
    return parsing * share, finding * share, joining * share


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and its seconds of processor time."""
    began = time.process_time()
    made = work()
    return made, time.process_time() - began


def told(parsing: float, finding: float, joining: float) -> int:
    """Print; 1 where the share is too large."""
    share = (finding + joining) / parsing
    print(f"{WORDS} words: parse {parsing:.1f} ms, mentions {finding:.2f} ms, joining {joining:.2f} ms")
    print(
        f"beyond the parse {1000 / (finding + joining):.0f} articles/s here; {share:.3f} of the parse (at most {MOST})"
    )
    return int(share > MOST)


if __name__ == "__main__":
    sys.exit(main())
