"""The source text as pieces: one for each line, or for each paragraph where lines are broken at a fixed width."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.text import BlockKind

WIDEST = 100
"""Code points; wrapped lines are shorter (mail and old text files break at 72 to 80)."""
BROKEN = 0.3
"""Share of line breaks inside sentences from which a text counts as wrapped: in unwrapped text it is below .02."""
PARAGRAPH = 12
"""Words from which a line that ends like a sentence is a paragraph of the text; without its end it needs twice as many."""
FEWEST = 4
"""Line breaks needed to tell."""
LONGEST_END = 100
"""Code points at a line's end in which its full stop stands, with what may follow it in brackets."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_END = re.compile(r"[.!?…。！？।؟۔]['\"”’»)\]」』]*\s*(?:[\[(【（][^\[\](){}【】（）]{1,60}[\])】）])?$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1780-\u17ff]")
_SIGNS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Piece:
    """A stretch of the text without outer spaces; `kind` and `reason` once they are settled."""

    start: int
    end: int
    text: str
    kind: BlockKind | None = None
    reason: str | None = None

    @cached_property
    def key(self) -> str:
        """Its letters and digits alone: two pieces with one key are doubles."""
        return key(self.text)

    @cached_property
    def words(self) -> int:
        """How many words it has; in scripts without spaces two signs count as one."""
        return max(len(_WORD.findall(self.text)), 0 if self.text.isascii() else len(_UNSPACED.findall(self.text)) // 2)

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.text, max(0, len(self.text) - LONGEST_END)))

    @property
    def paragraph(self) -> bool:
        """Whether it is, or may be, a paragraph of the text."""
        long = self.words >= PARAGRAPH and (self.ends or self.words > 2 * PARAGRAPH)
        return long and self.kind in {None, BlockKind.BODY}

    def part(self, start: int, end: int, kind: BlockKind | None = None, reason: str | None = None) -> Piece:
        """The piece between two places of its own text, outer spaces left out."""
        inner = self.text[start:end]
        left = len(inner) - len(inner.lstrip())
        inner = inner.strip()
        begin = self.start + start + left
        return Piece(begin, begin + len(inner), inner, kind, reason)

    def settled(self, kind: BlockKind, reason: str | None) -> Piece:
        piece = Piece(self.start, self.end, self.text, kind, reason)
        piece.__dict__.update(
            {name: value for name, value in self.__dict__.items() if name in {"key", "words", "ends"}}
        )
        return piece


def key(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return _SIGNS.sub("", text.lower())


def pieces(text: str) -> list[Piece]:
    """The lines that have words in them, or the paragraphs of a text that is wrapped."""
    whole = (Piece(m.start(), m.end(), m[0]).part(0, len(m[0])) for m in _LINE.finditer(text))
    lines = [line for line in whole if line.text]
    return _unwrapped(text, lines) if _is_wrapped(text, lines) else lines


def _neighbours(text: str, lines: list[Piece]) -> list[tuple[Piece, Piece]]:
    """Lines with nothing but one line break between them."""
    return [
        (one, other)
        for one, other in itertools.pairwise(lines)
        if len(text[one.end : other.start].replace("\r\n", "\n").strip(" \t")) == 1
    ]


def _is_wrapped(text: str, lines: list[Piece]) -> bool:
    close = _neighbours(text, lines)
    if len(close) < FEWEST or len(close) < 0.4 * len(lines):
        return False
    lengths = sorted(len(one.text) for one, _ in close)
    inside = sum(not one.ends and other.text[:1].islower() for one, other in close)
    return lengths[int(len(lengths) * 0.95)] <= WIDEST and inside >= BROKEN * len(close)


def _unwrapped(text: str, lines: list[Piece]) -> list[Piece]:
    """Lines joined where the first one is filled: the next word would not have fitted."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.9)]
    joined = [[lines[0].start, lines[0].end]]
    close = {(one.start, other.start) for one, other in _neighbours(text, lines)}
    for before, line in itertools.pairwise(lines):
        filled = len(before.text) + len(line.text.split(maxsplit=1)[0]) + 1 >= 0.9 * width
        if (before.start, line.start) in close and (filled or line.text[:1].islower()):
            joined[-1][1] = line.end
        else:
            joined.append([line.start, line.end])
    return [Piece(start, end, text[start:end]) for start, end in joined]
