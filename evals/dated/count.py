"""Counts how far articles lie from what their words name: writes `data/dating.toml` (`python -m evals.dated.count`), with `--check` only
tells whether it would be another.

Only the part `read` of `dated` and `events` is counted. An article that has several clues of one table counts less for each.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from evals.dated.corpora import read
from evals.dated.run import CORPORA
from onrecord.engines.parser import SpacyParser
from onrecord.link.dating import calendar, clues
from onrecord.model.parse import Parser

BINS: dict[str, list[int]] = {
    "latest_post": [-400, -8, -1, 0, 1, 2, 4, 8, 31, 366, 8000],
    "latest_stamp": [-8000, -31, -1, 0, 1, 2, 8, 366, 8000],
    "latest_since": [-4000, -31, -1, 0, 31, 91, 183, 366, 731, 1096, 1461, 2191, 3651, 8000],
    "latest_D": [-4000, -366, -91, -31, -8, -2, -1, 0, 1, 2, 4, 8, 15, 32, 63, 126, 251, 501, 1001, 2001, 8000],
    "latest_M": [-4000, -366, -91, -31, -8, 0, 15, 31, 62, 93, 184, 366, 731, 1461, 8000],
    "latest_Y": [-8000, -731, -366, -180, 0, 90, 180, 270, 366, 456, 546, 731, 1096, 1461, 2191, 3651, 8000, 15000],
    "coming": [-8000, -3650, -1461, -731, -366, -183, -92, -31, -8, -1, 0, 1, 31, 366, 8000],
    "day_beside": [-183, -92, -31, -8, -2, 0, 2, 4, 8, 15, 22, 32, 46, 63, 93, 126, 184],
    "day": [-183, -92, -46, -31, -15, -8, -4, -2, -1, 0, 1, 2, 3, 4, 6, 8, 11, 15, 22, 32, 46, 63, 93, 126, 184],
    "month": [*range(13)],
    "season": [*range(13)],
    "weekday": [*range(8)],
    "fit": [0, 1, 2],
    "omitted": [-60, -1, 0, 1, 2, 3, 6, 61],
    "office": [-15000, -730, -90, 0, 1, 91, 366, 1461, 15000],
}
"""Lower edges of each table's bins, and the end of the last."""

IN_OFFICE = 1500.0
"""Days over which an office is held, for the bin that holds them all."""

STAMPED = np.array([0.2, 0.2, 1, 40, 6, 2, 1, 2.0])
"""Stamps are hidden in both sets: set by hand."""

MOST_A_DAY = 8.0
"""Share of a day at most for the latest date with its year: the sets hold outlets that write their own day so, most
others do not, and five articles of one event would take a day long past for their own."""

NEVER_SEEN, SELDOM_SEEN = 3.0, 6.0
"""Articles' worth of evenness added to each table, more to those that few articles fill."""

BY_HAND = """
# How long before a day to come an article counts back to it, in hundredths of the length named: set by hand.

[less_before]
edges = [-1, 0, 25, 50, 101, 115, 150, 100000]
share = [0.01, 1.0, 3.0, 12.0, 1.0, 0.1, 0.01]

[just_before]
edges = [-1, 0, 50, 80, 125, 200, 100000]
share = [0.01, 0.5, 4.0, 12.0, 0.5, 0.02]

[more_before]
edges = [-1, 0, 85, 100, 150, 200, 100000]
share = [0.01, 0.3, 4.0, 12.0, 1.0, 0.02]

# Days since the latest full date under a picture: by hand, after the 23 of the read articles that have one, none of which lies after them.

[latest_caption]
edges = [-15000, -1, 0, 1, 2, 4, 8, 32, 126, 500, 15000]
share = [0.0005, 8.0, 250.0, 170.0, 62.0, 21.0, 3.5, 1.3, 0.22, 0.003]

# Days since an office was left, and since a name came up: by hand, even after it, since both last as long as they are spoken of.

[former]
edges = [-15000, -30, 0, 15000]
share = [0.02, 0.2, 1.0]

[known]
edges = [-15000, -30, 0, 15000]
share = [0.01, 0.2, 1.0]

# Days since an anniversary, or since the first day of its month or year; and since somebody's age ended, or (negative) till it begins. By
# hand, as few articles have one: of twenty that were read, thirteen were within a month of it and eighteen within two before and a year after.

[anniversary_D]
edges = [-4000, -366, -92, -31, -8, -1, 2, 8, 32, 92, 366, 731, 8000]
share = [0.0055, 0.073, 0.8, 3.5, 18.0, 73.0, 15.0, 4.2, 1.7, 0.36, 0.14, 0.0055]

[anniversary_M]
edges = [-4000, -366, -92, -31, 0, 31, 62, 123, 397, 762, 8000]
share = [0.0055, 0.073, 0.8, 4.0, 15.0, 4.0, 1.5, 0.36, 0.14, 0.0055]

[anniversary_Y]
edges = [-4000, -366, -92, 0, 366, 458, 731, 1096, 8000]
share = [0.0055, 0.073, 0.4, 2.0, 0.5, 0.3, 0.1, 0.0055]

[age]
edges = [-15000, -366, -31, 0, 1, 31, 366, 15000]
share = [0.002, 0.02, 0.1, 1.0, 0.2, 0.05, 0.005]
"""


def bins(table: str) -> list[int]:
    """The edges of a table; those of one family share them. None are there of a table that is set by hand."""
    name = {"latest_Ys": "latest_Y", "latest_Dx": "latest_D"}.get(table, table)
    return BINS.get(name) or BINS.get(name.split("_")[0], [])


def count(parser: Parser) -> dict[str, np.ndarray]:
    """For each table how many articles fall into each bin."""
    found: dict[str, np.ndarray] = {"latest_stamp": STAMPED}
    for path, load in (CORPORA[name] for name in ("dated", "events")):
        for dated in load(path):
            if dated.held:
                continue
            index = dated.day.toordinal() - calendar.FIRST.toordinal()
            told = [clue for clue in clues.collect(read(dated, parser)) if bins(clue.table)]
            many = Counter(clue.table for clue in told)
            for clue in told:
                edges = bins(clue.table)
                row = found.setdefault(clue.table, np.zeros(len(edges) - 1))
                place = int(np.searchsorted(edges, clue.offsets()[index], side="right")) - 1
                if 0 <= place < len(row) and clue.table != "latest_stamp":
                    row[place] += many[clue.table] ** -0.5
    return found


def shares(table: str, counted: np.ndarray) -> np.ndarray:
    """Share of each bin per unit, times 1000, evened out where few articles are."""
    width = np.diff(bins(table)).astype(float)
    if table == "office":
        width[3] = IN_OFFICE
    even = np.minimum(width, 400) ** 0.5
    family = table.split("_", maxsplit=1)[0]
    counted = counted + (SELDOM_SEEN if family in ("month", "season") else NEVER_SEEN) * even / even.sum()
    if family == "day":
        counted = np.convolve(np.pad(counted / width, 1, mode="edge"), [0.2, 0.6, 0.2], "valid") * width
    share: np.ndarray = 1000 * counted / counted.sum() / width
    return np.minimum(share, MOST_A_DAY) if table == "latest_D" else share


def written(parser: Parser) -> str:
    """The table as it is counted."""
    lines = [
        "# How often an article lies so far from what its words name: counted on dated news (`evals/dated/count.py`). For each table",
        "# the lower edges of its bins (days, weekdays, months or years after what is named; negative: before) and each bin's",
        "# share per unit, times 1000.",
        "",
    ]
    for table, counted in sorted(count(parser).items()):
        lines += [
            f"[{table}] # {counted.sum():.0f} articles",
            f"edges = {bins(table)}",
            f"share = [{', '.join(f'{share:.4g}' for share in shares(table, counted))}]",
            "",
        ]
    return "\n".join(lines) + BY_HAND


def main(parser: Parser | None = None, arguments: Sequence[str] | None = None) -> int:
    """Count and write the table, or compare it with the one that is there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 where the table would change")
    check = options.parse_args(arguments).check
    target = Path(str(files("onrecord").joinpath("data/dating.toml")))
    text = written(parser or SpacyParser())
    if not check:
        target.write_text(text, encoding="utf-8")
        return 0
    same = text == target.read_text(encoding="utf-8")
    print("data/dating.toml is as counted" if same else "data/dating.toml is not as counted")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
