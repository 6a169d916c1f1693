"""Words of a clause as keys that can be compared: “Russian jets” are `c:RU` and `k:plane`, “stopped” says nothing by itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.values import kinds, places, predicates

WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*")
ENDINGS = ("ations", "ation", "ingly", "ings", "ing", "edly", "ies", "ied", "ed", "es", "s", "ly", "ment", "ments")
SHORTEST = 4
"""Letters that must be left where an ending is cut: shorter stems run words together."""


@cache
def listed(name: str) -> frozenset[str]:
    """One of the lists of `data/words.toml`."""
    rows: dict[str, str] = tomllib.loads((files("onrecord") / "data" / "words.toml").read_text("utf-8"))
    return frozenset(rows[name].split())


@cache
def stem(word: str) -> str:
    """A content word as a key: `c:` a country's, `k:` a kind of thing, else `w:` without its ending; empty for a word that says
    nothing."""
    word = word.removesuffix("'s").removesuffix("’s").strip("'’-")
    lower = word.lower()
    if len(lower) < 2 or "'" in lower or "’" in lower or lower in listed("empty"):  # noqa: PLR2004 - letters say nothing
        return ""
    if code := (places.country_of_demonym(word) or places.country_of(word)) if word[0].isupper() else None:
        return f"c:{code}"
    for ending in ("", "s", "es"):
        if lower.endswith(ending) and (kind := kinds.known(lower.removesuffix(ending))):
            return f"k:{kind}"
    ending = next((e for e in ENDINGS if lower.endswith(e) and len(lower) - len(e) >= SHORTEST), "")
    return f"w:{lower.removesuffix(ending).removesuffix('e')}"


@cache
def carriers() -> frozenset[str]:
    """Keys of words that only carry an action or say how far along it is: “carried out”, “stopped”."""
    table = predicates.aspects()
    phrases = (*table.phases, *table.phase_nouns, *(word for words in table.light.values() for word in words))
    words = {word for phrase in phrases for word in phrase.split()}
    forms = {form for word in words for form in _forms(word)} | listed("irregular")
    return frozenset(key for form in forms if (key := stem(form)))


@cache
def doings() -> Mapping[str, str]:
    """From the key of a word that names a doing to its action: “investigating” and “probe” are both `w:investigate`."""
    table = predicates.lexicon()
    found: dict[str, str] = {}
    for words in (table.verbs, table.nouns):
        for word, action in words.items():
            for form in _forms(word) if " " not in word else ():
                key = stem(form)
                if key[:2] == "w:":
                    found.setdefault(key, f"w:{action}")
    return found


def _forms(word: str) -> tuple[str, ...]:
    """A verb's regular forms, and the doubled ones: “stopped”, “stopping”."""
    last = word[-1]
    root = word.removesuffix("e")
    return (word, word + "s", root + "ed", root + "ing", word + last + "ed", word + last + "ing")


def head_key(head: str) -> str:
    """The key of a part's head noun; empty for a pronoun whose name is not known."""
    lower = head.lower()
    if lower in listed("pronouns"):
        return ""
    if head[:1].isupper():
        code = places.country_of(head) or places.country_of_demonym(head)
        return f"c:{code}" if code else f"n:{lower}"
    return f"k:{kinds.kind_of(lower)}"
