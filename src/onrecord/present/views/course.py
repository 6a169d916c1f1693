"""The course of things, and what articles share: timeline, latest, numbers, states of affairs, copies, terms, open questions."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.present.views.claimed import Cite, Day


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of the timeline: past, planned, ongoing or uncertain."""

    id: str
    day: Day
    vague: bool
    """Whether the texts give only wide limits for its day."""
    event: str
    status: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class LatestView:
    """Something that was last reported: what, as of when, by whom."""

    kind: str
    subject: str
    words: str
    manner: str
    """What must be known before the words of a statement are read: “denied: ”."""
    day: Day | None
    who: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class PointView:
    """A value of a counted thing, as of a day, by somebody, in so many articles."""

    value: str
    number: float | None
    bound: str
    as_of: Day | None
    who: str
    cites: tuple[Cite, ...]
    articles: int = 1


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A counted thing over time; `latest` its values of the last known day, e.g. “at least 57 (17 Jun 2021)”, never a sum; `lines` its
    points with each value once, by all who give it."""

    id: str
    counted: str
    points: tuple[PointView, ...]
    latest: str = ""
    lines: tuple[PointView, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a state of affairs: who says so, and on how many origins, e.g. “2 independent origins”."""

    status: str
    day: Day | None
    cites: tuple[Cite, ...]
    who: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class StateView:
    """A continuing state of affairs and its steps."""

    id: str
    text: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class SharedView:
    """Two articles that hold the same passages: `share_a` of `a`'s words stand in `b`, and the other way round (0 to 1)."""

    a: str
    b: str
    name_a: str
    name_b: str
    share_a: float
    share_b: float
    passages: int
    kinds: tuple[tuple[str, int], ...]
    origins: tuple[str, ...]
    version: bool
    altered: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class TermUseView:
    """Words used for one thing, with the articles that use them and how often."""

    term: str
    articles: tuple[tuple[str, int], ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """What the articles call one thing."""

    referent: str
    uses: tuple[TermUseView, ...]


@dataclass(frozen=True, slots=True)
class UndecidedView:
    """What was looked at and not decided."""

    kind: str
    items: tuple[str, ...]
    reasons: tuple[str, ...]
    cites: tuple[Cite, ...]
