"""Countries, peoples, seats of government, institutions, cities."""

from __future__ import annotations

import pytest

from onrecord.values import offices, places


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iran", "IR"),
        ("the Islamic Republic of Iran", "IR"),
        ("U.S.", "US"),
        ("the UK", "GB"),
        ("us", None),
        ("Narnia", None),
    ],
)
def test_country_of(name, code):
    assert places.country_of(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Iranian", "IR"), ("Russians", "RU"), ("U.S.", "US"), ("Swiss", "CH"), ("swiss", None), ("Congolese", None)],
)
def test_country_of_demonym(word, code):
    assert places.country_of_demonym(word) == code


@pytest.mark.parametrize(("name", "code"), [("Tehran", "IR"), ("The Hague", "NL"), ("Kiev", "UA"), ("Hamburg", None)])
def test_country_of_capital(name, code):
    assert places.country_of_capital(name) == code


# one Arab town in romanisations that the table has and has not; another town's consonants, and an article that is none
@pytest.mark.parametrize(
    ("name", "usual"),
    [("Deir Ezour", "Deir ez-Zor"), ("Deir az-Zour", "Deir ez-Zor"), ("Deir al-Hajar", None), ("Santa al-Rosa", None)],
)
def test_arab_towns_otherwise_spelled(name, usual):
    assert next((spot.name for spot in places.spots(name)), None) == usual


# the first country that a description is of; an international body is of none
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Norwegian Foreign Ministry spokesman", "NO"),
        ("Norway’s ambassador to Chile", "NO"),
        ("the Kremlin", "RU"),
        ("UN envoy for Yemen", None),
        ("a spokesman", None),
    ],
)
def test_country_in(words, code):
    assert places.country_in(words) == code


# who can speak for a government, and who cannot
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Moscow", "RU"),
        ("the Pentagon", "US"),
        ("the Danish government", "DK"),
        ("Reuters", None),
        ("the Danish novelist", None),
    ],
)
def test_government(words, code):
    assert places.government(words) == code


def test_one_body_under_all_its_names():
    assert {places.institution(name).name for name in ("ISIL", "Daesh", "the Islamic State")} == {"Islamic State"}
    assert places.institution("who") is None


# spellings and scripts of one city; the namesake in a country that the text names comes first
@pytest.mark.parametrize(
    ("name", "city"),
    [("Hamadan", "Hamedan"), ("Idleb", "Idlib"), ("Alep", "Aleppo"), ("Kyiv", "Kiev"), ("Лондон", "London")],
)
def test_two_spellings(name, city):
    assert places.spots(name)[0].geonames == places.spots(city)[0].geonames


# parts of the United Kingdom are places of their own in it
def test_scotland_is_not_the_united_kingdom():
    assert places.country_of("Scotland") is None
    assert places.locate("Scotland").country == "GB"


@pytest.mark.parametrize("name", ["Deir ez-Zor", "Dayr al-Zawr", "دير الزور", "Дейр-эз-Зор"])
def test_spellings_of_one_city(name):
    assert places.spots(name)[0].geonames == 170794


def test_namesakes_by_country():
    assert places.locate("Tripoli").country == "LY"
    assert places.locate("Tripoli", near=("LB",)).country == "LB"
    assert places.locate("Nowhereville-on-Sea") is None


# one office for all its wordings; none for a former one or a deputy
@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("Norway’s foreign minister", "NO:foreign minister"),
        ("the Norwegian Foreign Minister", "NO:foreign minister"),
        ("Chilean ambassador to Norway", "CL:ambassador>NO"),
        ("former Norwegian foreign minister", None),
        ("deputy prime minister of Norway", None),
        ("foreign minister", None),
    ],
)
def test_office_of(role, office):
    assert offices.office_of(role) == office
