"""The words of time from `data/times.toml`, as lookups and as pieces of patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

SEVERAL = re.compile(r"several|few|many|some|numerous|recent|couple of|number of|dozens|hundreds", re.IGNORECASE)


@cache
def table(name: str) -> Mapping[str, Any]:
    """One section of the table, e.g. `months`."""
    return _tables()[name]


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    text = files("onrecord").joinpath("data/times.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(entries: Iterable[str]) -> str:
    """A pattern of these words, the longest first; spaces and apostrophes as loosely as texts write them."""
    ordered = sorted(entries, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", r"\s+").replace("'", "['’]") for word in ordered)


def lookup(name: str, word: str) -> Any:
    """What a word stands for, e.g. `lookup("months", "Sept.")` is 9."""
    plain = " ".join(word.lower().replace("’", "'").rstrip(".").split())
    return table(name)[plain]


UNIT_WORDS = words(table("units"))
SHORT_NUMBERS = words(n for n, v in table("numbers").items() if n not in ("a", "an", "couple"))
NUMBER = (
    rf"(?:\d+(?:\.\d+)?(?:\s+1/2|½)?|(?:{SHORT_NUMBERS})(?:[-\s]+(?:{SHORT_NUMBERS}))*"
    r"|an?\s+(?:hundred|dozen|couple\s+of|few|half)|the\s+few|an?|half\s+an?|several|few|a\s+number\s+of|many|dozens\s+of"
    r"|hundreds\s+of)"
)
"""Numbers as written with units: “two”, “5 1/2”, “twenty-five”, “a couple of”, “several”."""


def number(text: str) -> float | None:
    """The number of such words, None where they give none (“several”)."""
    plain = text.lower().replace("-", " ").strip()
    if plain.startswith("half"):
        return 0.5
    if "couple" in plain:
        return 2
    if SEVERAL.search(plain):
        return None
    half = 0.5 if plain.endswith(("1/2", "½")) else 0
    plain = plain.removesuffix("1/2").removesuffix("½").strip()
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return float(plain) + half
    return _spelled(plain.split())


def _spelled(parts: list[str]) -> float | None:
    """“two hundred” is 200, “twenty five” 25."""
    total, values = 0, table("numbers")
    for part in parts:
        if part not in values:
            return None
        value = values[part]
        total = max(1, total) * value if value in (12, 100) and total else total + value
    return float(total)


def spelled_year(text: str) -> int | None:
    """The year of “nineteen ninety-seven” or “two thousand six”."""
    plain = text.lower().replace("-", " ").split()
    if plain[:2] == ["two", "thousand"]:
        rest = _spelled([part for part in plain[2:] if part != "and"])
        return None if rest is None else 2000 + int(rest)
    century, rest = _spelled(plain[:1]), _spelled(plain[1:])
    return None if century is None or rest is None else int(100 * century + rest)


def iso_duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: `P2M`, `PT8H`, `PXY` where the number is not told, `P20Y` of two decades."""
    short, factor = unit.lstrip("0123456789"), int(re.match(r"\d*", unit)[0] or 1)  # type: ignore[index]
    amount = "X" if count is None else f"{count * factor:g}"
    if count is not None and short == "H" and count % 1:
        return f"PT{int(count)}H30M"
    if count is None and factor > 1:
        short = {"10Y": "E", "100Y": "C"}.get(unit, short)
    time = "T" if short in ("H", "MIN", "S") else ""
    return f"P{time}{amount}{'M' if short == 'MIN' else short}"
