"""Which words carry an event, and how: “has suddenly stopped using an airbase” is `use`, phase end.

Verbs that only say how far along or how sure something is (“stop”, “plan”, “be expected”), and verbs that only carry
a noun (“carry out strikes”), are absorbed into the event that they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.annotate.events import causes, tallies
from onrecord.annotate.events.tree import SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.values.predicates import aspects, lexicon
from onrecord.values.words import listed

BEGUN_FROM_THE_START = frozenset({"attack", "strike", "shell", "shoot", "explode", "launch_missile", "appeal_court"})
"""Actions that are over at once: to launch one is to do it, not to begin it."""
OWN = frozenset({"lose", "lose_money", "rise", "fall", "talk", "elect", "change", "leave", "win"})
"""Actions of which the noun's owner is the doer: “suffered a loss” is to lose."""
HARDLY_LIGHT = frozenset({"follow", "last", "come"})
INNER = ("xcomp", "pcomp", "ccomp")
BELOW = frozenset({"xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp"})
TELLING = frozenset({"after", "before", "by", "since", "while", "following", "when", "without"})
"""Prepositions whose clause tells of something that happened: “after leaving the base”."""
CONTROLLED = frozenset({"urge", "order", "demand", "ask", "request", "tell", "invite", "force", "instruct", "call on",
                        "persuade", "warn", "press", "appeal", "allow", "permit", "authorise", "authorize"})  # fmt: skip
"""Verbs whose complement is another's doing: “urged Iran to stop” is an urging, and no stopping."""


@dataclass(frozen=True, slots=True)
class Core:
    """The words of one event: `trigger` carries the action; `top` is the word that its clause hangs on; `words` are
    all that belong to it (“was”, “expected”, “stop”, “using”). `nominal` says that the trigger is a noun, `undergone`
    that the subject suffers it, `tally` that it is a running count, `at_most` that its number is denied to be higher."""

    trigger: int
    top: int
    words: tuple[int, ...]
    action: str
    phase: str | None = None
    modality: str | None = None
    negative: bool = False
    nominal: bool = False
    undergone: bool = False
    attempt: bool = False
    tally: str | None = None
    at_most: bool = False


def find(tree: Tree, cues: frozenset[int]) -> list[Core]:
    """All cores of an article, in the order of their triggers; `cues` are tokens that only report words."""
    found: list[Core] = []
    taken: set[int] = set()
    for token in tree.tokens:
        if token.index in taken or not _may_head(tree, token) or _only_reports(tree, token, cues):
            continue
        core = _follow(tree, token)
        taken.update(core.words)
        found.append(core)
    found.extend(core for core in _nouns(tree, taken, cues) if core.trigger not in taken)
    counted = {core.trigger for core in found if core.tally}
    alone = [core for core in found if core.tally or core.trigger not in counted]
    return sorted(alone, key=lambda core: core.trigger)


def _may_head(tree: Tree, token: Token) -> bool:
    """Whether a token is a verb that heads a clause of its own."""
    if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass", "amod", "compound", "prep", "case", "mark"}:
        return False
    if token.pos == "AUX" and not tree.kids(token.index, "attr", "acomp", "prep", "expl", "xcomp", "dobj", "advmod"):
        return False
    return not (_is_aim(tree, token) or _in_condition(tree, token))


def _infinitive(tree: Tree, token: Token) -> bool:
    return any(kid.lower == "to" for kid in tree.kids(token.index, "aux"))


def _is_aim(tree: Tree, token: Token) -> bool:
    """“used the base to launch raids”, “for launching raids”, “accused of launching raids”: they are not said to have
    been flown. What a phase or a plan leads to (“began to launch raids”) is met from above."""
    if token.dep in BELOW and _infinitive(tree, token):
        return True
    return token.dep == "pcomp" and tree.tokens[token.head].lower not in TELLING


def _in_condition(tree: Tree, token: Token) -> bool:
    marks = {kid.lower for kid in tree.kids(token.index, "mark", "advmod")}
    return token.dep == "advcl" and bool(marks & {"if", "unless", "whether", "should", "lest"})


def _only_reports(tree: Tree, token: Token, cues: frozenset[int]) -> bool:
    """Whether a verb only reports words, which are found as events of their own."""
    if token.index in cues:
        return not _leads_on(tree, token)
    said = [
        kid
        for kid in tree.kids(token.index, "ccomp", "parataxis")
        if kid.pos in {"VERB", "AUX"} and not _infinitive(tree, kid)
    ]
    return token.lemma.lower() in aspects().say and bool(said)


def _leads_on(tree: Tree, token: Token) -> bool:
    """Whether a verb of a statement's cue is part of an event too: “hopes to leave”, “claimed responsibility”."""
    words = [*tree.phrase(token)]
    if any(word in lexicon().verbs for word in words[:-1]):
        return True
    inner = _inner(tree, token)
    return (
        inner is not None
        and _infinitive(tree, inner)
        and any(w in aspects().modality and w not in CONTROLLED for w in words)
    )


def _follow(tree: Tree, token: Token) -> Core:
    """The event that a clause's verb leads to, through phases, plans and light verbs."""
    core = Core(token.index, token.index, (token.index,), "", negative=_negated(tree, token))
    for _ in range(6):  # no clause of news nests deeper
        at = tree.tokens[core.trigger]
        inner = _inner(tree, at)
        step = _absorb(tree, core, at, inner) if inner else None
        if step is None:
            break
        core = step
    return _name(tree, core)


def _inner(tree: Tree, token: Token) -> Token | None:
    """The verb that a verb or its adjective leads to: “stopped *using*”, “is likely to *resume*”."""
    for kid in tree.kids(token.index, *INNER):
        if kid.pos in {"VERB", "AUX"}:
            return kid
    for kid in tree.kids(token.index, "acomp", "oprd", "attr", "prep"):
        if kid.dep == "prep" and kid.lower not in {"from", "on", "to", "of", "in"}:
            continue
        for low in tree.kids(kid.index, *INNER):
            if low.pos in {"VERB", "AUX"}:
                return low
    return None


def _absorb(tree: Tree, core: Core, at: Token, inner: Token) -> Core | None:
    """The core one step further in, or None where the verb stands for itself."""
    words = [*tree.phrase(at)]
    via = tree.tokens[inner.head]
    if via.index != at.index and via.pos in {"ADJ", "VERB"}:
        words.insert(0, via.lemma.lower())
    further = replace(core, trigger=inner.index, words=(*core.words, *({via.index} - {at.index}), inner.index),
                      negative=core.negative ^ _negated(tree, inner))  # fmt: skip
    finite = inner.dep == "ccomp" and not _infinitive(tree, inner) and inner.tag != "VBG"
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


def _negated(tree: Tree, token: Token) -> bool:
    """“did not leave”, “no one left”, “has neither”; “no longer” is an end and no denial."""
    if _no_longer(tree, token):
        return False
    near = tree.kids(token.index, "neg", "advmod", "preconj", "cc")
    if any(kid.lower in {"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely"} for kid in near):
        return True
    for noun in tree.kids(token.index, "nsubj", "nsubjpass", "dobj", "attr"):
        if noun.lower in {"nobody", "none", "nothing"} or any(
            k.lower in {"no", "neither"} for k in tree.kids(noun.index, "det")
        ):
            return True
    return False


def _no_longer(tree: Tree, token: Token) -> bool:
    return any(kid.lower in {"longer", "anymore"} for kid in tree.kids(token.index, "advmod", "neg"))


def _name(tree: Tree, core: Core) -> Core:
    """The core with its action: by the verb, by the noun it carries, or by the adjective after “be”."""
    at = tree.tokens[core.trigger]
    if _no_longer(tree, at):
        core = replace(core, phase="end", negative=False)
    if any(kid.lower in {"again", "anew"} for kid in tree.kids(at.index, "advmod")) and core.phase is None:
        core = replace(core, phase="resume")
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
    if phase and (noun := next(iter(objects), None) or subject):
        return _carried(tree, core, noun, phase)
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
    carried = next((noun for noun in nouns if noun and _noun_action(tree, noun)), None)
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
    action = _noun_action(tree, subject)
    return _carried(tree, core, subject, None) if action in listed("messages") else None


def _phase_of(tree: Tree, at: Token, words: list[str]) -> str | None:
    """How far along a verb says that its object or subject is: “ended”, “is over”."""
    phase = next((aspects().phases[word] for word in words if word in aspects().phases), None)
    adverb = tree.kid(at.index, "acomp", "advmod", "prep") if at.pos == "AUX" else None
    return phase or (aspects().phase_adjectives.get(adverb.lower) if adverb else None)


def _carried(tree: Tree, core: Core, noun: Token, phase: str | None) -> Core:
    """The core with a noun as its trigger."""
    action = _noun_action(tree, noun) or tree.lemma(noun)
    at = tree.tokens[core.trigger]
    if phase == "begin" and (action in BEGUN_FROM_THE_START):
        phase = None
    if at.lemma.lower() in {"stop", "halt", "end"} and action == "kill":
        phase = "end"
    return replace(core, trigger=noun.index, words=(*core.words, noun.index), action=action,
                   phase=core.phase or phase, nominal=True)  # fmt: skip


def _noun_action(tree: Tree, noun: Token) -> str | None:
    nouns = lexicon().nouns
    lemma = noun.lemma.lower()
    for kid in tree.kids(noun.index, "compound", "amod"):
        if name := nouns.get(f"{kid.lower} {lemma}"):
            return name
    return nouns.get(lemma) if noun.pos in {"NOUN", "PROPN"} else None


def _by_adjective(tree: Tree, core: Core, at: Token) -> Core | None:
    """“were dead”, “is over”, “are stationed”; other adjectives and nouns after “be” make `be`."""
    if at.lemma.lower() not in {"be", "become", "remain", "leave", "stay", "find"}:
        return None
    for kid in tree.kids(at.index, "acomp", "attr", "oprd", "ccomp"):
        name = lexicon().adjectives.get(kid.lower)
        if name:
            return replace(core, action=name, words=(*core.words, kid.index), undergone=True)
    return replace(core, action="be") if at.pos == "AUX" else None


def _by_verb(tree: Tree, core: Core, at: Token) -> Core:
    table = lexicon()
    for word in tree.phrase(at):
        if word in table.undergo:
            return replace(core, action=table.undergo[word], undergone=True)
        name = table.verbs.get(word)
        bare = not tree.kids(at.index, "dobj", "nsubjpass")
        if name and (bare or not table.predicates[name].alone):
            return replace(core, action=name, undergone=bare and table.predicates[name].labile)
    return replace(core, action=at.lemma.lower())


def _nouns(tree: Tree, taken: set[int], cues: frozenset[int]) -> Iterator[Core]:
    """Nouns that name a happening with its parties (“Russia's use of an airbase”), or that are said (“confirmed
    the halt”), where no verb carries them."""
    for token in tree.tokens:
        if token.index in taken or token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "attr", "poss"}:
            continue
        action = _noun_action(tree, token)
        if action is None or _is_open(tree, token):
            continue
        parties = _parties(tree, token)
        said = tree.tokens[token.head].index in cues and token.dep == "dobj"
        if parties >= 2 or (said and parties):  # noqa: PLR2004 - an actor and an object, or a place
            top = tree.tokens[token.head].index if said else token.index
            denied = "denied" if said and aspects().modality.get(tree.tokens[top].lemma.lower()) == "denied" else None
            yield Core(token.index, token.index, (token.index,), action, modality=denied, nominal=True)


def _is_open(tree: Tree, noun: Token) -> bool:
    """Whether a noun stands where nothing is said to have happened: “would allow the use”, “whether their use”."""
    verb = next((token for token in tree.up(noun.index) if token.pos in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    helpers = {kid.lower for kid in tree.kids(verb.index, "aux", "mark", "neg")}
    asked = any(
        kid.lower in {"whether", "if"} for token in tree.up(noun.index) for kid in tree.kids(token.index, "mark")
    )
    return asked or bool(helpers & {*aspects().auxiliaries, "to", "not", "n't", "n’t"})


def _parties(tree: Tree, noun: Token) -> int:
    """How many of actor, object, place and means a noun's words name."""
    names = tree.kids(noun.index, "poss") + [
        k for k in tree.kids(noun.index, "amod", "compound") if k.label in {"GPE", "NORP", "ORG", "PERSON"}
    ]
    preps = [p for p in tree.kids(noun.index, "prep") if tree.kids(p.index, "pobj", "pcomp")]
    return min(1, len(names)) + len({p.lower for p in preps})
