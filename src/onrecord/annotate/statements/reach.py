"""How far words reach: finite clauses, and ranges of tokens without what stands at their edges."""

from __future__ import annotations

from onrecord.annotate.statements.draft import Reach
from onrecord.annotate.statements.tree import SUBJECTS, Tree

TENSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
COMMAS = frozenset({",", "”", "“", '"', "''", "``", "’", "'", "—", "–", "--", "-", "»"})
EDGES = frozenset({",", ":", ";", ".", "—", "–", "--"})
ADJOINED = frozenset(
    {"where", "when", "which", "who", "as", "while", "after", "before", "although", "though", "because", "since"}
)
"""Words that, after a comma, open a clause that only tells more: “told us in Rome, where he was on a visit”."""


def finite(tree: Tree, verb: int) -> bool:
    """Whether a clause has a subject or a finite verb of its own (“to leave” has neither)."""
    deps = {tree.tokens[child].dep for child in tree.below[verb]}
    if tree.tokens[verb].tag in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    to = any(tree.tokens[c].dep == "aux" and tree.tokens[c].tag == "TO" for c in tree.below[verb])
    return (bool(deps & SUBJECTS) and not to) or ("aux" in deps and not to) or "expl" in deps


def tense(tree: Tree, verb: int) -> str:
    """The tag of the finite part of a verb: of its first auxiliary, else its own."""
    for child in tree.children(verb, "aux", "auxpass"):
        if child < verb and tree.tokens[child].tag in TENSES:
            return tree.tokens[child].tag
    return tree.tokens[verb].tag


def tidy(tree: Tree, first: int, last: int) -> Reach | None:
    """The range without “that”, commas, colons and sentence ends at its edges."""
    while first <= last and (tree.tokens[first].text in EDGES or _is_that(tree, first) or _only_that(tree, first)):
        first += 1
    while first <= last and tree.tokens[last].text in EDGES | {"-"}:
        last -= 1
    return (first, last) if first <= last else None


def _only_that(tree: Tree, at: int) -> bool:
    """“only” of “said only that ...”."""
    return (
        tree.tokens[at].lower in {"only", "simply", "merely"} and at + 1 < len(tree.tokens) and _is_that(tree, at + 1)
    )


def _is_that(tree: Tree, at: int) -> bool:
    """“that” as the opening of a clause, not “that one”."""
    return tree.tokens[at].lower == "that" and tree.tokens[at].dep == "mark"


def last_word(tree: Tree, at: int) -> int:
    """The last token of the sentence before its end."""
    last = tree.sentence(at).stop - 1
    while last > at and tree.tokens[last].pos in {"PUNCT", "SPACE"} and tree.tokens[last].text not in {"”", '"', "’"}:
        last -= 1
    return last
