"""Numbers as articles write them, as bounds: “at least 43”, “dozens”, “some 1,200”, “2.5 million”, “between 30 and 40”.

A number is kept as what it allows: “at least 43” is 43 to open, “dozens” is 24 to open, “about 40” is 36 to 44.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.model.reading import Bound

ABOUT = 0.1
"""How far “about 40” may lie from 40, as a share; set by reading round figures against exact ones in news."""

UNITS = {
    "zero": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
          "mn": 1e6, "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "k": 1e3}  # fmt: skip
VAGUE = {
    "several": (3, 20), "few": (2, 10), "couple": (2, 3), "handful": (2, 10), "both": (2, 2), "pair": (2, 2),
    "dozens": (24, None), "scores": (40, None), "tens": (20, None), "hundreds": (200, None),
    "thousands": (2e3, None), "millions": (2e6, None), "billions": (2e9, None), "many": (5, None),
    "numerous": (5, None), "half": (0.5, 0.5),
}  # fmt: skip
"""What a vague word allows. “Several” is rarely below three or above twenty; plurals of scales have no upper end."""

AT_LEAST = ("at least", "more than", "over", "no fewer than", "not less than", "no less than", "upwards of",
            "minimum of", "a minimum of", "exceeding", "in excess of", "as many as or more than", "above",
            "not fewer than", "well over", "greater than")  # fmt: skip
AT_MOST = ("up to", "at most", "as many as", "fewer than", "less than", "no more than", "not more than", "under",
           "as much as", "a maximum of", "below")  # fmt: skip
APPROXIMATE = ("about", "around", "some", "roughly", "approximately", "nearly", "almost", "an estimated", "estimated",
               "close to", "circa", "or so", "more or less", "just over", "just under", "close on", "near")  # fmt: skip
_BOUNDS = sorted(
    [(words, bound) for bound, rows in ((Bound.AT_LEAST, AT_LEAST), (Bound.AT_MOST, AT_MOST), (Bound.ABOUT, APPROXIMATE))
     for words in rows],
    key=lambda row: -len(row[0]),
)  # fmt: skip
_DIGITS = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.(\d+))?([a-z]{0,2})")


class Comparison(StrEnum):
    """Of two numbers for one thing: equal, both possible with one saying more, or not both true."""

    EQUAL = "equal"
    WITHIN = "within"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number allows: from `low` to `high`, `None` where open; `point` is the figure as written."""

    low: float | None
    high: float | None
    bound: Bound
    point: float | None

    @property
    def value(self) -> str:
        """The figure as text, `43` or `2500000`; for a vague word its lower end."""
        shown = self.point if self.point is not None else self.low if self.low is not None else self.high
        return f"{shown:.10g}"


def is_number_word(word: str) -> bool:
    """Whether a word can stand in a number: `43`, “forty-three”, “dozens”, “million”."""
    lower = word.lower()
    return bool(
        _DIGITS.fullmatch(lower)
        or lower in SCALES.keys() - {"m", "b", "k"}
        or lower in VAGUE
        or (lower in UNITS and lower != "no")
        or (("-" in lower) and all(part in UNITS or part in SCALES for part in lower.split("-")))
    )


@lru_cache(maxsize=1 << 12)
def clean(text: str) -> Amount | None:
    """What a phrase such as “at least 2.5 million” or “some forty-three” allows; None where it holds no number."""
    words = re.sub(r"[()\[\]“”\"'$€£¥]", " ", text.lower())
    words = re.sub(r"\s+", " ", words).strip()
    bound, words = _take_bound(words)
    ends = re.split(r"\s+(?:to|and|or)\s+|(?<=\d)[–—-](?=\d)", words.removeprefix("between ").removeprefix("from "))
    if len(ends) == 2 and (low := _plain(ends[0])) and (high := _plain(ends[1])) and _is_range(words, low, high):  # noqa: PLR2004 - both ends
        return Amount(low[0], high[0] if high[1] == high[0] else high[1], Bound.ABOUT, None)
    found = _plain(words)
    return _bounded(*found, bound) if found else None


def _is_range(words: str, low: tuple[float, float | None], high: tuple[float, float | None]) -> bool:
    """“two hundred and five” is one number; “30 to 40” and “between 30 and 40” are two."""
    return low[0] < high[0] and (" and " not in words or words.startswith("between "))


def _take_bound(words: str) -> tuple[Bound, str]:
    for phrase, bound in _BOUNDS:
        if words.startswith(phrase + " "):
            return bound, words[len(phrase) + 1 :]
        if words.endswith((" " + phrase,)):
            return bound, words[: -len(phrase) - 1]
    if words.endswith((" or more", " at least")):
        return Bound.AT_LEAST, words.rsplit(" ", 2)[0]
    return Bound.EXACT, words


def _plain(words: str) -> tuple[float, float | None] | None:
    """Lower and upper end of a number without its bound; equal ends for a figure."""
    parts = [part for part in re.split(r"[\s]+|-(?=[a-z])", words) if part not in ("a", "an", "the", "of", "and", "")]
    figures = _figures(parts)
    if figures is not None:
        return figures, figures
    for part in parts:
        if part in VAGUE:
            low, high = VAGUE[part]
            scale = next((SCALES[p.rstrip("s")] for p in parts if p != part and p.rstrip("s") in SCALES), 1)
            return low * scale, None if high is None else high * scale
    return (float(SCALES[parts[0]]),) * 2 if parts and parts[0] in SCALES else None


def _figures(parts: Sequence[str]) -> float | None:
    """The value of “2.5 million”, “two hundred five”, “1,200”; None where a part is no number."""
    total, current, seen = 0.0, 0.0, False
    for part in parts:
        if match := _DIGITS.fullmatch(part):
            digits = re.sub(r"\D", "", match[1])
            current += float(f"{digits}.{match[2] or 0}") * SCALES.get(match[3], 1)
            seen = True
        elif part in UNITS:
            current += UNITS[part]
            seen = True
        elif part in SCALES and seen:
            scaled = (current or 1) * SCALES[part]
            total, current = (total + scaled, 0.0) if SCALES[part] >= 1000 else (total, scaled)  # noqa: PLR2004 - thousands and up close a group
        else:
            return None
    return total + current if seen else None


def _bounded(low: float, high: float | None, bound: Bound) -> Amount:
    point = low if low == high else None
    match bound:
        case Bound.AT_LEAST:
            return Amount(low, None, bound, point)
        case Bound.AT_MOST:
            return Amount(None, high, bound, point)
        case Bound.ABOUT:
            return Amount(low * (1 - ABOUT), None if high is None else high * (1 + ABOUT), bound, point)
    return Amount(low, high, Bound.ABOUT if point is None else bound, point)


def compare(one: Amount, other: Amount) -> Comparison:
    """Whether two numbers say the same, can both be true, or cannot: “at least 43” and 40 cannot, nor 43 and 45."""
    if (one.low, one.high) == (other.low, other.high):
        return Comparison.EQUAL
    apart = _below(one.high, other.low) or _below(other.high, one.low)
    return Comparison.APART if apart else Comparison.WITHIN


def _below(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low


def specificity(amount: Amount) -> int:
    """How much a number says: 3 for a figure, 2 for a bounded or rounded one, 1 for a range, 0 for a vague word."""
    if amount.bound is Bound.EXACT:
        return 3
    if amount.point is not None:
        return 2
    return 1 if amount.high is not None else 0
