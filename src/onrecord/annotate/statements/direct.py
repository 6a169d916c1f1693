"""Quotations given to the verbs that introduce or follow them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.annotate.statements.clauses import bare
from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.polarity import DONE, supposed
from onrecord.annotate.statements.quotation import Quotation
from onrecord.annotate.statements.tree import Tree
from onrecord.model.parse import Token
from onrecord.model.text import Span

FORWARD = 16
"""Tokens after a quotation within which its verb is looked for; a speaker's name and office take most of them."""
SELVES = frozenset({"i", "we", "you", "us", "me", "let", "they"})
LINKS = frozenset(
    {
        "that",
        "which",
        "who",
        "and",
        "or",
        "but",
        "of",
        "in",
        "for",
        "to",
        "by",
        "from",
        "with",
        "than",
        "as",
        "because",
        "if",
        "when",
        "while",
        "whereas",
        "although",
        "though",
        "where",
        "until",
        "since",
        "before",
        "after",
    }
)
"""Words that carry a sentence on after a quoted word; a reporting clause begins with none of them."""
PUNCTUATION = frozenset(
    {",", ":", ".", "”", "“", '"', "''", "``", "’", "‘", "'", "—", "–", "--", "-", "…", "...", "?", "!", "»", "«", ";"}
)


class Places:
    """Finds tokens by their place in the text."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._starts = [token.start for token in tree.tokens]

    def first_at(self, place: int) -> int:
        """The first token that starts at `place` or later."""
        return bisect_left(self._starts, place)

    def inside(self, span: Span) -> range:
        """The tokens that start inside a span."""
        return range(self.first_at(span.start), self.first_at(span.end))


def following_verb(places: Places, quotation: Quotation) -> Draft | None:
    """““...,” she said”: the verb whose clause begins where the quotation ends."""
    tree = places.tree
    first = places.first_at(quotation.outer.end)
    while first < len(tree.tokens) and tree.tokens[first].text in PUNCTUATION - {".", "“"}:
        first += 1
    if first >= len(tree.tokens) or tree.block(first) != quotation.block:
        return None
    if tree.tokens[first].lower in LINKS:  # “it was ‘strange’ that officials said”
        return None
    if _ends_a_sentence(places, quotation, first):
        return None
    sentence = tree.sentence(first)
    for token in tree.tokens[first : min(first + FORWARD, sentence.stop)]:
        if token.text in {"“", '"', "«", ":"} and token.index > first:
            return None
        if token.tag == "VBG" and tree.child(token.index, "aux") is None:  # ““...”, stressing that ...”
            continue
        one = _speaking(tree, token.index)
        if one is not None:
            back = _reaches_back(tree, token.index, first) and tree.child(token.index, "neg") is None
            return _turned(tree, one, first) if back else None
    return None


def _ends_a_sentence(places: Places, quotation: Quotation, after: int) -> bool:
    """Whether quoted words stand within a sentence that ends with them, so that what follows is another: “... would fight “until
    they return home.” The group has not responded”."""
    tree = places.tree
    inside = places.inside(quotation.inner)
    before = places.first_at(quotation.outer.start) - 1
    if not inside or before < 0 or not quotation.closed or tree.block(before) != quotation.block:
        return False
    stops = tree.tokens[inside[-1]].text == "." and tree.tokens[after].text[0].isupper()
    lower = tree.tokens[inside[0]].text[0].islower()
    return stops and lower and (tree.tokens[before].text[-1].isalnum() or tree.tokens[before].text == ",")


def _turned(tree: Tree, one: Draft, first: int) -> Draft:
    """The draft of a verb after its quotation: a speaker that the parser saw inside the quotation stands after the verb
    (““It was a disgrace,” said the mayor”)."""
    if one.source is not None and one.source >= first:
        return one
    if one.anchor != first:
        return one if one.source is None else replace(one, source=None, named=None)
    after = one.anchor + 1
    heads = [t.index for t in tree.tokens[after : tree.sentence(first).stop] if tree.left(t.index) == after]
    nominal = [at for at in heads if tree.tokens[at].pos in {"NOUN", "PROPN", "PRON"}]
    return replace(one, source=max(nominal, key=tree.right) if nominal else None, named=None)


def _speaking(tree: Tree, at: int) -> Draft | None:
    """The bare draft of a verb that can carry a quotation."""
    token = tree.tokens[at]
    verb = lexicon().verbs.get(lemma(token))
    if verb is None or "quote" not in verb.frames or not (token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")):
        return None
    if token.dep == "amod" or _done_to_a_thing(tree, at):
        return None
    return bare(tree, at, verb)


def _done_to_a_thing(tree: Tree, at: int) -> bool:
    """Whether a verb is a passive whose subject is neither “it” nor somebody quoted: “no contact has been revealed”."""
    if tree.child(at, "auxpass") is None or tree.tokens[at].lemma in QUOTED:
        return False
    subject = tree.child(at, "nsubjpass")
    return subject is not None and tree.tokens[subject].lower != "it" and "hearer" not in _frames(tree, at)


QUOTED = frozenset({"quote", "cite", "paraphrase", "record", "hear"})
"""Verbs whose passive has the speaker for its subject: “was quoted as saying”."""


def _frames(tree: Tree, at: int) -> Iterable[str]:
    verb = lexicon().verbs.get(lemma(tree.tokens[at]))
    return () if verb is None else verb.frames


def _reaches_back(tree: Tree, at: int, first: int) -> bool:
    """Whether subject and verb fill the words from `first` on: “said Lee”, “Lee, the mayor, said”, “he has said”."""
    if at == first:
        return tree.tokens[at].tag in {"VBD", "VBZ", "VBP", "VBN"} or tree.tokens[at].tag == "VBG"
    subject = tree.subject(at)
    if subject is None or subject < first:
        return all(t.pos in {"AUX", "ADV"} for t in tree.tokens[first:at])
    return tree.left(subject) <= first + 1 or all(
        t.pos in {"AUX", "ADV", "CCONJ"} for t in tree.tokens[first : tree.left(subject)]
    )


def leading_verb(places: Places, quotation: Quotation) -> Draft | None:
    """“She said: “...””: the last verb before the quotation that has nothing else to report."""
    tree = places.tree
    stop = places.first_at(quotation.outer.start)
    last = stop - 1
    colon = False
    while last >= 0 and tree.tokens[last].text in PUNCTUATION - {".", "?", "!"}:
        text = tree.tokens[last].text
        colon = colon or text == ":" or (text == ";" and tree.block(last) != quotation.block)
        last -= 1
    if last < 0 or not _joined(tree, last, quotation, colon=colon):
        return None
    sentence = tree.sentence(last)
    for at in range(last, sentence.start - 1, -1):
        one = _speaking(tree, at)
        if one is not None and (supposed(tree, at) or (not colon and _aimed(tree, at))):
            return None
        if tree.tokens[at].tag == "VBN" and tree.child(at, "aux", "auxpass") is None and not colon:
            continue
        if one is not None and (colon or _reaches_on(tree, at, last)):
            return one
        if not colon and last - at > FORWARD:
            return None
    return None


def _aimed(tree: Tree, at: int) -> bool:
    """Whether a verb is an infinitive that tells of no saying: “ways to counter ‘terrorism’”."""
    above = tree.head(at)
    to = any(tree.tokens[c].tag == "TO" for c in tree.children(at, "aux"))
    return to and (above is None or tree.tokens[above].lemma not in DONE)


def _joined(tree: Tree, last: int, quotation: Quotation, *, colon: bool) -> bool:
    """Whether the words before lead into the quotation: the same block, or a colon at the end of the block before."""
    block = tree.block(last)
    return block == quotation.block or (colon and block == _block_before(tree, quotation.block))


def _block_before(tree: Tree, block: int) -> int:
    before = [b for b in tree.parse.blocks if b < block]
    return max(before, default=-1)


def _reaches_on(tree: Tree, at: int, last: int) -> bool:
    """Whether nothing but hearer, time, place and “that” stands between a verb and the quotation."""
    if at == last:
        return True
    between = range(at + 1, last + 1)
    own = set(tree.subtree(at))
    return all(t in own and tree.tokens[t].pos not in {"VERB", "AUX"} for t in between)


def drop_quoted_words(drafts: list[Draft], quotations: list[Quotation], places: Places) -> list[Draft]:
    """Without the drafts that stand in somebody's direct speech and report what that person says of himself."""
    inside = {at for q in quotations for at in places.inside(q.inner)}
    tokens = places.tree.tokens
    kept = []
    for one in drafts:
        if one.anchor in inside and (
            one.source is None or tokens[one.source].lower in SELVES or one.source not in inside
        ):
            continue
        if one.anchor in inside and one.frame == "according" and _a_text(tokens, one):
            continue  # ““It is wrong according to the law,” he said”
        kept.append(one)
    return kept


def _a_text(tokens: Sequence[Token], one: Draft) -> bool:
    return one.source is not None and tokens[one.source].lemma.lower() in lexicon().documents
