"""A record as FollowTheMoney entities, one JSON object a line, for the tools that investigators have.

Articles become `Article`, the people and things in them `Person`, `Organization`, `Address` and the like; each is tied
to the articles that name it by a `Mention`. Schemata and properties: followthemoney.tech.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.record import Entity, Record
from onrecord.present.brief import title_of
from onrecord.present.shelf import Shelf, outlet_of

Thing = dict[str, Any]

SCHEMATA = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.GROUP: "Organization",
    EntityKind.PLACE: "Address",
    EntityKind.FACILITY: "RealEstate",
    EntityKind.WEAPON: "Asset",
    EntityKind.VEHICLE: "Vehicle",
    EntityKind.EVENT: "Event",
}
"""Kinds without a schema of their own are left out: a bare `Thing` says nothing."""

MENTIONABLE = {"Person", "Organization"}
"""Schemata that `Mention.detectedSchema` is used for."""


def ftm(record: Record) -> Iterator[Thing]:
    """All entities of a record, articles first; `json.dumps` each on its own line."""
    shelf = Shelf(record)
    for reading in record.readings.values():
        yield _article(shelf, reading)
    for entity in record.entities:
        if entity.kind in SCHEMATA and not entity.anonymous:
            yield _entity(entity)
            yield from _mentions(shelf, entity)


def _thing(id_: str, schema: str, properties: dict[str, Iterable[object]]) -> Thing:
    """An entity; empty properties are left out, every value is a string."""
    kept = {name: [str(value) for value in values if value not in {None, ""}] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _article(shelf: Shelf, reading: Reading) -> Thing:
    outlet, known = outlet_of(reading), shelf.record.calendar.published.get(reading.id)
    exact = known.best if known and known.basis.value not in {"inferred", "guess"} else None
    return _thing(
        reading.id,
        "Article",
        {
            "title": (title_of(reading),),
            "fileName": (shelf.sources[reading.id],),
            "sourceUrl": (reading.article.url,),
            "publisher": (outlet.name if outlet else None,),
            "author": reading.article.authors,
            "publishedAt": (exact,),
            "language": (reading.language,),
            "contentHash": (reading.article.sha256,),
            "bodyText": (reading.text,),
        },
    )


def _entity(entity: Entity) -> Thing:
    schema = SCHEMATA[entity.kind]
    properties: dict[str, Iterable[object]] = {
        "name": (entity.name,),
        "alias": tuple(name for name in entity.names if name != entity.name),
    }
    if schema == "Person":
        properties["position"] = tuple(dict.fromkeys(role.role for role in entity.roles))
    if entity.place and schema in {"Address", "RealEstate"}:
        properties["country"] = (entity.place.country and entity.place.country.lower(),)
        properties["latitude"] = (entity.place.lat,)
        properties["longitude"] = (entity.place.lon,)
    if schema == "Address":
        properties["full"] = (entity.name,)
    return _thing(entity.id, schema, properties)


def _mentions(shelf: Shelf, entity: Entity) -> Iterator[Thing]:
    """One `Mention` for each article that names a person or an organisation."""
    schema = SCHEMATA[entity.kind]
    if schema not in MENTIONABLE:
        return
    found: dict[str, list[str]] = {}
    for ref in entity.mentions:
        reading = shelf.record.readings[ref.article]
        mention = reading.mentions[ref.index]
        if mention.form is MentionForm.NAME:
            found.setdefault(ref.article, []).append(reading.words(mention.span))
    for article, names in found.items():
        yield _thing(
            f"{entity.id}-{article}",
            "Mention",
            {
                "document": (article,),
                "resolved": (entity.id,),
                "name": tuple(dict.fromkeys(names)),
                "detectedSchema": (schema,),
            },
        )
