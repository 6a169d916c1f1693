"""The sentences of a pile of articles, each wording once: a pile of thousands of articles repeats itself.

A pile of a hundred thousand articles has some forty million words, so words are kept as numbers in arrays; a wording's text is read from
its article and its words are made when they are asked for.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.units import LEAST_WORDS, stretches
from onrecord.link.copies.vocabulary import Reader, Vocabulary
from onrecord.model.reading import Reading
from onrecord.values import wording

MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
"""Quotation marks."""

HELD = 1 << 12
"""Wordings kept with their words, in about 20 MB: what is compared with one is often compared with the next."""

Numbers = NDArray[np.int32]
Kinds = NDArray[np.uint8]
Stretch = tuple[int, int]
"""Where something starts and ends."""

Ints = NDArray[np.int64]


class Wording:
    """A wording of a pile by its number, with the numbers of its words' forms and their kinds (GRAMMAR, OWN, CAPITAL); its text and where its
    words stand in it are made when they are asked for, once."""

    __slots__ = ("_joined", "_spans", "_text", "forms", "kinds", "number", "pile")

    def __init__(self, pile: Pile, number: int, forms: list[int], kinds: bytes) -> None:
        self.pile, self.number, self.forms, self.kinds = pile, number, forms, kinds
        self._text: str | None = None
        self._spans: list[Stretch] | None = None
        self._joined = False

    @property
    def text(self) -> str:
        """The text, as one of its sentences has it."""
        if self._text is None:
            self._text = self.pile.text(self.number)
        return self._text

    @property
    def spans(self) -> list[Stretch]:
        """Where each word starts and ends, from where the sentence starts."""
        if self._spans is None:
            found = [met.span() for met in wording.WORD.finditer(self.text)]
            self._joined = len(found) != len(self.forms)  # two words are one: “air base”
            if self._joined:
                found = [(word.start, word.end) for word in self.words]
            self._spans = found
        return self._spans

    @property
    def words(self) -> tuple[wording.Word, ...]:
        """The words with all that is known of them."""
        return wording.words(self.text)

    def surfaces(self, start: int, end: int) -> list[str]:
        """Words `[start, end)` as they are written, in small letters."""
        spans, text = self.spans, self.text
        if self._joined:
            return [word.surface for word in self.words[start:end]]
        return [wording.compared(text[first:last])[0] for first, last in spans[start:end]]


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
    held: dict[int, Wording] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def text(self, n: int) -> str:
        """The text of a wording, as one of its sentences has it."""
        at = self.order[self.heads[n]]
        text: str = self.readings[self.article[at]].text[self.start[at] : self.end[at]]
        return text

    def wording(self, n: int) -> Wording:
        """The wording with this number; the last ones asked for are kept."""
        one = self.held.get(n)
        if one is None:
            if len(self.held) >= HELD:
                self.held.clear()
            start, end = self.bounds[n], self.bounds[n + 1]
            one = self.held[n] = Wording(self, n, self.forms[start:end].tolist(), self.kinds[start:end].tobytes())
        return one

    def size(self, n: int) -> int:
        """How many words a wording has."""
        return int(self.bounds[n + 1] - self.bounds[n])

    def times(self, n: Ints) -> Ints:
        """In how many places wordings stand."""
        return self.heads[n + 1] - self.heads[n]

    def stands(self, n: int) -> int:
        """In how many places one wording stands."""
        return int(self.heads[n + 1] - self.heads[n])

    def words_of(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Where the words of wordings stand in `forms` and `kinds`, wording by wording, and for each word the number in `numbers` of its wording."""
        sizes = self.bounds[numbers + 1] - self.bounds[numbers]
        owner = np.repeat(np.arange(len(numbers)), sizes)
        return np.arange(len(owner)) + (self.bounds[numbers] - np.cumsum(sizes) + sizes)[owner], owner

    def places(self, n: int) -> list[tuple[Reading, int]]:
        """Where a wording stands, in order: the article, and where the sentence starts."""
        at = self.order[self.heads[n] : self.heads[n + 1]]
        return [
            (self.readings[article], start)
            for article, start in zip(self.article[at].tolist(), self.start[at].tolist(), strict=True)
        ]

    def repeated(self) -> list[int]:
        """The wordings that stand in several places."""
        found: list[int] = np.flatnonzero(np.diff(self.heads) > 1).tolist()
        return found


def collect(readings: Sequence[Reading], vocabulary: Vocabulary | None = None) -> Pile:
    """Cut the kept blocks of all readings into sentences, and put equal ones together; what is shorter than a clause is left out."""
    known = Vocabulary() if vocabulary is None else vocabulary
    read = Reader(known).read
    words, sizes, digests = array("i"), array("i"), bytearray()
    columns = array("i"), array("i"), array("i")
    first = array("i", [0])
    for article, reading in enumerate(readings):
        text = reading.text
        for start, end in stretches(reading):
            sentence = text[start:end]
            found = read(sentence)
            if len(found) >= LEAST_WORDS:
                words.extend(found)
                sizes.append(len(found))
                digests += digest(sentence)
                for column, value in zip(columns, (article, start, end), strict=True):
                    column.append(value)
        first.append(len(sizes))
    numbers, fresh = _numbered(np.frombuffer(digests, dtype=np.uint64).reshape(-1, 2))
    forms, kinds = _compared(np.array(words, dtype=np.int32)[np.repeat(fresh, sizes)], known)
    ends = np.cumsum(np.asarray(sizes, dtype=np.int64)[fresh])
    places, starts, stops = (np.array(column, dtype=np.int32) for column in columns)
    rows = places, starts, stops, numbers
    return laid(readings, forms, kinds, np.r_[0, ends], rows, np.array(first, dtype=np.int32))


def _numbered(digests: NDArray[np.uint64]) -> tuple[Numbers, NDArray[np.bool_]]:
    """The number of each sentence's wording, in order of their first sentences, and which sentences these are."""
    order = np.lexsort((digests[:, 1], digests[:, 0]))
    held = digests[order]
    heads = np.ones(len(order), dtype=bool)
    heads[1:] = (held[1:] != held[:-1]).any(axis=1)
    firsts = order[heads]
    fresh = np.zeros(len(order), dtype=bool)
    fresh[firsts] = True
    number = (np.cumsum(fresh) - 1)[firsts]
    numbers = np.empty(len(order), dtype=np.int32)
    numbers[order] = number[np.cumsum(heads) - 1]
    return numbers, fresh


def _compared(words: Numbers, known: Vocabulary) -> tuple[Numbers, Kinds]:
    """The forms of words and their kinds; the forms take the words' place, since the words of a pile are the largest thing of it."""
    kinds = np.asarray(known.kind, dtype=np.uint8)[words]
    np.take(np.asarray(known.form, dtype=np.int32), words, out=words, mode="clip")
    return words, kinds


Rows = tuple[Numbers, Numbers, Numbers, Numbers]
"""Article, start, end and wording of sentences."""


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
