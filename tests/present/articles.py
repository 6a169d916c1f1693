"""The four articles of the made record, on an invented event, with their marks laid by hand."""

from __future__ import annotations

import hashlib
from datetime import date

from onrecord.model.reading import (
    EntityKind,
    Mention,
    MentionForm,
    Reading,
    Sentence,
    Statement,
    StatementForm,
    StatementPolarity,
)
from onrecord.model.text import Agency, Article, Basis, Block, BlockKind, Outlet, Passage, Span
from onrecord.model.time import Resolved

POST = """Bridge at Valmora gives way
By Ines Duarte
At least 12 people were killed when the old bridge at Valmora gave way on Monday.
“The flood took the third pillar,” Mayor Ana Reyes told Norda Press.
Reyes said the bridge would open again in June.
Volunteers searched the river through the night.
Share this article
"""
LANTERN = """Fifteen dead in Valmora
VALMORA (Norda Press) –
15 people were killed when the old bridge at Valmora gave way, the police said on Wednesday.
“The flood took the third pillar of the bridge,” said Anna Reyes, the mayor.
Rescuers searched the river.
“We can not say when it opens,” Reyes said.
"""
BLOG = """What they do not tell you
A lorry of 60 tonnes broke the bridge, an official who asked not to be named said.
آنا ریس
Reyes did not say who let it pass.
You might also like: Ten bridges to see
"""
FRENCH = "Le pont de Valmora s’effondre\nAu moins douze morts.\n"

KINDS = {
    "Share this article": BlockKind.WIDGET,
    "You might also like": BlockKind.RELATED,
    "By Ines Duarte": BlockKind.BYLINE,
    "VALMORA (Norda Press) –": BlockKind.DATELINE,
    "آنا ریس": BlockKind.CAPTION,
}


def _article(name: str, text: str, outlet: Outlet | None = None) -> Article:
    return Article(name, text, hashlib.sha256(text.encode()).hexdigest(), (f"reports/{name}.txt",), outlet=outlet)


def _blocks(text: str) -> tuple[Block, ...]:
    """A block for each line; the first is the headline."""
    blocks, at = [], 0
    for number, row in enumerate(text.splitlines(keepends=True)):
        kind = next((kind for start, kind in KINDS.items() if row.startswith(start)), BlockKind.BODY)
        kind = BlockKind.HEADLINE if number == 0 else kind
        blocks.append(Block(kind, Span(at, at + len(row)), f"looks like {kind.value}"))
        at += len(row)
    return tuple(blocks)


def at(text: str, words: str) -> Span:
    """Where these words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, words: str, source: str | None, **more) -> Statement:
    """A statement with this content."""
    span = at(text, words)
    form = more.pop("form", StatementForm.DIRECT if text[span.start - 1] == "“" else StatementForm.INDIRECT)
    where = at(text, source) if source else None
    return Statement(span, "hand", form, (span,), None, where, **more)


def named(text: str, *names: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(at(text, name), "hand", MentionForm.NAME, EntityKind.PERSON, at(text, name), 0) for name in names
    )


def reading(name: str, text: str, language: str = "en", **layers) -> Reading:
    article = _article(name, text, layers.pop("given", None))
    blocks = _blocks(text)
    sentences = tuple(
        Sentence(Span(block.span.start, block.span.end - 1), "hand", number)
        for number, block in enumerate(blocks)
        if block.kind in {BlockKind.HEADLINE, BlockKind.BODY} and language == "en"
    )
    return Reading(article, language, blocks, sentences=sentences, **layers)


def readings() -> dict[str, Reading]:
    made = (
        reading(
            "post",
            POST,
            given=Outlet("The Harbour Post", Basis.GIVEN),
            mentions=named(POST, "Ana Reyes"),
            statements=(
                said(POST, "The flood took the third pillar", "Mayor Ana Reyes"),
                said(POST, "the bridge would open again in June", "Reyes"),
            ),
        ),
        reading(
            "lantern",
            LANTERN,
            outlet=Outlet("Daily Lantern", Basis.GUESS),
            agencies=(Agency("Norda Press", at(LANTERN, "Norda Press")),),
            mentions=named(LANTERN, "Anna Reyes"),
            statements=(
                said(LANTERN, "15 people were killed when the old bridge at Valmora gave way", "the police"),
                said(LANTERN, "The flood took the third pillar of the bridge", "Anna Reyes"),
                said(LANTERN, "We can not say when it opens", "Reyes"),
            ),
        ),
        reading(
            "blog",
            BLOG,
            statements=(
                said(BLOG, "A lorry of 60 tonnes broke the bridge", "an official who asked not to be named"),
                said(BLOG, "who let it pass", "Reyes", polarity=StatementPolarity.NOT_SAID),
            ),
        ),
        reading("french", FRENCH, "fr"),
    )
    return {one.id: one for one in made}


def passage(article: str, words: str) -> Passage:
    text = {"post": POST, "lantern": LANTERN, "blog": BLOG}[article]
    return Passage(article, at(text, words))


def day(text: str, basis: str = "stated", last: str | None = None) -> Resolved:
    return Resolved(text, date.fromisoformat(text), date.fromisoformat(last or text), basis)
