"""Canonical names of what people and things do, and how two of them stand to each other.

“shelled”, “the shelling” and “mortar fire” are `shell`, which implies `attack`; “die” is what `kill` does to
somebody; `win` and `lose` cannot both be true of one party. The words stand in `data/predicates.toml` and
`data/aspects.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Predicate:
    """One action: `opposite` and `implies` name other actions, `mutual` says that its parties may change places,
    `alone` that its verbs mean it without an object only, `labile` that without an object their subject suffers it, `using`
    that who does it from a place uses that place."""

    action: str
    opposite: frozenset[str]
    implies: frozenset[str]
    mutual: bool
    alone: bool
    labile: bool = False
    using: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """From words to actions: `verbs` may have a particle or an object (“carry out”, “claim responsibility”)."""

    predicates: Mapping[str, Predicate]
    verbs: Mapping[str, str]
    undergo: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    doers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Aspects:
    """From words to how far along (`phases`), how sure (`modality`, `auxiliaries`, `adverbs`), or said (`say`)."""

    phases: Mapping[str, str]
    phase_nouns: Mapping[str, str]
    phase_adjectives: Mapping[str, str]
    light: Mapping[str, frozenset[str]]
    modality: Mapping[str, str]
    modality_nouns: Mapping[str, str]
    content_nouns: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    adverbs: Mapping[str, str]
    say: frozenset[str]
    people: frozenset[str]
    opinion: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The table of predicates, read once."""
    rows: dict[str, dict[str, Any]] = _load("predicates.toml")
    return Lexicon(
        {name: _predicate(name, row) for name, row in rows.items()},
        *(_words_to_names(rows, kind) for kind in ("verbs", "undergo", "nouns", "adjectives", "doers")),
    )


@cache
def aspects() -> Aspects:
    """The table of phases, modalities and verbs of saying, read once."""
    rows: dict[str, dict[str, str]] = _load("aspects.toml")
    turned = {
        name: _turn(rows[name])
        for name in ("phases", "phase_nouns", "phase_adjectives", "modality", "modality_nouns", "content_nouns")
    }
    return Aspects(
        light={kind: frozenset(split(words)) for kind, words in rows["light"].items()},
        auxiliaries=_turn(rows["auxiliaries"]),
        adverbs=_turn(rows["adverbs"]),
        say=frozenset(split(rows["say"]["verbs"])),
        people=frozenset(split(rows["people"]["general"])),
        opinion=frozenset(split(rows["opinion"]["adjectives"])),
        **turned,
    )


def split(words: str) -> list[str]:
    """The words of a table's cell: `"kill, slay"` gives two."""
    return [word.strip() for word in words.split(",") if word.strip()]


def opposed(one: str, other: str) -> bool:
    """Whether two actions cannot both be true of one party at one moment, e.g. `convict` and `acquit`."""
    table = lexicon().predicates
    return any(a in table and b in table[a].opposite for a, b in ((one, other), (other, one)))


def akin(one: str, other: str) -> bool:
    """Whether two actions may name one happening: the same, or one implies the other (`shell`, `attack`)."""
    if one == other:
        return True
    table = lexicon().predicates
    return any(a in table and b in table[a].implies for a, b in ((one, other), (other, one)))


def mutual(action: str) -> bool:
    """Whether its parties may change places: “A met B” and “B met A”."""
    row = lexicon().predicates.get(action)
    return row is not None and row.mutual


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("onrecord") / "data" / name).read_text("utf-8"))


def _predicate(name: str, row: Mapping[str, Any]) -> Predicate:
    return Predicate(
        name,
        frozenset(split(row.get("opposite", ""))),
        frozenset(split(row.get("implies", ""))),
        bool(row.get("mutual", False)),
        bool(row.get("alone", False)),
        bool(row.get("labile", False)),
        bool(row.get("using", False)),
    )


def _words_to_names(rows: Mapping[str, Mapping[str, Any]], kind: str) -> dict[str, str]:
    return {word: name for name, row in rows.items() for word in split(row.get(kind, ""))}


def _turn(row: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in row.items() for word in split(words)}
