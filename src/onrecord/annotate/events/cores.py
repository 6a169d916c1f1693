"""Which words carry an event, and how: “has suddenly stopped using an airbase” is `use`, phase end.

Verbs that only say how far along or how sure something is (“stop”, “plan”, “be expected”), and verbs that only carry
a noun (“carry out strikes”), are absorbed into the event that they speak of.
"""

from __future__ import annotations

from onrecord.annotate.events import beside, nominals
from onrecord.annotate.events.leading import CONTROLLED, follow, infinitive, inner_of
from onrecord.annotate.events.naming import name
from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import Tree
from onrecord.model.parse import Token
from onrecord.values.predicates import aspects, lexicon

BELOW = frozenset({"xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp"})
TELLING = frozenset({"after", "before", "by", "since", "while", "following", "when", "without"})
"""Prepositions whose clause tells of something that happened: “after leaving the base”."""

CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest", "than"})
WHENS = frozenset({"when", "once", "until", "till", "whenever", "anytime", "before"})
"""Words before a clause that, where it is not past, tells of what need never happen."""


def find(tree: Tree, cues: frozenset[int]) -> list[Core]:
    """All cores of an article, in the order of their triggers; `cues` are tokens that only report words."""
    found: list[Core] = []
    taken: set[int] = set()
    for token in tree.tokens:
        if token.index in taken or not _may_head(tree, token) or _only_reports(tree, token, cues):
            continue
        core = name(tree, follow(tree, token))
        taken.update(core.words)
        found.append(core)
    found.extend(core for core in nominals.find(tree, taken, cues) if core.trigger not in taken)
    headlines = [*nominals.headlines(tree, taken)]
    found.extend(headlines)
    taken.update(word for core in headlines for word in core.words)
    found.extend(beside.find(tree, taken))
    counted = {core.trigger for core in found if core.tally}
    alone = [core for core in found if core.tally or core.trigger not in counted]
    return sorted(alone, key=lambda core: core.trigger)


def _may_head(tree: Tree, token: Token) -> bool:
    """Whether a token is a verb that heads a clause of its own."""
    if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass", "amod", "compound", "prep", "case", "mark"}:
        return False
    if token.pos == "AUX" and not tree.kids(token.index, "attr", "acomp", "prep", "expl", "xcomp", "dobj", "advmod"):
        return False
    if token.lemma.lower() == "do" and not tree.kids(
        token.index, "dobj", "nsubjpass", "advmod", "prep", "acomp", "xcomp"
    ):
        return False  # “the firm does not, and never will, sell”
    return not (_is_aim(tree, token) or _in_condition(tree, token))


def _is_aim(tree: Tree, token: Token) -> bool:
    """“used the base to launch raids”, “for launching raids”, “accused of launching raids”: they are not said to have
    been flown. What a phase or a plan leads to (“began to launch raids”) is met from above."""
    if token.dep in BELOW and infinitive(tree, token):
        return True
    return token.dep == "pcomp" and tree.tokens[token.head].lower not in TELLING


def _in_condition(tree: Tree, token: Token) -> bool:
    """Whether a clause, or the one that it completes or is joined to, only says on what something hangs: “if he goes and sells”,
    “until the war ends”, “more than it has”."""
    for at in (token, *tree.up(token.index)):
        marks = {kid.lower for kid in tree.kids(at.index, "mark", "advmod")}
        if at.dep in {"advcl", "ccomp", "pcomp"} and (marks & CONDITIONS or (marks & WHENS and _is_open(tree, at))):
            return at.dep == "advcl" or "than" in marks
        if at.dep not in {"ccomp", "xcomp", "conj", "pcomp"}:
            return False
    return False


def _is_open(tree: Tree, token: Token) -> bool:
    """Whether a verb does not tell of what is past: “when the money *runs* out”, “would sign before he *left*”."""
    tags = {kid.tag for kid in tree.helpers(token)} or {token.tag}
    return not tags & {"VBD", "VBN"} or any(kid.tag == "MD" for kid in tree.helpers(tree.tokens[token.head]))


def _only_reports(tree: Tree, token: Token, cues: frozenset[int]) -> bool:
    """Whether a verb only reports words, which are found as events of their own."""
    if token.index in cues:
        return not _leads_on(tree, token)
    said = [
        kid
        for kid in tree.kids(token.index, "ccomp", "parataxis")
        if kid.pos in {"VERB", "AUX"} and not infinitive(tree, kid)
    ]
    return token.lemma.lower() in aspects().say and bool(said)


def _leads_on(tree: Tree, token: Token) -> bool:
    """Whether a verb of a statement's cue is part of an event too: “hopes to leave”, “claimed responsibility”."""
    words = [*tree.phrase(token)]
    if any(word in lexicon().verbs for word in words[:-1]):
        return True
    inner = inner_of(tree, token)
    if inner is not None and tree.tokens[inner.head].pos == "ADJ":
        words.append(tree.tokens[inner.head].lemma.lower())
    return (
        inner is not None
        and infinitive(tree, inner)
        and any(w in aspects().modality and w not in CONTROLLED for w in words)
    )
