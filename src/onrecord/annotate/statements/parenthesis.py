"""A reporting clause beside or within what it reports: “..., she said”, “the bridge, he said, is safe”."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import Verb, lemma, lexicon
from onrecord.annotate.statements.reach import ADJOINED, COMMAS, TENSES, finite, last_word, tidy
from onrecord.annotate.statements.reporting import draft
from onrecord.annotate.statements.tree import SUBJECTS, Tree

FAR = 12
"""Tokens of a reporting clause between commas beyond which it is no bare “she said”."""
LATE = 3
"""Words after a verb that ends its sentence: “said on Wednesday”."""
OPENERS = frozenset({"the", "a", "an", "he", "she", "it", "they", "another", "one", "some", "several"})


def before(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“The bridge was safe, she said”: the clause stands before the verb and its subject."""
    if "parenthesis" not in verb.frames:
        return None
    clause = next(
        (c for c in tree.children(at, "ccomp", "parataxis", "advcl", "dep") if c < at and _reported_before(tree, c)),
        None,
    )
    if clause is None:
        return None
    inside = frozenset(tree.subtree(clause))
    more = (c for c in tree.children(at, "ccomp") if clause < c < at and _reported_before(tree, c))
    reporting = _around(tree, at, inside.union(*(tree.subtree(c) for c in more)))
    start = _sentence_start(tree, tree.left(clause))
    piece = tidy(tree, start, min(reporting) - 1)
    if piece is None or min(reporting) <= tree.left(clause):
        return _split(tree, at, verb, inside, reporting)
    pieces = [piece]
    rest = tidy(tree, max(reporting) + 1, tree.right(clause))
    if rest is not None and rest[0] > at and tree.tokens[rest[0]].lower not in ADJOINED:
        pieces.append(rest)
    return draft(tree, at, verb.frames["parenthesis"], "parenthesis", tuple(pieces), inside, postposed=True)


def _reported_before(tree: Tree, clause: int) -> bool:
    """Whether a clause before a verb is what it reports: not “after he left, she said ...”."""
    mark = tree.child(clause, "mark")
    if tree.tokens[clause].dep == "ccomp":
        return mark is None or tree.tokens[mark].lower not in ADJOINED
    if tree.child(clause, "mark") is not None or tree.tokens[clause].dep == "advcl":
        return False
    return finite(tree, clause)


def _sentence_start(tree: Tree, left: int) -> int:
    """Where the reported words begin: the sentence's start, unless another cue or a subject stands before them."""
    sentence = tree.sentence(left)
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


def dropped_in(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """A reporting clause between commas or at the end, however the parser hung it up: “The bridge, she said, is safe”."""
    if "parenthesis" not in verb.frames or tree.subject(at) is None:
        return None
    reporting = _around(tree, at, frozenset())
    first, last = min(reporting), max(reporting)
    sentence = tree.sentence(at)
    own = tree.tokens[at].dep in {"parataxis", "ccomp", "advcl", "ROOT", "conj", "dep"}
    opened = first > sentence.start and tree.tokens[first - 1].text in COMMAS
    ends = last + 1 >= sentence.stop or tree.tokens[last + 1].text in {",", ".", ";", "”", '"', "—", "–", "?", "!"}
    if not (own and opened and ends) or last - first > FAR or not _bare(tree, at, reporting):
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
    verb = lexicon().verbs.get(lemma(tree.tokens[at]))
    more = (
        ("ccomp", "xcomp", "mark")
        if verb is not None and "hearer" in verb.frames
        else ("ccomp", "xcomp", "mark", "dobj")
    )
    return subject in reporting and tree.child(at, *more) is None


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
    while len(reach) > 1 and max(reach) != at and tree.tokens[max(reach)].text in COMMAS | {"."}:
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


def at_the_end(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“Air raids killed six people the Observatory said.”: no comma, the reporting clause at the end. Only a speaker whose first
    word is certain (an article, a pronoun or the first word of a name) parts it from what is said."""
    sentence = tree.sentence(at)
    if "parenthesis" not in verb.frames or tree.tokens[at].tag not in TENSES or _last(tree, at) - at > LATE:
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
    if first > sentence.start and (
        tree.tokens[first - 1].pos in {"ADP", "CCONJ"} or tree.tokens[first - 1].lower in {"as", "than", "like"}
    ):
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
    return replace(made, source=at - 1, named=(first, at - 1), clause=frozenset(range(first, _last(tree, at) + 1)))


def _last(tree: Tree, at: int) -> int:
    """The last word of the clause of a verb at the end: of the sentence, or before “according to”."""
    end = last_word(tree, at)
    told = next((t.index for t in tree.tokens[at + 1 : min(at + LATE + 1, end)] if t.lower == "according"), None)
    return end if told is None else told - 1
