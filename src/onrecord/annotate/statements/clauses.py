"""What a verb of saying reports by a clause after it: “said that ...”, “said Monday the port ...”."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.statements import asides
from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.going_on import ADDING, goes_on_saying
from onrecord.annotate.statements.lexicon import Verb, lemma, lexicon
from onrecord.annotate.statements.reach import ADJOINED, COMMAS, EDGES, TENSES, finite, last_word, tidy, with_predicate
from onrecord.annotate.statements.reporting import draft
from onrecord.annotate.statements.tree import NOMINATIVES, SUBJECTS, Tree
from onrecord.model.parse import Token

WHETHER = frozenset({"whether", "if"})
ASKING = frozenset(
    [
        "ask",
        "say",
        "question",
        "wonder",
        "inquire",
        "enquire",
        "know",
        "doubt",
        "confirm",
        "tell",
        "specify",
        "clarify",
        "explain",
    ]
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"])
CITING = frozenset({"citing", "quoting"})
SO_CALLING = frozenset({"call", "describe", "term", "dub", "label"})
NEAR = 3
"""Tokens between a verb and “whether” or “if” within which these open a question, not a condition."""


def after(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“said (that) the bridge was safe”: the clause stands after the verb."""
    if not {"clause", "that"} & verb.frames.keys() or _turned_round(tree, at):
        return None
    clause = next((c for c in tree.children(at) if c > at and _is_clause(tree, at, c)), None)
    if clause is not None and "clause" not in verb.frames and not _has_that(tree, clause):
        return None
    if clause is None or _so_called(tree, clause):
        return None
    piece = complement(tree, clause, at)
    if piece is None or piece[0] <= at:
        return None
    piece = _whole(tree, at, clause, piece)
    if (
        piece[0] == at + 1
        and piece[0] < piece[1]
        and tree.tokens[piece[0]].lower in DAYS
        and tree.tokens[piece[0] + 1].tag not in {"POS", *TENSES}
    ):
        piece = tidy(tree, piece[0] + 1, piece[1]) or piece  # “said Monday the port ...”
    if asides.only_reports(tree, piece):
        return None  # “..., officials said Thursday, Ritzau reported.”
    attitude = verb.frames.get("clause") or verb.frames["that"]
    if verb.lemma in lexicon().mandative and _subjunctive(tree, clause):
        attitude = "demands"
    return draft(tree, at, attitude, "clause", (piece,), frozenset(range(tree.left(clause), piece[1] + 1)))


def _turned_round(tree: Tree, at: int) -> bool:
    """Whether a verb stands between what is said and a name: in “Nobody was found, said Ana Lund, head of the port, and the search went
    on” the search is the outlet's."""
    subject = tree.child(at, "nsubj")
    behind = (
        subject is not None
        and subject > at
        and all(t.pos in {"PROPN", "DET", "ADJ", "NOUN"} for t in tree.tokens[at + 1 : subject])
    )
    told = any(c < at and tree.tokens[c].pos in {"VERB", "AUX"} for c in tree.children(at, "ccomp"))
    return behind and told and tree.tokens[at - 1].text in COMMAS


def _subjunctive(tree: Tree, clause: int) -> bool:
    """“that he leave”, “that the law be dropped”: the base form of a verb with a subject, and no “to”, “will” or “did”; the
    parser takes “he leave” for a plural."""
    helpers = tree.children(clause, "aux", "auxpass")
    first = tree.tokens[helpers[0] if helpers else clause]
    subject = tree.child(clause, *SUBJECTS)
    if subject is None:
        return False
    one = tree.tokens[subject].lower in {"he", "she", "it"} or tree.tokens[subject].tag in {"NN", "NNP"}
    return first.tag == "VB" or (first.tag == "VBP" and one and tree.child(subject, "conj") is None)


def _whole(tree: Tree, at: int, clause: int, piece: Reach) -> Reach:
    """A reported clause with what the parser broke off: its verb behind a dash (“say the raids - some by night - have
    stopped”), or its second half (“said he left and, after the vote, ‘never came back’”)."""
    first, last = piece
    if not any(t.tag in TENSES for t in tree.tokens[first : last + 1]) and tree.tokens[last + 1].text in EDGES | {"-"}:
        later = [c for c in tree.children(at, "ccomp") if c > clause and tree.left(c) <= last + 2]
        last = tree.right(later[0]) if later else last
    if tree.tokens[last].tag == "CC":
        end = last_word(tree, at)
        joined = all(tree.under(t, at) for t in range(last + 1, end + 1))
        last = end if end > last and joined else last - 1
    return tidy(tree, first, last) or piece


def _so_called(tree: Tree, clause: int) -> bool:
    """“announced what it called a halt”: a noun phrase under a name of its own."""
    return tree.tokens[tree.left(clause)].lower == "what" and lemma(tree.tokens[clause]) in SO_CALLING


def _has_that(tree: Tree, clause: int) -> bool:
    """Whether “that” or a question word opens a clause."""
    first = tree.tokens[tree.left(clause)]
    return first.lower in {"that", "whether", "how", "why", "what"} or first.text in COMMAS


def _is_clause(tree: Tree, at: int, child: int) -> bool:
    """Whether a child of a verb is the clause that it reports."""
    token = tree.tokens[child]
    first = tree.left(child)
    before = tree.tokens[first - 1]
    if tree.tokens[first].lower in ADJOINED and (before.text == "," or before.label == "GPE"):
        return False
    own = tree.child(child, "nsubj") is not None
    if token.dep == "ccomp" and token.tag == "VBG" and lemma(token) in ADDING and own:
        return False  # “said the Observatory adding that ...”
    if token.dep == "ccomp":
        return finite(tree, child) or _opens_quote(tree, child)
    if token.dep == "advcl" and tree.tokens[at].lemma in ASKING:
        mark = tree.child(child, "mark")
        return mark is not None and tree.tokens[mark].lower in WHETHER and mark - at <= NEAR
    return False


def _opens_quote(tree: Tree, clause: int) -> bool:
    """Whether a clause without a subject begins with a quotation mark: “said, ‘Never again’”."""
    left = tree.left(clause)
    return tree.tokens[left].text in COMMAS or (left > 0 and tree.tokens[left - 1].text in COMMAS)


def complement(tree: Tree, clause: int, at: int) -> Reach | None:
    """The tokens of a reported clause without “that”, without punctuation at its edges and without what the speaker
    goes on to say in a verb of its own: “said he would stay but did not say how long”, “..., adding that”."""
    first, last = tree.left(clause), tree.right(clause)
    for token in tree.tokens[clause + 1 : last + 1]:
        if goes_on_saying(tree, token, clause, at) or _of_another_number(tree, token, clause, at):
            last = tree.left(token.index) - 1
            while tree.tokens[last].dep in {"cc", "punct"} or tree.tokens[last].lower in {"but", "and", ","}:
                last -= 1
            break
    if tree.child(at, "mark") is not None:
        last = _before_main_clause(tree, clause, last)
    return tidy(tree, first, before_according(tree, clause, with_predicate(tree, last)))


def _of_another_number(tree: Tree, token: Token, clause: int, at: int) -> bool:
    """Whether a verb that “and” or “but” joins to a reported clause is the speaker's next one: in “conceded that its boats may have
    drifted but has not said when” the boats have no “has”."""
    if token.dep != "conj" or token.head != clause or tree.child(token.index, *SUBJECTS) is not None:
        return False
    subject, teller = tree.child(clause, *SUBJECTS), tree.subject(at)
    helper = next((tree.tokens[c] for c in tree.children(token.index, "aux", "auxpass") if c < token.index), token)
    if subject is None or teller is None or (helper.tag not in {"VBZ", "VBP"} and helper.lower not in {"was", "were"}):
        return False
    one = helper.tag == "VBZ" or helper.lower == "was"
    return _is_one(tree, subject) is (not one) and _is_one(tree, teller) is one


def _is_one(tree: Tree, noun: int) -> bool | None:
    """Whether a noun phrase is one or several; None for “you”, “who” and names that may be either."""
    token = tree.tokens[noun]
    if (
        tree.child(noun, "conj") is not None
        or token.tag in {"NNS", "NNPS"}
        or token.lower in {"they", "we", "these", "those"}
    ):
        return False
    return True if token.tag in {"NN", "NNP"} or token.lower in {"he", "she", "it", "this", "that"} else None


def _before_main_clause(tree: Tree, clause: int, last: int) -> int:
    """Where a reported clause ends in “While the army claims it only hit the group it has bombed three towns”: a clause with a
    pronoun and an object of its own is no relative clause, but the main one, its comma lost."""
    for at in range(clause + 1, last + 1):
        first = tree.tokens[tree.left(at)]
        whole = tree.child(at, "nsubj") == first.index and tree.child(at, "dobj") is not None
        if tree.tokens[at].dep == "relcl" and whole and first.lower in NOMINATIVES | {"it"}:
            return first.index - 1
    return last


def before_according(tree: Tree, clause: int, last: int) -> int:
    """Where a reported clause ends: “..., according to CNN” behind a comma tells who passes it all on."""
    for at in range(clause + 1, last):
        if (
            tree.tokens[at].lower == "according"
            and tree.tokens[at - 1].text == ","
            and tree.tokens[at + 1].lower == "to"
        ):
            return at - 1
    return last


def far_that(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“said ahead of the trip that the leaders would meet”: “that” after a time or place, which the parser takes for the
    start of a relative clause; a clause with a subject of its own is none."""
    if "clause" not in verb.frames:
        return None
    between = ("prep", "advmod", "npadvmod", "agent", *(("dobj", "dative") if "hearer" in verb.frames else ()))
    between_them = [c for c in tree.children(at) if tree.tokens[c].dep in between or tree.tokens[c].lower in CITING]
    for clause in (c for child in between_them if child > at for c in tree.subtree(child)):
        token = tree.tokens[clause]
        first = tree.left(clause)
        if token.dep not in {"relcl", "acl"} or tree.tokens[first].lower != "that":
            continue
        if any(tree.tokens[c].dep in SUBJECTS and c != first for c in tree.below[clause]):
            piece = tidy(tree, first + 1, max(tree.right(clause), last_word(tree, at)))
            if piece is not None:
                inside = frozenset(range(first, piece[1] + 1))
                return draft(tree, at, verb.frames["clause"], "clause", (piece,), inside)
    return None


def bare(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """A verb of saying without a clause, which a quotation beside it may fill: “she said”."""
    if "quote" not in verb.frames:
        return None
    return draft(tree, at, verb.frames["quote"], "quote", (), frozenset())


def verbs(tree: Tree) -> Iterator[tuple[int, Verb]]:
    """All verbs of saying, believing, hoping, fearing and wanting, in order."""
    table = lexicon().verbs
    for token in tree.tokens:
        if token.pos in {"VERB", "AUX"} or token.tag.startswith("VB"):
            verb = table.get(lemma(token))
            if verb is not None:
                yield token.index, verb
