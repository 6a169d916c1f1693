"""Mentions and referents of one article, on invented texts read by the real parser."""

from __future__ import annotations

from functools import cache

import pytest

import make
from onrecord.annotate import mentions, sentences
from onrecord.model.parse import View
from onrecord.model.reading import MentionForm, Reading
from onrecord.model.text import Block, BlockKind, Span


@cache
def read(*blocks: tuple[str, str]) -> Reading:
    """A reading of blocks of a kind each, without the stages that mentions do not stand on."""
    text = "\n".join(words for _, words in blocks)
    cut, at = [], 0
    for kind, words in blocks:
        cut.append(Block(BlockKind(kind), Span(at, at + len(words))))
        at += len(words) + 1
    views = [
        View(i, b.span.of(text), tuple(range(b.span.start, b.span.end)))
        for i, b in enumerate(cut)
        if b.kind in {BlockKind.BODY, BlockKind.HEADLINE}
    ]
    bare = Reading(make.article(text), language="en", blocks=tuple(cut))
    parse = make.parser().parse(views)
    bare = Reading(bare.article, language="en", blocks=tuple(cut), sentences=sentences.find(bare, parse))
    found, referents = mentions.find(bare, parse)
    return Reading(
        bare.article, language="en", blocks=tuple(cut), sentences=bare.sentences, mentions=found, referents=referents
    )


def body(text: str) -> Reading:
    return read(("body", text))


def groups(reading: Reading) -> list[set[str]]:
    """The words of each referent's mentions."""
    return [{reading.words(reading.mentions[m].span) for m in referent.mentions} for referent in reading.referents]


def together(reading: Reading, *words: str) -> bool:
    return any(set(words) <= group for group in groups(reading))


def forms(reading: Reading) -> dict[str, str]:
    return {reading.words(m.span): m.form.value for m in reading.mentions}


# one under all that the article calls it: short names, roles, pronouns, the body behind several words
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norwegian Foreign Minister Ida Holm spoke on Monday. Holm said talks would go on.", ("Ida Holm", "Holm")),
        ("Norwegian Foreign Minister Ida Holm spoke on Monday. The minister left early.", ("Ida Holm", "The minister")),
        ("The Chilean ambassador to Norway, Pedro Lagos, resigned. The diplomat gave no reason.", ("Pedro Lagos", "The diplomat")),
        ("Pedro Lagos told Juan Rios to leave. He said it was late.", ("Pedro Lagos", "He")),
        ("Ida Holm arrived in Oslo. She said the plan was dead.", ("Ida Holm", "She")),
        ("During his visit, Pedro Lagos met farmers.", ("his", "Pedro Lagos")),
        ("The Danish Defense Ministry denied it. The Danish ministry gave no details.", ("Danish Defense Ministry", "Danish ministry")),
        ("Iran’s Foreign Ministry protested. The Iranian Foreign Ministry said so on Monday.", ("Iran’s Foreign Ministry", "Iranian Foreign Ministry")),
        ("Jets left the airbase in Aarhus. The Aarhus air base is closed.", ("the airbase in Aarhus", "The Aarhus air base")),
        ("Fighters of Daesh fled. ISIL lost the town.", ("Daesh", "ISIL")),
        ("An informed source in Oslo told us so. The source gave no name.", ("An informed source in Oslo", "The source")),
        ("The Chilean envoy to Norway praised the deal. “It is good,” Pedro Lagos said on Monday.", ("The Chilean envoy to Norway", "Pedro Lagos")),
        ("Juan Rios, the president of Chile, met Pavel Lund. It was decided by the president (Lund).", ("Pavel Lund", "the president")),
        ("Pavel Lund is the envoy of Norway to Chile.", ("Pavel Lund", "the envoy of Norway to Chile")),
        ("Two men spoke of North Korea. Envoys said that the North wants relief.", ("North Korea", "North")),
        ("The New York Times had the list. The Times said so on Monday.", ("The New York Times", "The Times")),
        ("Guards saw some terrorists run. The Syrian army chased the terrorists.", ("some terrorists", "the terrorists")),
    ],
)  # fmt: skip
def test_one_under_all_its_words(text, words):
    assert together(body(text), *words)


# two candidates, or one that does not fit: nobody is taken
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pedro Lagos met Juan Rios. He said nothing.", ("Pedro Lagos", "He")),
        ("Chilean spokesman Pedro Lagos and Danish spokesman Lars Holm met. The Danish spokesman left.", ("Pedro Lagos", "The Danish spokesman")),
        ("Prime Minister Pedro Lagos met reporters, with the Danish president saying little.", ("Pedro Lagos", "the Danish president")),
        ("Anna Holm praised the team. Mr Holm was absent.", ("Anna Holm", "Holm")),
        ("Heathrow airport in London closed. Gatwick airport in London stayed open.", ("Heathrow airport", "Gatwick airport")),
        ("Pavel A. Hale and his father, Anton Hale, left.", ("Pavel A. Hale", "Anton Hale")),
        ("President Lagos spoke. First lady Marta Lagos listened.", ("Lagos", "Marta Lagos")),
        ("Mr Lagos never liked Omar Rahimi when he was president of Chad.", ("Lagos", "president of Chad")),
        ("It is not clear whether Pedro Lagos is the envoy to Chad.", ("Pedro Lagos", "the envoy to Chad")),
        ("The ambassador met a spokesman for the firm. The minister sat with the secretary. The official left.", ("the secretary", "The official")),
        ("The Army of Conquest lost ten men. It was an attack of the army.", ("Army of Conquest", "the army")),
        ("The so-called free Syrian army fled. The Syrian army won.", ("Syrian army", "free Syrian army")),
        ("The Kurds lost three men in the clash, it added.", ("Kurds", "it")),
    ],
)  # fmt: skip
def test_nobody_rather_than_a_guess(text, words):
    assert not together(body(text), *words)


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


def test_a_relative_is_not_the_one_he_is_related_to():
    reading = body("The father of Chilean President Pedro Lagos died.")
    lagos = next(r for r in reading.referents if r.name == "Pedro Lagos")
    assert [reading.words(span) for span in lagos.roles] == ["Chilean President"]


def test_a_namesake_is_somebody_else_where_the_article_says_so():
    reading = body(
        "Fire chief Pedro Lagos spoke. The team’s captain, Pedro Lagos, who is not related to the fire chief, was silent."
    )
    assert len([r for r in reading.referents if r.name == "Pedro Lagos"]) == 2


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
    ],
)
def test_things_by_their_words(text, name, kind):
    kinds = {one.name.removeprefix("the "): one.kind.value for one in body(text).referents}
    assert kinds.get(name) == kind


# another name that the article gives: said so, in brackets, in another script; not what stands there for another reason
@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Jaish al-Noor, also known as the Army of Light, fled.", "Jaish al-Noor", "Army of Light", True),
        ("Omar Dahl, alias Abu Salim, was held.", "Omar Dahl", "Abu Salim", True),
        ("The Ministry of Defence (MoD) of Norway agreed.", "Ministry of Defence", "MoD", True),
        ("Foreign Minister Jens Holm (Йенс Хольм) spoke.", "Jens Holm", "Йенс Хольм", True),
        ("The Halm Port Company (Reuters) agreed.", "Halm Port Company", "Reuters", False),
        ("They met Omar Dahl (Anna Lund) there.", "Omar Dahl", "Anna Lund", False),
    ],
)
def test_other_names_that_the_article_gives(text, one, other, same):
    assert together(body(text), one, other) is same


def test_a_team_is_no_person():
    kinds = {one.name: one.kind.value for one in body("Halim United cancelled the match, its captain said.").referents}
    assert kinds.get("Halim United", "organisation") == "organisation"


def test_lost_apostrophes():
    reading = body("Syrias army advanced near Homs. Lebanese politician Saad Hariri spoke. Hariris party agreed.")
    assert together(reading, "Syria")
    assert together(reading, "Saad Hariri", "Hariri")


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


def referent_of(reading: Reading, text: str) -> str | None:
    """The name of whom the last mention with these words stands for; None where nobody is said."""
    found = [m for m in reading.mentions if reading.words(m.span) == text][-1]
    return None if found.referent is None else reading.referents[found.referent].name


# a pronoun has one whom grammar and nearness leave, or nobody
@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Ida Holm told reporters that she would resign.", "she", "Ida Holm"),
        ("Erik Brandt told Jonas Holm that he would resign.", "he", "Erik Brandt"),
        ("Erik Brandt met Jonas Holm after his return.", "his", None),
        ("Erik Brandt announced the decision to replace him.", "him", None),
        ("Erik Brandt spoke on Monday. Medics carried out an infant and his mother.", "his", None),
        ("Lawyers told the migrants that they would stay.", "they", None),
    ],
)
def test_pronoun(text: str, pronoun: str, who: str | None) -> None:
    assert referent_of(body(text), pronoun) == who


# a last name behind another given name is another person, whatever the parser made of it
def test_given_name_tells_brothers_apart() -> None:
    reading = body("Paul Marchand appealed on Monday. Luc Marchand was arrested in Geneva on Sunday.")
    assert not together(reading, "Paul Marchand", "Luc Marchand")
    assert not together(reading, "Paul Marchand", "Marchand")


# somebody's adviser is not that somebody; the head of another body is not the one known before
@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "A foreign policy adviser for Erik Brandt was heard on Monday. Brandt was not.",
            "A foreign policy adviser for Erik Brandt",
            "Erik Brandt",
        ),
        (
            "President Erik Brandt spoke on Monday. The president of the Senate was absent.",
            "President",
            "The president of the Senate",
        ),
    ],
)
def test_another_office(text: str, one: str, other: str) -> None:
    assert not together(body(text), one, other)


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


# names in another script, in a caption or in brackets, beside the Latin one
@pytest.mark.parametrize(
    ("foreign", "latin"),
    [
        ("سعد الحريري", "Saad Hariri"),  # Arabic
        ("سعد حریری", "Saad Hariri"),  # Persian
        ("Сергей Иванов", "Sergei Ivanov"),  # Cyrillic
        ("בנימין נתניהו", "Benjamin Netanyahu"),  # Hebrew
        ("Αλέξης Τσίπρας", "Alexis Tsipras"),  # Greek
        ("李强", "Li Qiang"),  # Han
    ],
)
@pytest.mark.parametrize("place", ["caption", "brackets"])
def test_scripts(foreign: str, latin: str, place: str) -> None:
    if place == "caption":
        reading = read(("caption", foreign), ("body", f"The politician {latin} spoke in Oslo on Monday."))
    else:
        reading = body(f"The politician {latin} ({foreign}) spoke in Oslo on Monday.")
    assert together(reading, foreign, latin)


# “the group” is who spoke only where it speaks itself; what it joined or fought is somebody else
@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The Rila Observatory for Press Freedom counted ten cases. The group said more would come.", "The group", None),
        ("The Rila Observatory for Press Freedom said ten were held. The group added that more would come.", "The group", "Rila"),
        ("The Rila Observatory for Press Freedom said ten were held. Fighters had joined the group in May.", "the group", None),
        ("The Rila Observatory for Press Freedom said ten were held. The coalition said it had left.", "The coalition", None),
    ],
)  # fmt: skip
def test_the_group(text: str, word: str, who: str | None) -> None:
    reading = body(text)
    found = [referent_of(reading, word)] if word in forms(reading) else [None]
    assert (found[0] is not None and "Rila" in found[0]) == (who is not None)


# an army with a name of its own is not the state's; a father is not called by his child's name alone
def test_not_the_same() -> None:
    assert not together(
        body("Syria’s National Defence Forces left. The Syrian army stayed."), "Syrian army", "National Defence Forces"
    )
    reading = body("The rebel leader Abu Hassan spoke in Homs on Monday. Hassan said they would stay.")
    assert together(reading, "Abu Hassan", "Hassan")


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
