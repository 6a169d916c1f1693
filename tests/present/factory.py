"""A small record with one of everything that a briefing can show, on an invented event, made by hand."""

from __future__ import annotations

from datetime import date
from functools import cache
from types import MappingProxyType

from onrecord.model.reading import (
    Bound,
    ChainLink,
    EntityKind,
    Modality,
    Polarity,
    Ref,
)
from onrecord.model.record import (
    Alteration,
    Assertion,
    Attribution,
    Calendar,
    Change,
    ChangeKind,
    Claim,
    Copy,
    CopyKind,
    Difference,
    DifferenceKind,
    Entity,
    Entry,
    EntryStatus,
    Hand,
    Origin,
    OriginKind,
    Point,
    Published,
    Record,
    Role,
    Series,
    Side,
    Slot,
    SlotValue,
    State,
    Step,
    Story,
    Support,
    Term,
    TermUse,
    Undecided,
)
from onrecord.model.text import Basis, Reason
from onrecord.model.time import Resolved
from present.articles import day, passage, readings

REYES, POLICE, OFFICIAL = "e-reyes", "e-police", "e-official"


def entities() -> tuple[Entity, ...]:
    return (
        Entity(
            REYES,
            EntityKind.PERSON,
            "Ana Reyes",
            ("Ana Reyes", "Anna Reyes"),
            (Role("Mayor", passage("post", "Mayor")),),
            (Ref("post", 0), Ref("lantern", 0)),
            (),
            reasons=(Reason("one letter more, the same office", passage("lantern", "Anna Reyes, the mayor")),),
        ),
        Entity(POLICE, EntityKind.ORGANISATION, "Valmora police", ("Valmora police",), (), (), ()),
        Entity(OFFICIAL, EntityKind.PERSON, "an official", ("an official",), (), (), (), anonymous=True),
    )


def attributed(id_: str, article: str, index: int, *speakers: str, chain=(), said=None) -> Attribution:
    told = (Reason("named beside the verb of saying"),)
    return Attribution(id_, Ref(article, index), speakers, chain, None, None, said, told)


def attributions() -> tuple[Attribution, ...]:
    norda = Hand(ChainLink.TOLD, "Norda Press", None, passage("post", "Norda Press"))
    printed = Hand(ChainLink.PUBLISHED_BY, "The Harbour Post")
    return (
        attributed("s-pillar", "post", 0, REYES, chain=(norda, printed), said=day("2021-05-03")),
        attributed("s-june", "post", 1, REYES, said=day("2021-05-03")),
        attributed(
            "s-15",
            "lantern",
            0,
            POLICE,
            said=day("2021-05-05", "counted from the article's date, 2021-05-05/2021-05-06"),
        ),
        attributed("s-pillar2", "lantern", 1, REYES, chain=(Hand(ChainLink.REPORTED_BY, "Norda Press"),)),
        attributed(
            "s-when",
            "lantern",
            2,
            REYES,
            said=day("2021-05-05", "counted from the article's date, 2021-05-05/2021-05-06"),
        ),
        attributed("s-lorry", "blog", 0, OFFICIAL),
        attributed("s-who", "blog", 1),
    )


ORIGINS = (
    Origin("o-reyes", OriginKind.SPEAKER, "Ana Reyes", REYES, "town", (Reason("her own words"),)),
    Origin("o-town", OriginKind.DOCUMENT, "Valmora town hall", None, "town"),
    Origin("o-police", OriginKind.SPEAKER, "Valmora police", POLICE),
    Origin("o-official", OriginKind.SPEAKER, "an official", OFFICIAL),
    Origin("o-none", OriginKind.UNKNOWN, "not shown"),
)


def assertion(id_: str, article: str, words: str, origin: str, statement: int | None = None, **more) -> Assertion:
    told = Ref(article, statement) if statement is not None else None
    more = {"polarity": Polarity.POSITIVE, "modality": Modality.ASSERTED} | more
    return Assertion(id_, passage(article, words), "outlet", told, Ref(article, 0), origin=origin, **more)


def number(article: str, words: str, value: str, bound: Bound = Bound.EXACT) -> tuple[SlotValue, ...]:
    return (SlotValue(Slot.NUMBER, words, value, bound, passage=passage(article, words)),)


def claims() -> tuple[Claim, ...]:
    killed = (
        assertion(
            "a-12",
            "post",
            "At least 12 people were killed when the old bridge at Valmora gave way",
            "o-none",
            values=number("post", "12", "12", Bound.AT_LEAST),
        ),
        assertion(
            "a-15",
            "lantern",
            "15 people were killed when the old bridge at Valmora gave way",
            "o-police",
            0,
            values=number("lantern", "15", "15"),
        ),
    )
    cause = (
        assertion("a-flood", "post", "The flood took the third pillar", "o-reyes", 0),
        assertion("a-flood2", "lantern", "The flood took the third pillar of the bridge", "o-town", 1),
        assertion("a-lorry", "blog", "A lorry of 60 tonnes broke the bridge", "o-official", 0),
    )
    opens = (
        assertion("a-june", "post", "the bridge would open again in June", "o-reyes", 1, modality=Modality.PLANNED),
    )
    gave_way = (
        assertion("a-way", "post", "the old bridge at Valmora gave way on Monday", "o-reyes"),
        assertion("a-way2", "lantern", "the old bridge at Valmora gave way", "o-police", 0),
    )
    return (
        Claim(
            "c-killed",
            "story",
            "15 people were killed when the old bridge at Valmora gave way",
            killed,
            Support.SAME_ORIGIN,
            1,
            ("blog",),
            (_difference(Slot.NUMBER, DifferenceKind.UPDATE, ("12", "a-12"), ("15", "a-15")),),
        ),
        Claim(
            "c-cause",
            "story",
            "The flood took the third pillar",
            cause,
            Support.SAME_ORIGIN,
            1,
            (),
            (_difference(Slot.CAUSE, DifferenceKind.CONFLICT, ("flood", "a-flood", "a-flood2"), ("lorry", "a-lorry")),),
        ),
        Claim("c-june", "story", "the bridge would open again in June", opens, Support.SINGLE_SOURCE, 1),
        Claim(
            "c-way",
            "story",
            "the old bridge at Valmora gave way on Monday [3 May 2021]",
            gave_way,
            Support.CORROBORATED,
            2,
            (),
            (),
            (Reason("two origins in two articles that copy no part of it from each other"),),
        ),
    )


def _difference(slot: Slot, kind: DifferenceKind, *sides: tuple[str, ...]) -> Difference:
    return Difference(slot, kind, tuple(Side(value, said) for value, *said in sides), (Reason("looked at by hand"),))


def calendar() -> Calendar:
    inferred = Published(
        date(2021, 5, 5),
        date(2021, 5, 6),
        date(2021, 5, 5),
        Basis.INFERRED,
        (Reason("“on Wednesday”, after the Monday of the fall", passage("lantern", "on Wednesday")),),
        ((date(2021, 5, 5), 0.8), (date(2021, 5, 6), 0.2)),
    )
    given = Published(date(2021, 5, 3), date(2021, 5, 3), date(2021, 5, 3), Basis.METADATA)
    return Calendar(MappingProxyType({"post": given, "lantern": inferred}), MappingProxyType({}))


def copies() -> tuple[Copy, ...]:
    longer, shorter = "The flood took the third pillar of the bridge", "The flood took the third pillar"
    altered = (Alteration(passage("lantern", "of the bridge"), ""),)
    return (Copy("k-1", CopyKind.NEAR_VERBATIM, (passage("lantern", longer), passage("post", shorter)), altered),)


def timeline() -> tuple[Entry, ...]:
    return (
        Entry(
            "t-june",
            "story",
            "the bridge would open again in June",
            EntryStatus.PLANNED,
            Resolved("2021-06", date(2021, 6, 1), date(2021, 6, 30), "counted from the article's date, 2021-05-03"),
            ("c-june",),
            (passage("post", "the bridge would open again in June"),),
        ),
        Entry(
            "t-way",
            "story",
            "the old bridge at Valmora gave way on Monday",
            EntryStatus.PAST,
            day("2021-05-03"),
            ("c-way",),
            (passage("post", "the old bridge at Valmora gave way on Monday"),),
        ),
        Entry(
            "t-15",
            "story",
            "the police said on Wednesday",
            EntryStatus.PAST,
            day("2021-05-05", "counted from the article's date, 2021-05-05/2021-05-06"),
            (),
            (passage("lantern", "the police said on Wednesday"),),
        ),
    )


def _term(referent: str, *uses: tuple[str, str]) -> Term:
    return Term("story", referent, tuple(TermUse(where, term, (passage(where, term),)) for where, term in uses))


@cache
def record() -> Record:
    """The record: four articles, one in French, one story."""
    states = State(
        "z-1",
        "story",
        REYES,
        "close",
        "bridge",
        "the bridge would open again in June",
        (
            Step("ended", date(2021, 5, 3), date(2021, 5, 3), ("c-way",)),
            Step("planned", date(2021, 6, 1), date(2021, 6, 30), ("c-june",)),
        ),
    )
    points = (
        Point("12", Bound.AT_LEAST, "2021-05-03", "o-none", "a-12"),
        Point("15", Bound.EXACT, "2021-05-05", "o-police", "a-15"),
    )
    doubt = Reason("one letter apart, roles not given in both", passage("blog", "Reyes"))
    return Record(
        readings=MappingProxyType(readings()),
        calendar=calendar(),
        copies=copies(),
        copy_origins=MappingProxyType({"k-1": "o-reyes"}),
        entities=entities(),
        attributions=attributions(),
        changes=(Change(REYES, ("s-june", "s-when"), ChangeKind.REVERSED, (Reason("a month, then none"),)),),
        origins=ORIGINS,
        stories=(Story("story", "Bridge at Valmora gives way", ("post", "lantern", "blog", "french")),),
        claims=claims(),
        timeline=timeline(),
        states=(states,),
        series=(Series("n-1", "story", "people killed", ("c-killed",), points),),
        terms=(_term("those who searched", ("post", "Volunteers"), ("lantern", "Rescuers")),),
        undecided=(Undecided("same_person", (REYES, "Reyes"), (doubt,)),),
    )
