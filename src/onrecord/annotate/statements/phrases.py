"""What is said in a noun phrase or an infinitive: “denied any part”, “vowed to fight on”, “called it a breach”."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import Verb, lemma, lexicon
from onrecord.annotate.statements.reach import TENSES, finite, own_words_begin, tidy
from onrecord.annotate.statements.reporting import draft
from onrecord.annotate.statements.tree import SUBJECTS, Tree

LEAST_OBJECT = 3
"""Tokens that an object must have to be something said (“denied the report” says less than a statement)."""
NEAR = 4
"""Tokens from a verb to its preposition: “called on Monday for”; further off they tell of something else (“pushed deep into the city for”)."""
EFFORT = "effort"
"""The construction of what somebody works for: “pushed for ‘a fair vote’”."""
WHEN = frozenset({"DATE", "TIME"})
CALLED = frozenset({"call", "describe", "term", "dub", "label", "brand", "deem", "declare", "pronounce"})


def found(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """The draft of a verb whose content is no clause, or None. A saying that is only aimed at (“to deny the raid”)
    or suffered (“was called on to act”) tells of no statement."""
    if _aimed_at(tree, at) or tree.child(at, "auxpass", "nsubjpass") is not None:
        return None
    return (
        _predicate(tree, at, verb)
        or _accusing(tree, at)
        or _prepositional(tree, at)
        or _for_to(tree, at)
        or _person(tree, at, verb)
        or _infinitive(tree, at, verb)
        or _object(tree, at, verb)
    )


def _aimed_at(tree: Tree, at: int) -> bool:
    """Whether a verb is an infinitive or stands under “would”, “could”, “may”."""
    return any(tree.tokens[c].tag in {"TO", "MD"} for c in tree.children(at, "aux"))


def _make(
    tree: Tree, at: int, attitude: str, frame: str, first: int, last: int, prep: int | None = None
) -> Draft | None:
    """A draft with this content; a preposition next to the verb belongs to the cue (“called for”)."""
    piece = tidy(tree, first, own_words_begin(tree, first, last) - 1)
    if piece is None:
        return None
    one = draft(tree, at, attitude, frame, (piece,), frozenset(range(piece[0], piece[1] + 1)))
    return replace(one, cue=(one.cue[0], prep)) if prep is not None and prep == one.cue[1] + 1 else one


def _predicate(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“called the move a breach of the constitution”, “described it as a breach”."""
    if "predicate" not in verb.frames or _participle(tree, at):
        return None
    thing = next((c for c in tree.children(at, "dobj") if c > at), None)
    what = next((c for c in tree.children(at, "oprd") if c > at), None)
    things = [c for c in tree.children(at, "dobj") if c > at]
    if what is None and len(things) > 1 and verb.lemma in CALLED:
        what = things[1]
    if what is None:
        what = next((c for c in tree.children(at, "prep") if tree.tokens[c].lower == "as" and c > at), None)
    small = next(
        (c for c in tree.children(at, "ccomp") if (c > at and not finite(tree, c)) or (c > at and _verbless(tree, c))),
        None,
    )
    if (
        what is None
        and small is not None
        and verb.lemma in CALLED | {"declare", "deem", "consider", "brand", "name", "pronounce"}
    ):
        return _make(tree, at, verb.frames["predicate"], "predicate", tree.left(small), tree.right(small))
    if what is None or (thing is None and _named_by_another(tree, at)):
        return None
    if thing is None and tree.tokens[what].lower == "as":
        return _make(tree, at, verb.frames["predicate"], "predicate", what + 1, tree.right(what))
    start = tree.left(thing) if thing is not None else tree.left(what)
    return _make(tree, at, verb.frames["predicate"], "predicate", min(start, tree.left(what)), tree.right(what))


def _participle(tree: Tree, at: int) -> bool:
    """Whether a verb is rather a participle, its subject that of the verb behind: “Ostrand once dubbed the capital has been ...”."""
    if tree.tokens[at].dep == "csubj":
        return True
    later = (c for c in tree.children(at, "ccomp") if c > at and tree.child(c, *SUBJECTS) is None)
    return any(_has_tense(tree, c) for c in later)


def _has_tense(tree: Tree, at: int) -> bool:
    return any(tree.tokens[t].tag in TENSES for t in (at, *tree.children(at, "aux", "auxpass")))


def _named_by_another(tree: Tree, at: int) -> bool:
    """“announced what it called a halt”: said by the outer verb."""
    above = tree.head(at)
    return (
        above is not None
        and lemma(tree.tokens[above]) in lexicon().verbs
        and any(tree.tokens[c].lower == "what" for c in tree.below[at])
    )


def _verbless(tree: Tree, at: int) -> bool:
    """Whether a clause has no verb: “the move a breach”."""
    return tree.tokens[at].pos in {"NOUN", "ADJ", "PROPN"}


def _accusing(tree: Tree, at: int) -> Draft | None:
    """“accused Ruritania of shelling the port”, “called on both sides to talk”."""
    pairs = lexicon().accusing
    word = lemma(tree.tokens[at])
    for prep in tree.children(at, "prep", "agent"):
        attitude = pairs.get((word, tree.tokens[prep].lower))
        if attitude is None or prep < at:
            continue
        whom = next((c for c in tree.children(at, "dobj") if at < c < prep), None)
        last = tree.right(prep)
        todo = next((c for c in tree.children(at, "xcomp", "advcl") if c > prep), None)
        if tree.tokens[prep].lower in {"on", "upon", "to"}:
            whom = tree.child(prep, "pobj")
            last = tree.right(todo) if todo is not None else last
            if whom is None or (word in {"call", "appeal"} and not _to_do(tree, whom, todo)):
                continue
        if whom is not None:
            return _make(tree, at, attitude, "person", tree.left(whom), last, prep)
    return None


def _to_do(tree: Tree, whom: int, todo: int | None) -> bool:
    """Whether somebody is called on to do something: “called on the king to resign”."""
    return todo is not None or any(tree.tokens[c].dep in {"acl", "relcl"} for c in tree.below[whom])


def _prepositional(tree: Tree, at: int) -> Draft | None:
    """“called for an inquiry”, “warned of famine”, “ruled out talks”."""
    word = lemma(tree.tokens[at])
    for child in tree.children(at, "prep", "prt"):
        pair = (word, tree.tokens[child].lower)
        effort = pair in lexicon().efforts
        attitude = "wants" if effort else lexicon().phrases.get(pair)
        if attitude is None or not at < child <= at + NEAR:
            continue
        what = tree.child(child, "pobj", "pcomp")
        if tree.tokens[child].dep == "prt":
            what = next((c for c in tree.children(at, "dobj") if c > at), None)
        if what is None or tree.tokens[what].lemma.lower() in lexicon().void.get(word, ()):
            continue
        last = tree.right(what)
        if last - tree.left(what) + 1 < LEAST_OBJECT:  # “famine | in the north”: the parser hangs the place on the verb
            last = max([last, *(tree.right(c) for c in tree.children(at, "prep") if c == last + 1)])
        if last - tree.left(what) + 1 >= LEAST_OBJECT:
            return _make(tree, at, attitude, EFFORT if effort else "object", tree.left(what), last, child)
    return None


def _for_to(tree: Tree, at: int) -> Draft | None:
    """“called for the army to leave”: who is to do something, and what."""
    attitude = lexicon().phrases.get((lemma(tree.tokens[at]), "for"))
    if attitude is None:
        return None
    for todo in tree.children(at, "xcomp", "advcl", "ccomp"):
        whom = tree.child(todo, "nsubj", "nsubjpass")
        mark = next((c for c in tree.children(todo, "mark") if tree.tokens[c].lower == "for" and c == at + 1), None)
        if mark is not None and whom is not None and _to_infinitive(tree, todo):
            return _make(tree, at, attitude, "person", mark + 1, tree.right(todo), mark)
    return None


def _person(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“urged both sides to talk”, “wants him to leave”."""
    if "person" not in verb.frames:
        return None
    todo = next((c for c in tree.children(at, "xcomp", "ccomp") if c > at and _to_infinitive(tree, c)), None)
    if todo is None:
        return None
    whom = next((c for c in tree.children(at, "dobj") if at < c < todo), None)
    own = next((c for c in tree.children(todo, "nsubj", "nsubjpass") if c > at), None)
    if whom is None and own is None:
        return None
    first = tree.left(whom) if whom is not None else tree.left(todo)
    return _make(tree, at, verb.frames["person"], "person", first, tree.right(todo))


def _to_infinitive(tree: Tree, at: int) -> bool:
    return any(tree.tokens[c].tag == "TO" for c in tree.children(at, "aux"))


def _infinitive(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“vowed to fight on”, “hopes to return”."""
    if "infinitive" not in verb.frames:
        return None
    todo = next((c for c in tree.children(at, "xcomp") if c > at and _to_infinitive(tree, c)), None)
    if todo is not None and any(
        t.pos in {"NOUN", "PROPN"} and t.label not in WHEN for t in tree.tokens[at + 1 : tree.left(todo)]
    ):
        return None  # “asked for warrants to arrest three men”
    if todo is None or tree.tokens[todo].lemma in {"say", "comment", "answer", "discuss", "elaborate", "speak", "talk"}:
        return None
    return _make(tree, at, verb.frames["infinitive"], "infinitive", tree.left(todo), tree.right(todo))


def _object(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """“announced a halt to the flights”, “announced what it called a halt”."""
    what = next((c for c in tree.children(at, "dobj", "ccomp") if c > at), None)
    if "object" not in verb.frames or what is None or _void(tree, what, verb):
        return None
    named = _so_called(tree, what)
    if tree.tokens[what].dep == "ccomp" and named is None:
        return None
    first, last = named or (tree.left(what), tree.right(what))
    if last - first + 1 < LEAST_OBJECT or (tree.tokens[what].pos == "PRON" and last == what):
        return None
    return _make(tree, at, verb.frames["object"], "object", first, last)


def _void(tree: Tree, what: int, verb: Verb) -> bool:
    """Whether an object is somebody (“welcomed Ortega”), a relative pronoun, or gives the verb another meaning (“claimed lives”)."""
    token = tree.tokens[what]
    return (
        token.label in {"PERSON", "ORG", "GPE", "NORP"}
        or token.lower in {"who", "which", "that", "what"}
        or token.lemma.lower() in lexicon().void.get(verb.lemma, ())
    )


def _so_called(tree: Tree, clause: int) -> Reach | None:
    """“what it called a halt”: “a halt”."""
    if tree.tokens[clause].lemma not in CALLED or not any(tree.tokens[t].lower == "what" for t in tree.below[clause]):
        return None
    what = next(
        (c for c in tree.children(clause) if c > clause and tree.tokens[c].pos in {"NOUN", "PROPN", "ADJ"}), None
    )
    return (tree.left(what), max(tree.right(what), tree.right(clause))) if what is not None else None
