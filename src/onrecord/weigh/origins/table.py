"""The table of what shows who stands behind words (`data/sources.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rows(name: str) -> dict[str, Any]:
    """The rows of one part of the table: `access`, `sides`."""
    found: dict[str, Any] = _table()[name]
    return found


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """The words of one row."""
    return frozenset(rows(name)[key].split())


@cache
def word_rows(name: str) -> dict[str, frozenset[str]]:
    """The words of every row of a part whose rows are all words."""
    return {key: frozenset(words.split()) for key, words in rows(name).items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("onrecord").joinpath("data", "sources.toml").read_text(encoding="utf-8"))
