"""Names compared: `python -m evals.names.run` scores our own rows and, where present, the development pairs.

Prints F1 at the shipped threshold, F1 by quality tier and by script, the mean score by tier, and with `--misses` the pairs
that came out wrong. Exits 1 under a floor of `floors.json`.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from evals import asking
from evals.names.rows import pairs
from onrecord.values import names

FLOORS = Path(__file__).with_name("floors.json")
PAIRS = asking.DATA / "data/names/name_pairs_dev.csv"


@dataclass(frozen=True)
class Answer:
    """One pair with its gold, its tier and script, and what we say."""

    gold: bool
    tier: str
    script: str
    body: bool | None
    said: names.Comparison


def main() -> int:
    """Score everything that is here; 1 where a figure lies under its floor."""
    misses = asking.options(__doc__, "show the pairs that came out wrong").parse_args().misses
    sets = {"rows": ours()}
    if PAIRS.exists():
        sets["development"] = development()
    else:
        print(f"development pairs: not scored, none at {PAIRS}")
    figures = {}
    for name, answers in sets.items():
        figures[f"{name}_f1"] = show(name, answers, misses=misses)
    return max(asking.below(figures, FLOORS, optional=("development_f1",)), unlawful(sets))


TIERS = ("strong match", "medium match", "weak match", "weak non-match", "medium non-match", "strong non-match")
"""The development pairs' tiers, in the order in which their mean scores must fall."""


def unlawful(sets: Mapping[str, list[Answer]]) -> int:
    """1 where a pair is answered otherwise when it is turned, or a tier's mean score does not lie under the one before."""
    turned = [
        answer.said
        for answers in sets.values()
        for answer in answers
        if names.compare(answer.said.other, answer.said.one, body=answer.body).score != answer.said.score
    ]
    print(f"turned about, {len(turned)} of {sum(map(len, sets.values()))} pairs are answered otherwise")
    scores = {tier: [a.said.score for a in sets.get("development", ()) if a.tier == tier] for tier in TIERS}
    means = [sum(found) / len(found) for found in scores.values() if found]
    falls = all(one > other for one, other in pairwise(means))
    print(
        f"mean score by tier, strong match to strong non-match: {' > '.join(f'{mean:.3f}' for mean in means)}, falls: {falls}"
    )
    return int(bool(turned) or not falls)


def ours() -> list[Answer]:
    """Our own rows; the tier is the comment above them."""
    return [
        Answer(
            pair.same,
            pair.about,
            script(pair.one + pair.other),
            pair.body,
            names.compare(pair.one, pair.other, body=pair.body),
        )
        for pair in pairs()
    ]


def development() -> list[Answer]:
    """The development pairs, with tiers from strong match to strong non-match."""
    out = []
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            body = {"Person": False, "LegalEntity": None}.get(row["schema"], True)
            gold = row["is_match"] == "true"
            tier = f"{row['quality'].lower()} {'match' if gold else 'non-match'}"
            said = names.compare(row["name1"], row["name2"], body=body)
            out.append(Answer(gold, tier, script(row["name1"] + row["name2"]), body, said))
    return out


def script(text: str) -> str:
    """The script of a pair's letters other than Latin ones, `LATIN` where there are none."""
    found = {unicodedata.name(char, "?").split(" ")[0] for char in text if char.isalpha()} - {"LATIN", "MODIFIER"}
    return min(found, default="LATIN")


def f1(answers: Iterable[Answer]) -> float:
    """F1 of the pairs said to be one."""
    rows = list(answers)
    right = sum(a.gold and a.said.same for a in rows)
    said, gold = sum(a.said.same for a in rows), sum(a.gold for a in rows)
    return 2 * right / (said + gold) if said + gold else 1.0


def show(name: str, answers: list[Answer], *, misses: bool) -> float:
    """Print the table of one set; its F1."""
    total = f1(answers)
    wrong = [a for a in answers if a.gold != a.said.same]
    print(f"{name}: {len(answers)} pairs, {sum(a.gold for a in answers)} the same, F1 {total:.3f}, wrong {len(wrong)}")
    for kind in ("tier", "script"):
        groups: dict[str, list[Answer]] = defaultdict(list)
        for answer in answers:
            groups[getattr(answer, kind)].append(answer)
        for label, rows in sorted(groups.items()):
            mean = sum(a.said.score for a in rows) / len(rows)
            right = sum(a.gold == a.said.same for a in rows) / len(rows)
            print(f"  {label:60.60s} {len(rows):4d} pairs  right {right:.3f}  mean score {mean:.3f}")
    for answer in wrong if misses else ():
        print(
            f"  {answer.gold!s:5} {answer.said.score:.3f} {answer.said.one} | {answer.said.other}: {'; '.join(answer.said.reasons)}"
        )
    return total


if __name__ == "__main__":
    sys.exit(main())
