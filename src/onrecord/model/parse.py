"""What a parser makes of an article: our own frozen tokens, so that no stage depends on one parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class View:
    """A block's words as the parser sees them: odd spaces and broken quotation marks mended.

    `positions[i]` is the place in the source text of the view's i-th code point. It is the only place where two
    kinds of offset meet; everything that leaves the parser is in source offsets again.
    """

    block: int
    text: str
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One token of an article; `start` and `end` are in its source text, `head` is the index of another token.

    `pos`, `tag`, `dep` are Universal, Penn and ClearNLP labels; `morph` the features (`Tense=Past`);
    `label` the parser's name label (`PERSON`) and `begins` whether a name starts here.
    """

    index: int
    text: str
    lemma: str
    start: int
    end: int
    pos: str
    tag: str
    dep: str
    head: int
    morph: str
    label: str
    begins: bool
    sentence: int
    """Index into `Parse.sentences`."""

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Parse:
    """All tokens of an article's read blocks, in order; a sentence is a half-open range of them and never
    crosses a block."""

    tokens: tuple[Token, ...]
    sentences: tuple[range, ...]
    blocks: tuple[int, ...]
    """For each sentence, the index of its block."""

    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token, the indices of the tokens that hang on it, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return tuple(tuple(row) for row in below)

    def span(self, first: int, last: int) -> Span:
        """The span from the token `first` to the token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)


class Parser(Protocol):
    """Makes a parse of one article's views; `version` names the model, and belongs to the reading's cache key."""

    version: str

    def parse(self, views: Sequence[View]) -> Parse: ...
