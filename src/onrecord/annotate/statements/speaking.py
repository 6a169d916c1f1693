"""Who says it: the subject of a verb of saying, of the verb that it goes on from, or what a relative pronoun stands for."""

from __future__ import annotations

from onrecord.annotate.statements.draft import Reach
from onrecord.annotate.statements.going_on import PAUSES, continues_saying
from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.media import is_media
from onrecord.annotate.statements.reach import tidy
from onrecord.annotate.statements.tree import FINITE, SUBJECTS, Tree
from onrecord.values import roles

RELATIVES = frozenset({"who", "which", "that", "whom"})
DEEP = 4
"""Steps up the tree within which a paper is looked for that a participle tells of."""
NEXT = 2


def speaker(tree: Tree, at: int) -> tuple[int | None, Reach | None]:
    """The head of the words for the speaker, and those words where they are not its subtree."""
    if continues_saying(tree, at):
        return _of_verb_above(tree, at)
    quoted = quoted_one(tree, at)
    if quoted is not None:
        return quoted, None
    if _may_be_the_papers(tree, at):
        return None, None
    main = _main_verb(tree, at)
    if main is not None:
        return speaker(tree, _told_there(tree, main, at) or main)
    subject = tree.subject(at)
    return _inherited(tree, at) if subject is None else _of_subject(tree, at, subject)


def _main_verb(tree: Tree, at: int) -> int | None:
    """The finite verb of which “, saying that” goes on, though the parser hangs “saying” on the noun before the comma: in “the office
    denied the reports of talks with the group, stressing that” the office stresses. None where a name in front may be meant: “There were
    drivers outside, saying that ...”, “a letter to all members, outlining ...”."""
    token = tree.tokens[at]
    if token.tag != "VBG" or not _behind_comma(tree, at) or tree.child(at, "aux") is not None:
        return None
    own = tree.child(at, *SUBJECTS)
    noun = own if own is not None else (tree.head(at) if token.dep in {"acl", "relcl"} else None)
    if noun is None or noun > at or tree.tokens[noun].pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    if own is None and tree.tokens[_document_over(tree, noun)].lemma.lower() in lexicon().documents:
        return None
    above = next((up for up in tree.above(noun if own is None else at) if tree.tokens[up].pos in {"VERB", "AUX"}), None)
    if above is None or above > at or tree.tokens[above].tag not in FINITE or _told_of(tree, noun):
        return None
    subject = tree.subject(above)
    return None if subject is None or subject == own or tree.tokens[subject].lower in PLACEHOLDERS else above


def _may_be_the_papers(tree: Tree, at: int) -> bool:
    """Whether a participle may tell what a text says that somebody turns down: “condemned the statements from the miners, claiming”."""
    if lemma(tree.tokens[at]) not in CLAIMING or tree.tokens[at].tag != "VBG" or tree.tokens[at - 1].text != ",":
        return False
    sentence = tree.sentence(at)
    papers = (
        t for t in tree.tokens[sentence.start : at - 1] if t.lemma.lower() in lexicon().documents and t.dep == "dobj"
    )
    return any(
        tree.tokens[t.index + 1].lower in {"from", "by"} and lemma(tree.tokens[t.head]) in TURNING_DOWN for t in papers
    )


CLAIMING = frozenset({"accuse", "allege", "claim", "imply", "say", "suggest"})
TURNING_DOWN = frozenset(
    {"condemn", "criticise", "criticize", "decry", "denounce", "deny", "dismiss", "deplore", "refute", "reject"}
)
PLACEHOLDERS = frozenset({"there", "it", "this", "that", "these", "those"})


def _told_of(tree: Tree, noun: int) -> bool:
    """Whether a noun is the doer of a passive or the source behind “according to”, who may go on himself."""
    prep = tree.head(noun)
    return (
        prep is not None
        and tree.tokens[prep].lower in {"by", "to"}
        and tree.tokens[prep].dep in {"agent", "prep"}
        and (tree.tokens[prep].dep == "agent" or tree.tokens[prep - 1].lower == "according")
    )


def _behind_comma(tree: Tree, at: int) -> bool:
    """Whether a comma, or the end of a quotation, stands right before a participle and its adverbs."""
    before = at - 1
    while before > 0 and tree.tokens[before].pos in {"ADV", "CCONJ"}:
        before -= 1
    return before >= 0 and tree.tokens[before].text in PAUSES


def _of_subject(tree: Tree, at: int, subject: int) -> tuple[int | None, Reach | None]:
    """The speaker of a verb with this subject."""
    token = tree.tokens[subject]
    if token.tag == "VBG":  # “Citing its partners the agency said”
        return _name_before(tree, at, subject)
    if token.dep == "nsubjpass":
        return _of_passive(tree, at, subject)
    if token.lower in RELATIVES:
        return _antecedent(tree, at)
    return subject, None


def _name_before(tree: Tree, at: int, opener: int) -> tuple[int | None, Reach | None]:
    """The name right before a verb whose subject is no more than a participle: the parser read past it; none, where none
    stands there or another name may begin it (“in Oslo Unicef said”)."""
    last = at - 1
    while last > opener and tree.tokens[last].pos in {"AUX", "ADV"}:
        last -= 1
    first = last
    while first > opener and tree.tokens[first].label in {"ORG", "PERSON"} and not tree.tokens[first].begins:
        first -= 1
    named = tree.tokens[first].begins and tree.tokens[first].label in {"ORG", "PERSON"}
    return (last, (first, last)) if named and tree.tokens[first - 1].pos != "ADP" else (None, None)


QUOTING = frozenset({"quote", "cite", "paraphrase", "report", "record", "hear", "describe"})


def quoted_one(tree: Tree, at: int) -> int | None:
    """“quoted the minister as saying that”: the minister, who is the object of the verb above “as”."""
    prep = tree.head(at)
    above = tree.head(prep) if prep is not None else None
    if prep is None or above is None or tree.tokens[prep].lower != "as" or tree.tokens[at].tag != "VBG":
        return None
    if tree.tokens[above].lemma in QUOTING:
        return tree.child(above, "dobj")
    outer = tree.head(above)  # the parser at times hangs “as” on the minister
    if outer is not None and tree.tokens[above].dep == "dobj" and tree.tokens[outer].lemma in QUOTING:
        return above
    return None


def quoting_one(tree: Tree, at: int) -> int | None:
    """Who quotes in “Interfax quoted the minister as saying”, “was quoted by Interfax as saying”."""
    prep = tree.head(at)
    if prep is None or tree.tokens[prep].lower != "as" or tree.tokens[at].tag != "VBG":
        return None
    verb = next((up for up in list(tree.above(prep))[:2] if tree.tokens[up].lemma in QUOTING), None)
    if verb is None:
        return None
    by = tree.child(verb, "agent")
    if by is not None:
        return tree.child(by, "pobj")
    return tree.subject(verb) if quoted_one(tree, at) is not None else None


def _of_passive(tree: Tree, at: int, subject: int) -> tuple[int | None, Reach | None]:
    """“was told by officials that”: the officials; “was quoted as saying”: the one who was quoted."""
    if tree.tokens[at].lemma in {"quote", "cite", "paraphrase", "record", "hear"}:
        return subject, None
    prep = tree.child(at, "agent")
    return (tree.child(prep, "pobj") if prep is not None else None), None


def _antecedent(tree: Tree, at: int) -> tuple[int | None, Reach | None]:
    """“Ortega, who said ...”: the words that “who” stands for."""
    clause = next((one for one in (at, *tree.above(at)) if tree.tokens[one].dep == "relcl"), None)
    head = tree.head(clause) if clause is not None else None
    if clause is None or head is None:
        return None, None
    reach = tidy(tree, tree.left(head), tree.left(clause) - 1)
    return head, reach


def _inherited(tree: Tree, at: int) -> tuple[int | None, Reach | None]:
    """The speaker of a verb without a subject: that of the verb it hangs on (“..., adding that”, “went on to say”)."""
    token = tree.tokens[at]
    above = tree.head(at)
    if above is None or token.dep not in {"advcl", "xcomp", "conj", "pcomp", "ccomp", "prep", "acl", "dep"}:
        return None, None
    if token.dep == "acl":
        above = _document_over(tree, above)
        if _only_an_object(tree, above, at):
            return _of_verb_above(tree, above)
        return above, tidy(tree, tree.left(above), at - 1)
    told = _according_in(tree, at)
    if told is not None:
        return told, None
    asked = _asked_to(tree, at)
    return (asked, None) if asked is not None else _of_verb_above(tree, at)


def _asked_to(tree: Tree, at: int) -> int | None:
    """Who is to say it in “called on the bank to reveal who paid”, “urged the king to admit that”: the bank, the king."""
    above = tree.head(at)
    if above is None or not any(tree.tokens[c].tag == "TO" for c in tree.children(at, "aux")):
        return None
    word = lemma(tree.tokens[above])
    verb = lexicon().verbs.get(word)
    for prep in tree.children(above, "prep"):
        if prep < at and lexicon().accusing.get((word, tree.tokens[prep].lower)) == "demands":
            return tree.child(prep, "pobj")
    whom = next((c for c in tree.children(above, "dobj", "dative") if above < c < at), None)
    return whom if verb is not None and "person" in verb.frames else None


def _only_an_object(tree: Tree, noun: int, at: int) -> bool:
    """Whether the noun before a participle is a thing, and the one who acts on it speaks: “confirmed the leak saying that”."""
    token = tree.tokens[noun]
    if tree.tokens[at].tag != "VBG" or token.dep not in {"dobj", "pobj"} or token.label or token.pos != "NOUN":
        return False
    word = token.lemma.lower()
    next_to = at - noun == 1 or (at - noun == NEXT and tree.tokens[noun + 1].text == ",")
    return word not in lexicon().documents and word not in roles.person_words() | roles.bodies() and next_to


def _document_over(tree: Tree, noun: int) -> int:
    """The letter in “a letter to all members outlining ...”, though the parser hangs “outlining” on the members."""
    papers = (up for up in list(tree.above(noun))[:DEEP] if tree.tokens[up].lemma.lower() in lexicon().documents)
    return next((up for up in papers if tree.tokens[up].pos == "NOUN"), noun)


def _of_verb_above(tree: Tree, at: int) -> tuple[int | None, Reach | None]:
    """The speaker of the nearest verb above; of the outer verb of saying, where the parser hung the verb too low."""
    above = next((up for up in tree.above(at) if tree.tokens[up].pos in {"VERB", "AUX"}), None)
    if above is None:
        return None, None
    raised = tree.child(above, "nsubjpass")
    if raised is not None and tree.tokens[at].dep == "xcomp":  # “was forced to admit”, “is expected to announce”
        return raised, None
    if continues_saying(tree, at):
        clauses = (up for up in tree.above(at) if tree.tokens[up].dep == "ccomp")
        heads = (tree.tokens[clause].head for clause in clauses)
        outer = next((up for up in heads if lemma(tree.tokens[up]) in lexicon().verbs and up < at), None)
        if outer is not None:
            return speaker(tree, outer)
    if _between_two(tree, above, at):
        return None, None
    return speaker(tree, _told_there(tree, above, at) or above)


def _told_there(tree: Tree, above: int, at: int) -> int | None:
    """The nearer saying that a paper's report holds: in “the Echo reported on Lund's speech, when he said it was over, adding that ...”
    not the Echo adds."""
    subject = tree.child(above, "nsubj")
    reports = lemma(tree.tokens[above]) == "report" or (subject is not None and is_media(tree, subject))
    if tree.tokens[at].tag != "VBG" or subject is None or not reports:
        return None
    for verb in range(at - 1, above, -1):
        token = tree.tokens[verb]
        if token.tag in FINITE and lemma(token) in lexicon().verbs and tree.child(verb, "nsubj") is not None:
            return verb
    return None


def _between_two(tree: Tree, above: int, at: int) -> bool:
    """Whether somebody else said something between a verb and the participle that hangs on it: in “they are negotiating after
    Silk vowed to leave, calling it unfair” either may have called it so."""
    if tree.tokens[at].tag != "VBG" or lemma(tree.tokens[above]) in lexicon().verbs:
        return False
    clauses = (c for c in tree.children(above, "advcl") if above < c < at)
    return any(lemma(tree.tokens[c]) in lexicon().verbs and tree.child(c, "nsubj") is not None for c in clauses)


def _according_in(tree: Tree, at: int) -> int | None:
    """“According to the study, rents rose, adding that ...”: the study, where no verb of saying stands before “adding”."""
    sentence = tree.sentence(at)
    if tree.tokens[at].tag != "VBG" or tree.tokens[at - 1].text != ",":
        return None
    for token in tree.tokens[sentence.start : at]:
        if token.pos == "VERB" and lemma(token) in lexicon().verbs and token.lower != "according":
            return None
        if token.lower == "according" and tree.tokens[token.index + 1].lower == "to":
            return tree.child(token.index + 1, "pobj")
    return None
