"""Speech that goes on without a cue of its own: ““A,” she said. “B.””, paragraphs that continue a quotation."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.statements.direct import Places
from onrecord.annotate.statements.found import Found, joined
from onrecord.annotate.statements.media import is_report
from onrecord.annotate.statements.quotation import Quotation
from onrecord.annotate.statements.tree import Tree

MOST = 0.8
"""Share of a paragraph that a quotation without a cue must fill to be speech that goes on (partial ones are scare quotes)."""


def continued(text: str, tree: Tree, places: Places, found: list[Found], quoted: tuple[Quotation, ...]) -> list[Found]:
    """Quotations without a cue that carry on the speech before them: ““A,” she said. “B.””, and whole paragraphs."""
    result = list(found)
    for q in quoted:
        if q.single or any(c.overlaps(q.inner) for one in result for c in one.content):
            continue
        place = _own_sentence(places, q)
        before = _before(result, q) if place is not None else None
        if before is None or place is None:
            continue
        if _appends(text, tree, before, q):
            result[result.index(before)] = replace(before, content=joined([*before.content, q.inner]))
        elif _carries_on(tree, before, q, place):
            result.append(Found((q.inner,), None, q.block, quoted=True, follows=before.start))
            result.sort(key=lambda f: f.start)
    return result


def _own_sentence(places: Places, q: Quotation) -> range | None:
    """The tokens of a quotation that begins a sentence; None for one that stands within."""
    tree = places.tree
    inside = places.inside(q.inner)
    if not inside or inside.stop > len(tree.tokens) or inside.start >= len(tree.tokens):
        return None
    first = tree.sentence(inside.start).start
    return inside if places.first_at(q.outer.start) <= first + 1 and inside.start - first <= 1 else None


def _before(found: list[Found], q: Quotation) -> Found | None:
    """The last statement before a quotation: the one whose content or cue ends last."""
    earlier = [one for one in found if one.start < q.outer.start]
    return max(earlier, key=lambda one: (one.block, one.content[-1].end), default=None)


def _appends(text: str, tree: Tree, before: Found, q: Quotation) -> bool:
    """Whether a quotation is one more piece of the direct speech right before it, only the cue between."""
    last = before.content[-1].end
    if before.draft is None or (not before.quoted and not before.draft.postposed):
        return False
    if q.block in {tree.block_of(before.content[-1]), before.block}:
        reach = [tree.tokens[t].end for t in before.draft.clause] + [tree.tokens[before.draft.anchor].end, last]
        gap = text[max(reach) : q.outer.start]
        return len(gap.strip(" .,\n”\"’'")) == 0
    return tree.block_of(before.content[-1]) == _previous(tree, q.block) and _unclosed(text, before)


def _unclosed(text: str, before: Found) -> bool:
    """Whether the last piece of a content opened a quotation that its paragraph does not close."""
    end = before.content[-1].end
    rest = text[end : end + 2].split("\n", maxsplit=1)[0]
    return not any(mark in rest for mark in '”"“’»') and text[before.content[-1].start - 1] in '“"«„”'


def _previous(tree: Tree, block: int) -> int:
    return max((b for b in tree.parse.blocks if b < block), default=-1)


def _carries_on(tree: Tree, before: Found, q: Quotation, inside: range) -> bool:
    """Whether a quotation without a cue is speech of the one who spoke last: it fills its paragraph, or follows
    the speaker's words within one paragraph."""
    tokens = [t for t in tree.tokens if tree.block(t.index) == q.block]
    whole = len(q.inner) >= MOST * (tokens[-1].end - tokens[0].start)
    teller = before.draft.source if before.draft is not None else None
    if teller is not None and not before.quoted and is_report(tree, teller):
        return False  # “CNN reports that the families ...”: CNN is not who speaks next
    if q.block == before.block:
        return _next_sentence(tree, before, inside)
    return whole and before.block == _previous(tree, q.block) and _ends_block(tree, before)


def _next_sentence(tree: Tree, before: Found, inside: range) -> bool:
    """Whether a quotation stands in the sentence right after the statement."""
    ends = [t.sentence for t in tree.tokens if t.start < before.content[-1].end]
    last = max(ends[-1], tree.tokens[before.draft.anchor].sentence if before.draft else 0)
    return tree.tokens[inside.start].sentence - last == 1


def _ends_block(tree: Tree, before: Found) -> bool:
    """Whether the statement stands in the last sentence of its block."""
    rows = [i for i, b in enumerate(tree.parse.blocks) if b == before.block]
    last = tree.parse.sentences[rows[-1]]
    return before.content[-1].end > tree.tokens[last.start].start or (
        before.draft is not None and before.draft.anchor >= last.start
    )
