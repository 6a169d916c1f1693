"""Everybody in a record: the list of who speaks, and one person's page with all they are reported to have said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from onrecord.model.reading import EntityKind, MentionForm
from onrecord.model.record import Attribution, Entity
from onrecord.model.text import Passage
from onrecord.present.naming import distinct, role_of
from onrecord.present.shelf import Shelf, under
from onrecord.present.spoken import speaker_view
from onrecord.present.views import Cite, SpeakerView

PEOPLE = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
"""Kinds that are listed though they say nothing, where they have a name."""

ALIKE = 200
"""Others offered for joining; beyond that a list is no help."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the list: how many statements, in how many articles."""

    id: str
    kind: str
    name: str
    role: str | None
    other_names: tuple[str, ...]
    anonymous: bool
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class People:
    """The list of those who speak and of persons and bodies, those who speak most first."""

    rows: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role and where it is given."""

    role: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A spelling: how often, and its first place in each article. `mark` is a place by which a judgement can name it."""

    name: str
    times: int
    cites: tuple[Cite, ...]
    mark: Cite


@dataclass(frozen=True, slots=True)
class QuotedBy:
    """An article that carries words of theirs."""

    article: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody of whom it is not decided whether they are the same, and what speaks for or against it."""

    id: str
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One entity's page: `alike` are others that it might be joined with, those with a common name first."""

    id: str
    kind: str
    name: str
    names: tuple[NameView, ...]
    anonymous: bool
    roles: tuple[RoleView, ...]
    speaker: SpeakerView
    quoted_by: tuple[QuotedBy, ...]
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    alike: tuple[PersonRow, ...]


class Everybody:
    """All who speak, and all persons and bodies, those who speak most first; to be looked up by id, word and kind."""

    def __init__(self, shelf: Shelf) -> None:
        named = Counter(entity for inside in shelf.named_in.values() for entity in inside)
        rows = (
            _row(one, len(shelf.said_by.get(one.id, ())), named[one.id])
            for one in shelf.record.entities
            if one.id in shelf.said_by or (one.kind in PEOPLE and _has_name(shelf, one))
        )
        self.rows = tuple(sorted(rows, key=lambda row: (-row.statements, -row.articles, row.name, row.id)))
        self.by_id = {row.id: row for row in self.rows}
        by_name = sorted(self.rows, key=lambda row: row.name)
        self._of_kind = under((row.kind, row) for row in by_name)
        self._with_word = under((word, row) for row in by_name for word in sorted(_words(row)))

    def alike(self, shelf: Shelf, found: Entity) -> tuple[PersonRow, ...]:
        """Others of its kind: those that share a word of the name first, then those named in the same articles."""
        words = sorted({word for name in found.names for word in name.casefold().split()})
        sharing = [row for word in words for row in self._with_word.get(word, ())]
        articles = dict.fromkeys(ref.article for ref in found.mentions)
        inside = {entity for one in articles for entity in shelf.named_in[one]}
        beside = [row for one in inside if (row := self.by_id.get(one))]
        sharing.sort(key=lambda row: (row.id not in inside, row.name, row.id))
        beside.sort(key=lambda row: (row.name, row.id))
        rows = (row for row in chain(sharing, beside, self._of_kind.get(found.kind.value, ())) if row.id != found.id)
        return tuple(islice(_once(row for row in rows if row.kind == found.kind.value), ALIKE))


def _has_name(shelf: Shelf, one: Entity) -> bool:
    """Whether it is called by a name anywhere; “militants” of some article are nobody to look for."""
    readings = shelf.record.readings
    return any(readings[ref.article].mentions[ref.index].form is MentionForm.NAME for ref in one.mentions)


def _once(rows: Iterable[PersonRow]) -> Iterator[PersonRow]:
    """Each row once."""
    met: set[str] = set()
    for row in rows:
        if row.id not in met:
            met.add(row.id)
            yield row


def _row(one: Entity, statements: int, articles: int) -> PersonRow:
    others = tuple(name for name in one.names if name != one.name)
    return PersonRow(one.id, one.kind.value, one.name, role_of(one), others, one.anonymous, statements, articles)


def person(shelf: Shelf, entity: str, everybody: Everybody) -> Person:
    """Everything about one of them; `everybody` are those that it might be joined with."""
    found = shelf.entity(entity)
    known = shelf.said_by.get(entity, [])
    return Person(
        id=found.id,
        kind=found.kind.value,
        name=found.name,
        names=_names(shelf, found),
        anonymous=found.anonymous,
        roles=_roles(shelf, found),
        speaker=speaker_view(shelf, (entity,), known),
        quoted_by=_quoted_by(shelf, known),
        reasons=tuple(reason.text for reason in found.reasons),
        doubts=_doubts(shelf, entity),
        alike=everybody.alike(shelf, found),
    )


def _doubts(shelf: Shelf, entity: str) -> tuple[Doubt, ...]:
    """Those that may be the same."""
    return tuple(
        Doubt(other, shelf.entities[other].name, distinct(reason.text for reason in doubt.reasons))
        for doubt in shelf.doubts_of.get(entity, ())
        for other in doubt.items
        if other != entity and other in shelf.entities
    )


def _names(shelf: Shelf, found: Entity) -> tuple[NameView, ...]:
    """Every spelling of the name with its places; descriptions and pronouns are no names."""
    places: defaultdict[str, list[Passage]] = defaultdict(list)
    for ref in found.mentions:
        reading = shelf.record.readings[ref.article]
        mention = reading.mentions[ref.index]
        if mention.form is MentionForm.NAME:
            places[" ".join(reading.words(mention.span).split())].append(Passage(ref.article, mention.span))
    views = (
        NameView(name, len(where), tuple(map(shelf.cite, _first_in_each(where))), shelf.cite(min(where)))
        for name, where in places.items()
    )
    return tuple(sorted(views, key=lambda view: (-view.times, view.name)))


def _first_in_each(where: Iterable[Passage]) -> list[Passage]:
    first: dict[str, Passage] = {}
    for passage in sorted(where):
        first.setdefault(passage.article, passage)
    return list(first.values())


def _roles(shelf: Shelf, found: Entity) -> tuple[RoleView, ...]:
    places: defaultdict[str, list[Cite]] = defaultdict(list)
    for role in found.roles:
        places[role.role].append(shelf.cite(role.passage))
    return tuple(RoleView(role, distinct(cites)) for role, cites in places.items())


def _quoted_by(shelf: Shelf, known: Iterable[Attribution]) -> tuple[QuotedBy, ...]:
    often = Counter(one.statement.article for one in known)
    return tuple(QuotedBy(article, shelf.names[article], times) for article, times in often.most_common())


def _words(row: PersonRow) -> set[str]:
    return {word for name in (row.name, *row.other_names) for word in name.casefold().split()}
