"""Words of articles and what stands on them: citations, articles, claims, differences, statements."""

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
    stand in no text: they were worked out, and are marked wherever they are shown. `limits` tells all days that the texts allow
    where these are only the likeliest."""

    text: str
    earliest: str | None
    latest: str | None
    inferred: bool = False
    limits: str = ""


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
