"""A clue: words of an article that tell of its day."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link.dating.calendar import Days
from onrecord.link.dating.offsets import offsets
from onrecord.model.text import Passage
from onrecord.model.time import Expression

Windows = tuple[tuple[str, str], ...]
"""Stretches of days, first and last, the last empty where it is open."""

OF_DAY = Expression("calendar")
"""What a clue stands on whose value is a day of a table."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that tell of an article's date: the table that says what they tell, and what they name.

    `subject` is the same for clues of one thing (“August 16” twice), which count once.
    """

    table: str
    subject: str
    text: str
    passage: Passage
    expression: Expression | None = None
    value: str | None = None
    windows: Windows = ()

    def offsets(self) -> Days:
        """For every day, how it lies to what the clue names."""
        return offsets(self.table, self.expression, self.value, self.windows)
