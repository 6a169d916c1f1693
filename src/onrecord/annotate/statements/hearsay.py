"""Statements without a verb of their own speaker: “according to”, “is said to”, “it was reported that”."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import lexicon
from onrecord.annotate.statements.reach import TENSES, finite, tidy
from onrecord.annotate.statements.tree import Tree

PASSIVE = frozenset(
    {
        "say",
        "report",
        "believe",
        "think",
        "allege",
        "understand",
        "rumor",
        "rumour",
        "estimate",
        "claim",
        "suspect",
        "reckon",
        "know",
        "fear",
        "feared",
        "consider",
    }
)
LONGEST_SOURCE = 40
"""Tokens of the words for a source; longer ones take in more than the source."""


def according(tree: Tree) -> Iterator[Draft]:
    """“According to the ministry, ten people died”; “Ten people died, the ministry's report says, according to ...”."""
    for token in tree.tokens[:-1]:
        at = token.index
        following = tree.tokens[at + 1]
        if token.lower == "according" and following.lower == "to":
            yield from _according(tree, at, at + 1)
        elif token.lower == "words" and following.lower == "of" and at > 1 and tree.tokens[at - 2].lower == "in":
            yield from _according(tree, at - 2, at + 1)


def _according(tree: Tree, first: int, to: int) -> Iterator[Draft]:
    source = tree.child(to, "pobj", "pcomp")
    if source is None:
        source = next(
            (c for c in tree.below[first] if c > to and tree.tokens[c].pos in {"NOUN", "PROPN", "PRON"}), None
        )
    if source is None or tree.tokens[source].lower in {"which", "whom", "what"}:
        return
    named = _source(tree, source, to)
    sentence = tree.sentence(first)
    initial = all(t.pos in {"PUNCT", "ADV", "CCONJ", "SPACE"} for t in tree.tokens[sentence.start : first])
    pieces = _after(tree, named, sentence) if initial else _before(tree, first, named, sentence)
    if pieces:
        clause = frozenset(range(first, named[1] + 1))
        yield Draft(first, (first, to), source, pieces, "says", "according", clause, named, postposed=not initial)


def _source(tree: Tree, source: int, to: int) -> Reach:
    """The words for the source, without what follows in a clause of its own (“a report, which ...”)."""
    last = tree.right(source)
    for at in range(
        to + 2, source + 1
    ):  # “According to the Monitor IS has lost ...”: a name of its own begins what is said
        if (
            tree.tokens[source].label
            and tree.tokens[at].begins
            and tree.tokens[at].label
            and tree.tokens[at - 1].pos in {"NOUN", "PROPN"}
        ):
            return tidy(tree, to + 1, at - 1) or (source, source)
    for child in tree.children(source, "relcl", "advcl", "ccomp", "parataxis", "conj"):
        if child > source and tree.tokens[child].pos in {"VERB", "AUX"}:
            last = min(last, tree.left(child) - 1)
    reach = tidy(tree, to + 1, min(last, to + LONGEST_SOURCE))
    return reach or (source, source)


def _after(tree: Tree, named: Reach, sentence: range) -> tuple[Reach, ...]:
    """What follows “According to X,”: the rest of the sentence, up to “, adding that ...”."""
    last = sentence.stop - 1
    for at in range(named[1] + 1, sentence.stop):
        token = tree.tokens[at]
        if token.tag == "VBG" and token.lemma in lexicon().verbs and tree.tokens[at - 1].text == ",":
            last = at - 1
            break
    piece = tidy(tree, named[1] + 1, last)
    return () if piece is None or piece[1] <= piece[0] else (piece,)


def _before(tree: Tree, first: int, named: Reach, sentence: range) -> tuple[Reach, ...]:
    """What stands before “, according to X”, and what goes on after it."""
    start = sentence.start
    comma = tree.tokens[first - 1].text in {",", "—", "–", "”", '"', "("}
    above = tree.head(first)
    if not comma and above is not None and tree.tokens[above].pos in {"NOUN", "PROPN"}:
        start = max(start, tree.left(above))
    before = tidy(tree, start, first - 1)
    says = before is not None and any(t.tag in TENSES for t in tree.tokens[before[0] : before[1] + 1])
    after = None
    if named[1] + 1 < sentence.stop and (tree.tokens[named[1] + 1].text == "," or not says):
        after = tidy(tree, named[1] + 1, sentence.stop - 1)
        if after is not None and says and not _goes_on(tree, after):
            after = None
    return tuple(piece for piece in (before, after) if piece is not None and piece[1] > piece[0])


def _goes_on(tree: Tree, after: Reach) -> bool:
    """Whether the words after belong to the clause before: they begin with its verb."""
    return tree.tokens[after[0]].pos in {"VERB", "AUX"} and tree.tokens[after[0]].tag != "VBG"


def passive(tree: Tree) -> Iterator[Draft]:
    """“Talks are said to be near”, “it was reported that he fled”, “was told by officials that”."""
    for token in tree.tokens:
        if token.pos != "VERB" or token.tag != "VBN" or token.lemma not in PASSIVE:
            continue
        at = token.index
        if tree.child(at, "auxpass") is None:
            continue
        one = _is_said(tree, at)
        if one is not None:
            yield one


def _is_said(tree: Tree, at: int) -> Draft | None:
    subject = tree.child(at, "nsubjpass", "nsubj")
    todo = next((c for c in tree.children(at, "xcomp") if c > at), None)
    if subject is None or todo is None or tree.tokens[subject].lower in {"it", "who", "which", "that", "what"}:
        return None
    first = tidy(tree, tree.left(subject), tree.right(subject))
    second = tidy(tree, _without_to(tree, todo), tree.right(todo))
    if first is None or second is None or first[1] >= at:
        return None
    agent = agent_of(tree, at)
    said = frozenset(range(first[0], first[1] + 1)) | frozenset(range(second[0], second[1] + 1))
    clause = frozenset(tree.subtree(at)) - said
    return Draft(at, _cue(tree, at), agent, (first, second), _attitude(tree, at), "passive", clause)


def _without_to(tree: Tree, todo: int) -> int:
    left = tree.left(todo)
    return left + 1 if tree.tokens[left].tag == "TO" else left


def agent_of(tree: Tree, at: int) -> int | None:
    """“by officials” of a passive."""
    prep = tree.child(at, "agent")
    return tree.child(prep, "pobj") if prep is not None else None


def _cue(tree: Tree, at: int) -> Reach:
    parts = [c for c in tree.children(at, "aux", "auxpass", "neg", "advmod") if c < at]
    first = at
    while first - 1 in parts:
        first -= 1
    return first, at


def _attitude(tree: Tree, at: int) -> str:
    return lexicon().verbs[tree.tokens[at].lemma].attitude if tree.tokens[at].lemma in lexicon().verbs else "says"


def reported(tree: Tree, at: int) -> bool:
    """Whether a verb stands in “it was reported that ...”: its subject is no speaker."""
    return tree.child(at, "auxpass") is not None and finite(tree, at)
