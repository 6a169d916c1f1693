"""What attribution stands on: readings by id, each mention's entity, where copies lie, and the calendar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Mention, Reading, Ref, Statement
from onrecord.model.record import Calendar, Copy, Entity, owners
from onrecord.model.text import Passage, Span
from onrecord.values.places import country_of


@dataclass(frozen=True, slots=True)
class Ground:
    """All that is known before a statement is given to its speaker."""

    readings: Mapping[str, Reading]
    entities: Mapping[str, Entity]
    owner: Mapping[Ref, str]
    by_country: Mapping[str, str]
    """Country code to the id of the country's entity."""
    twins: Mapping[Ref, tuple[Ref, ...]]
    """Statements of other articles whose words are the same, by copied passages."""
    calendar: Calendar
    mentions: Mapping[str, tuple[tuple[int, int], ...]]
    """For each article, (start, index) of its mentions by place."""
    by_name: Mapping[str, str]
    """Name of several words to the one entity of the pile that bears it."""

    @classmethod
    def lay(
        cls, readings: Sequence[Reading], entities: Sequence[Entity], copies: Sequence[Copy], calendar: Calendar
    ) -> Ground:
        by_id = {reading.id: reading for reading in sorted(readings, key=lambda r: r.id)}
        return cls(
            readings=by_id,
            entities={entity.id: entity for entity in entities},
            owner=owners(tuple(entities)),
            by_country=_countries(entities),
            twins=_twins(by_id, copies),
            calendar=calendar,
            mentions={
                key: tuple(sorted((m.span.start, i) for i, m in enumerate(reading.mentions)))
                for key, reading in by_id.items()
            },
            by_name=_names(entities),
        )

    def statement(self, ref: Ref) -> Statement:
        return self.readings[ref.article].statements[ref.index]

    def mentions_in(self, article: str, span: Span) -> list[tuple[int, Mention]]:
        """The mentions that overlap a span, in order."""
        rows = self.mentions[article]
        reading = self.readings[article]
        stop = bisect_left(rows, (span.end, -1))
        near = (index for _, index in rows[max(0, stop - NEAR) : stop])
        return [(index, reading.mentions[index]) for index in near if reading.mentions[index].span.overlaps(span)]


NEAR = 24
"""Mentions before a place among which those that reach it are looked for; nested ones are few."""


def _names(entities: Sequence[Entity]) -> dict[str, str]:
    """The names of several words that one entity alone bears."""
    bearers: dict[str, set[str]] = {}
    for entity in entities:
        for name in (entity.name, *entity.names):
            if (
                " " in name
                and not entity.anonymous
                and all(word[0].isupper() for word in name.split() if len(word) > SMALL)
            ):
                bearers.setdefault(name, set()).add(entity.id)
    return {name: next(iter(ids)) for name, ids in sorted(bearers.items()) if len(ids) == 1}


SMALL = 3
"""Letters of the small words within names: “of”, “for”, “the”."""


def _countries(entities: Sequence[Entity]) -> dict[str, str]:
    """The entity of each country that the texts name."""
    found: dict[str, str] = {}
    for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.id)):
        code = country_of(entity.name) if entity.kind.value == "place" else None
        if code is not None:
            found.setdefault(code, entity.id)
    return found


SAME = 0.8
"""Share of both contents that a copied passage must cover for two statements to be the same."""


def _twins(readings: Mapping[str, Reading], copies: Sequence[Copy]) -> dict[Ref, tuple[Ref, ...]]:
    """For each statement the statements of other articles that the same copied words hold."""
    found: dict[Ref, set[Ref]] = {}
    for copy in copies:
        held = [_held(readings, passage) for passage in copy.passages]
        for here in range(len(held)):
            for there in range(len(held)):
                if copy.passages[here].article == copy.passages[there].article:
                    continue
                for one, other in _pairs(readings, held[here], held[there]):
                    found.setdefault(one, set()).add(other)
    return {ref: tuple(sorted(others)) for ref, others in found.items()}


def _held(readings: Mapping[str, Reading], passage: Passage) -> list[Ref]:
    """The statements most of whose content lies in a passage."""
    reading = readings.get(passage.article)
    if reading is None:
        return []
    return [
        Ref(reading.id, index)
        for index, statement in enumerate(reading.statements)
        if sum(_shared(c, passage.span) for c in statement.content) >= SAME * sum(map(len, statement.content))
    ]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _pairs(readings: Mapping[str, Reading], here: list[Ref], there: list[Ref]) -> list[tuple[Ref, Ref]]:
    """Statements of two passages with mostly the same words."""
    return [(one, other) for one in here for other in there if likeness(readings, one, other) >= SAME]


def likeness(readings: Mapping[str, Reading], one: Ref, other: Ref) -> float:
    """Shared words over all words of two statements' contents."""
    a, b = content_words(readings[one.article], one.index), content_words(readings[other.article], other.index)
    return len(a & b) / len(a | b) if a | b else 0.0


def content_words(reading: Reading, index: int) -> frozenset[str]:
    """The words of a statement's content, in lower case and without punctuation."""
    pieces = " ".join(reading.words(piece) for piece in reading.statements[index].content)
    return frozenset(word.strip(".,;:!?“”‘’\"'()[]").lower() for word in pieces.split()) - {""}
