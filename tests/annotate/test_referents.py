"""Who is one with whom within an article, on invented texts read by the real parser."""

from __future__ import annotations

import pytest

from annotate.mentioned import body, forms, read, referent_of, together


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
        ("Former president Carlos Miguel Ortega Rivera was sentenced. Ortega will appeal.", ("Carlos Miguel Ortega Rivera", "Ortega")),
        ("The British Chess Union spoke. The BCU insisted that all was well.", ("British Chess Union", "BCU")),
        ("The food safety agency, NFSA, closed two plants. “We had to,” the agency said.", ("NFSA", "the agency")),
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
        ("President Pedro Lagos spoke. The aide said that (Danish President Vladimir) Holm had called.", ("Pedro Lagos", "Danish President")),
        ("The ambassador met a spokesman for the firm. The minister sat with the secretary. The official left.", ("the secretary", "The official")),
        ("The Army of Conquest lost ten men. It was an attack of the army.", ("Army of Conquest", "the army")),
        ("The so-called free Syrian army fled. The Syrian army won.", ("Syrian army", "free Syrian army")),
        ("The Kurds lost three men in the clash, it added.", ("Kurds", "it")),
    ],
)  # fmt: skip
def test_nobody_rather_than_a_guess(text, words):
    assert not together(body(text), *words)


def test_a_relative_is_not_the_one_he_is_related_to():
    reading = body("The father of Chilean President Pedro Lagos died.")
    lagos = next(r for r in reading.referents if r.name == "Pedro Lagos")
    assert [reading.words(span) for span in lagos.roles] == ["Chilean President"]


def test_a_namesake_is_somebody_else_where_the_article_says_so():
    reading = body(
        "Fire chief Pedro Lagos spoke. The team’s captain, Pedro Lagos, who is not related to the fire chief, was silent."
    )
    assert len([r for r in reading.referents if r.name == "Pedro Lagos"]) == 2


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


def test_lost_apostrophes():
    reading = body("Syrias army advanced near Homs. Lebanese politician Saad Hariri spoke. Hariris party agreed.")
    assert together(reading, "Syria")
    assert together(reading, "Saad Hariri", "Hariri")


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
