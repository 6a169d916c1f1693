"""Outlets and agencies by name and host."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.values import outlets


# Spellings, the table's name.
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the guardian", "The Guardian"),
        ("REUTERS", "Reuters"),
        ("Agence France-Presse", "AFP"),
        ("Tasnim News Agency", "Tasnim"),
        ("National News Agency", "NNA"),
        ("Рейтер", "Reuters"),
        ("The Lysa  Post", "The Lysa Post"),
    ],
)
def test_spellings_are_one_name(said, name):
    assert outlets.clean(said) == name


# Two names, what joins them.
@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("AFP", "Agence France-Presse", outlets.SAME),
        ("The Sun", "The Times", outlets.KIN),
        ("RIA Novosti", "Sputnik", outlets.KIN),
        ("Reuters", "AP", outlets.APART),
        ("The Lysa Post", "the lysa post", outlets.SAME),
    ],
)
def test_families_are_told(one, other, answer):
    assert outlets.compare(one, other) == outlets.compare(other, one) == answer


def test_a_name_that_two_claim_names_neither():
    assert outlets.find("NTV") is not outlets.find("n-tv") or outlets.find("NTV") is None


def test_hosts_are_known_by_their_end():
    assert outlets.find_host("english.alarabiya.net").name == "Al Arabiya"
    assert outlets.find_host("alarabiya.net.example.com") is None


def test_collective_words_name_nobody():
    assert outlets.find_agency("Wire services").name == "Agencies"
    assert outlets.specificity("Agencies") == 0


# What says that several newsrooms count once, a state or a publisher behind them, is told with its year.
def test_every_control_has_its_source():
    assert all(known.source for known in (*outlets.outlets(), *outlets.agencies()) if known.control)


def test_every_family_of_several_has_its_source():
    rows = (*outlets.outlets(), *outlets.agencies())
    members = Counter(outlets.key(known.family) for known in rows if known.family)
    joined = [known for known in rows if members[outlets.key(known.family)] > 1]
    unstated = [known.name for known in joined if not outlets.YEAR.search(known.family_source or "")]
    assert unstated == []
