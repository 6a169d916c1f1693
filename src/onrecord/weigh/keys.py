"""Keys of names: the same in every article, whatever form the name takes there."""

from __future__ import annotations

from functools import cache

from onrecord.model.reading import EntityKind
from onrecord.values import places
from onrecord.values.numbers import is_number_word
from onrecord.values.words import WORD, stem


def has_own_name(name: str) -> bool:
    """Whether a name holds a word of its own, beside common nouns and countries: “Hamra airfield”, not “the Syrian airfield”."""
    return bool(own_words(name))


@cache
def own_words(name: str) -> tuple[str, ...]:
    """The keys of a name's own words: `n:hamra` of “Hamra airfield”."""
    found = (stem(word) for word in WORD.findall(name) if word[0].isupper() and not is_number_word(word))
    return tuple(f"n:{key[2:]}" for key in found if key[:2] == "w:")


@cache
def is_country(name: str) -> bool:
    """Whether a name is a country's or a people's own: “Iran”, “Iranian”."""
    return bool(places.country_of(name) or places.country_of_demonym(name))


@cache
def country_key(name: str, kind: EntityKind) -> str | None:
    """The country that a name stands for or belongs to: “Iran”, “Iranian”, “Tehran” as a voice, “the Kremlin”."""
    if kind is EntityKind.PERSON:
        return None
    return (
        places.country_of(name)
        or places.country_of_demonym(name)
        or places.country_of_capital(name)
        or (places.country_in(name) if kind in {EntityKind.ORGANISATION, EntityKind.GROUP} else None)
    )
