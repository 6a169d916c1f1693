"""Running counts: “the number of people killed rose to nine”, “the death toll stood at 19”, “put the number of dead at 37”,
“no evidence of more than 11 deaths”. What is counted is the event; the verb only says how the count moved.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.events.tree import SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.values.predicates import lexicon
from onrecord.values.words import listed

COUNTED = frozenset({"kill", "injure", "go_missing", "displace", "evacuate", "arrest", "rescue", "trap", "infect",
                     "hospitalise", "test_positive"})  # fmt: skip
"""What is counted again with every telling."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A count's words: `trigger` says what is counted, `words` are the noun (and participle) beside the verb; `moved` is
    rising, falling or standing; `at_most` that more is said not to be known."""

    trigger: Token
    words: tuple[int, ...]
    action: str
    moved: str
    at_most: bool = False


def find(tree: Tree, at: Token) -> Tally | None:
    """The count that a verb tells of."""
    lemma = at.lemma.lower()
    if lemma == "be" and tree.kids(at.index, "expl"):
        return _unproved(tree, at)
    if lemma in listed("counting"):
        rows = tree.kids(at.index, *SUBJECTS)[-1:]
    elif lemma in listed("setting"):
        rows = tree.kids(at.index, "dobj", "nsubjpass")
    else:
        return None
    moved = next((how for how in ("rising", "falling") if lemma in listed(how)), "standing")
    return next((Tally(found[-1], tuple(t.index for t in found), action, moved) for noun in rows
                 for found, action in [_counted(tree, noun)] if action), None)  # fmt: skip


def _counted(tree: Tree, noun: Token) -> tuple[list[Token], str]:
    """The words that say what a noun counts, with the action: “the number of people killed” is `kill`."""
    if noun.lemma.lower() in listed("tolls"):
        return [noun], lexicon().nouns.get(noun.lemma.lower(), "kill")
    if noun.lemma.lower() not in listed("tallies"):
        return [], ""
    for prep in tree.kids(noun.index, "prep"):
        low = tree.kid(prep.index, "pobj") if prep.lower == "of" else None
        if low is None:
            continue
        if action := _action(lexicon().nouns.get(low.lemma.lower()) or lexicon().adjectives.get(low.lower)):
            return [noun, low], action
        for clause in tree.kids(low.index, "acl", "relcl"):
            lemma = clause.lemma.lower()
            suffered = lexicon().verbs.get(lemma) if clause.tag == "VBN" else None
            if action := _action(suffered or lexicon().undergo.get(lemma)):
                return [noun, clause], action
    return [], ""


def _action(name: str | None) -> str:
    return name if name in COUNTED else ""


def _unproved(tree: Tree, at: Token) -> Tally | None:
    """“There was no evidence of more than 11 deaths”: at most 11 are known."""
    for noun in tree.kids(at.index, "attr", "dobj"):
        if noun.lemma.lower() not in listed("evidence") or not any(
            k.lower == "no" for k in tree.kids(noun.index, "det")
        ):
            continue
        for prep in tree.kids(noun.index, "prep"):
            low = tree.kid(prep.index, "pobj") if prep.lower in {"of", "for"} else None
            action = _action(lexicon().nouns.get(low.lemma.lower())) if low else ""
            if (
                low
                and action
                and any(k.lower == "more" for i in tree.kids(low.index, "nummod") for k in _near(tree, i))
            ):
                return Tally(low, (noun.index, low.index), action, "standing", at_most=True)
    return None


def _near(tree: Tree, number: Token) -> list[Token]:
    return [tree.tokens[i] for i in tree.under(number.index)]


def figure(tree: Tree, top: int, anchors: list[int]) -> int | None:
    """Of the numbers in a count's clause, the place of the one that it reached: nine in “rose from five to nine”, 120 in
    “climbed to 120, with 300 injured”."""
    best: tuple[int, int] | None = None
    for place, anchor in enumerate(anchors):
        at = tree.tokens[anchor]
        while at.head not in {top, at.index} and tree.tokens[at.head].pos != "VERB":
            at = tree.tokens[at.head]
        rank = 0 if at.dep in {"dobj", "attr"} or at.lower in {"to", "at", "past", "above", "beyond", "of"} else 1
        if at.lower not in {"from", "by", "with", "after"} and (best is None or rank < best[0]):
            best = (rank, place)
    return best[1] if best else None
