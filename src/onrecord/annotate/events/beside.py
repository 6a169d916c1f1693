"""Counts told beside another: “31 killed and *74 wounded*”, “killed four people, with *19 others injured*”. What was done to those
counted stands right behind their number, whatever the clause's verb says of the others."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import Tree
from onrecord.model.parse import Token
from onrecord.values import numbers
from onrecord.values.predicates import aspects, lexicon

SUFFERED = frozenset({"kill", "injure", "go_missing"})
"""What is told of people beside each other in one breath."""


def done(token: Token) -> str | None:
    """The action of a word that says what befell those counted before it: “dead”, “wounded”, “missing”."""
    name = lexicon().adjectives.get(token.lower)
    if name is None and token.tag in {"VBN", "VBD"}:
        name = lexicon().verbs.get(token.lemma.lower())
    return name if name in SUFFERED else None


def suffered(tree: Tree, verb: Token) -> bool:
    """Whether a verb behind a noun says what befell those it stands for: “people *killed* in”, “people who *died*”."""
    if verb.lemma.lower() in lexicon().undergo:
        return lexicon().undergo[verb.lemma.lower()] in SUFFERED
    passive = verb.tag == "VBN" and (verb.dep == "acl" or bool(tree.kids(verb.index, "auxpass")))
    return passive and done(verb) is not None


def after(tree: Tree, last: int) -> Token | None:
    """The word that says what befell those whose number ends at a token: “19 *wounded*”, “scores of others *injured*”."""
    at = last + 1
    if _lower(tree, at) == "of":
        at += 1
    if _lower(tree, at) in {"more", "other"}:
        at += 1
    if (
        at < len(tree.tokens)
        and tree.tokens[at].lemma.lower() in aspects().people - {"dead"}
        and done(tree.tokens[at]) is None
    ):
        at += 1
    if at >= len(tree.tokens) or tree.tokens[at].sentence != tree.tokens[last].sentence:
        return None
    led = (
        at + 1 < len(tree.tokens) and tree.tokens[at + 1].pos == "NUM"
    )  # “killed nine people *injured 20*”, its comma lost
    return tree.tokens[at] if done(tree.tokens[at]) and not led else None


def find(tree: Tree, taken: set[int]) -> Iterator[Core]:
    """The counts that no verb tells: “left 31 people dead and *74 wounded*”."""
    for token in tree.tokens:
        if not numbers.is_number_word(token.text) or _lower(tree, token.index + 1) == "-":
            continue
        said = after(tree, token.index)
        if said is not None and said.index not in taken and said.pos in {"ADJ", "NOUN", "VERB"}:
            taken.add(said.index)
            top = token.index if said.index in tree.under(token.index) else said.index
            yield Core(said.index, top, (said.index,), done(said) or "", nominal=True, undergone=True)


def _lower(tree: Tree, at: int) -> str:
    return tree.tokens[at].lower if at < len(tree.tokens) else ""
