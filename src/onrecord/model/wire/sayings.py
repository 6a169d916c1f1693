"""Entities, and what they are reported to have said, as JSON."""

from __future__ import annotations

from onrecord.model.reading import Reading, Ref, Relay, Statement
from onrecord.model.record import Attribution, Change, Entity, Hand, Place
from onrecord.model.wire.words import Json, Words, resolved


def entity(known: Words, one: Entity) -> Json:
    """An entity with its names, roles and mentions."""
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "names": list(one.names),
        "roles": [
            {"role": r.role, "article": r.passage.article, "evidence": known.passage(r.passage)} for r in one.roles
        ],
        "place": _place(one.place),
        "anonymous": one.anonymous,
        "within": one.within,
        "mentions": [_mention(known, ref) for ref in one.mentions],
        "reasons": known.reasons(one.reasons),
    }


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {"geonames": place.geonames, "country": place.country, "lat": place.lat, "lon": place.lon}


def _mention(known: Words, ref: Ref) -> Json:
    mention = known.record.readings[ref.article].mentions[ref.index]
    return {"span": known.span(ref.article, mention.span), "form": mention.form}


def statement(known: Words, reading: Reading, index: int) -> Json:
    """A statement with its speaker and chain; one that nobody attributed has no speaker."""
    ref = Ref(reading.id, index)
    said = reading.statements[index]
    whose = known.attributed.get(ref)
    return {
        "id": known.ids[ref],
        "article": reading.id,
        "form": said.form,
        "content": [known.span(reading.id, piece) for piece in said.content],
        "cue": known.span(reading.id, said.cue),
        "speaker": {
            "span": known.span(reading.id, said.source),
            "entity": next(iter(whose.speakers), None) if whose else None,
        },
        "polarity": said.polarity,
        "attitude": said.attitude,
        "within": known.ids[Ref(reading.id, said.within)] if said.within is not None else None,
        **_attributed(known, reading, said, whose),
    }


def _attributed(known: Words, reading: Reading, said: Statement, whose: Attribution | None) -> Json:
    """What attribution adds; without it, the hands that the sentence itself names."""
    if whose is None:
        chain = [_relay(known, reading, relay) for relay in said.relays]
        return {"speakers": [], "chain": chain, "addressee": None, "place": None, "said": None, "reasons": []}
    return {
        "speakers": list(whose.speakers),
        "chain": [_hand(known, hand) for hand in whose.chain],
        "addressee": whose.addressee,
        "place": whose.place,
        "said": resolved(whose.said) if whose.said else None,
        "reasons": known.reasons(whose.reasons),
    }


def _hand(known: Words, hand: Hand) -> Json:
    return {"entity": hand.entity, "name": hand.name, "link": hand.link, "evidence": known.passage(hand.passage)}


def _relay(known: Words, reading: Reading, relay: Relay) -> Json:
    evidence = known.span(reading.id, relay.span)
    return {"entity": None, "name": reading.words(relay.span), "link": relay.link, "evidence": evidence}


def change(known: Words, one: Change) -> Json:
    """What one entity said against what it said before."""
    reasons = known.reasons(one.reasons)
    return {"entity": one.entity, "statements": list(one.statements), "kind": one.kind, "reasons": reasons}
