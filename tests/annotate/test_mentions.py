"""Mentions of one article: their form, kind and key, and what a referent is told with."""

from __future__ import annotations

import pytest

from annotate.mentioned import body, forms, groups, read, together
from onrecord.model.reading import MentionForm


# the form of a mention
@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        ("Ida Holm spoke.", "Ida Holm", "name"),
        ("The Danish army moved.", "Danish", "demonym"),
        ("The Danish envoy moved.", "The Danish envoy", "nominal"),
        ("The jets left the airbase in Aarhus.", "the airbase in Aarhus", "name"),
        ("The jets left the airbase in Aarhus.", "Aarhus", "name"),
        ("Pilots flew the Su-34 home.", "Su-34", "name"),
    ],
)
def test_form(text, words, form):
    assert forms(body(text))[words] == form


def test_titles_are_bound_to_names():
    reading = body("Danish Defence Minister Brigadier General Lars Holm spoke.")
    holm = next(r for r in reading.referents if r.name == "Lars Holm")
    assert [reading.words(span) for span in holm.roles] == [
        "Danish Defence Minister",
        "Brigadier General",
    ]


def test_an_unnamed_source_is_anonymous_and_several_are_plural():
    reading = body("A senior official in Oslo confirmed it. Some Danish lawmakers disagreed.")
    assert any(r.anonymous for r in reading.referents if "official" in r.name)
    assert any(r.plural and not r.anonymous for r in reading.referents if "lawmakers" in r.name)


def test_designations_are_weapons_and_summits_are_not():
    reading = body("A Tu-22M3 bomber flew over the G-20 meeting.")
    kinds = {reading.words(m.span): m.kind.value for m in reading.mentions}
    assert kinds.get("Tu-22M3") == "weapon"
    assert kinds.get("G-20") != "weapon"


# blocks that are not parsed: places and outlets of datelines, names of the article, names in another script
def test_dateline_and_caption():
    reading = read(
        ("dateline", "TEHRAN (Reuters) –"),
        ("caption", "سعد الحريري في بيروت"),
        ("body", "Lebanese politician Saad Hariri spoke in Beirut. Hariri left."),
        ("related", "Why Lars Holm resigned"),
    )
    assert forms(reading)["TEHRAN"] == "name"
    assert together(reading, "سعد الحريري", "Saad Hariri", "Hariri")
    assert not any("Lars Holm" in group for group in groups(reading))


def test_whom_only_a_caption_names():
    reading = read(
        ("caption", "Daria Holm fills sandbags in Bergen. Photo: Anna Lund/NTB"), ("body", "The river rose on Monday.")
    )
    assert [one.name for one in reading.referents if one.kind.value == "person"] == ["Daria Holm"]


def test_bare_plurals_are_others_each_time():
    found = groups(body("Terrorists attacked the post. A unit killed scores of terrorists in Homs."))
    assert {"Terrorists"} in found
    assert {"terrorists"} in found


def test_a_border_is_no_person_and_no_body():
    kinds = {one.name: one.kind.value for one in body("Patrols along the Blue Line were doubled.").referents}
    assert kinds["Blue Line"] == "place"


# arms and vessels by designation, model or the word beside them; wars, agreements, works; Arabic bodies; and what only looks so
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rebels shot at a Mi-17 helicopter.", "Mi-17", "weapon"),
        ("It was hit by a Stinger missile.", "Stinger", "weapon"),
        ("Two Leopard 2 tanks burned.", "Leopard 2", "weapon"),
        ("The frigate Admiral Gorsk left port.", "Admiral Gorsk", "vehicle"),
        ("They boarded the USS Halsey at noon.", "USS Halsey", "vehicle"),
        ("It was signed after the October War.", "October War", "event"),
        ("The Battle of Halfa lasted a week.", "Battle of Halfa", "event"),
        ("Soldiers began Operation Iron Dawn.", "Operation Iron Dawn", "event"),
        ("Both sides broke the Velm Accords.", "Velm Accords", "other"),
        ("He wrote the report “Ten Years of Drought” in May.", "Ten Years of Drought", "other"),
        ("Fighters of Jaish al-Noor fled.", "Jaish al-Noor", "group"),
        ("The Office of Prime Minister Ida Holm denied reports of it.", "Office of Prime Minister", "organisation"),
        ("The Regional Court of Appeal (TRC-4) ruled on Monday.", "TRC-4", None),
        ("The building companies Halvik and Odebrand paid fines.", "Odebrand", "organisation"),
        ("Magistrate Joao Pedro Morel Duarte, of the court, ruled on Monday.", "Joao Pedro Morel Duarte", "person"),
    ],
)
def test_things_by_their_words(text, name, kind):
    kinds = {one.name.removeprefix("the "): one.kind.value for one in body(text).referents}
    assert kinds.get(name) == kind


def test_a_team_is_no_person():
    kinds = {one.name: one.kind.value for one in body("Halim United cancelled the match, its captain said.").referents}
    assert kinds.get("Halim United", "organisation") == "organisation"


def test_every_mention_points_where_it_says():
    reading = body(
        "Norwegian Foreign Minister Ida Holm met Chile’s ambassador, Pedro Lagos, at the airbase in Aarhus. She thanked him."
    )
    spans = [(m.span.start, -m.span.end) for m in reading.mentions]
    assert spans == sorted(spans)
    for index, mention in enumerate(reading.mentions):
        assert mention.span.contains(mention.head)
        assert mention.referent is None or index in reading.referents[mention.referent].mentions
        assert mention.form in MentionForm


# whatever stands in a text, something is answered
@pytest.mark.parametrize(
    "text", ["!!!", "…“”’", "THE PRESIDENT THE", "a-b-c 's of the", "Minister Minister of of the", "- - Mr."]
)
def test_odd_texts(text):
    body(text)


# whose forces: the country nearest to the noun, none where a people or “-backed” stands there
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Syrian army advanced on Monday.", "body:SY:army"),
        ("Russian-backed Syrian forces advanced on Monday.", "body:SY:army"),
    ],
)
def test_whose_forces(text: str, key: str) -> None:
    assert key in {referent.key for referent in body(text).referents}


# dotted names of the tables are known with and without what follows them
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The U.S. and the U.K. signed it on Monday.", "country:US"),
        ("The U.N. Security Council met on Monday.", "known:UN Security Council"),
        ("Kurdish fighters left on Monday.", "people:Kurds"),
    ],
)
def test_names_of_tables(text: str, key: str) -> None:
    assert key in {referent.key for referent in body(text).referents}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Two boats sank off Mar Alta, the coast guard said.", "the coast guard", "the coast guard"),
        (
            "The electoral commission met. Turnout rose, the commission said.",
            "the commission",
            "the electoral commission",
        ),
        ("The Peruvian army crossed the river. The army lost two men.", "The army", "Peruvian army"),
        ("The Peruvian army fought the Bolivian army. The army lost two men.", "The army", None),
        ("Dorvik bought a dairy. Profit fell, the company said.", "the company", "Dorvik"),
        ("Dorvik sued Altan Foods. Profit fell, the company said.", "the company", None),
        ("Dockers went home. Talks failed, the union said.", "the union", "the union"),
        ("The security guard ran. Nobody saw the guard again.", "the guard", None),
    ],
)
def test_bodies_without_a_name(text: str, words: str, name: str | None) -> None:
    reading = body(text)
    marks = [m for m in reading.mentions if reading.words(m.span) == words and m.referent is not None]
    found = reading.referents[marks[-1].referent or 0].name if marks else None
    assert (found or "").lower() == (name or "").lower()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Defense Minister Brigadier General Karim Hosseini left.", ["Defense Minister", "Brigadier General"]),
        ("Attorney General Ann Bell spoke.", ["Attorney General"]),
        ("They met acting Foreign Minister Jon Berg.", ["acting Foreign Minister"]),
        ("President-elect Rosa Diaz spoke.", ["President-elect"]),
        ("Former President Ada Lind spoke.", ["Former President"]),
        ("The late prime minister Omar Hale was buried.", ["The late prime minister"]),
        ("The prime minister-designate of Chad, Omar Hale, spoke.", ["The prime minister-designate of Chad"]),
        ("They met Under Secretary General Angela Hale.", ["Under Secretary General"]),
        ("They died near Halfa, Danish Foreign Secretary Omar Hale said.", ["Danish Foreign Secretary"]),
        ("Anna Hale, director of the harbour, spoke.", ["director of the harbour"]),
    ],
)
def test_roles_are_told_whole_and_apart(text: str, roles: list[str]) -> None:
    reading = body(text)
    (person,) = (one for one in reading.referents if one.kind.value == "person")
    assert [reading.words(span) for span in person.roles] == roles


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Two men died in the village of Jafra near Dayr al-Zawr.", "Jafra", "Dayr al-Zawr"),
        ("Soldiers reached the village of Dol Hamo in northern Iraq.", "Dol Hamo", "Iraq"),
        ("They met in Bergen, Norway, on Monday.", "Bergen", "Norway"),
        ("The village of Dol Hamo, in Hama province, was hit.", "Dol Hamo", "Hama"),
        ("Idlib province in Syria was quiet.", "Idlib", "Syria"),
        ("They flew to Homs, Idlib and Syria.", "Idlib", None),
        ("They met in Bergen, Peru, on Monday.", "Bergen", None),
        ("They drove from Hamburg near midnight to Berlin.", "Hamburg", None),
    ],
)
def test_what_a_place_lies_in(text: str, inner: str, outer: str | None) -> None:
    reading = body(text)
    (place,) = (one for one in reading.referents if one.name == inner)
    assert (None if place.within is None else reading.referents[place.within].name) == outer
