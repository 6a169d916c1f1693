"""Names cleaned, cut and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.values import names

ALPHABET = st.text(alphabet="abcdeéABCDЛавровقاسمي -.'", min_size=1, max_size=24)


# what stands around a name falls; a name turned by a comma is turned back
@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Mr. Olek  Baran", "Olek Baran"),
        ("Lt. Gen. Ida Holm", "Ida Holm"),
        ("Baran, Olek", "Olek Baran"),
        ("Nordwind, Inc.", "Nordwind, Inc."),
        ("President", "President"),
    ],
)
def test_clean(written, plain):
    assert names.clean(written) == plain


# the part by which a person is called alone
@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Olek Baran", "baran"),
        ("Rafat al-Hamdan", "hamdan"),
        ("Ludo van der Berg", "berg"),
        ("Kim Su-jin", "kim"),
        ("Park Geun-hye", "park"),
        ("Tom Hale Jr.", "hale"),
        ("Hale", "hale"),
    ],
)
def test_surname(name, alone):
    assert names.surname(name) == alone


@pytest.mark.parametrize(
    ("name", "gender"), [("Angela Roth", "f"), ("Robert Roth", "m"), ("Roth", None), ("Zyx Roth", None)]
)
def test_gender_is_told_by_common_given_names_alone(name, gender):
    assert names.gender(name) == gender


# spellings that transliterations share are one; near names of two people are not
@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bahram Qassemi", "Bahram Ghasemi", True),
        ("Qassemi", "Soleimani", False),
        ("Сергей Иванов", "Sergey Ivanov", True),
        ("سعد حریری", "Saad Hariri", True),
        ("Ole Brandt", "Ole Brand", True),
        ("Ole Brandt", "Ida Brandt", False),
        ("Nordwind Ltd", "Nordwind Limited", True),
        ("Bank of Norway", "Bank of Denmark", False),
        ("Abu Hassan", "Abou Hassan", True),
        ("Abu Hassan", "Ali Hassan", False),
        ("Αλέξης Τσίπρας", "Alexis Tsipras", True),
        ("李强", "Li Qiang", True),
    ],
)
def test_compare(one, other, same):
    assert names.compare(one, other).same is same


@given(ALPHABET, ALPHABET)
def test_order_does_not_matter(one, other):
    there, back = names.compare(one, other), names.compare(other, one)
    assert there.score == back.score
    assert 0 <= there.score <= 1


@given(ALPHABET)
def test_a_name_is_itself(name):
    assert names.compare(name, name).same


def test_reasons_name_the_parts():
    reasons = names.compare("Bahram Qassemi", "Bahram Ghasemi").reasons
    assert any("qassemi" in reason and "ghasemi" in reason for reason in reasons)
