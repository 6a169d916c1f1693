"""A mention in the making, and whom or what several stand for: what the finders of this layer hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that stand for something; `first` and `last` are its tokens, -1 outside the parse.

    `key` names what it stands for where a table knows it (`country:IR`, `known:Kremlin`). `role` is the span of the description
    bound to a name, `holder` for such a description the span of that name. `noun` is the head noun of a description.
    """

    span: Span
    kind: EntityKind
    form: MentionForm
    head: Span
    first: int = -1
    last: int = -1
    sentence: int = -1
    key: str | None = None
    role: Span | None = None
    holder: Span | None = None
    noun: str = ""
    definite: bool = False
    plural: bool = False
    gender: str | None = None
    same: str | None = None
    """The name in Latin letters that a name in another script is."""


def draft(parse: Parse, first: int, last: int, kind: EntityKind, form: MentionForm, key: str | None = None) -> Draft:
    """A draft over the tokens from `first` to `last`, both included."""
    span = parse.span(first, last)
    return Draft(span, kind, form, span, first, last, parse.tokens[first].sentence, key)


@dataclass(slots=True, eq=False)
class Group:
    """The someone or something in the making: indices of its mentions, and what they tell of it."""

    kind: EntityKind
    name: str
    members: list[int] = field(default_factory=list)
    key: str = ""
    parts: tuple[str, ...] = ()
    nouns: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    gender: str | None = None
    felt: str | None = None
    """The gender of the pronouns given to it: it guides later pronouns, and proves nothing."""
    plural: bool = False
    anonymous: bool = False
    within: str | None = None
