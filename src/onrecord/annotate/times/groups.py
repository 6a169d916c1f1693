"""What the groups of a match say: a word of direction, a part, a year; the pieces that every rule is made with."""

from __future__ import annotations

import re

from onrecord.annotate.times.lexicon import table
from onrecord.model.time import Expression, TimeType

Found = tuple[TimeType, Expression] | None

BEFORE = frozenset({"last", "past", "this past", "previous", "the previous", "preceding", "the preceding", "latest"})
AFTER = frozenset({"next", "coming", "this coming", "following", "the following"})
IN_TEXT = frozenset(
    {"the previous", "the following", "that", "the same", "the preceding", "same", "following", "preceding"}
)
"""Words that count from the time before them in the text, not from the article's day."""

PARTS = {"early": "START", "beginning": "START", "start": "START", "first half": "START", "mid": "MID", "middle": "MID"}
CENTURY_TURN = 50
"""A year of two digits at or below this is of the 2000s (“'16”), above it of the 1900s (“'89”)."""


def date_of(kind: str, **fields: object) -> Found:
    """A date of this kind."""
    return TimeType.DATE, Expression(kind, **fields)  # type: ignore[arg-type]


def got(match: re.Match[str], *names: str) -> str:
    """The first group of these that matched, in lower case with single spaces."""
    groups = match.groupdict()
    found = next((groups[name] for name in names if groups.get(name)), "")
    return " ".join(found.lower().split())


def direction_of(word: str) -> int | None:
    """-1 for “last”, 1 for “next”, 0 for “this”, None where there is no such word."""
    if not word:
        return None
    if word in BEFORE:
        return -1
    return 1 if word in AFTER else 0


def part_of_word(word: str) -> str | None:
    """`START`, `MID` or `END`: “early”, “mid”, “late”."""
    return PARTS.get(word, "END") if word else None


def full_year(digits: str) -> int:
    """The year of its last two digits."""
    short = int(digits)
    return short + (2000 if short <= CENTURY_TURN else 1900)


def year_of(match: re.Match[str]) -> int | None:
    """The year that a match writes in figures: “2016”, “'16”."""
    if year := got(match, "year", "year0"):
        return int(year)
    return full_year(yy) if (yy := got(match, "yy")) else None


def year_by_words(match: re.Match[str]) -> tuple[Expression, ...]:
    """The year that words point at: “March of last year”."""
    word = got(match, "yearword", "yearword0")
    if not word:
        return ()
    rel = word.removesuffix(" year")
    return (
        Expression("unit", unit="Y", count=direction_of(rel), direction=direction_of(rel), modifier=modifier_of(rel)),
    )


def modifier_of(rel: str) -> str | None:
    """`previous` of words that count from the time before them in the text: “the following”."""
    return "previous" if rel in IN_TEXT else None


def in_part(expression: Expression, part: str | None) -> Expression:
    """The part of a stretch, where one is named."""
    return Expression("part", modifier=part, inner=(expression,)) if part else expression


def ordinal(word: str) -> int:
    """The number of “third”, “3rd”; -1 of “last” and “final”."""
    if word in ("last", "final"):
        return -1
    return int(re.sub(r"\D", "", word)) if word[0].isdigit() else int(table("ordinals")[word])
