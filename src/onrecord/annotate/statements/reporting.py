"""The reporting clause: its cue, its speaker and the one who is told."""

from __future__ import annotations

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.speaking import quoting_one, speaker
from onrecord.annotate.statements.tree import Tree

AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
LEADING_IN = frozenset({"go", "continue", "begin", "start", "come"})


def draft(
    tree: Tree,
    at: int,
    attitude: str,
    frame: str,
    pieces: tuple[Reach, ...],
    inside: frozenset[int],
    *,
    postposed: bool = False,
) -> Draft:
    """A draft with the speaker and the hearer that the verb has."""
    said = {token for start, end in pieces for token in range(start, end + 1)}
    clause = frozenset(set(tree.subtree(at)) - inside - said)
    source, named = speaker(tree, at)
    if source is not None and source in said:
        source = named = None
    return Draft(
        at,
        cue(tree, at, said),
        source,
        pieces,
        attitude,
        frame,
        clause,
        named,
        hearer(tree, at, said),
        postposed=postposed,
        agent=quoting_one(tree, at),
    )


def cue(tree: Tree, at: int, said: set[int]) -> Reach:
    """The cue with its auxiliaries, negation and adverbs where they stand next to it: “has also said”."""
    own = {c for c in tree.children(at) if tree.tokens[c].dep in AUXILIARIES and c not in said} | {at}
    first = last = at
    while first - 1 in own:
        first -= 1
    while last + 1 in own and tree.tokens[last + 1].dep in {"prt", "neg"}:
        last += 1
    led = _leading_in(tree, at)  # “went on to say”
    if first - 1 in led:
        first = min(led)
    return first, last


def _leading_in(tree: Tree, at: int) -> set[int]:
    """The verb before an infinitive of saying, where it means no more than that it was said: “went on” of “went on to say”."""
    above = tree.head(at)
    if above is None or tree.tokens[at].dep not in {"xcomp", "advcl"} or tree.tokens[above].lemma not in LEADING_IN:
        return set()
    return {above, *(c for c in tree.children(above) if tree.tokens[c].dep in AUXILIARIES)}


def hearer(tree: Tree, at: int, said: set[int]) -> int | None:
    """Who is told: “reporters” in “told reporters that”, “to the crowd” in “said to the crowd”."""
    verb = lexicon().verbs.get(lemma(tree.tokens[at]))
    if verb is not None and ("hearer" in verb.frames or tree.child(at, "dative") is not None):
        direct = next((c for c in tree.children(at, "dative", "dobj") if c not in said), None)
        if direct is not None:
            return tree.child(direct, "pobj") if tree.tokens[direct].pos == "ADP" else direct
    for prep in tree.children(at, "prep", "dative"):
        if tree.tokens[prep].lower == "to" and prep not in said:
            return tree.child(prep, "pobj")
    return None
