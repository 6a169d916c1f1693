"""What one article holds: marks beside a text that stands still.

Each mark has its span and the finder that made it. Marks of one article point at each other by index into the
tuples of `Reading`; across articles they are named by `Ref`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.text import Agency, Article, Block, Outlet, Span
from onrecord.model.time import Expression, TimeType


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A mark of a named article: `index` counts in the tuple of its layer (`reading.statements[index]`)."""

    article: str
    index: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing found at a span. `finder` names what found it (`times/rules`)."""

    span: Span
    finder: str


@dataclass(frozen=True, slots=True)
class Sentence(Mark):
    """A sentence of a read block; `block` is the index of the block."""

    block: int


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    EVENT = "event"
    OTHER = "other"


class MentionForm(StrEnum):
    """“Bahram Qassemi”, “the spokesman”, “he”, “Iranian”."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class Mention(Mark):
    """Words that stand for someone or something. Mentions may nest (“the airbase in Hamedan” and “Hamedan”).

    `head` is the span of the bare name or head noun (“Bahram Qassemi” within “Mr Bahram Qassemi”).
    `referent` is the index of what it stands for *in this article* (`Reading.referents`), None where that is
    not known. `role` is the description bound to it (“Iranian Foreign Ministry spokesman”).
    """

    form: MentionForm
    kind: EntityKind
    head: Span
    sentence: int
    referent: int | None = None
    role: Span | None = None


@dataclass(frozen=True, slots=True)
class Referent:
    """Someone or something that one article speaks of: its mentions, joined within the article.

    `name` is the fullest name the article gives, or the description of one that has no name (“an informed source
    in Tehran”, then `anonymous`). `gender` is `m`, `f` or None; `plural` tells several from one. `roles` are
    the descriptions that the article gives. `within` is the referent that contains this one where the text says so
    (a base's city, a ministry's country). `key` is what the tables know it as (`country:IR`, `ministry:IR:foreign`, `facility:airbase:name`).
    """

    kind: EntityKind
    name: str
    mentions: tuple[int, ...]
    roles: tuple[Span, ...] = ()
    gender: str | None = None
    plural: bool = False
    anonymous: bool = False
    within: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Time(Mark):
    """A time expression, unresolved; `sentence` is the index of its sentence."""

    type: TimeType
    expression: Expression
    sentence: int


class StatementForm(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class StatementPolarity(StrEnum):
    """Whether the text says that it was said: “did not say whether”, “if he says”."""

    SAID = "said"
    NOT_SAID = "not_said"
    HYPOTHETICAL = "hypothetical"


class ChainLink(StrEnum):
    """How a statement passed from one hand to the next."""

    TOLD = "told"
    REPORTED_BY = "reported_by"
    CITING = "citing"
    PUBLISHED_BY = "published_by"


@dataclass(frozen=True, slots=True)
class Relay:
    """Words that name somebody who stood between speaker and reader: “Interfax” in “Interfax reported”."""

    link: ChainLink
    span: Span


@dataclass(frozen=True, slots=True)
class Statement(Mark):
    """What somebody is reported to have said. `span` runs from its first to its last part.

    `content` may be in several pieces and several sentences, without outer quotation marks or a trailing comma;
    `source` are the words that name the speaker (None where it is implied by what stands before: `continues` is
    then the index of the statement that it continues). `attitude` is `says` unless the text attributes
    a belief, hope, fear, wish or doubt. `relays` are named in the sentence itself; `addressee` likewise. `within`
    is the statement whose content holds this one (“A said B had told C”). `times` are the indices of the time expressions
    that date the saying, not the thing said. `source_heads` are the words in `source` that name the speakers
    (“Moscow” and “Tehran” in “both Moscow and Tehran”); `medium` the word for what it was said in or at
    (“statement”, “interview”), which may be the source itself.
    """

    form: StatementForm
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    polarity: StatementPolarity = StatementPolarity.SAID
    attitude: str = "says"
    relays: tuple[Relay, ...] = ()
    addressee: Span | None = None
    place: Span | None = None
    within: int | None = None
    continues: int | None = None
    times: tuple[int, ...] = ()
    source_heads: tuple[Span, ...] = ()
    medium: Span | None = None


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    HOPED = "hoped"
    QUESTIONED = "questioned"


class Bound(StrEnum):
    """“43”, “at least 43”, “up to 43”, “about 43”."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: “at least 43 people” = 43 to open, counted “people”, bound at_least."""

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    counted: str
    """Lemma of the counted noun (`person`), or the unit (`percent`, `kilometre`)."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A part of an event. `role` is one of agent, patient, recipient, place, source, goal, means, cause, purpose,
    attribute, teller (who only gives a count); `mention` the index of the mention that heads it, where there is one; `head` the lemma of its head."""

    role: str
    span: Span
    head: str
    mention: int | None = None


class Standing(StrEnum):
    """Whether a clause is a sentence for a reader who sees nothing else: “the firm was sold”; with words that stand before it,
    “[the firm] was sold”, “who [Anna Berg] resigned”; or only part of one, “to sell the firm”, “the firm's sale”."""

    ALONE = "alone"
    BORROWING = "borrowing"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Event(Mark):
    """Something that an article says happened, is so, is planned or was said to be, as a small structure.

    `span` is the clause; `trigger` the word that carries it; `action` its canonical name from the table of predicates
    (`use`, `kill`), or the trigger's lemma; `phase` is begin, end, resume, continue or None (“stopped using” = use, end).
    `statement` is the index of the innermost statement whose content holds it, None in the outlet's own voice.
    """

    trigger: Span
    action: str
    phase: str | None
    arguments: tuple[Argument, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[int, ...]
    polarity: Polarity
    modality: Modality
    tense: str
    """past, present or future, as the verb says; empty where a noun alone names it (“Russia's use of the port”)."""
    statement: int | None
    sentence: int
    as_of: tuple[int, ...] = ()
    """Times that date a count and not the happening: “on Wednesday” in “the number of dead rose to nine on Wednesday”."""
    tally: str | None = None
    """Where the event is a running count, how it moved: rising, falling or standing (“the death toll rose to nine”)."""
    standing: Standing = Standing.ALONE
    borrowed: tuple[Span, ...] = ()
    """The words before the clause that make it a sentence: who does it, and the helping verb that it shares."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its marks: a pure function of the article and of the finders' versions.

    `language` is an ISO 639-1 code or None. `outlet` and `agencies` are what the text itself shows; a given outlet is
    `article.outlet`. For an article that is not in English the layers from `sentences` on are empty.
    """

    article: Article
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    outlet: Outlet | None = None
    agencies: tuple[Agency, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    referents: tuple[Referent, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def text(self) -> str:
        return self.article.text

    def words(self, span: Span) -> str:
        """The exact words at a span."""
        return span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no reading: its path or address, and why, for a person. Intake and the readers return it, so
    that one bad article stops no other."""

    source: str
    reason: str
