"""The words of a pile as numbers: each word as written has one, and tells its form as compared and what kind of word it is."""

from __future__ import annotations

from itertools import chain, pairwise

from onrecord.values import wording

GRAMMAR, OWN, CAPITAL = 1, 2, 4
"""What a word can be: one that only carries grammar, one that somebody chose, one with a capital, which alone can be a name."""

MOST_CHUNKS = 1 << 18
"""Stretches between spaces that are kept, in about 40 MB."""

SHORT = 40
"""Letters of such a stretch up to which it is kept: a text in a script without spaces is one long stretch."""


class Vocabulary(dict[str, int]):
    """The number of every word as written; `form` tells for each number that of its form as compared, `kind` what it is.

    `joined` are the words which next to each other may be one (“air” and “base”), `halves` the words that can be a half.
    """

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}
        self.form: list[int] = []
        self.kind: list[int] = []
        self.halves: dict[str, list[int]] = {}
        self.joined: set[tuple[int, int]] = set()

    def __missing__(self, raw: str) -> int:
        return self._add(raw, *wording.compared(raw))

    def _add(self, raw: str, surface: str, form: str, own: bool) -> int:  # noqa: FBT001 - as `compared` gives it
        self[raw] = number = len(self.form)
        self.form.append(self.forms.setdefault(form, len(self.forms)))
        self.kind.append(GRAMMAR * wording.is_function(surface) + OWN * own + CAPITAL * raw[0].isupper())
        after, before = wording.after(surface), wording.before(surface)
        if after or before:
            self.halves.setdefault(surface, []).append(number)
            self.joined.update((number, other) for half in after for other in self.halves.get(half, ()))
            self.joined.update((other, number) for half in before for other in self.halves.get(half, ()))
        return number

    def as_one(self, raw: str, one: wording.Word) -> int:
        """The number of a word that may be two as written: “air base”."""
        return self[raw] if raw in self else self._add(raw, one.surface, one.form, one.own)

    def grown(self) -> Vocabulary:
        """A copy that may learn more words."""
        copy = Vocabulary()
        copy.update(self)
        copy.forms, copy.form, copy.kind = dict(self.forms), list(self.form), list(self.kind)
        copy.halves = {half: list(numbers) for half, numbers in self.halves.items()}
        copy.joined = set(self.joined)
        return copy


class Reader(dict[str, tuple[int, ...]]):
    """Cuts texts into words; what stands between two spaces (“Kalvik,”) is cut once while there is room."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        found = tuple(map(self.vocabulary.__getitem__, wording.WORD.findall(chunk)))
        if len(self) >= MOST_CHUNKS:
            self.clear()
        if len(chunk) <= SHORT:
            self[chunk] = found
        return found

    def read(self, text: str) -> list[int]:
        """The numbers of a text's words, in order: the same words as `wording.words` gives."""
        numbers = list(chain.from_iterable(map(self.__getitem__, text.split())))
        known = self.vocabulary
        if not known.joined.isdisjoint(pairwise(numbers)):
            return [known.as_one(text[one.start : one.end], one) for one in wording.words(text)]
        return numbers
