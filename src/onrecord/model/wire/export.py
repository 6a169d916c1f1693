"""A record as the public JSON object, format `onrecord/1`: every span carries exactly the words it points at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onrecord.model.ids import content_id
from onrecord.model.reading import Reading, Ref, Relay, Statement
from onrecord.model.record import (
    Assertion,
    Attribution,
    Claim,
    Copy,
    Difference,
    Entity,
    Entry,
    Hand,
    Record,
    SlotValue,
    State,
    Story,
    owners,
)
from onrecord.model.text import Block, BlockKind, Outlet, Passage, Reason, Span
from onrecord.model.time import Resolved
from onrecord.model.wire.days import edtf, iso

FORMAT = "onrecord/1"

UNRESOLVED = "unresolved"
"""Basis of a time expression that no date was found for."""

Json = dict[str, Any]


def export(record: Record, *, text: bool = True) -> Json:
    """The whole record as one JSON object; without `text` the articles' texts are left out."""
    return _Writer(record, with_text=text).whole()


def time_id(article: str, span: Span) -> str:
    """The id of a time expression, which is its place."""
    return content_id("time", article, span.start, span.end)


def statement_ids(record: Record) -> dict[Ref, str]:
    """For each statement its id: its attribution's, or its place where it has none."""
    ids = {
        Ref(reading.id, i): content_id("statement", reading.id, i, s.span.start, s.span.end)
        for reading in record.readings.values()
        for i, s in enumerate(reading.statements)
    }
    return {**ids, **{a.statement: a.id for a in record.attributions}}


@dataclass(frozen=True)
class _Writer:
    """Writes one record; holds what is looked up by id."""

    record: Record
    with_text: bool

    @cached_property
    def ids(self) -> dict[Ref, str]:
        return statement_ids(self.record)

    @cached_property
    def attributed(self) -> dict[Ref, Attribution]:
        return {a.statement: a for a in self.record.attributions}

    @cached_property
    def owner(self) -> dict[Ref, str]:
        return owners(self.record.entities)

    @cached_property
    def version_of(self) -> dict[str, str]:
        return {v.article: v.of for v in reversed(self.record.versions)}

    def whole(self) -> Json:
        """Every section, in the order of the format."""
        record = self.record
        return {
            "format": FORMAT,
            "articles": [self.article(reading) for reading in record.readings.values()],
            "times": [time for reading in record.readings.values() for time in self.times(reading)],
            "entities": [self.entity(entity) for entity in record.entities],
            "statements": [
                self.statement(reading, index)
                for reading in record.readings.values()
                for index in range(len(reading.statements))
            ],
            "changes": [
                {
                    "entity": c.entity,
                    "statements": list(c.statements),
                    "kind": c.kind,
                    "reasons": self.reasons(c.reasons),
                }
                for c in record.changes
            ],
            "copies": [self.copy(copy) for copy in record.copies],
            "origins": [
                {"id": o.id, "kind": o.kind, "name": o.name, "entity": o.entity, "family": o.family}
                | {"reasons": self.reasons(o.reasons)}
                for o in record.origins
            ],
            "claims": [self.claim(claim) for claim in record.claims],
            "stories": [self.story(story) for story in record.stories],
            "timeline": [self.entry(entry) for entry in record.timeline],
            "states": [self.state(state) for state in record.states],
            "series": self.series(),
            "terms": self.terms(),
            "judgements": self.judgements(),
            "undecided": [
                {"kind": u.kind, "items": list(u.items), "reasons": self.reasons(u.reasons)} for u in record.undecided
            ],
        }

    # --- words ---

    def passage(self, passage: Passage | None) -> Json | None:
        """A SPAN; None where there is none."""
        return self.span(passage.article, passage.span) if passage else None

    def span(self, article: str, span: Span | None) -> Json | None:
        """A SPAN of an article, with its exact words."""
        if span is None:
            return None
        words = self.record.readings[article].words(span)
        return {"article": article, "start": span.start, "end": span.end, "text": words}

    def reasons(self, reasons: Iterable[Reason]) -> list[Json]:
        return [{"reason": r.text, "evidence": self.passage(r.passage)} for r in reasons]

    # --- articles ---

    def article(self, reading: Reading) -> Json:
        """An article with its blocks, outlet and dates."""
        article = reading.article
        words = {"text": article.text} if self.with_text else {}
        return {
            "id": article.id,
            "source": article.source,
            "sources": list(article.sources),
            "sha256": article.sha256,
            **words,
            "language": reading.language,
            "title": article.title or headline(reading),
            "version_of": self.version_of.get(article.id),
            "outlet": self.outlet(reading),
            "agencies": [{"name": a.name, "evidence": self.span(article.id, a.evidence)} for a in reading.agencies],
            "published": self.published(article.id),
            "blocks": [_block(block) for block in reading.blocks],
        }

    def outlet(self, reading: Reading) -> Json | None:
        """Who published it: what was given before what the text shows."""
        outlet: Outlet | None = reading.article.outlet or reading.outlet
        if outlet is None:
            return None
        return {"name": outlet.name, "evidence": self.span(reading.id, outlet.evidence), "basis": outlet.basis}

    def published(self, article: str) -> Json | None:
        """When it came out, as an interval with its clues."""
        known = self.record.calendar.published.get(article)
        if known is None:
            return None
        return {
            "edtf": edtf(known.earliest, known.latest),
            "earliest": iso(known.earliest),
            "latest": iso(known.latest),
            "best": iso(known.best),
            "basis": known.basis,
            "clues": self.reasons(known.clues),
        }

    def times(self, reading: Reading) -> list[Json]:
        """An article's time expressions, as days where the record could tell."""
        rows = []
        for index, time in enumerate(reading.times):
            days = self.record.calendar.times.get(Ref(reading.id, index))
            days = days or Resolved(time.expression.literal, None, None, UNRESOLVED)
            place = {"id": time_id(reading.id, time.span), "span": self.span(reading.id, time.span)}
            rows.append({**place, "type": time.type, **_resolved(days)})
        return rows

    # --- who and what they said ---

    def entity(self, entity: Entity) -> Json:
        """An entity with its names, roles and mentions."""
        place = entity.place
        return {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "names": list(entity.names),
            "roles": [
                {"role": r.role, "article": r.passage.article, "evidence": self.passage(r.passage)}
                for r in entity.roles
            ],
            "place": {"geonames": place.geonames, "country": place.country, "lat": place.lat, "lon": place.lon}
            if place
            else None,
            "anonymous": entity.anonymous,
            "within": entity.within,
            "mentions": [self.mention(ref) for ref in entity.mentions],
            "reasons": self.reasons(entity.reasons),
        }

    def mention(self, ref: Ref) -> Json:
        mention = self.record.readings[ref.article].mentions[ref.index]
        return {"span": self.span(ref.article, mention.span), "form": mention.form}

    def statement(self, reading: Reading, index: int) -> Json:
        """A statement with its speaker and chain; what nobody attributed has no speaker."""
        ref = Ref(reading.id, index)
        said = reading.statements[index]
        whose = self.attributed.get(ref)
        speakers = list(whose.speakers) if whose else []
        return {
            "id": self.ids[ref],
            "article": reading.id,
            "form": said.form,
            "content": [self.span(reading.id, piece) for piece in said.content],
            "cue": self.span(reading.id, said.cue),
            "speaker": {"span": self.span(reading.id, said.source), "entity": speakers[0] if speakers else None},
            "speakers": speakers,
            "polarity": said.polarity,
            "attitude": said.attitude,
            "chain": [self.hand(hand) for hand in whose.chain] if whose else self.relays(reading, said),
            "addressee": whose.addressee if whose else None,
            "place": whose.place if whose else None,
            "said": _resolved(whose.said) if whose and whose.said else None,
            "within": self.ids.get(Ref(reading.id, said.within)) if said.within is not None else None,
            "reasons": self.reasons(whose.reasons) if whose else [],
        }

    def hand(self, hand: Hand) -> Json:
        evidence = self.passage(hand.passage)
        return {"entity": hand.entity, "name": hand.name, "link": hand.link, "evidence": evidence}

    def relays(self, reading: Reading, said: Statement) -> list[Json]:
        """The chain of a statement that is not attributed: what its own sentence names."""

        def hand(relay: Relay) -> Json:
            evidence = self.span(reading.id, relay.span)
            return {"entity": None, "name": reading.words(relay.span), "link": relay.link, "evidence": evidence}

        return [hand(relay) for relay in said.relays]

    # --- copies, claims and what follows ---

    def copy(self, copy: Copy) -> Json:
        """A passage that stands in several places."""
        return {
            "id": copy.id,
            "kind": copy.kind,
            "spans": [self.passage(p) for p in copy.passages],
            "origin": self.record.copy_origins.get(copy.id),
            "altered": [{"span": self.passage(a.passage), "was": a.was} for a in copy.altered],
            "reasons": self.reasons(copy.reasons),
        }

    def claim(self, claim: Claim) -> Json:
        """A claim with its assertions, support and differences."""
        return {
            "id": claim.id,
            "story": claim.story,
            "text": claim.text,
            "assertions": [self.assertion(a) for a in claim.assertions],
            "support": claim.support,
            "independent_origins": claim.independent_origins,
            "silent": list(claim.silent),
            "differences": [self.difference(d) for d in claim.differences],
            "reasons": self.reasons(claim.reasons),
        }

    def assertion(self, said: Assertion) -> Json:
        """One article's saying of a claim."""
        return {
            "id": said.id,
            "span": self.passage(said.passage),
            "source": said.source,
            "statement": self.ids[said.statement] if said.statement else None,
            "origin": said.origin,
            "polarity": said.polarity,
            "modality": said.modality,
            "values": [self.value(v) for v in said.values],
            "reasons": self.reasons(said.reasons),
        }

    def value(self, value: SlotValue) -> Json:
        """What an assertion says in one slot."""
        return {
            "slot": value.slot,
            "text": value.text,
            "value": value.value,
            "bound": value.bound,
            "as_of": value.as_of,
            "evidence": self.passage(value.passage),
        }

    def difference(self, difference: Difference) -> Json:
        return {
            "slot": difference.slot,
            "kind": difference.kind,
            "sides": [{"value": s.value, "assertions": list(s.assertions)} for s in difference.sides],
            "reasons": self.reasons(difference.reasons),
        }

    def story(self, story: Story) -> Json:
        episodes = [
            {"earliest": iso(e.earliest), "latest": iso(e.latest), "articles": list(e.articles)} for e in story.episodes
        ]
        return {
            "id": story.id,
            "title": story.title,
            "articles": list(story.articles),
            "episodes": episodes,
            "reasons": self.reasons(story.reasons),
        }

    def entry(self, entry: Entry) -> Json:
        """One happening on the timeline."""
        when = entry.when
        return {
            "id": entry.id,
            "edtf": when.edtf or edtf(when.earliest, when.latest),
            "earliest": iso(when.earliest),
            "latest": iso(when.latest),
            "event": entry.event,
            "status": entry.status,
            "claims": list(entry.claims),
            "evidence": [self.passage(p) for p in entry.evidence],
            "story": entry.story,
        }

    def state(self, state: State) -> Json:
        """A continuing arrangement and its steps."""
        steps = [
            {"status": s.status, "earliest": iso(s.earliest), "latest": iso(s.latest), "claims": list(s.claims)}
            for s in state.steps
        ]
        return {
            "id": state.id,
            "story": state.story,
            "subject": state.subject,
            "action": state.action,
            "object": state.object,
            "text": state.text,
            "steps": steps,
        }

    def series(self) -> list[Json]:
        """Counted things over time."""
        return [
            {
                "id": s.id,
                "story": s.story,
                "counted": s.counted,
                "claims": list(s.claims),
                "points": [
                    {"value": p.value, "bound": p.bound, "as_of": p.as_of, "origin": p.origin, "assertion": p.assertion}
                    for p in s.points
                ],
            }
            for s in self.record.series
        ]

    def terms(self) -> list[Json]:
        """What the articles call one referent."""
        return [
            {
                "story": t.story,
                "referent": t.referent,
                "uses": [
                    {"article": u.article, "term": u.term, "spans": [self.passage(p) for p in u.passages]}
                    for u in t.uses
                ],
            }
            for t in self.record.terms
        ]

    def judgements(self) -> list[Json]:
        """What people decided; a judgement whose article is gone says so by having fewer marks."""
        return [
            {
                "by": j.by,
                "at": j.at.isoformat(),
                "kind": j.kind,
                "marks": [self.passage(p) for p in j.marks if p.article in self.record.readings],
                "value": j.value,
                "undone": j.undone,
            }
            for j in self.record.judgements
        ]


def headline(reading: Reading) -> str | None:
    """The words of the first headline block, or None."""
    block = next((b for b in reading.blocks if b.kind is BlockKind.HEADLINE), None)
    return " ".join(reading.words(block.span).split()) if block else None


def _block(block: Block) -> Json:
    span = block.span
    return {"kind": block.kind, "keep": block.keep, "start": span.start, "end": span.end, "reason": block.reason}


def _resolved(days: Resolved) -> Json:
    """A time as days."""
    return {"value": days.value, "earliest": iso(days.earliest), "latest": iso(days.latest), "basis": days.basis}
