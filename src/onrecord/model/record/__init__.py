"""What several articles hold together: functions of all readings and of people's judgements.

`linked`   between articles: entities, copies, stories, dates, attributions
`weighed`  in one story: origins, assertions, claims, differences, timeline, states, series, terms
`judged`   by people, and what is left open

Everything here is frozen, points at exact words (`Passage`) and carries its reasons. Ids are hashes of content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.model.reading import Reading, Ref
from onrecord.model.record.judged import (
    Judgement,
    Undecided,
    Verdict,
    rulings,
)
from onrecord.model.record.linked import (
    Alteration,
    Attribution,
    Calendar,
    Change,
    ChangeKind,
    Copy,
    CopyKind,
    Entity,
    Episode,
    Hand,
    Left,
    Place,
    Published,
    Role,
    Story,
    Version,
    owners,
)
from onrecord.model.record.weighed import (
    OUTLET_SOURCE,
    Assertion,
    Claim,
    Difference,
    DifferenceKind,
    Entry,
    EntryStatus,
    Origin,
    OriginKind,
    Point,
    Series,
    Side,
    Slot,
    SlotValue,
    State,
    Step,
    Support,
    Term,
    TermUse,
)

__all__ = [
    "OUTLET_SOURCE",
    "Alteration",
    "Assertion",
    "Attribution",
    "Calendar",
    "Change",
    "ChangeKind",
    "Claim",
    "Copy",
    "CopyKind",
    "Difference",
    "DifferenceKind",
    "Entity",
    "Entry",
    "EntryStatus",
    "Episode",
    "Hand",
    "Judgement",
    "Left",
    "Material",
    "Origin",
    "OriginKind",
    "Place",
    "Point",
    "Published",
    "Record",
    "Role",
    "Series",
    "Side",
    "Slot",
    "SlotValue",
    "State",
    "Step",
    "Story",
    "Support",
    "Term",
    "TermUse",
    "Undecided",
    "Verdict",
    "Version",
    "owners",
    "rulings",
]


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
