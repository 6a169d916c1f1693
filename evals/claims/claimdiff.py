"""Pairs of claims of two outlets on one story, of which people said whether the second weakens the first (ClaimDiff):
`python -m evals.claims.claimdiff [--pairs N] [--show]`.

Prints the share of weakening pairs that get a difference, and that of other pairs. A pair weakens mostly by another stress or
a further fact, not by saying otherwise, so the share is no measure of quality; the differences are to be read (`--show`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from evals.asking import DATA
from evals.own import record_of
from onrecord.engines.parser import SpacyParser
from onrecord.model.ids import content_id
from onrecord.model.parse import Parser
from onrecord.model.record import Difference, Record
from onrecord.model.text import Article, Basis, Outlet, PublicationDay

FILE = DATA / "data/pairs/claimdiff_train/ClaimDiff-weak-train.json"
PAIRS = 150
"""Pairs drawn of each kind, by the hash of their name."""


@dataclass(frozen=True)
class Pair:
    """Two claims, and whether the second weakens the first."""

    name: str
    one: str
    other: str
    day: date
    weakens: bool


@dataclass
class Count:
    """Pairs of one kind: how many have a claim in common, and how many a difference."""

    pairs: int = 0
    common: int = 0
    different: int = 0


def main() -> int:
    """Weigh the drawn pairs; nothing where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="how many pairs of each kind")
    parser.add_argument("--show", action="store_true", help="print each difference with both claims")
    asked = parser.parse_args()
    if not FILE.exists():
        print(f"claimdiff: not measured, no development data at {DATA}")
        return 0
    counts = {True: Count(), False: Count()}
    engine = SpacyParser()
    for pair in drawn(asked.pairs):
        found = differences(weighed(pair, engine), counts[pair.weakens])
        for each in found if asked.show else ():
            sides = " / ".join(side.value for side in each.sides)
            print(f"{pair.name} weakens={pair.weakens} {each.slot} {each.kind}: {sides}\n  {pair.one}\n  {pair.other}")
    for weakens, count in counts.items():
        kind = "weakening" if weakens else "other"
        print(
            f"{kind:<10} {count.pairs} pairs, with a claim of both {count.common}, with a difference {count.different}"
        )
    return 0


def drawn(number: int) -> Iterator[Pair]:
    """The first of each kind in the order of their names' hashes."""
    rows = json.loads(FILE.read_text("utf-8"))["data"]
    ordered = sorted(rows, key=lambda row: sha256(row["pair_id"].encode()).hexdigest())
    for weakens in (True, False):
        for row in [row for row in ordered if bool(row["relation"]) is weakens][:number]:
            day = date.fromisoformat(row["date"])
            yield Pair(row["pair_id"], row["claim_a"], row["claim_b"], day, weakens)


def weighed(pair: Pair, engine: Parser) -> Record:
    """The record of a pair, as two outlets' articles of one day and one story."""
    return record_of((_article("A", pair.one, pair), _article("B", pair.other, pair)), engine)


def _article(outlet: str, text: str, pair: Pair) -> Article:
    name = content_id(text, outlet, pair.name)
    published = PublicationDay(pair.day, Basis.GIVEN)
    return Article(
        name, text, name, (f"{outlet}.txt",), outlet=Outlet(f"Outlet {outlet}", Basis.GIVEN), published=published
    )


def differences(record: Record, count: Count) -> list[Difference]:
    """The differences between the two, counted."""
    of = {said.id: said.article for claim in record.claims for said in claim.assertions}
    count.pairs += 1
    count.common += any(len({said.article for said in claim.assertions}) > 1 for claim in record.claims)
    found = [each for claim in record.claims for each in claim.differences
             if len({of[name] for side in each.sides for name in side.assertions}) > 1]  # fmt: skip
    count.different += bool(found)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
