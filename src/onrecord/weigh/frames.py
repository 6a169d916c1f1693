"""What the stages of weighing compare: an event with its parts as keys that mean the same in every article.

“Russian jets have left the base” has the actors `c:RU` and `k:plane`, the object `k:base`, the action `withdraw`. A key is
`c:` a country (of a name, a people, a capital), `p:` a person, `l:` a place, `e:` another entity, `m:` a make of weapon or
vehicle, `n:` a name that is no entity's, `d:` somebody or something that is only described, `k:` a kind of thing or a base form, `w:` another word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.reading import Argument, EntityKind, Event, MentionForm, Modality, Reading, Ref
from onrecord.model.record import Entity, Material
from onrecord.model.text import Span
from onrecord.model.time import Interval, TimeType
from onrecord.values import kinds, places, predicates
from onrecord.values.words import WORD, carriers, doings, head_key, stem
from onrecord.weigh.intervals import width
from onrecord.weigh.keys import country_key, has_own_name, is_country, own_words

ACTOR_ROLES = frozenset({"agent"})
OBJECT_ROLES = frozenset({"patient", "recipient", "attribute", "companion", "topic", "goal", "source"})
CAUSE_ROLES = frozenset({"cause", "means", "place", "topic"})
"""Roles in which a happening stands that did it: “in a bombing”, “after the quake”, “during the raid”."""
FUTURE = frozenset({Modality.PLANNED, Modality.HOPED})
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
DISASTERS = frozenset({"quake", "sink", "crash", "collapse", "derail", "erupt", "flood", "storm", "slide", "collide", "burn",
                       "make_landfall", "spread", "explode"})  # fmt: skip
"""Actions of which a story tells one: its tolls are of that one, unless another is named."""
_SINCE = re.compile(
    r"\b(?:since|in the (?:past|last)|over the (?:past|last)|this (?:year|month)|so far this|to date)\b", re.IGNORECASE
)


_BEFORE_SINCE = re.compile(r"\b(?:ever )?since (?:about |early |late |mid-)?$", re.IGNORECASE)
_IN_SINCE = re.compile(r"since\b", re.IGNORECASE)
SITES = frozenset({"base", "port", "harbour", "harbor", "station", "airstrip", "runway", "camp", "facility", "depot"})
"""Kinds of places that are used by those who start from them."""
GOVERNMENTS = frozenset({"government", "regime", "administration", "army", "force", "troop", "authority"})


Word = tuple[int, int, str]
"""A word of an article: where it starts and ends, and its key."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One event, ready to be compared. `words` are content keys of the whole clause; `days` when it happened, None where not
    told; `told` when it was said or came out; `future` whether it lies ahead of the telling; `cumulative` whether it sums up a
    stretch of time (“since March”); `site` the base or port that it is done from; `since` whether its day is the day on which it
    began; `reason` whether it only tells why of what is taken for known (“the use was halted because of”)."""

    ref: Ref
    event: Event
    action: str
    phase: str | None
    actors: frozenset[str]
    objects: frozenset[str]
    places: frozenset[str]
    causes: frozenset[str]
    whence: frozenset[str]
    whither: frozenset[str]
    words: frozenset[str]
    days: Interval | None
    told: Interval | None
    future: bool
    cumulative: bool
    site: frozenset[str] = frozenset()
    since: bool = False
    reason: bool = False

    @property
    def article(self) -> str:
        return self.ref.article


class Frames:
    """Makes the frames of one story, each once."""

    def __init__(self, known: Material) -> None:
        self.known = known
        self._mentions: dict[str, list[tuple[int, int, int]]] = {}
        self._words_of: dict[str, tuple[list[int], list[Word]]] = {}
        self._owner: defaultdict[str, dict[int, Entity]] = defaultdict(dict)
        self._keys_of: dict[str, tuple[str, ...]] = {}
        self._houses: dict[str, Entity | None] = {}
        self._made: dict[Ref, Frame] = {}
        self._scenes: dict[Ref, frozenset[str]] = {}
        for ref, owner in known.owner.items():
            if owner in known.entities:
                self._owner[ref.article][ref.index] = known.entities[owner]

    def of(self, ref: Ref) -> Frame:
        """The frame of an event."""
        if ref not in self._made:
            self._made[ref] = self._make(ref)
        return self._made[ref]

    def _make(self, ref: Ref) -> Frame:
        reading = self.known.readings[ref.article]
        event = reading.events[ref.index]
        days = self.days(reading, event)
        actors, objects = self._keys(reading, event, ACTOR_ROLES), self._keys(reading, event, OBJECT_ROLES)
        return Frame(
            ref=ref,
            event=event,
            action=event.action,
            phase=None if event.phase == "continue" else event.phase,
            actors=actors,
            objects=objects,
            places=self._places(reading, event),
            causes=self._keys(reading, event, CAUSE_ROLES),
            whence=self._keys(reading, event, frozenset({"source"})),
            whither=self._keys(reading, event, frozenset({"goal"})),
            words=self._words(reading, event) | frozenset(key for key in actors | objects if _is_word(key)),
            days=days,
            told=self.told(ref.article, event),
            future=event.modality in FUTURE or event.tense == "future",
            cumulative=bool(_SINCE.search(reading.words(event.span))),
            site=self._site(reading, event),
            since=self._is_since(reading, event),
            reason=_is_reason(event),
        )

    def _site(self, reading: Reading, event: Event) -> frozenset[str]:
        """The base, port or airfield that something is done from: “took off from an airbase near the city”."""
        row = predicates.lexicon().predicates.get(event.action)
        found: set[str] = set()
        for argument in event.arguments if row and row.using else ():
            entity = self.entity(reading, argument.mention)
            is_site = kinds.kind_of(argument.head.lower()) in SITES or (
                entity is not None and entity.kind is EntityKind.FACILITY
            )
            if argument.role == "source" and is_site:
                found |= self.argument_keys(reading, argument)
        return frozenset(found)

    def _is_since(self, reading: Reading, event: Event) -> bool:
        """Whether its day is that of its beginning: “has been striking since 30 May”, “its support since May”."""
        return any(
            _BEFORE_SINCE.search(reading.text, max(0, start - 12), start)
            for start in (reading.times[index].span.start for index in event.times)
        ) or any(_IN_SINCE.match(reading.words(reading.times[index].span)) for index in event.times)

    # --- who and what -----------------------------------------------------------------------------------------

    def _keys(self, reading: Reading, event: Event, roles: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        for argument in event.arguments:
            if argument.role in roles:
                keys = self.argument_keys(reading, argument)
                if not keys or argument.head.lower() in OWN_HOUSE:
                    keys |= frozenset(self._voice(reading, event, argument))
                found.update(keys)
        return frozenset(found)

    def _voice(self, reading: Reading, event: Event, argument: Argument) -> Iterator[str]:
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
        bodies = [e for e in self.known.entities.values() if e.kind is EntityKind.ORGANISATION and e.name in told]
        return max(bodies, key=lambda e: (len(e.name), e.id), default=None)

    def argument_keys(self, reading: Reading, argument: Argument) -> frozenset[str]:
        """The keys of one part: those of the entity at its head, of the names in it, and the kind of its head."""
        return frozenset(self._argument_keys(reading, argument))

    def _argument_keys(self, reading: Reading, argument: Argument) -> Iterator[str]:
        entity = self.entity(reading, argument.mention)
        if entity is not None:
            yield from self.entity_keys(entity)
        if (entity is None or argument.head[:1].islower()) and (key := head_key(argument.head)):
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

    def scene(self, ref: Ref) -> frozenset[str]:
        """The disaster that a sentence and the one before it tell of, with the towns and things that they name; for a count in
        somebody's words that names nothing, those of the count before it."""
        reading = self.known.readings[ref.article]
        event = reading.events[ref.index]
        if ref in self._scenes:
            return self._scenes[ref]
        found = self._scene(reading, event)
        at = ref.index
        while event.statement is not None and at and not any(key[0] in "le" for key in found):
            at -= 1
            if reading.events[at].action == event.action and reading.events[at].quantities:
                found |= self._scene(reading, reading.events[at])
        self._scenes[ref] = found
        return found

    def _scene(self, reading: Reading, event: Event) -> frozenset[str]:
        near = [e for e in reading.events if e.sentence in {event.sentence, event.sentence - 1}]
        nouns = [a.head.lower() for e in near for a in e.arguments]
        actions = {e.action for e in near} | {predicates.lexicon().nouns.get(noun, "") for noun in nouns}
        keys = {key for e in near for a in e.arguments for key in self.argument_keys(reading, a) if key[0] in "le"}
        return frozenset(keys | {f"a:{action}" for action in actions & DISASTERS})

    def entity(self, reading: Reading, mention: int | None) -> Entity | None:
        return None if mention is None else self._owner[reading.id].get(mention)

    def entity_keys(self, entity: Entity) -> tuple[str, ...]:
        """An entity's own key, and its country's where it is one, lies in one, or is a people or an office of one."""
        if entity.id not in self._keys_of:
            self._keys_of[entity.id] = tuple(_entity_keys(entity))
        return self._keys_of[entity.id]

    def words_in(self, reading: Reading, span: Span) -> Iterator[Word]:
        """The words in a span; of a word that goes beyond it, the part within (“Russia” of “Russia's”)."""
        if reading.id not in self._words_of:
            rows = [(m.start(), m.end(), stem(m[0])) for m in WORD.finditer(reading.text)]
            self._words_of[reading.id] = ([row[0] for row in rows], rows)
        starts, rows = self._words_of[reading.id]
        first = max(0, bisect_right(starts, span.start) - 1)
        for row in rows[first : bisect_left(starts, span.end)]:
            if span.start <= row[0] and row[1] <= span.end:
                yield row
            else:
                cut = WORD.finditer(reading.text, max(row[0], span.start), max(span.start, min(row[1], span.end)))
                yield from ((m.start(), m.end(), stem(m[0])) for m in cut)

    def inside(self, reading: Reading, span: Span) -> list[int]:
        """The mentions whose heads lie in a span."""
        rows = self._mentions.get(reading.id)
        if rows is None:
            rows = self._mentions[reading.id] = _mentions_by_place(reading)
        first, last = bisect_left(rows, (span.start, 0, 0)), bisect_left(rows, (span.end, 0, 0))
        return [index for _, end, index in rows[first:last] if end <= span.end]

    def _places(self, reading: Reading, event: Event) -> frozenset[str]:
        found: set[str] = set()
        for argument in event.arguments:
            for index in self.inside(reading, argument.span) if argument.role not in ACTOR_ROLES else ():
                mention = reading.mentions[index]
                entity = self.entity(reading, index)
                if (
                    entity
                    and entity.kind in {EntityKind.PLACE, EntityKind.FACILITY}
                    and mention.form is MentionForm.NAME
                ):
                    found.update(self.entity_keys(entity))
        return frozenset(found)

    def _words(self, reading: Reading, event: Event) -> frozenset[str]:
        """Content keys of the clause: entities for names, kinds and short stems for the rest."""
        found: set[str] = set()
        covered: list[Span] = []
        timed = [*(reading.times[index].span for index in event.times), *(q.span for q in event.quantities)]
        for index in self.inside(reading, event.span):
            entity = self.entity(reading, index)
            mention = reading.mentions[index]
            if entity and mention.form in {MentionForm.NAME, MentionForm.DEMONYM, MentionForm.PRONOUN}:
                found.update(key for key in self.entity_keys(entity) if _is_word(key))
                covered.append(mention.head)
        empty, acts = carriers(), doings()
        for start, end, key in self.words_in(reading, event.span):
            if not key or key in empty or (start == event.trigger.start and end == event.trigger.end):
                continue
            named = covered and reading.text[start].isupper() and _is_in(start, end, covered)
            if not named and not _is_in(start, end, timed):
                found.add(acts.get(key, key))
        return frozenset(found)

    # --- when -------------------------------------------------------------------------------------------------

    def days(self, reading: Reading, event: Event) -> Interval | None:
        """The days that an event's own time expressions give it."""
        return self._days_of(reading.id, event.times)

    def _days_of(self, article: str, times: tuple[int, ...]) -> Interval | None:
        found: Interval | None = None
        for index in times:
            resolved = self.known.calendar.times.get(Ref(article, index))
            time = self.known.readings[article].times[index]
            if resolved is None or time.type in {TimeType.DURATION, TimeType.SET}:
                continue
            if resolved.earliest is None and resolved.latest is None:
                continue
            at = Interval(resolved.earliest, resolved.latest)
            found = at if found is None or width(at) < width(found) else found
        return found

    def told(self, article: str, event: Event) -> Interval | None:
        """When an event was told: the day that its count is of, when its statement was made, else when its article came out."""
        if (counted := self._days_of(article, event.as_of)) is not None:
            return counted
        if event.statement is not None:
            attribution = self.known.attributions.get(Ref(article, event.statement))
            if attribution and attribution.said and (attribution.said.earliest or attribution.said.latest):
                return Interval(attribution.said.earliest, attribution.said.latest)
        published = self.known.calendar.published.get(article)
        if published is None or (published.earliest is None and published.latest is None):
            return None
        if published.best:
            return Interval(published.best, published.best)
        return Interval(published.earliest, published.latest)


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
    if head in GOVERNMENTS and entity.kind is EntityKind.PERSON:
        codes = {code for role in entity.roles if (code := places.country_in(role.role))}
        yield from (f"c:{code}" for code in codes if len(codes) == 1)


def _is_reason(event: Event) -> bool:
    """Whether it names no doer, how far along something is, and why: “the sale was halted because of a lawsuit”."""
    roles = {argument.role for argument in event.arguments}
    return event.phase is not None and "cause" in roles and "agent" not in roles


def aligned(a: Frame, b: Frame) -> tuple[Frame, Frame]:
    """Both as the use of a base or port where one is its use and the other starts from it, or both start from it in other
    ways: “used the airfield”, “took off from the airfield”."""
    if a.action == b.action:
        return a, b
    used = [f if f.action == "use" else _as_use(f) for f in (a, b)]
    return (used[0], used[1]) if used[0] is not None and used[1] is not None else (a, b)


def _as_use(frame: Frame) -> Frame | None:
    if not (frame.site and frame.actors):
        return None
    return replace(frame, action="use", objects=frame.site, whence=frozenset())


def _is_word(key: str) -> bool:
    """Whether a part's key counts as a word of the clause: what is only described is told by its words already."""
    return key[0] not in "dk" or (key[0] == "k" and kinds.is_kind(key[2:]))


def _is_such(name: str, noun: str) -> bool:
    """Whether a body can be meant by a noun: “the ministry” by the Interior Ministry, “the company” by what is no public body."""
    return noun in name.lower() or (noun in COMPANY and not PUBLIC.search(name))


def _is_in(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether a word overlaps one of the spans."""
    return any(start < span.end and span.start < end for span in spans)


def _mentions_by_place(reading: Reading) -> list[tuple[int, int, int]]:
    return sorted((m.head.start, m.head.end, i) for i, m in enumerate(reading.mentions))


def numbered(frames: Mapping[str, Frame]) -> dict[str, int]:
    """For each key, how many frames hold it."""
    count: dict[str, int] = {}
    for frame in frames.values():
        for key in frame.words | frame.actors | frame.objects:
            count[key] = count.get(key, 0) + 1
    return count
