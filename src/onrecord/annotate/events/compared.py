"""Times that date nothing: how far back a comparison goes (“the strongest quake *since 1979*”, “has not been seen *since 2004*”), and
each of two days between which it is open (“will be sworn in *Wednesday or Thursday*”), and the end of what goes on (“adjourned *until Friday*”).

Of the first nothing is told but that something then was as strong, or was there; the happening is not of it, nor did it begin there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:(?:the|at\s+least|about|around|early|late|mid)[\s-]+){0,2}$", re.IGNORECASE)
_BORN = re.compile(r",\s+born\s+(?:on\s+|in\s+)?$")
"""“…, born 27 December 1984”: of the person before it."""
_DAY = r"(?:\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|tomorrow|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?)"
_OR = re.compile(rf"\s+or\s+(?:(?:on|in|early|late|next|possibly)\s+)*{_DAY}\b")
_OR_BEFORE = re.compile(rf"(?:{_DAY}|\b\d{{1,2}})\s+or\s+(?:(?:on|in|early|late|next|possibly)\s+)*$")
_STOP = frozenset({";", ":", "—", "–"})


def is_embedded(tree: Tree, owner: Mapping[int, int], head: int) -> bool:
    """Whether a time hangs on a verb beside a noun that is no event of its own: “filmed with a man named Berg, *born in 1984*”."""
    for token in (tree.tokens[head], *tree.up(head)):
        if token.index in owner:
            return False
        if token.pos == "VERB" and token.dep in {"acl", "relcl"}:
            return True
    return False


def _is_to_come(tree: Tree, first: int) -> bool:
    """Whether the verb above is of what is to come, which nothing since can date: “will succeed Lund, in power since 1980”."""
    verb = next((token for token in tree.up(first) if token.pos in {"VERB", "AUX"}), None)
    return verb is not None and any(kid.tag == "MD" for kid in tree.kids(verb.index, "aux"))


def is_limit(text: str, tree: Tree, time: Time, first: int) -> bool:
    """Whether a time, whose first token is `first`, dates nothing: the limit of a comparison, or one of two between which it is open."""
    before = text[max(0, time.span.start - REACH) : time.span.start]
    if _UNTIL.search(before) or _BORN.search(before) or _OR.match(text, time.span.end) or _OR_BEFORE.search(before):
        return True
    if not _SINCE.search(before):
        return False
    if _is_to_come(tree, first):
        return True
    for at in range(first - 1, max(-1, first - REACH), -1):
        token = tree.tokens[at]
        if token.sentence != tree.tokens[first].sentence or token.text in _STOP:
            return False
        if token.tag in SUPERLATIVE or token.lower in LIMITED:
            return True
    return False
