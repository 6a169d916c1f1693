"""What people decided, and what was looked at and left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.text import Passage, Reason


class Verdict(StrEnum):
    """Of two things: the same, different, unsure (looked at) or open (not looked at)."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided. It names marks (article and span), never cluster ids, and so outlives a re-reading.
    `kind` is same, different, rename, accept, reject, date or outlet."""

    by: str
    at: datetime
    kind: str
    marks: tuple[Passage, ...]
    value: str | None = None
    undone: bool = False


def rulings(judgements: Iterable[Judgement], about: str) -> list[Judgement]:
    """The judgements that stand and accept or reject something of one kind (“copy”, “claim”), in the order in which they were made: a later
    one wins over an earlier one."""
    found = (one for one in judgements if one.kind in {"accept", "reject"} and one.value == about and not one.undone)
    return sorted(found, key=lambda one: (one.at, one.by, one.kind, one.marks))


@dataclass(frozen=True, slots=True)
class Undecided:
    """What was looked at and not decided, shown as such: `kind` is e.g. same_person, published, speaker."""

    kind: str
    items: tuple[str, ...]
    reasons: tuple[Reason, ...]
