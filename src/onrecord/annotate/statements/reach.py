"""How far words reach: finite clauses, and ranges of tokens without what stands at their edges."""

from __future__ import annotations

from onrecord.annotate.statements.draft import Reach
from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.tree import SUBJECTS, Tree

TENSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
COMMAS = frozenset({",", "”", "“", '"', "''", "``", "’", "'", "—", "–", "--", "-", "»"})
EDGES = frozenset({",", ":", ";", ".", "—", "–", "--"})
DASHES = frozenset({"—", "–", "--", "-"})
JOINING = frozenset({"and", "but", "or"})
LEAST = 3
"""Letters of a town in capitals; fewer are a body's initials."""
LONGEST_DATELINE = 14
"""Tokens of “SAN JUAN, Puerto Rico, May 3 (Reuters) -”."""
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
    return (bool(deps & SUBJECTS) and not to) or (bool(deps & {"aux", "auxpass"}) and not to) or "expl" in deps


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
    first = behind_dateline(tree, first, last) if first <= last else first
    while first <= last and (tree.tokens[last].text in EDGES | {"-"} or tree.tokens[last].lower in JOINING):
        last -= 1
    return (first, last) if first <= last else None


def with_predicate(tree: Tree, last: int) -> int:
    """The last token of a clause that the parser took for the subject's own: in “made clear the plan he wanted | was dead” the
    verb behind it has no other subject."""
    after = last + 1
    if after >= tree.sentence(last).stop or tree.tokens[after].tag not in TENSES:
        return last
    verb = tree.tokens[after].head if tree.tokens[after].dep in {"aux", "auxpass"} else after
    alone = tree.child(verb, *SUBJECTS) is None and tree.tokens[verb].dep == "ccomp"
    return max(last, tree.right(verb)) if alone else last


def behind_dateline(tree: Tree, first: int, last: int) -> int:
    """The first word behind a dateline: “The union” of “OSLO, May 3 (Reuters) - The union”."""
    if (
        first != tree.sentence(first).start
        or not tree.tokens[first].text.isupper()
        or len(tree.tokens[first].text) < LEAST
    ):
        return first
    for at in range(first + 1, min(first + LONGEST_DATELINE, last)):
        token = tree.tokens[at]
        if token.text in DASHES:
            return at + 1
        if token.pos not in {"PROPN", "NUM", "PUNCT"} and token.lower != "of":
            return first
    return first


BESIDE = frozenset({"as", "while", "amid"})
"""Words that, within or behind a phrase, open a clause in which the outlet tells what went on meanwhile."""


def own_words_begin(tree: Tree, first: int, last: int) -> int:
    """Where the outlet's own words begin behind a phrase that tells what is demanded, promised or condemned: “to send help | as roads
    were cracked”, “the raids, | demanding that ...”; behind the last token where they do not."""
    for at in range(first + 1, last + 1):
        token = tree.tokens[at]
        if token.lower in BESIDE and token.pos in {"SCONJ", "ADP"} and _tells(tree, at, last):
            return at - 1 if tree.tokens[at - 1].lower in JOINING and at - 1 > first else at
        if (
            token.tag == "VBG"
            and tree.tokens[at - 1].text == ","
            and lemma(token) in lexicon().verbs
            and token.dep in {"advcl", "acl"}
        ):
            return at - 1
    return last + 1


def _tells(tree: Tree, opener: int, last: int) -> bool:
    """Whether a clause in the past or present stands behind “as” or “while”: “as roads were cracked”, not “as it would wish”."""
    for token in tree.tokens[opener + 1 : last + 1]:
        if token.tag in {"MD", "VBG"} or token.text == ",":
            return False
        if token.tag in TENSES:
            return opener + 1 < token.index and tree.tokens[opener + 1].lower not in {"he", "she", "it", "they"}
    return False


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
