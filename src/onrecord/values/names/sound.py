"""How names sound: spellings that transliterations share made one, consonants, and how alike two parts are."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.values.names.tables import given, nicknames

FOLDS = (
    ("dzh", "j"), ("dj", "j"), ("tch", "c"), ("tsch", "c"), ("sch", "s"), ("shch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "k"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("ck", "k"), ("ks", "x"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ij", "i"), ("yi", "i"),
    ("w", "v"), ("y", "i"), ("ts", "c"), ("tz", "c"), ("c", "k"), ("x", "ks"), ("z", "s"), ("e", "a"), ("o", "u"),
)  # fmt: skip
"""Spellings that transliterations share, in the order in which they are folded."""


VOWELS = re.compile(r"[aeiou]")


DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A romanised word with shared spellings made one: `qassemi` and `ghasemi` → `kasami`."""
    if word.startswith("x"):
        word = "s" + word[1:]
    for old, new in FOLDS:
        word = word.replace(old, new)
    return DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, the first letter kept: `kasami` → `ksm`; vowels at the start are one."""
    folded = fold(word)
    body = VOWELS.sub("", folded[1:]).replace("h", "")
    head = "a" if folded[:1] in set("aeiou") else folded[:1]
    return head + body


@lru_cache(maxsize=65536)
def first_sounds(part: str) -> frozenset[str]:
    """The first letters under which a given name may come, folded: `bill` → `b`, `v` (for William)."""
    return frozenset(skeleton(word)[:1] for word in (part, *sorted(nicknames().get(part, ()))))


@lru_cache(maxsize=65536)
def given_sounds(part: str) -> frozenset[str]:
    """The consonants under which a given name may come: `bill` → `bl`, `vlm`."""
    return frozenset(skeleton(word) for word in (part, *sorted(nicknames().get(part, ()))))


@lru_cache(maxsize=131072)
def part_score(one: str, other: str) -> tuple[float, str]:  # noqa: PLR0911 - one return for each kind of likeness
    """How alike two parts are, and why: (`qassemi`, `ghasemi`) → (0.95, “same sound”)."""
    if one > other:
        one, other = other, one
    if one == other:
        return 1.0, "the same"
    if one.isdigit() or other.isdigit():
        return 0.0, "other numbers"
    if len(one) == 1 or len(other) == 1:
        return (0.85, "initial") if one[0] == other[0] else (0.0, "other initial")
    if nicknames().get(one, frozenset()) & nicknames().get(other, frozenset()):
        return 0.9, "short form"
    a, b = fold(one), fold(other)
    if one in given() and other in given():
        return 0.5 * (a[0] == b[0]), "two given names"
    if a == b:
        return 0.96, "another spelling"
    near = DamerauLevenshtein.normalized_similarity(a, b)
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 1 and near >= SOUND_NEAR:
        return max(0.86, min(0.94, near + 0.2)), "same consonants"
    slips = DamerauLevenshtein.distance(one, other)
    if (
        slips <= 1 + (max(len(one), len(other)) >= LONG_WORD)
        and min(len(one), len(other)) >= SLIP_LENGTH
        and one[0] == other[0]
    ):
        return 0.88 if slips == 1 else 0.82, "a slip of the pen"
    return near * 0.8, "unlike"


PART_SAME = 0.82
"""Score of two parts from which they can be one part, spelled in two ways."""


SOUND_NEAR = 0.5
"""Folded similarity under which equal consonants say nothing (short names of many vowels)."""


SLIP_LENGTH, LONG_WORD = 5, 6
"""Letters from which one slip, and from which two, may lie between two spellings of a part."""
