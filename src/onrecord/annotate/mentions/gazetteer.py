"""Names that tables know, found where they stand: countries, their people, capitals, institutions, armed groups, outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import outlets, places

FOLDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", " ": " ", "\n": " "})
"""Signs that tables and texts write differently; one for one, so that offsets stay."""
SHOUT_LENGTH = 4
"""Letters from which a name written all in capitals (“TEHRAN”) is taken for the table's “Tehran”."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the tables. `sure` tells one that can be taken without the parser's word."""

    surface: str
    kind: EntityKind
    form: MentionForm
    key: str
    sure: bool


def fold(text: str) -> str:
    """The text with signs as the tables write them, offsets unchanged."""
    return text.replace("\n", " ") if text.isascii() else text.translate(FOLDED)


FIRST = re.compile(r"[^\W_][\w.]*")
"""The first run of letters, digits and points of a name."""


def _first(text: str, start: int = 0) -> str:
    """The first word of a name, in lower case."""
    match = FIRST.match(text, start)
    return match.group().rstrip(".").lower() if match else ""


@cache
def _index() -> dict[str, dict[str, tuple[Known, ...]]]:
    """By first word, and by the letter behind the first gap (empty for one word), the names that begin so, the longest first."""
    rows: dict[str, dict[str, dict[str, Known]]] = {}
    for known in (*_countries(), *_institutions(), *_outlets()):
        word = _first(known.surface)
        kept = rows.setdefault(word, {}).setdefault(_second(known.surface, 0, len(word)), {})
        kept.setdefault(known.surface, known)
    return {
        word: {
            letter: tuple(sorted(held.values(), key=lambda k: (-len(k.surface), k.surface)))
            for letter, held in below.items()
        }
        for word, below in rows.items()
    }


def _second(text: str, start: int, length: int) -> str:
    """The sign and the letter behind a first word, in lower case: “ n” of “United Nations”; empty where the text ends there."""
    at = start + length
    while text[at : at + 1] == ".":
        at += 1
    return text[at : at + 2].lower()


def _countries() -> Iterator[Known]:
    for code, country in places.countries().items():
        key = f"country:{code}"
        for name in country.names:
            yield Known(
                fold(name.removeprefix("the ").removeprefix("The ")),
                EntityKind.PLACE,
                MentionForm.NAME,
                key,
                sure=name not in DOUBTFUL,
            )
        for people in country.people:
            sure = len(people) > 5 and places.country_of_demonym(people) == code  # noqa: PLR2004 - “Pole”, “Finn”, “Lao” are other words too
            for word in (people, people + "s"):
                yield Known(word, EntityKind.PLACE, MentionForm.DEMONYM, key, sure)
        for seat in country.seats:
            yield Known(fold(seat), EntityKind.PLACE, MentionForm.NAME, f"city:{places.key_of(seat)}", sure=False)


DOUBTFUL = frozenset(
    {
        "Jordan",
        "Chad",
        "Georgia",
        "Guinea",
        "Niger",
        "Mali",
        "Cuba",
        "Jersey",
        "Guernsey",
        "Dominica",
        "CAR",
        "IRI",
        "Wales",
        "Islamic Republic",
        "Holland",
        "Emirates",
    }
)
"""Country names that are also other names; the parser must agree that they are places."""


def _institutions() -> Iterator[Known]:
    for entry in dict.fromkeys(places.institutions().values()):
        kind = EntityKind.GROUP if entry.kind == "armed_group" else EntityKind.ORGANISATION
        for name in entry.names:
            bare = fold(name).removeprefix("the ")
            yield Known(bare, kind, MentionForm.NAME, f"known:{entry.name}", sure=" " in bare or bare[0].isupper())


def _outlets() -> Iterator[Known]:
    for row in (*outlets.agencies(), *outlets.outlets()):
        if row.family == "" and row.name:
            continue
        for name in row.names:
            bare = fold(name)
            yield Known(
                bare,
                EntityKind.ORGANISATION,
                MentionForm.NAME,
                f"known:{row.name}",
                sure=bare.count(" ") > 0 and bare[0].isupper(),
            )


def begins(word: str) -> bool:
    """Whether some name of the tables can begin with a token, so that others need not be looked up."""
    return not word.isalpha() or word.lower() in _index()


def known_at(folded: str, start: int) -> Known | None:
    """The longest name of the tables that begins at `start` of a folded text and ends with a word's end."""
    word = _first(folded, start)
    below = _index().get(word)
    if below is None:
        return None
    shouts = folded[start : start + SHOUT_LENGTH].isupper()
    for known in (*below.get(_second(folded, start, len(word)), ()), *below.get("", ())):
        surface = known.surface
        if not folded.startswith(surface, start):
            if not shouts or len(surface) < SHOUT_LENGTH or not folded.startswith(surface.upper(), start):
                continue
            surface = surface.upper()
        end = start + len(surface)
        if not folded[end : end + 1].isalnum():
            return Known(surface, known.kind, known.form, known.key, known.sure)
    return None
