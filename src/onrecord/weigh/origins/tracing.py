"""For each assertion its origin: the speaker it is attributed to, the agency whose words they are, the newsroom whose own access shows in
the text, or unknown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from onrecord.model.ids import content_id
from onrecord.model.reading import Reading, Ref
from onrecord.model.record import (
    OUTLET_SOURCE,
    Assertion,
    Attribution,
    Copy,
    CopyKind,
    Entity,
    Material,
    Origin,
    OriginKind,
)
from onrecord.model.text import Passage, Reason, Span
from onrecord.values import outlets
from onrecord.weigh.origins import bodies, families, houses, table

COVERED = 0.6
"""Share of an assertion that must lie in a copied passage for the assertion to be copied with it."""

SAME_WORDS = frozenset({CopyKind.VERBATIM, CopyKind.NEAR_VERBATIM})
"""Kinds of copies that tell whose words an unattributed sentence is."""


@dataclass(slots=True)
class Book:
    """The origins met so far, by id, and who is who."""

    known: Material
    who: families.Directory
    origins: dict[str, Origin] = field(default_factory=dict)
    voices: dict[tuple[str, tuple[str, ...]], Origin] = field(default_factory=dict)

    def enter(self, origin: Origin) -> str:
        self.origins.setdefault(origin.id, origin)
        return origin.id


def trace(known: Material, assertions: Sequence[Assertion]) -> tuple[tuple[Assertion, ...], tuple[Origin, ...]]:
    """The assertions with their origins filled in, and the origins: “told reporters, Qassemi said” → the speaker Qassemi, family Iran."""
    book = Book(known, families.Directory(known.entities, known.readings))
    traced = [_traced(book, assertion) for assertion in assertions]
    traced = _through_copies(book, traced)
    _enter_credited(book)
    return tuple(traced), tuple(sorted(book.origins.values(), key=lambda origin: origin.id))


def _traced(book: Book, assertion: Assertion) -> Assertion:
    origin = _speaker(book, assertion) or _newsroom(book, assertion) or _unknown(stated=assertion.statement is not None)
    return replace(assertion, origin=book.enter(origin), reasons=(*assertion.reasons, *_why(origin, assertion)))


def _why(origin: Origin, assertion: Assertion) -> tuple[Reason, ...]:
    """Why this is the origin, told at the assertion's own words."""
    return tuple(Reason(reason.text, assertion.passage) for reason in origin.reasons[:1])


# --- speakers ---------------------------------------------------------------------------------------------------


def _speaker(book: Book, assertion: Assertion) -> Origin | None:
    """The speaker of the statement that the assertion is part of; several who say one thing together are one joint origin."""
    attribution = book.known.attributions.get(assertion.statement) if assertion.statement else None
    ids = attribution.speakers if attribution else ()
    if assertion.source != OUTLET_SOURCE and assertion.source not in ids:
        ids = (assertion.source,)
    found = [_voice(book, book.known.entities[one], attribution) for one in ids if one in book.known.entities]
    if not found[1:]:
        return found[0] if found else _described(book, assertion.statement)
    members = tuple(book.enter(one) for one in found)
    name = " and ".join(one.name for one in found)
    one_paper = _in_one_paper(book, assertion.statement)
    return Origin(
        content_id("origin", "joint paper" if one_paper else "joint", *members),
        OriginKind.DOCUMENT if one_paper else OriginKind.SPEAKER,
        name,
        members=members,
        reasons=(Reason(f"said by {name} together"),),
    )


def _in_one_paper(book: Book, statement: Ref | None) -> bool:
    """Whether several speak in one document or at one occasion: “said in a joint statement”."""
    reading = book.known.readings.get(statement.article) if statement else None
    return reading is not None and statement is not None and reading.statements[statement.index].medium is not None


def _described(book: Book, statement: Ref | None) -> Origin | None:
    """The body that a statement's own words describe, where it is nobody known by name: “the dock workers’ union said”."""
    reading = book.known.readings.get(statement.article) if statement else None
    if statement is None or reading is None or statement.index >= len(reading.statements):
        return None
    source = reading.statements[statement.index].source
    if source is None or not bodies.is_body(reading.words(source)):
        return None
    words = " ".join((bodies.fuller(reading, source) or reading.words(source)).split())
    house = houses.of_description(words)
    if house is None or house.doubtful:
        return None
    return Origin(
        content_id("origin", "body", house.key, words.casefold()),
        OriginKind.SPEAKER,
        words,
        None,
        house.key,
        (Reason(house.why, Passage(reading.id, source)),),
    )


def _voice(book: Book, entity: Entity, attribution: Attribution | None) -> Origin:
    """The origin that an entity is when it speaks, in the words of those whom it cites or its own."""
    chain = attribution.chain if attribution else ()
    cited = tuple(hand.entity for hand in chain if hand.link == "citing" and hand.entity)
    if (entity.id, cited) not in book.voices:
        book.voices[entity.id, cited] = _echoing(book, _own_voice(book, entity), cited)
    return book.voices[entity.id, cited]


def _own_voice(book: Book, entity: Entity) -> Origin:
    """The origin that an entity is when it speaks for itself."""
    house = book.who.family(entity)
    kind, firsthand = OriginKind.SPEAKER, True
    press = houses.newsroom(entity.name) if entity.kind != "person" else None
    if press is not None:
        kind = OriginKind.AGENCY if press.agency else OriginKind.OUTLET
        firsthand = house.key.startswith("government:")
    elif houses.is_document(entity.name) and entity.kind not in {"person", "place"}:
        kind = OriginKind.DOCUMENT
    return Origin(
        content_id("origin", "speaker", entity.id),
        kind,
        entity.name,
        entity.id,
        house.key,
        (Reason(house.why),),
        firsthand=firsthand,
    )


def _echoing(book: Book, origin: Origin, cited: Sequence[str]) -> Origin:
    """A speaker who cites another: both are one origin, the one cited."""
    for one in cited:
        entity = book.known.entities.get(one)
        if entity and one != origin.entity and houses.newsroom(entity.name) is None:
            house = book.who.family(entity)
            return replace(
                origin,
                id=content_id("origin", "echo", origin.id, entity.id),
                family=house.key,
                reasons=(Reason(f"{origin.name} cites {entity.name}"),),
            )
    return origin


# --- newsrooms --------------------------------------------------------------------------------------------------


def _newsroom(book: Book, assertion: Assertion) -> Origin | None:
    """The newsroom whose own voice this is, where its own access shows. An outlet's or agency's own words without that are an echo: a
    credit over an article does not tell how its newsroom knows each sentence."""
    reading = book.known.readings[assertion.article]
    names = newsrooms(reading)
    sentence = _sentence(reading, assertion.passage.span)
    seen = own_access(reading.words(sentence), tuple(names))
    if seen:
        return _press(
            seen if seen in names else names[0],
            Reason(f"its own access shows: “{reading.words(sentence)}”", Passage(reading.id, sentence)),
            agency=seen in {agency.name for agency in reading.agencies},
        )
    return None


def newsrooms(reading: Reading) -> list[str]:
    """Who may speak in an article as its newsroom: its outlet, and the agencies that it credits."""
    outlet = reading.article.outlet or reading.outlet
    return list(
        dict.fromkeys(
            [*([outlet.name] if outlet else ["this newsroom"]), *(agency.name for agency in reading.agencies)]
        )
    )


def _press(name: str, reason: Reason, *, agency: bool, firsthand: bool = True) -> Origin:
    """A newsroom as an origin; an agency is one that is known as such, or that an article credits."""
    known = outlets.find(name)
    kind = OriginKind.AGENCY if agency or (known and known.agency) else OriginKind.OUTLET
    house = f"publisher:{(known.family if known else name).casefold()}"
    if known and known.control == "state" and known.country:
        house = f"government:{known.country}"
    return Origin(
        content_id("origin", "press", name.casefold(), firsthand),
        kind,
        name,
        None,
        house,
        (reason,),
        firsthand=firsthand,
    )


@lru_cache(maxsize=1 << 14)
def own_access(sentence: str, names: tuple[str, ...]) -> str | None:
    """The newsroom whose own access a sentence shows, one of `names` or another known one: “a Harbour Times photographer saw three bodies”."""
    low = " ".join(sentence.casefold().replace("\u2019", "'").split())
    access = table.rows("access")
    if any(words in low for words in access["not"]):
        return None
    if _pattern(tuple(access["by_itself"])).search(low):
        return names[0] if names else None
    for name in names:
        if _pattern(tuple(access["by_name"]), name.casefold().removeprefix("the ")).search(low):
            return name
    return None


@lru_cache(maxsize=1 << 12)
def _pattern(rows: tuple[str, ...], own: str = "") -> re.Pattern[str]:
    """Any of the wordings of a table, `{own}` standing for a newsroom's name."""
    escaped = (
        re.escape(words).replace(r"\*", r"\w*").replace(r"\{own\}", "(?:the )?" + re.escape(own)) for words in rows
    )
    return re.compile(r"\b(?:" + "|".join(escaped) + r")\b")


def _sentence(reading: Reading, span: Span) -> Span:
    """The sentence in which a span starts; the span itself where no sentences are known."""
    return next((s.span for s in reading.sentences if s.span.start <= span.start < s.span.end), span)


@cache
def _unknown(*, stated: bool) -> Origin:
    """Said by the outlet without showing how it knows, or by nobody who is named: counts nothing."""
    text = "nobody is named who says it" if stated else "the outlet does not show how it knows"
    return Origin(content_id("origin", "unknown", text), OriginKind.UNKNOWN, "unattributed", reasons=(Reason(text),))


# --- through copies ---------------------------------------------------------------------------------------------


def _through_copies(book: Book, traced: list[Assertion]) -> list[Assertion]:
    """Give an unattributed assertion the origin that the same words have in another article. A rendering in other words gives none: it
    can join origins and never add one."""
    lying = _lying([copy for copy in book.known.copies if copy.kind in SAME_WORDS], traced)
    found = {assertion.id: assertion for assertion in traced}
    for copy, inside in lying.items():
        origins = sorted({a.origin for a in inside if a.origin and book.origins[a.origin].kind != OriginKind.UNKNOWN})
        if len(origins) != 1:
            continue
        for assertion in inside:
            unknown = book.origins[found[assertion.id].origin or ""].kind == OriginKind.UNKNOWN
            if unknown and any(a.origin == origins[0] and _same_words(book.known, a, assertion) for a in inside):
                reason = Reason(
                    f"the same words are {book.origins[origins[0]].name}'s elsewhere (copy {copy})", assertion.passage
                )
                found[assertion.id] = replace(assertion, origin=origins[0], reasons=(*assertion.reasons[:-1], reason))
    return [found[assertion.id] for assertion in traced]


def _same_words(known: Material, one: Assertion, other: Assertion) -> bool:
    """Whether two assertions are the same words, or one holds most of the other: a sentence that two articles share may tell what a
    speaker said, and beside it what the outlet saw."""
    mine, theirs = (_word_set(known, a.passage) for a in (one, other))
    return one.article != other.article and len(mine & theirs) >= COVERED * min(len(mine), len(theirs))


def _word_set(known: Material, passage: Passage) -> frozenset[str]:
    words = known.readings[passage.article].words(passage.span)
    return frozenset(re.findall(r"\w+", words.casefold()))


def _lying(copies: Sequence[Copy], assertions: Sequence[Assertion]) -> dict[str, list[Assertion]]:
    """For each copy the assertions that lie in one of its passages."""
    by_article: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        by_article[assertion.article].append(assertion)
    lying: dict[str, list[Assertion]] = {}
    for copy in copies:
        inside = [a for p in copy.passages for a in by_article.get(p.article, ()) if covers(p, a.passage)]
        if inside:
            lying[copy.id] = inside
    return lying


def covers(passage: Passage, part: Passage) -> bool:
    """Whether a copied passage holds most of another."""
    shared = min(passage.span.end, part.span.end) - max(passage.span.start, part.span.start)
    return passage.article == part.article and shared >= COVERED * len(part.span)


def _enter_credited(book: Book) -> None:
    """Enter the agencies whose credited words stand in several articles: a copy is theirs, whatever its sentences rest on."""
    for copy in book.known.copies:
        inside = [book.known.readings[p.article] for p in copy.passages if p.article in book.known.readings]
        for reading in inside if len({one.id for one in inside}) > 1 else ():
            for agency in reading.agencies if len(reading.agencies) == 1 else ():
                if not outlets.specificity(agency.name):
                    continue
                why = Reason(f"the article is credited to {agency.name}", Passage(reading.id, agency.evidence))
                book.enter(_press(agency.name, why, agency=True, firsthand=False))


def of_copies(known: Material, origins: Sequence[Origin]) -> Mapping[str, str]:
    """For each copy the origin of its words: the speaker of the statement that it repeats, or the one agency credited for it."""
    ids = {origin.id for origin in origins}
    by_entity = {origin.entity: origin.id for origin in origins if origin.entity}
    said: dict[str, list[tuple[Span, Attribution]]] = defaultdict(list)
    for ref, attribution in known.attributions.items():
        if ref.article in known.readings:
            for content in known.readings[ref.article].statements[ref.index].content:
                said[ref.article].append((content, attribution))
    found = {}
    for copy in known.copies:
        whose = {
            by_entity[a.speakers[0]]
            for p in copy.passages
            for span, a in said.get(p.article, ())
            if len(a.speakers) == 1 and a.speakers[0] in by_entity and covers(Passage(p.article, span), p)
        } or {
            origin
            for p in copy.passages
            if p.article in known.readings
            for origin in _agency(known.readings[p.article], ids)
        }
        if len(whose) == 1:
            found[copy.id] = whose.pop()
    return found


def _agency(reading: Reading, ids: set[str]) -> list[str]:
    """The id of the one agency that an article credits, where it is an origin."""
    names = {agency.name for agency in reading.agencies}
    one = content_id("origin", "press", next(iter(names)).casefold(), False) if len(names) == 1 else ""
    return [one] if one in ids else []
