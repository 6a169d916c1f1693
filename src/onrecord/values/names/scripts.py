"""Names in letters that write few vowels, or other sounds than Latin ones, compared by their bare consonants."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.values.names.sound import DOUBLE, PART_SAME, VOWELS, fold


def bare_script(name: str) -> bool:
    """Whether a name is in letters that write few vowels or other sounds than Latin ones."""
    return any(
        unicodedata.name(char, "").split(" ")[0] in BARE_SCRIPTS
        for char in name
        if char.isalpha() and ord(char) > LATIN_END
    )


def far_script(name: str) -> bool:
    """Whether its sounds are others than Latin ones: r and l, b and v."""
    return any(
        unicodedata.name(char, "").split(" ")[0] in BARE_SCRIPTS - {"ARABIC", "SYRIAC"}
        for char in name
        if ord(char) > LATIN_END
    )


BARE_SCRIPTS = frozenset(
    {
        "ARABIC",
        "HEBREW",
        "SYRIAC",
        "CJK",
        "KATAKANA",
        "HANGUL",
        "THAI",
        "KHMER",
        "DEVANAGARI",
        "BENGALI",
        "TAMIL",
        "ETHIOPIC",
    }
)


LATIN_END = 0x36F
"""The last code point of Latin letters and their marks."""


def across(a: tuple[str, ...], b: tuple[str, ...], *, far: bool) -> tuple[float, list[str]]:
    """Parts in order, by their bare consonants: `frnndw` and `fernando`."""
    if len(a) != len(b):
        return 0.0, ["other numbers of parts"]
    scores = [_bare_score(x, y, far=far) for x, y in zip(a, b, strict=True)]
    if min(scores) < PART_SAME:
        return min(scores) * 0.5, ["the consonants differ"]
    return sum(scores) / len(scores), [
        f"{x} / {y}: the same consonants in two scripts" for x, y in zip(a, b, strict=True)
    ]


def _bare_score(one: str, other: str, *, far: bool) -> float:
    """How alike two parts are when vowels, w and y say nothing, p is b, and far scripts do not tell r from l."""
    a, b = _bare(one, far=far), _bare(other, far=far)
    if a & b:
        return 0.9
    near = min(DamerauLevenshtein.distance(x, y) for x in a for y in b)
    return 0.83 if near == 1 and min(len(x) for x in (*a, *b)) > 2 else 0.3  # noqa: PLR2004 - of two consonants one is too much to miss


@lru_cache(maxsize=65536)
def _bare(word: str, *, far: bool) -> frozenset[str]:
    folded = fold(word)
    for old, new in (("p", "b"), ("g", "k"), *((("r", "l"), ("v", "b"), ("d", "t")) if far else ())):
        folded = folded.replace(old, new)
    plain = DOUBLE.sub(r"\1", VOWELS.sub("", folded.replace("h", "")))
    return frozenset({plain, DOUBLE.sub(r"\1", plain.replace("v", ""))}) - {""} or frozenset({folded})
