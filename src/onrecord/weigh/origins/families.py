"""Whose voice a speaker is: two offices or persons of one government, or of one institution, are one family."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.model.reading import EntityKind, Reading, Ref
from onrecord.model.record import Entity
from onrecord.model.text import Passage
from onrecord.values import outlets, places
from onrecord.weigh.origins import bodies

WINDOW = 90
"""Code points beside a name in which its description stands: “Iranian Foreign Ministry spokesman Bahram Qassemi”."""

LONGEST_NAME = 5
"""Words of the longest name of a country or institution that is looked for in a description."""

LONG_NAME = 6
"""Letters of a body's name from which it is looked for in descriptions; shorter ones stand in other words."""

DEPTH = 4
"""Steps from a speaker up to what contains it: spokesman, ministry, government."""

DOUBTFUL = "?"
"""Family of somebody whose side is not known: counted as nobody's but one already counted."""


@dataclass(frozen=True, slots=True)
class Family:
    """`key` is equal for all voices of one house (`government:IR`); `why` says how that is known. A doubtful family is
    taken for any other that is met; an unnamed one has no name by which it could be told from another unnamed."""

    key: str
    why: str
    doubtful: bool = False


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
    if entity.kind == EntityKind.PERSON and _descriptions(entity, who.readings):
        return Family(f"person:{entity.id}", f"{entity.name} speaks for himself or herself")
    return Family(DOUBTFUL, f"whom {entity.name} speaks for is not known", doubtful=True)


def _is_name(words: str) -> bool:
    """Whether words name somebody: “the source” and “a Police Command source” describe, “Rui Sousa” and “the Kremlin” name."""
    last = words.split()[-1:]
    if len(words.casefold().removeprefix("the ").split()) == 1 and last[0].casefold() in _common():
        return False
    return bool(last) and not (last[0].islower() and last[0].isascii())


@cache
def _common() -> frozenset[str]:
    """Nouns for unnamed people, which a capital at the start of a sentence makes no name: “Doctors”."""
    return _set("unnamed", "witnesses") | _set("unnamed", "sources")


def _of_a_state(name: str) -> bool:
    """Whether a name is that of a state's body, be the state told or not: “Holm Police”, “the Harbour Prefecture”."""
    return name.casefold().split()[-1] in _set("state", "public")


def _itself(entity: Entity) -> Family:
    """A body that speaks for itself; one of a state that is not told may be any government's."""
    kind = bodies.kind_of(entity.name)
    if kind:
        return Family(
            f"{bodies.BODY}{kind}:{entity.name.casefold()}",
            f"{entity.name}, which is no government's, speaks for itself",
        )
    if bodies.surely_state(entity.name):
        return _untold(entity.name)
    if _of_a_state(entity.name):
        return Family(DOUBTFUL, f"of which state {entity.name} is a part is not told", doubtful=True)
    return Family(f"institution:{entity.name.casefold()}", f"{entity.name} speaks for itself")


def _untold(words: str) -> Family:
    """A state's body, the state not told: one voice with all such bodies, and any government's."""
    return Family(bodies.UNTOLD, f"of which state {words} is a part is not told")


def _unnamed(entity: Entity, found: Family | None) -> Family:
    """An unnamed voice: a body that is described (“the dock workers’ union”); one of the government it is near; else a witness, or a
    source that could be anybody's."""
    itself = bodies.is_body(entity.name)
    if found and itself and found.key.startswith(bodies.BODY):
        return found
    if found and (itself or not found.key.startswith((bodies.BODY, bodies.UNTOLD))) and not found.doubtful:
        return Family(found.key, f"unnamed, and near to those counted: {found.why}")
    if set(re.findall(r"\w+", entity.name.casefold())) & _set("unnamed", "witnesses"):
        return Family("unnamed:witnesses", "unnamed witnesses of one story may be the same people")
    return Family(DOUBTFUL, "an unnamed source may be one of those who speak by name", doubtful=True)


# --- by the name ------------------------------------------------------------------------------------------------


def _by_name(entity: Entity) -> Family | None:
    for name in (entity.name, *entity.names):
        found = _press(name) if entity.kind != EntityKind.PERSON else None
        found = found or (_body(entity, name) if entity.kind != EntityKind.PERSON else None)
        if found:
            return found
    if entity.kind == EntityKind.PLACE and entity.place and entity.place.country:
        return _government(entity.place.country, f"{entity.name} speaks for its authorities")
    return None


def newsroom(name: str) -> outlets.Known | None:
    """The outlet or agency with this name, unless it is known as a body that speaks for itself (a monitor that also has a site)."""
    return None if places.institution(name) else outlets.find(name)


def _press(name: str) -> Family | None:
    """An outlet's or agency's publisher, or the state that directs it."""
    known = newsroom(name)
    if known is None:
        return None
    if known.control == "state" and known.country:
        return _government(known.country, f"{known.name} is directed by the state ({known.source})")
    return Family(f"publisher:{known.family.casefold()}", f"{known.name} belongs to {known.family}")


def _body(entity: Entity, name: str) -> Family | None:
    """A government or an institution by its own name."""
    leader = LED.match(name)
    country = places.government(leader.group(1) if leader else name)
    country = country or (places.country_of_demonym(leader.group(1)) if leader else None)
    if country:
        return _government(country, f"“{name}” is an office of {places.name_of(country)}")
    if entity.kind == EntityKind.PLACE:
        return None
    known = places.institution(name)
    if known:
        return Family(f"institution:{_house(known.name)}", f"“{name}” is {known.name}")
    found = of_description(name)
    return found if found and not found.doubtful else None


def _house(name: str) -> str:
    """The body of which a body is an office, or itself: the European Commission's voice is the European Union's."""
    low = name.casefold()
    return next((whole for whole, parts in sources()["parts"].items() if low in parts), low)


def _government(country: str, why: str) -> Family:
    return Family(f"government:{country}", why)


# --- by what is said of them --------------------------------------------------------------------------------------


def _by_descriptions(entity: Entity, who: Directory) -> Family | None:
    """The family that the descriptions of somebody give: the one that most of them give, in a tie the first."""
    votes: dict[str, list[Family]] = {}
    for words in _descriptions(entity, who.readings):
        body = next((one for name, one in who.bodies if name in words and one.id != entity.id), None)
        found = (_by_name(body) or _itself(body)) if body else of_description(words)
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
    """The organisations and groups of the pile that are no office of a government, by name, longest first: “director of the Coastal
    Rights Monitor” is of the one so called."""
    named = [
        (name, one)
        for one in entities.values()
        if one.kind in {EntityKind.ORGANISATION, EntityKind.GROUP} and not one.anonymous
        for name in (one.name, *one.names)
        if len(name) >= LONG_NAME and name[:1].isupper() and _is_name(name) and newsroom(name) is None
    ]
    return sorted(named, key=lambda pair: (-len(pair[0]), pair[0], pair[1].id))


def _descriptions(entity: Entity, readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """Everything that the articles say somebody is."""
    told = [words for role in entity.roles for words in _wholly(role.role, role.passage, readings)]
    for ref in entity.mentions:
        if ref.article in readings:
            told += _beside(readings[ref.article], ref)
    if entity.anonymous:
        told.append(entity.name)
    return tuple(dict.fromkeys(words for words in told if words.strip()))


def _wholly(words: str, place: Passage, readings: Mapping[str, Reading]) -> list[str]:
    """A description as the article means it: “secretary of the dock workers’ union” for “the union’s secretary”."""
    reading = readings.get(place.article)
    fuller = bodies.whole(reading, place.span) if reading and reading.words(place.span) == words else None
    return [fuller or words]


def _beside(reading: Reading, ref: Ref) -> list[str]:
    """What a mention itself says (“the Russian diplomat”), and the description that stands around a name."""
    mention = reading.mentions[ref.index]
    told = [bodies.whole(reading, mention.role) or reading.words(mention.role)] if mention.role else []
    if mention.form == "nominal":
        return [*told, bodies.whole(reading, mention.span) or reading.words(mention.span)]
    if mention.form != "name":
        return told
    before = BEFORE.search(reading.text[max(0, mention.head.start - WINDOW) : mention.head.start])
    after = AFTER.match(reading.text[mention.head.end : mention.head.end + WINDOW])
    told += [before.group().strip()] if before and before.group().strip() else []
    return told + ([after.group(1)] if after else [])


LED = re.compile(r"(?:the )?([\w.]+)-led\b", re.IGNORECASE)
"""A coalition speaks with its leader's voice: “US-led coalition”."""

BEFORE = re.compile(
    r"(?:\b(?:[A-Z][\w.\u2019'-]*|of|the|and|for|spokes\w+|minister|ambassador|envoy|president|chief|head|leader|lawmaker|officer)\s+){1,9}$"
)
"""A title before a name: capitalised words, and the small ones that stand in titles."""

AFTER = re.compile(
    r",\s+((?:the|an?|who is|[A-Z]\w+['\u2019]s)\s[^,.;:\u201c\u201d\"]{4,80}|[^,.;:\u201c\u201d\"]{0,30}\b(?:spokes\w+|minister|ambassador|envoy|president|director|chief|head|leader)\b[^,.;:]{0,50})[,.]"
)
"""A description after a name: “, the Russian ambassador to Iran,”."""

VOICE_OF = re.compile(
    r"\b(?:spokes\w+|press secretary|aide|advis[eo]r|assistant)\s+(?:for|to|of|at)\s+(.+)$", re.IGNORECASE | re.DOTALL
)
"""Somebody who speaks for what is named next: “spokesman for the Turkish president”."""

BEYOND = re.compile(
    r"\s(?:to|for|in|on|at|with|against|near|about|following|regarding)\s.*$", re.IGNORECASE | re.DOTALL
)
"""What follows tells where somebody works, not for whom: “ambassador to Iran”."""


@lru_cache(maxsize=1 << 14)
def of_description(words: str) -> Family | None:
    """The family of whoever is described so: “Iranian Foreign Ministry spokesman” → `government:IR`, “UN special envoy for Syria”
    → the United Nations, “Russian opposition leader” → that side; None for “a resident”, who speaks for nobody else."""
    voice = VOICE_OF.search(words)
    if voice:
        return of_description(voice.group(1))
    own = BEYOND.sub("", words)
    said = set(re.findall(r"[^\W\d_]+", own.casefold()))
    side = next((name for name, of_it in _sides().items() if said & of_it), None)
    if side:
        return Family(f"side:{side}", f"“{words}” speaks for a side that is no government")
    known, country = _first_body(own)
    if known and not known.government:
        return Family(f"institution:{_house(known.name)}", f"“{words}” speaks for {known.name}")
    if said & _set("state", "alone"):
        return None
    kind = None if known else bodies.kind_of(own)
    if kind:
        return Family(f"{bodies.BODY}{kind}:", f"“{words}” speaks for a body that is no government's")
    return _of_office(words, said, country, named=known is not None)


def _of_office(words: str, said: set[str], country: str | None, *, named: bool) -> Family | None:
    """The government that an office is of; doubtful where the office is told and not whose it is."""
    office = bool(said & _set("state", "offices"))
    bound = bool(said & _set("state", "bound")) and not named
    if country and (named or office) and not bound:
        return _government(country, f"“{words}” speaks for {places.name_of(country)}")
    if bodies.surely_state(words) and not named:
        return _untold(f"“{words}”")
    return Family(DOUBTFUL, f"whom “{words}” speaks for is not told", doubtful=True) if office or bound else None


def _first_body(words: str) -> tuple[places.Institution | None, str | None]:
    """The first institution, country, people or capital that a description names: the institution, and the country."""
    tokens = [re.sub(r"(?:['\u2019]s?|-led|-backed)$", "", token) for token in re.split(r"[\s,]+", words) if token]
    for start in range(len(tokens)):
        for length in range(min(LONGEST_NAME, len(tokens) - start), 0, -1):
            name = " ".join(tokens[start : start + length])
            if not name[:1].isupper():
                continue
            known = places.institution(name)
            if known:
                return known, known.country
            country = places.country_of(name) or places.country_of_demonym(name) or places.country_of_capital(name)
            if country:
                return None, country
    return None, None


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


@cache
def _sides() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in sources()["sides"].items()}


@cache
def _set(table: str, key: str) -> frozenset[str]:
    return frozenset(sources()[table][key].split())


@cache
def sources() -> dict[str, Any]:
    """The table of what shows who stands behind words."""
    return tomllib.loads(files("onrecord").joinpath("data", "sources.toml").read_text(encoding="utf-8"))


def is_document(words: str) -> bool:
    """Whether these words name a paper or a recording: “the indictment”, “leaked documents”."""
    last = re.findall(r"\w+", words.casefold())
    return bool(last) and last[-1] in _set("documents", "words")
