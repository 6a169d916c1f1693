"""The rows of `tests/values/name_pairs.rows`: pairs of names that are one, or not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

ROWS = Path(__file__).parents[2] / "tests/values/name_pairs.rows"
BODIES = "--------"


class Pair(NamedTuple):
    """Two names, whether they are one, whether they are bodies', and the comment above them."""

    one: str
    other: str
    same: bool
    body: bool
    about: str


def pairs() -> Iterator[Pair]:
    """Every pair of every row."""
    body, about = False, ""
    for line in ROWS.read_text("utf-8").splitlines():
        if line == BODIES:
            body = True
        elif line.startswith("#"):
            about = line.removeprefix("#").strip()
        elif line.strip():
            sign, _, names = line.partition(" ")
            for one, other in combinations([name.strip() for name in names.split("|")], 2):
                yield Pair(one, other, sign == "=", body, about)
