"""Where words stand: spans, blocks and the article itself. Offsets are Unicode code points of the source text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open, never empty stretch `[start, end)` of one article's source text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of a named article: the exact words that a line of the record points at."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is said: a sentence for a person, and the words that it rests on where there are any."""

    text: str
    passage: Passage | None = None


class BlockKind(StrEnum):
    """What a slice of an article's text is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEADING = "subheading"
    BODY = "body"
    EMBEDDED = "embedded"
    CAPTION = "caption"
    WIDGET = "widget"
    ADVERT = "advert"
    RELATED = "related"
    CREDIT = "credit"
    DUPLICATE = "duplicate"
    PULL_QUOTE = "pull_quote"
    COPYRIGHT = "copyright"
    PROMO = "promo"
    STRAY = "stray"


KEPT_KINDS = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
        BlockKind.SUBHEADING,
        BlockKind.BODY,
        BlockKind.EMBEDDED,
    }
)
"""Kinds that belong to the article; every other kind is left out of all that follows."""

READ_KINDS = frozenset(
    {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUBHEADING, BlockKind.BODY, BlockKind.EMBEDDED}
)
"""Kept kinds that hold sentences; bylines and datelines are kept but not parsed."""


@dataclass(frozen=True, slots=True)
class Block:
    """A contiguous slice of the source text; an article's blocks cut its whole text, in order, without overlap."""

    kind: BlockKind
    span: Span
    reason: str | None = None

    @property
    def keep(self) -> bool:
        """Whether what follows may use it."""
        return self.kind in KEPT_KINDS


class Basis(StrEnum):
    """How an outlet or a date came to be known, strongest first."""

    GIVEN = "given"
    METADATA = "metadata"
    STATED = "stated"
    INFERRED = "inferred"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published an article, e.g. “Euronews” from the byline “By Euronews”."""

    name: str
    basis: Basis
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency credited with the words of an article, e.g. “Reuters”; never its outlet."""

    name: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """The day an article came out, told by a person (`GIVEN`) or by the page (`METADATA`)."""

    day: date
    basis: Basis


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's text, once, as intake found it. The text never changes afterwards.

    `id` is the hash of the text and of the outlet or host where one is given; `sha256` is of the bytes the text was
    taken from; `sources` are the paths or addresses it was met under, sorted.
    """

    id: str
    text: str
    sha256: str
    sources: tuple[str, ...]
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: Outlet | None = None
    published: PublicationDay | None = None
    modified: date | None = None
    declared_language: str | None = None

    @property
    def source(self) -> str:
        """The first of its paths or addresses."""
        return self.sources[0]
