"""From a clause's verb to the event it leads to: “is expected to stop using the base” leads to *using*, planned, phase end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.events.nominals import noun_action
from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.values.predicates import aspects
from onrecord.values.words import listed

INNER = ("xcomp", "pcomp", "ccomp")
CONTROLLED = frozenset({"urge", "order", "demand", "ask", "request", "tell", "invite", "force", "instruct", "call on",
                        "persuade", "warn", "press", "appeal", "allow", "permit", "authorise", "authorize"})  # fmt: skip
"""Verbs whose complement is another's doing: “urged Iran to stop” is an urging, and no stopping."""


def infinitive(tree: Tree, token: Token) -> bool:
    """Whether a verb stands with “to”."""
    return any(kid.lower == "to" for kid in tree.kids(token.index, "aux"))


def follow(tree: Tree, token: Token) -> Core:
    """The event that a clause's verb leads to, through phases, plans and light verbs."""
    core = Core(token.index, token.index, (token.index,), "", negative=negated(tree, token))
    for _ in range(6):  # no clause of news nests deeper
        at = tree.tokens[core.trigger]
        if opened := _opened(tree, core, at):
            core = opened
            continue
        inner = inner_of(tree, at)
        step = _absorb(tree, core, at, inner) if inner else None
        if step is None:
            break
        core = step
    return core


def inner_of(tree: Tree, token: Token) -> Token | None:
    """The verb that a verb or its adjective leads to: “stopped *using*”, “is likely to *resume*”."""
    carries = any(noun_action(tree, noun) for noun in tree.kids(token.index, "dobj"))
    for kid in tree.kids(token.index, *INNER):
        if kid.pos in {"VERB", "AUX"} and not (carries and infinitive(tree, kid)):
            return kid
    for kid in tree.kids(token.index, "acomp", "oprd", "attr", "prep"):
        if kid.dep == "prep" and kid.lower not in {"from", "on", "to", "of", "in"}:
            continue
        for low in tree.kids(kid.index, *INNER):
            if low.pos in {"VERB", "AUX"}:
                return low
    return None


def _opened(tree: Tree, core: Core, at: Token) -> Core | None:
    """What a noun of planning or of hindrance leads to: “has plans to close it”, “sees no obstacle to its use”."""
    nouns = tree.kids(at.index, "dobj", "attr") if at.lemma.lower() in listed("holding") else []
    for noun in nouns:
        how = aspects().modality_nouns.get(noun.lemma.lower())
        low = next(_below(tree, noun), None) if how else None
        if how is None or low is None:
            continue
        no = core.negative or any(kid.lower in {"no", "any"} for kid in tree.kids(noun.index, "det"))
        if how == "hindered" and not no:
            return None
        further = replace(core, trigger=low.index, words=(*core.words, noun.index, low.index),
                          negative=no and how != "hindered", nominal=low.pos == "NOUN")  # fmt: skip
        return _modal(further, "open" if how in {"hindered", "possible"} else how)
    return None


def _below(tree: Tree, noun: Token) -> Iterator[Token]:
    """The verb or the event that hangs on a noun: “plans *to close*”, “objection to *using*”, “obstacle to further *use*”."""
    yield from (kid for kid in tree.kids(noun.index, "acl", "relcl") if kid.pos == "VERB" and infinitive(tree, kid))
    for prep in tree.kids(noun.index, "prep"):
        yield from (low for low in tree.kids(prep.index, "pcomp") if low.pos == "VERB")
        yield from (low for low in tree.kids(prep.index, "pobj") if noun_action(tree, low))


def _absorb(tree: Tree, core: Core, at: Token, inner: Token) -> Core | None:
    """The core one step further in, or None where the verb stands for itself."""
    words = [*tree.phrase(at)]
    via = tree.tokens[inner.head]
    if via.index != at.index and via.pos in {"ADJ", "VERB"}:
        words.insert(0, via.lemma.lower())
    further = replace(core, trigger=inner.index, words=(*core.words, *({via.index} - {at.index}), inner.index),
                      negative=core.negative ^ negated(tree, inner))  # fmt: skip
    finite = inner.dep == "ccomp" and not infinitive(tree, inner) and inner.tag != "VBG"
    for word in words:
        if finite:
            continue
        if phase := aspects().phases.get(word):
            return replace(further, phase=phase)
        how = aspects().modality.get(word)
        if how is None or word in CONTROLLED:
            continue
        return _modal(further, how)
    if at.lemma == "go" and at.tag == "VBG" and inner.dep == "xcomp":
        return _modal(further, "planned")
    passive = bool(tree.kids(at.index, "auxpass"))
    if not finite and passive and at.lemma.lower() in aspects().say:
        return further
    return None


def _modal(core: Core, how: str) -> Core:
    match how:
        case "failed":
            return replace(core, negative=not core.negative)
        case "tried":
            return replace(core, attempt=True)
        case "managed":
            return core
    return replace(core, modality=core.modality or how)


def negated(tree: Tree, token: Token) -> bool:
    """“did not leave”, “no one left”, “has neither”; “no longer” is an end and no denial."""
    if no_longer(tree, token):
        return False
    near = tree.kids(token.index, "neg", "advmod", "preconj", "cc")
    if any(kid.lower in {"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely"} for kid in near):
        return True
    if _joined_no(tree, token):
        return True
    for noun in tree.kids(token.index, "nsubj", "nsubjpass", "dobj", "attr"):
        if noun.lower in {"nobody", "none", "nothing"} or any(
            k.lower in {"no", "neither"} for k in tree.kids(noun.index, "det")
        ):
            return True
    return False


def _joined_no(tree: Tree, token: Token) -> bool:
    """“It did not leave or *close*”, “nor did it *close*”; not “it did not leave but *closed*”."""
    head = tree.tokens[token.head]
    if token.dep != "conj" or head.pos not in {"VERB", "AUX"}:
        return False
    joins = [kid.lower for kid in tree.kids(head.index, "cc") if kid.index < token.index]
    if joins and joins[-1] == "nor":
        return True
    shared = not tree.kids(token.index, "aux", "auxpass", *SUBJECTS) and bool(tree.helpers(token))
    return shared and joins[-1:] != ["but"] and negated(tree, head)


def no_longer(tree: Tree, token: Token) -> bool:
    """Whether something has come to an end: “is no longer used”."""
    return any(kid.lower in {"longer", "anymore"} for kid in tree.kids(token.index, "advmod", "neg"))
