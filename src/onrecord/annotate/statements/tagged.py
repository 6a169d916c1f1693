"""Joining what a learned tagger sees with what syntax and tables see.

Where both see a cue, the rules' speaker, chain and attitude stay, and the tagger says where source and content begin and end.
What only the tagger sees becomes a statement where it passes the tests that every statement passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.statements.direct import SELVES, Places
from onrecord.annotate.statements.draft import Draft, Reach
from onrecord.annotate.statements.found import Found, joined, share
from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.quotation import Quotation, trimmed
from onrecord.annotate.statements.reach import TENSES, tidy
from onrecord.annotate.statements.reporting import RELATIVES, speaker
from onrecord.annotate.statements.tree import Tree
from onrecord.annotate.statements.triples import Triple, triples
from onrecord.model.reading import Reading
from onrecord.model.tagging import Part, Tag
from onrecord.model.text import Span

ALIKE = 0.3
SAME = 0.5
SURE_EDGE = 0.0
SURE_NEW = 0.0
LEAST = 2
KEEP_QUOTED = False
STRICT_CUE = False
DROP = frozenset()
NEW = True
SRC = True
CUES = True
EDGE_FRAMES = None


def join(
    reading: Reading, tree: Tree, found: list[Found], quoted: tuple[Quotation, ...], tags: Sequence[Tag]
) -> list[Found]:
    """The statements of the rules, sharpened by tags, and those that only the tags show, in order of content."""
    places = Places(tree)
    known = list(triples(places, tags))
    result: list[Found] = []
    used: set[int] = set()
    for one in found:
        at = next((n for n, triple in enumerate(known) if _same_cue(one, triple)), None)
        if at is not None:
            used.add(at)
            result.append(_sharpened(reading.text, tree, one, known[at], quoted))
        elif not _denied(one, tags):
            result.append(one)
    for n, t in enumerate(known):
        if NEW and n not in used:
            new = _alone(reading, tree, t, quoted, places)
            if new is not None and not any(_clash(new, o) for o in result):
                result.append(new)
    return sorted(result, key=lambda one: one.start)


def _same_cue(one: Found, triple: Triple) -> bool:
    """Whether a statement of the rules stands on the cue of a triple."""
    draft = one.draft
    return draft is not None and (
        triple.cue[0] <= draft.anchor <= triple.cue[1]
        or (draft.cue[0] <= triple.cue[1] and triple.cue[0] <= draft.cue[1])
    )


def _denied(one: Found, tags: Sequence[Tag]) -> bool:
    return (
        one.draft is not None
        and one.draft.frame in DROP
        and not any(t.span.overlaps(c) for t in tags if t.part is Part.CONTENT for c in one.content)
    )


def _clash(a: Found, b: Found) -> bool:
    return share(a.content, b.content) > SAME or any(p.contains(c) for p in b.content for c in a.content)


def _sharpened(text: str, tree: Tree, one: Found, triple: Triple, quoted: tuple[Quotation, ...]) -> Found:
    draft = one.draft
    content = one.content
    if (
        triple.content
        and triple.sure >= SURE_EDGE
        and not (KEEP_QUOTED and one.quoted)
        and (EDGE_FRAMES is None or draft.frame in EDGE_FRAMES)
    ):
        here = [c for c in one.content if _block(tree, c) == triple.block]
        new = _content(text, tree, triple, quoted)
        if new and here and share(new, tuple(here)) >= ALIKE:
            content = joined([*new, *(c for c in one.content if c not in here)])
    if (
        SRC
        and triple.source is not None
        and draft.source is not None
        and triple.source[0] <= draft.source <= triple.source[1]
    ):
        neat = tidy(tree, *triple.source)
        if neat and not any(tree.parse.span(*neat).overlaps(c) for c in content):
            draft = replace(draft, named=neat)
    if CUES and not any(tree.parse.span(*triple.cue).overlaps(c) for c in content):
        draft = replace(draft, cue=triple.cue)
    return replace(one, content=content, draft=draft)


def _block(tree: Tree, span: Span) -> int:
    return next((tree.block(t.index) for t in tree.tokens if t.start >= span.start), -1)


def _content(text: str, tree: Tree, triple: Triple, quoted: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """The pieces of a triple as a record keeps them."""
    spans = (_tidied(text, tree, reach, quoted) for reach in triple.content)
    return joined([span for span in spans if span is not None])


def _tidied(text: str, tree: Tree, reach: Reach, quoted: tuple[Quotation, ...]) -> Span | None:
    """Words as a record keeps them: no “that” in front, no comma at the end, no marks about all of them."""
    neat = tidy(tree, *reach)
    if neat is None:
        return None
    span = tree.parse.span(*neat)
    for q in quoted:
        if abs(q.outer.start - span.start) <= 1 and q.inner.end - 1 <= span.end <= q.outer.end + 1:
            return q.inner
    start, end = span.start, span.end
    for q in quoted:
        if q.closed and start < q.outer.start < end and end in (q.inner.end, q.outer.end - 1):
            end = q.outer.end
        if q.closed and q.inner.start == start and q.outer.end < end:
            start = q.outer.start
    return trimmed(text, start, end)


def _alone(reading, tree: Tree, triple: Triple, quoted, places) -> Found | None:
    """The statement of a triple that the rules do not see; None where it fails a test."""
    content = _content(reading.text, tree, triple, quoted)
    if not content or triple.source is None or triple.sure < SURE_NEW:
        return None
    at = head_of(tree, triple.cue)
    source, named = head_of(tree, triple.source), tidy(tree, *triple.source)
    if tree.tokens[source].lower in RELATIVES:
        source, named = speaker(tree, at)
    if source is None or named is None or tree.tokens[source].pos not in {"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"}:
        return None
    if sum(b - a + 1 for a, b in triple.content) < LEAST:
        return None
    for q in quoted:
        if (
            not q.single
            and q.inner.contains(tree.parse.span(at, at))
            and (tree.tokens[source].lower in SELVES or not q.inner.contains(tree.parse.span(source, source)))
        ):
            return None
    attitude = _attitude(tree, at)
    if attitude is None:
        if STRICT_CUE and not any(tree.tokens[t].tag in TENSES for a, b in triple.content for t in range(a, b + 1)):
            return None
        attitude = "says"
    clause = frozenset(range(triple.cue[0], triple.cue[1] + 1))
    draft = Draft(at, triple.cue, source, triple.content, attitude, "tagged", clause, named)
    return Found(content, draft, triple.block)


def _attitude(tree, at) -> str | None:
    word = lemma(tree.tokens[at])
    table = lexicon()
    if word in table.verbs:
        return next(iter(table.verbs[word].frames.values()), "says")
    low = tree.tokens[at].lemma.lower()
    return (
        table.nouns.get(low)
        or table.adjectives.get(tree.tokens[at].lower)
        or ("says" if tree.tokens[at].lower == "according" else None)
    )


def head_of(tree: Tree, reach: Reach) -> int:
    """The token of a reach on which the others hang."""
    for at in range(reach[0], reach[1] + 1):
        above = tree.tokens[at].head
        if (above == at or not reach[0] <= above <= reach[1]) and tree.tokens[at].pos != "PUNCT":
            return at
    return reach[0]
