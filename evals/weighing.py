"""How long weighing one large story takes, and weighing it again with one article more: `python -m evals.weighing [--articles 200]`.

The articles are real ones in order of their days where the development data are (`ONRECORD_EVAL_DATA`, or the folder `shared` beside
the project), else the sample's; all are taken as one story. Prints processor seconds, which another's work on the machine stretches
less than the clock, and whether the record with a memory equals the one without. Exits 1 where it does not.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from evals.run import DATA, SAMPLE
from onrecord import intake, pipeline
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Material, Record, Story
from onrecord.model.text import Article, Basis, Outlet, PublicationDay
from onrecord.weigh.memory import Memory

PRACTICE = DATA / "data/practice/syria_2011_2016.jsonl"


def main() -> int:
    """Weigh all but one, then all with the memory of that, then all without; 1 where the last two differ."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--articles", type=int, default=200)
    count = args.parse_args().articles
    read = pipeline.reader()
    readings = [read(article) for article in islice(articles(), count)]
    fewer, whole = (material(pile) for pile in (readings[:-1], readings))
    memory = Memory()
    first, _ = timed(lambda: pipeline.weigh_story(fewer, (), memory))
    again, added = timed(lambda: pipeline.weigh_story(whole, (), memory))
    alone, plain = timed(lambda: pipeline.weigh_story(whole))
    print(f"{len(readings)} articles, {len(plain.claims)} claims")
    print(f"weighed {first:.2f} s and {alone:.2f} s, with one more {again:.2f} s of processor time")
    print("the same record" if added == plain else "ANOTHER RECORD")
    return int(added != plain)


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


def material(readings: list[Reading]) -> Material:
    """What weighing works on, all articles taken as one story."""
    woven = pipeline.weave(readings)
    story = Story("story", "", tuple(sorted(woven.readings)))
    return pipeline.Drawers(replace(woven, stories=(story,))).material(story)


def timed(make: Callable[[], Record]) -> tuple[float, Record]:
    """Seconds of processor time, and what was made in them."""
    start = time.process_time()
    made = make()
    return time.process_time() - start, made


if __name__ == "__main__":
    sys.exit(main())
