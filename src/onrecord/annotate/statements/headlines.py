"""Statements without a verb: “Talks ‘useful’: Russian envoy”, “Ortega: No talks”, transcripts, embedded posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.statements.direct import Places
from onrecord.annotate.statements.lexicon import lexicon
from onrecord.annotate.statements.media import words
from onrecord.annotate.statements.quotation import MARKS, trimmed
from onrecord.annotate.statements.tree import Tree
from onrecord.model.reading import Reading
from onrecord.model.text import Block, BlockKind, Span
from onrecord.values import roles

LONGEST_SOURCE = 6
"""Words of a headline's source: “Russian Foreign Ministry spokeswoman Maria Zakharova”."""
LEAST_QUOTED = 2
"""Two marks with nothing between."""
LEAST_TURNS = 2
"""Paragraphs that begin with a name in capitals and a colon from which they are turns of a talk; one is a label."""
LEAST_CONTENT = 3
"""Words that a headline must say besides its source."""
PLAIN_SOURCES = frozenset(
    [
        "official",
        "officials",
        "source",
        "sources",
        "police",
        "army",
        "military",
        "ministry",
        "minister",
        "ministers",
        "government",
        "monitor",
        "monitors",
        "activist",
        "activists",
        "rebel",
        "rebels",
        "witness",
        "witnesses",
        "expert",
        "experts",
        "analyst",
        "analysts",
        "envoy",
        "report",
        "reports",
        "study",
        "poll",
        "survey",
        "media",
        "agency",
        "court",
        "judge",
        "prosecutor",
        "prosecutors",
        "lawyer",
        "un",
        "doctors",
        "medics",
        "hospital",
        "governor",
        "mayor",
        "company",
        "coastguard",
        "firefighters",
        "rescuers",
        "navy",
        "airline",
        "operator",
        "regulator",
        "auditor",
        "auditors",
        "scientists",
        "researchers",
        "survivors",
        "relatives",
        "neighbours",
        "neighbors",
        "unions",
        "kremlin",
        "pentagon",
        "ngo",
        "group",
        "union",
        "watchdog",
    ]
)
TURN = re.compile(r"(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|Q|A|Question|Answer)\s*:\s+(?=\S)")
"""A turn of a transcript: the speaker in capitals."""
POST = re.compile(r"\s[—–-]{1,2}\s(?P<who>[^—–@()]{2,60}?)\s*\(@\w+\)")
"""The signature under an embedded post: “— Jane Roe (@jroe) May 3, 2021”."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A statement found without a verb: content, the words for the speaker and their head, the mark that stands for a cue."""

    content: Span
    source: Span
    head: Span
    cue: Span | None
    block: int


def found(reading: Reading, tree: Tree) -> Iterator[Plain]:
    """All statements of headlines, transcripts and embedded posts."""
    places = Places(tree)
    for number, block in enumerate(reading.blocks):
        if _heads_article(reading, tree, number, block):
            yield from _headline(reading, places, number, block)
        elif block.kind is BlockKind.EMBEDDED:
            yield from _post(reading, number, block)
    yield from _transcript(reading)


LONGEST_HEADLINE = 20
"""Words of a first paragraph that can still be a headline."""


def _heads_article(reading: Reading, tree: Tree, number: int, block: Block) -> bool:
    """Whether a block is a headline: marked as one, or the first block read, short and without a full stop."""
    if block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEADING}:
        return True
    words = reading.words(block.span).split()
    first = block.kind is BlockKind.BODY and tree.parse.blocks[0] == number
    return first and len(words) <= LONGEST_HEADLINE and words[-1][-1] not in ".!?…"


def _headline(reading: Reading, places: Places, number: int, block: Block) -> Iterator[Plain]:
    text = reading.text
    for match in re.finditer(r":\s+|\s[-–—]\s+", text[block.span.start : block.span.end]):
        middle, after = block.span.start + match.start(), block.span.start + match.end()
        left, right = trimmed(text, block.span.start, middle), trimmed(text, after, _end(text, block.span))
        if left is None or right is None:
            continue
        cue = trimmed(text, middle, after)
        colon = ":" in match.group()
        if _is_source(places, right) and _says_enough(text, left):
            yield Plain(_bare(text, left), right, _head(places, right), cue, number)
            return
        if colon and _is_person(places, left) and _is_clause(places, text, right):
            yield Plain(_bare(text, right), left, _head(places, left), cue, number)
            return


def _end(text: str, span: Span) -> int:
    """Where a headline ends, its full stop left out."""
    return span.end - (text[span.end - 1] == "." and not text[span.start : span.end - 1].endswith("."))


def _bare(text: str, span: Span) -> Span:
    """The span without quotation marks that stand about all of it."""
    inside = text[span.start + 1 : span.end - 1]
    if (
        len(span) > LEAST_QUOTED
        and text[span.start] in MARKS
        and text[span.end - 1] in MARKS
        and not any(m in inside for m in '“”"‘')
    ):
        return Span(span.start + 1, span.end - 1)
    return span


def _is_source(places: Places, span: Span) -> bool:
    """Whether a headline's part can be a source: few words, no verb, and a person, an office or a body at its head."""
    inside = places.inside(span)
    tokens = [places.tree.tokens[t] for t in inside]
    if (
        not tokens
        or len(tokens) > LONGEST_SOURCE
        or any(t.pos in {"VERB", "AUX", "NUM"} or t.text in MARKS for t in tokens)
    ):
        return False
    head = tokens[-1]
    return (
        any(t.label == "PERSON" for t in tokens)
        or _speaks(head.text.lower(), head.lemma.lower())
        or head.label == "ORG"
    )


def _speaks(word: str, lemma: str) -> bool:
    """Whether a noun is one for people or bodies that speak."""
    names = PLAIN_SOURCES | lexicon().documents | words().nouns
    return word in names or lemma in names or lemma in roles.role_class() or lemma in roles.group_nouns()


def _is_person(places: Places, span: Span) -> bool:
    tokens = [places.tree.tokens[t] for t in places.inside(span)]
    if not tokens or len(tokens) > LONGEST_SOURCE or any(t.pos in {"VERB", "AUX"} for t in tokens):
        return False
    head = tokens[-1]
    return (
        head.label == "PERSON"
        or head.lemma.lower() in roles.role_class()
        or head.text.lower() in {"official", "officials", "kremlin", "pentagon", "monitor", "police"}
    )


def _is_clause(places: Places, text: str, span: Span) -> bool:
    """Whether a headline's part says something: a verb, or words in quotation marks."""
    tokens = [places.tree.tokens[t] for t in places.inside(span)]
    return len(tokens) >= LEAST_CONTENT and (any(t.pos in {"VERB", "AUX"} for t in tokens) or text[span.start] in MARKS)


def _says_enough(text: str, span: Span) -> bool:
    return len(span.of(text).split()) >= LEAST_CONTENT


def _head(places: Places, span: Span) -> Span:
    """The noun that heads a source: the last before “of”, “in”, “to” or a comma."""
    inside = [t for at in places.inside(span) if (t := places.tree.tokens[at]).pos != "PUNCT" or t.text == ","]
    last = inside[-1]
    for at, token in enumerate(inside):
        if at and (token.pos == "ADP" or token.text == ","):
            last = inside[at - 1]
            break
    return Span(last.start, last.end)


def _transcript(reading: Reading) -> Iterator[Plain]:
    """The turns of an interview: paragraphs that begin with a name in capitals and a colon."""
    turns = []
    for number, block in enumerate(reading.blocks):
        if block.kind is BlockKind.BODY and (match := TURN.match(reading.text, block.span.start, block.span.end)):
            turns.append((number, block, match))
    if len(turns) < LEAST_TURNS:
        return
    for number, block, match in turns:
        content = trimmed(reading.text, match.end(), block.span.end)
        if content is None:
            continue
        who = Span(match.start("who"), match.end("who"))
        yield Plain(_bare(reading.text, content), who, who, trimmed(reading.text, who.end, match.end()), number)


def _post(reading: Reading, number: int, block: Block) -> Iterator[Plain]:
    """An embedded post with its signature."""
    match = POST.search(reading.text, block.span.start, block.span.end)
    if match is None:
        return
    content = trimmed(reading.text, block.span.start, match.start())
    who = Span(match.start("who"), match.end("who"))
    if content is not None:
        yield Plain(_bare(reading.text, content), who, Span(*_last_word(reading.text, who)), None, number)


def _last_word(text: str, span: Span) -> tuple[int, int]:
    return max(span.start, text.rfind(" ", span.start, span.end) + 1), span.end
