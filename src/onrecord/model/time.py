"""Times as an article writes them, kept unresolved, and as days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimeType(StrEnum):
    """TIMEX3's types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included; `None` where open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as written, before anybody knows the article's date: “Monday” is the weekday 0, not a day.

    `kind` says which of the fields count (see `values/dates`); the rest are `None`. It holds no date that the
    words do not hold.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    count: float | None = None
    direction: int | None = None
    """-1 before the anchor (“last”, “ago”), 0 around it (“this”), 1 after it (“next”, “in three days”)."""
    modifier: str | None = None
    literal: str | None = None
    """The TIMEX3 value where the words fix it alone (`2016-08-22`, `P2M`, `PRESENT_REF`)."""
    inner: tuple[Expression, ...] = ()
    """Parts of a compound: the ends of a range, the anchor of “two months before May 19”."""
    tense: str | None = None
    """past, present or future, as the verb of its clause says: “met on Monday”, “will meet on Monday”."""
    happened: bool = False
    """Whether a noun beside it names what has happened, so that it lies behind the article: “Friday's stabbing”."""
    known: int | None = None
    """The year in which everybody knows that it happened: “the Sept. 11 attacks”; of an older article it tells nothing."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time as days: `value` is ISO 8601 or TIMEX3, or None where the texts do not fix it; `basis` says how."""

    value: str | None
    earliest: date | None
    latest: date | None
    basis: str
    edtf: str | None = None
