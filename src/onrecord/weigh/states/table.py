"""Kinds of continuing arrangements, from `data/states.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.values.predicates import split

STEPS = ("begun", "suspended", "ended", "ongoing", "permitted", "refused")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: what it is called, the actions that are it, and from verbs to steps; `whole` whether these need no noun of it;
    `unsaid` the step where an action of it is told without more."""

    name: str
    nouns: frozenset[str]
    actions: frozenset[str]
    steps: Mapping[str, str]
    whole: bool
    unsaid: str


@cache
def kinds() -> tuple[Kind, ...]:
    """The table, read once, in its own order."""
    rows: dict[str, dict[str, Any]] = tomllib.loads((files("onrecord") / "data" / "states.toml").read_text("utf-8"))
    return tuple(_kind(name, row) for name, row in rows.items())


def _kind(name: str, row: Mapping[str, Any]) -> Kind:
    steps = {verb: step for step in STEPS for verb in split(row.get(step, ""))}
    nouns, actions = (frozenset(split(row.get(part, ""))) for part in ("nouns", "actions"))
    return Kind(name, nouns, actions, steps, bool(row.get("whole", False)), row.get("unsaid", "ongoing"))
