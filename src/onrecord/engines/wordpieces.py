"""Word pieces as BERT reads them: lower case, no accents, marks apart, then the longest known piece first.

The same pieces as those of the package `tokenizers`, which the training uses; written out here because that package brings a
client for downloads and ten more with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LONGEST = 100
"""Letters of a word beyond which it is unknown as a whole."""
CAPACITY = 100_000
"""Chunks remembered; when full, the memory starts anew."""
IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf\U0002f800-\U0002fa1f]")
"""Characters that are words of their own."""

Piece = tuple[int, int, int]
"""Number of a piece, and where its word starts and ends in the text."""


class WordPieces:
    """A vocabulary, and the cutting of texts by it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers["[UNK]"]
        self._known: dict[str, tuple[Piece, ...]] = {}
        self.ends = (self._numbers["[CLS]"], self._numbers["[SEP]"])
        """The pieces that stand about every window."""

    def cut(self, text: str) -> list[Piece]:
        """The pieces of a text, in order; each has the place of the word it is part of, in code points."""
        found: list[Piece] = []
        for match in re.finditer(r"\S+", text):
            base = match.start()
            found.extend((number, base + start, base + end) for number, start, end in self._chunk(match.group()))
        return found

    def _chunk(self, chunk: str) -> tuple[Piece, ...]:
        """The pieces of what stands between two spaces, remembered."""
        known = self._known.get(chunk)
        if known is None:
            if len(self._known) >= CAPACITY:
                self._known.clear()
            known = tuple((n, start, end) for start, end in words(chunk) for n in self._pieces(plain(chunk[start:end])))
            self._known[chunk] = known
        return known

    def _pieces(self, word: str) -> list[int]:
        """The longest known pieces of a word, from its start on; one unknown piece makes the whole word unknown."""
        if len(word) > LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in self._numbers), None)
            if end is None:
                return [self._unknown]
            found.append(self._numbers[mark + word[start:end]])
            start = end
        return found


def words(chunk: str) -> list[tuple[int, int]]:
    """Where words start and end in a chunk without spaces; every mark and every ideograph is one: `"U.S."` has four."""
    found: list[tuple[int, int]] = []
    start = 0
    for at, char in enumerate(chunk):
        if _is_mark(char) or IDEOGRAPHS.match(char):
            found += [(start, at), (at, at + 1)]
            start = at + 1
    return [(a, b) for a, b in (*found, (start, len(chunk))) if a < b]


def _is_mark(char: str) -> bool:
    """Whether a character is punctuation, or an ASCII sign such as “$” or “+”."""
    if char.isalnum():
        return False
    return unicodedata.category(char).startswith("P") or (char.isascii() and char.isprintable())


def plain(word: str) -> str:
    """A word in lower case without accents and invisible characters: `"Škoda"` is `"skoda"`."""
    if word.isascii():
        return word.lower() if word.isprintable() else "".join(filter(str.isprintable, word)).lower()
    kept = (
        c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) not in {"Mn", "Cc", "Cf", "Cn", "Co"}
    )
    return "".join(kept).replace("\ufffd", "").lower()
