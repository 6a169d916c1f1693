"""Everybody in a record: the list of who speaks, and one person's page with all they are reported to have said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.reading import EntityKind, MentionForm
from onrecord.model.record import Attribution, Entity
from onrecord.model.text import Passage
from onrecord.present.naming import distinct, role_of
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import speaker_view
from onrecord.present.views import Cite, SpeakerView

PEOPLE = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
"""Kinds that are listed though they say nothing."""

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
    """Everybody, those who speak most first."""

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
    doubts: tuple[str, ...]
    alike: tuple[PersonRow, ...]


def people(shelf: Shelf) -> People:
    """All who speak, and all persons and bodies."""
    said: Counter[str] = Counter()
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for known in shelf.record.attributions:
        said.update(known.speakers)
    for mention, entity in shelf.owner.items():
        articles[entity].add(mention.article)
    rows = [
        _row(one, said[one.id], len(articles[one.id]))
        for one in shelf.record.entities
        if said[one.id] or one.kind in PEOPLE
    ]
    return People(tuple(sorted(rows, key=lambda row: (-row.statements, -row.articles, row.name, row.id))))


def _row(one: Entity, statements: int, articles: int) -> PersonRow:
    others = tuple(name for name in one.names if name != one.name)
    return PersonRow(one.id, one.kind.value, one.name, role_of(one), others, one.anonymous, statements, articles)


def person(shelf: Shelf, entity: str, everybody: People) -> Person:
    """Everything about one of them; `everybody` are those that it might be joined with."""
    found = shelf.entity(entity)
    known = [one for one in shelf.record.attributions if entity in one.speakers]
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
        doubts=tuple(
            reason.text for doubt in shelf.record.undecided if entity in doubt.items for reason in doubt.reasons
        ),
        alike=_alike(shelf, found, everybody),
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


def _alike(shelf: Shelf, found: Entity, everybody: People) -> tuple[PersonRow, ...]:
    """Others of its kind: those that share a word of the name first, then those named in the same articles."""
    words = {word for name in found.names for word in name.casefold().split()}
    articles = {ref.article for ref in found.mentions}
    beside = {one.id for one in shelf.record.entities if any(ref.article in articles for ref in one.mentions)}
    rows = [row for row in everybody.rows if row.id != found.id and row.kind == found.kind.value]
    rows.sort(key=lambda row: (words.isdisjoint(_words(row)), row.id not in beside, row.name))
    return tuple(rows[:ALIKE])


def _words(row: PersonRow) -> set[str]:
    return {word for name in (row.name, *row.other_names) for word in name.casefold().split()}
