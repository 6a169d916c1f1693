"""Countries by their names, capitals and peoples (`data/countries.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.values.places.keys import key_of

_PLURALS = ("s", "es")


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO alpha-2 `code`, usual name, all English names, seats of government, words for its people."""

    code: str
    name: str
    geonames: int
    names: tuple[str, ...]
    seats: tuple[str, ...]
    people: tuple[str, ...]
    near: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO alpha-2 code."""
    table = tomllib.loads((files("onrecord") / "data/countries.toml").read_text("utf-8"))
    return {
        code: Country(
            code,
            row["name"],
            row["geonames"],
            (row["name"], *row.get("also", ())),
            tuple(row.get("seats", ())),
            tuple(row.get("people", ())),
            tuple(row.get("near", ())),
        )
        for code, row in table.items()
    }


@cache
def _names() -> dict[str, str]:
    """Key of each country name to its code; dotted abbreviations (“U.S.”) are also known without dots."""
    found: dict[str, str] = {}
    for code, country in countries().items():
        for name in country.names:
            found.setdefault(key_of(name), code)
            found.setdefault(key_of(name.replace(".", "")), code)
    return found


SHOUTED = frozenset({"us", "car", "pm", "iri"})
"""Keys that are also everyday words: such a name counts only in capitals."""


@lru_cache(maxsize=8192)
def country_of(name: str) -> str | None:
    """The code of the country with this name: “Iran”, “the Islamic Republic of Iran”, “the UK” → `IR`, `IR`, `GB`."""
    key = key_of(name)
    if key in SHOUTED and not name.removeprefix("the ").removeprefix("The ").isupper():
        return None
    return _names().get(key)


@cache
def _people() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, country in countries().items():
        for word in country.people:
            found.setdefault(key_of(word), code)
    return found


AMBIGUOUS_PEOPLE = {"congolese", "dominican"}
"""Words for the people of two countries; no country is told."""


@lru_cache(maxsize=8192)
def country_of_demonym(word: str) -> str | None:
    """The code of the country whose people or things are so called: “Iranian”, “Russians”, “U.S.” → `IR`, `RU`, `US`."""
    key = key_of(word)
    if key in AMBIGUOUS_PEOPLE or not word[:1].isupper():
        return None
    people = _people()
    if key in people:
        return people[key]
    for ending in _PLURALS:
        if key.endswith(ending) and key[: -len(ending)] in people:
            return people[key[: -len(ending)]]
    return country_of(word) if word.replace(".", "") in {"US", "UK", "UAE", "EU"} else None


@cache
def _seats() -> dict[str, str]:
    return {key_of(seat): code for code, country in reversed(countries().items()) for seat in country.seats}


@lru_cache(maxsize=8192)
def country_of_capital(name: str) -> str | None:
    """The code of the country whose seat of government this is: “Tehran”, “The Hague”, “Washington” → `IR`, `NL`, `US`."""
    return _seats().get(key_of(name))


def name_of(code: str) -> str:
    """The usual name of the country with this code; the code itself where there is none."""
    return countries()[code].name if code in countries() else code
