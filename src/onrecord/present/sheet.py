"""An article as a sheet: its text with every mark in it, and a card for each thing that is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Attribution, Copy, Entity
from onrecord.model.text import Block, BlockKind, Passage, Span
from onrecord.present import choices
from onrecord.present.brief import article_view
from onrecord.present.days import when
from onrecord.present.marks import anchor
from onrecord.present.naming import role_of, speakers, through
from onrecord.present.phrases import COPIES, POLARITIES, count, listing, shown
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import cue_of, statement_of, words_of
from onrecord.present.views import ArticleView, Cite
from onrecord.present.wording import days_in

WHY = 4
"""Reasons on a card; all of them stand on the thing's own page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are marked in the same way: `kinds` are layers and kinds (person, time, said, copied, cited), `card` is
    the card they open, `ids` are the anchors of passages that begin here, `notes` statements that end here."""

    text: str
    kinds: tuple[str, ...] = ()
    card: str | None = None
    ids: tuple[str, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A block of the text, in pieces; `reason` is why one is left out."""

    kind: str
    keep: bool
    reason: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that stand together: kept ones, or ones that are left out and folded away."""

    keep: bool
    blocks: tuple[SheetBlock, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a mark: `group` is entity, time, statement or copy; `number` counts statements; `to` is the
    page with more (kind and id), `beside` articles that hold the same words, and where; `place` is where they stand here."""

    id: str
    group: str
    kind: str
    title: str
    number: int
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    to: tuple[str, str] | None = None
    beside: tuple[tuple[str, str, str], ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article's page."""

    about: ArticleView
    runs: tuple[Run, ...]
    cards: tuple[Card, ...]
    others: tuple[tuple[str, str], ...]
    """The story's other articles, to be set beside this one: id and name."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch to be marked."""

    span: Span
    kind: str
    card: str | None = None
    id: str | None = None
    note: tuple[str, int] | None = None


def sheet(shelf: Shelf, article: str, at: Iterable[Span] = ()) -> Sheet:
    """The sheet of an article; the passages `at` are marked as those that somebody asked for."""
    reading = shelf.reading(article)
    said = shelf.attributions_of.get(article, [])
    copies = [copy for copy in shelf.copies_of.get(article, ()) if len({p.article for p in copy.passages}) > 1]
    linked = _linked(shelf, reading)
    drawn = [*linked, *_said(said, shelf), *_copied(copies, article), *_cited(reading, at)]
    used = {one.card for one in linked}
    cards = [card for card in (*_entities(shelf, reading), *_times(shelf, reading)) if card.id in used]
    return Sheet(
        about=article_view(shelf, article),
        runs=tuple(Run(keep, tuple(run)) for keep, run in groupby(_blocks(reading, drawn), key=lambda one: one.keep)),
        cards=(
            *(_statement(shelf, one, number) for number, one in enumerate(said, 1)),
            *cards,
            *(_copy(shelf, copy, article) for copy in copies),
        ),
        others=tuple(
            (one, shelf.names[one])
            for story in (shelf.story_of.get(article),)
            if story
            for one in story.articles
            if one != article
        ),
    )


# --- what is marked ---------------------------------------------------------------------------------------------


def _linked(shelf: Shelf, reading: Reading) -> list[Drawn]:
    """Mentions and times that open a card: of marks within each other the outer one, for links cannot be nested."""
    owner = shelf.owner
    found = [
        Drawn(mention.span, mention.kind.value, f"k-{owner[Ref(reading.id, place)]}")
        for place, mention in enumerate(reading.mentions)
        if Ref(reading.id, place) in owner
    ]
    found += [Drawn(time.span, "time", f"t-{place}") for place, time in enumerate(reading.times)]
    kept: list[Drawn] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
    return kept


def _said(said: Sequence[Attribution], shelf: Shelf) -> list[Drawn]:
    """What is reported as said, with the number of its card where it ends."""
    found = []
    for number, known in enumerate(said, 1):
        pieces = statement_of(shelf, known).content
        last = max(pieces, key=lambda piece: piece.end)
        for piece in pieces:
            note = (f"s-{known.id}", number) if piece == last else None
            found.append(Drawn(piece, "said", id=f"n-{known.id}" if note else None, note=note))
    return found


def _copied(copies: Iterable[Copy], article: str) -> list[Drawn]:
    return [Drawn(passage.span, "copied") for copy in copies for passage in copy.passages if passage.article == article]


def _cited(reading: Reading, at: Iterable[Span]) -> list[Drawn]:
    """The passages that somebody asked for, as far as they lie in the text."""
    length = len(reading.text)
    return [
        Drawn(span, "cited", id=anchor(Cite(reading.id, span.start, span.end, "", "", 0, "")))
        for span in at
        if span.end <= length
    ]


def _blocks(reading: Reading, drawn: Sequence[Drawn]) -> list[SheetBlock]:
    """The blocks that hold words; a text that was not cut is one."""
    blocks = reading.blocks or (Block(BlockKind.BODY, Span(0, len(reading.text))),)
    return [_block(reading, block, drawn) for block in blocks if reading.words(block.span).strip()]


def _block(reading: Reading, block: Block, drawn: Sequence[Drawn]) -> SheetBlock:
    """A block cut wherever a mark begins or ends."""
    words = reading.words(block.span)
    first = block.span.start + len(words) - len(words.lstrip())
    last = block.span.end - (len(words) - len(words.rstrip()))
    bare = Span(first, last)
    here = [one for one in drawn if one.span.overlaps(bare)]
    cuts = sorted(
        {first, last, *(max(one.span.start, first) for one in here), *(min(one.span.end, last) for one in here)}
    )
    pieces = tuple(_piece(reading, Span(a, b), here) for a, b in pairwise(cuts))
    return SheetBlock(block.kind.value, block.keep, block.reason, pieces)


def _piece(reading: Reading, span: Span, drawn: Sequence[Drawn]) -> Piece:
    over = [one for one in drawn if one.span.contains(span)]
    return Piece(
        text=reading.words(span),
        kinds=tuple(dict.fromkeys(one.kind for one in over)),
        card=next((one.card for one in over if one.card), None),
        ids=tuple(one.id for one in over if one.id and _carries(one, span)),
        notes=tuple(one.note for one in over if one.note and one.span.end == span.end),
    )


def _carries(one: Drawn, span: Span) -> bool:
    """Whether the anchor of a mark stands here: a note's where it ends, a passage's where it begins."""
    return one.span.end == span.end if one.note else one.span.start == span.start


# --- the cards --------------------------------------------------------------------------------------------------


def _entities(shelf: Shelf, reading: Reading) -> list[Card]:
    names = dict.fromkeys(
        shelf.owner[Ref(reading.id, place)]
        for place in range(len(reading.mentions))
        if Ref(reading.id, place) in shelf.owner
    )
    return [_entity(shelf, shelf.entities[name]) for name in names if name in shelf.entities]


def _entity(shelf: Shelf, found: Entity) -> Card:
    within = shelf.entities.get(found.within or "")
    others = [name for name in found.names if name != found.name]
    facts = {
        "role": role_of(found) or "",
        "also": listing(others[:4]) if others else "",
        "in": within.name if within else "",
        "known": "not by name" if found.anonymous else "",
    }
    return Card(
        f"k-{found.id}",
        "entity",
        found.kind.value,
        found.name,
        0,
        tuple((name, words) for name, words in facts.items() if words),
        tuple(days_in(reason.text) for reason in found.reasons[:WHY]),
        ("entities", found.id),
    )


def _times(shelf: Shelf, reading: Reading) -> list[Card]:
    found = []
    for place, time in enumerate(reading.times):
        told = shelf.record.calendar.times.get(Ref(reading.id, place))
        day = when(shelf, told, [reading.id])
        value = told.value if told else None
        facts = (
            ("means", shown(day) if day else value or "not known"),
            *((("how", days_in(told.basis)),) if told else ()),
        )
        found.append(Card(f"t-{place}", "time", time.type.value.lower(), reading.words(time.span), 0, facts, ()))
    return found


def _statement(shelf: Shelf, known: Attribution, number: int) -> Card:
    told = statement_of(shelf, known)
    hands = through(shelf, known)
    day = when(shelf, known.said, [known.statement.article])
    facts = {
        "form": told.form.value,
        "told as": POLARITIES[told.polarity.value] or _word(cue_of(shelf, known)),
        "through": listing(hands) if hands else "",
        "said": shown(day) if day else "",
        "words": words_of(shelf, known),
    }
    return Card(
        f"s-{known.id}",
        "statement",
        "said",
        speakers(shelf, known),
        number,
        tuple((name, words) for name, words in facts.items() if words),
        tuple(days_in(reason.text) for reason in known.reasons[:WHY]),
        ("statements", known.id),
    )


def _word(cue: str | None) -> str:
    """The word for the saying; a colon in a headline is none."""
    return cue if cue and any(letter.isalpha() for letter in cue) else ""


def _copy(shelf: Shelf, copy: Copy, article: str) -> Card:
    """A passage that stands elsewhere too, with the words that were altered here."""
    here = next(passage for passage in copy.passages if passage.article == article)
    others: dict[str, Passage] = {}
    for passage in copy.passages:
        if passage.article != article:
            others.setdefault(passage.article, passage)
    altered = [
        (shelf.cite(change.passage).text, change.was) for change in copy.altered if change.passage.article == article
    ]
    facts = [("words", shelf.cite(Passage(article, here.span)).text)]
    facts += [("here", f"“{words}” for “{was}”") for words, was in altered[:WHY]]
    title = f"{COPIES.get(copy.kind.value, copy.kind.value)} in {count(len(others), 'other article')}"
    return Card(
        f"c-{copy.id}",
        "copy",
        "copied",
        title,
        0,
        tuple(facts),
        tuple(days_in(reason.text) for reason in copy.reasons[:WHY]),
        None,
        tuple((one, shelf.names[one], choices.place(shelf.cite(there))) for one, there in others.items()),
        choices.place(shelf.cite(here)),
    )
