"""Dates inferred for piles of articles of one event: `python -m evals.dated.piles`.

Three sets: events that three outlets tell of (`clusters/basil.jsonl`), practice articles of one place within two days, by the day
that they are stamped with (the stamp is cut off), and six events of April 2018 (`practice/newswcl50`) as a check.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from evals.dated.corpora import is_held
from evals.dated.run import DATA, HERE
from onrecord import pipeline
from onrecord.engines.parser import SpacyParser
from onrecord.model.ids import content_id
from onrecord.model.record import Published
from onrecord.model.text import Article
from onrecord.values.dates import stamps

Item = tuple[str, str, date, date]
"""An article's name, its text, and the first and last day that it can be of."""

STAMP_REACH, LEAST, MOST, NEAR = 160, 3, 6, 2
EVENTS = {0: (17, 18), 1: (19, 20), 5: (26, 27), 6: (29, 30), 7: (30, 31), 8: (30, 31)}
"""Days of April 2018 on which each event of newswcl50 was told; 31 stands for 1 May."""


def basil() -> Iterator[tuple[str, list[Item]]]:
    """Events of the politics of one country, three articles each."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for line in (DATA / "clusters/basil.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = date.fromisoformat(row["date"][:10])
        groups[row["event"]].append((row["id"], row["text"], day, day))
    yield from ((f"basil-{event}", items) for event, items in sorted(groups.items()))


def practice() -> Iterator[tuple[str, list[Item]]]:
    """Stamped articles of one place within two days; the day that the set gives is often another one's."""
    rows = []
    for line in (DATA / "practice/syria_2011_2016.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stamp = next(iter(stamps.find(row["text"][:STAMP_REACH])), None)
        if stamp and len(stamp.days) == 1:
            rows.append((row["place"], stamp.days[0], row["id"], row["text"][stamp.end :].lstrip(" .")))
    pile: list[Item] = []
    at = ""
    for place, day, name, text in [*sorted(rows), ("", date.max, "", "")]:
        if pile and (place != at or (day - pile[0][2]).days > NEAR):
            if len(pile) >= LEAST:
                yield f"{at} {pile[0][2]}", pile[:MOST]
            pile = []
        at = place
        pile.append((name, text, day, day))


def newswcl() -> Iterator[tuple[str, list[Item]]]:
    """Six events, five outlets each."""
    for event, days in EVENTS.items():
        first, last = (date.fromordinal(date(2018, 4, 1).toordinal() + day - 1) for day in days)
        paths = sorted((DATA / f"practice/newswcl50/event_{event}").glob("*.txt"))
        yield f"newswcl {event}", [(path.name, path.read_text(encoding="utf-8"), first, last) for path in paths]


def dated(items: Sequence[Item], parser: SpacyParser) -> Mapping[str, Published]:
    """The dates of one pile, as any user would get them."""
    articles = [Article(content_id(text, name), text, "", (name,)) for name, text, _, __ in items]
    return pipeline.weave([pipeline.read(one, parser, lambda _: "en") for one in articles]).calendar.published


def row(piles: Sequence[Sequence[Item]], parser: SpacyParser) -> dict[str, float]:
    """The figures of one part: of articles, and the share of piles in which every interval holds."""
    held, widths, best, whole = [], [], [], []
    for items in piles:
        known = dated(items, parser)
        told = [(i, p) for i in items if (p := known.get(content_id(i[1], i[0]))) and p.earliest and p.latest]
        mine = [p.earliest <= i[3] and i[2] <= p.latest for i, p in told if p.earliest and p.latest]
        held += mine
        whole += [all(mine)] if mine else []
        widths += [(p.latest - p.earliest).days + 1 for _, p in told if p.earliest and p.latest]
        best += [-1 <= (p.best - i[2]).days <= (i[3] - i[2]).days + 1 for i, p in told if p.best]
    count = max(1, sum(len(items) for items in piles))
    return {
        "n": count,
        "answered": len(held) / count,
        "holds": sum(held) / max(1, len(held)),
        "piles": sum(whole) / max(1, len(whole)),
        "width": sorted(widths)[len(widths) // 2] if widths else 0,
        "best": len(best) / count,
        "in_1": sum(best) / max(1, len(best)),
    }


def main() -> int:
    """Measure, print the table, and compare with the floors; parts are told apart by the hash of a pile's name."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    parser, failed = SpacyParser(), False
    for name, load in (("newswcl", newswcl), ("practice", practice), ("basil", basil)):
        parts: dict[bool, list[list[Item]]] = {False: [], True: []}
        for pile, items in load():
            parts[is_held(pile)].append(items)
        for held, piles in parts.items():
            figures = row(piles, parser)
            part = "held" if held else "read"
            print(f"{name:<10}{part:<6}" + "".join(f"{k} {v:.3f}  " for k, v in figures.items()))
            failed |= figures["holds"] < floors.get(f"piles.{name}.{part}.holds", 0.0)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
