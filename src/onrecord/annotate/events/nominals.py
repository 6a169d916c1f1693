"""Nouns that name a happening: “Russia's use of an airbase”, “confirmed the halt”."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.events import tallies
from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import Tree
from onrecord.model.parse import Token
from onrecord.values.predicates import aspects, lexicon


def noun_action(tree: Tree, noun: Token) -> str | None:
    """The action that a noun names, with its compound first: “air raid”, “raid”."""
    nouns = lexicon().nouns
    lemma = noun.lemma.lower()
    for kid in tree.kids(noun.index, "compound", "amod"):
        if name := nouns.get(f"{kid.lower} {lemma}"):
            return name
    return nouns.get(lemma) if noun.pos in {"NOUN", "PROPN"} else None


def find(tree: Tree, taken: set[int], cues: frozenset[int]) -> Iterator[Core]:
    """Nouns that name a happening with its parties (“Russia's use of an airbase”), or that are said (“confirmed
    the halt”), where no verb carries them."""
    for token in tree.tokens:
        if token.index in taken or token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "attr", "poss"}:
            continue
        action = noun_action(tree, token)
        if action is None or _is_open(tree, token):
            continue
        parties = _parties(tree, token)
        said = tree.tokens[token.head].index in cues and token.dep == "dobj"
        if tallies.is_given(tree, token):
            yield Core(token.index, token.index, (token.index,), action, nominal=True, tally="standing")
            continue
        counted = said and tree.kids(token.index, "nummod")  # “reported 15 deaths”
        if parties >= 2 or (said and parties) or counted:  # noqa: PLR2004 - an actor and an object, or a place
            top = tree.tokens[token.head].index if said else token.index
            denied = "denied" if said and aspects().modality.get(tree.tokens[top].lemma.lower()) == "denied" else None
            yield Core(token.index, token.index, (token.index,), action, modality=denied, nominal=True)


def headlines(tree: Tree, taken: set[int]) -> Iterator[Core]:
    """Counts in headlines, which leave out the verb: “*Four dead* in school fire”."""
    for token in tree.tokens:
        action = lexicon().adjectives.get(token.lower)
        if action is None or token.index in taken or token.dep not in {"acl", "amod", "ROOT", "advmod", "appos"}:
            continue
        noun = tree.tokens[token.head] if token.dep != "ROOT" else tree.kid(token.index, "nsubj", "nummod", "npadvmod")
        counted = noun is not None and (noun.pos == "NUM" or tree.kids(noun.index, "nummod"))
        if noun and counted and noun.index < token.index and not _verbs(tree, token):
            top = noun.index if token.dep != "ROOT" else token.index
            yield Core(
                token.index, top, (token.index, *({noun.index} - {token.index})), action, nominal=True, undergone=True
            )


def _verbs(tree: Tree, token: Token) -> bool:
    """Whether a token's sentence has a verb."""
    near = (t for t in tree.tokens[max(0, token.index - 20) : token.index + 20] if t.sentence == token.sentence)
    return any(t.pos in {"VERB", "AUX"} for t in near)


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
