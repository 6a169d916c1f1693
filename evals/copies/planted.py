"""Piles with planted copies: passages of dated news articles, edited as rewriters do, put into other articles."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.reading import Reading
from onrecord.model.text import Article, Block, BlockKind, Span

LEAST = 25
"""Words of a planted passage before its edit."""

REPLACED, GONE = 0.6, 0.8
"""Of ten changed words six are replaced, two dropped; after two a new one is put."""

EDITS = ("verbatim", "cut", "merge", "reorder", "changed10", "changed20", "changed30", "changed40")


@dataclass(frozen=True)
class Planted:
    """One planted copy: where it comes from, where it stands, and what was done to it."""

    edit: str
    source: int
    source_span: Span
    target: int
    target_span: Span


def texts(path: Path, count: int) -> list[str]:
    """The first articles of a set in JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for _, line in zip(range(count), lines, strict=False)]


def reading(number: int, text: str) -> Reading:
    """An article of paragraphs, all of them body."""
    id_ = f"{number:06d}"
    blocks = tuple(
        Block(BlockKind.BODY, Span(m.start(), m.end())) for m in re.finditer(r"[^\n]*\n+|[^\n]+$", text) if m.group()
    )
    return Reading(Article(id_, text, id_, (id_,)), language="en", blocks=blocks)


def plant(originals: Sequence[str], count: int, seed: int) -> tuple[list[str], list[Planted]]:
    """The texts with planted passages, one to a text at most, and what was planted."""
    chance = random.Random(seed)  # noqa: S311 - draws test data, guards nothing
    vocabulary = sorted({w for text in originals[:100] for w in re.findall(r"[a-z]{3,}", text)})
    planted_texts, planted = list(originals), []
    targets = chance.sample(range(len(originals)), min(count, len(originals) // 2))
    free = [n for n in range(len(originals)) if n not in set(targets)]
    for number, target in enumerate(targets):
        edit = EDITS[number % len(EDITS)]
        source = chance.choice(free)
        span = _passage(originals[source], chance)
        if span is None:
            continue
        words = _edited(span.of(originals[source]), edit, vocabulary, chance)
        at = _gap(planted_texts[target])
        host = planted_texts[target]
        planted_texts[target] = host[:at] + words + "\n" + host[at:]
        planted.append(Planted(edit, source, span, target, Span(at, at + len(words))))
    return planted_texts, planted


def rewritten(originals: Sequence[str], rate: float) -> list[str]:
    """Whole articles with a share of their words changed, paragraph by paragraph."""
    chance = random.Random(7)  # noqa: S311 - draws test data, guards nothing
    vocabulary = sorted({w for text in originals for w in re.findall(r"[a-z]{3,}", text)})
    return [
        "\n".join(" ".join(changed(line.split(), rate, vocabulary, chance)) for line in text.split("\n"))
        for text in originals
    ]


def _passage(text: str, chance: random.Random) -> Span | None:
    """A run of whole sentences of at least LEAST words within one paragraph."""
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        starts = [
            0,
            *(m.end() for m in re.finditer(r"(?<=[a-z][.!?])[\"\u201d]?\s+(?=[A-Z\"\u201c])", paragraph.group())),
        ]
        for start in starts:
            end = next(
                (
                    e
                    for e in [*starts, len(paragraph.group())]
                    if e > start and len(paragraph.group()[start:e].split()) >= LEAST
                ),
                None,
            )
            if end is not None and len(paragraph.group()[start:end].split()) <= 3 * LEAST:
                found.append(
                    Span(
                        paragraph.start() + start,
                        paragraph.start() + start + len(paragraph.group()[start:end].rstrip()),
                    )
                )
    return chance.choice(found) if found else None


def _gap(text: str) -> int:
    """The start of the second paragraph, or the end of the first."""
    at = text.find("\n")
    return len(text) if at < 0 else at + len(text[at:]) - len(text[at:].lstrip("\n"))


def _edited(words: str, edit: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    tokens = words.split()
    if edit == "cut":
        start = chance.randrange(max(1, len(tokens) // 4))
        return " ".join(tokens[start : start + max(18, 3 * len(tokens) // 4)])
    if edit == "merge":
        extra = " ".join(chance.choice(vocabulary) for _ in range(12))
        return f"{extra.capitalize()}, and {' '.join(tokens)}"
    if edit == "reorder":
        middle = len(tokens) // 2
        return " ".join([*tokens[middle:], *tokens[:middle]])
    rate = int(edit.removeprefix("changed")) / 100 if edit.startswith("changed") else 0.0
    return " ".join(changed(tokens, rate, vocabulary, chance))


def changed(tokens: Sequence[str], rate: float, vocabulary: Sequence[str], chance: random.Random) -> list[str]:
    """Words replaced (six of ten changes), dropped (two) or followed by a new one (two)."""
    out = []
    for token in tokens:
        if chance.random() >= rate:
            out.append(token)
            continue
        kind = chance.random()
        out += (
            [chance.choice(vocabulary)]
            if kind < REPLACED
            else []
            if kind < GONE
            else [token, chance.choice(vocabulary)]
        )
    return out
