"""What is found between articles: entities, copies, versions, stories, dates, attributions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.reading import ChainLink, EntityKind, Ref
from onrecord.model.record.judged import Undecided
from onrecord.model.text import Basis, Passage, Reason
from onrecord.model.time import Interval, Resolved


@dataclass(frozen=True, slots=True)
class Role:
    """A role as one article gives it, e.g. “Iranian Foreign Ministry spokesman”."""

    role: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place lies; `geonames` is its id there, `country` an ISO 3166 alpha-2 code, degrees WGS 84."""

    geonames: int | None
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Entity:
    """The someone or something, across articles. `mentions` are refs into each reading's `mentions`;
    `referents` refs into each reading's `referents` (the level at which articles are joined)."""

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Ref, ...]
    referents: tuple[Ref, ...]
    place: Place | None = None
    anonymous: bool = False
    plural: bool = False
    within: str | None = None
    """Id of the entity that contains it: a base's city, a ministry's country."""
    reasons: tuple[Reason, ...] = ()


def owners(entities: tuple[Entity, ...]) -> dict[Ref, str]:
    """For each mention, the id of the entity it belongs to."""
    return {mention: entity.id for entity in entities for mention in entity.mentions}


class CopyKind(StrEnum):
    VERBATIM = "verbatim"
    NEAR_VERBATIM = "near_verbatim"
    PARAPHRASE = "paraphrase"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words of one copy that stand otherwise in another (`was`)."""

    passage: Passage
    was: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that stands in several places, in order of article and span."""

    id: str
    kind: CopyKind
    passages: tuple[Passage, ...]
    altered: tuple[Alteration, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """`article` and `of` are versions of one article: one origin, never a conflict. `of` is the older where
    dates or updates tell, else the smaller id."""

    article: str
    of: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """A run of days of a story and the articles about it."""

    earliest: date | None
    latest: date | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What several articles tell of; an article that stands alone is a story too."""

    id: str
    title: str
    articles: tuple[str, ...]
    episodes: tuple[Episode, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """The days of an article's interval that one clue leaves, in stretches: those that it makes not much less likely than any."""

    text: str
    days: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out. `best` is the likeliest day, None where the texts do not fix one."""

    earliest: date | None
    latest: date | None
    best: date | None
    basis: Basis
    clues: tuple[Reason, ...] = ()
    days: tuple[tuple[date, float], ...] = ()
    """The calendar behind it, for an inferred date: days with their probabilities, where they are few."""
    left: tuple[Left, ...] = ()
    """What each clue leaves of the interval."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All dates of a pile: each article's, where known, and each time expression's (refs into `times`)."""

    published: Mapping[str, Published]
    times: Mapping[Ref, Resolved]
    undecided: tuple[Undecided, ...] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand of a chain: Interfax in “told Interfax”."""

    link: ChainLink
    name: str
    entity: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a statement is: `statement` is a ref into `statements`. `speakers` are entity ids: one, several
    (“both Moscow and Tehran”), or none where in doubt. `chain` runs from the hand nearest to the speaker to the reader."""

    id: str
    statement: Ref
    speakers: tuple[str, ...]
    chain: tuple[Hand, ...]
    addressee: str | None
    place: str | None
    said: Resolved | None
    reasons: tuple[Reason, ...]


class ChangeKind(StrEnum):
    REPEATED = "repeated"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REVERSED = "reversed"
    ALTERED_QUOTATION = "altered_quotation"


@dataclass(frozen=True, slots=True)
class Change:
    """What one entity said against what it said before; `statements` are attribution ids, the earlier first."""

    entity: str
    statements: tuple[str, str]
    kind: ChangeKind
    reasons: tuple[Reason, ...]
