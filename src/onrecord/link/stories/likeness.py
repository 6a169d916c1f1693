"""How alike two articles are: the cosine of their words, each weighted by how few articles hold it.

How few is counted in the pile and in a table of news words together (`data/common.toml`), as if the pile had `PRIOR` more
articles: in a pile of five on one event every telling word stands in all five, and counts all the same.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.model.reading import Reading
from onrecord.model.text import READ_KINDS, BlockKind
from onrecord.values import wording

PRIOR = 300
"""Articles that the table counts for. Of 100, 300 and 1,000 the best on labelled clusters of news at a precision of .97."""

RARE = 0.008
"""Share of articles that hold a word which stands in no table."""

BAND_MIDDLE = 1.3
"""A band's words are held by about this many times the band's least share of articles."""

SHORT_WORDS = ((3, 0.8), (4, 0.4), (5, 0.15))
"""Share of articles held to have a word of so many letters, in a language for which there is no table."""

HEADLINE, BEGINNING = 3, 2
"""How often a word of the headline, and of the beginning, counts: they say what an article is about, the rest what else there is to say."""

BEGINNING_WORDS, BEGINNING_SHARE = 60, 0.2
"""Words of an article's beginning: so many, and no more than this share of it. Tried on labelled clusters of news, whole and of sixty words."""

TELLING = 24
"""An article's heaviest words, by which articles worth comparing are found."""

COMMON = 60
"""A word among the heaviest of more articles than this finds nothing; those articles share rarer ones, if they are of one story."""

SHARED = 2
"""Heaviest words that two articles must share to be compared."""

SMALL_PILE = 150
"""Up to this many articles each is compared with each."""

Vector = Mapping[str, float]


def vectors(readings: Sequence[Reading]) -> list[dict[str, float]]:
    """For each article the weights of its words, of length 1."""
    counts = [_counts(reading) for reading in readings]
    spread = Counter(form for count in counts for form in count)
    total = len(readings) + PRIOR
    return [
        _unit(
            {f: (1 + math.log(n)) * math.log(total / (spread[f] + PRIOR * _share(f, r.language))) for f, n in c.items()}
        )
        for r, c in zip(readings, counts, strict=True)
    ]


def _counts(reading: Reading) -> Counter[str]:
    """How often an article holds each word, its headline and its beginning counted more."""
    parts = [(b.kind, wording.words(reading.words(b.span))) for b in reading.blocks if b.kind in READ_KINDS]
    body = sum(len(words) for kind, words in parts if kind != BlockKind.HEADLINE)
    begun = min(BEGINNING_WORDS, BEGINNING_SHARE * body)
    counts: Counter[str] = Counter()
    seen = 0
    for kind, words in parts:
        headline = kind == BlockKind.HEADLINE
        for word in words:
            if not wording.is_function(word.surface):
                counts[word.form] += HEADLINE if headline else BEGINNING if seen < begun else 1
            seen += not headline
    return counts


def _unit(raw: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return {form: value / norm for form, value in raw.items()}


def _share(form: str, language: str | None) -> float:
    """The share of news articles that hold a word."""
    if language in {None, "en"}:
        return _table().get(form, RARE)
    return next((share for letters, share in SHORT_WORDS if len(form) <= letters), RARE)


def is_rare(forms: Iterable[str]) -> bool:
    """Whether one of these words stands in no table of news words."""
    return any(form not in _table() for form in forms)


@cache
def _table() -> dict[str, float]:
    bands = tomllib.loads(files("onrecord").joinpath("data", "common.toml").read_text(encoding="utf-8"))
    return {
        form: min(0.95, BAND_MIDDLE * float(name.removeprefix("in_").replace("_", ".")) / 100)
        for name, forms in bands.items()
        for form in forms.split()
    }


def cosine(one: Vector, other: Vector) -> float:
    """How alike two articles are, 0 to 1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * large[form] for form, value in small.items() if form in large)


def neighbours(weights: Sequence[Vector]) -> list[tuple[int, int]]:
    """Pairs of articles worth comparing: all in a small pile; in a large one those that share some of their heaviest words."""
    if len(weights) <= SMALL_PILE:
        return [(a, b) for b in range(len(weights)) for a in range(b)]
    number: dict[str, int] = {}
    rows = [
        (number.setdefault(form, len(number)), article)
        for article, weight in enumerate(weights)
        for form in sorted(weight, key=lambda f, w=weight: (-w[f], f))[:TELLING]  # type: ignore[misc]
    ]
    return _meetings(np.array(sorted(rows), dtype=np.int64))


def _meetings(rows: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> list[tuple[int, int]]:
    """Pairs of articles that stand together under enough words; `rows` are (word, article), sorted."""
    starts = np.flatnonzero(np.r_[True, rows[1:, 0] != rows[:-1, 0]])
    sizes = np.diff(np.r_[starts, len(rows)])
    rows = rows[np.repeat(sizes <= COMMON, sizes)]
    met = []
    for step in range(1, COMMON):
        same = rows[:-step, 0] == rows[step:, 0]
        met.append((rows[:-step, 1][same] << 32) | rows[step:, 1][same])
    pairs, times = np.unique(np.concatenate(met), return_counts=True)
    pairs = pairs[times >= SHARED]
    return list(zip((pairs >> 32).tolist(), (pairs & 0xFFFFFFFF).tolist(), strict=True))
