"""Counts of people in disasters, accidents and attacks: what they are called, and which of them may be one count.

The words stand in `data/tolls.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from onrecord.values import predicates
from onrecord.values.predicates import split

BEFORE = 14
"""Code points before a number in which stands that it is only added: “a further ”."""


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("onrecord") / "data" / "tolls.toml").read_text("utf-8"))


def table(section: str) -> Mapping[str, str]:
    """A section of the table: from name to a cell of words."""
    return _table()[section]


def words(section: str, name: str) -> frozenset[str]:
    """The words of one cell."""
    return cells(_table()[section].get(name, ""))


@cache
def cells(cell: str) -> frozenset[str]:
    """The words of a cell as a set: `"rise, rose"` has two."""
    return frozenset(split(cell))


def labels() -> Mapping[str, str]:
    """From action to what its count is called: `kill`, “people killed”."""
    return _table()["labels"]


def is_people(action: str, noun: str) -> bool:
    """Whether a noun means the people that an action's toll counts: “survivors” of a rescue, “people” of any."""
    if action != "kill" and noun in words("counted", "dead"):
        return False
    return not noun or noun in predicates.aspects().people or noun in words("counted", action)


@cache
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(split(row)) for row in _table()["families"].values())


def disasters() -> frozenset[str]:
    """All actions that bring a toll: `quake`, `sink`, `explode`."""
    return frozenset().union(*_families())


def may_be_one(some: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether what happened here may have brought what happened there: a quake and a landslide, not a quake and a storm."""
    if not some or not others:
        return True
    return any(some & family and others & family for family in _families())


def is_added(text: str, start: int, end: int) -> bool:
    """Whether the number at a place comes on top of another: “*another 19* people”, “*15 more* bodies”."""
    before = " ".join(text[max(0, start - BEFORE) : start].lower().split())
    if any(before == word or before.endswith(f" {word}") for word in split(_table()["added"]["before"])):
        return True
    return text[end : end + BEFORE].lower().split()[:1] in [[word] for word in split(_table()["added"]["after"])]


def is_crowd(noun: str) -> bool:
    """Whether a noun means those whom one disaster strikes together: “passengers”, “pilgrims”."""
    return noun.removesuffix("s") in words("crowds", "nouns")


_DEAD = re.compile(r"\b(?:kill\w*|dead|die[sd]?|deaths?|lives)\b", re.IGNORECASE)


def is_beside_dead(sentence: str) -> bool:
    """Whether a sentence tells of dead too, so that “another 40” are those to whom something else was done."""
    return bool(_DEAD.search(sentence))
