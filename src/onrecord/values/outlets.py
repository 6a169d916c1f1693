"""Outlets and agencies by name or host: “TRT World”, “trtworld.com”, “AFP”, “Agence France-Presse”.

The tables `data/outlets.toml` and `data/agencies.toml` hold a few hundred of each: their spellings, their domains, the
publisher they belong to (`family`), their country, and whether a state controls them, with a public source for that.
"""

from __future__ import annotations

import bisect
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

SAME, KIN, APART = 1.0, 0.5, 0.0
"""What `compare` answers: one publisher's one outlet; two outlets of one family; nothing known to join them."""

TAILS = (" news agency", " news service", " newspaper", " online", ".com", " news wire", " newswire")
"""Words that a name has or lacks at will: “Tasnim News Agency”, “The Guardian”, “Forbes.com”."""

ASKED_AGAIN = 1 << 16
"""Names whose answer is kept: every entity of a pile is asked for once for each of its speakers."""


_SIGNS = re.compile(r"[^\w&+]|_")


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the tables. `control` is `state`, `public` or None; `source` says where that is stated, `family_source` where the
    family is."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    family: str
    country: str | None
    control: str | None
    source: str | None
    agency: bool
    family_source: str | None = None


def clean(name: str) -> str:
    """The name in the table's spelling, else the name with its spaces tidied: “the guardian” gives “The Guardian”."""
    known = find(name)
    return known.name if known else " ".join(name.split())


def find(name: str) -> Known | None:
    """The row of an outlet or agency by any of its names, whatever the case; None for one that is not in the tables."""
    whole, rows = key(name), (_by_name("outlets"), _by_name("agencies"))
    found = next((row[whole] for row in rows if whole in row), None)
    return found or find_agency(name) or find_outlet(name)


def begins(word: str) -> bool:
    """Whether any name of the tables begins with this word: asked first, it spares looking up every word of a text."""
    plain, keys = key(word), _keys()
    at = bisect.bisect_left(keys, plain)
    return plain == "the" or (at < len(keys) and keys[at].startswith(plain))


def find_outlet(name: str) -> Known | None:
    """The row among the outlets."""
    return _look_up("outlets", name)


def find_agency(name: str) -> Known | None:
    """The row among the agencies: “AFP”, “Agence France-Presse”, “Agencies” (whose name is then “Agencies”)."""
    return _look_up("agencies", name)


def find_host(host: str) -> Known | None:
    """The row by host name or a part of it: `english.news.example.com` asks for `example.com` last."""
    parts = host.lower().rstrip(".").split(".")
    table = _by_domain()
    return next((table[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in table), None)


def family(name: str) -> str:
    """The publisher behind a name; the name itself where nothing is known."""
    known = find(name)
    return known.family if known else clean(name)


def compare(one: str, other: str) -> float:
    """SAME for two spellings of one outlet, KIN for two outlets of one family, APART where nothing joins them."""
    if key(clean(one)) == key(clean(other)):
        return SAME
    return KIN if key(family(one)) == key(family(other)) else APART


def specificity(name: str) -> float:
    """How much the name says who it was: a collective word (“Agencies”, “Staff”) says nothing."""
    known = find(name)
    return 0.0 if known and known.family == "" else 1.0


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The name without case, article, spaces and points: “The A.P.” gives “ap”."""
    plain = " ".join(name.casefold().split()).removeprefix("the ")
    return _SIGNS.sub("", plain)


@lru_cache(maxsize=ASKED_AGAIN)
def _look_up(table: str, name: str) -> Known | None:
    """The row by the whole name, else by the name without its tail."""
    rows = _by_name(table)
    plain = " ".join(name.casefold().split())
    stem = next((plain.removesuffix(tail) for tail in TAILS if plain.endswith(tail)), "")
    return rows.get(key(plain)) or (rows.get(key(stem)) if len(stem) > 1 else None)


@cache
def agencies() -> tuple[Known, ...]:
    """All agencies."""
    return _load("agencies")


@cache
def outlets() -> tuple[Known, ...]:
    """All outlets."""
    return _load("outlets")


@cache
def _load(table: str) -> tuple[Known, ...]:
    content = tomllib.loads(files("onrecord").joinpath("data", f"{table}.toml").read_text("utf-8"))
    sources = content.get("sources", {})
    rows: dict[str, dict[str, Any]] = content[table]
    undated = sorted(name for name, source in sources.items() if not YEAR.search(source))
    unstated = sorted(name for name, row in rows.items() if "control" in row and row.get("source") not in sources)
    if undated or unstated:
        raise ValueError(f"{table}.toml: no year in the source {undated}, no source for the control of {unstated}")
    return tuple(_known(name, row, sources, agency=table == "agencies") for name, row in rows.items())


YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def _families() -> dict[str, str]:
    """What names the members of each family that joins several rows."""
    content = tomllib.loads(files("onrecord").joinpath("data", "outlets.toml").read_text("utf-8"))
    told: dict[str, str] = content["families"]
    return told


def _known(name: str, row: dict[str, Any], sources: dict[str, str], *, agency: bool) -> Known:
    return Known(
        name=name,
        names=(name, *row.get("names", ())),
        domains=tuple(row.get("domains", ())),
        family=row.get("family", name),
        country=row.get("country"),
        control=row.get("control"),
        source=sources.get(row.get("source", "")),
        agency=agency,
        family_source=_families().get(row.get("family", name)),
    )


@cache
def _by_name(table: str) -> dict[str, Known]:
    """Rows by key; a key that two rows claim (“NTV”, “n-tv”) names neither."""
    rows: dict[str, Known] = {}
    shared: set[str] = set()
    for known in _load(table):
        for name in sorted({key(name) for name in known.names}):
            if name in rows:
                shared.add(name)
            rows[name] = known
    return {name: known for name, known in rows.items() if name not in shared}


@cache
def _keys() -> tuple[str, ...]:
    return tuple(sorted({*_by_name("outlets"), *_by_name("agencies")}))


@cache
def _by_domain() -> dict[str, Known]:
    """Outlets before agencies, where a domain stands in both tables."""
    rows = (*_load("agencies"), *_load("outlets"))
    return {domain: known for known in rows for domain in known.domains}
