"""A match that may be a time, before its tense is known."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.time import Expression, TimeType


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match that may be a time: its place, and what it says."""

    start: int
    end: int
    rank: int
    type: TimeType
    expression: Expression
