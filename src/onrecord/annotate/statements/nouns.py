"""Statements in nouns and adjectives: “his claim that ...”, “expressed hope that ...”, “was confident that ...”."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.lexicon import lexicon
from onrecord.annotate.statements.reach import finite, tidy, with_predicate
from onrecord.annotate.statements.reporting import cue
from onrecord.annotate.statements.speaking import speaker
from onrecord.annotate.statements.tree import Tree

BY = frozenset({"by", "from", "of", "among"})
CARRIERS = frozenset({"acl", "ccomp", "advcl", "relcl", "appos"})
NEXT = 2
"""Tokens between a noun and the “that” of its clause where the parser hung this on the verb."""
MEANING = frozenset({"hopes", "fears", "doubts", "believes", "wants", "expects", "regrets"})


def found(tree: Tree) -> Iterator[Draft]:
    """All drafts whose cue is a noun, an adjective or “made it clear”."""
    nouns, adjectives = lexicon().nouns, lexicon().adjectives
    for token in tree.tokens:
        if token.pos in {"NOUN", "PROPN"} and token.lemma.lower() in nouns:
            one = _noun(tree, token.index, nouns[token.lemma.lower()])
        elif token.pos in {"ADJ", "VERB"} and token.lower in adjectives:
            one = _adjective(tree, token.index, adjectives[token.lower])
        elif token.lemma == "make" or token.lower == "made":
            one = _made_clear(tree, token.index)
        else:
            one = None
        if one is not None:
            yield one


def _noun(tree: Tree, at: int, attitude: str) -> Draft | None:
    """“the claim that he fled”; with a verb that carries it, “expressed hope that he would return”."""
    reach = _complement(tree, at)
    light = _carrier(tree, at)
    if reach is None and light is not None and attitude in MEANING:
        reach = _phrase(tree, at)
    if reach is None:
        return None
    if light is not None:
        return _carried(tree, at, light, reach, attitude)
    source, named = _owner(tree, at)
    if source is None:
        return None
    clause = frozenset(tree.subtree(at)) - frozenset(range(reach[0], reach[1] + 1))
    return Draft(at, (at, at), source, (reach,), attitude, "noun", clause, named)


def _complement(tree: Tree, at: int) -> Reach | None:
    """The that-clause of a noun; a relative clause (“the claim that he made”) is none."""
    for child in tree.children(at, *CARRIERS):
        mark = tree.child(child, "mark")
        if child > at and mark is not None and tree.tokens[mark].lower == "that" and finite(tree, child):
            return tidy(tree, tree.left(child), tree.right(child))
    above = tree.head(at)
    if above is None or tree.tokens[at].dep not in {"dobj", "pobj"}:
        return None
    for child in tree.children(above, "ccomp", "advcl"):  # the parser often hangs the clause on the verb
        mark = tree.child(child, "mark")
        if mark is not None and tree.tokens[mark].lower == "that" and 0 < mark - at <= NEXT:
            return tidy(tree, tree.left(child), tree.right(child))
    return None


def _phrase(tree: Tree, at: int) -> Reach | None:
    """“hope for a settlement”, “concern over the arrests”: what a feeling is about."""
    prep = next(
        (
            c
            for c in tree.children(at, "prep")
            if c > at and tree.tokens[c].lower in {"for", "about", "over", "at", "of", "in"}
        ),
        None,
    )
    if prep is None:
        above = tree.head(at)
        if above is None:
            return None
        prep = next(
            (
                c
                for c in tree.children(above, "prep")
                if c == at + 1 and tree.tokens[c].lower in {"for", "about", "over", "at", "of"}
            ),
            None,
        )
    if prep is None or tree.right(prep) == prep:
        return None
    return tidy(tree, prep + 1, tree.right(prep))


def _carrier(tree: Tree, at: int) -> int | None:
    """The verb that carries a noun of saying as its object: “expressed” in “expressed hope”."""
    above = tree.head(at)
    if above is None or tree.tokens[at].dep != "dobj":
        return None
    return above if tree.tokens[above].lemma in lexicon().light else None


def _carried(tree: Tree, at: int, light: int, reach: Reach, attitude: str) -> Draft | None:
    """A statement whose cue is verb and noun. Who rejects a claim does not make it: then it is the claim's owner's."""
    said = set(range(reach[0], reach[1] + 1))
    source, named = speaker(tree, light)
    first = cue(tree, light, said)[0]
    if tree.tokens[light].lemma in lexicon().denying:
        attitude = "denies"
        own, whose = _owner(tree, at)
        if own is not None:
            source, named, first, attitude = own, whose, at, "says"
    clause = frozenset(tree.subtree(light)) - said
    if source is None or source in said:
        return None
    return Draft(light, (min(first, at), max(light, at)), source, (reach,), attitude, "noun", clause, named)


def _owner(tree: Tree, at: int) -> tuple[int | None, Reach | None]:
    """Whose noun it is: “Ortega's claim”, “the claim by officials”."""
    own = tree.child(at, "poss")
    if own is not None:
        case = tree.child(own, "case")
        return own, (tree.left(own), case - 1 if case is not None else tree.right(own))
    for prep in tree.children(at, "prep", "agent"):
        what = tree.child(prep, "pobj")
        if what is not None and tree.tokens[prep].lower in BY:
            return what, None
    for act in tree.children(at, "acl"):
        for prep in tree.children(act, "agent", "prep"):
            what = tree.child(prep, "pobj")
            if what is not None and tree.tokens[prep].lower == "by":
                return what, None
    return None, None


def _adjective(tree: Tree, at: int, attitude: str) -> Draft | None:
    """“was confident that the talks would go on”, “is determined to stay”."""
    verb = tree.head(at)
    if verb is None or tree.tokens[verb].lemma not in {"be", "remain", "feel", "sound", "seem", "appear"}:
        verb = at if tree.child(at, "auxpass", "aux", "cop") is not None else None
    if verb is None:
        return None
    reach = None
    for holder in dict.fromkeys((at, verb)):
        for child in tree.children(holder, "ccomp", "xcomp", "advcl"):
            if child > at and _fits(tree, child, attitude):
                reach = tidy(tree, tree.left(child), tree.right(child))
    passive = tree.child(verb, "nsubjpass")  # “was convinced”: the one who believes
    source, named = (passive, None) if passive is not None else speaker(tree, verb)
    if reach is None or source is None or tree.tokens[source].lower in {"it", "there", "this", "that"}:
        return None
    said = set(range(reach[0], reach[1] + 1))
    first = min(cue(tree, verb, said)[0], at)
    return Draft(at, (first, at), source, (reach,), attitude, "adjective", frozenset(tree.subtree(verb)) - said, named)


def _fits(tree: Tree, child: int, attitude: str) -> bool:
    """A clause for what one holds true; an infinitive for what one wants."""
    to = any(tree.tokens[c].tag == "TO" for c in tree.children(child, "aux"))
    if attitude == "wants":
        return to
    mark = tree.child(child, "mark")
    return finite(tree, child) and not to and (mark is None or tree.tokens[mark].lower in {"that", "whether", "if"})


def _made_clear(tree: Tree, at: int) -> Draft | None:
    """“made it clear that the troops would stay”, “made clear that ...”."""
    clear = next((t.index for t in tree.tokens[at + 1 : at + 4] if t.lower in {"clear", "plain", "known"}), None)
    if clear is None or tree.tokens[clear].sentence != tree.tokens[at].sentence:
        return None
    holders = [at, clear, *tree.children(at, "ccomp", "oprd", "acomp")]
    clauses = (
        c for h in holders for c in tree.children(h, "ccomp", "advcl", "acl", "xcomp") if c > clear and finite(tree, c)
    )
    clause = next(clauses, None)
    source, named = speaker(tree, at)
    if clause is None or source is None:
        return None
    last = with_predicate(tree, tree.right(clause))
    reach = tidy(tree, tree.left(clause) if tree.left(clause) > clear else clear + 1, last)
    if reach is None:
        return None
    said = set(range(reach[0], reach[1] + 1))
    return Draft(
        at,
        (cue(tree, at, said)[0], clear),
        source,
        (reach,),
        "says",
        "clause",
        frozenset(tree.subtree(at)) - said,
        named,
    )
