"""A rule: a pattern, the words that tell where it can match, and what makes an expression of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.annotate.times.groups import Found
from onrecord.annotate.times.lexicon import table


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the kinds of words that it needs, and what makes an expression of its match."""

    name: str
    needs: str
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Found]


def after(name: str, pattern: str, make: Callable[[re.Match[str]], Found]) -> Rule:
    """A rule for what stands right behind an atom."""
    return Rule(name, "", re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE), make)


def rule(name: str, needs: str, pattern: str, make: Callable[[re.Match[str]], Found]) -> Rule:
    """A rule for what stands alone; not within a word, a price or a longer number."""
    return Rule(name, needs, re.compile(rf"(?<![\w$£€#])(?<!\d[.,])(?:{pattern})(?!\w)", re.IGNORECASE), make)


WORD = re.compile(r"[^\W_]+")


def _telling(*entries: str) -> frozenset[str]:
    """The longest word of each entry, without which it cannot stand in a text; and their plurals."""
    found = {max(WORD.findall(entry.lower()), key=len) for entry in entries}
    return frozenset(found | {f"{word}s" for word in found})


TELLING = {
    "month": _telling(*table("months")),
    "weekday": _telling(*table("weekdays")),
    "unit": _telling(*table("units"), "today", "tonight", "yesterday", "tomorrow", "centurie"),
    "season": _telling(*table("seasons")),
    "daypart": _telling(*table("dayparts")),
    "quarter": _telling("quarter", "half", "period", "q1", "q2", "q3", "q4"),
    "holiday": _telling(*table("holidays")),
    "century": _telling("century", "centuries"),
    "period": _telling(*table("periods")),
    "reference": _telling(*table("references")),
    "set": _telling(*table("sets")),
    "christ": frozenset({"bc", "b", "bce"}),
    "hijri": _telling(*table("hijri_months"), "hijri", "ah"),
    "persian": _telling(*table("persian_months")),
    "feast": _telling(*table("hijri_days"), *table("persian_days")),
    "weekdays": frozenset({"weekdays", "weekends"}),
    "spelled": frozenset({"nineteen", "two"}),
}
"""The words that tell where rules of each kind can match, so that they are run there alone; “digits”, “year” and “nineties”
are told by their form."""
