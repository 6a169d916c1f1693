"""Kinds of things that news has several nouns for: “jets” and “warplanes” are `plane`; a civilian is no fighter."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from onrecord.values.predicates import split


@cache
def _table() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """From noun to kind, and from kind to the kinds that it never is."""
    rows = tomllib.loads((files("onrecord") / "data" / "kinds.toml").read_text("utf-8"))
    kinds = {noun: name for name, row in rows.items() for noun in split(row["nouns"])}
    clash = {name: frozenset(split(row.get("clash", ""))) for name, row in rows.items()}
    return kinds, clash


def kind_of(noun: str) -> str:
    """The kind of a noun's base form, or the noun itself: `warplane` gives `plane`."""
    return _table()[0].get(noun, noun)


def known(noun: str) -> str | None:
    """The kind of a noun that the table has, else None."""
    return _table()[0].get(noun)


def is_kind(name: str) -> bool:
    """Whether a word names a kind of the table."""
    return name in _table()[1]


def clash(one: str, other: str) -> bool:
    """Whether two kinds are never the same people: `civilian` and `fighter`."""
    table = _table()[1]
    return other in table.get(one, ()) or one in table.get(other, ())
