"""Kinds of continuing arrangements, from `data/states.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.values import kinds as things
from onrecord.values.predicates import split

STEPS = ("begun", "suspended", "ended", "ongoing", "permitted", "refused")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: what it is called, the actions that are it, and from verbs to steps; `whole` whether these need no noun of it;
    `unsaid` the step where an action of it is told without more; `mutual` whether its parties are of one rank; `about` the
    things that it is had of, any where empty; `standing` what something is while it goes on; `forces` whose being somewhere it
    is; `by_name` actions that are it where a noun tells them; `holders` the roles of whose it is."""

    name: str
    nouns: frozenset[str]
    actions: frozenset[str]
    steps: Mapping[str, str]
    whole: bool
    unsaid: str
    mutual: bool
    about: frozenset[str]
    standing: tuple[str, ...]
    forces: frozenset[str]
    by_name: frozenset[str]
    holders: frozenset[str]


FORMS = "forms"
"""The part of the table that is no kind: irregular forms of verbs."""
ENDINGS = ("ed", "d", "ing", "ies", "es", "s", "")


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("onrecord") / "data" / "states.toml").read_text("utf-8"))


@cache
def kinds() -> tuple[Kind, ...]:
    """The table, read once, in its own order."""
    return tuple(_kind(name, row) for name, row in _rows().items() if name != FORMS)


@cache
def bases(word: str) -> tuple[str, ...]:
    """What a verb's form may be a form of: “scrapped” gives scrapp, scrappe, scrap; “left” leave."""
    known: dict[str, str] = _rows()[FORMS]
    found = [known[word]] if word in known else []
    for ending in ENDINGS:
        if word.endswith(ending):
            root = word.removesuffix(ending)
            found += [root, f"{root}e", f"{root}y"]
            if root[-1:] == root[-2:-1]:
                found.append(root[:-1])
    return tuple(dict.fromkeys(found))


@cache
def kind_of_action(action: str) -> Kind | None:
    """The kind that an action is: `use`, `besiege`."""
    return next((kind for kind in kinds() if action in kind.actions), None)


@cache
def words() -> frozenset[str]:
    """Keys of the nouns that name arrangements: they tell the kind, not the one that it is of."""
    return frozenset(f"k:{things.kind_of(noun)}" for kind in kinds() for noun in kind.nouns)


def candidates(action: str, heads: frozenset[str], clause: str, trigger: str, *, started: bool) -> tuple[Kind, ...]:
    """The kinds that a clause can be a step of, by its action, its parts' heads, its verb and its words: few are any's."""
    found = set(_by_action().get(action, ()))
    nouns = _by_noun()
    for word in (*heads, trigger):
        found.update(nouns.get(word, ()), nouns.get(word.removesuffix("s"), ()))
    verbs = _by_verb()
    found.update(name for form in (*bases(trigger), action) for name in verbs.get(form, ()))
    found.update(name for words, name in _standing() if words in clause)
    if started:
        found.add("use")
    return tuple(kind for kind in kinds() if kind.name in found)


@cache
def _by_action() -> dict[str, tuple[str, ...]]:
    return _index((action, kind.name) for kind in kinds() for action in kind.actions | kind.by_name)


@cache
def _by_noun() -> dict[str, tuple[str, ...]]:
    return _index((noun, kind.name) for kind in kinds() for noun in kind.nouns | kind.forces)


@cache
def _by_verb() -> dict[str, tuple[str, ...]]:
    """Kinds whose verbs tell a step without their noun, by verb; those with a particle by their first word."""
    rows = (
        (verb.split()[0], kind.name) for kind in kinds() for verb in kind.steps if kind.whole or kind.name == "closure"
    )
    return _index(rows)


@cache
def _standing() -> tuple[tuple[str, str], ...]:
    return tuple((words, kind.name) for kind in kinds() for words in kind.standing)


def _index(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for word, name in rows:
        found.setdefault(word, {})[name] = None
    return {word: tuple(names) for word, names in found.items()}


def _kind(name: str, row: Mapping[str, Any]) -> Kind:
    steps = {verb: step for step in STEPS for verb in split(row.get(step, ""))}
    nouns, actions = (frozenset(split(row.get(part, ""))) for part in ("nouns", "actions"))
    return Kind(
        name,
        nouns,
        actions,
        steps,
        bool(row.get("whole", False)),
        row.get("unsaid", "ongoing"),
        bool(row.get("mutual", False)),
        frozenset(split(row.get("about", ""))),
        tuple(split(row.get("standing", ""))),
        frozenset(split(row.get("forces", ""))),
        frozenset(split(row.get("by_name", ""))),
        frozenset(split(row.get("holders", "agent"))),
    )
