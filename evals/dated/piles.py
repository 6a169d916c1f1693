"""Dates inferred for piles of articles of one event: `python -m evals.dated.piles`.

Three sets: events that three outlets tell of (`clusters/basil.jsonl`), practice articles of one place within two days, by the day
that they are stamped with (the stamp is cut off), and six events of April 2018 (`practice/newswcl50`) as a check.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from evals.dated.corpora import is_held
from evals.dated.figures import NAMES, Answer, latest, rate, show, under
from evals.dated.run import DATA, HERE
from onrecord import pipeline
from onrecord.engines.parser import SpacyParser
from onrecord.link import copies, dating, entities, stories
from onrecord.model.ids import content_id
from onrecord.model.parse import Parser
from onrecord.model.text import Article
from onrecord.values.dates import stamps

Item = tuple[str, str, date, date]
"""An article's name, its text, and the first and last day that it can be of."""

STAMP_REACH, LEAST, MOST, NEAR = 160, 3, 5, 2
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


def answers(items: Sequence[Item], parser: Parser) -> list[Answer]:
    """The dates of one pile, as any user would get them."""
    articles = [Article(content_id(text, name), text, "", (name,)) for name, text, _, __ in items]
    readings = sorted((pipeline.read(one, parser, lambda _: "en") for one in articles), key=lambda one: one.id)
    copied = copies.find(readings)
    versions = copies.versions(readings, copied)
    joined, _ = entities.join(readings, ())
    told = stories.gather(readings, copied, joined)
    published = dating.date(readings, copied, versions, joined, told).published
    holds = dating.beliefs(readings, copied, versions, told)
    by_id = {reading.id: reading for reading in readings}
    return [
        Answer(first, last, published.get(one.id), holds.get(one.id), latest(by_id[one.id]))
        for one, (_, __, first, last) in zip(articles, items, strict=True)
    ]


def whole(piles: Sequence[Sequence[Answer]]) -> float:
    """The share of piles in which every interval that is given holds."""
    told = [
        [a.holds(p.earliest, p.latest) for a in pile if (p := a.published) and p.earliest and p.latest]
        for pile in piles
    ]
    return rate([all(pile) for pile in told if pile])


def main(parser: Parser | None = None) -> int:
    """Measure, print the table, and compare with the floors; parts are told apart by the hash of a pile's name."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    parser, failed = parser or SpacyParser(), False
    print(f"{'in piles':<20}" + "".join(f"{name:>10}" for name in NAMES))
    for name, load in (("newswcl", newswcl), ("practice", practice), ("basil", basil)):
        parts: dict[bool, list[list[Answer]]] = {False: [], True: []}
        for pile, items in load():
            parts[is_held(pile)].append(answers(items, parser))
        for held, piles in parts.items():
            part = "held" if held else "read"
            figures = show(name, part, [one for pile in piles for one in pile])
            print(f"  of {len(piles)} piles, all that is given holds in {whole(piles):.3f}")
            failed |= under(floors, f"piles.{name}", part, figures)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
