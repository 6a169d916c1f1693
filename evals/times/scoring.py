"""How times are counted against gold: extents, types, and values on extents that overlap, as in TempEval-3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evals.times.corpora import Document, GoldTime

NAMED_PERIOD = re.compile(r"[-\d]+/[-\d]+$")
"""Values of named stretches (“World War II”): TIMEX2 and TIMEX3 do not mark the names of events, so those are not asked for."""


@dataclass(frozen=True)
class FoundTime:
    """A time that was found, with its value."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass
class Counts:
    """What was found, what there was, and how much of it agrees."""

    found: int = 0
    gold: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0
    literal: int = 0
    sentences: int = 0
    seconds: float = 0.0
    parse_seconds: float = 0.0
    misses: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        return 2 * right / (self.found + self.gold) if self.found + self.gold else 0.0

    def row(self) -> dict[str, float]:
        names = ("strict", "relaxed", "type", "value", "literal")
        return {name: round(self.f1(getattr(self, name)), 4) for name in names}


def compare(times: Sequence[FoundTime], gold: Sequence[GoldTime], document: Document, counts: Counts) -> None:
    """Add one document to the counts; each gold time meets the found one that it shares most with."""
    found = [time for time in times if time.value and not NAMED_PERIOD.match(time.value)]
    counts.found += len(found)
    counts.gold += len(gold)
    used: set[int] = set()
    for want in gold:
        met = [(min(f.end, want.end) - max(f.start, want.start), -i) for i, f in enumerate(found) if i not in used]
        shared, index = max(met, default=(0, 0))
        words = " ".join(document.text[want.start : want.end].split())
        if shared <= 0:
            counts.misses.append(f"{document.name} missed “{words}” = {want.value}")
            continue
        used.add(-index)
        have = found[-index]
        counts.relaxed += 1
        counts.strict += (have.start, have.end) == (want.start, want.end)
        counts.type += want.type in (None, have.type)
        counts.literal += have.value == want.value
        if same(have.value, want.value):
            counts.value += 1
        else:
            counts.misses.append(f"{document.name} ({document.day}) “{words}” = {have.value}, gold {want.value}")
    for i, have in enumerate(found):
        if i not in used:
            words = " ".join(document.text[have.start : have.end].split())
            counts.misses.append(f"{document.name} spurious “{words}” = {have.value}")


def same(ours: str | None, gold: str) -> bool:
    """Equal values; an X stands for what the gold does not tell (`1949-XX`, `1989-WXX`, `196X`), which is not asked for,
    nor are seconds and zones."""
    have, want = _plain(ours or ""), _plain(gold)
    if have == want:
        return True
    open_parts = re.escape(want).replace("X", r"[\dX]")
    return want[:1] != "P" and want[:4].isdigit() and "X" in want and bool(re.fullmatch(open_parts, have))


def _plain(value: str) -> str:
    value = re.sub(r"(T\d\d(?::\d\d)?)(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?$", r"\1", value)
    value = re.sub(r"-W(\d)$", r"-W0\1", re.sub(r"(?:-XX)+$", "", value))
    return re.sub(r":00$", "", re.sub(r"^(\d{2,3})X+$", r"\1", value))
