"""Who stands behind words, as a reader names them: a speaker with a role, an origin with the hands it passed through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from onrecord.model.reading import ChainLink, Ref
from onrecord.model.record import Assertion, Attribution, Entity, Origin, OriginKind
from onrecord.present.phrases import listing
from onrecord.present.shelf import Shelf
from onrecord.present.views import OriginView
from onrecord.values.places import name_of

T = TypeVar("T")

ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)

DOUBTFUL = "?"
"""Family of origins that may be somebody who is known by name: they count only where they are alone."""

UNKNOWN_SPEAKER = "speaker not known"
OWN_VOICE = "the outlet’s own words"


ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "mister", "madam", "sir", "dame", "lord", "lady", "dr", "doctor", "prof", "professor"}
)
"""Forms of address, which tell no role."""


def role_of(entity: Entity) -> str | None:
    """The role most often given to somebody; of several equally frequent ones the longest, which says most.

    A role that only repeats a part of the name (“Gen.” of “Gen. Ana Ruiz”), and a form of address (“Mr”), say nothing and are not shown.
    """
    names = {name.casefold() for name in (entity.name, *entity.names)}
    often = Counter(
        role.role
        for role in entity.roles
        if role.role.casefold().rstrip(".") not in ADDRESS and not any(role.role.casefold() in name for name in names)
    )
    best = min(often, key=lambda role: (-often[role], -len(role), role), default=None)
    return best and ARTICLE.sub("", best)


def through(shelf: Shelf, statement: Attribution) -> tuple[str, ...]:
    """The hands between a speaker and the outlet that prints the words, nearest to the speaker first: “told Interfax”, then whoever
    repeats the words in a statement of his own, with his hands; not the outlet itself, where it says that it was told."""
    reading = shelf.record.readings[statement.statement.article]
    hands = [hand.name for hand in statement.chain if hand.link is not ChainLink.PUBLISHED_BY]
    within = reading.statements[statement.statement.index].within
    outer = shelf.attributed.get(Ref(reading.id, within)) if within is not None else None
    if outer is not None:
        hands += [*_names(shelf, outer), *through(shelf, outer)]
    own = {*_names(shelf, statement), *([reading.outlet.name] if reading.outlet else ())}
    return distinct(name for name in hands if name not in own)


def _names(shelf: Shelf, statement: Attribution) -> list[str]:
    return [shelf.entities[speaker].name for speaker in statement.speakers if speaker in shelf.entities]


def speakers(shelf: Shelf, statement: Attribution) -> str:
    """Those whose words they are: “Moscow and Tehran”, or the article's own words for somebody who is not known."""
    return listing(_names(shelf, statement)) or unnamed(shelf, statement)


def unnamed(shelf: Shelf, statement: Attribution) -> str:
    """The article's own words for a speaker who is nobody known by name: “The dock workers' union”."""
    reading = shelf.record.readings[statement.statement.article]
    source = reading.statements[statement.statement.index].source
    return f"“{' '.join(reading.words(source).split())}” (not identified)" if source else UNKNOWN_SPEAKER


def who_says(shelf: Shelf, said: Assertion) -> str:
    """Whose an assertion is: “Levan Dzhagaryan through Interfax”, “the outlet's own words”."""
    statement = shelf.attributed.get(said.statement) if said.statement else None
    if statement is not None:
        return _passed_on(speakers(shelf, statement), through(shelf, statement))
    origin = shelf.origin(said)
    return origin.name if origin and origin.kind is not OriginKind.UNKNOWN else OWN_VOICE


def named(origin: OriginView) -> str:
    """An origin in a line: “Ana Ruiz (spokeswoman) through Interfax, counted with Spain”."""
    name = f"{origin.name} ({origin.role})" if origin.role else origin.name
    whole = _passed_on(name, origin.through)
    return f"{whole}, counted with {listing(origin.also)}" if origin.also else whole


def _passed_on(name: str, hands: Sequence[str]) -> str:
    return f"{name} through {listing(hands)}" if hands else name


def origins(shelf: Shelf, assertions: Iterable[Assertion]) -> tuple[OriginView, ...]:
    """The known origins of assertions, one view for each family; a newsroom that does not show how it knows is named
    only where nobody else is."""
    families = _families(shelf, assertions)
    settled = [rows for key, rows in families.items() if key != DOUBTFUL]
    return tuple(_family(shelf, rows) for rows in settled or families.values())


def doubtful(shelf: Shelf, assertions: Iterable[Assertion]) -> tuple[OriginView, ...]:
    """Origins that are not counted because they may be one of those who are."""
    families = _families(shelf, assertions)
    return (_family(shelf, families[DOUBTFUL]),) if DOUBTFUL in families and len(families) > 1 else ()


def _families(shelf: Shelf, assertions: Iterable[Assertion]) -> dict[str, list[tuple[Origin, Assertion]]]:
    voices = [(origin, said) for said in assertions for origin in members(shelf, said)]
    known = [(origin, said) for origin, said in voices if origin.kind is not OriginKind.UNKNOWN]
    families: dict[str, list[tuple[Origin, Assertion]]] = {}
    for origin, said in [(origin, said) for origin, said in known if origin.firsthand] or known:
        families.setdefault(origin.family or origin.id, []).append((origin, said))
    return families


def house(shelf: Shelf, family: str) -> str:
    """What makes a family one voice, in words: `government:IR` is “one voice of the government of Iran”."""
    if family in shelf.entities:
        return f"one voice of {shelf.entities[family].name}"
    if family == DOUBTFUL:
        return "not counted beside others: it may be one of them"
    kind, _, name = family.partition(":")
    if kind == "government":
        return (
            f"one voice of the government of {name_of(name)}"
            if name != "?"
            else "a government’s voice; of which state is not told"
        )
    if kind == "body":
        sort, _, own = name.partition(":")
        return f"one voice of {own}" if own else f"one voice of a {sort} that is not named"
    return f"one voice of the {kind} {name}" if name else f"one voice of {kind}"


def members(shelf: Shelf, said: Assertion) -> list[Origin]:
    """The origin of an assertion, or those that said it together."""
    origin = shelf.origin(said)
    if origin is None:
        return []
    return [shelf.origins[one] for one in origin.members if one in shelf.origins] or [origin]


def _family(shelf: Shelf, rows: Sequence[tuple[Origin, Assertion]]) -> OriginView:
    """Origins that count once, as one; the most specific of them, a person before an office, gives the name."""
    found = {origin.id: origin for origin, _ in rows}
    ranked = sorted(found.values(), key=lambda origin: not _is_person(shelf, origin))
    names = {origin.name for origin in ranked}
    hands = {origin.id: tuple(hand for hand in _hands(shelf, origin, rows) if hand not in names) for origin in ranked}
    first, others = ranked[0], ranked[1:]
    entity = shelf.entities.get(first.entity) if first.entity else None
    return OriginView(
        kind=first.kind.value,
        name=first.name,
        role=role_of(entity) if entity else None,
        through=hands[first.id],
        also=distinct(_passed_on(origin.name, hands[origin.id]) for origin in others if origin.name != first.name),
        cites=distinct(shelf.cite(said.passage) for _, said in rows),
    )


def _hands(shelf: Shelf, origin: Origin, rows: Iterable[tuple[Origin, Assertion]]) -> tuple[str, ...]:
    """The hands that this origin's words passed through."""
    told = (said.statement for one, said in rows if one.id == origin.id)
    statements = (shelf.attributed[ref] for ref in told if ref in shelf.attributed)
    return distinct(name for statement in statements for name in through(shelf, statement))


def _is_person(shelf: Shelf, origin: Origin) -> bool:
    entity = shelf.entities.get(origin.entity) if origin.entity else None
    return entity is not None and entity.kind == "person"


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Each item once, in order."""
    return tuple(dict.fromkeys(items))
