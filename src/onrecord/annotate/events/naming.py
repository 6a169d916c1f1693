"""The action of an event: by its verb, by the noun that a verb carries, or by the adjective after “be”."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.events import beside, causes, tallies
from onrecord.annotate.events.leading import no_longer
from onrecord.annotate.events.nominals import noun_action
from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.values.predicates import aspects, lexicon
from onrecord.values.words import listed

BEGUN_FROM_THE_START = frozenset({"attack", "strike", "shell", "shoot", "explode", "launch_missile", "appeal_court"})
"""Actions that are over at once: to launch one is to do it, not to begin it."""
OWN = frozenset({"lose", "lose_money", "rise", "fall", "talk", "elect", "change", "leave", "win"})
"""Actions of which the noun's owner is the doer: “suffered a loss” is to lose."""
CAMPAIGNS = frozenset({"campaign", "offensive"})
"""Nouns for many of them, which have a beginning."""
KNOWN = frozenset({"the", "this", "that", "these", "those", "it"})
"""Words that say that something has been told of before."""
HARDLY_LIGHT = frozenset({"follow", "last", "come"})


def name(tree: Tree, core: Core) -> Core:
    """The core with its action: by the verb, by the noun it carries, or by the adjective after “be”."""
    at = tree.tokens[core.trigger]
    if no_longer(tree, at):
        core = replace(core, phase="end", negative=False)
    if any(kid.lower in {"again", "anew"} for kid in tree.kids(at.index, "advmod")) and core.phase is None:
        core = replace(core, phase="resume")
    if core.nominal:
        return replace(core, action=noun_action(tree, at) or tree.lemma(at))
    named = _by_noun(tree, core, at) or _by_adjective(tree, core, at) or _by_verb(tree, core, at)
    return replace(named, action=f"attempt_{named.action}") if named.attempt else named


def _by_noun(tree: Tree, core: Core, at: Token) -> Core | None:
    """“carried out strikes”, “the use of the base has ended”, “an explosion rocked the town”."""
    words = [*tree.phrase(at)]
    if special := _tally(tree, core, at) or _cause(tree, core, at):
        return special
    objects = tree.kids(at.index, "dobj", "nsubjpass")
    subject = tree.kid(at.index, *SUBJECTS)
    phase = _phase_of(tree, at, words)
    phased = None if tree.kids(at.index, "attr", "acomp") and at.pos == "VERB" else phase
    if phased and (noun := next(iter(objects), None) or subject):
        return _carried(tree, core, noun, phased)
    if phased and (noun := _meant(tree, at)):
        return replace(core, action=tree.lemma(noun), phase=core.phase or phased, taken_up=_takes_up(tree, noun))
    if any(word in lexicon().verbs for word in words[:-1]):
        return None
    light = aspects().light
    nouns: list[Token | None] = []
    suffered = any(word in light["undergo"] for word in words)
    if suffered or any(word in light["act"] for word in words):
        nouns += objects
    if at.pos == "VERB" and any(word in light["happen"] for word in words) and at.lemma.lower() not in HARDLY_LIGHT:
        nouns.append(subject)
    if tree.kids(at.index, "expl"):
        nouns.append(tree.kid(at.index, "attr", "dobj"))
    carried = next((noun for noun in nouns if noun and noun_action(tree, noun)), None)
    if carried:
        done = _carried(tree, core, carried, None)
        return replace(done, undergone=suffered and done.action not in OWN)
    return _arrived(tree, core, subject) if subject and any(word in light["arrive"] for word in words) else None


def _tally(tree: Tree, core: Core, at: Token) -> Core | None:
    """“The number of people killed rose to nine” is `kill`, and no rise."""
    tally = tallies.find(tree, at)
    if tally is None:
        return None
    return replace(core, trigger=tally.trigger.index, words=(*core.words, *tally.words), action=tally.action, nominal=True,
                   undergone=tally.trigger.pos == "VERB", tally=tally.moved, at_most=tally.at_most,
                   negative=core.negative and not tally.at_most)  # fmt: skip


def _cause(tree: Tree, core: Core, at: Token) -> Core | None:
    """“The cause of the fire was a fault” is `cause`; `undergone` where the subject is what was caused."""
    found = causes.find(tree, at)
    if found is None:
        return None
    return replace(core, trigger=found[0].index, words=(*core.words, found[0].index), action="cause", nominal=True,
                   undergone=found[1])  # fmt: skip


def _arrived(tree: Tree, core: Core, subject: Token) -> Core | None:
    """“No such warning ever reached us”: somebody was not warned."""
    action = noun_action(tree, subject)
    return _carried(tree, core, subject, None) if action in listed("messages") else None


def _phase_of(tree: Tree, at: Token, words: list[str]) -> str | None:
    """How far along a verb says that its object or subject is: “ended”, “is over”."""
    phase = next((aspects().phases[word] for word in words if word in aspects().phases), None)
    adverb = tree.kid(at.index, "acomp", "advmod", "prep") if at.pos == "AUX" else None
    return phase or (aspects().phase_adjectives.get(adverb.lower) if adverb else None)


def _carried(tree: Tree, core: Core, noun: Token, phase: str | None) -> Core:
    """The core with a noun as its trigger."""
    action = noun_action(tree, noun) or tree.lemma(noun)
    at = tree.tokens[core.trigger]
    if phase == "begin" and action in BEGUN_FROM_THE_START and noun.lemma.lower() not in CAMPAIGNS:
        phase = None
    if at.lemma.lower() in {"stop", "halt", "end"} and action == "kill":
        phase = "end"
    return replace(core, trigger=noun.index, words=(*core.words, noun.index), action=action, phase=core.phase or phase,
                   nominal=True, taken_up=_takes_up(tree, noun) if phase else "")  # fmt: skip


def _meant(tree: Tree, at: Token) -> Token | None:
    """The noun that a second verb of a relative clause is about: “a mission which has been conducted and *concluded*”."""
    clause = next((token for token in tree.up(at.index) if token.dep == "relcl"), None) if at.dep == "conj" else None
    noun = tree.tokens[clause.head] if clause else None
    return noun if noun and noun.lemma.lower() in listed("taking_up") else None


def _takes_up(tree: Tree, noun: Token) -> str:
    """The noun that stands for something told before (“the deployment”, “that”) and names no party of it; else nothing."""
    if noun.lower in {"it", "that", "this"}:
        return noun.lower
    said_of = tree.kids(noun.head, *SUBJECTS) if noun.dep == "attr" else []
    known = {token.lower for token in (*said_of, *tree.kids(noun.index, "det"))} & KNOWN
    told = noun.lemma.lower() in listed("taking_up") or bool(noun_action(tree, noun))
    alone = not tree.kids(noun.index, "poss", "prep", "amod", "compound", "acl")
    return noun.lemma.lower() if told and alone and known else ""


def _by_adjective(tree: Tree, core: Core, at: Token) -> Core | None:
    """“were dead”, “is over”, “are stationed”; other adjectives and nouns after “be” make `be`."""
    if at.lemma.lower() not in {"be", "become", "remain", "leave", "stay", "find"}:
        return None
    for kid in tree.kids(at.index, "attr"):
        name = lexicon().doers.get(kid.lemma.lower())
        if name and (
            tree.kids(kid.index, "poss") or any(p.lower in {"of", "to"} for p in tree.kids(kid.index, "prep"))
        ):
            return replace(core, action=name, trigger=kid.index, words=(*core.words, kid.index), doer=True)
    behind = [
        kid for noun in tree.kids(at.index, "dobj") for kid in tree.kids(noun.index, "amod") if kid.index > noun.index
    ]
    for kid in (*tree.kids(at.index, "acomp", "attr", "oprd", "ccomp"), *behind):  # “left 31 people *dead*”
        name = lexicon().adjectives.get(kid.lower)
        if name:
            return replace(core, action=name, words=(*core.words, kid.index), undergone=True)
    if any(kid.lower == "among" for kid in tree.kids(at.index, "prep")):
        return replace(
            core, action="belong"
        )  # “six children were among 22 people killed” counts the children as a part
    return replace(core, action="be") if at.pos == "AUX" else None


def _befell(tree: Tree, at: Token, action: str) -> bool:
    """Whether a verb without an object tells in a headline's way what befell its subject: “25 fighters killed when a bomb exploded”."""
    subjects = tree.kids(at.index, "nsubj")
    return (
        action in beside.SUFFERED and at.tag in {"VBD", "VBN"} and any(tree.kids(s.index, "nummod") for s in subjects)
    )


def _by_verb(tree: Tree, core: Core, at: Token) -> Core:
    table = lexicon()
    for word in tree.phrase(at):
        if word in table.undergo:
            return replace(core, action=table.undergo[word], undergone=True)
        name = table.verbs.get(word)
        bare = not tree.kids(at.index, "dobj", "nsubjpass")
        if name and (bare or not table.predicates[name].alone):
            suffers = table.predicates[name].labile or _befell(tree, at, name)
            return replace(core, action=name, undergone=bare and suffers)
    return replace(core, action=at.lemma.lower())
