"""What a verb of saying reports by its clause: “said that ...”, “..., she said”, “the bridge, he said, is safe”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import Verb, lemma, lexicon
from onrecord.annotate.statements.tree import SUBJECTS, Tree
from onrecord.model.parse import Token

COMMAS = frozenset({",", "”", "“", '"', "''", "``", "’", "'", "—", "–", "--", "-", "»"})
WHETHER = frozenset({"whether", "if"})
ASKING = frozenset(
    {
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
    }
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"])
EDGES = frozenset({",", ":", ";", ".", "—", "–", "--"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
ADJOINED = frozenset(
    {"where", "when", "which", "who", "as", "while", "after", "before", "although", "though", "because", "since"}
)
"""Words that, after a comma, open a clause that only tells more: “told us in Rome, where he was on a visit”."""
COMPLEMENTS = frozenset({"that"})
FAR = 12
"""Tokens between a verb and the start of its clause beyond which the parser's link is not believed."""


def found(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """The draft of a verb that takes a clause, or None where it has none here."""
    return (
        _after(tree, at, verb)
        or _before(tree, at, verb)
        or _far_that(tree, at, verb)
        or _dropped_in(tree, at, verb)
        or _at_the_end(tree, at, verb)
    )


def _at_the_end(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“Air raids killed six people the Observatory said.”: no comma, the reporting clause at the end. Only a speaker whose first
    word is certain (an article, a pronoun or the first word of a name) parts it from what is said."""
    sentence = tree.sentence(at)
    if "parenthesis" not in verb.frames or tree.tokens[at].tag not in TENSES or _last_word(tree, at) - at > LATE:
        return None
    first = at
    while (
        first - 1 > sentence.start
        and tree.tokens[first - 1].pos in {"NOUN", "PROPN", "ADJ"}
        and not tree.tokens[first].begins
    ):
        first -= 1
    opener = tree.tokens[first - 1]
    if (opener.pos in {"DET", "PRON"} and opener.lower in OPENERS and not tree.tokens[first].begins) or (
        opener.lower in OPENERS and opener.pos == "DET"
    ):
        first -= 1
    if first > sentence.start and tree.tokens[first - 1].pos in {"ADP", "CCONJ"}:
        return None
    certain = tree.tokens[first].lower in OPENERS or (
        tree.tokens[first].begins and tree.tokens[first].label in {"ORG", "PERSON"}
    )
    piece = tidy(tree, sentence.start, first - 1)
    if (
        not certain
        or first == at
        or piece is None
        or not any(t.tag in TENSES for t in tree.tokens[piece[0] : piece[1] + 1])
    ):
        return None
    inside = frozenset(range(piece[0], piece[1] + 1))
    made = draft(tree, at, verb.frames["parenthesis"], "parenthesis", (piece,), inside, postposed=True)
    return replace(made, source=at - 1, named=(first, at - 1), clause=frozenset(range(first, _last_word(tree, at) + 1)))


LATE = 3
"""Words after a verb that ends its sentence: “said on Wednesday”."""
OPENERS = frozenset({"the", "a", "an", "he", "she", "it", "they", "another", "one", "some", "several"})


def _far_that(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“said ahead of the trip that the leaders would meet”: “that” after a time or place, which the parser takes for the
    start of a relative clause; a clause with a subject of its own is none."""
    if "clause" not in verb.frames:
        return None
    between = ("prep", "advmod", "npadvmod", "agent", *(("dobj", "dative") if "hearer" in verb.frames else ()))
    for clause in (c for child in tree.children(at, *between) if child > at for c in tree.subtree(child)):
        token = tree.tokens[clause]
        first = tree.left(clause)
        if token.dep not in {"relcl", "acl"} or tree.tokens[first].lower != "that":
            continue
        if any(tree.tokens[c].dep in SUBJECTS and c != first for c in tree.below[clause]):
            piece = tidy(tree, first + 1, max(tree.right(clause), _last_word(tree, at)))
            if piece is not None:
                inside = frozenset(range(first, piece[1] + 1))
                return draft(tree, at, verb.frames["clause"], "clause", (piece,), inside)
    return None


def _last_word(tree: Tree, at: int) -> int:
    """The last token of the sentence before its end."""
    last = tree.sentence(at).stop - 1
    while last > at and tree.tokens[last].pos in {"PUNCT", "SPACE"} and tree.tokens[last].text not in {"”", '"', "’"}:
        last -= 1
    return last


def _after(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“said (that) the bridge was safe”: the clause stands after the verb."""
    if not {"clause", "that"} & verb.frames.keys():
        return None
    clause = next((c for c in tree.children(at) if c > at and _is_clause(tree, at, c)), None)
    if clause is not None and "clause" not in verb.frames and not _has_that(tree, clause):
        return None
    if clause is None or _so_called(tree, clause):
        return None
    piece = complement(tree, clause, at)
    if piece is None or piece[0] <= at:
        return None
    if (
        piece[0] == at + 1
        and piece[0] < piece[1]
        and tree.tokens[piece[0]].lower in DAYS
        and tree.tokens[piece[0] + 1].tag != "POS"
    ):
        piece = (piece[0] + 1, piece[1])  # “said Monday the port ...”
    attitude = verb.frames.get("clause") or verb.frames["that"]
    return draft(tree, at, attitude, "clause", (piece,), frozenset(range(tree.left(clause), piece[1] + 1)))


def _so_called(tree: Tree, clause: int) -> bool:
    """“announced what it called a halt”: a noun phrase under a name of its own."""
    return tree.tokens[tree.left(clause)].lower == "what" and lemma(tree.tokens[clause]) in {
        "call",
        "describe",
        "term",
        "dub",
        "label",
    }


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
    if token.dep == "ccomp":
        return finite(tree, child) or _opens_quote(tree, child)
    if token.dep == "advcl" and tree.tokens[at].lemma in ASKING:
        mark = tree.child(child, "mark")
        return mark is not None and tree.tokens[mark].lower in WHETHER and mark - at <= 3
    return False


def finite(tree: Tree, verb: int) -> bool:
    """Whether a clause has a subject or a finite verb of its own (“to leave” has neither)."""
    deps = {tree.tokens[child].dep for child in tree.below[verb]}
    if tree.tokens[verb].tag in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    to = any(tree.tokens[c].dep == "aux" and tree.tokens[c].tag == "TO" for c in tree.below[verb])
    return (bool(deps & SUBJECTS) and not to) or ("aux" in deps and not to) or "expl" in deps


def _opens_quote(tree: Tree, clause: int) -> bool:
    """Whether a clause without a subject begins with a quotation mark: “said, ‘Never again’”."""
    left = tree.left(clause)
    return tree.tokens[left].text in COMMAS or (left > 0 and tree.tokens[left - 1].text in COMMAS)


def complement(tree: Tree, clause: int, at: int) -> Reach | None:
    """The tokens of a reported clause without “that”, without punctuation at its edges and without what the speaker
    goes on to say in a verb of its own: “said he would stay but did not say how long”, “..., adding that”."""
    first, last = tree.left(clause), tree.right(clause)
    for token in tree.tokens[clause + 1 : last + 1]:
        if _goes_on_saying(tree, token, clause, at):
            last = tree.left(token.index) - 1
            while tree.tokens[last].dep in {"cc", "punct"} or tree.tokens[last].lower in {"but", "and", ","}:
                last -= 1
            break
    return tidy(tree, first, last)


TENSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
ADDING = frozenset(
    {"add", "note", "stress", "emphasize", "emphasise", "underline", "underscore", "insist", "warn", "argue", "explain"}
)


def _goes_on_saying(tree: Tree, token: Token, clause: int, at: int) -> bool:
    """Whether a verb within a reported clause is rather the speaker's next word of saying: “adding” after a comma, or a verb
    without a subject in the tense of the saying where the clause has another tense."""
    word = lemma(token)
    verb = lexicon().verbs.get(word) or (word == "make" or None)
    if verb is None or token.pos not in {"VERB", "AUX"}:
        return False
    before = tree.tokens[tree.left(token.index) - 1]
    if token.tag == "VBG" and word in ADDING:
        return before.text == "," or tree.tokens[token.index - 1].text == ","
    if token.dep != "conj" or any(tree.tokens[c].dep in SUBJECTS for c in tree.below[token.index]):
        return False
    return (
        tense(tree, token.index) == tense(tree, at) != tense(tree, clause) and tree.tokens[token.head].index == clause
    )


def tense(tree: Tree, verb: int) -> str:
    """The tag of the finite part of a verb: of its first auxiliary, else its own."""
    for child in tree.children(verb, "aux", "auxpass"):
        if child < verb and tree.tokens[child].tag in TENSES:
            return tree.tokens[child].tag
    return tree.tokens[verb].tag


def tidy(tree: Tree, first: int, last: int) -> Reach | None:
    """The range without “that”, commas, colons and sentence ends at its edges."""
    while first <= last and (tree.tokens[first].text in EDGES or _is_that(tree, first) or _only_that(tree, first)):
        first += 1
    while first <= last and tree.tokens[last].text in EDGES | {"-"}:
        last -= 1
    return (first, last) if first <= last else None


def _only_that(tree: Tree, at: int) -> bool:
    """“only” of “said only that ...”."""
    return (
        tree.tokens[at].lower in {"only", "simply", "merely"} and at + 1 < len(tree.tokens) and _is_that(tree, at + 1)
    )


def _is_that(tree: Tree, at: int) -> bool:
    return tree.tokens[at].lower in COMPLEMENTS and tree.tokens[at].dep == "mark"


def _before(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“The bridge was safe, she said”: the clause stands before the verb and its subject."""
    if "parenthesis" not in verb.frames:
        return None
    clause = next(
        (
            c
            for c in tree.children(at, "ccomp", "parataxis", "advcl", "dep")
            if c < at and _reported_before(tree, at, c)
        ),
        None,
    )
    if clause is None:
        return None
    inside = frozenset(tree.subtree(clause))
    reporting = _around(tree, at, inside)
    start = _sentence_start(tree, at, tree.left(clause))
    piece = tidy(tree, start, min(reporting) - 1)
    if piece is None or min(reporting) <= tree.left(clause):
        return _split(tree, at, verb, inside, reporting)
    pieces = [piece]
    rest = tidy(tree, max(reporting) + 1, tree.right(clause))
    if rest is not None and rest[0] > at and tree.tokens[rest[0]].lower not in ADJOINED:
        pieces.append(rest)
    return draft(tree, at, verb.frames["parenthesis"], "parenthesis", tuple(pieces), inside, postposed=True)


def _reported_before(tree: Tree, at: int, clause: int) -> bool:
    """Whether a clause before a verb is what it reports: not “after he left, she said ...”."""
    if tree.tokens[clause].dep == "ccomp":
        return True
    if tree.child(clause, "mark") is not None or tree.tokens[clause].dep == "advcl":
        return False
    return finite(tree, clause)


def _sentence_start(tree: Tree, at: int, left: int) -> int:
    """Where the reported words begin: the sentence's start, unless another cue or a subject stands before them."""
    sentence = tree.sentence(at)
    for token in tree.tokens[sentence.start : left]:
        if token.pos in {"VERB", "AUX"} or token.dep in SUBJECTS:
            return left
    return sentence.start


def _split(tree: Tree, at: int, verb: Verb, inside: frozenset[int], reporting: set[int]) -> Draft | None:
    """“The bridge, she said, is safe”: the reporting clause stands within the clause that it reports."""
    first = tidy(tree, min(inside), min(reporting) - 1) if min(inside) < min(reporting) else None
    second = tidy(tree, max(reporting) + 1, max(inside)) if max(inside) > max(reporting) else None
    if second is not None and tree.tokens[second[0]].lower in ADJOINED:
        second = None
    pieces = tuple(piece for piece in (first, second) if piece is not None)
    if not pieces:
        return None
    return draft(tree, at, verb.frames["parenthesis"], "parenthesis", pieces, inside, postposed=True)


def _dropped_in(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """A reporting clause between commas or at the end, however the parser hung it up: “The bridge, she said, is safe”."""
    if "parenthesis" not in verb.frames or tree.subject(at) is None:
        return None
    reporting = _around(tree, at, frozenset())
    first, last = min(reporting), max(reporting)
    sentence = tree.sentence(at)
    own = tree.tokens[at].dep in {"parataxis", "ccomp", "advcl", "ROOT", "conj", "dep"}
    before = first > sentence.start and tree.tokens[first - 1].text in COMMAS
    ends = last + 1 >= sentence.stop or tree.tokens[last + 1].text in {",", ".", ";", "”", '"', "—", "–", "?", "!"}
    if not (own and before and ends) or last - first > FAR or not _bare(tree, at, reporting):
        return None
    left = tidy(tree, sentence.start, first - 1)
    if left is None:
        return None
    rest = (
        tidy(tree, last + 1, sentence.stop - 1) if tree.tokens[at].dep != "ROOT" and last + 1 < sentence.stop else None
    )
    pieces = (left,) if rest is None or not _goes_on(tree, rest, reporting) else (left, rest)
    if not any(_says_something(tree, piece) for piece in pieces):
        return None
    inside = frozenset(range(left[0], left[1] + 1))
    return draft(tree, at, verb.frames["parenthesis"], "parenthesis", pieces, inside, postposed=True)


def _bare(tree: Tree, at: int, reporting: set[int]) -> bool:
    """Whether a reporting clause is no more than subject, verb, hearer, time and place."""
    subject = tree.subject(at)
    return subject in reporting and tree.child(at, "ccomp", "xcomp", "mark", "dobj") is None


def _says_something(tree: Tree, reach: Reach) -> bool:
    """Whether the words before hold a finite verb or a quotation of some length."""
    tokens = tree.tokens[reach[0] : reach[1] + 1]
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens) or tokens[-1].text in {"”", '"', "’"}


def _goes_on(tree: Tree, rest: Reach, reporting: set[int]) -> bool:
    """Whether what follows a reporting clause belongs to the words before it, not to the reporting verb."""
    heads = [t for t in tree.tokens[rest[0] : rest[1] + 1] if not rest[0] <= t.head <= rest[1]]
    if tree.tokens[rest[0]].lower in ADJOINED or any(t.head in reporting for t in heads):
        return False
    return any(t.tag in TENSES for t in tree.tokens[rest[0] : rest[1] + 1])


def _around(tree: Tree, at: int, inside: frozenset[int]) -> set[int]:
    """The tokens of the reporting clause: the unbroken run about the verb of what hangs on it and is not reported."""
    own = set(tree.subtree(at)) - inside
    for child in tree.children(at, "advcl", "conj", "parataxis"):
        own -= set(tree.subtree(child))
    reach = {at}
    for step in (-1, 1):
        now = at + step
        while now in own:
            reach.add(now)
            now += step
    reach = _without_list(tree, at, reach)
    while len(reach) > 1 and tree.tokens[max(reach)].text in COMMAS | {"."} and max(reach) != at:
        reach.discard(max(reach))
    while len(reach) > 1 and tree.tokens[min(reach)].text in COMMAS | {"."} and min(reach) != at:
        reach.discard(min(reach))
    return reach


def _without_list(tree: Tree, at: int, reach: set[int]) -> set[int]:
    """The reporting clause from the last comma before its subject on: in “in Aleppo, Homs and Idlib, the ministry said” the
    parser takes the towns for the subject."""
    subject = tree.subject(at)
    if subject is None or subject not in reach or subject > at:
        return reach
    comma = next((t for t in range(subject, min(reach), -1) if tree.tokens[t].text == ","), None)
    return reach if comma is None else {t for t in reach if t > comma}


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
    if led and first - 1 not in led and max(led) < first:
        first = min(led)
    return first, last


def _leading_in(tree: Tree, at: int) -> set[int]:
    """The verb before an infinitive of saying, where it means no more than that it was said: “went on” of “went on to say”."""
    above = tree.head(at)
    if (
        above is None
        or tree.tokens[at].dep != "xcomp"
        or tree.tokens[above].lemma not in {"go", "continue", "begin", "start", "come"}
    ):
        return set()
    return {above, *(c for c in tree.children(above) if tree.tokens[c].dep in AUXILIARIES)}


def speaker(tree: Tree, at: int) -> tuple[int | None, Reach | None]:
    """The head of the words for the speaker, and those words where they are not its subtree."""
    if _goes_on_saying_of(tree, at):
        return _inherited(tree, at)
    subject = tree.subject(at)
    if subject is not None and tree.tokens[subject].dep == "nsubjpass":
        return _of_passive(tree, at, subject)
    if subject is None:
        return _inherited(tree, at)
    if tree.tokens[subject].lower in RELATIVES:
        return _antecedent(tree, at)
    return subject, None


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
        return above, tidy(tree, tree.left(above), at - 1)
    told = _according_in(tree, at)
    if told is not None:
        return told, None
    while above is not None and tree.tokens[above].pos not in {"VERB", "AUX"}:
        above = tree.head(above)
    if above is None:
        return None, None
    raised = tree.child(above, "nsubjpass")
    if raised is not None and token.dep == "xcomp":  # “was forced to admit”, “is expected to announce”
        return raised, None
    if _goes_on_saying_of(tree, at):
        outer = next((up for up in tree.above(at) if lemma(tree.tokens[up]) in lexicon().verbs and up < at), None)
        if outer is not None:
            return speaker(tree, outer)
    return speaker(tree, above)


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


def _goes_on_saying_of(tree: Tree, at: int) -> bool:
    """Whether the verb goes on the saying of a verb above it, though the parser hung it into what that one reports."""
    clause = next((up for up in tree.above(at) if tree.tokens[up].dep == "ccomp"), None)
    above = tree.head(clause) if clause is not None else None
    return (
        clause is not None
        and above is not None
        and above < clause
        and _goes_on_saying(tree, tree.tokens[at], clause, above)
    )


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
