"""Dates inferred for articles whose day is hidden, each article alone: `python -m evals.dated.run`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from evals.dated.corpora import Dated, articles, events, read, stamped
from onrecord.engines.parser import SpacyParser
from onrecord.link.dating import calendar, clues, infer
from onrecord.model.parse import Parser
from onrecord.model.reading import Reading
from onrecord.model.record import Published
from onrecord.values.dates import bounds, sequence

HERE = Path(__file__).parent
DATA = Path(os.environ.get("ONRECORD_EVAL_DATA", HERE.parents[2] / "shared")) / "data"
CORPORA: Mapping[str, tuple[Path, Callable[[Path], Iterator[Dated]]]] = {
    "dated": (DATA / "dated" / "articles_dev.jsonl", articles),
    "events": (DATA / "clusters" / "basil.jsonl", events),
    "practice": (DATA / "practice" / "syria_2011_2016.jsonl", stamped),
}
"""Each set with how it is read; `practice` was never counted, so that its parts differ in nothing."""
STATED = (0.5, 0.8, 0.9, 0.95)
WEEK = 7


def infer_one(reading: Reading) -> tuple[Published | None, infer.Log | None]:
    """The date inferred from an article's own words, and what it holds of every day."""
    log = infer.belief(clues.collect(reading))
    return (None, None) if log is None else (infer.published(log, ()), log)


def latest(reading: Reading) -> date | None:
    """The baseline: the latest day with its year that the text writes."""
    values = sequence([mark.expression for mark in reading.times], None)
    days = [span.latest for value in values if (span := bounds(value)) and span.latest and span.earliest == span.latest]
    return max(days, default=None)


def rate(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def row(found: Sequence[tuple[Dated, Published | None]]) -> dict[str, float]:
    """The figures of one part."""
    answered = [(dated.day, p.earliest, p.latest, p.best) for dated, p in found if p and p.earliest and p.latest]
    best = [(abs((b - day).days)) for day, _, __, b in answered if b]
    widths = sorted((last - first).days + 1 for _, first, last, __ in answered)
    return {
        "n": len(found),
        "answered": len(answered) / max(1, len(found)),
        "holds": rate([first <= day <= last for day, first, last, _ in answered]),
        "year": rate([(b or first + (last - first) / 2).year == day.year for day, first, last, b in answered]),
        "width": widths[len(widths) // 2] if widths else 0,
        "best": len(best) / max(1, len(found)),
        "in_1": rate([gap <= 1 for gap in best]),
        "in_7": rate([gap <= WEEK for gap in best]),
    }


def curve(logs: Sequence[tuple[Dated, infer.Log]]) -> list[float]:
    """For each stated share, how often the interval of that share holds the true day."""
    shares = []
    for stated in STATED:
        held = []
        for dated, log in logs:
            first, last = infer.window(infer.probabilities(log), stated)
            held.append(first <= dated.day.toordinal() - calendar.FIRST.toordinal() <= last)
        shares.append(rate(held))
    return shares


def main(parser: Parser | None = None) -> int:
    """Measure, print the table, and compare with the floors."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    parser, failed = parser or SpacyParser(), False
    names = ("n", "answered", "holds", "year", "width", "best", "in_1", "in_7")
    print(f"{'corpus':<10}{'part':<6}" + "".join(f"{name:>10}" for name in names))
    for corpus, (path, load) in CORPORA.items():
        if not path.exists():
            print(f"{corpus:<10}not here: {path}")
            continue
        readings = [(dated, read(dated, parser)) for dated in load(path)]
        for held in (False, True):
            part, name = [(d, r) for d, r in readings if d.held == held], "held" if held else "read"
            inferred = [(d, *infer_one(r)) for d, r in part]
            figures = row([(d, p) for d, p, _ in inferred])
            print(f"{corpus:<10}{name:<6}" + "".join(f"{figures[key]:>10.3f}" for key in names))
            base = sorted(((d.day, day) for d, r in part if (day := latest(r))), key=str)
            base = base[: round(figures["answered"] * len(part))]
            near = rate([abs((day - guess).days) <= WEEK for day, guess in base])
            year = rate([day.year == guess.year for day, guess in base])
            shares = curve([(d, log) for d, _, log in inferred if log is not None])
            print(f"{'':<10}baseline: answered {len(base) / max(1, len(part)):.3f}, year {year:.3f}, in_7 {near:.3f}")
            print(f"{'':<10}stated " + ", ".join(f"{s}: {t:.3f}" for s, t in zip(STATED, shares, strict=True)))
            failed |= figures["holds"] < floors.get(f"{corpus}.{name}.holds", 0.0)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
