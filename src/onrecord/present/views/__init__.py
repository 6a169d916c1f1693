"""What a briefing shows, as frozen values: the renderers and the JSON form are made from these alone.

`claimed`  words of articles, claims, differences, statements
`course`   timeline, latest, numbers, states of affairs, copies, terms

A `ClaimView` is what a reader sees of a `Claim`: names and days in words, and the `Cite`s, the exact words, that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.present.views.claimed import (
    ArticleView,
    BlockView,
    ChangeView,
    Cite,
    ClaimView,
    Day,
    DifferenceView,
    OriginView,
    SideView,
    SpeakerView,
    StanceView,
    StatementView,
    VoiceView,
)
from onrecord.present.views.course import (
    EntryView,
    LatestView,
    PointView,
    SeriesView,
    SharedView,
    StateView,
    StepView,
    TermUseView,
    TermView,
    UndecidedView,
)

__all__ = [
    "ArticleView",
    "BlockView",
    "Briefing",
    "ChangeView",
    "Cite",
    "ClaimView",
    "Coverage",
    "Day",
    "DifferenceView",
    "EntryView",
    "Facts",
    "LatestView",
    "OriginView",
    "PointView",
    "SeriesView",
    "SharedView",
    "SideView",
    "SpeakerView",
    "StanceView",
    "StateView",
    "StatementView",
    "StepView",
    "StoryView",
    "TermUseView",
    "TermView",
    "UndecidedView",
    "VoiceView",
]


@dataclass(frozen=True, slots=True)
class Facts:
    """The story in counted facts; `doubtful_origins` may be among those that are counted."""

    articles: int
    outlets: tuple[str, ...]
    outlets_guessed: tuple[str, ...]
    outlets_unknown: int
    independent_origins: int
    doubtful_origins: int
    published: Day | None
    undated: int
    told: Day | None
    """From the first to the last day that the timeline tells of."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """The briefing of one story. `maybe_later` names articles, not closely dated, that may be newer than `latest`."""

    id: str
    title: str
    articles: tuple[str, ...]
    facts: Facts
    latest: tuple[LatestView, ...]
    maybe_later: tuple[str, ...]
    conflicts: tuple[DifferenceView, ...]
    first: tuple[ClaimView, ...]
    timeline: tuple[EntryView, ...]
    speakers: tuple[SpeakerView, ...]
    rest: tuple[ClaimView, ...]
    series: tuple[SeriesView, ...]
    states: tuple[StateView, ...]
    shared: tuple[SharedView, ...]
    terms: tuple[TermView, ...]
    undecided: tuple[UndecidedView, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The last line: what was read, what was not understood, what was left out and why."""

    articles: int
    words: int
    languages: tuple[tuple[str, tuple[str, ...]], ...]
    """Languages that are not understood, with the articles kept in them; then inputs that could not be read, with the
    reason, and blocks left out, counted by kind."""
    failures: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is printed for a person: one `StoryView` for each story, the largest first."""

    stories: tuple[StoryView, ...]
    articles: tuple[ArticleView, ...]
    coverage: Coverage
