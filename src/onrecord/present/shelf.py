"""A record's things, to be found by id, and its articles by the names that a reader knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from onrecord.errors import NotFound
from onrecord.model.reading import Reading, Ref
from onrecord.model.record import (
    Assertion,
    Attribution,
    Change,
    Claim,
    Copy,
    Entity,
    Entry,
    Origin,
    Record,
    Story,
    Undecided,
    owners,
)
from onrecord.model.text import Basis, Outlet, Passage, Span
from onrecord.present.views import Cite

K = TypeVar("K")
T = TypeVar("T")

UNSURE = frozenset({Basis.GUESS, Basis.INFERRED})
"""Bases of an outlet that must be marked as a guess."""


class Shelf:
    """Finds what a record holds; made once for a view, it changes nothing."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.entities = {entity.id: entity for entity in record.entities}
        self.origins = {origin.id: origin for origin in record.origins}
        self.stories = {story.id: story for story in record.stories}
        self.claims = {claim.id: claim for claim in record.claims}
        self.attributions = {entry.id: entry for entry in record.attributions}
        self.attributed = {entry.statement: entry for entry in record.attributions}

    @classmethod
    def of(cls, held: Record | Shelf) -> Shelf:
        """The shelf itself, or one made of a record."""
        return held if isinstance(held, Shelf) else cls(held)

    @cached_property
    def owner(self) -> dict[Ref, str]:
        """Each mention's entity id."""
        return owners(self.record.entities)

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """Each story's claims; likewise its timeline and its changes by entity: a record may hold many stories."""
        return _by(self.record.claims, lambda claim: claim.story)

    @cached_property
    def timeline_of(self) -> dict[str, list[Entry]]:
        return _by(self.record.timeline, lambda entry: entry.story)

    @cached_property
    def changes_of(self) -> dict[str, list[Change]]:
        return _by(self.record.changes, lambda change: change.entity)

    @cached_property
    def attributions_of(self) -> dict[str, list[Attribution]]:
        """Each article's statements, in their order."""
        found = _by(self.record.attributions, lambda known: known.statement.article)
        return {article: sorted(known, key=lambda one: one.statement.index) for article, known in found.items()}

    @cached_property
    def said_by(self) -> dict[str, list[Attribution]]:
        """Each speaker's statements."""
        return under((one, known) for known in self.record.attributions for one in known.speakers)

    @cached_property
    def claims_in(self) -> dict[str, list[Claim]]:
        """The claims that each article tells."""
        return under((said.article, claim) for claim in self.record.claims for said in claim.assertions)

    @cached_property
    def claims_from(self) -> dict[Ref, list[Claim]]:
        """The claims that are made in each statement."""
        return under(
            (said.statement, claim) for claim in self.record.claims for said in claim.assertions if said.statement
        )

    @cached_property
    def named_in(self) -> dict[str, list[str]]:
        """Those that each article names, by id."""
        return under((ref.article, entity.id) for entity in self.record.entities for ref in entity.mentions)

    @cached_property
    def doubts_of(self) -> dict[str, list[Undecided]]:
        """What is not decided about each thing."""
        return under((item, doubt) for doubt in self.record.undecided for item in doubt.items)

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """Each article's story."""
        return {article: story for story in self.record.stories for article in story.articles}

    @cached_property
    def copies_of(self) -> dict[str, list[Copy]]:
        """Each article's copies, those within it once."""
        return under((passage.article, copy) for copy in self.record.copies for passage in copy.passages)

    @cached_property
    def assertions(self) -> dict[str, Assertion]:
        return {said.id: said for claim in self.record.claims for said in claim.assertions}

    @cached_property
    def sources(self) -> dict[str, str]:
        """Each article's file name, or its whole path or address where two would be the same."""
        full = {article: reading.article.source for article, reading in self.record.readings.items()}
        short = {article: _file_name(source) for article, source in full.items()}
        often = Counter(short.values())
        return {article: name if often[name] == 1 else full[article] for article, name in short.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        """Each article's outlet; with the file's name beside it where its story has several of one outlet, and the file
        alone where none is known."""
        outlets = {article: outlet_of(reading) for article, reading in self.record.readings.items()}
        return {article: self._name(article, outlet) for article, outlet in outlets.items()}

    def _name(self, article: str, outlet: Outlet | None) -> str:
        if outlet is None:
            return self.sources[article]
        marked = f"{outlet.name} (a guess)" if outlet.basis in UNSURE else outlet.name
        return marked if article in self.alone else f"{marked}, {self.sources[article]}"

    @cached_property
    def labels(self) -> dict[str, str]:
        """Each article's outlet or file, for the place beside a line; a guessed outlet is none here."""
        outlets = {article: outlet_of(reading) for article, reading in self.record.readings.items()}
        return {
            article: outlet.name
            if outlet and article in self.alone and outlet.basis not in UNSURE
            else self.sources[article]
            for article, outlet in outlets.items()
        }

    @cached_property
    def alone(self) -> frozenset[str]:
        """Articles that are their outlet's only one in their story."""
        outlets = {article: outlet_of(reading) for article, reading in self.record.readings.items()}
        story_of = {article: story.id for article, story in self.story_of.items()}
        places = {article: (story_of.get(article), outlet.name) for article, outlet in outlets.items() if outlet}
        often = Counter(places.values())
        return frozenset(article for article, place in places.items() if often[place] == 1)

    def reading(self, article: str) -> Reading:
        try:
            return self.record.readings[article]
        except KeyError:
            raise NotFound(f"no article {article} in this record") from None

    def claim(self, claim: str) -> Claim:
        try:
            return self.claims[claim]
        except KeyError:
            raise NotFound(f"no claim {claim} in this record") from None

    def entity(self, entity: str) -> Entity:
        try:
            return self.entities[entity]
        except KeyError:
            raise NotFound(f"no entity {entity} in this record") from None

    def story(self, story: str) -> Story:
        try:
            return self.stories[story]
        except KeyError:
            raise NotFound(f"no story {story} in this record") from None

    def attribution(self, statement: str) -> Attribution:
        try:
            return self.attributions[statement]
        except KeyError:
            raise NotFound(f"no statement {statement} in this record") from None

    def origin(self, said: Assertion) -> Origin | None:
        return self.origins.get(said.origin) if said.origin else None

    def cite(self, passage: Passage) -> Cite:
        """The words of a passage, with the name of their file."""
        span, article = passage.span, passage.article
        text = self.record.readings[article].text
        line = text.count("\n", 0, span.start) + 1
        return Cite(article, span.start, span.end, span.of(text), self.sources[article], line, self.labels[article])

    def cite_at(self, article: str, span: Span) -> Cite:
        return self.cite(Passage(article, span))


def _by(items: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def under(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Under each key what is paired with it, once, in the order given; the same thing's pairs stand together."""
    found: dict[K, list[T]] = {}
    for key, item in pairs:
        under = found.setdefault(key, [])
        if not under or under[-1] is not item:
            under.append(item)
    return found


def outlet_of(reading: Reading) -> Outlet | None:
    """The outlet: as given, else as the text shows it."""
    return reading.article.outlet or reading.outlet


def _file_name(source: str) -> str:
    """`reports/a.txt` as “a.txt”; an address stays whole."""
    return source if "://" in source else PurePosixPath(source.replace("\\", "/")).name or source
