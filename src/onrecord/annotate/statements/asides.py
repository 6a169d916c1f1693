"""A source beside what it says: “As Silk said on Monday, the port is closed”, “Interfax reported, citing two officials”."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import Verb, lexicon
from onrecord.annotate.statements.media import is_media
from onrecord.annotate.statements.reach import TENSES, tidy
from onrecord.annotate.statements.reporting import draft
from onrecord.annotate.statements.tree import Tree
from onrecord.values import roles

EDGES = frozenset({",", "—", "–", "--", ".", "!", "?", ";"})
PLAIN = frozenset({"mark", "advmod", "nsubj", "aux", "npadvmod", "prep", "punct", "dative", "tmod", "neg"})
"""What may hang on “said” in “as Silk said on Monday”; a clause or an object makes it tell of a moment (“as Silk said that ...”)."""
SELVES = frozenset({"i", "we", "you", "it", "one", "which", "who", "that"})
LONGEST = 30
"""Tokens of “as ... said” between its commas."""
QUOTING = frozenset({"citing", "quoting"})


def as_said(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“As Silk said on Monday, the port is closed”, “The port, as Silk put it, is a ruin”."""
    attitude = verb.frames.get("aside") or verb.frames.get("parenthesis")
    opener = next(
        (c for c in tree.children(at, "mark", "advmod", "prep") if c < at and tree.tokens[c].lower == "as"), None
    )
    subject = tree.child(at, "nsubj")
    if opener is None or subject is None or attitude != "says" or tree.tokens[subject].lower in SELVES:
        return None
    if tree.tokens[at].tag not in TENSES | {"VBN"} or not _says_no_more(tree, at, verb):
        return None
    reach = _between_commas(tree, opener, at)
    if reach is None:
        return None
    first, last = _of_clause(tree, at, opener)
    pieces = (tidy(tree, first, reach[0] - 1), tidy(tree, reach[1] + 1, last))
    kept = tuple(piece for piece in pieces if piece is not None)
    if not any(tree.tokens[t].tag in TENSES for start, end in kept for t in range(start, end + 1)):
        return None
    inside = frozenset(t for start, end in kept for t in range(start, end + 1))
    made = draft(tree, at, attitude, "parenthesis", kept, inside, postposed=kept[0][0] < opener)
    return replace(made, source=subject, named=None, clause=frozenset(range(reach[0], reach[1] + 1)))


def _of_clause(tree: Tree, at: int, opener: int) -> Reach:
    """The clause that “as ... said” tells of: the sentence, or the clause within it behind which “as” stands (“She denied
    that he fled, as the paper claimed”)."""
    sentence = tree.sentence(at)
    above = tree.head(at)
    if above is None or above > opener or tree.head(above) is None:
        return sentence.start, sentence.stop - 1
    clause = next((up for up in (above, *tree.above(above)) if tree.tokens[up].dep in CLAUSES), None)
    return (sentence.start, sentence.stop - 1) if clause is None else (tree.left(clause), tree.right(clause))


CLAUSES = frozenset({"ccomp", "relcl", "advcl"})


def _says_no_more(tree: Tree, at: int, verb: Verb) -> bool:
    """Whether nothing that is said hangs on the verb: “as he said on Monday”, “as she put it”."""
    for child in tree.below[at]:
        token = tree.tokens[child]
        if token.dep in PLAIN or ("aside" in verb.frames and token.lower == "it"):
            continue
        return False
    return "aside" not in verb.frames or any(tree.tokens[c].lower == "it" for c in tree.below[at])


def _between_commas(tree: Tree, opener: int, at: int) -> Reach | None:
    """The words from “as” to the comma or stop that closes them; None where they stand in no pause of their own."""
    sentence = tree.sentence(at)
    if opener > sentence.start and tree.tokens[opener - 1].text not in EDGES | {"“", '"'}:
        return None
    close = next((t for t in range(at + 1, min(at + LONGEST, sentence.stop)) if tree.tokens[t].text in EDGES), None)
    if close is None or (opener == sentence.start and tree.tokens[close].text == "."):
        return None
    return opener, close - 1


def through(tree: Tree, one: Draft) -> Draft:
    """A draft of what an agency or outlet reports, given to the source that it cites: “Interfax reported, citing two officials”."""
    at = _citing(tree, one)
    if at is None or one.source is None:
        return one
    told = tree.child(at, "dobj", "pobj")
    medium = is_media(tree, one.source) or (
        tree.tokens[one.source].lower == "it" and told is not None and _a_role(tree, told)
    )
    if told is None or not medium or not _a_source(tree, told):
        return one
    pieces = tuple(piece for piece in (_without(tree, piece, at) for piece in one.pieces) if piece is not None)
    if not pieces:
        return one
    return replace(
        one, source=told, named=None, agent=one.source, pieces=pieces, clause=one.clause - set(tree.subtree(told))
    )


def _citing(tree: Tree, one: Draft) -> int | None:
    """The “citing” of the sentence of a draft, where a comma or the sentence's start stands before it."""
    sentence = tree.sentence(one.anchor)
    for at in sentence:
        if tree.tokens[at].lower in QUOTING and (at == sentence.start or tree.tokens[at - 1].text in EDGES | {"and"}):
            return at
    return None


def _without(tree: Tree, piece: Reach, at: int) -> Reach | None:
    """A piece of content without “citing ...” at its end."""
    return tidy(tree, piece[0], at - 1) if piece[0] <= at <= piece[1] else piece


def _a_role(tree: Tree, at: int) -> bool:
    word = tree.tokens[at].lemma.lower()
    return word in roles.person_words()


def _a_source(tree: Tree, at: int) -> bool:
    """Whether words name somebody or a text that can be cited: not “citing security concerns”."""
    token = tree.tokens[at]
    return (
        token.label in {"PERSON", "ORG"}
        or _a_role(tree, at)
        or token.lemma.lower() in lexicon().documents | roles.bodies()
        or is_media(tree, at)
    )


def only_named(tree: Tree, made: Draft) -> bool:
    """Whether the content is another's reporting clause: “The minister decided to resign, the Echo reported on Monday, citing ...”."""
    first = made.first
    if made.postposed or first == 0 or tree.tokens[first - 1].text != ",":
        return False
    inside = range(first, made.last + 1)
    verb = next((t for t in inside if tree.tokens[t].tag in TENSES and tree.child(t, "nsubj") is not None), None)
    if verb is None or tree.tokens[verb].lemma not in lexicon().verbs or tree.tokens[first].lower == "that":
        return False
    held = (c for c in tree.children(verb, "ccomp", "xcomp", "dobj") if c > verb)
    return tree.child(verb, "nsubj") in inside and next(held, None) is None


def only_reports(tree: Tree, piece: Reach) -> bool:
    """Whether words end in a bare reporting clause behind a comma and say nothing else: “Ritzau reported”, “If need be, he said”."""
    first, last = piece
    verb = tree.tokens[last]
    if verb.tag not in TENSES or verb.lemma not in lexicon().verbs or "quote" not in lexicon().verbs[verb.lemma].frames:
        return False
    subject = tree.child(last, "nsubj")
    if subject is None or subject < first or any(t.tag in TENSES for t in tree.tokens[first:last]):
        return False
    opener = tree.tokens[tree.left(subject) - 1].text
    return opener == "," and (tree.left(subject) == first or tree.left(last) > first)
