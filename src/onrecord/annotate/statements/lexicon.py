"""The words that report speech, from `data/saying.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model.parse import Token


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: its constructions, and what it attributes. `frames` maps a construction to an attitude."""

    lemma: str
    frames: Mapping[str, str]
    only_documents: bool = False

    @property
    def attitude(self) -> str:
        return next(iter(self.frames.values()))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. Values of the mappings are attitudes."""

    verbs: Mapping[str, Verb]
    phrases: Mapping[tuple[str, str], str]
    accusing: Mapping[tuple[str, str], str]
    efforts: frozenset[tuple[str, str]]
    mandative: frozenset[str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    light: frozenset[str]
    denying: frozenset[str]
    documents: frozenset[str]
    pictures: frozenset[str]
    mute: frozenset[str]
    editors: frozenset[str]
    void: Mapping[str, frozenset[str]]
    hearers: frozenset[str]
    voices: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    data = tomllib.loads((files("onrecord") / "data" / "saying.toml").read_text(encoding="utf-8"))
    return Lexicon(
        verbs={**_bare(data), **_verbs(data["verbs"])},
        phrases={_pair(words): attitude for attitude, rows in data["phrases"].items() for words in rows},
        accusing={_pair(words): attitude for attitude, rows in data["accusing"].items() for words in rows},
        efforts=frozenset(_pair(words) for words in data["efforts"]["words"]),
        mandative=frozenset(data["mandative"]["words"]),
        nouns=_by_word(data["nouns"]),
        adjectives=_by_word(data["adjectives"]),
        light=frozenset(data["light"]["words"]),
        denying=frozenset(data["light"]["denying"]),
        documents=frozenset(data["documents"]["words"]),
        pictures=frozenset(data["documents"]["pictures"]),
        mute=frozenset(data["mute"]["words"]),
        editors=frozenset(data["editors"]["words"]),
        void={verb: frozenset(words) for verb, words in data["void"].items()},
        hearers=frozenset(data["hearers"]["words"]),
        voices=frozenset(data["voices"]["words"]),
    )


def _bare(data: dict[str, Any]) -> dict[str, Verb]:
    """Verbs that say something only with their preposition: “accused him of theft”."""
    tables = [*data["phrases"].values(), *data["accusing"].values(), data["efforts"]["words"]]
    return {_pair(row)[0]: Verb(_pair(row)[0], {}) for rows in tables for row in rows}


def _verbs(groups: list[dict[str, Any]]) -> dict[str, Verb]:
    """One entry for each verb; where several groups name a construction, the first one's attitude holds."""
    frames: dict[str, dict[str, str]] = {}
    documents: set[str] = set()
    for group in groups:
        for word in group["words"]:
            for frame in group["frames"]:
                frames.setdefault(word, {}).setdefault(frame, group["attitude"])
            if group.get("only_documents"):
                documents.add(word)
    return {word: Verb(word, found, word in documents) for word, found in frames.items()}


@cache
def _forms() -> dict[str, str]:
    """Regular forms of the verbs of saying: the parser's lemma of “hoped” is at times “hop”."""
    found: dict[str, str] = {}
    for word in sorted(lexicon().verbs):
        stem = word.removesuffix("e")
        for form in (word + "s", stem + "ed", stem + "ing", word + "es"):
            found.setdefault(form, word)
        if word.endswith("y") and word[-2] not in "aeiou":
            found.update({word[:-1] + "ies": word, word[:-1] + "ied": word})
    return found


def lemma(token: Token) -> str:
    """The base form of a verb: from its regular forms where it is one of ours, else the parser's."""
    return _forms().get(token.text.lower()) or token.lemma.lower()


def _pair(words: str) -> tuple[str, str]:
    """`"lash out at"` as its verb and the word that carries the object."""
    first, *_, last = words.split()
    return first, last


def _by_word(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: attitude for attitude, words in groups.items() for word in words}
