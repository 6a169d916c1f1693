"""Sentences that name a cause with a noun: “the cause of the fire was a fault”, “the flood was the result of neglect”."""

from __future__ import annotations

from onrecord.annotate.events.tree import SUBJECTS, Tree
from onrecord.model.parse import Token

CAUSES = frozenset({"cause", "reason", "trigger"})
RESULTS = frozenset({"result", "consequence", "outcome", "product"})


def find(tree: Tree, at: Token) -> tuple[Token, bool] | None:
    """The noun that carries the causing, and whether the verb's subject is what was caused."""
    if at.lemma.lower() != "be":
        return None
    subject, attribute = tree.kid(at.index, *SUBJECTS), tree.kid(at.index, "attr")
    if subject is None or attribute is None:
        return None
    for noun in (subject, attribute):
        if noun.lemma.lower() in CAUSES and _of(tree, noun, {"of", "for", "behind"}):
            return noun, False
    return (attribute, True) if attribute.lemma.lower() in RESULTS and _of(tree, attribute, {"of"}) else None


def _of(tree: Tree, noun: Token, prepositions: set[str]) -> bool:
    return any(prep.lower in prepositions for prep in tree.kids(noun.index, "prep"))
