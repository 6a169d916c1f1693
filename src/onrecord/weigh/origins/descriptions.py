"""Everything that the articles say somebody is: his roles, the words of his mentions, and what stands beside his name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Entity
from onrecord.model.text import Passage
from onrecord.weigh.origins import bodies

WINDOW = 90
"""Code points beside a name in which its description stands: “Iranian Foreign Ministry spokesman Bahram Qassemi”."""

BEFORE = re.compile(
    r"(?:\b(?:[A-Z][\w.\u2019'-]*|of|the|and|for|spokes\w+|minister|ambassador|envoy|president|chief|head|leader|lawmaker|officer)\s+){1,9}$"
)
"""A title before a name: capitalised words, and the small ones that stand in titles."""

AFTER = re.compile(
    r",\s+((?:the|an?|who is|[A-Z]\w+['\u2019]s)\s[^,.;:\u201c\u201d\"]{4,80}|[^,.;:\u201c\u201d\"]{0,30}\b(?:spokes\w+|minister|ambassador|envoy|president|director|chief|head|leader)\b[^,.;:]{0,50})[,.]"
)
"""A description after a name: “, the Russian ambassador to Iran,”."""


def of(entity: Entity, readings: Mapping[str, Reading]) -> tuple[str, ...]:
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
