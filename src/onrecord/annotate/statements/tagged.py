"""Joining what a learned tagger sees with what syntax and tables see.

Where both see a cue, the rules' speaker, chain and attitude stay, and the tagger says where the content begins and ends. What
only the tagger sees becomes a statement where it passes the tests of a statement: somebody who speaks, a word for saying, and
something said. What only the rules see stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.statements.direct import QUOTED as QUOTED_ONES
from onrecord.annotate.statements.direct import SELVES, Places
from onrecord.annotate.statements.draft import Reach
from onrecord.annotate.statements.found import Found, joined, share
from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.plausible import left_to_infer, mute, only_shows
from onrecord.annotate.statements.quotation import DOUBLE, Quotation, trimmed
from onrecord.annotate.statements.reach import TENSES, finite, tidy
from onrecord.annotate.statements.reporting import draft
from onrecord.annotate.statements.speaking import RELATIVES, speaker
from onrecord.annotate.statements.tree import SUBJECTS, Tree
from onrecord.annotate.statements.triples import Triple, triples
from onrecord.model.parse import Token
from onrecord.model.reading import Reading
from onrecord.model.tagging import Tag
from onrecord.model.text import Span

# Set on every second article of PolNeAR's development part; the figures are told on the others too.
SURE_EDGE = 0.7
"""Certainty from which the tagger's edges are better than the rules'."""
SURE_NEW = 0.5
"""Certainty from which a triple that the rules do not see is a statement, where its cue is in the tables of saying."""
SURE_UNKNOWN = 0.6
"""The same, where its cue is a verb that is in no table and what is said is a quotation."""
QUOTED = 4
"""Words of a quotation under such a verb; fewer are a phrase taken up (“pride themselves on their ‘special ties’”)."""
ALIKE = 0.3
"""Intersection over union of two contents from which they are two readings of the same words."""
SAME = 0.5
"""The same, from which two statements are one."""
LEAST = 3
"""Tokens of something said that is no quotation."""
FRAME = "tagged"
NOUNS = frozenset({"NOUN", "PROPN"})
DANGLING = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART"})
"""Parts of speech at which nothing that is said ends."""
PAUSES = frozenset({"PUNCT", "CCONJ", "SCONJ"})
"""What may stand right after the last word of something said, beside its own source and cue."""
SPEAKERS = frozenset({"NOUN", "PROPN", "PRON"})
NOBODY = frozenset(
    {"anyone", "anybody", "nobody", "everybody", "we", "you", "one", "it", "that", "this", "which", "there", "what"}
)
"""Words that name no speaker."""


def join(
    reading: Reading, tree: Tree, found: Sequence[Found], quoted: tuple[Quotation, ...], tags: Sequence[Tag]
) -> list[Found]:
    """The statements of the rules, their edges set by tags, and those that only the tags show, in order of content."""
    seen = list(triples(Places(tree), tags))
    both = [next((triple for triple in seen if _same_cue(one, triple)), None) for one in found]
    drafts = [one.draft for one in found if one.draft is not None]
    taken = [tree.parse.span(*one.cue) for one in drafts] + [one.content[0] for one in found]
    taken += [tree.parse.span(one.source, one.source) for one in drafts if one.source is not None]
    result = [_edged(reading.text, tree, one, at, quoted, taken) for one, at in zip(found, both, strict=True)]
    for triple in seen:
        new = None if triple in both else _alone(reading.text, tree, triple, quoted)
        if new is not None and not any(_clash(new, one) for one in result):
            result.append(new)
    return sorted(result, key=lambda one: one.start)


def _same_cue(one: Found, triple: Triple) -> bool:
    """Whether a statement of the rules stands on the cue of a triple."""
    draft = one.draft
    return draft is not None and draft.cue[0] <= triple.cue[1] and triple.cue[0] <= draft.cue[1]


def _clash(new: Found, known: Found) -> bool:
    """Whether a new statement says what a known one says, or lies within it."""
    within = any(piece.contains(part) for piece in known.content for part in new.content)
    return within or share(new.content, known.content) > SAME


def _edged(
    text: str,
    tree: Tree,
    one: Found,
    triple: Triple | None,
    quoted: tuple[Quotation, ...],
    taken: Sequence[Span],
) -> Found:
    """A statement of the rules with the tagger's content where this is certain, takes in nothing `taken` (a cue, a speaker,
    another statement), and parts nothing that belongs together; pieces in other blocks stay."""
    if triple is None or triple.sure < SURE_EDGE or one.quoted:
        return one
    here = tuple(c for c in one.content if tree.block_of(c) == triple.block)
    new = contents(text, tree, triple, quoted)
    if not here or not new or share(new, here) < ALIKE or _broken_off(tree, triple):
        return one
    if any(_touches(new, part) and not _touches(here, part) for part in taken) or _strays(tree, new, here, quoted):
        return one
    return replace(one, content=joined([*new, *(c for c in one.content if c not in here)]))


def _strays(tree: Tree, new: Sequence[Span], home: Sequence[Span], quoted: tuple[Quotation, ...]) -> bool:
    """Whether content takes in a sentence of the outlet's own: one outside quotation marks in which nothing was said before."""
    at_home = {sentence for span in home for sentence in _sentences(tree, span)}
    return any(
        not at_home.issuperset(_sentences(tree, piece)) and not any(q.outer.overlaps(piece) for q in quoted)
        for piece in new
    )


def _sentences(tree: Tree, span: Span) -> set[int]:
    """The sentences that a span touches."""
    return {t.sentence for t in tree.tokens if t.start < span.end and span.start < t.end}


def _touches(content: tuple[Span, ...], cue: Span) -> bool:
    return any(piece.overlaps(cue) for piece in content)


def _broken_off(tree: Tree, triple: Triple) -> bool:
    """Whether what is said ends where no phrase ends: “north of |”, “in Hama | city”, “in Oslo, Bergen | and Tromsø”, “had tried |
    but all had failed”, “the list | , which was long”."""
    last = triple.content[-1][1]
    after = tree.tokens[last + 1 : min(last + 3, tree.sentence(last).stop)]
    if tree.tokens[last].pos in DANGLING or not after:
        return tree.tokens[last].pos in DANGLING
    own = any(first <= after[0].index <= end for first, end in (triple.cue, triple.source or triple.cue))
    if not own and (after[0].pos not in PAUSES or after[0].text == "("):
        return True
    if after[0].text == "," and len(after) > 1 and after[1].lower in RELATIVES:
        return True
    inside = range(triple.content[0][0], last + 1)
    return any(t.dep == "cc" and t.head in inside and _joins_on(tree, t.head, t.index) for t in after)


def _joins_on(tree: Tree, head: int, cc: int) -> bool:
    """Whether “and” or “but” joins a noun to a noun, or a clause with a subject of its own."""
    if tree.tokens[head].pos in NOUNS:
        return True
    joined_on = [c for c in tree.children(head, "conj") if c > cc]
    return any(tree.tokens[c].dep in SUBJECTS for other in joined_on for c in tree.below[other])


def contents(text: str, tree: Tree, triple: Triple, quoted: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """The pieces of a triple as a record keeps them."""
    spans = (_kept(text, tree, reach, quoted) for reach in triple.content)
    return joined([span for span in spans if span is not None])


def _kept(text: str, tree: Tree, reach: Reach, quoted: tuple[Quotation, ...]) -> Span | None:
    """Words as a record keeps them: no “that” in front, no comma at the end, no marks about all of them, and both marks of a
    quotation within."""
    neat = tidy(tree, *reach)
    if neat is None:
        return None
    span = tree.parse.span(*neat)
    for q in quoted:
        if abs(q.outer.start - span.start) <= 1 and q.inner.end - 1 <= span.end <= q.outer.end + 1:
            return q.inner
    start, end = span.start, span.end
    for q in quoted:
        if q.closed and start < q.outer.start < end and end in {q.inner.end, q.outer.end - 1}:
            end = q.outer.end
        if q.closed and q.inner.start == start and q.outer.end < end:
            start = q.outer.start
    return _balanced(text, trimmed(text, start, end))


def _balanced(text: str, span: Span | None) -> Span | None:
    """A span without a quotation mark at its edge whose other half stands outside."""
    if span is None or len(span) < LEAST:
        return span
    inside = span.of(text)
    if inside[0] in DOUBLE and not any(mark in DOUBLE for mark in inside[1:]):
        return trimmed(text, span.start + 1, span.end)
    if inside[-1] in DOUBLE and not any(mark in DOUBLE for mark in inside[:-1]):
        return trimmed(text, span.start, span.end - 1)
    return span


def _alone(text: str, tree: Tree, triple: Triple, quoted: tuple[Quotation, ...]) -> Found | None:
    """The statement of a triple that the rules do not see; None where it fails a test."""
    content = contents(text, tree, triple, quoted)
    at = head_of(tree, triple.cue)
    attitude = _attitude(tree, at)
    if not content or triple.sure < (SURE_NEW if attitude else SURE_UNKNOWN):
        return None
    if _strays(tree, content, [tree.parse.span(*triple.cue)], quoted):
        return None
    source = _speaker(tree, at, triple)
    if source is None or _of_a_quotation(tree, at, source[0], quoted) or not _says(tree, at, triple, quoted):
        return None
    said = frozenset(t for first, last in triple.content for t in range(first, last + 1))
    made = draft(tree, at, attitude or "says", FRAME, triple.content, said, postposed=triple.content[0][0] < at)
    made = replace(made, cue=triple.cue, source=source[0], named=source[1])
    if only_shows(tree, made) or mute(tree, made) or left_to_infer(tree, made):
        return None
    return Found(content, made, triple.block)


def _says(tree: Tree, at: int, triple: Triple, quoted: tuple[Quotation, ...]) -> bool:
    """Whether the words are something said: a quotation, or a clause with a tense under a verb of saying; a noun (“investigates
    allegations that”) has nobody who says it here."""
    if tree.tokens[triple.content[0][0]].tag in TENSES or _broken_off(tree, triple):  # “what she said | was a lie”
        return False
    token = tree.tokens[at]
    verb = lexicon().verbs.get(lemma(token)) if token.pos in {"VERB", "AUX"} else None
    if (token.pos not in {"VERB", "AUX"} and token.lower != "according") or (verb is not None and verb.only_documents):
        return False
    first = tree.tokens[triple.content[0][0]]
    if first.lower in RELATIVES or (tree.child(at, "auxpass") is not None and token.lemma not in QUOTED_ONES):
        return False  # “warned | which could fail”, “migrants were told”
    inside = sum(t.start >= q.inner.start and t.end <= q.inner.end for q in quoted for t in _tokens(tree, triple))
    if inside >= (LEAST if verb is not None else QUOTED):
        return first.tag != "VBG"  # “said | blaming ‘rebels’”
    heads = (head_of(tree, piece) for piece in triple.content)
    clause = any(tree.tokens[head].pos in {"VERB", "AUX"} and finite(tree, head) for head in heads)
    return clause and _attitude(tree, at) is not None


def _tokens(tree: Tree, triple: Triple) -> list[Token]:
    """The words of what is said."""
    return [tree.tokens[t] for first, last in triple.content for t in range(first, last + 1)]


def _speaker(tree: Tree, at: int, triple: Triple) -> tuple[int, Reach] | None:
    """The head and the words of who speaks; for “who” in “Ortega, who said” the words that it stands for."""
    if triple.source is None or tree.tokens[triple.source[0]].sentence != tree.tokens[at].sentence:
        return None
    head, last = head_of(tree, triple.source), triple.source[1]
    last -= last > head and tree.tokens[last].lower in RELATIVES
    named = tidy(tree, triple.source[0], last)
    if tree.tokens[head].lower in RELATIVES:
        found, reach = speaker(tree, at)
        if found is None:
            return None
        head, named = found, reach or (tree.left(found), tree.right(found))
    token = tree.tokens[head]
    if token.dep == "pobj" and tree.tokens[token.head].head != at and tree.subject(at) is not None:
        return None  # “reads a list given by an official”: the official only gave it
    return (head, named) if named and token.pos in SPEAKERS and token.lower not in NOBODY else None


def _of_a_quotation(tree: Tree, at: int, source: int, quoted: tuple[Quotation, ...]) -> bool:
    """Whether a cue stands in somebody's direct speech and reports what that person says of himself."""
    inside = [q for q in quoted if not q.single and q.inner.contains(tree.parse.span(at, at))]
    itself = tree.parse.span(source, source)
    return any(tree.tokens[source].lower in SELVES or not q.inner.contains(itself) for q in inside)


def _attitude(tree: Tree, at: int) -> str | None:
    """What a cue attributes, by the tables of saying; None for a word that is in none of them."""
    token, table = tree.tokens[at], lexicon()
    verb = table.verbs.get(lemma(token))
    if verb is not None and verb.frames:
        return verb.attitude
    if token.lower == "according":
        return "says"
    return table.nouns.get(token.lemma.lower()) or table.adjectives.get(token.lower)


def head_of(tree: Tree, reach: Reach) -> int:
    """The first token of a reach, marks aside, that hangs on something outside it."""
    for at in range(reach[0], reach[1] + 1):
        above = tree.tokens[at].head
        if (above == at or not reach[0] <= above <= reach[1]) and tree.tokens[at].pos != "PUNCT":
            return at
    return reach[0]
