"""Places: countries, their seats of government and peoples, institutions, cities and provinces.

Tables: `countries.toml` and `institutions.toml`, readable, and `places.txt.gz`, made from GeoNames (CC BY 4.0, geonames.org)
by `scripts/make_places.py`: 34,000 cities of 15,000 people and more and 3,000 provinces, under 300,000 spellings in six scripts.
Nothing is loaded before it is asked for; the large table is searched by halves where it lies, without building a dictionary.
"""

from __future__ import annotations

import gzip
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.model.record import Place

DATA = files("onrecord") / "data"
_ARABIC = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ـ": None, "‌": " "})
_GAPS = re.compile(r"[\s\-‐‑–.,/_]+")
_QUOTES = re.compile(r"['’‘ʼʻ`´ʿʾ]")
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


@dataclass(frozen=True, slots=True)
class Spot:
    """A city or province of the table: its usual name, where it lies, its people (0 for a province)."""

    name: str
    geonames: int | None
    country: str
    lat: float
    lon: float
    people: int
    region: bool

    @property
    def place(self) -> Place:
        """The same as a record says it."""
        return Place(self.geonames, self.country, self.lat, self.lon)


def key_of(name: str) -> str:
    """A name as the tables look it up: “Deir ez-Zor” and “Deïr ez Zor” are `deir ez zor`; a leading “the” falls."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(_ARABIC))
        plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = _GAPS.sub(" ", _QUOTES.sub("", plain)).strip()
    return plain.removeprefix("the ")


# --- countries --------------------------------------------------------------------------------------------------


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO alpha-2 code."""
    table = tomllib.loads((DATA / "countries.toml").read_text("utf-8"))
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


# --- institutions -----------------------------------------------------------------------------------------------


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
    table = tomllib.loads((DATA / "institutions.toml").read_text("utf-8"))
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


# --- governments ------------------------------------------------------------------------------------------------


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


# --- cities and provinces ---------------------------------------------------------------------------------------


@cache
def _table() -> tuple[list[str], str]:
    """The lines of places, and the sorted keys as one text with a line break at both ends."""
    places, _, keys = gzip.decompress((DATA / "places.txt.gz").read_bytes()).decode().partition("\n\n")
    return places.split("\n"), "\n" + keys


@lru_cache(maxsize=16384)
def spots(name: str) -> tuple[Spot, ...]:
    """All cities and provinces with this name in any known spelling or script, the most populous first."""
    key = key_of(name)
    found = _search(key)
    if not found and " " in key and (apart := _JOINED_ARTICLE.sub(r"\1\2 \2", key)) != key:
        found = _search(apart)
    if not found and key.startswith(ARAB_ARTICLES):
        found = _search(key.partition(" ")[2])
    return found or (_search("al " + key) if " " not in key else ())


ARAB_ARTICLES = ("al ", "el ", "ar ", "as ", "ad ", "an ", "at ", "az ", "ash ")
"""Articles that a town's name has or lacks: “Al Raqqa”, “Raqqa”."""


_JOINED_ARTICLE = re.compile(r"(?<= )([ae])([dlnrstz])(?=\2)")
"""An Arab article written with the word that it has assimilated to: “Deir Ezzor” for Deir ez-Zor."""


def _search(key: str) -> tuple[Spot, ...]:
    """The places under one key of the large table."""
    lines, keys = _table()
    low, high = 0, len(keys) - 1
    while low < high:
        middle = keys.rfind("\n", 0, (low + high) // 2 + 1)
        middle = max(middle, low)
        line = keys[middle + 1 : keys.find("\n", middle + 1)]
        here, _, numbers = line.partition("\t")
        if here == key:
            return tuple(_spot(lines[int(number)]) for number in numbers.split(","))
        if here < key:
            low = middle + 1 + len(line)
        else:
            high = middle
    return ()


@cache
def _numbers() -> dict[str, int]:
    return {line.split("\t", 2)[1]: number for number, line in enumerate(_table()[0]) if "\t0\t" not in line}


def spot_of(geonames: str) -> Spot | None:
    """The city with this GeoNames id."""
    number = _numbers().get(geonames)
    return None if number is None else _spot(_table()[0][number])


def _spot(line: str) -> Spot:
    name, number, country, lat, lon, people, kind = line.split("\t")
    return Spot(name, int(number) or None, country, float(lat), float(lon), int(people), kind == "r")


def locate(name: str, near: tuple[str, ...] = ()) -> Place | None:
    """Where a place lies: a country, or the largest city of that name, those in the countries `near` (codes that the text
    names, the likeliest first) before others; None for an unknown village."""
    code = country_of(name)
    if code:
        return Place(countries()[code].geonames, code, None, None)
    spot = nearest(name, near)
    return spot.place if spot else None


def nearest(name: str, near: tuple[str, ...] = ()) -> Spot | None:
    """The city or province of that name in the first of the countries `near` that has one, else the most populous. Where some
    place is usually called so, those that bear the name as a by-name alone are not asked (“Salem” for Jerusalem)."""
    found = spots(name)
    usual = tuple(spot for spot in found if key_of(spot.name) == key_of(name)) or found
    for country in near:
        inside = next((spot for spot in usual if spot.country == country), None)
        if inside:
            return inside
    return found[0] if found else None
