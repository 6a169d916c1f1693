"""Days that say which happening is meant: “its ally's October 7 massacres”, “Friday's stabbing”, “the attack of 13 November”.

What is named as having happened lies behind the article, whatever the verb of the clause: “the court *will hear* three men over
Friday's stabbing”. Beside a day of the same month with its year it is of that year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.annotate.times.candidate import Candidate
from onrecord.annotate.times.lexicon import table
from onrecord.model.time import Expression
from onrecord.values.dates import day_in

BEFORE, AFTER = 60, 60
"""Code points before and after a day in which the words of its phrase are looked for."""
BESIDE = 400
"""Code points within which a day of the same month, written with its year, tells the year."""

_OWNER = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|this|that|those|these)|['’]s?)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_DEFINITE = re.compile(r"(?:\b(?:the|his|her|its|their|that|those)|['’]s?)\s+(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE)
_JOIN = re.compile(r"(?:['’]s?)?[-\s]+")


def looked_back(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The times of a block with those that name a happening set behind the article."""
    return [_happened(one, found, text) if is_open(day_in(one.expression)) else one for one in found]


def is_open(expression: Expression) -> bool:
    """Whether it is a day whose side, or year, the words do not fix."""
    free = expression.direction is None and not expression.inner
    day = expression.kind == "calendar" and expression.day is not None and expression.year is None
    return free and (day or expression.kind == "weekday") and expression.modifier != "previous"


def _happened(one: Candidate, found: Sequence[Candidate], text: str) -> Candidate:
    noun = _behind(one, text) or _ahead(one, text)
    if noun is None:
        return one
    day = replace(day_in(one.expression), happened=True)
    if day.kind == "calendar":
        year = _beside(one, day.month, found)
        day = replace(day, year=year, known=None if year else _known(day, noun))
    return replace(one, expression=_with(one.expression, day))


def _with(outer: Expression, day: Expression) -> Expression:
    """The expression with another day in it."""
    return (
        replace(outer, inner=(_with(outer.inner[0], day),)) if outer.kind in ("clock", "part") and outer.inner else day
    )


def _behind(one: Candidate, text: str) -> str | None:
    """The noun behind a day: “the October 7 massacres”, “Friday's deadly stabbing”."""
    joined = _JOIN.match(text, one.end)
    if joined is None or not (joined[0].strip(" -") or _OWNER.search(text[max(0, one.start - BEFORE) : one.start])):
        return None
    match = _phrase().match(text, joined.end(), one.end + AFTER)
    return match["noun"].lower() if match else None


def _ahead(one: Candidate, text: str) -> str | None:
    """The noun before a day: “the attack of October 7”, “its massacre on October 7”."""
    before = text[max(0, one.start - BEFORE) : one.start]
    match = _of().search(before)
    return match["noun"].lower() if match and _DEFINITE.search(before[: match.start()]) else None


def _beside(one: Candidate, month: int | None, found: Sequence[Candidate]) -> int | None:
    """The year of the nearest day of the same month that is written with one."""
    same = [
        (max(one.start - other.end, other.start - one.end), other.expression.year)
        for other in found
        if (e := other.expression).kind == "calendar" and e.year and e.month == month and e.day
    ]
    gap, year = min(same, default=(BESIDE, None))
    return year if gap < BESIDE else None


def _known(expression: Expression, noun: str) -> int | None:
    """The year of a day that everybody knows by its happening: “the Sept. 11 attacks”."""
    row = table("known_days").get(f"{expression.month:02}-{expression.day:02}")
    return int(row["year"]) if row and noun.removesuffix("s") in row["nouns"] else None


def _nouns() -> str:
    plain = (re.escape(word).replace("\\ ", r"\s+") for word in table("happened_nouns")["words"])
    return rf"(?P<noun>(?:{'|'.join(sorted(plain, key=lambda word: (-len(word), word)))})(?:e?s)?)\b"


@cache
def _phrase() -> re.Pattern[str]:
    """Up to two words and a noun that names what has happened, where no noun of what is to come follows it."""
    closed = "|".join((*table("happened_nouns")["closed"], *table("happened_nouns")["ahead"]))
    ahead = "|".join(table("happened_nouns")["ahead"])
    return re.compile(
        rf"(?:(?!(?:{closed})s?\b)[\w’'.-]+,?\s+){{0,2}}?{_nouns()}(?!['’]s?\b|\s+(?:{ahead})s?\b)", re.IGNORECASE
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\b{_nouns()}\s+(?:(?:of|on)\s+(?:the\s+)?)$", re.IGNORECASE)
