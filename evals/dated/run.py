"""Dates inferred for articles whose day is hidden, each article alone: `python -m evals.dated.run`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from evals import asking
from evals.dated.corpora import Dated, articles, events, read, stamped
from evals.dated.figures import NAMES, Answer, latest, show, under
from onrecord.engines.parser import SpacyParser
from onrecord.link.dating import clues, infer
from onrecord.model.parse import Parser
from onrecord.model.reading import Reading

HERE = Path(__file__).parent
DATA = asking.DATA / "data"
CORPORA: Mapping[str, tuple[Path, Callable[[Path], Iterator[Dated]]]] = {
    "dated": (DATA / "dated" / "articles_dev.jsonl", articles),
    "events": (DATA / "clusters" / "basil.jsonl", events),
    "practice": (DATA / "practice" / "syria_2011_2016.jsonl", stamped),
}
"""Each set with how it is read; `practice` was never counted, so that its parts differ in nothing."""


def answer(dated: Dated, reading: Reading) -> Answer:
    """The date inferred from an article's own words."""
    log = infer.belief(clues.collect(reading))
    return Answer(dated.day, dated.day, None if log is None else infer.published(log, ()), log, latest(reading))


def main(parser: Parser | None = None) -> int:
    """Measure, print the table, and compare with the floors."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    parser, failed = parser or SpacyParser(), False
    print(f"{'alone':<20}" + "".join(f"{name:>10}" for name in NAMES))
    for corpus, (path, load) in CORPORA.items():
        if not path.exists():
            print(f"{corpus:<10}not here: {path}")
            continue
        answers = [(dated.held, answer(dated, read(dated, parser))) for dated in load(path)]
        for held, part in ((False, "read"), (True, "held")):
            figures = show(corpus, part, [one for is_held, one in answers if is_held == held])
            failed |= under(floors, corpus, part, figures)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
