"""Whose voice a speaker is: two offices or persons of one government, or of one institution, are one family."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from onrecord.model.reading import EntityKind, Reading
from onrecord.model.record import Entity
from onrecord.values import places
from onrecord.weigh.origins import bodies, descriptions, houses
from onrecord.weigh.origins.houses import Family
from onrecord.weigh.origins.table import words_of

LONG_NAME = 6
"""Letters of a body's name from which it is looked for in descriptions; shorter ones stand in other words."""

DEPTH = 4
"""Steps from a speaker up to what contains it: spokesman, ministry, government."""


@dataclass(slots=True)
class Directory:
    """Who is who in a story: its entities and readings, the bodies among them by name, and the families told so far."""

    entities: Mapping[str, Entity]
    readings: Mapping[str, Reading]
    bodies: list[tuple[str, Entity]] = field(init=False)
    told: dict[str, Family] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bodies = _bodies(self.entities)

    def family(self, entity: Entity) -> Family:
        """The family of a speaker: `government:PT` for “Rui Sousa”, the Portuguese Health Ministry's spokesman."""
        if entity.id not in self.told:
            self.told[entity.id] = _family(entity, self)
        return self.told[entity.id]


def _family(entity: Entity, who: Directory) -> Family:
    found = _by_name(entity) or _by_descriptions(entity, who) or _by_container(entity, who)
    if entity.anonymous or not _is_name(entity.name):
        return _unnamed(entity, found)
    if found:
        return found
    if _of_a_state(entity.name):
        return _itself(entity)
    if entity.kind in {EntityKind.ORGANISATION, EntityKind.GROUP}:
        return _itself(entity)
    if entity.kind == EntityKind.PERSON and descriptions.of(entity, who.readings):
        return Family(f"person:{entity.id}", f"{entity.name} speaks for himself or herself")
    return Family(houses.DOUBTFUL, f"whom {entity.name} speaks for is not known", doubtful=True)


def _is_name(words: str) -> bool:
    """Whether words name somebody: “the source” and “a Police Command source” describe, “Rui Sousa” and “the Kremlin” name."""
    last = words.split()[-1:]
    if len(words.casefold().removeprefix("the ").split()) == 1 and last[0].casefold() in _common():
        return False
    return bool(last) and not (last[0].islower() and last[0].isascii())


@cache
def _common() -> frozenset[str]:
    """Nouns for unnamed people, which a capital at the start of a sentence makes no name: “Doctors”."""
    return words_of("unnamed", "witnesses") | words_of("unnamed", "sources")


def _of_a_state(name: str) -> bool:
    """Whether a name is that of a state's body, be the state told or not: “Holm Police”, “the Harbour Prefecture”."""
    return name.casefold().split()[-1] in words_of("state", "public")


def _itself(entity: Entity) -> Family:
    """A body that speaks for itself; one of a state that is not told may be any government's."""
    kind = bodies.kind_of(entity.name)
    if kind:
        return Family(
            f"{bodies.BODY}{kind}:{entity.name.casefold()}",
            f"{entity.name}, which is no government's, speaks for itself",
        )
    if bodies.surely_state(entity.name):
        return houses.untold(entity.name)
    if _of_a_state(entity.name):
        return Family(houses.DOUBTFUL, f"of which state {entity.name} is a part is not told", doubtful=True)
    return Family(f"institution:{entity.name.casefold()}", f"{entity.name} speaks for itself")


def _unnamed(entity: Entity, found: Family | None) -> Family:
    """An unnamed voice: a body that is described (“the dock workers’ union”); one of the government it is near; else a witness, or a
    source that could be anybody's."""
    itself = bodies.is_body(entity.name)
    if found and itself and found.key.startswith(bodies.BODY):
        return found
    if found and (itself or not found.key.startswith((bodies.BODY, bodies.UNTOLD))) and not found.doubtful:
        return Family(found.key, f"unnamed, and near to those counted: {found.why}")
    if set(re.findall(r"\w+", entity.name.casefold())) & words_of("unnamed", "witnesses"):
        return Family("unnamed:witnesses", "unnamed witnesses of one story may be the same people")
    return Family(houses.DOUBTFUL, "an unnamed source may be one of those who speak by name", doubtful=True)


# --- by the name ------------------------------------------------------------------------------------------------


def _by_name(entity: Entity) -> Family | None:
    for name in (entity.name, *entity.names):
        found = _press(name) if entity.kind != EntityKind.PERSON else None
        found = found or (_body(entity, name) if entity.kind != EntityKind.PERSON else None)
        if found:
            return found
    if entity.kind == EntityKind.PLACE and entity.place and entity.place.country:
        return houses.government(entity.place.country, f"{entity.name} speaks for its authorities")
    return None


def _press(name: str) -> Family | None:
    """An outlet's or agency's publisher, or the state that directs it."""
    known = houses.newsroom(name)
    if known is None:
        return None
    if known.control == "state" and known.country:
        return houses.government(known.country, f"{known.name} is directed by the state ({known.source})")
    shown = f" ({known.family_source})" if known.family_source else ""
    return Family(f"publisher:{known.family.casefold()}", f"{known.name} belongs to {known.family}{shown}")


LED = re.compile(r"(?:the )?([\w.]+)-led\b", re.IGNORECASE)
"""A coalition speaks with its leader's voice: “US-led coalition”."""


def _body(entity: Entity, name: str) -> Family | None:
    """A government or an institution by its own name."""
    leader = LED.match(name)
    country = places.government(leader.group(1) if leader else name)
    country = country or (places.country_of_demonym(leader.group(1)) if leader else None)
    if country:
        return houses.government(country, f"“{name}” is an office of {places.name_of(country)}")
    if entity.kind == EntityKind.PLACE:
        return None
    known = places.institution(name)
    if known:
        return Family(f"institution:{houses.house(known.name)}", f"“{name}” is {known.name}")
    found = houses.of_description(name)
    return found if found and not found.doubtful else None


# --- by what is said of them --------------------------------------------------------------------------------------


def _by_descriptions(entity: Entity, who: Directory) -> Family | None:
    """The family that the descriptions of somebody give: the one that most of them give, in a tie the first."""
    votes: dict[str, list[Family]] = {}
    for words in descriptions.of(entity, who.readings):
        body = next((one for name, one in who.bodies if name in words and one.id != entity.id), None)
        found = (_by_name(body) or _itself(body)) if body else houses.of_description(words)
        if found:
            votes.setdefault(found.key, []).append(found)
    if not votes:
        return None
    return max(votes.values(), key=lambda one: (_firmness(one[0]), len(one)))[0]


def _firmness(one: Family) -> int:
    """A body told by its name says more than its kind alone, and that more than that nothing is known."""
    if one.doubtful:
        return 0
    return 1 if one.key == bodies.UNTOLD or one.key.endswith(":") else 2


def _bodies(entities: Mapping[str, Entity]) -> list[tuple[str, Entity]]:
    """The organisations and groups of the pile that are no office of a government and no platform, by name, longest first: “director of the Coastal
    Rights Monitor” is of the one so called."""
    named = [
        (name, one)
        for one in entities.values()
        if one.kind in {EntityKind.ORGANISATION, EntityKind.GROUP} and not one.anonymous
        for name in (one.name, *one.names)
        if len(name) >= LONG_NAME and name[:1].isupper() and _is_name(name) and houses.newsroom(name) is None
        if "-".join(name.casefold().split()) not in words_of("platforms", "names")
    ]
    return sorted(named, key=lambda pair: (-len(pair[0]), pair[0], pair[1].id))


# --- by what contains them ----------------------------------------------------------------------------------------


def _by_container(entity: Entity, who: Directory) -> Family | None:
    """The family of the body that somebody belongs to, where the texts say so."""
    at = entity
    for _ in range(DEPTH):
        above = who.entities.get(at.within) if at.within else None
        if above is None:
            return None
        found = _by_name(above) or _by_descriptions(above, who)
        if found:
            return found
        at = above
    return None
