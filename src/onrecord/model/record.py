"""What several articles hold together: functions of all readings and of people's judgements.

Everything here is frozen, points at exact words (`Passage`) and carries its reasons. Ids are hashes of content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from onrecord.model.reading import Bound, ChainLink, EntityKind, Modality, Polarity, Reading, Ref
from onrecord.model.text import Basis, Passage, Reason
from onrecord.model.time import Resolved

# --- who and where ----------------------------------------------------------------------------------------------


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


# --- copies, versions, stories ----------------------------------------------------------------------------------


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


# --- when -------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Calendar:
    """All dates of a pile: each article's, where known, and each time expression's (refs into `times`)."""

    published: Mapping[str, Published]
    times: Mapping[Ref, Resolved]
    undecided: tuple[Undecided, ...] = ()


# --- who said what ----------------------------------------------------------------------------------------------


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


# --- what weighing works on -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known of one story before it is weighed. `readings` holds the story's articles alone; `owner` gives
    each mention's entity id; `attributions` each statement's attribution; articles not in English hold no events."""

    story: Story
    readings: Mapping[str, Reading]
    calendar: Calendar
    versions: tuple[Version, ...]
    copies: tuple[Copy, ...]
    entities: Mapping[str, Entity]
    owner: Mapping[Ref, str]
    attributions: Mapping[Ref, Attribution]


# --- what stands ------------------------------------------------------------------------------------------------


class OriginKind(StrEnum):
    SPEAKER = "speaker"
    AGENCY = "agency"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words come from. Origins of one `family` (offices of one government, titles of one publisher) count once;
    kind UNKNOWN counts nothing."""

    id: str
    kind: OriginKind
    name: str
    entity: str | None = None
    family: str | None = None
    reasons: tuple[Reason, ...] = ()
    members: tuple[str, ...] = ()
    """Ids of the origins that said it together (“both Moscow and Tehran”); empty for a single one."""
    firsthand: bool = True
    """False for a newsroom that does not show how it knows: it counts only where nobody else does."""


class Slot(StrEnum):
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    CAUSE = "cause"
    MEANS = "means"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class SlotValue:
    """What an assertion says in one slot: number 43 “at least 43 people”, as of a day."""

    slot: Slot
    text: str
    value: str
    bound: Bound = Bound.EXACT
    as_of: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """One article's saying of something. `source` is an entity id or `outlet`; `statement` a ref into `statements` where it
    is somebody's words; `event` the ref of the event it is made from; `origin` is filled by `weigh/origins`."""

    id: str
    passage: Passage
    source: str
    statement: Ref | None
    event: Ref
    polarity: Polarity
    modality: Modality
    values: tuple[SlotValue, ...] = ()
    origin: str | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def article(self) -> str:
        return self.passage.article


OUTLET_SOURCE = "outlet"
"""`Assertion.source` of the outlet's own voice."""


class Support(StrEnum):
    CORROBORATED = "corroborated"
    SAME_ORIGIN = "same_origin"
    SINGLE_SOURCE = "single_source"


class DifferenceKind(StrEnum):
    CONFLICT = "conflict"
    UPDATE = "update"
    PRECISION = "precision"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: what it says, and the ids of the assertions that say it."""

    value: str
    assertions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    slot: Slot
    kind: DifferenceKind
    sides: tuple[Side, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The something that assertions of several articles say: same actors, action, object and time.

    `text` is verbatim from the assertion `clearest`, with resolutions in [brackets]. `specificity` is how much of it can
    be checked (names, numbers, days, a telling verb): what is told first is told by it.
    """

    id: str
    story: str
    text: str
    assertions: tuple[Assertion, ...]
    support: Support = Support.SINGLE_SOURCE
    independent_origins: int = 0
    silent: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    reasons: tuple[Reason, ...] = ()
    specificity: float = 0.0


class EntryStatus(StrEnum):
    PAST = "past"
    PLANNED = "planned"
    ONGOING = "ongoing"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening on the timeline, with all its articles."""

    id: str
    story: str
    event: str
    status: EntryStatus
    when: Resolved
    claims: tuple[str, ...]
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a state of affairs; `status` is planned, begun, ongoing, suspended, ended, possible, permitted,
    refused or denied."""

    status: str
    earliest: date | None
    latest: date | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A continuing arrangement: somebody's use of a base, a siege, talks. `object` is an entity id or words."""

    id: str
    story: str
    subject: str
    action: str
    object: str
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Point:
    value: str
    bound: Bound
    as_of: str | None
    origin: str | None
    assertion: str


@dataclass(frozen=True, slots=True)
class Series:
    """A counted thing over time: value against as-of day."""

    id: str
    story: str
    counted: str
    claims: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    article: str
    term: str
    passages: tuple[Passage, ...]
    quoted: int = 0
    """How many of them stand in quotation marks: those are a speaker's choice of word."""


@dataclass(frozen=True, slots=True)
class Term:
    """What the articles of a story call one referent."""

    story: str
    referent: str
    uses: tuple[TermUse, ...]


# --- people's judgements, and what is left open -------------------------------------------------------------------


class Verdict(StrEnum):
    """Of two things: the same, different, unsure (looked at) or open (not looked at)."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided. It names marks (article and span), never cluster ids, and so outlives a re-reading.
    `kind` is same, different, rename, accept, reject, date or outlet."""

    by: str
    at: datetime
    kind: str
    marks: tuple[Passage, ...]
    value: str | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Undecided:
    """What was looked at and not decided, shown as such: `kind` is e.g. same_person, published, speaker."""

    kind: str
    items: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A set of readings and all that follows from them. The same set gives the same record, in any order of arrival."""

    readings: Mapping[str, Reading]
    calendar: Calendar = field(default_factory=lambda: Calendar(MappingProxyType({}), MappingProxyType({})))
    versions: tuple[Version, ...] = ()
    copies: tuple[Copy, ...] = ()
    copy_origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Copy id to origin id, where the texts show whose words they are."""
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    changes: tuple[Change, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[Entry, ...] = ()
    states: tuple[State, ...] = ()
    series: tuple[Series, ...] = ()
    terms: tuple[Term, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    undecided: tuple[Undecided, ...] = ()
