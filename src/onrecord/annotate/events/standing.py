"""Whether a clause is a sentence by itself, with words that stand before it, or only part of one.

| clause                                      | stands                                        |
|---------------------------------------------|-----------------------------------------------|
| “the firm was sold”                         | alone                                         |
| “(the firm was sold and) changed its name”  | with “the firm”                               |
| “(it will sell the mill and) close the pit” | with “it will”                                |
| “who resigned in May”                       | with the one meant, told behind the pronoun   |
| “which he sold”, “where he lived”           | not: its object stands before it              |
| “a raid on two farms that left nine dead”   | not: either noun may be meant                 |
| “what he called a scandal”, “whether it is” | not: a question within a sentence             |
| “to sell the firm”, “selling the firm”      | not: no verb says when                        |
| “the sale of the firm”                      | not: no verb                                  |
"""

from __future__ import annotations

from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.model.reading import Standing
from onrecord.model.text import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
ASKED = frozenset({"whether", "if", "than"})
"""Marks of a clause that says nothing by itself: “whether it had left”, “more than it had sold”."""
CAUSING = frozenset({"help", "make", "let", "have", "see", "watch", "hear", "feel", "get"})
"""Verbs whose complement says no time: “helped people *buy* shares”."""
LED = frozenset({"ccomp", "pcomp", "csubj", "advcl", "acl", "relcl", "dep", "pobj", "dobj"})
"""Relations in which a clause that begins with “what” or “how” is part of another sentence."""
LEFT_OUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis"})
SINGULAR = {"VBZ": True, "VBP": False}
PLURAL = frozenset({"NNS", "NNPS"})
DESCRIBING = LEFT_OUT - {"conj", "cc", "punct"}
"""Relations of what only describes a subject; those joined to it have it done with it: “Peru *and Chile*”."""
REACH = 6
"""Joined verbs that share one subject; no clause of news joins more."""

Found = tuple[Standing, tuple[Span, ...]]
PART: Found = (Standing.PART, ())


def find(tree: Tree, core: Core, span: Span) -> Found:
    """How an event's clause stands, and the words that it borrows."""
    top = tree.tokens[core.top]
    if top.pos not in {"VERB", "AUX"} or (core.nominal and len(core.words) == 1):
        return (Standing.ALONE, ()) if core.undergone and len(core.words) > 1 else PART  # “Four dead in school fire”
    if _is_outside(top, span):
        return PART  # “(are believed to) be holding”
    subject, verb = _subject(tree, core), _finite(tree, top)
    if top.dep == "relcl":
        return _relative(tree, top, subject, verb, span)
    if subject is not None and verb is None and top.dep == "ROOT" and top.tag in {"VBN", "VBG"}:
        return Standing.ALONE, ()  # a headline leaves the helping verb out
    subject = subject or _shared(tree, top)
    if (
        subject is None
        or tree.may_join_another(top)
        or _may_be_passive(tree, top)
        or _follows_its_own(tree, top)
        or verb is None
        or subject.pos == "PUNCT"
        or _is_asked(tree, top)
        or not _is_shared(tree, top, verb)
    ):
        return PART
    pieces = [_words(tree, one) for one in (subject, verb) if _is_outside(one, span)]
    return _borrowing([_with_no(tree, piece, verb) if core.negative else piece for piece in pieces], span)


def _with_no(tree: Tree, piece: Span, verb: Token) -> Span:
    """A shared helping verb with the “not” behind it: “(did *not*) close”."""
    behind = tree.tokens[verb.index + 1] if verb.index + 1 < len(tree.tokens) else verb
    return Span(piece.start, behind.end) if piece.end == verb.end and behind.dep == "neg" else piece


def _borrowing(pieces: list[Span], span: Span) -> Found:
    """Words that stand before a clause can be told before it; what stands behind cannot."""
    if any(piece.end > span.start for piece in pieces):
        return PART
    return (Standing.BORROWING, tuple(sorted(pieces))) if pieces else (Standing.ALONE, ())


def _relative(tree: Tree, top: Token, subject: Token | None, verb: Token | None, span: Span) -> Found:
    """A relative clause stands with the one meant, where its pronoun is who does it."""
    if subject is None or verb is None or subject.tag not in ASKING or _is_outside(subject, span):
        return PART
    if subject.lower == "that" and tree.tokens[subject.index - 1].pos == "PUNCT":
        return Standing.ALONE, ()  # “it will cost $8m -- that means a cut”
    meant = tree.tokens[top.head]
    if meant.pos in {"PRON", "DET"} or _may_mean_another(tree, meant, subject, verb):
        return PART  # “those who fled”
    if subject.lower == "who" and meant.tag == "NN" and tree.tokens[tree.run(meant.index, LEFT_OUT)[1]].pos == "PROPN":
        return PART  # “the stance of Duarte, who ...”: who is meant is not sure
    return _borrowing([_words(tree, meant)], span)


def _may_mean_another(tree: Tree, meant: Token, pronoun: Token, verb: Token) -> bool:
    """Whether the thing meant may be the noun before it, where no number tells: “a raid on *two farms* that left nine dead”."""
    prep = tree.tokens[meant.head]
    noun = tree.tokens[prep.head]
    if pronoun.lower == "who" or meant.dep != "pobj" or prep.pos != "ADP" or noun.pos not in {"NOUN", "PROPN"}:
        return False
    if verb.tag not in SINGULAR:
        return True
    return (noun.tag in PLURAL) == (meant.tag in PLURAL) or (meant.tag in PLURAL) == SINGULAR[verb.tag]


def _follows_its_own(tree: Tree, top: Token) -> bool:
    """Whether a joined verb stands right behind a noun that was taken for an object: “opened an inquiry and *Berg* issued a statement”."""
    before = tree.tokens[top.index - 1]
    noun = before.dep == "conj" and before.pos in {"NOUN", "PROPN", "PRON"} and before.head != top.index
    return top.dep == "conj" and noun and not tree.kids(top.index, *SUBJECTS)


def _may_be_passive(tree: Tree, top: Token) -> bool:
    """Whether a joined verb may share the helping verb of a passive one: “was filmed and *shared* in the town”."""
    head = tree.tokens[top.head]
    bare = not tree.kids(top.index, *SUBJECTS, "aux", "auxpass", "dobj", "ccomp", "xcomp", "acomp")
    joined = top.dep == "conj" and top.tag == "VBD" and top.lower.endswith("ed") and bare
    return joined and head.tag == "VBN" and bool(tree.kids(head.index, "auxpass"))


def _is_outside(token: Token, span: Span) -> bool:
    return not (span.start <= token.start and token.end <= span.end)


def _is_asked(tree: Tree, top: Token) -> bool:
    """Whether a clause is a question within a sentence, or hangs on a time: “how it fell”, “when he left”."""
    if any(kid.lower in ASKED for kid in tree.kids(top.index, "mark")):
        return True
    first = next((tree.tokens[i] for i in tree.under(top.index) if tree.tokens[i].pos not in {"PUNCT", "CCONJ"}), top)
    asked = any(kid.text == "?" for kid in tree.kids(top.index, "punct"))
    words = [first, *tree.kids(top.index, "advmod", "attr", "dobj", *SUBJECTS)]
    asks = any(word.tag in ASKING and word.index < top.index for word in words)
    return asks and (top.dep in LED or not asked)


def _subject(tree: Tree, core: Core) -> Token | None:
    """Who or what the clause's own verbs are said of."""
    verbs = [index for index in core.words if tree.tokens[index].pos in {"VERB", "AUX", "ADJ"}]
    helpers = [
        kid.index for index in verbs for kid in tree.kids(index, "aux", "auxpass")
    ]  # “it” may hang on “is” alone
    return next((kid for index in (*verbs, *helpers) for kid in reversed(tree.kids(index, *SUBJECTS, "expl"))), None)


def _finite(tree: Tree, verb: Token) -> Token | None:
    """The word of a verb that says when: its helper, or itself."""
    helper = next((kid for kid in tree.helpers(verb) if kid.tag in FINITE), None)
    if helper is None and verb.dep == "ccomp" and verb.tag == "VBP" and tree.tokens[verb.head].lemma.lower() in CAUSING:
        return None
    return helper or (verb if verb.tag in FINITE else None)


def _is_shared(tree: Tree, top: Token, verb: Token) -> bool:
    """Whether a verb of another clause can tell when a joined one is: not “could be seized and *sold*”, “instead of *selling*”."""
    if verb is top or verb.head == top.index:
        return True
    joins = [kid.lower for kid in tree.kids(top.head, "cc") if kid.index < top.index]
    infinitive = any(kid.lower == "to" for kid in tree.kids(top.index, "aux"))
    return joins[-1:] in ([], ["and"], ["or"], ["but"]) and not infinitive and (top.tag, verb.tag) != ("VBN", "MD")


def _shared(tree: Tree, top: Token) -> Token | None:
    """The subject of the verb that a clause is joined to; of a relative clause the one meant."""
    at = top
    for _ in range(REACH):
        if at.dep != "conj" or tree.tokens[at.head].pos not in {"VERB", "AUX"}:
            break
        at = tree.tokens[at.head]
        subject = tree.kid(at.index, *SUBJECTS, "expl")
        if subject is not None and subject.tag in ASKING:
            return tree.tokens[at.head] if at.dep == "relcl" else None
        if subject is not None:
            return None if _is_asked(tree, at) or at.dep == "relcl" or not _agree(at, top) else subject
    return None


def _agree(one: Token, other: Token) -> bool:
    """Whether two verbs can have one subject: not “demands that the towns *pay* and *has* a debt of its own”."""
    present = {one.tag, other.tag}
    return not (present <= {"VB", "VBP", "VBZ"} and len(present) > 1 and "VBZ" in present)


def _words(tree: Tree, token: Token) -> Span:
    """The words of a subject, without what only describes it further; a helping verb is one word."""
    if token.pos == "AUX":
        return Span(token.start, token.end)
    first, last = tree.run(token.index, DESCRIBING)
    while last > token.index and tree.tokens[last].pos in {"PUNCT", "CCONJ"}:
        last -= 1
    return Span(tree.tokens[first].start, tree.tokens[last].end)
