"""The tables behind names: short forms, legal forms, given names (`data/names.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.values import roles


@cache
def table() -> dict[str, Any]:
    """The whole table."""
    return tomllib.loads((files("onrecord") / "data/names.toml").read_text("utf-8"))


@cache
def legal_forms() -> frozenset[str]:
    """Legal forms of companies, without points: `gmbh`, `ltd`."""
    return frozenset(form for forms in table()["legal"].values() for form in forms)


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For each given name or short form, the formal names that it can stand for."""
    found: dict[str, set[str]] = {}
    for formal, shorts in table()["short"].items():
        for word in (formal, *shorts):
            found.setdefault(word, set()).add(formal)
    return {word: frozenset(group) for word, group in found.items()}


@cache
def genders() -> dict[str, str]:
    """Given names that tell a gender."""
    return {name: gender for gender, names in table()["gender"].items() for name in names}


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before the given name."""
    return frozenset(table()["family_first"]["names"])


@cache
def given() -> frozenset[str]:
    """Given names that are each other's near neighbours: two of them are two people's (“Frank”, “Frederik”)."""
    return frozenset(table()["given"]["apart"])


@cache
def body_words() -> frozenset[str]:
    """Words that make a name a body’s: `bank`, `ministry`."""
    return frozenset(word.lower() for word in roles.office_nouns()) | frozenset(table()["bodies"]["words"])
