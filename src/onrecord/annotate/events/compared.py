"""Times that only say how far back a comparison goes: “the strongest quake *since 1979*”, “has not been seen *since 2004*”.

Nothing is told of that time but that something then was as strong, or was there; the happening is not of it, nor did it begin there.
"""

from __future__ import annotations

import re

from onrecord.annotate.events.tree import Tree
from onrecord.model.reading import Time

SUPERLATIVE = frozenset({"JJS", "RBS"})
LIMITED = frozenset(
    ["first", "only", "last", "record", "unprecedented", "unseen", "unheard", "no", "not", "never", "nothing", "nobody", "none", "neither", "n't", "n’t", "without", "hardly", "rarely"]
)  # fmt: skip
"""Words of what has not been since then, beside superlatives."""
REACH = 24
"""Tokens before a time in which such a word stands."""
_SINCE = re.compile(r"\bsince\s+(?:(?:the|at\s+least|about|around|early|late|mid)[\s-]+){0,2}$", re.IGNORECASE)
_STOP = frozenset({";", ":", "—", "–"})


def is_limit(text: str, tree: Tree, time: Time, first: int) -> bool:
    """Whether a time, whose first token is `first`, is the limit of a comparison."""
    if not _SINCE.search(text, max(0, time.span.start - REACH), time.span.start):
        return False
    for at in range(first - 1, max(-1, first - REACH), -1):
        token = tree.tokens[at]
        if token.sentence != tree.tokens[first].sentence or token.text in _STOP:
            return False
        if token.tag in SUPERLATIVE or token.lower in LIMITED:
            return True
    return False
