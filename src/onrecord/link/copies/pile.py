"""The sentences of a pile of articles, each wording once: a pile of thousands of articles repeats itself.

A pile of a hundred thousand articles has some forty million words, so words are kept as numbers in arrays; a wording's text is read from
its article and its words are made when they are asked for.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.units import LEAST_WORDS, sentences
from onrecord.model.reading import Reading
from onrecord.values import wording

MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
"""Quotation marks."""

GRAMMAR, OWN, CAPITAL = 1, 2, 4
"""What a word can be: one that only carries grammar, one that somebody chose, one with a capital, which alone can be a name."""

Numbers = NDArray[np.int32]
Kinds = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a pile by its number, with the numbers of its words' forms and their kinds (GRAMMAR, OWN, CAPITAL); text and words are made
    when they are asked for."""

    pile: Pile
    number: int
    forms: list[int]
    kinds: bytes

    @property
    def text(self) -> str:
        """The text, as one of its sentences has it."""
        return self.pile.text(self.number)

    @property
    def words(self) -> tuple[wording.Word, ...]:
        """The words, with offsets from where the sentence starts."""
        return _words(self.text)


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[wording.Word, ...]:
    return wording.words(text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wording stands: the article's number in the pile, where its sentence starts, and its rank among the article's."""

    article: int
    start: int
    rank: int


class Vocabulary(dict[str, int]):
    """The number of every word as written; `form` tells for each number that of its form as compared, `kind` what it is, `surface` how it
    is written in small letters."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}
        self.form: list[int] = []
        self.kind: list[int] = []
        self.surface: list[str] = []
        self.firsts: set[int] = set()

    def __missing__(self, raw: str) -> int:
        return self._add(raw, *wording.compared(raw))

    def _add(self, raw: str, surface: str, form: str, own: bool) -> int:  # noqa: FBT001 - as `compared` gives it
        self[raw] = number = len(self.form)
        self.form.append(self.forms.setdefault(form, len(self.forms)))
        self.kind.append(GRAMMAR * wording.is_function(surface) + OWN * own + CAPITAL * raw[0].isupper())
        self.surface.append(surface)
        if wording.may_join(surface):
            self.firsts.add(number)
        return number

    def read(self, text: str) -> list[int]:
        """The numbers of a text's words, in order: the same words as `wording.words` gives."""
        numbers = list(map(self.__getitem__, wording.WORD.findall(text)))
        firsts = self.firsts
        if firsts.isdisjoint(numbers):
            return numbers
        surface = self.surface
        if any(a in firsts and wording.joins(surface[a], surface[b]) for a, b in pairwise(numbers)):
            return [self._joined(text, one) for one in wording.words(text)]
        return numbers

    def _joined(self, text: str, one: wording.Word) -> int:
        raw = text[one.start : one.end]
        return self[raw] if raw in self else self._add(raw, one.surface, one.form, one.own)

    def grown(self) -> Vocabulary:
        """A copy that may learn more words."""
        copy = Vocabulary()
        copy.update(self)
        copy.forms, copy.firsts = dict(self.forms), set(self.firsts)
        copy.form, copy.kind, copy.surface = list(self.form), list(self.kind), list(self.surface)
        return copy


@dataclass(frozen=True, slots=True)
class Pile:
    """All sentences of some articles that are long enough, and the wordings that these have.

    `forms` and `kinds` hold one row a word, those of wording n from `bounds[n]` on; `article`, `start`, `end` and `wordings` one row a
    sentence, those of article n from `first[n]` on; `order` the sentences by wording, those of wording n from `heads[n]` on.
    """

    readings: Sequence[Reading]
    forms: Numbers
    kinds: Kinds
    bounds: NDArray[np.int64]
    article: Numbers
    start: Numbers
    end: Numbers
    wordings: Numbers
    first: Numbers
    order: Numbers
    heads: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def text(self, n: int) -> str:
        """The text of a wording, as one of its sentences has it."""
        at = self.order[self.heads[n]]
        text: str = self.readings[self.article[at]].text[self.start[at] : self.end[at]]
        return text

    def wording(self, n: int) -> Wording:
        """The wording with this number."""
        start, end = self.bounds[n], self.bounds[n + 1]
        return Wording(self, n, self.forms[start:end].tolist(), self.kinds[start:end].tobytes())

    def size(self, n: int) -> int:
        """How many words a wording has."""
        return int(self.bounds[n + 1] - self.bounds[n])

    def times(self, n: int) -> int:
        """In how many places a wording stands."""
        return int(self.heads[n + 1] - self.heads[n])

    def places(self, n: int, most: int | None = None) -> Iterator[Place]:
        """Where a wording stands, in order; the first so many places."""
        for at in self.order[self.heads[n] : self.heads[n + 1]][:most].tolist():
            article = int(self.article[at])
            yield Place(article, int(self.start[at]), at - int(self.first[article]))

    def beside(self, place: Place, step: int) -> int | None:
        """The wording that stands so many sentences further on in the same article."""
        at = int(self.first[place.article]) + place.rank + step
        inside = int(self.first[place.article]) <= at < int(self.first[place.article + 1])
        return int(self.wordings[at]) if inside else None

    def repeated(self) -> list[int]:
        """The wordings that stand in several places."""
        found: list[int] = np.flatnonzero(np.diff(self.heads) > 1).tolist()
        return found


def collect(readings: Sequence[Reading], vocabulary: Vocabulary | None = None) -> Pile:
    """Cut the kept blocks of all readings into sentences, and put equal ones together; what is shorter than a clause is left out."""
    known = Vocabulary() if vocabulary is None else vocabulary
    number: dict[bytes, int] = {}
    words, bounds = array("i"), array("q", [0])

    def numbered(text: str) -> int:
        key = digest(text)
        at = number.get(key)
        if at is None:
            found = known.read(text)
            at = number[key] = len(bounds) - 1 if len(found) >= LEAST_WORDS else -1
            if at >= 0:
                words.extend(found)
                bounds.append(len(words))
        return at

    rows, first = _rows(readings, numbered)
    number.clear()
    forms = np.frombuffer(words, dtype=np.int32) if words else np.empty(0, dtype=np.int32)
    kinds = np.asarray(known.kind, dtype=np.uint8)[forms]
    np.take(
        np.asarray(known.form, dtype=np.int32), forms, out=forms
    )  # in place: the words of a pile are the largest thing of it
    return laid(readings, forms, kinds, np.frombuffer(bounds, dtype=np.int64), rows, first)


Rows = tuple[Numbers, Numbers, Numbers, Numbers]
"""Article, start, end and wording of sentences."""


def _rows(readings: Sequence[Reading], numbered: Callable[[str], int]) -> tuple[Rows, Numbers]:
    """All sentences whose wording is numbered, and where those of each article begin."""
    columns = array("i"), array("i"), array("i"), array("i")
    first = array("i", [0])
    for article, reading in enumerate(readings):
        text = reading.text
        for span in sentences(reading):
            at = numbered(text[span.start : span.end])
            if at >= 0:
                for column, value in zip(columns, (article, span.start, span.end, at), strict=True):
                    column.append(value)
        first.append(len(columns[0]))
    article_, start, end, wordings = (np.array(column, dtype=np.int32) for column in columns)
    return (article_, start, end, wordings), np.array(first, dtype=np.int32)


def laid(
    readings: Sequence[Reading],
    forms: Numbers,
    kinds: Kinds,
    bounds: NDArray[np.int64],
    rows: Rows,
    first: Numbers,
    foremost: int = 0,
) -> Pile:
    """A pile of these arrays; the places of a wording are in order, but those of the last `foremost` sentences come first."""
    count = len(rows[3])
    turn = np.r_[count - foremost : count, 0 : count - foremost].astype(np.int32)
    order = turn[np.argsort(rows[3][turn], kind="stable")]
    heads = np.searchsorted(rows[3][order], np.arange(len(bounds)))
    return Pile(readings, forms, kinds, bounds, *rows, first, order, heads)


def digest(text: str) -> bytes:
    """What stands for a text: 128 bits, so that two texts never share them."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
