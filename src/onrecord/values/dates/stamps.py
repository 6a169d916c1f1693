"""Stamps: the dates that stand on an article and not in its sentences, e.g. “Updated: Tuesday, March 3, 2026 at 4:15 p.m.”.

They are read with patterns of their own, as the lines that hold them are no sentences and are not parsed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.values.dates.days import day_of

FIRST_YEAR, LAST_YEAR = 1980, 2099
"""Years of which a stamp can be; a line with an earlier one speaks of something else."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as stamped: the days that it can mean (two where the order of day and month is open).

    Without a year `days` is empty and `month` and `day` count. `label` is `published`, `updated` or None; `start` and
    `end` are offsets in the text that was searched. `orders` are the readings of a stamp like “03/04/2026”: day first,
    month first (None where that is no day).
    """

    start: int
    end: int
    days: tuple[date, ...]
    month: int
    day: int
    weekday: int | None = None
    label: str | None = None
    orders: tuple[date | None, date | None] = (None, None)

    @property
    def day_first(self) -> bool | None:
        """Whether a stamp in figures shows the order that its outlet writes: “23/04/2026”; None where it does not."""
        first, second = self.orders
        return None if bool(first) == bool(second) else bool(first)


def find(text: str) -> tuple[Stamp, ...]:
    """The stamps of a line, in order; one whose weekday does not fit its day is none."""
    return tuple(stamp for match in _pattern().finditer(text) if (stamp := _made(text, match)))


def is_all(text: str) -> bool:
    """Whether a line holds stamps, their labels and times of day, and nothing else."""
    return bool(find(text)) and not _LETTERS.search(_ASIDE.sub(" ", _labels().sub(" ", _pattern().sub(" ", text))))


def leads(text: str) -> bool:
    """Whether a text starts with a full stamp that was glued before its first word: “Sun 05 Jul 2015 Raids kill 22”."""
    first = next(iter(find(text)), None)
    return bool(first and first.days and first.weekday is not None and not text[: first.start].strip())


@cache
def _tables() -> Mapping[str, Mapping[str, int]]:
    return tomllib.loads(files("onrecord").joinpath("data/times.toml").read_text(encoding="utf-8"))


def _either(name: str) -> str:
    return "|".join(sorted(_tables()[name], key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday = rf"(?:{_either('months')})\b\.?", rf"(?P<weekday>{_either('weekdays')})\b\.?,?\s+(?:the\s+)?"
    day, year = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:])", r"(?:,?\s*(?P<{}>(?:19|20)\d\d)(?!\d))?"
    written = (
        rf"(?:{weekday})?(?:(?:{month}\s+(?={day}\s+{month},?\s*(?:19|20)\d\d))?(?P<d1>{day})\s+(?:of\s+)?(?P<m1>{month}){year.format('y1')}"
        rf"|(?P<m2>{month})\s+(?P<d2>{day}){year.format('y2')})"
    )
    figures = (
        r"(?P<iso>(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\2(?:3[01]|[12]\d|0?[1-9]))(?!\d)"
        r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>(?:19|20)\d\d)(?!\d)"
    )
    figures = figures.replace("([-/.])", "(?P<isosep>[-/.])").replace(r"\2", "(?P=isosep)")
    return re.compile(rf"(?<![\w/.-])(?:{figures}|{written})", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    rows = _tables()["stamp_labels"]
    words = "|".join(word.replace(" ", r"\s+") for word in sorted(rows, key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?P<label>{words})\b\s*(?:date|on|at)?\s*[:|-]?", re.IGNORECASE)


_ASIDE = re.compile(
    r"(?<=\s)T?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?|hrs?\b|h\b)?|T\d\d:\d\d(?::\d\d)?\S*|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:at|on|date|this\s+(?:article|story|page)\s+was|(?:article|story|page)|first|last|local\s+time|noon|midnight|[ap]\.?m"
    r"|GMT|UTC|[ECMP][SD]?T|BST|IST|CES?T|MSK|Z)\b(?:[+-]\d\d?:?\d{0,2})?",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\w")


def _made(text: str, match: re.Match[str]) -> Stamp | None:
    """The stamp of a match, None where the calendar has no such day or its weekday is another's."""
    days = tuple(sorted({day for day in _days(match) if FIRST_YEAR <= day.year <= LAST_YEAR}))
    word = (match["weekday"] or "").lower().rstrip(".")
    weekday = _tables()["weekdays"].get(word) if word else None
    if days and weekday is not None:
        days = tuple(day for day in days if day.weekday() == weekday)
    month, day = _month_and_day(match)
    if not days and (match["y1"] or match["y2"] or not month):
        return None
    return Stamp(match.start(), match.end(), days, month, day, weekday, _label(text[: match.start()]), _orders(match))


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    name = (match["m1"] or match["m2"] or "").lower().rstrip(".")
    figure = re.sub(r"\D", "", match["d1"] or match["d2"] or "")
    return (_tables()["months"][name], int(figure)) if name and figure else (0, 0)


def _days(match: re.Match[str]) -> Iterator[date]:
    """The days that a stamp can mean; “03/04/2026” can be two."""
    if match["a"]:
        yield from (day for day in _orders(match) if day)
        return
    if match["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
    else:
        month, day = _month_and_day(match)
        year = int(match["y1"] or match["y2"] or 0)
    if year and (found := day_of(year, month, day)):
        yield found


def _orders(match: re.Match[str]) -> tuple[date | None, date | None]:
    """A stamp in figures with its day first, and with its month first; dots are written by those who put the day first."""
    if not match["a"]:
        return None, None
    a, b, year = int(match["a"]), int(match["b"]), int(match["c"])
    return day_of(year, b, a), None if match["sep"] == "." else day_of(year, a, b)


def _label(before: str) -> str | None:
    """What the words before a stamp say of it: the nearest label."""
    found = [*_labels().finditer(before)]
    if not found:
        return None
    return str(_tables()["stamp_labels"][" ".join(found[-1]["label"].lower().split())])
