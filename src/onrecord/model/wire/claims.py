"""Copies, origins, claims, stories and what follows from them as JSON."""

from __future__ import annotations

from onrecord.model.record import (
    Assertion,
    Claim,
    Copy,
    Difference,
    Entry,
    Origin,
    Point,
    Series,
    SlotValue,
    State,
    Step,
    Story,
    Term,
    TermUse,
)
from onrecord.model.wire.days import edtf, iso
from onrecord.model.wire.words import Json, Words


def copy(known: Words, one: Copy) -> Json:
    """A passage that stands in several places."""
    return {
        "id": one.id,
        "kind": one.kind,
        "spans": [known.passage(p) for p in one.passages],
        "origin": known.record.copy_origins.get(one.id),
        "altered": [{"span": known.passage(a.passage), "was": a.was} for a in one.altered],
        "reasons": known.reasons(one.reasons),
    }


def origin(known: Words, one: Origin) -> Json:
    """Where words come from."""
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "entity": one.entity,
        "family": one.family,
        "reasons": known.reasons(one.reasons),
    }


def claim(known: Words, one: Claim) -> Json:
    """A claim with its assertions, support and differences."""
    return {
        "id": one.id,
        "story": one.story,
        "text": one.text,
        "assertions": [_assertion(known, a) for a in one.assertions],
        "support": one.support,
        "independent_origins": one.independent_origins,
        "silent": list(one.silent),
        "differences": [_difference(known, d) for d in one.differences],
        "reasons": known.reasons(one.reasons),
    }


def _assertion(known: Words, said: Assertion) -> Json:
    """One article's saying of a claim."""
    return {
        "id": said.id,
        "span": known.passage(said.passage),
        "source": said.source,
        "statement": known.ids[said.statement] if said.statement else None,
        "origin": said.origin,
        "polarity": said.polarity,
        "modality": said.modality,
        "values": [_value(known, v) for v in said.values],
        "reasons": known.reasons(said.reasons),
    }


def _value(known: Words, value: SlotValue) -> Json:
    """What an assertion says in one slot."""
    return {
        "slot": value.slot,
        "text": value.text,
        "value": value.value,
        "bound": value.bound,
        "as_of": value.as_of,
        "evidence": known.passage(value.passage),
    }


def _difference(known: Words, one: Difference) -> Json:
    """Where a claim's sides part."""
    return {
        "slot": one.slot,
        "kind": one.kind,
        "sides": [{"value": s.value, "assertions": list(s.assertions)} for s in one.sides],
        "reasons": known.reasons(one.reasons),
    }


def story(known: Words, one: Story) -> Json:
    """What several articles tell of, and its runs of days."""
    return {
        "id": one.id,
        "title": one.title,
        "articles": list(one.articles),
        "episodes": [
            {"earliest": iso(e.earliest), "latest": iso(e.latest), "articles": list(e.articles)} for e in one.episodes
        ],
        "reasons": known.reasons(one.reasons),
    }


def entry(known: Words, one: Entry) -> Json:
    """One happening on the timeline."""
    return {
        "id": one.id,
        "value": one.when.value,
        "edtf": one.when.edtf or edtf(one.when.earliest, one.when.latest),
        "earliest": iso(one.when.earliest),
        "latest": iso(one.when.latest),
        "event": one.event,
        "status": one.status,
        "claims": list(one.claims),
        "evidence": [known.passage(p) for p in one.evidence],
        "story": one.story,
    }


def state(one: State) -> Json:
    """A continuing arrangement and its steps."""
    return {
        "id": one.id,
        "story": one.story,
        "subject": one.subject,
        "action": one.action,
        "object": one.object,
        "text": one.text,
        "steps": [_step(s) for s in one.steps],
    }


def _step(step: Step) -> Json:
    days = {"earliest": iso(step.earliest), "latest": iso(step.latest)}
    return {"status": step.status, **days, "claims": list(step.claims)}


def series(one: Series) -> Json:
    """A counted thing over time."""
    points = [_point(p) for p in one.points]
    return {"id": one.id, "story": one.story, "counted": one.counted, "claims": list(one.claims), "points": points}


def _point(point: Point) -> Json:
    said = {"origin": point.origin, "assertion": point.assertion}
    return {"value": point.value, "bound": point.bound, "as_of": point.as_of, **said}


def term(known: Words, one: Term) -> Json:
    """What the articles of a story call one referent."""

    def use(used: TermUse) -> Json:
        return {"article": used.article, "term": used.term, "spans": [known.passage(p) for p in used.passages]}

    return {"story": one.story, "referent": one.referent, "uses": [use(used) for used in one.uses]}
