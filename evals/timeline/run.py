"""Timelines of stories of our own, end to end: `python -m evals.timeline.run [--misses] [STORY ...]`.

Prints how many happenings were found on their day, how many of the entries told are such, and how many happenings stand twice.
Exits 1 under a floor.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from evals import asking, own
from evals.claims import stories
from evals.claims.stories import Story
from evals.states import courses
from evals.states.courses import Course, Happening
from onrecord.model.record import Entry, Record

FLOORS = Path(__file__).with_name("floors.json")


@dataclass
class Counts:
    """What was right, and what was not."""

    gold: int = 0
    found: int = 0
    told: int = 0
    right: int = 0
    twice: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        return {
            "entries_r": self.found / max(1, self.gold),
            "entries_p": self.right / max(1, self.told),
            "false_twice": self.twice,
        }


def main() -> int:
    """Score all stories; 1 where a figure lies under its floor."""
    chosen, counts = own.chosen(__doc__), Counts()
    for course, record in own.records([*courses.load(), *stories.load()], chosen.stories):
        judge(course, record, counts)
    asking.show(counts.figures())
    print(*(counts.misses if chosen.misses else ()), sep="\n")
    return 0 if chosen.stories else asking.below(counts.figures(), FLOORS)


def judge(course: Course | Story, record: Record, counts: Counts) -> None:
    """Add one story's counts; sayings, which the gold leaves out, count neither way."""
    told = {entry.id: [one for one in course.timeline if _tells(entry, one)] for entry in record.timeline}
    for one in course.timeline:
        entries = [entry for entry in record.timeline if one in told[entry.id]]
        counts.gold += not one.optional
        counts.found += bool(entries) and not one.optional
        counts.twice += len(entries) > 1
        if not entries and not one.optional:
            counts.misses.append(f"{course.name}: missed {one.day} “{one.words}”")
        if len(entries) > 1:
            counts.misses.append(f"{course.name}: twice: {[entry.event for entry in entries]}")
    for entry in record.timeline:
        if told[entry.id] or entry.claims:
            counts.told += 1
            counts.right += bool(told[entry.id])
            if not told[entry.id]:
                counts.misses.append(f"{course.name}: none: {entry.when.earliest} “{entry.event}”")


def _tells(entry: Entry, one: Happening) -> bool:
    """Whether an entry is of a gold happening: the same day, month or year, told where the gold's words stand."""
    if not entry.when.earliest or not entry.when.earliest.isoformat().startswith(one.day):
        return False
    return any(p.article == at.article and p.span.overlaps(at.span) for p in entry.evidence for at in one.places)


if __name__ == "__main__":
    sys.exit(main())
