"""Who and what the parts of an event are, as keys that mean the same in every article.

A key is `c:` a country (of a name, a people, a capital), `p:` a person, `l:` a place, `e:` another entity, `m:` a make of weapon or
vehicle, `n:` a name that is no entity's, `d:` somebody or something that is only described, `k:` a kind of thing or a base form,
`w:` another word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator

from onrecord.model.reading import Argument, EntityKind, Event, MentionForm, Reading, Ref
from onrecord.model.record import Entity, Material
from onrecord.model.text import Span
from onrecord.values import places
from onrecord.values.words import WORD, head_key, stem
from onrecord.weigh.keys import country_key, has_own_name, is_country, own_words
from onrecord.weigh.memory import Memory, Page

LETTER = {EntityKind.PERSON: "p", EntityKind.PLACE: "l", EntityKind.WEAPON: "m", EntityKind.VEHICLE: "m"}
VOICES = {"it": "body", "they": "body", "he": "person", "she": "person", "we": "house", "us": "house", "i": "any"}
"""Pronouns that, where nobody else is meant by them, mean the speaker: a body, a person, any, or the body spoken for."""
COMPANY = frozenset({"company", "firm", "operator", "airline", "manufacturer", "owner"})
PUBLIC = re.compile(r"\b(?:ministry|government|police|army|party|union|council|agency|department|office|court|university|hospital|"
                    r"state|authority|parliament|commission|navy|force|forces|federation|house)\b", re.IGNORECASE)  # fmt: skip
OWN_HOUSE = COMPANY | frozenset(
    {"bank", "club", "union", "ministry", "agency", "party", "university", "hospital", "authority"}
)
"""Descriptions of a body that, in the words of one who speaks for it and where nobody else is known by them, mean that body."""
GOVERNMENTS = frozenset({"government", "regime", "administration", "army", "force", "troop", "authority"})


Word = tuple[int, int, str]
"""A word of an article: where it starts and ends, and its key."""


class Parties:
    """The parties of one story's events; what was made of an article before is kept on its page."""

    def __init__(self, known: Material, memory: Memory | None = None) -> None:
        self.known = known
        self.memory = memory or Memory()
        self._owner: defaultdict[str, dict[int, Entity]] = defaultdict(dict)
        self._keys_of: dict[str, tuple[str, ...]] = {}
        self._houses: dict[str, Entity | None] = {}
        self._bodies = [e for e in known.entities.values() if e.kind is EntityKind.ORGANISATION]
        self._facts_of: dict[str, Hashable] = {}
        self._pages: dict[str, Page] = {}
        for ref, owner in known.owner.items():
            if owner in known.entities:
                self._owner[ref.article][ref.index] = known.entities[owner]

    def page(self, article: str) -> Page:
        """What was made of an article, as long as all that is known of it is the same."""
        page = self._pages.get(article)
        if page is None:
            page = self._pages[article] = self.memory.page(article, self._facts(article))
        return page

    def _facts(self, article: str) -> Hashable:
        """All that frames take: the reading's text and marks, whom mentions stand for, who speaks when, and what the times mean."""
        reading = self.known.readings[article]
        times = (self.known.calendar.times.get(Ref(article, index)) for index in range(len(reading.times)))
        said = (self.known.attributions.get(Ref(article, index)) for index in range(len(reading.statements)))
        return (
            (reading.text, reading.language, reading.blocks, reading.sentences, reading.statements, reading.times),
            reading.events,
            reading.mentions,
            self.known.calendar.published.get(article),
            tuple(times),
            tuple((index, self._facts_on(entity)) for index, entity in sorted(self._owner[article].items())),
            tuple(one and (one.said, tuple(self._speaks(name) for name in one.speakers)) for one in said),
        )

    def _facts_on(self, entity: Entity) -> Hashable:
        if entity.id not in self._facts_of:
            self._facts_of[entity.id] = (
                entity.id, entity.kind, entity.name, entity.anonymous, entity.place, _country_led(entity)
            )  # fmt: skip
        return self._facts_of[entity.id]

    def _speaks(self, name: str) -> Hashable:
        speaker = self.known.entities.get(name)
        if speaker is None:
            return name
        house = self.house(speaker)
        return self._facts_on(speaker), house and self._facts_on(house)

    def entity(self, reading: Reading, mention: int | None) -> Entity | None:
        return None if mention is None else self._owner[reading.id].get(mention)

    def entity_keys(self, entity: Entity) -> tuple[str, ...]:
        """An entity's own key, and its country's where it is one, lies in one, or is a people or an office of one."""
        if entity.id not in self._keys_of:
            self._keys_of[entity.id] = tuple(_entity_keys(entity))
        return self._keys_of[entity.id]

    def words_in(self, reading: Reading, span: Span) -> Iterator[Word]:
        """The words in a span; of a word that goes beyond it, the part within (“Russia” of “Russia's”)."""
        starts, rows = self.page(reading.id).once("words", None, lambda: _words_by_place(reading))
        first = max(0, bisect_right(starts, span.start) - 1)
        for row in rows[first : bisect_left(starts, span.end)]:
            if span.start <= row[0] and row[1] <= span.end:
                yield row
            else:
                cut = WORD.finditer(reading.text, max(row[0], span.start), max(span.start, min(row[1], span.end)))
                yield from ((m.start(), m.end(), stem(m[0])) for m in cut)

    def inside(self, reading: Reading, span: Span) -> list[int]:
        """The mentions whose heads lie in a span."""
        rows = self.page(reading.id).once("mentions", None, lambda: _mentions_by_place(reading))
        first, last = bisect_left(rows, (span.start, 0, 0)), bisect_left(rows, (span.end, 0, 0))
        return [index for _, end, index in rows[first:last] if end <= span.end]

    def argument_keys(self, reading: Reading, argument: Argument) -> frozenset[str]:
        """The keys of one part: those of the entity at its head, of the names in it, and the kind of its head."""
        made = self.page(reading.id).once("keys", argument, lambda: frozenset(self._argument_keys(reading, argument)))
        return frozenset(made)

    def _argument_keys(self, reading: Reading, argument: Argument) -> Iterator[str]:
        entity = self.entity(reading, argument.mention)
        if entity is not None:
            yield from self.entity_keys(entity)
        head = _plain(reading, argument)
        if (entity is None or head[:1].islower()) and (key := head_key(head)):
            yield key
        covered = []
        for index in self.inside(reading, argument.span):
            mention = reading.mentions[index]
            inner = self.entity(reading, index)
            if inner is not None and mention.form in {MentionForm.NAME, MentionForm.DEMONYM}:
                covered.append(mention.head)
                yield from self.entity_keys(inner)
                yield from _led_by(inner, argument.head.lower())
        for start, _, key in self.words_in(reading, argument.span):
            if key[:2] == "c:" and not any(span.start <= start < span.end for span in covered):
                yield key

    def voice(self, reading: Reading, event: Event, argument: Argument) -> Iterator[str]:
        """The keys of a speaker who speaks of himself: “Peru denied that it will”, “we will”."""
        head = argument.head.lower()
        named = argument.mention is not None and self.entity(reading, argument.mention) is not None
        kind = VOICES.get(head) or ("own" if head in OWN_HOUSE and not named else None)
        if event.statement is None or kind is None:
            return
        attribution = self.known.attributions.get(Ref(reading.id, event.statement))
        if attribution and len(attribution.speakers) == 1:
            speaker = self.known.entities.get(attribution.speakers[0])
            house = self.house(speaker) if speaker and kind in {"house", "own"} else None
            if house and (kind == "house" or _is_such(house.name, head)):
                yield from self.entity_keys(house)
            elif speaker and kind != "own":
                fits = kind in {"any", "house"} or (kind == "person") == (speaker.kind is EntityKind.PERSON)
                yield from self.entity_keys(speaker) if fits else ()

    def house(self, speaker: Entity) -> Entity | None:
        """The body that a person speaks for, where the role names it: “Holm Lines’ spokeswoman”."""
        if speaker.id not in self._houses:
            self._houses[speaker.id] = self._house(speaker)
        return self._houses[speaker.id]

    def _house(self, speaker: Entity) -> Entity | None:
        if speaker.kind is not EntityKind.PERSON:
            return None
        if speaker.within:
            return self.known.entities.get(speaker.within)
        told = " ".join(role.role for role in speaker.roles)
        bodies = [e for e in self._bodies if e.name in told] if told else []
        return max(bodies, key=lambda e: (len(e.name), e.id), default=None)


def _plain(reading: Reading, argument: Argument) -> str:
    """The head of a part; one that has a capital only because it opens a sentence, as the article writes it elsewhere: “Harbour stays
    shut”."""
    head, start = argument.head, argument.span.start
    opens = start == 0 or reading.text[max(0, start - 3) : start].rstrip(" ")[-1:] in '.!?\n”"'
    small = head[:1].isupper() and opens and re.search(rf"\b{re.escape(head.lower())}\b", reading.text)
    return head.lower() if small else head


def _entity_keys(entity: Entity) -> Iterator[str]:
    code = country_key(entity.name, entity.kind) or (entity.place.country if entity.place else None)
    if code:
        yield f"c:{code}"
        if is_country(entity.name):
            return
    letter = LETTER.get(entity.kind, "e") if has_own_name(entity.name) else "d"
    yield f"{letter}:{entity.id}"
    if letter in "elp":
        yield from own_words(entity.name)


def _led_by(entity: Entity, head: str) -> Iterator[str]:
    """The country of a leader by whom its government is named: “the Duarte government”."""
    if head in GOVERNMENTS and (code := _country_led(entity)):
        yield f"c:{code}"


def _country_led(entity: Entity) -> str | None:
    """The one country that a person's roles are of."""
    codes = {code for role in entity.roles if (code := places.country_in(role.role))} if _is_person(entity) else set()
    return codes.pop() if len(codes) == 1 else None


def _is_person(entity: Entity) -> bool:
    return entity.kind is EntityKind.PERSON


def _is_such(name: str, noun: str) -> bool:
    """Whether a body can be meant by a noun: “the ministry” by the Interior Ministry, “the company” by what is no public body."""
    return noun in name.lower() or (noun in COMPANY and not PUBLIC.search(name))


def _mentions_by_place(reading: Reading) -> list[tuple[int, int, int]]:
    return sorted((m.head.start, m.head.end, i) for i, m in enumerate(reading.mentions))


def _words_by_place(reading: Reading) -> tuple[list[int], list[Word]]:
    rows = [(m.start(), m.end(), stem(m[0])) for m in WORD.finditer(reading.text)]
    return [row[0] for row in rows], rows
