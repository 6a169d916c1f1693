"""Places: countries, their seats of government and peoples, institutions, cities and provinces.

Tables: `countries.toml` and `institutions.toml`, readable, and `places.txt.gz`, made from GeoNames (CC BY 4.0, geonames.org)
by `scripts/make_places.py`: 34,000 cities of 15,000 people and more and 3,000 provinces, under 300,000 spellings in six scripts.
Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from onrecord.model.record import Place
from onrecord.values.places.countries import (
    Country,
    countries,
    country_of,
    country_of_capital,
    country_of_demonym,
    name_of,
)
from onrecord.values.places.institutions import Institution, country_in, government, institution, institutions
from onrecord.values.places.keys import key_of
from onrecord.values.places.towns import Spot, nearest, spot_of, spots

__all__ = [
    "Country",
    "Institution",
    "Spot",
    "countries",
    "country_in",
    "country_of",
    "country_of_capital",
    "country_of_demonym",
    "government",
    "institution",
    "institutions",
    "key_of",
    "locate",
    "name_of",
    "nearest",
    "spot_of",
    "spots",
]


def locate(name: str, near: tuple[str, ...] = ()) -> Place | None:
    """Where a place lies: a country, or the largest city of that name, those in the countries `near` (codes that the text
    names, the likeliest first) before others; None for an unknown village."""
    code = country_of(name)
    if code:
        return Place(countries()[code].geonames, code, None, None)
    spot = nearest(name, near)
    return spot.place if spot else None
