"""A record as the public JSON object, format `onrecord/1`: every span carries exactly the words it points at."""

from __future__ import annotations

from onrecord.model.record import Judgement, Record, Undecided
from onrecord.model.wire import articles, claims, sayings
from onrecord.model.wire.words import Json, Words

FORMAT = "onrecord/1"


def export(record: Record, *, text: bool = True) -> Json:
    """The whole record as one JSON object; without `text` the articles' texts are left out."""
    known = Words(record)
    return {
        "format": FORMAT,
        "articles": [articles.article(known, reading, text=text) for reading in record.readings.values()],
        **_marks(known),
        "changes": [sayings.change(known, one) for one in record.changes],
        "copies": [claims.copy(known, one) for one in record.copies],
        "origins": [claims.origin(known, one) for one in record.origins],
        "claims": [claims.claim(known, one) for one in record.claims],
        "stories": [claims.story(known, one) for one in record.stories],
        "timeline": [claims.entry(known, one) for one in record.timeline],
        "states": [claims.state(one) for one in record.states],
        "series": [claims.series(one) for one in record.series],
        "terms": [claims.term(known, one) for one in record.terms],
        "judgements": [_judgement(known, one) for one in record.judgements],
        "undecided": [_undecided(known, one) for one in record.undecided],
    }


def _marks(known: Words) -> Json:
    """What stands in the texts: times, entities, statements."""
    readings = known.record.readings.values()
    return {
        "times": [row for reading in readings for row in articles.times(known, reading)],
        "entities": [sayings.entity(known, one) for one in known.record.entities],
        "statements": [
            sayings.statement(known, reading, i) for reading in readings for i in range(len(reading.statements))
        ],
    }


def _judgement(known: Words, one: Judgement) -> Json:
    """What a person decided; marks in an article that was removed are not told."""
    return {
        "by": one.by,
        "at": one.at.isoformat(),
        "kind": one.kind,
        "marks": [known.passage(p) for p in one.marks if p.article in known.record.readings],
        "value": one.value,
        "undone": one.undone,
    }


def _undecided(known: Words, one: Undecided) -> Json:
    return {"kind": one.kind, "items": list(one.items), "reasons": known.reasons(one.reasons)}
