"""The speaker, down to the entity: by name, role, pronoun, “the statement”, “both Moscow and Tehran”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.link.attribution import documents
from onrecord.link.attribution.ground import Ground
from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Ref, Statement
from onrecord.model.record import Entity
from onrecord.model.text import Passage, Reason, Span
from onrecord.values import places


@dataclass(frozen=True, slots=True)
class Whose:
    """The entities that a statement is given to, with the reasons; none where the texts leave it open."""

    entities: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def speakers(ground: Ground, reading: Reading) -> dict[Ref, Whose]:
    """The speakers of all statements of an article, in order, as later ones may lean on earlier ones."""
    known: dict[Ref, Whose] = {}
    for index, statement in enumerate(reading.statements):
        known[Ref(reading.id, index)] = _whose(ground, reading, statement, index, known)
    return known


def _whose(ground: Ground, reading: Reading, statement: Statement, index: int, known: dict[Ref, Whose]) -> Whose:
    if statement.source is None:
        return _continued(reading, statement, known)
    if statement.medium is not None and statement.medium in statement.source_heads:
        return Whose(*documents.issuers(ground, reading, index, _entities(known, reading.id)))
    if documents.goes_on(reading, index):
        return Whose(*documents.as_before(reading, index, _entities(known, reading.id)))
    found: dict[str, None] = {}
    reasons: list[Reason] = []
    for head in statement.source_heads or (statement.source,):
        entity, why = _of_head(ground, reading, head)
        reasons.extend(why)
        if entity is not None:
            found[entity] = None
    if not found and len(statement.source_heads) <= 1:
        words = reading.words(statement.source).lower()
        if words in TWO:
            return _the_two(reading, index, known)
        return (
            _in_doubt(ground, reading, statement.source)
            if words in GENDERS
            else _opening(ground, reading, statement.source)
        )
    return Whose(tuple(found), tuple(reasons))


TWO = frozenset(
    f"{opening} {what}"
    for opening in ("both", "the two")
    for what in (
        "sides",
        "countries",
        "governments",
        "leaders",
        "presidents",
        "ministers",
        "parties",
        "companies",
        "men",
        "women",
    )
)
GENDERS = {"he": "m", "she": "f"}
BEFORE = 600
"""Code points before a pronoun in which those that it may stand for are looked for, to be named as a doubt."""


def _the_two(reading: Reading, index: int, known: dict[Ref, Whose]) -> Whose:
    """“The two sides said”: those two that the article last let speak with one voice."""
    for earlier in range(index - 1, -1, -1):
        before = known[Ref(reading.id, earlier)]
        if len(before.entities) == PAIR:
            why = Reason("the two that spoke together before", Passage(reading.id, reading.statements[earlier].span))
            return Whose(before.entities, (why,))
    return Whose()


PAIR = 2


def _in_doubt(ground: Ground, reading: Reading, source: Span) -> Whose:
    """Nobody, where a pronoun may stand for either of two persons; both are named in the reason."""
    gender = GENDERS[reading.words(source).lower()]
    start = max(0, source.start - BEFORE)
    found: dict[str, None] = {}
    for index, mark in ground.mentions_in(reading.id, Span(start, max(source.start, start + 1))):
        owner = ground.owner.get(Ref(reading.id, index))
        own = reading.referents[mark.referent].gender if mark.referent is not None else None
        person = mark.kind is EntityKind.PERSON and mark.form is MentionForm.NAME
        if person and owner is not None and own in {None, gender}:
            found[ground.entities[owner].name] = None
    if len(found) < PAIR:
        return Whose()
    names = " or ".join(sorted(found))
    return Whose((), (Reason(f"“{reading.words(source)}” may be {names}", Passage(reading.id, source)),))


def _opening(ground: Ground, reading: Reading, source: Span) -> Whose:
    """“Hana Silk head of the union”, written without a comma: the person whose full name opens the words for the speaker."""
    for index, mark in ground.mentions_in(reading.id, source):
        owner = ground.owner.get(Ref(reading.id, index))
        after = reading.text[mark.span.end : mark.span.end + 1]
        name = mark.kind is EntityKind.PERSON and mark.form is MentionForm.NAME and " " in reading.words(mark.head)
        opens = mark.span.start == source.start and after in {" ", ","}
        if owner is not None and name and (opens or _titled(reading, source, mark)):
            return Whose(
                (owner,),
                (Reason(f"named as the speaker: “{reading.words(mark.span)}”", Passage(reading.id, mark.span)),),
            )
    words = reading.words(source).removeprefix("The ").removeprefix("the ")
    if (
        words in ground.by_name
    ):  # a body that no mention was found for here bears the name that it has in another article
        return Whose(
            (ground.by_name[words],),
            (Reason(f"the one of this name in the articles: “{words}”", Passage(reading.id, source)),),
        )
    return Whose()


def _titled(reading: Reading, source: Span, mark: Mention) -> bool:
    """Whether words for a speaker are an office and then a name: “Norwegian PM Ana Lund”, not “the office of Ana Lund”."""
    before = reading.text[source.start : mark.head.start]
    return mark.head.end == source.end and TITLE.fullmatch(before) is not None


TITLE = re.compile(r"(?:(?!(?:of|for|to|by|from|with|and|on|in|at|near|behind)\b)[\w.-]+ ){1,6}")
"""Words before a name that can be an office and its country."""


def _continued(reading: Reading, statement: Statement, known: dict[Ref, Whose]) -> Whose:
    """A quotation without a speaker of its own is that of the statement it goes on from."""
    if statement.continues is None:
        return Whose()
    before = known.get(Ref(reading.id, statement.continues), Whose())
    earlier = reading.statements[statement.continues]
    if not before.entities:
        return Whose()
    return Whose(before.entities, (Reason("goes on from the statement before", Passage(reading.id, earlier.span)),))


def _of_head(ground: Ground, reading: Reading, head: Span) -> tuple[str | None, list[Reason]]:
    """The entity that one head of a source stands for."""
    mention = _mention(ground, reading, head)
    if mention is None:
        return None, []
    index, mark = mention
    owner = ground.owner.get(Ref(reading.id, index))
    if owner is None or mark.form is MentionForm.DEMONYM:  # “Syrians” are not their government
        return None, []
    entity = ground.entities[owner]
    if reading.words(head).lower() in GENDERS and entity.kind is not EntityKind.PERSON:
        return None, []  # “he” is no train and no body
    here = Passage(reading.id, mark.span)
    country = _government(ground, reading, entity, mark)
    if country is not None and country != owner:
        return country, [Reason(f"“{reading.words(mark.span)}” stands for its country’s government", here)]
    if mark.form in {MentionForm.PRONOUN, MentionForm.NOMINAL} and not entity.anonymous:
        return owner, [Reason(f"“{reading.words(mark.span)}” is {entity.name}", here)]
    return owner, [Reason(f"named as the speaker: “{reading.words(mark.span)}”", here)]


def _mention(ground: Ground, reading: Reading, head: Span) -> tuple[int, Mention] | None:
    """The mention whose own head is the source's head: “Peskov”, not “Putin”, in “Putin's spokesman Dmitry Peskov”."""
    rows = [(i, m) for i, m in ground.mentions_in(reading.id, head) if m.head.overlaps(head)]
    rows = [(i, m) for i, m in rows if m.head.end == head.end] or [(i, m) for i, m in rows if m.head.contains(head)]
    if not rows:
        return None
    owned = [row for row in rows if Ref(reading.id, row[0]) in ground.owner]
    return max(
        owned or rows,
        key=lambda row: (row[1].kind is EntityKind.PERSON, row[1].form is MentionForm.NAME, len(row[1].head), -row[0]),
    )


def _government(ground: Ground, reading: Reading, entity: Entity, mark: Mention) -> str | None:
    """The entity of the country for which a capital speaks: Russia for “Moscow”."""
    if entity.kind is not EntityKind.PLACE:
        return None
    code = places.country_of_capital(reading.words(mark.head)) or places.country_of_capital(entity.name)
    return ground.by_country.get(code) if code else None


def _entities(known: dict[Ref, Whose], article: str) -> Callable[[int], tuple[str, ...]]:
    """The entities of an article's earlier statements, by index."""
    return lambda earlier: known[Ref(article, earlier)].entities


def entity_at(ground: Ground, article: str, span: Span | None) -> str | None:
    """The entity that the words of a span stand for: the mention that covers most of it."""
    if span is None:
        return None
    rows = [
        (min(m.span.end, span.end) - max(m.span.start, span.start), -len(m.span), -i, i)
        for i, m in ground.mentions_in(article, span)
        if Ref(article, i) in ground.owner and m.span.end >= span.end - 1
    ]
    return ground.owner[Ref(article, max(rows)[3])] if rows else None
