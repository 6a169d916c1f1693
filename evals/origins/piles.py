"""Piles written as rows, made into what the weighing of origins works on.

A row names its articles and what each says, one line a saying: `article | who | words {flags}`. Who is
`Name, description` (a person), `org: Name`, `group: Name`, `place: Name CC`, `unnamed: description`, `*` (the outlet's own voice), `-` (a
statement of which nobody knows who made it), or several joined by ` + `. Flags: denied, negative, possible, planned, hoped,
questioned, n=43, n>=40, n~40, place=X, cites=WHO, within=2 (told inside
the article's second saying), aside (no part of the claim). An article may be given as `A = Outlet name (Agency)`, and sentences that
stand before all sayings as `leads = ["A | ..."]`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from onrecord.model.ids import content_id
from onrecord.model.reading import (
    Bound,
    ChainLink,
    EntityKind,
    Modality,
    Polarity,
    Reading,
    Ref,
    Sentence,
    Statement,
    StatementForm,
)
from onrecord.model.record import (
    OUTLET_SOURCE,
    Assertion,
    Attribution,
    Calendar,
    Claim,
    Copy,
    CopyKind,
    Entity,
    Hand,
    Material,
    Place,
    Role,
    Slot,
    SlotValue,
    Story,
    Version,
)
from onrecord.model.text import Agency, Article, Basis, Block, BlockKind, Outlet, Passage, Span
from onrecord.weigh import origins

ROWS = Path(__file__).with_name("piles.toml")

SAYING = re.compile(
    r"^(?P<article>\w+)\s*\|\s*(?P<who>[^|]+?)\s*\|\s*(?P<words>[^{]*?)\s*(?P<flags>(?:\{[^}]*\}\s*)*)$"
)
ARTICLE = re.compile(r"^(?P<id>\w+)\s*=\s*(?P<outlet>[^(]*?)\s*(?:\((?P<agencies>[^)]*)\))?$")
BOUNDS = {"=": Bound.EXACT, ">=": Bound.AT_LEAST, "<=": Bound.AT_MOST, "~": Bound.ABOUT}
MODALITIES = {m.value: m for m in Modality}


@dataclass
class Pile:
    """One row being built."""

    row: dict[str, Any]
    outlets: dict[str, Outlet | None] = field(default_factory=dict)
    credits: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[Span]] = field(default_factory=dict)
    leads: dict[str, list[Span]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: dict[Ref, Attribution] = field(default_factory=dict)
    within: dict[Ref, int] = field(default_factory=dict)
    assertions: list[Assertion] = field(default_factory=list)


def load() -> list[dict[str, Any]]:
    """All rows."""
    rows: list[dict[str, Any]] = tomllib.loads(ROWS.read_text(encoding="utf-8"))["pile"]
    return rows


def judge(row: dict[str, Any]) -> Claim:
    """The row's claim with its support, as the product weighs it."""
    known, assertions = build(row)
    traced, found = origins.trace(known, assertions)
    text = known.readings[traced[0].article].words(traced[0].passage.span)
    (claim,) = origins.support(known, [Claim("claim", known.story.id, text, traced)], found)
    return claim


def build(row: dict[str, Any]) -> tuple[Material, list[Assertion]]:
    """What is known of the row's story, and its assertions."""
    pile = Pile(row)
    for line in row.get("articles", ()):
        _article(pile, line)
    for line in row.get("leads", ()):
        _lead(pile, line)
    for line in row["says"]:
        _saying(pile, line)
    return _material(pile), pile.assertions


def _article(pile: Pile, line: str) -> None:
    found = ARTICLE.match(line)
    if found is None:
        raise ValueError(f"not an article: {line}")
    name = found["outlet"].strip()
    pile.outlets[found["id"]] = Outlet(name, Basis.GIVEN) if name else None
    pile.credits[found["id"]] = [agency.strip() for agency in (found["agencies"] or "").split(",") if agency.strip()]


def _lead(pile: Pile, line: str) -> None:
    """Sentences that stand in an article before what is said."""
    article, _, words = line.partition(" | ")
    for sentence in re.findall(r"[^.]+\.", words):
        start = len(pile.texts.get(article, ""))
        pile.leads.setdefault(article, []).append(Span(start, start + len(sentence.strip())))
        pile.texts[article] = pile.texts.get(article, "") + sentence.strip() + "\n"


def _saying(pile: Pile, line: str) -> None:
    found = SAYING.match(line)
    if found is None:
        raise ValueError(f"not a saying: {line}")
    article, who, words = found["article"], found["who"], found["words"]
    flags = re.findall(r"\{([^}]*)\}", found["flags"])
    text = pile.texts.setdefault(article, "".join(f"({agency})\n" for agency in pile.credits.get(article, ())))
    span = Span(len(text), len(text) + len(words))
    pile.texts[article] = text + words + "\n"
    pile.lines.setdefault(article, []).append(span)
    index = len(pile.lines[article]) - 1
    speakers = [_entity(pile, article, one.strip()) for one in who.split(" + ")] if who not in "*-" else []
    statement = None if who == "*" else Ref(article, index)
    if statement:
        for flag in flags:
            if flag.startswith("within="):
                pile.within[statement] = int(flag.removeprefix("within=")) - 1
        pile.attributions[statement] = Attribution(
            content_id(article, index),
            statement,
            tuple(speakers),
            tuple(_chain(pile, article, flags)),
            None,
            None,
            None,
            (),
        )
    if "aside" in flags:
        return
    pile.assertions.append(
        Assertion(
            content_id("assertion", article, index),
            Passage(article, span),
            speakers[0] if len(speakers) == 1 else OUTLET_SOURCE,
            statement,
            Ref(article, index),
            Polarity.NEGATIVE if "negative" in flags else Polarity.POSITIVE,
            next((MODALITIES[flag] for flag in flags if flag in MODALITIES), Modality.ASSERTED),
            tuple(_values(flags)),
        )
    )


def _chain(pile: Pile, article: str, flags: Iterable[str]) -> Iterable[Hand]:
    for flag in flags:
        if flag.startswith("cites="):
            entity = _entity(pile, article, flag.removeprefix("cites="))
            yield Hand(ChainLink.CITING, pile.entities[entity].name, entity)


def _values(flags: Iterable[str]) -> Iterable[SlotValue]:
    for flag in flags:
        number = re.match(r"n(>=|<=|=|~)(\d+)$", flag)
        if number:
            yield SlotValue(Slot.NUMBER, number[2], number[2], BOUNDS[number[1]])
        elif flag.startswith("place="):
            yield SlotValue(Slot.PLACE, flag[6:], flag[6:])


def _entity(pile: Pile, article: str, who: str) -> str:
    """The id of a speaker, who is one entity in all articles, unless unnamed."""
    prefix, _, rest = who.partition(": ")
    kinds = {
        "org": EntityKind.ORGANISATION,
        "group": EntityKind.GROUP,
        "place": EntityKind.PLACE,
        "paper": EntityKind.OTHER,
    }
    unnamed = prefix == "unnamed"
    kind = kinds.get(prefix, EntityKind.PERSON)
    name, _, role = (rest if rest and (unnamed or prefix in kinds) else who).partition(", ")
    place = None
    if kind == EntityKind.PLACE:
        name, _, country = name.rpartition(" ")
        place = Place(None, country, None, None)
    key = content_id("entity", name, article if unnamed else "")
    at = max(0, pile.texts.get(article, "").find(role))
    roles = (Role(role, Passage(article, Span(at, at + len(role)))),) if role else ()
    pile.entities[key] = Entity(key, kind, name, (name,), roles, (), (), place, anonymous=unnamed)
    return key


def _material(pile: Pile) -> Material:
    readings = {article: _reading(pile, article) for article in sorted(pile.texts)}
    versions = tuple(Version(*sorted(pair.split())) for pair in pile.row.get("versions", ()))
    copies = tuple(_copy(pile, number, line) for number, line in enumerate(pile.row.get("copies", ())))
    return Material(
        Story("story", "", tuple(readings)),
        readings,
        Calendar(MappingProxyType({}), MappingProxyType({})),
        versions,
        copies,
        pile.entities,
        {},
        pile.attributions,
    )


def _reading(pile: Pile, article: str) -> Reading:
    text, lines = pile.texts[article], pile.lines[article]
    source = Article(article, text, article, (f"{article}.txt",), outlet=pile.outlets.get(article))
    credit = [
        Agency(name, Span(text.index(name), text.index(name) + len(name))) for name in pile.credits.get(article, ())
    ]
    everything = [*pile.leads.get(article, ()), *lines]
    blocks = [Block(BlockKind.BODY, line) for line in everything]
    sentences = tuple(Sentence(line, "rows", block) for block, line in enumerate(everything))
    said = (
        Statement(
            line, "rows", at, StatementForm.INDIRECT, (line,), None, None, within=pile.within.get(Ref(article, at))
        )
        for at, line in enumerate(lines)
    )
    return Reading(
        source,
        language="en",
        blocks=tuple(blocks),
        agencies=tuple(credit),
        sentences=sentences,
        statements=tuple(said),
    )


def _copy(pile: Pile, number: int, line: str) -> Copy:
    """A copy of whole sayings: `A1 B1` is the first saying of A and the first of B."""
    passages = tuple(Passage(place[0], pile.lines[place[0]][int(place[1:]) - 1]) for place in line.split())
    return Copy(f"copy{number}", CopyKind.VERBATIM, passages)
