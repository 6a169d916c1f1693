"""Whose an arrangement is and what it is had of, as keys: “Russia stopped using the Iranian airbase” is Russia's, of a base in Iran."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.model.reading import Argument, EntityKind, Event, MentionForm, Reading
from onrecord.model.record import Entity
from onrecord.model.text import Span
from onrecord.values import kinds as things
from onrecord.values import places
from onrecord.values.words import head_key, listed, stem
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.states.table import Kind, bases, kind_of_action, words

BESIDE = frozenset({"cause", "purpose", "means"})
"""Roles of what stands beside an arrangement: why, what for."""
CARRYING = frozenset({"patient", "agent", "source", "goal", "topic", "attribute"})
"""Roles in which the noun of an arrangement stands."""
WHERE = frozenset({"siege", "presence", "closure", "strike", "curb", "service", "use"})
"""Kinds that are of the place where they are."""
_SET_IN = re.compile(r"\b(?:in|at|from|near)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the name of a place where something is signed or held: it is no party."""
_ABOUT = re.compile(r"\b(?:on|over|about|regarding|concerning)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the name of what talks or an agreement are about."""
PERMITTING = frozenset({"permit", "ban"})
NEARBY = 60
"""Code points behind a verb of permitting in which stands the verb of what is permitted."""
_STOP = re.compile(r"[,;:(–—]|\b(?:after|because|if|when|while|until|in which|who|which|that)\b")
"""Where what hangs on a part ends."""
NEAR = 16
"""Code points before a name in which such a word stands."""
FORE = 30
"""Code points before the noun of an arrangement in which its parties stand: “the Iran nuclear deal”."""
SITES = frozenset({EntityKind.PLACE, EntityKind.FACILITY})


@dataclass(frozen=True, slots=True)
class Sides:
    """`holders` and `things` are keys (see `frames`): who has an arrangement and of what; of mutual ones all parties are holders
    and the things what it is about."""

    holders: frozenset[str]
    things: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(key for key in self.holders | self.things if key[0] in "cplen")


def sides(frames: Frames, frame: Frame, kind: Kind) -> Sides:
    """Both sides of an arrangement, as a clause tells them."""
    reading = frames.known.readings[frame.article]
    holders: set[str] = set()
    had: set[str] = set()
    for argument in frame.event.arguments:
        if argument.role in BESIDE or (argument.role == "place" and kind.name not in WHERE):
            continue
        if kind.mutual:
            parties, about = _parties(frames, reading, _whole(reading, frame, argument))
            had |= _sort(reading, argument, kind)
            is_matter = argument.role not in {"agent", "companion"} and not is_called(frame.event, argument, kind)
            holders |= set() if is_matter else parties
            had |= about | (parties if is_matter else set())
        elif _is_holder(frames, frame, argument, kind):
            holders |= _as_holder(frames, reading, _keys_of(frames, reading, argument), argument, kind)
        elif argument.role != "companion":
            had |= _keys_of(frames, reading, argument)
    if kind.mutual and reading.words(frame.event.trigger).lower().removesuffix("s") in kind.nouns:
        at = frame.event.trigger.start
        parties, _ = (
            _parties(frames, reading, Span(max(frame.event.span.start, at - FORE), at))
            if at > frame.event.span.start
            else (set(), None)
        )
        holders |= parties
    if not kind.mutual and kind.name not in {"permission", "office"} and not holders:
        holders |= {key for key in frame.actors if key[0] in "cpe"}
    if frame.site and kind.name == "use":
        had |= frame.site
    return Sides(frozenset(holders - words()), frozenset(had - words() - holders))


def is_called(event: Event, argument: Argument, kind: Kind) -> bool:
    """Whether a part is what the kind is called: “lifted *the siege*”, “*the talks* collapsed”; not “the truce ended the war”."""
    head = argument.head.lower()
    if argument.role not in CARRYING or not (head in kind.nouns or head.removesuffix("s") in kind.nouns):
        return False
    return argument.role != "agent" or not any(other.role == "patient" for other in event.arguments)


def _sort(reading: Reading, argument: Argument, kind: Kind) -> set[str]:
    """The words before the noun of an arrangement that tell which: “the *fishing* agreement”, “*nuclear* talks”."""
    before = reading.words(argument.span).lower().split()
    at = next((i for i, word in enumerate(before) if word.strip(",.").removesuffix("s") in kind.nouns), 0)
    return {key for word in before[:at] if (key := stem(word)) and key[0] == "w"}


def _keys_of(frames: Frames, reading: Reading, argument: Argument) -> frozenset[str]:
    """The keys of a part; what it is a kind of only where a common noun says so: not “metals” of “Norvik Metals”."""
    words = reading.words(argument.span)
    keys = frames.argument_keys(reading, argument)
    return keys if argument.head[:4] in words else frozenset(key for key in keys if key[0] != "k")


def _whole(reading: Reading, frame: Frame, argument: Argument) -> Span:
    """A part with what hangs on it behind its span, up to the verb or a comma: “talks between Chile *and Bolivia over the river*”."""
    end = frame.event.trigger.start if argument.span.end <= frame.event.trigger.start else frame.event.span.end
    if argument.role not in {"agent", "patient", "topic", "companion"} or end <= argument.span.end:
        return argument.span
    stop = _STOP.search(reading.text, argument.span.end, end)
    return Span(argument.span.start, max(argument.span.end, stop.start() if stop else end))


def office_role(event: Event) -> str:
    """The role of who holds an office: whoever resigns or remains, else whoever is named or dismissed."""
    return "agent" if event.action in {"resign", "remain", "retire", "take", "become", "leave", "quit"} else "patient"


def _is_holder(frames: Frames, frame: Frame, argument: Argument, kind: Kind) -> bool:
    """Whether a part is who has the arrangement: its doer; the person of an office; of a presence the forces, not where they are;
    of a strike those whose strike it is."""
    if argument.role not in kind.holders:
        return False
    entity = frames.entity(frames.known.readings[frame.article], argument.mention)
    if kind.name == "office":
        return entity is not None and entity.kind is EntityKind.PERSON and argument.role == office_role(frame.event)
    if kind.name == "presence":
        return argument.role == "agent" or entity is None or entity.kind not in SITES
    return argument.head.lower() not in (kind.nouns if kind.name == "siege" else kind.about)


def _as_holder(
    frames: Frames, reading: Reading, keys: frozenset[str], argument: Argument, kind: Kind
) -> frozenset[str]:
    """The keys of a holder: of a capital that speaks for its country the country alone, and of a person in its name the country."""
    if kind.name in {"office", "strike"}:
        return keys
    found = set(keys)
    for index in frames.inside(reading, argument.span):
        entity = frames.entity(reading, index)
        if entity is not None and (country := _spoken_for(entity)):
            found -= {key for key in frames.entity_keys(entity) if key[0] in "lpn"}
            found.add(country)
    return frozenset(found)


def _spoken_for(entity: Entity) -> str | None:
    """The country for which a capital or a person of one country's government stands."""
    if entity.kind is EntityKind.PLACE and (code := places.country_of_capital(entity.name)):
        return f"c:{code}"
    if entity.kind is EntityKind.PERSON:
        codes = {code for role in entity.roles if (code := places.country_in(role.role))}
        return f"c:{next(iter(codes))}" if len(codes) == 1 else None
    return None


def _parties(frames: Frames, reading: Reading, span: Span) -> tuple[set[str], set[str]]:
    """The parties that a part of a mutual arrangement names, and what it names as its matter; where it is held is neither."""
    parties: set[str] = set()
    about: set[str] = set()
    for entity, at in _named(frames, reading, span):
        before = reading.text[max(0, at - NEAR) : at]
        keys = {key for key in frames.entity_keys(entity) if key[0] in "cpel"}
        if _SET_IN.search(before):
            continue
        if _ABOUT.search(before):
            about |= keys
        elif country := _spoken_for(entity):
            parties.add(country)
        elif entity.kind is EntityKind.PLACE:
            parties |= {key for key in keys if key[0] == "c"} if not places.country_of(entity.name) else keys
        else:
            parties |= keys
    return parties, about


def _named(frames: Frames, reading: Reading, span: Span) -> Iterator[tuple[Entity, int]]:
    """The entities named in a span, with where."""
    for index in frames.inside(reading, span):
        mention = reading.mentions[index]
        entity = frames.entity(reading, index)
        if entity is not None and (
            mention.form is not MentionForm.NOMINAL or entity.kind in {EntityKind.ORGANISATION, EntityKind.GROUP}
        ):
            yield entity, mention.head.start


_BEHIND = re.compile(r"[^\W\d_]+|[.;:]")
_REST = re.compile(r"\s(?:to|for|if|when|after|because|so|in order|while|as long)\b|[.;:]")
"""Where the thing that may be used ends: “for patrols against smugglers”."""
FARTHEST = 12
"""Words behind a verb of permitting in which stands what is permitted."""


def permitted(frames: Frames, frame: Frame) -> tuple[Kind, Sides] | None:
    """What a clause permits or forbids, and whose it is: “allowed Malta to use the port” is Malta's use of the port."""
    reading = frames.known.readings[frame.article]
    end = max(frame.event.span.end, reading.sentences[frame.event.sentence].span.end)
    for word in islice(_BEHIND.finditer(reading.text, frame.event.trigger.end, end), FARTHEST):
        if not word[0][0].isalpha():
            return None
        kind = next((kind for verb in bases(word[0]) if (kind := kind_of_action(verb))), None)
        if kind is not None and word.start() > frame.event.trigger.end + 1:
            stop = _REST.search(reading.text, word.end(), end)
            return _of_others(frames, reading, Span(frame.event.trigger.end, word.start()), kind,
                              Span(word.end(), stop.start() if stop else end))  # fmt: skip
    return None


def _of_others(frames: Frames, reading: Reading, who: Span, kind: Kind, what: Span) -> tuple[Kind, Sides] | None:
    holders, had = (frozenset(_keys(frames, reading, span)) - words() for span in (who, what))
    return (kind, Sides(holders, had - holders)) if any(key[0] in "cpe" for key in holders) else None


def is_permitted(frames: Frames, frame: Frame) -> bool:
    """Whether it hangs on a verb of permitting in its sentence, and so is told by that: “let *Denmark use the harbour*”."""
    reading = frames.known.readings[frame.article]
    mine = frame.event
    return any(
        other.sentence == mine.sentence
        and other.action in PERMITTING
        and other.trigger.end <= mine.trigger.start <= other.trigger.end + NEARBY
        and other.trigger != mine.trigger
        for other in reading.events
    )


def _keys(frames: Frames, reading: Reading, span: Span) -> Iterator[str]:
    """The keys of all that a span names, and of what its mentions are kinds of."""
    for index in frames.inside(reading, span):
        entity = frames.entity(reading, index)
        if entity is not None:
            country = _spoken_for(entity)
            yield from (country,) if country else frames.entity_keys(entity)
    for _, _, key in frames.words_in(reading, span):
        if key[:2] in {"k:", "c:"}:
            yield key
    last = next((word for word in reversed(reading.words(span).split()) if word.lower() not in listed("empty")), "")
    if (key := head_key(last) if last else "") and key[0] == "k":
        yield key


def is_about(frames: Frames, frame: Frame, kind: Kind, *, standing: bool = False) -> bool:
    """Whether a clause is about a thing that a kind is had of: one of its table, or a site by name; its subject only where it is
    `standing` so (“the crossing remains closed”)."""
    if not kind.about:
        return True
    reading = frames.known.readings[frame.article]
    for argument in frame.event.arguments:
        head = argument.head.lower()
        entity = frames.entity(reading, argument.mention)
        if argument.role in BESIDE | {"place"} or (argument.role == "agent" and not standing):
            continue
        if {head, head.removesuffix("s"), things.kind_of(head)} & kind.about or (
            entity is not None and entity.kind is EntityKind.FACILITY
        ):
            return True
    return bool(frame.site)
