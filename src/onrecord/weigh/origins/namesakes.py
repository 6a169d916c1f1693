"""Families that may be one under two names: “Republican” and “Republican Party”, “Lee” and “Ann Lee”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

from onrecord.weigh.origins import bodies


def namesakes(names: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    """Families that may be one under two names: persons of one surname; a body, its short name and its initials; a surname that was taken
    for a body. Two people of one name count once, which is the lesser fault."""
    for (one, mine), (other, theirs) in combinations(sorted(names.items()), 2):
        if any(_may_be_one((one, a), (other, b)) for a in _told_as(one, mine) for b in _told_as(other, theirs)):
            yield one, other


def _told_as(key: str, names: Iterable[str]) -> list[tuple[str, ...]]:
    """The words of every name that a family goes by: its speakers', and the body's own."""
    own = [key.rpartition(":")[2]] if key.startswith(BODIES) else []
    return [words for words in dict.fromkeys(_words(name) for name in (*sorted(names), *own)) if words]


def _may_be_one(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    """Whether two families, each with the words of a name, may be one: “Republican” and “Republican Party”, “Lee” and “Ann Lee”."""
    (key, mine), (their_key, theirs) = one, other
    keys = (key, their_key)
    if all(each.startswith("person:") for each in keys):
        return mine[-1] == theirs[-1]
    if all(each.startswith("government:") for each in keys):
        return False
    short, long = sorted((mine, theirs), key=len)
    if short == long:
        return True
    if all(each.startswith(BODIES) for each in keys):
        within = all(any(_same_word(a, b) for b in long) for a in short)
        return within or short == ("".join(word[0] for word in long),)
    surname = key if len(mine) < len(theirs) else their_key
    return len(short) == 1 and surname == f"institution:{short[0]}" and long[-1] == short[0]


def _same_word(one: str, other: str) -> bool:
    """Whether two words of bodies' names are one or begin alike: “Democrat”, “Democratic”."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= STEM and long.startswith(short))


BODIES = ("institution:", bodies.BODY)
"""Starts of the families of bodies."""

STEM = 6
"""Letters from which a word that begins another is taken for it."""


def _words(name: str) -> tuple[str, ...]:
    """A name's words that tell something: “the Coastal Rights Monitor group” is coastal, rights, monitor."""
    return tuple(word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in FILLERS)


FILLERS = frozenset(
    {
        "the",
        "of",
        "for",
        "and",
        "in",
        "group",
        "organisation",
        "organization",
        "jr",
        "sr",
        "junior",
        "senior",
        "ii",
        "iii",
    }
)
"""Words of a name that it has or lacks at will."""
