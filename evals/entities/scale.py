"""How linking grows: `python -m evals.entities.scale` joins the mentions of 1,000 articles and more, and tells the exponent.

The articles are practice readings recombined (`recombined.py`); making and reading them is not measured. Prints a table; with
`--svg FILE` draws it. Exits 1 where linking grows faster than n^1.1 from the first size to the last.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import asking
from evals.entities.recombined import articles
from onrecord import pipeline
from onrecord.link import entities
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.text import Article

HERE = Path(__file__).parent
DATA = asking.DATA / "data/practice/syria_2011_2016.jsonl"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
STEEPEST = 1.1
"""Exponent over which linking is said not to scale."""
WIDE, HIGH, EDGE = 560, 340, 56
"""The drawing, in pixels."""


@dataclass(frozen=True, slots=True)
class Run:
    """One size, and what joining it took."""

    articles: int
    mentions: int
    entities: int
    undecided: int
    seconds: float
    megabytes: float


def main() -> int:
    """Measure every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--base", type=int, default=367, help="practice articles to read and recombine")
    parser.add_argument("--svg", type=Path)
    asked = parser.parse_args()
    if not DATA.exists():
        print(f"not measured, no articles at {DATA}")
        return 0
    runs = list(measured(read(asked.base), asked.sizes))
    if asked.svg:
        asked.svg.write_text(drawn(runs), "utf-8")
    return int(exponent(runs[0], runs[-1]) > STEEPEST)


def read(count: int) -> list[Reading]:
    """Practice articles, read."""
    reader, out = pipeline.reader(), []
    with DATA.open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            text = str(json.loads(line)["text"])
            out.append(reader(Article(content_id(text), text, "", ("practice",), declared_language="en")))
    return out


def measured(base: Sequence[Reading], sizes: Sequence[int]) -> Iterator[Run]:
    """Join each size once, and print its line; processor time, not the clock."""
    print(f"{'articles':>9}{'mentions':>10}{'entities':>10}{'undecided':>10}{'seconds':>9}{'ms/article':>11}{'MB':>7}")
    for size in sizes:
        pile = list(articles(base, size))
        gc.collect()
        began = time.process_time()
        found, unsure = entities.join(pile)
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        run = Run(size, sum(len(one.mentions) for one in pile), len(found), len(unsure), took, peak)
        print(
            f"{run.articles:>9,}{run.mentions:>10,}{run.entities:>10,}{run.undecided:>10,}{took:>9.1f}{1000 * took / size:>11.2f}{peak:>7.0f}",
            flush=True,
        )
        yield run
        del pile, found, unsure


def exponent(first: Run, last: Run) -> float:
    """The power of the number of articles by which the time grew; 1 is linear."""
    if first.articles == last.articles:
        return 1.0
    grown = math.log(last.seconds / first.seconds) / math.log(last.articles / first.articles)
    print(f"grows as n^{grown:.2f} from {first.articles:,} to {last.articles:,} articles")
    return grown


def drawn(runs: Sequence[Run]) -> str:
    """The measurements on two logarithmic scales, with the line of n^1 through the first."""
    left, right = math.log10(runs[0].articles), math.log10(max(runs[-1].articles, 2 * runs[0].articles))
    low, high = math.log10(runs[0].seconds), math.log10(max(runs[-1].seconds, 2 * runs[0].seconds))

    def at(count: float, seconds: float) -> tuple[float, float]:
        x = EDGE + (math.log10(count) - left) / (right - left) * (WIDE - 2 * EDGE)
        y = HIGH - EDGE - (math.log10(seconds) - low) / (high - low) * (HIGH - 2 * EDGE)
        return round(x, 1), round(y, 1)

    points = [(run, at(run.articles, run.seconds)) for run in runs]
    line = " ".join(f"{x},{y}" for _, (x, y) in points)
    (x1, y1), (x2, y2) = points[0][1], at(runs[-1].articles, runs[0].seconds * runs[-1].articles / runs[0].articles)
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="3.5" fill="#a33"/><text x="{x}" y="{y - 10}" text-anchor="middle">{run.seconds:.0f} s</text>'
        f'<text x="{x}" y="{HIGH - EDGE + 20}" text-anchor="middle">{run.articles:,}</text>'
        for run, (x, y) in points
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>'
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{line}" fill="none" stroke="#a33" stroke-width="2"/>{marks}'
        f'<text x="{WIDE / 2}" y="{HIGH - 8}" text-anchor="middle">articles</text>'
        f'<text x="{EDGE}" y="22">seconds to join their mentions; dashed: linear growth</text></svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
