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
from onrecord.present.views import ArticleView, Cite
from onrecord.present.weighed import difference_view

WORD = re.compile(r"\w+|[^\w\s]+")

WORD_SIGN = re.compile(r"\w")

ALONE = 0.5
"""A sentence is an article's own where less than this share of it stands in the other."""

LEAST_REST = 5
"""Words from which what a sentence has beyond the other article is told though most of it stands there: from a clause up."""

REST = re.compile(r"[\w(\[\u201c\u2018\u00ab].*[\w)\]\u201d\u2019\u00bb.!?\u2026\"]|\w", re.DOTALL)
"""A rest without the commas and spaces that it hangs on."""


def compare(record: Record | Shelf, a: str, b: str) -> Page:
    """Two articles: copied, altered, claimed in both, parting, only in A, only in B."""
    shelf = Shelf.of(record)
    views = tuple(article_view(shelf, shelf.reading(one).id) for one in (a, b))
    shared = [copy for copy in shelf.copies_of.get(a, ()) if b in {passage.article for passage in copy.passages}]
    copies = _whole(shelf, shared, a, b)
    both = [c for c in shelf.claims_in.get(a, ()) if b in {said.article for said in c.assertions}]
    told = [said.passage for claim in both for said in claim.assertions]
    sections = (
        Section("", tuple(_heads(shelf, views, copies, both))),
        Section("In both", tuple(entry for copy in copies for entry in _copied(shelf, copy, a, b))),
        Section("Where they part", tuple(_parting(shelf, both, a, b))),
        Section("Said by both, each in its own words", tuple(_own_words(shelf, both, copies, a, b))),
        Section(f"Only in A, {views[0].name}", tuple(_alone(shelf, a, copies, told))),
        Section(f"Only in B, {views[1].name}", tuple(_alone(shelf, b, copies, told))),
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


def _heads(shelf: Shelf, views: Sequence[ArticleView], copies: Sequence[Copy], both: Sequence[Claim]) -> list[Line]:
    lines = []
    for letter, view in zip("AB", views, strict=True):
        shared = covered_length(p.span for copy in copies for p in copy.passages if p.article == view.id)
        kept = sum(len(block.text) for block in view.blocks if block.keep) or 1
        day = phrases.shown(view.published) if view.published else "date not known"
        facts = f" — {day}, {count(view.words, 'word')}, {percent(min(1.0, shared / kept))} of it in the other"
        outlet = [quiet(f" ({view.name})")] if view.title and view.title != view.name else []
        lines.append(line(strong(view.title or view.name), *outlet, facts, label=letter))
    versions = {frozenset((version.article, version.of)) for version in shelf.record.versions}
    if frozenset(view.id for view in views) in versions:
        lines.append(line(Piece("Two versions of one article: one origin.", Tone.UNSURE)))
    if not copies:
        nothing = "" if both else ", and nothing was found that both say"
        lines.append(line(quiet(f"No passage stands in both{nothing}.")))
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
    """Claims that both make, neither in words that they share, and in which they do not part."""
    lines = []
    for claim in both:
        if _parting(shelf, [claim], a, b):
            continue
        mine, theirs = ([said.passage for said in claim.assertions if said.article == one] for one in (a, b))
        if any(all(_covered(passage, copies) > ALONE for passage in pair) for pair in product(mine, theirs)):
            continue
        for letter, passage in zip("AB", (mine[0], theirs[0]), strict=True):
            told = line(plain(shelf.cite(passage).text), label=letter, cites=(shelf.cite(passage),))
            lines.append(replace(told, beside=letter == "A"))
    return lines


def _covered(passage: Passage, copies: Iterable[Copy]) -> float:
    """The share of a passage that lies in these copies."""
    here = passage.span
    spans = (p.span for copy in copies for p in copy.passages if p.article == passage.article and p.span.overlaps(here))
    inside = [Span(max(span.start, here.start), min(span.end, here.end)) for span in spans]
    return covered_length(inside) / len(here)


def _alone(shelf: Shelf, article: str, copies: Sequence[Copy], told: Sequence[Passage]) -> list[Line]:
    """What stands in one article and not in the other, sentence by sentence, with “…” for what both have or say; what the article says
    twice, a standfirst that begins the text again, once."""
    reading = shelf.record.readings[article]
    again = _again(shelf.copies_of.get(article, ()), article)
    held = [p.span for copy in copies for p in copy.passages if p.article == article]
    held += [passage.span for passage in told if passage.article == article]
    lines = []
    for passage in (Passage(article, sentence.span) for sentence in reading.sentences):
        if any(_inside(passage, one) >= ALONE for one, _ in again):
            continue
        rests = _rests(reading.text, passage.span, held)
        own = sum(map(len, rests)) > ALONE * len(passage.span)
        if own or any(len(re.findall(r"\w+", rest.of(reading.text))) >= LEAST_REST for rest in rests):
            twice = [quiet(" — said twice")] if any(_inside(passage, kept) > 0 for _, kept in again) else []
            cites = tuple(shelf.cite_at(article, rest) for rest in rests)
            lines.append(line(*_gapped(reading.text, passage.span, cites), *twice, cites=cites))
    return lines


def _rests(text: str, sentence: Span, held: Iterable[Span]) -> list[Span]:
    """What is left of a sentence without the stretches that are held."""
    inside = sorted((span.start, span.end) for span in held if span.overlaps(sentence))
    if not inside:
        return [sentence]
    edges = [(sentence.start, sentence.start), *inside, (sentence.end, sentence.end)]
    rests, reached = [], sentence.start
    for start, end in edges:
        found = REST.search(text, reached, start) if start > reached else None
        if found:
            rests.append(Span(*found.span()))
        reached = max(reached, end)
    return rests


def _gapped(text: str, sentence: Span, cites: Sequence[Cite]) -> list[Piece]:
    """The words of a sentence's rests, with “…” for the words that lie before, between and after them."""
    before, after = text[sentence.start : cites[0].start], text[cites[-1].end : sentence.end]
    pieces = [quiet("… ")] if WORD_SIGN.search(before) else []
    for n, cite in enumerate(cites):
        pieces += [quiet(" … "), plain(cite.text)] if n else [plain(cite.text)]
    return [*pieces, quiet(" …")] if WORD_SIGN.search(after) else pieces


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
