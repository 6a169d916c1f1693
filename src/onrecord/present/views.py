"""What a briefing shows, as frozen values: the renderers and the JSON form are made from these alone.

A `ClaimView` is what a reader sees of a `Claim`: names and days in words, and the `Cite`s, the exact words, that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Cite:
    """Exact words of an article: its file (`source`), its outlet or file (`name`), the `line` they begin in, from 1."""

    article: str
    start: int
    end: int
    text: str
    source: str
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day or days as a person writes them (“15–21 Aug 2016”), ISO dates beside them (None where open). `inferred` days
    stand in no text: they were worked out, and are marked wherever they are shown."""

    text: str
    earliest: str | None
    latest: str | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of an article's text, for opening the article at its words."""

    kind: str
    keep: bool
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the briefing names it: `name` is its outlet, or its file where no outlet is known."""

    id: str
    name: str
    source: str
    title: str | None
    outlet: str | None
    outlet_guessed: bool
    agencies: tuple[str, ...]
    published: Day | None
    language: str | None
    understood: bool
    words: int
    version_of: str | None
    removed: tuple[tuple[str, int], ...]
    """Blocks left out, counted by kind."""
    blocks: tuple[BlockView, ...] = field(default=(), metadata={"json": False})


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin by name: “Levan Dzhagaryan, Russian ambassador to Iran, through Interfax”. Offices of one family stand
    together in one `OriginView` (`also`), for they count once."""

    kind: str
    name: str
    role: str | None
    through: tuple[str, ...]
    also: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One article's words, with who says them there and when."""

    article: str
    who: str
    said: Day | None
    cite: Cite
    differing: tuple[tuple[int, int], ...] = ()
    """Stretches of `cite.text` in which the sides differ."""
    denied: bool = False
    """Whether the words are what somebody denied: shown without that, they would read as said."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a difference, in everybody's words who is on it."""

    value: str
    voices: tuple[VoiceView, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A difference between the sides of a claim: conflict, update, precision or unsure, on one slot."""

    claim: str
    slot: str
    kind: str
    sides: tuple[SideView, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceView:
    """Where one article stands towards a claim: agree, differ, silent, or none (nothing can be said)."""

    article: str
    name: str
    stance: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: what is said, on how many independent origins, and by whom."""

    id: str
    text: str
    support: str
    independent_origins: int
    verdict: str
    """The support in words: “2 independent origins”, “1 origin in 3 articles”."""
    origins: tuple[OriginView, ...]
    against: tuple[OriginView, ...]
    otherwise: tuple[tuple[str, tuple[OriginView, ...]], ...]
    """Who says it as possible, as planned, or with another value that is no conflict."""
    stances: tuple[StanceView, ...]
    differences: tuple[DifferenceView, ...]
    cites: tuple[Cite, ...]
    modality: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement, with every article that carries it."""

    id: str
    words: str
    form: str
    cue: str | None
    """The article's word for the saying: “denied”."""
    attitude: str
    polarity: str
    said: Day | None
    chain: tuple[str, ...]
    to: str | None
    articles: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change in what one person says: repeated, strengthened, weakened, reversed, altered_quotation."""

    kind: str
    before: tuple[Cite, ...]
    after: tuple[Cite, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody, or several together, with all they are reported to have said; no name where not known."""

    ids: tuple[str, ...]
    name: str
    role: str | None
    other_names: tuple[str, ...]
    anonymous: bool
    statements: tuple[StatementView, ...]
    changes: tuple[ChangeView, ...]


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
    """A value of a counted thing, as of a day, by somebody."""

    value: str
    number: float | None
    bound: str
    as_of: Day | None
    who: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A counted thing over time; `latest` its values of the last known day, e.g. “at least 57 (17 Jun 2021)”, never a sum."""

    id: str
    counted: str
    points: tuple[PointView, ...]
    latest: str = ""


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
