"""Running counts: “the number of people killed rose to nine”, “the death toll stood at 19”, “put the number of dead at 37”,
“no evidence of more than 11 deaths”. What is counted is the event; the verb only says how the count moved.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.events import beside
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
        rows = []
    if lemma in listed("giving"):
        rows = [*rows, *_given(tree, at)]
    moved = next((how for how in ("rising", "falling") if lemma in listed(how)), "standing")
    return next((Tally(found[-1], tuple(t.index for t in found), action, moved) for noun in rows
                 for found, action in [_counted(tree, noun)] if action), None)  # fmt: skip


def _given(tree: Tree, at: Token) -> list[Token]:
    """The nouns that a count is told by: “gave *a toll* of 31”, “reported *15 deaths*”, “reported the raids with *a toll* of 47”."""
    low = [
        noun for prep in tree.kids(at.index, "prep") if prep.lower == "with" for noun in tree.kids(prep.index, "pobj")
    ]
    tolls = [noun for noun in (*tree.kids(at.index, "dobj"), *low) if noun.lemma.lower() in listed("tolls")]
    return [noun for noun in tolls if _has_figure(tree, noun, at)]


def _has_figure(tree: Tree, noun: Token, at: Token) -> bool:
    """Whether a noun stands with its number: “a toll of 31”, “15 deaths”, “the toll as 22”."""
    preps = [
        *tree.kids(noun.index, "prep"),
        *(prep for prep in tree.kids(at.index, "prep") if prep.lower in {"as", "at"}),
    ]
    lows = [low for prep in preps if prep.lower in {"of", "at", "as"} for low in tree.kids(prep.index, "pobj")]
    return bool(tree.kids(noun.index, "nummod")) or any(is_counted(tree, low) for low in lows)


def is_given(tree: Tree, noun: Token) -> bool:
    """Whether a noun tells a count by itself: “the raids, with *a toll* of 47”."""
    return noun.lower == "toll" and _has_figure(tree, noun, noun)


def is_counted(tree: Tree, noun: Token) -> bool:
    """Whether a word is a number or has one: “31”, “eight civilians”; not “the quake”."""
    return noun.pos == "NUM" or bool(tree.kids(noun.index, "nummod"))


def _counted(tree: Tree, noun: Token) -> tuple[list[Token], str]:
    """The words that say what a noun counts, with the action: “the number of people killed” is `kill`."""
    if noun.lemma.lower() in listed("tolls"):
        return _toll(tree, noun)
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


def _toll(tree: Tree, noun: Token) -> tuple[list[Token], str]:
    """A toll's words with what was done to those whom it counts: “a toll of eight civilians *killed*”."""
    numbered = [
        low for prep in tree.kids(noun.index, "prep") for low in tree.kids(prep.index, "pobj") if is_counted(tree, low)
    ]
    said = next((word for low in numbered if (word := beside.after(tree, low.index))), None)
    if said is None:
        return [noun], "kill"
    return [said, noun], beside.done(said) or "kill"


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
        while at.head not in {top, at.index} and tree.tokens[at.head].pos != "VERB" and not _of_toll(tree, at):
            at = tree.tokens[at.head]
        rank = 0 if at.dep in {"dobj", "attr"} or at.lower in {"to", "at", "past", "above", "beyond", "of"} else 1
        if at.lower not in {"from", "by", "with", "after"} and (best is None or rank < best[0]):
            best = (rank, place)
    return best[1] if best else None


def _of_toll(tree: Tree, at: Token) -> bool:
    """Whether a word leads from a toll to its number: “a toll *of* 31”."""
    return at.lower == "of" and tree.tokens[at.head].lower == "toll"
