"""Known organisations (`data/institutions.toml`), and the one country of which a name or description is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.values.places.countries import country_of, country_of_capital, country_of_demonym
from onrecord.values.places.keys import key_of


@dataclass(frozen=True, slots=True)
class Institution:
    """A known organisation: its usual name, other names, country (None for an international one), kind, and whether it
    is an office of its country's government (“the Kremlin”, “the Pentagon”)."""

    name: str
    names: tuple[str, ...]
    country: str | None
    kind: str
    government: bool


@cache
def institutions() -> dict[str, Institution]:
    """Known organisations by the key of each of their names."""
    table = tomllib.loads((files("onrecord") / "data/institutions.toml").read_text("utf-8"))
    found: dict[str, Institution] = {}
    for kind, rows in table.items():
        for row in rows:
            names = (row["name"], *row.get("also", ()))
            entry = Institution(row["name"], names, row.get("country"), kind, kind in GOVERNMENT_KINDS)
            for name in names:
                found.setdefault(key_of(name), entry)
    return found


GOVERNMENT_KINDS = frozenset({"government", "military", "parliament"})


@lru_cache(maxsize=8192)
def institution(name: str) -> Institution | None:
    """The known organisation with this name: “the Kremlin”, “IRGC”, “Daesh”; None where the table has none."""
    found = institutions().get(key_of(name))
    return None if found is None or (name.islower() and name not in found.names) else found


_FIRST_WORDS = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=8192)
def country_in(words: str) -> str | None:
    """The code of the one country that a name or description is of: “Iranian Foreign Ministry spokesman”, “Iran’s Foreign
    Ministry”, “the Kremlin”, “Russian ambassador to Iran” → `IR`, `IR`, `RU`, `RU` (the first word for a country counts)."""
    bare = _FIRST_WORDS.sub("", words.strip())
    whole = country_of(bare) or country_of_demonym(bare)
    if whole:
        return whole
    known = institution(bare)
    if known:
        return known.country
    tokens = [_POSSESSIVE.sub("", token) for token in bare.replace(",", " ").split()]
    for start in range(len(tokens)):
        for length in (4, 3, 2, 1):
            piece = " ".join(tokens[start : start + length])
            if len(tokens) >= start + length and piece[:1].isupper():
                code = country_of(piece) or country_of_demonym(piece)
                if code is None and (known := institution(piece)):
                    return known.country
                if code:
                    return code
    return None


def government(words: str) -> str | None:
    """The code of the country whose government these words can stand for as a speaker: a country, its people's government, its
    capital or an office of its: “Moscow”, “Russia”, “the Kremlin”, “the Syrian government” → `RU`, `RU`, `RU`, `SY`."""
    bare = _FIRST_WORDS.sub("", words.strip())
    code = country_of(bare) or country_of_capital(bare)
    if code:
        return code
    known = institution(bare)
    if known:
        return known.country if known.government else None
    if OFFICE_WORDS.search(bare):
        return country_in(bare)
    return None


OFFICE_WORDS = re.compile(
    r"\b(?:government|regime|administration|authorities|ministry|ministries|department|president|presidency|cabinet|army|"
    r"military|navy|air force|armed forces|parliament|embassy|officials?|minister|secretary|spokes\w+|ambassador|envoy|leader|foreign office)\b",
    re.IGNORECASE,
)
"""Words that make a name or description one of a government's offices."""
