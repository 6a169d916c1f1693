"""Referents of several articles joined into entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

import make
from onrecord.link import entities
from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Referent
from onrecord.model.record import Entity, Judgement
from onrecord.model.text import Passage, Span

KINDS = {
    "person": EntityKind.PERSON,
    "body": EntityKind.ORGANISATION,
    "place": EntityKind.PLACE,
    "site": EntityKind.FACILITY,
}


def article(source: str, *rows: str) -> Reading:
    """A reading of rows “kind: [role |] name [= key] [~ other name]”, each a referent of its own."""
    text, mentions, referents = f"{source}\n", [], []
    for row in rows:
        kind, _, rest = row.partition(": ")
        rest, _, key = rest.partition(" = ")
        role, _, name = rest.rpartition(" | ")
        spans = []
        for words in (role, *name.split(" ~ ")):
            if words:
                spans.append(Span(len(text), len(text) + len(words)))
                text += words + " . "
        first = len(mentions)
        for span in spans:
            form = MentionForm.NOMINAL if role and span is spans[0] else MentionForm.NAME
            mentions.append(Mention(span, "test", form, KINDS[kind], span, 0, len(referents)))
        told = (spans[0],) if role else ()
        shown = name.split(" ~ ")[0] or role
        held = tuple(range(first, len(mentions)))
        referents.append(Referent(KINDS[kind], shown, held, roles=told, key=key or None))
    return Reading(make.article(text, source), language="en", mentions=tuple(mentions), referents=tuple(referents))


def join(*readings: Reading, judgements: Sequence[Judgement] = ()) -> list[set[str]]:
    """The names and descriptions of each entity."""
    found, _ = entities.join(readings, judgements)
    return [named(entity, readings) for entity in found]


def named(entity: Entity, readings: Sequence[Reading]) -> set[str]:
    by_id = {reading.id: reading for reading in readings}
    return {by_id[m.article].words(by_id[m.article].mentions[m.index].span) for m in entity.mentions}


def one(groups: list[set[str]], *names: str) -> bool:
    return any(set(names) <= group for group in groups)


# rows of two articles, and two names of them that must be one
SAME = [
    (["person: Chilean spokesman | Bahram Qasemi"], ["person: Chilean spokesman | Bahram Ghasemi"], ("Bahram Qasemi", "Bahram Ghasemi")),
    (["person: Pedro Lagos"], ["person: Lagos"], ("Pedro Lagos", "Lagos")),
    (["person: Pedro Lagos"], ["person: Pedro Juan Lagos"], ("Pedro Lagos", "Pedro Juan Lagos")),
    (["person: Rafat al-Hamdan"], ["person: Rafat al Hamdan"], ("Rafat al-Hamdan", "Rafat al Hamdan")),
    (["person: Danish foreign minister | Ida Holm"], ["person: Denmark’s foreign minister | "], ("Ida Holm", "Denmark’s foreign minister")),
    (["body: Danish Foreign Ministry = ministry:DK:foreign"], ["body: Ministry of Foreign Affairs = ministry:DK:foreign"], ("Danish Foreign Ministry", "Ministry of Foreign Affairs")),
    (["place: Deir ez-Zor = city:deir ez zor"], ["place: Dayr al-Zawr = city:dayr al zawr"], ("Deir ez-Zor", "Dayr al-Zawr")),
    (["site: Aarhus airbase = facility:airbase:aarhus"], ["site: Tirstrup airbase = facility:airbase:aarhus+tirstrup"], ("Aarhus airbase", "Tirstrup airbase")),
    (["body: Centre for Peace Studies = organisation:centre for peace studies"], ["body: Center for Peace Studies = organisation:center for peace studies"], ("Centre for Peace Studies", "Center for Peace Studies")),
]  # fmt: skip

# … and two that must not
DIFFERENT = [
    (["person: Bahram Qasemi"], ["person: Qasem Soleymani"], ("Bahram Qasemi", "Qasem Soleymani")),
    (["person: Pedro Lagos"], ["person: Juan Lagos"], ("Pedro Lagos", "Juan Lagos")),
    (["person: Tom Hale"], ["person: Tom Hale Jr."], ("Tom Hale", "Tom Hale Jr.")),
    (["person: Paul A. Moss"], ["person: Paul T. Moss"], ("Paul A. Moss", "Paul T. Moss")),
    (["person: Mark Toner"], ["person: Mark Turner"], ("Mark Toner", "Mark Turner")),
    (["person: Pedro Lagos", "person: Marta Lagos"], ["person: Lagos"], ("Pedro Lagos", "Lagos")),
    (["person: Angela Roth"], ["person: Mr. | Roth"], ("Angela Roth", "Mr.")),
    (["body: Danish Foreign Ministry = ministry:DK:foreign"], ["body: Norwegian Foreign Ministry = ministry:NO:foreign"], ("Danish Foreign Ministry", "Norwegian Foreign Ministry")),
    (["person: Lincoln"], ["place: Lincoln = city:lincoln"], ("person", "place")),
    (["site: Heathrow airport = facility:airport:heathrow+london"], ["site: Gatwick airport = facility:airport:gatwick+london"], ("Heathrow airport", "Gatwick airport")),
    (["person: a source in Oslo | "], ["person: a source in Oslo | "], ("two",)),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "names"), SAME)
def test_one_under_its_names(first, second, names):
    assert one(join(article("a.txt", *first), article("b.txt", *second)), *names)


@pytest.mark.parametrize(("first", "second", "names"), DIFFERENT)
def test_two_stay_two(first, second, names):
    readings = [article("a.txt", *first), article("b.txt", *second)]
    if "Mr. |" in second[0]:
        gentleman = replace(readings[1].referents[0], gender="m")
        readings[1] = replace(readings[1], referents=(gentleman,))
    groups = join(*readings)
    assert len(groups) == len(first) + len(second)
    assert not one(groups, *names)


def test_the_holder_is_not_told_where_two_held_the_office():
    first = article("a.txt", "person: Danish foreign minister | Ida Holm")
    second = article("b.txt", "person: Danish foreign minister | Lars Berg")
    third = article("c.txt", "person: the Danish foreign minister | ")
    assert {"the Danish foreign minister"} in join(first, second, third)


def test_namesakes_of_two_countries_are_shown_as_undecided():
    readings = [
        article("a.txt", "person: Danish novelist | Lars Berg"),
        article("b.txt", "person: Chilean general | Lars Berg"),
    ]
    found, unsure = entities.join(readings)
    assert len(found) == 2
    assert [entry.kind for entry in unsure] == ["same_person"]
    assert set(unsure[0].items) == {entity.id for entity in found}


def test_order_of_arrival_does_not_matter():
    readings = [
        article("a.txt", "person: Pedro Lagos", "place: Chile = country:CL"),
        article("b.txt", "person: Lagos", "place: Chilean = country:CL"),
        article("c.txt", "person: Pedro J. Lagos", "person: Marta Lagos"),
    ]
    answers = {entities.join(order) for order in permutations(readings)}
    assert len(answers) == 1


def test_an_entity_is_named_by_its_smallest_mark():
    first = article("a.txt", "person: Pedro Lagos")
    alone, _ = entities.join([first])
    both, _ = entities.join([first, article("b.txt", "person: Ida Holm")])
    assert {entity.id for entity in alone} <= {entity.id for entity in both}


def test_namesakes_of_one_article_stay_two():
    first = article("a.txt", "person: Danish fire chief | Pedro Lagos", "person: captain | Pedro Lagos")
    second = article("b.txt", "person: Danish fire chief | Pedro Lagos")
    assert sorted(map(len, join(first, second))) == [2, 2]


def test_roles_point_at_their_words():
    readings = [
        article("a.txt", "person: Danish envoy | Ida Holm"),
        article("b.txt", "person: former Danish envoy | Ida Holm"),
    ]
    found, _ = entities.join(readings)
    by_id = {reading.id: reading for reading in readings}
    told = {role.role for entity in found for role in entity.roles}
    assert told == {"Danish envoy", "former Danish envoy"}
    assert all(by_id[r.passage.article].words(r.passage.span) == r.role for e in found for r in e.roles)


def test_places_lie_where_they_lie():
    found, _ = entities.join([article("a.txt", "place: Iran = country:IR", "place: Hamedan = city:hamedan")])
    places = {entity.name: entity for entity in found}
    assert places["Iran"].place.country == "IR"
    assert places["Hamedan"].place.geonames == 132144
    assert places["Hamedan"].within == places["Iran"].id


# --- what a person judged ----------------------------------------------------------------------------------------


def mark(reading: Reading, words: str) -> Passage:
    start = reading.text.index(words)
    return Passage(reading.id, Span(start, start + len(words)))


def judge(kind: str, *marks: Passage, hour: int = 1, value: str | None = None, undone: bool = False) -> Judgement:
    return Judgement("reader", datetime(2020, 1, 1, hour, tzinfo=UTC), kind, marks, value, undone=undone)


def test_judgements_are_honoured_and_the_latest_wins():
    first, second = article("a.txt", "person: Pedro Lagos"), article("b.txt", "person: P. Rios")
    marks = mark(first, "Pedro Lagos"), mark(second, "P. Rios")
    same = judge("same", *marks)
    assert one(join(first, second, judgements=[same]), "Pedro Lagos", "P. Rios")
    assert not one(join(first, second, judgements=[replace(same, undone=True)]), "Pedro Lagos", "P. Rios")
    later = judge("different", *marks, hour=2)
    assert not one(join(first, second, judgements=[same, later]), "Pedro Lagos", "P. Rios")


def test_different_keeps_apart_what_would_be_one():
    first, second = article("a.txt", "person: Pedro Lagos"), article("b.txt", "person: Pedro Lagos")
    assert len(join(first, second)) == 1
    apart = judge("different", mark(first, "Pedro Lagos"), mark(second, "Pedro Lagos"))
    assert len(join(first, second, judgements=[apart])) == 2


def test_rename():
    first = article("a.txt", "person: Pedro Lagos")
    found, _ = entities.join([first], [judge("rename", mark(first, "Lagos"), value="Pedro Lagos Díaz")])
    assert [entity.name for entity in found] == ["Pedro Lagos Díaz"]


# a possessive that lost its apostrophe, a person or town that one article mislabelled
@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ((("person: Erik Brandt",), ("person: Erik Brandt",), ("person: Brandts",)), ("Erik Brandt", "Brandts")),
        ((("person: Erik Brandt",),) * 3 + (("place: Brandt = city:brandt",),), ("Erik Brandt", "Brandt")),
        ((("place: Aldermoor = city:aldermoor",),) * 2 + (("person: Aldermoor",),), ("Aldermoor",)),
    ],
)
def test_mislabelled(rows: tuple[tuple[str, ...], ...], names: tuple[str, ...]) -> None:
    groups = join(*(article(f"{n}.txt", *row) for n, row in enumerate(rows)))
    assert len(groups) == 1
    assert one(groups, *names)


# reasons are words, not keys of tables
def test_reasons_are_words() -> None:
    first = article("a.txt", "person: Iranian foreign minister | Javad Zarif", "body: CIA = known:CIA")
    second = article("b.txt", "person: Iranian foreign minister | Javad Zarif", "body: CIA = known:CIA")
    found, _ = entities.join((first, second))
    said = {reason.text for entity in found for reason in entity.reasons}
    assert "the same office: foreign minister of Iran" in said
    assert not any("known:" in text or "IR:" in text for text in said)


def test_a_village_keeps_its_container_and_two_countries_two_villages() -> None:
    def told(source: str, country: str, code: str) -> Reading:
        reading = article(source, "place: Tal Khuzam = city:tal khuzam", f"place: {country} = country:{code}")
        return replace(reading, referents=(replace(reading.referents[0], within=1), reading.referents[1]))

    found, _ = entities.join([told("a", "Syria", "SY"), told("b", "Jordan", "JO"), told("c", "Syria", "SY")])
    by_id = {entity.id: entity for entity in found}
    villages = [entity for entity in found if entity.name == "Tal Khuzam"]
    within = {by_id[entity.within or ""].name: len(entity.mentions) for entity in villages}
    assert within == {"Syria": 2, "Jordan": 1}
