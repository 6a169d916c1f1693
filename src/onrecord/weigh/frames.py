"""What the stages of weighing compare: an event with its parts as keys that mean the same in every article.

“Russian jets have left the base” has the actors `c:RU` and `k:plane`, the object `k:base`, the action `withdraw` (keys: `parties`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.reading import EntityKind, Event, MentionForm, Modality, Reading, Ref
from onrecord.model.text import Span
from onrecord.model.time import Interval, TimeType
from onrecord.values import kinds, predicates
from onrecord.values.words import carriers, doings
from onrecord.weigh import datelines
from onrecord.weigh.intervals import width
from onrecord.weigh.parties import OWN_HOUSE, Parties

ACTOR_ROLES = frozenset({"agent"})
OBJECT_ROLES = frozenset({"patient", "recipient", "attribute", "companion", "topic", "goal", "source"})
CAUSE_ROLES = frozenset({"cause", "means", "place", "topic"})
"""Roles in which a happening stands that did it: “in a bombing”, “after the quake”, “during the raid”."""
FUTURE = frozenset({Modality.PLANNED, Modality.HOPED})
DISASTERS = frozenset({"quake", "sink", "crash", "collapse", "derail", "erupt", "flood", "storm", "slide", "collide", "burn",
                       "make_landfall", "spread", "explode", "stampede"})  # fmt: skip
"""Actions of which a story tells one: its tolls are of that one, unless another is named."""
_SINCE = re.compile(
    r"\b(?:since|in the (?:past|last)|over the (?:past|last)|this (?:year|month)|so far this|to date"
    r"|(?:during|in|throughout|over) the [\w-]*(?:year|month)[\w-]* (?:conflict|war|civil war|uprising|crisis|siege))\b",
    re.IGNORECASE,
)


_BEFORE_SINCE = re.compile(r"\b(?:ever )?since (?:about |early |late |mid-)?$", re.IGNORECASE)
_IN_SINCE = re.compile(r"since\b", re.IGNORECASE)
SITES = frozenset({"base", "port", "harbour", "harbor", "station", "airstrip", "runway", "camp", "facility", "depot"})
"""Kinds of places that are used by those who start from them."""


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


class Frames(Parties):
    """Makes the frames of one story, each once."""

    def of(self, ref: Ref) -> Frame:
        """The frame of an event."""
        made = self.page(ref.article).made
        frame: Frame | None = made.get(("frame", ref.index))
        if frame is None:
            frame = made["frame", ref.index] = self._make(ref)
        return frame

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

    def _keys(self, reading: Reading, event: Event, roles: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        for argument in event.arguments:
            if argument.role in roles:
                keys = self.argument_keys(reading, argument)
                if not keys or argument.head.lower() in OWN_HOUSE:
                    keys |= frozenset(self.voice(reading, event, argument))
                found.update(keys)
        return frozenset(found)

    def scene(self, ref: Ref) -> frozenset[str]:
        """The disaster that a sentence and the one before it tell of, with the towns and things that they name; for a count in
        somebody's words that names nothing, those of the count before it."""
        return frozenset(self.page(ref.article).once("scene", ref.index, lambda: self._found_scene(ref)))

    def _found_scene(self, ref: Ref) -> frozenset[str]:
        reading = self.known.readings[ref.article]
        event = reading.events[ref.index]
        found = self._scene(reading, event)
        at = ref.index
        while event.statement is not None and at and not any(key[0] in "le" for key in found):
            at -= 1
            if reading.events[at].action == event.action and reading.events[at].quantities:
                found |= self._scene(reading, reading.events[at])
        return found

    def _scene(self, reading: Reading, event: Event) -> frozenset[str]:
        near = [e for e in reading.events if e.sentence in {event.sentence, event.sentence - 1}]
        nouns = [a.head.lower() for e in near for a in e.arguments]
        actions = {e.action for e in near} | {predicates.lexicon().nouns.get(noun, "") for noun in nouns}
        keys = {key for e in near for a in e.arguments for key in self.argument_keys(reading, a) if key[0] in "le"}
        return frozenset(keys | {f"a:{action}" for action in actions & DISASTERS})

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
        published = self._published(article)
        if event.statement is not None:
            attribution = self.known.attributions.get(Ref(article, event.statement))
            if attribution and attribution.said and (attribution.said.earliest or attribution.said.latest):
                said = Interval(attribution.said.earliest, attribution.said.latest)
                return said if said != published else self._reported(article, event, said)
        return published and self._reported(article, event, published)

    def _published(self, article: str) -> Interval | None:
        """When an article came out: the likeliest day, else all that it can be."""
        published = self.known.calendar.published.get(article)
        if published is None or (published.earliest is None and published.latest is None):
            return None
        if published.best:
            return Interval(published.best, published.best)
        return Interval(published.earliest, published.latest)

    def _reported(self, article: str, event: Event, published: Interval) -> Interval:
        """The day of the report that an event stands in, where a page holds several with datelines of their own."""
        day = datelines.day_at(self.known.readings[article], published, event.span.start)
        return Interval(day, day) if day else published


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


def _is_in(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether a word overlaps one of the spans."""
    return any(start < span.end and span.start < end for span in spans)


def numbered(frames: Mapping[str, Frame]) -> dict[str, int]:
    """For each key, how many frames hold it."""
    count: dict[str, int] = {}
    for frame in frames.values():
        for key in frame.words | frame.actors | frame.objects:
            count[key] = count.get(key, 0) + 1
    return count
