"""Who and what two articles both name, whatever the spelling: people, bodies and places of which few texts speak.

Two articles of one event tell it in other words, but they name its town, the firm and the fire chief. Those that share a little-known place
in their first sentences and two or three little-known names in all are alike for that; names that every week's news holds
(countries, governments, outlets, sources such as monitors) say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from onrecord.link.stories import likeness
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.record import Entity
from onrecord.model.text import READ_KINDS
from onrecord.values import outlets, places, wording

ADDED = ((3, 0.10), (2, 0.05))
"""What is added to the likeness for so many shared names. Set with the bars on labelled clusters of news at a precision of .97."""

MOST = 0.4
"""Share of the names of the article that names fewer which must be shared: a long text names many by chance."""

FIRST = 450
"""Code points after the headline in which a place must be named: about the first three sentences."""

SITES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})


@dataclass(slots=True)
class Named:
    """The little-known names of one article, each as its words; `sites` are the places among them that its beginning names."""

    names: set[frozenset[str]] = field(default_factory=set)
    sites: set[frozenset[str]] = field(default_factory=set)
    count: int = 0


def of(readings: Sequence[Reading], entities: Iterable[Entity]) -> list[Named]:
    """The little-known names of each article; none where nothing was read."""
    place = {reading.id: n for n, reading in enumerate(readings)}
    begun = [_beginning(reading) for reading in readings]
    found = [Named() for _ in readings]
    rare = _rare(entities)
    everywhere = {words for words, kind in rare.values() if kind in SITES}
    for entity in entities:
        if entity.id not in rare:
            continue
        words, _ = rare[entity.id]
        for ref in entity.mentions:
            n = place.get(ref.article)
            if n is None or readings[n].mentions[ref.index].form != MentionForm.NAME or words in _house(readings[n]):
                continue
            found[n].names.add(words)
            if words in everywhere and readings[n].mentions[ref.index].span.start < begun[n]:
                found[n].sites.add(words)
    for one in found:
        one.count = _distinct(one.names)
    return found


def added(one: Named, other: Named) -> float:
    """How much more alike two articles are for the names that they share; nothing unless a place is among them."""
    if not one.sites & other.sites:
        return 0.0
    shared = _distinct(one.names & other.names)
    if shared < MOST * min(one.count, other.count):
        return 0.0
    return next((more for least, more in ADDED if shared >= least), 0.0)


def _rare(entities: Iterable[Entity]) -> Mapping[str, tuple[frozenset[str], EntityKind]]:
    """The words and the kind of each entity of which few texts speak."""
    found = {}
    for entity in entities:
        words = frozenset(w.form for w in wording.words(entity.name) if not wording.is_function(w.surface))
        if words and not entity.anonymous and likeness.is_rare(words) and not _of_the_news(entity.name):
            found[entity.id] = (words, entity.kind)
    return found


def _of_the_news(name: str) -> bool:
    """Whether a name stands in any week's news: a country, a government's office, a known body, an outlet."""
    known = places.country_of(name) or places.government(name) or places.institution(name)
    return bool(known or outlets.find(name))


def _house(reading: Reading) -> AbstractSet[frozenset[str]]:
    """The names of an article's own newsroom."""
    outlet = reading.article.outlet or reading.outlet
    names = [outlet.name] if outlet else []
    return {frozenset(w.form for w in wording.words(n)) for n in [*names, *(a.name for a in reading.agencies)]}


def _beginning(reading: Reading) -> int:
    """Where the beginning of an article ends."""
    starts = [block.span.start for block in reading.blocks if block.kind in READ_KINDS]
    return (starts[1] if len(starts) > 1 else starts[0] if starts else 0) + FIRST


def _distinct(names: AbstractSet[frozenset[str]]) -> int:
    """How many names there are, one that holds another counted with it: “Holm” and “Holm harbour”."""
    least: list[frozenset[str]] = []
    for words in sorted(names, key=lambda words: (len(words), sorted(words))):
        if not any(one <= words for one in least):
            least.append(words)
    return len(least)
