"""Lines in another script than the article's: captions and tags of an edition in another language."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from onrecord.clean.lines import Piece
from onrecord.model.text import BlockKind

FOREIGN = 160
"""Code points of a foreign caption; a paragraph in another script is longer, or ends like a sentence."""


def _script(text: str) -> str | None:
    """The script of most letters: LATIN, ARABIC, CYRILLIC …."""
    if text[:400].isascii():
        return "LATIN" if any(map(str.isalpha, text[:400])) else None
    letters = [c for c in text[:400] if c.isalpha()]
    if not letters:
        return None
    counts = Counter(_script_of(c) for c in letters[:: max(1, len(letters) // 40)])
    return counts.most_common(1)[0][0]


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    name = unicodedata.name(letter, "OTHER").split()[0]
    return "CJK" if name in {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"} else name


def foreign(pieces: Sequence[Piece]) -> dict[int, tuple[BlockKind, str]]:
    """A short line in another script than the article's: a caption or tag of the other edition."""
    scripts = [_script(piece.text) for piece in pieces]
    weight: Counter[str | None] = Counter()
    for script, piece in zip(scripts, pieces, strict=True):
        weight[script] += len(piece.text)
    main = weight.most_common(1)[0][0] if weight else None
    if main is None or weight[main] < 0.8 * sum(weight.values()):
        return {}
    return {
        i: (BlockKind.CAPTION, "a line in another script than the article's")
        for i, piece in enumerate(pieces)
        if piece.kind is None and scripts[i] not in {main, None} and len(piece.text) <= FOREIGN and not piece.ends
    }
