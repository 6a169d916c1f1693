"""Two articles side by side: what both hold and what was altered, what each has alone, where they part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import product

from onrecord.model.record import Claim, Copy, CopyKind, Record
from onrecord.model.text import Passage, Span
from onrecord.present import phrases
from onrecord.present.brief import article_view
from onrecord.present.context import page_of
from onrecord.present.layout import difference
from onrecord.present.page import Line, Page, Piece, Section, Tone, line, plain, quiet, strong
from onrecord.present.phrases import count, percent
from onrecord.present.shared import covered_length
from onrecord.present.shelf import Shelf
from onrecord.present.views import ArticleView
from onrecord.present.weighed import difference_view

WORD = re.compile(r"\w+|[^\w\s]+")

ALONE = 0.5
"""A sentence is an article's own where less than this share of it stands in the other."""


def compare(record: Record | Shelf, a: str, b: str) -> Page:
    """Two articles: copied, altered, claimed in both, parting, only in A, only in B."""
    shelf = Shelf.of(record)
    views = tuple(article_view(shelf, shelf.reading(one).id) for one in (a, b))
    shared = [copy for copy in shelf.copies_of.get(a, ()) if b in {passage.article for passage in copy.passages}]
    copies = _whole(shelf, shared, a, b)
    both = [c for c in shelf.claims_in.get(a, ()) if b in {said.article for said in c.assertions}]
    sections = (
        Section("", tuple(_heads(shelf, views, copies))),
        Section("In both", tuple(entry for copy in copies for entry in _copied(shelf, copy, a, b))),
        Section("Where they part", tuple(_parting(shelf, both, a, b))),
        Section("Said by both, each in its own words", tuple(_own_words(shelf, both, copies, a, b))),
        Section(f"Only in A, {views[0].name}", tuple(_alone(shelf, a, copies))),
        Section(f"Only in B, {views[1].name}", tuple(_alone(shelf, b, copies))),
    )
    return page_of(shelf, f"{views[0].name} beside {views[1].name}", sections, a, b)


def _pair(shelf: Shelf, copy: Copy, a: str, b: str) -> tuple[Passage, Passage]:
    """A passage as each of two articles has it; where one has it twice, as headline and in the text, the two that are most alike."""
    mine, theirs = ([p for p in copy.passages if p.article == one] for one in (a, b))
    return max(
        product(mine, theirs),
        key=lambda pair: (_likeness(*(shelf.cite(one).text for one in pair)), -pair[0].span.start),
    )


def _likeness(a: str, b: str) -> float:
    """How alike two tellings are in words and capitals, 0 to 1."""
    return SequenceMatcher(None, WORD.findall(a), WORD.findall(b), autojunk=False).ratio()


def _whole(shelf: Shelf, copies: Sequence[Copy], a: str, b: str) -> list[Copy]:
    """Those copies that are no part of another in both articles, as a few words of a headline that a third one shares are."""
    pairs = [tuple(passage.span for passage in _pair(shelf, copy, a, b)) for copy in copies]
    return [
        copy
        for copy, pair in zip(copies, pairs, strict=True)
        if not any(o != pair and all(x.contains(y) for x, y in zip(o, pair, strict=True)) for o in pairs)
    ]


def _heads(shelf: Shelf, views: Sequence[ArticleView], copies: Sequence[Copy]) -> list[Line]:
    lines = []
    for letter, view in zip("AB", views, strict=True):
        shared = covered_length(p.span for copy in copies for p in copy.passages if p.article == view.id)
        kept = sum(len(block.text) for block in view.blocks if block.keep) or 1
        day = phrases.shown(view.published) if view.published else "date not known"
        facts = f" — {day}, {count(view.words, 'word')}, {percent(min(1.0, shared / kept))} of it in the other"
        lines.append(line(strong(view.title or view.name), quiet(f" ({view.name})"), facts, label=letter))
    versions = {frozenset((version.article, version.of)) for version in shelf.record.versions}
    if frozenset(view.id for view in views) in versions:
        lines.append(line(Piece("Two versions of one article: one origin.", Tone.UNSURE)))
    return lines


def _copied(shelf: Shelf, copy: Copy, a: str, b: str) -> list[Line]:
    """A passage once where both have the same words, twice with the altered words marked where not."""
    first, second = _pair(shelf, copy, a, b)
    here, there = shelf.cite(first), shelf.cite(second)
    if here.text.split() == there.text.split():  # though a third article words it otherwise
        kind = phrases.COPIES[CopyKind.VERBATIM.value]
        return [line(plain(here.text), quiet(f" — {kind}"), label="A B", cites=(here, there))]
    kind = phrases.COPIES.get(copy.kind.value, copy.kind.value)
    ours, theirs = altered(here.text, there.text)
    return [
        replace(line(*ours, quiet(f" — {kind}"), label="A", cites=(here,)), beside=True),
        line(*theirs, label="B", cites=(there,)),
    ]


def altered(a: str, b: str) -> tuple[list[Piece], list[Piece]]:
    """Two tellings of a passage, word by word, the words that differ marked in each."""
    left, right = list(WORD.finditer(a)), list(WORD.finditer(b))
    same = SequenceMatcher(
        None, [w.group().casefold() for w in left], [w.group().casefold() for w in right], autojunk=False
    )
    changes = [change for change in same.get_opcodes() if change[0] != "equal"]
    return (
        _marked(a, [(left[i].start(), left[j - 1].end()) for _, i, j, _, _ in changes if j > i]),
        _marked(b, [(right[i].start(), right[j - 1].end()) for _, _, _, i, j in changes if j > i]),
    )


def _marked(text: str, stretches: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, reached = [], 0
    for start, end in stretches:
        pieces += [plain(text[reached:start]), Piece(text[start:end], Tone.DIFFER)]
        reached = end
    return [piece for piece in (*pieces, plain(text[reached:])) if piece.text]


def _parting(shelf: Shelf, both: Sequence[Claim], a: str, b: str) -> list[Line]:
    """Differences in which these two articles stand on different sides."""
    lines = []
    for claim in both:
        where = {said.id: said.article for said in claim.assertions}
        for split in claim.differences:
            sides = [{where.get(one) for one in side.assertions} & {a, b} for side in split.sides]
            if (
                any(a in one for one in sides)
                and any(b in one for one in sides)
                and any(len(one) == 1 for one in sides)
            ):
                lines += difference(difference_view(shelf, claim, split))
    return lines


def _own_words(shelf: Shelf, both: Sequence[Claim], copies: Sequence[Copy], a: str, b: str) -> list[Line]:
    """Claims that both make and that are no copied words."""
    lines = []
    for claim in both:
        passages = [next(said.passage for said in claim.assertions if said.article == one) for one in (a, b)]
        if all(_covered(passage, copies) > ALONE for passage in passages):
            continue
        for letter, passage in zip("AB", passages, strict=True):
            told = line(plain(shelf.cite(passage).text), label=letter, cites=(shelf.cite(passage),))
            lines.append(replace(told, beside=letter == "A"))
    return lines


def _covered(passage: Passage, copies: Iterable[Copy]) -> float:
    """The share of a passage that lies in these copies."""
    here = passage.span
    spans = (p.span for copy in copies for p in copy.passages if p.article == passage.article and p.span.overlaps(here))
    inside = [Span(max(span.start, here.start), min(span.end, here.end)) for span in spans]
    return covered_length(inside) / len(here)


def _alone(shelf: Shelf, article: str, copies: Sequence[Copy]) -> list[Line]:
    """Sentences that stand in one article and not, or not mostly, in the other; what the article says twice, a standfirst that begins the
    text again, once."""
    reading = shelf.record.readings[article]
    again = _again(shelf.copies_of.get(article, ()), article)
    lines = []
    for passage in (Passage(article, sentence.span) for sentence in reading.sentences):
        if _covered(passage, copies) >= ALONE or any(_inside(passage, one) >= ALONE for one, _ in again):
            continue
        twice = any(_inside(passage, kept) > 0 for _, kept in again)
        cite = shelf.cite(passage)
        lines.append(line(plain(cite.text), *([quiet(" — said twice")] if twice else []), cites=(cite,)))
    return lines


def _again(copies: Iterable[Copy], article: str) -> list[tuple[Passage, Passage]]:
    """Passages that an article repeats, each with its longest telling."""
    found = []
    for copy in copies:
        mine = [passage for passage in copy.passages if passage.article == article]
        kept = max(mine, key=lambda passage: (len(passage.span), -passage.span.start))
        found += [(passage, kept) for passage in mine if passage != kept]
    return found


def _inside(passage: Passage, other: Passage) -> float:
    """The share of a passage that lies in another."""
    shared = min(passage.span.end, other.span.end) - max(passage.span.start, other.span.start)
    return max(0, shared) / len(passage.span)
