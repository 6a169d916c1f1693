"""Articles and their time expressions as JSON."""

from __future__ import annotations

from onrecord.model.reading import Reading, Ref
from onrecord.model.text import Block, BlockKind
from onrecord.model.time import Resolved
from onrecord.model.wire.days import edtf, iso
from onrecord.model.wire.words import Json, Words, resolved, time_id

UNRESOLVED = "unresolved"
"""Basis of a time expression that no date was found for."""


def article(known: Words, reading: Reading, *, text: bool) -> Json:
    """An article with its blocks, outlet and dates; its text where wanted."""
    found = reading.article
    return {
        "id": found.id,
        "source": found.source,
        "sources": list(found.sources),
        "sha256": found.sha256,
        **({"text": found.text} if text else {}),
        "language": reading.language,
        "title": title(reading),
        "version_of": known.version_of.get(found.id),
        "outlet": _outlet(known, reading),
        "agencies": [{"name": a.name, "evidence": known.span(found.id, a.evidence)} for a in reading.agencies],
        "published": _published(known, found.id),
        "blocks": [_block(block) for block in reading.blocks],
    }


def title(reading: Reading) -> str | None:
    """The title that came with the article, else the words of its first headline."""
    block = next((b for b in reading.blocks if b.kind is BlockKind.HEADLINE), None)
    return reading.article.title or (" ".join(reading.words(block.span).split()) if block else None)


def times(known: Words, reading: Reading) -> list[Json]:
    """An article's time expressions, as days where the record could tell."""
    rows = []
    for index, time in enumerate(reading.times):
        days = known.record.calendar.times.get(Ref(reading.id, index))
        days = days or Resolved(time.expression.literal, None, None, UNRESOLVED)
        place = {"id": time_id(reading.id, time.span), "span": known.span(reading.id, time.span)}
        rows.append({**place, "type": time.type, **resolved(days)})
    return rows


def _outlet(known: Words, reading: Reading) -> Json | None:
    """Who published it: what was given before what the text shows."""
    outlet = reading.article.outlet or reading.outlet
    if outlet is None:
        return None
    return {"name": outlet.name, "evidence": known.span(reading.id, outlet.evidence), "basis": outlet.basis}


def _published(known: Words, article: str) -> Json | None:
    """When it came out, as an interval with its clues."""
    when = known.record.calendar.published.get(article)
    if when is None:
        return None
    return {
        "edtf": edtf(when.earliest, when.latest),
        "earliest": iso(when.earliest),
        "latest": iso(when.latest),
        "best": iso(when.best),
        "basis": when.basis,
        "clues": known.reasons(when.clues),
    }


def _block(block: Block) -> Json:
    span = block.span
    return {"kind": block.kind, "keep": block.keep, "start": span.start, "end": span.end, "reason": block.reason}
