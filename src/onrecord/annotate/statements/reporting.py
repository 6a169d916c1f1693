"""The reporting clause: its cue, its speaker and the one who is told."""

from __future__ import annotations

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.reach import tense, tidy
from onrecord.annotate.statements.tree import SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.values import roles

AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
DEEP = 4
"""Steps up the tree within which a paper is looked for that a participle tells of."""
NEXT = 2
LEADING_IN = frozenset({"go", "continue", "begin", "start", "come"})
ADDING = frozenset(
    {"add", "note", "stress", "emphasize", "emphasise", "underline", "underscore", "insist", "warn", "argue", "explain"}
)


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


def speaker(tree: Tree, at: int) -> tuple[int | None, Reach | None]:
    """The head of the words for the speaker, and those words where they are not its subtree."""
    if continues_saying(tree, at):
        return _of_verb_above(tree, at)
    quoted = quoted_one(tree, at)
    if quoted is not None:
        return quoted, None
    subject = tree.subject(at)
    return _inherited(tree, at) if subject is None else _of_subject(tree, at, subject)


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
    return _of_verb_above(tree, at)


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
        outer = next((up for up in tree.above(at) if lemma(tree.tokens[up]) in lexicon().verbs and up < at), None)
        if outer is not None:
            return speaker(tree, outer)
    if _between_two(tree, above, at):
        return None, None
    return speaker(tree, above)


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


def continues_saying(tree: Tree, at: int) -> bool:
    """Whether the verb goes on the saying of a verb above it, though the parser hung it into what that one reports."""
    clause = next((up for up in tree.above(at) if tree.tokens[up].dep == "ccomp"), None)
    above = tree.head(clause) if clause is not None else None
    return (
        clause is not None
        and above is not None
        and above < clause
        and goes_on_saying(tree, tree.tokens[at], clause, above)
    )


SILENT = frozenset({"all", "both", "those", "it", "there", "this", "that", "these"})
PAUSES = frozenset({",", "”", '"', "''", "»"})
"""Before “adding that”: a comma, or the end of the quotation."""


def goes_on_saying(tree: Tree, token: Token, clause: int, at: int) -> bool:
    """Whether a verb within a reported clause is rather the speaker's next word of saying: “adding” after a comma, or a verb
    without a subject in the tense of the saying where the clause has another tense or its subject says nothing."""
    word = lemma(token)
    verb = lexicon().verbs.get(word) or (word == "make" or None)
    if verb is None or token.pos not in {"VERB", "AUX"}:
        return False
    before = tree.tokens[tree.left(token.index) - 1]
    if token.tag == "VBG" and word == "add" and any(tree.tokens[c].dep == "ccomp" for c in tree.below[token.index]):
        return True
    if token.tag == "VBG" and word in ADDING:
        return before.text in PAUSES or tree.tokens[token.index - 1].text in PAUSES
    if token.dep != "conj" or any(tree.tokens[c].dep in SUBJECTS for c in tree.below[token.index]):
        return False
    if tense(tree, token.index) != tense(tree, at) or token.head != clause:
        return False
    return tense(tree, clause) != tense(tree, at) or _cannot_speak(tree, clause)


def _cannot_speak(tree: Tree, clause: int) -> bool:
    """Whether the subject of a clause says nothing: “the police said all the dead were miners and described the blast as”."""
    subject = next((c for c in tree.below[clause] if tree.tokens[c].dep in SUBJECTS), None)
    if subject is None:
        return False
    token = tree.tokens[subject]
    return (
        token.dep in {"nsubjpass", "expl"} or token.lower in SILENT or token.lemma.lower() in lexicon().mute
    ) and not token.label


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
