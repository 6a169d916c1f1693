"""What stands in one story: origins, assertions, claims, differences, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.reading import Bound, Modality, Polarity, Ref
from onrecord.model.text import Passage, Reason
from onrecord.model.time import Resolved


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
    refused or denied. `assertions` are those of its claims that say so."""

    status: str
    earliest: date | None
    latest: date | None
    claims: tuple[str, ...]
    assertions: tuple[str, ...] = ()


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
