"""The table of widget words, and whether a line consists of them: “Share this articleComments”, “3 min read”."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from onrecord.model.text import BlockKind

LONGEST = 200
"""Code points; a longer line is not looked at as a row of phrases (the longest menu pasted as one line has under 200)."""
NAMES_SHARE = 0.6
"""Share of words with a capital from which a line is made of names; credits have .8 and more, sentences .1 to .3."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regular expression of the table; it must match a whole line."""

    kind: BlockKind
    match: re.Pattern[str]
    where: str
    names: bool


@cache
def table() -> dict[str, Any]:
    """The whole table as it is written."""
    return tomllib.loads(files("onrecord").joinpath("data", "widgets.toml").read_text("utf-8"))


@cache
def phrases(kind: str) -> frozenset[str]:
    """All phrases of a kind, in all languages, in lower case."""
    languages: dict[str, list[str]] = table()["phrases"][kind]
    return frozenset(squeezed(phrase) for row in languages.values() for phrase in row)


@cache
def words(part: str, name: str) -> frozenset[str]:
    """One list of the table, e.g. the months of `stamps`."""
    return frozenset(word.lower() for word in table()[part][name])


@cache
def patterns() -> tuple[Pattern, ...]:
    """All expressions, compiled."""
    return tuple(
        Pattern(
            BlockKind(row["kind"]),
            re.compile(row["match"], 0 if row.get("case") else re.IGNORECASE),
            row.get("where", "any"),
            row.get("names", False),
        )
        for row in table()["patterns"]
    )


def squeezed(text: str) -> str:
    """Lower case, one kind of apostrophe, single spaces."""
    return " ".join(text.replace("İ", "i").lower().replace("’", "'").split())


def named(text: str) -> BlockKind | None:
    """The kind of a line that consists of phrases of the table and of nothing else but digits and signs."""
    if len(text) > LONGEST:
        return None
    plain = squeezed(text).strip(" :.!?|•·>»<«-–—▶►*#[]()+/,…")
    for kind in ("related", "advert", "copyright", "widget"):
        if plain in phrases(kind) or squeezed(text) in phrases(kind):
            return BlockKind(kind)
    return BlockKind.WIDGET if covered(text) else None


def covered(text: str) -> bool:
    """Whether widget and advert phrases, glued or spaced, cover all letters of a line."""
    return len(text) <= LONGEST and any(map(str.isalpha, text)) and reach(text) == len(text)


def reach(text: str) -> int:
    """How far phrases cover the text from its start; digits and signs between them are passed over."""
    flat = text.replace("İ", "i").lower().replace("’", "'").replace("\xa0", " ")
    if len(flat) != len(text):
        return 0
    ends, best = {_skip(flat, 0)}, 0
    for _ in range(len(flat)):
        ends = {_skip(flat, end) for start in ends for end in _steps(flat, text, start)}
        if not ends:
            return best
        best = max(best, *ends)
        if best == len(flat):
            return best
    return best


def spots(text: str) -> list[tuple[int, int]]:
    """Where phrases of two words and more stand in a text, e.g. “Terms of Use Privacy Policy” holds two."""
    flat = text.replace("İ", "i").lower().replace("’", "'").replace("\xa0", " ")
    if len(flat) != len(text):
        return []
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"\b\w+", flat):
        start = match.start()
        if match[0] in _spaced() and (not found or start >= found[-1][1]):
            ends = (start + len(phrase) for phrase in _spaced()[match[0]] if flat.startswith(phrase, start))
            found.extend((start, end) for end in islice((end for end in ends if _ends(text, end)), 1))
    return found


@cache
def _spaced() -> dict[str, list[str]]:
    """Phrases of two words and more by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(_glued(), key=lambda phrase: (-len(phrase), phrase)):
        if " " in phrase and (first := re.match(r"\w+", phrase)):
            found.setdefault(first[0], []).append(phrase)
    return found


def _skip(flat: str, at: int) -> int:
    """The next place where a letter stands, or the end."""
    while at < len(flat) and not flat[at].isalpha():
        at += 1
    return at


def _steps(flat: str, text: str, start: int) -> list[int]:
    """Ends of the phrases that begin here and end where a word ends, or where two words were glued (“articleComments”)."""
    return [
        start + length
        for length in _lengths().get(flat[start : start + 2], ())
        if start + length <= len(flat) and flat[start : start + length] in _glued() and _ends(text, start + length)
    ]


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalpha() or (text[at - 1].islower() and text[at].isupper())


@cache
def _glued() -> frozenset[str]:
    return frozenset(phrase for kind in ("widget", "advert") for phrase in phrases(kind))


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For the first two letters, the lengths of phrases that begin so."""
    found: dict[str, set[int]] = {}
    for phrase in _glued():
        found.setdefault(phrase[:2], set()).add(len(phrase))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


def matched(text: str, places: frozenset[str]) -> BlockKind | None:
    """The kind of the first expression that matches the whole line and holds in one of these places."""
    for pattern in patterns():
        if pattern.where in places and pattern.match.fullmatch(text) and (not pattern.names or names_mostly(text)):
            return pattern.kind
    return None


def names_mostly(text: str) -> bool:
    """Whether most words are names: “Reporting by Anna Rossi in Rome; editing by Jo Bell”."""
    found = [word for word in re.findall(r"\w+", text) if len(word) > 3 or word[0].isupper()]  # noqa: PLR2004 - “by”, “and”
    rest = [word for word in found if word.lower() not in {"reporting", "editing", "writing", "additional", "with"}]
    return bool(rest) and sum(word[0].isupper() for word in rest) >= NAMES_SHARE * len(rest)
