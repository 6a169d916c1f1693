"""Copies over many articles: `python -m evals.copies.scale 1000 3000 10000 30000 [--against 10000] [--draw]`.

The articles are recombined from the development sets: 10 to 25 sentences each, in runs of one to four. Four runs in five are written
anew, with other names, numbers and long words, so that distinct sentences grow with the articles as they do in the world; the fifth is
copied from an earlier article, every other time as it stands, else with a tenth to four tenths of its words changed. Each size is measured in a process of its own:
seconds of one core, peak memory, copies found; then the exponent of growth, and the seconds that one article takes against a record of so
many. `--draw` keeps rows and drawing beside this file. With `--keep 0.33` a sentence written anew keeps a third of those words: nearly
every sentence is then a loose copy of dozens of others, which no real pile is. With `--as-they-stand` no sentence is written anew: the
articles are made of the sets' own sentences, each of which then stands in dozens of articles.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from evals.copies import planted
from onrecord.link import copies
from onrecord.model.reading import Reading

HERE = Path(__file__).parent
DATA = Path(os.environ.get("ONRECORD_EVAL_DATA", HERE.parents[2] / "shared")) / "data"
SETS = ("practice/syria_2011_2016.jsonl", "dated/articles_dev.jsonl", "clusters/basil.jsonl")
SENTENCE = re.compile(r"(?<=[a-z][.!?])\s+|\n+")
LONG = re.compile(r"\b(?:[A-Z]\w+|\d+|\w{5,})\b")
"""Words that make a sentence its own: names, numbers and long words."""
COPIED, EDITED = 0.2, 0.5
"""Share of the runs of sentences that are copied, and share of these that are edited."""
EDITS = (0.1, 0.2, 0.3, 0.4)
"""Shares of the words of an edited sentence that are changed."""
KEPT = HERE / "scale.json"
DRAWN = HERE / "scale.svg"

LIMIT = 1.15
"""The exponent of growth that is still accepted."""

Row = dict[str, float]


def main() -> int:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 3000, 10000])
    parser.add_argument(
        "--against", type=int, default=0, help="articles of the record that one article is held against"
    )
    parser.add_argument(
        "--keep", type=float, default=0.0, help="share of its long words that a sentence written anew keeps"
    )
    parser.add_argument("--as-they-stand", action="store_true", help="recombine the sentences and write none anew")
    parser.add_argument("--draw", action="store_true", help="keep the rows and the drawing")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not (DATA / SETS[0]).exists():
        print(f"scale: not measured, no development data at {DATA}")
        return 0
    if asked.one:
        keep = 1.0 if asked.as_they_stand else asked.keep
        print(json.dumps(arrival(asked.against) if asked.against else measure(asked.sizes[0], keep)))
        return 0
    rows = []
    for size in asked.sizes:
        row = _apart(str(size), "--keep", str(asked.keep), *["--as-they-stand"] * asked.as_they_stand)
        rows.append(row)
        print(
            f"{row['articles']:>9.0f} articles {row['seconds']:>8.1f} s of one core ({row['clock']:.1f} s by the clock) {row['megabytes']:>7.0f} MB, {row['megabytes before']:.0f} before {row['distinct']:>9.0f} distinct sentences {row['copies']:>8.0f} copies",
            flush=True,
        )
    if len(rows) > 1:
        print(f"grows with n^{growth(rows):.2f}")
    if asked.against:
        told = _apart("--against", str(asked.against))
        print(
            f"one against {asked.against}: {told['middle']:.3f} s in the middle, {told['slow']:.3f} s at the 95th percentile"
        )
    if asked.draw and len(rows) > 1:
        KEPT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        DRAWN.write_text(drawing(rows), encoding="utf-8")
    return 0


def _apart(*words: str) -> Row:
    """One measurement in a process of its own, since memory once taken is not given back."""
    command = [sys.executable, "-m", "evals.copies.scale", "--one", *words]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    row: Row = json.loads(answer)
    return row


def measure(count: int, keep: float) -> Row:
    """Find the copies among so many articles."""
    pile = articles(count, keep)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun, clock = time.process_time(), time.monotonic()
    found = copies.find(pile)
    return {
        "articles": count,
        "seconds": time.process_time() - begun,
        "clock": time.monotonic() - clock,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "megabytes before": before / 1024,
        "copies": len(found),
        "distinct": len({hash(line) for one in pile for line in one.text.split("\n")}),
        "passages": sum(len(copy.passages) for copy in found),
        "words": sum(len(one.text.split()) for one in pile),
    }


def arrival(count: int, arrivals: int = 40) -> Row:
    """How long one more article takes against the index of so many."""
    pile = articles(count + arrivals)
    index = copies.index(pile[:count])
    spent = []
    for one in pile[count:]:
        begun = time.process_time()
        copies.against(index, one)
        spent.append(time.process_time() - begun)
    spent.sort()
    return {"middle": spent[len(spent) // 2], "slow": spent[int(0.95 * len(spent))]}


def articles(count: int, keep: float = 0.0) -> list[Reading]:
    """So many articles made of the sentences of the development sets; always the same. With `keep` 1 they are recombined as they stand."""
    pool = [
        sentence
        for name in SETS
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()
        for sentence in SENTENCE.split(json.loads(line)["text"])
        if len(sentence.split()) > 4  # noqa: PLR2004 - shorter ones are no sentences
    ]
    chance = random.Random(1)  # noqa: S311 - draws test data, guards nothing
    copying = COPIED if keep < 1 else 0.0
    others = sorted({word for sentence in pool[:: len(pool) // 4000 or 1] for word in LONG.findall(sentence)})
    made: list[Reading] = []
    for number in range(count):
        wanted = chance.randint(10, 25)
        lines: list[str] = []
        while len(lines) < wanted:
            copied = made and chance.random() < copying
            source = chance.choice(made).text.split("\n") if copied else pool
            at = chance.randrange(len(source) - 4)
            run = source[at : at + chance.randint(1, 4)]
            if not copied:
                lines += [_anew(line, others, keep, chance) for line in run] if keep < 1 else run
            elif chance.random() >= EDITED:
                lines += run
            else:
                lines += [" ".join(planted.changed(line.split(), chance.choice(EDITS), others, chance)) for line in run]
        made.append(planted.reading(number, "\n".join(lines)))
    return made


def _anew(sentence: str, others: list[str], keep: float, chance: random.Random) -> str:
    """A sentence with other names, numbers and long words but for a share that it keeps: another sentence of the same make."""
    return LONG.sub(lambda found: chance.choice(others) if chance.random() >= keep else found.group(), sentence)


def growth(rows: list[Row]) -> float:
    """The exponent of growth: the slope of the logarithms, by least squares."""
    points = [(math.log(row["articles"]), math.log(row["seconds"])) for row in rows]
    x, y = (sum(one) / len(points) for one in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def drawing(rows: list[Row]) -> str:
    """Seconds over articles, both as logarithms, with the line that n^1.15 would take from the first point."""
    wide, high, edge = 520, 320, 48
    first, last = rows[0], rows[-1]
    bound = first["seconds"] * (last["articles"] / first["articles"]) ** LIMIT
    left, right = math.log(first["articles"]), math.log(last["articles"])
    low, top = math.log(first["seconds"]), math.log(max(bound, last["seconds"]))

    def at(articles: float, seconds: float) -> tuple[float, float]:
        x = edge + (math.log(articles) - left) / (right - left) * (wide - 2 * edge)
        return round(x, 1), round(high - edge - (math.log(seconds) - low) / (top - low) * (high - 2 * edge), 1)

    points = [at(row["articles"], row["seconds"]) for row in rows]
    (ax, ay), (bx, by) = at(first["articles"], first["seconds"]), at(last["articles"], bound)
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="4"/><text x="{x}" y="{y - 10}" text-anchor="middle">{row["seconds"]:.0f} s</text>'
        f'<text x="{x}" y="{high - edge + 20}" text-anchor="middle">{row["articles"]:,.0f}</text>'
        for (x, y), row in zip(points, rows, strict=True)
    )
    line = " ".join(f"{x},{y}" for x, y in points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12">'
        f"<title>Seconds of one core to find the copies among so many articles</title>"
        f'<rect width="{wide}" height="{high}" fill="white"/>'
        f'<line x1="{ax}" y1="{ay}" x2="{bx}" y2="{by}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<text x="{bx - 4}" y="{by + 14}" text-anchor="end" fill="#777">n^{LIMIT}</text>'
        f'<polyline points="{line}" fill="none" stroke="#225" stroke-width="2"/>{marks}'
        f'<text x="{wide / 2}" y="{high - 8}" text-anchor="middle">articles</text></svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
