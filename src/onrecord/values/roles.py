"""Words for what people are: titles before names, role nouns, nouns for groups and bodies (`data/roles.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LONGEST_TITLE = 3
"""Words in the longest title of the table: “Deputy Foreign Minister”."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("onrecord") / "data/roles.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One of the closed sets of small words: `containers` holds “city”, “village”, “province”."""
    return frozenset(_table()["words"][name].split())


@cache
def things(name: str) -> frozenset[str]:
    """Words of names of what is neither a person nor a body: `event_ends` holds “war”, “festival”."""
    return frozenset(_table()["things"][name].split())


PARTICLES = words("particles")
"""Small words inside names: “Staffan de Mistura”, “Mohammed bin Salman”, “Bashar al-Assad”."""


@cache
def titles() -> dict[str, str | None]:
    """Each title in lower case without points, with the gender it tells."""
    rows = _table()["titles"]
    found: dict[str, str | None] = {_plain(word): None for word in rows["any"]}
    for gender in ("m", "f"):
        found.update({_plain(word): gender for word in rows[gender]})
    return found


@cache
def role_class() -> dict[str, str]:
    """The class of each noun for one person: `ambassador` → `diplomat`."""
    found: dict[str, str] = {}
    for name, words in _table()["roles"].items():
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def person_words() -> frozenset[str]:
    """The words at which descriptions of people are sought."""
    return (
        frozenset(word.rpartition(" ")[2] for word in role_class())
        | group_nouns()
        | {"counterpart", "secretary", "head", "chief"}
    )


@cache
def genders() -> dict[str, str]:
    """The gender that a role noun tells: `spokesman` → `m`."""
    return {word: gender for gender, words in _table()["gender"].items() for word in words}


@cache
def covers() -> dict[str, frozenset[str]]:
    """For a noun, the classes of roles that it can name again: “the diplomat” for an ambassador."""
    return {word: frozenset(classes) for word, classes in _table()["covers"].items()}


@cache
def group_nouns() -> frozenset[str]:
    """Lemmas of nouns for several people: `lawmaker`, `rebel`."""
    return frozenset(word.lower() for word in _table()["groups"]["people"])


@cache
def peoples() -> dict[str, str]:
    """Words for peoples and believers that have no country of their own name: `kurdish` → `Kurds`."""
    return {word.lower(): name for name, words in _table()["peoples"].items() for word in (name, *words)}


@cache
def bodies() -> frozenset[str]:
    """Nouns for a state's bodies: `government`, `air force`."""
    return frozenset(_table()["groups"]["bodies"])


@cache
def facilities() -> frozenset[str]:
    """Nouns for facilities: `airbase`, `power plant`."""
    return frozenset(_table()["facilities"]["nouns"])


@cache
def body_heads() -> frozenset[str]:
    """The last words of nouns for bodies, by which they are sought: `force` of `air force`."""
    return frozenset(word.rpartition(" ")[2] for word in bodies())


@cache
def facility_heads() -> frozenset[str]:
    """The last words of nouns for facilities."""
    return frozenset(word.rpartition(" ")[2] for word in facilities())


@cache
def office_nouns() -> frozenset[str]:
    """Heads of capitalised names of bodies: `Ministry`, `Observatory`."""
    return frozenset(_table()["offices"]["nouns"])


def _plain(word: str) -> str:
    return word.lower().replace(".", "").replace("-", " ")


@lru_cache(maxsize=4096)
def is_title(words: str) -> bool:
    """Whether these words are a title that can stand before a name: “Lt. Gen.”, “Foreign Minister”."""
    return _plain(words) in titles()


def title_length(words: list[str]) -> int:
    """How many of the first words are titles: `["Defense", "Minister", "Brigadier", "General", "Dehqan"]` → 4."""
    at = 0
    while at < len(words):
        step = next((n for n in range(LONGEST_TITLE, 0, -1) if is_title(" ".join(words[at : at + n]))), 0)
        if not step:
            break
        at += step
    return at


def rank_at(words: list[str]) -> int | None:
    """Where a soldier's rank begins behind a role of another kind: `["Defense", "Minister", "Brigadier", "General"]` → 2; None for
    “Attorney General”, and where there is no rank or nothing else."""
    at = len(words)
    while at and _plain(words[at - 1]).replace(" ", "") in _ranks():
        at -= 1
    if at in {0, len(words)} or words[at - 1].lower() not in role_class() or words[at - 1].lower() in _with_general():
        return None
    return at


@cache
def _ranks() -> frozenset[str]:
    return words("ranks")


@cache
def _with_general() -> frozenset[str]:
    return words("with_general")


def gender_of(words: list[str]) -> str | None:
    """The gender that titles or role nouns tell: `["Mrs"]` → `f`; None where they tell none or both."""
    told = {titles().get(_plain(word)) or genders().get(word.lower()) for word in words} - {None}
    return told.pop() if len(told) == 1 else None
