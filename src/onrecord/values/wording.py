"""Words as texts share them: one form for “air base” and “airbase”, “defence” and “defense”, “twelve” and “12”.

Compares wordings, not meanings: case, hyphens, possessives and plain endings are taken off, tables join spellings
(`data/spelling.toml`), and words with which every news text is built (`data/stock.toml`) carry no weight.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., e.g.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?"  # 1,200 and 3.5 and 16th
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f\uac00-\ud7af]"  # scripts written without spaces: one sign a word
    r"|[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*"
)
OPENING = "\"'\u201c\u201e\u2018\u00ab(["
"""Signs after which a capital says nothing, as at the start of a text."""

LONG_ENOUGH = 4
"""Letters from which an ending may be taken off: “bases”, not “gas”."""

WEIGHTY_LENGTH = 3
"""Letters from which a word outside the tables can be somebody's own."""


class Word(NamedTuple):
    """One word of a text: `surface` in lower case without its possessive, `form` as compared, offsets in the text.

    `own` tells words that somebody chose from those that every text has; `name` those written with a capital where none is due. A tuple
    and no dataclass, since a pile has millions of them and a tuple is made in a third of the time.
    """

    surface: str
    form: str
    start: int
    end: int
    own: bool
    name: bool


def words(text: str) -> tuple[Word, ...]:
    """All words of a text, in order."""
    found = []
    for met in WORD.finditer(text):
        start, end = met.span()
        surface, form, own, capital = _known(met.group())
        name = capital and start > 0 and text[start - 1] not in OPENING
        found.append(_made(Word, (surface, form, start, end, own, name)))
    return tuple(_join(found, text))


_made = tuple.__new__
"""Makes a named tuple in half the time of its constructor."""


def compared(raw: str) -> tuple[str, str, bool]:
    """The surface of one word as written, its form as compared, and whether it is somebody's own: “Airbase's” gives “airbase”,
    “airbas” and true."""
    return _known(raw)[:3]


def after(surface: str) -> tuple[str, ...]:
    """The words that are also written as one with this one before them: “base” after “air”."""
    return _neighbours()[0].get(surface, ())


def before(surface: str) -> tuple[str, ...]:
    """The words that are also written as one with this one after them: “air” before “base”."""
    return _neighbours()[1].get(surface, ())


def clean(word: str) -> str:
    """A word as compared: “Airbases” gives “airbas”, “Defence” gives “defens”, “Iran's” gives “iran”."""
    return _known(word)[1]


def is_function(word: str) -> bool:
    """Whether the word only carries grammar: “the”, “of”, “had”."""
    return word.lower() in _group("function")


@cache
def _joinable() -> frozenset[str]:
    return frozenset(_table("spelling.toml")["joined"]["words"].split())


@cache
def _halves() -> frozenset[tuple[str, str]]:
    """Two words that are also written as one: “air” and “base”; neither half of a joined word is a single letter."""
    firsts = {word[:cut] for word in _joinable() for cut in range(2, len(word) - 1)}
    return frozenset(
        (word[:cut], word[cut:]) for word in _joinable() for cut in range(1, len(word)) if word[:cut] in firsts
    )


@cache
def _neighbours() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """For each first half its second halves, and for each second half its first ones."""
    later: dict[str, tuple[str, ...]] = {}
    earlier: dict[str, tuple[str, ...]] = {}
    for one, other in sorted(_halves()):
        later[one] = (*later.get(one, ()), other)
        earlier[other] = (*earlier.get(other, ()), one)
    return later, earlier


def _join(found: list[Word], text: str) -> list[Word]:
    """Make one word of “air base” and “air-base” where the table says that it is one."""
    surfaces = [word[0] for word in found]
    if _halves().isdisjoint(pairwise(surfaces)):
        return found
    joined: list[Word] = []
    for word in found:
        last = joined[-1] if joined else None
        if last and (last.surface, word.surface) in _halves() and _close(text[last.end : word.start]):
            surface, form, own, _ = _known(last.surface + word.surface)
            joined[-1] = Word(surface, form, last.start, word.end, own, last.name)
        else:
            joined.append(word)
    return joined


def _close(between: str) -> bool:
    """Whether two words stand as close as the halves of one do: a space or a hyphen between them."""
    return len(between) == 1 and between in " -\u2010\u2011"


@lru_cache(maxsize=1 << 17)
def _known(raw: str) -> tuple[str, str, bool, bool]:
    """The surface and the compared form of a word as written, whether it is somebody's own, and whether it has a capital."""
    surface = unicodedata.normalize("NFKC", raw).lower().replace("\u2019", "'").replace("\u02bc", "'")
    surface = surface.removesuffix("'s")
    surface = surface.replace(".", "") if raw[:1].isalpha() else surface.replace(",", "")
    own = surface not in _stock() and (len(surface) >= WEIGHTY_LENGTH or not surface.isascii())
    table = _table("spelling.toml")
    same: str = table["numbers"].get(surface) or table["words"].get(surface, surface)
    form = same if surface in _group("function") else _stem(same)
    return surface, form, own and not surface[:1].isdigit(), raw[:1].isupper()


def _stem(word: str) -> str:
    """Take off the endings that a rewriter changes: plural, past, progressive, British -ise."""
    if not word.isascii() or not word.isalpha():
        return word
    for ending, put in (
        ("ies", "y"),
        ("ied", "y"),
        ("ising", "iz"),
        ("ised", "iz"),
        ("ises", "iz"),
        ("ise", "iz"),
        ("isation", "ization"),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= LONG_ENOUGH - 1:
            return word[: -len(ending)] + put
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= LONG_ENOUGH - 1 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


@cache
def _stock() -> frozenset[str]:
    return frozenset().union(*(_group(name) for name in _table("stock.toml")))


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(_table("stock.toml")[name].split())


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("onrecord").joinpath("data", name).read_text(encoding="utf-8"))
