"""How long weighing takes, beside the bare parse of the same articles: one large story, one article more, many small stories.

    python -m evals.weighing [--articles 200] [--more 5]

The articles are real ones in order of their days where the development data are (`ONRECORD_EVAL_DATA`, or the folder `shared` beside
the project), else the sample's. They are taken as one story, which grows by the last few, one by one, with a memory of what was
weighed before; then as stories of seven. Prints processor seconds, which another's work on the machine stretches less than the clock.
Fails where the record with a memory is not the one without, and past the limits below, which hold on two cores with nothing beside.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TypeVar

from evals.run import DATA, SAMPLE
from evals.speed import bare_reader
from onrecord import intake, pipeline
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Material, Record, Story
from onrecord.model.text import Article, Basis, Outlet, PublicationDay
from onrecord.weigh.memory import Memory

T = TypeVar("T")

PRACTICE = DATA / "data/practice/syria_2011_2016.jsonl"
WHOLE_S, MORE_S = 10.0, 2.0
"""Seconds that a story of 200 articles may take, and one article more."""
SMALL = 7
"""Articles of a small story."""
PARSED = 40
"""Articles that are parsed to know what parsing takes."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds: `whole` for the large story, `more` for each article that it grew by, `woven` for the record around it each time,
    `small` and `parsed` for one article."""

    articles: int
    claims: int
    whole: float
    more: tuple[float, ...]
    woven: tuple[float, ...]
    small: float
    parsed: float
    same: bool


def main() -> int:
    """Measure and print; 1 where a memory changes the record, or past a limit."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--articles", type=int, default=200)
    args.add_argument("--more", type=int, default=5)
    options = args.parse_args()
    read = pipeline.reader()
    given = list(islice(articles(), options.articles))
    parse = bare_reader()
    parsed, _ = timed(lambda: [parse(article) for article in given[:PARSED]])
    found = measured([read(article) for article in given], options.more, parsed / len(given[:PARSED]))
    return told(found)


def measured(readings: Sequence[Reading], more: int, parsed: float) -> Figures:
    """One large story, grown by its last articles; the same record made at once; small stories."""
    memory, around = Memory(), Memory()
    times, woven, same = [], [], True
    for count in range(len(readings) - more, len(readings) + 1):
        took, record = timed(lambda pile=readings[:count]: pipeline.weave(pile, (), around))
        known = one_story(record)
        took_more, grown = timed(lambda now=known: pipeline.weigh_story(now, (), memory))
        whole, plain = timed(lambda now=known: pipeline.weigh_story(now)) if count == len(readings) else (0.0, grown)
        same = same and grown == plain
        times.append(took_more)
        woven.append(took)
    small, _ = timed(lambda: pipeline.weigh(small_stories(record)))
    return Figures(len(readings), len(plain.claims), whole, tuple(times[1:]), tuple(woven[1:]),
                   small / len(record.readings), parsed, same)  # fmt: skip


def told(found: Figures) -> int:
    """Print the figures, and what lies beyond its limit."""
    per_article = found.whole / found.articles
    print(f"{found.articles} articles as one story, {found.claims} claims; to parse one takes {found.parsed:.3f} s")
    print(f"whole        {found.whole:6.2f} s, {per_article / found.parsed:.3f} of the parse of its articles")
    more, woven = max(found.more, default=0.0), max(found.woven, default=0.0)
    print(
        f"one more     {more:6.2f} s, {more / found.parsed:.1f} parses of one article (the slowest of {len(found.more)})"
    )
    print(f"its record   {woven:6.2f} s, woven anew as stories are found, with its memory")
    print(f"stories of {SMALL} {found.small:6.3f} s an article, {found.small / found.parsed:.3f} of its parse")
    past = [name for name, took, most in (("whole", found.whole, WHOLE_S), ("one more", more, MORE_S)) if took > most]
    for name in past:
        print(f"PAST ITS LIMIT: {name}")
    print("with a memory the same record" if found.same else "WITH A MEMORY ANOTHER RECORD")
    return int(bool(past) or not found.same)


def articles() -> Iterator[Article]:
    """Real articles by day, else those of the sample."""
    if not PRACTICE.exists():
        yield from (one for one in intake.articles([SAMPLE]) if isinstance(one, Article))
        return
    rows = [json.loads(line) for line in PRACTICE.read_text("utf-8").splitlines()]
    for row in sorted(rows, key=lambda row: (row["published"], row["id"])):
        name = content_id(row["text"], row["id"])
        yield Article(name, row["text"], name, (f"{row['id']}.txt",), outlet=Outlet(row["outlet"], Basis.GIVEN),
                      published=PublicationDay(date.fromisoformat(row["published"]), Basis.GIVEN))  # fmt: skip


def one_story(woven: Record) -> Material:
    """What weighing works on, all articles of a record taken as one story."""
    story = Story("story", "", tuple(sorted(woven.readings)))
    return pipeline.Drawers(replace(woven, stories=(story,))).material(story)


def small_stories(woven: Record) -> Record:
    """The record with its articles in small stories that are not weighed yet."""
    names = sorted(woven.readings)
    rows = (names[at : at + SMALL] for at in range(0, len(names), SMALL))
    stories = tuple(Story(row[0], "", tuple(row)) for row in rows)
    return replace(woven, stories=stories, claims=(), timeline=(), states=(), series=(), terms=(), origins=())


def timed(make: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor time, and what was made in them."""
    start = time.process_time()
    made = make()
    return time.process_time() - start, made


if __name__ == "__main__":
    sys.exit(main())
