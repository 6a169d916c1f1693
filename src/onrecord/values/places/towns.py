"""Cities and provinces of GeoNames, searched by halves where the table lies, without building a dictionary."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.model.record import Place
from onrecord.values.places.keys import key_of


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


@cache
def _table() -> tuple[list[str], str]:
    """The lines of places, and the sorted keys as one text with a line break at both ends."""
    places, _, keys = (
        gzip.decompress((files("onrecord") / "data/places.txt.gz").read_bytes()).decode().partition("\n\n")
    )
    return places.split("\n"), "\n" + keys


@lru_cache(maxsize=65536)
def spots(name: str) -> tuple[Spot, ...]:
    """All cities and provinces with this name in any known spelling or script, the most populous first."""
    key = key_of(name)
    found = _search(key)
    if not found and " " in key and (apart := _JOINED_ARTICLE.sub(r"\1\2 \2", key)) != key:
        found = _search(apart)
    if not found and key.startswith(ARAB_ARTICLES):
        found = _search(key.partition(" ")[2])
    if not found:
        found = _search("al " + key) if " " not in key else _otherwise_spelled(key)
    return found


ARAB_ARTICLES = ("al ", "el ", "ar ", "as ", "ad ", "an ", "at ", "az ", "ash ")
"""Articles that a town's name has or lacks: “Al Raqqa”, “Raqqa”."""


_JOINED_ARTICLE = re.compile(r"(?<= )([ae])([dlnrstz])(?=\2)")
"""An Arab article written with the word that it has assimilated to: “Deir Ezzor” for Deir ez-Zor."""


_WITH_ARTICLE = re.compile(r"\n([^\s]{3,}) (?:a[ln]|e[ln]|[aeu]sh|[aeu][dlrstz]) ([^\t\n]{3,})(?=\t|$)")
"""A key of which an Arab article stands between two words: `dayr az zawr`."""
_RUN_TOGETHER = re.compile(r"^([^\s]{3,}) [ae]([dlnrstz])(?=\2?[aeiou])")
"""The same with the article written into the second word, doubled or not: `deir ezzor`, `deir ezour`."""
_SOFT = re.compile(r"[aeiouwyh']")


def _otherwise_spelled(key: str) -> tuple[Spot, ...]:
    """Towns of two Arabic words with an article between, romanised in a way that the table lacks: `deir ezour`, `maaret al numan`
    by the consonants of Deir ez-Zor and Ma'arrat an Nu'man; none where they fit two."""
    match = _WITH_ARTICLE.match("\n" + _RUN_TOGETHER.sub(r"\1 al \2", key))
    if match is None:
        return ()
    keys = _by_consonants().get(_sounds(*match.groups()), ())
    found = sorted({spot for known in keys for spot in _search(known)}, key=lambda spot: (-spot.people, spot.name))
    apart = any(abs(spot.lat - found[0].lat) + abs(spot.lon - found[0].lon) > ONE_PLACE for spot in found)
    return () if apart else tuple(found)


ONE_PLACE = 1.5
"""Degrees between a town and the middle of the province that bears its name."""


@cache
def _by_consonants() -> dict[tuple[str, str], tuple[str, ...]]:
    """The keys with an Arab article inside by the consonants of the words around it."""
    rows: dict[tuple[str, str], list[str]] = {}
    for match in _WITH_ARTICLE.finditer(_table()[1]):
        rows.setdefault(_sounds(*match.groups()), []).append(match.group().strip())
    return {sounds: tuple(keys) for sounds, keys in rows.items()}


def _sounds(first: str, last: str) -> tuple[str, str]:
    return _consonants(first), _consonants(last)


def _consonants(word: str) -> str:
    """The consonants that romanisations of one Arabic word share: `zor`, `zour` and `zawr` → `zr`."""
    plain = _SOFT.sub("", word[1:].replace("dj", "j").replace("q", "k").replace("gh", "k"))
    return re.sub(r"(.)\1+", r"\1", word[0] + plain)


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
