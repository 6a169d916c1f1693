"""Whose voice an origin is, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.record import Role
from onrecord.model.text import Passage, Span
from onrecord.present.naming import house, role_of
from onrecord.present.shelf import Shelf
from present import factory


@pytest.mark.parametrize(
    ("family", "words"),
    [
        ("government:PT", "one voice of the government of Portugal"),
        ("government:?", "a government’s voice; of which state is not told"),
        ("body:union:", "one voice of a union that is not named"),
        ("body:union:holm carters' union", "one voice of holm carters' union"),
        ("institution:red cross", "one voice of the institution red cross"),
        ("newsrooms", "one voice of newsrooms"),
        ("?", "not counted beside others: it may be one of them"),
        (factory.REYES, "one voice of Ana Reyes"),
    ],
)
def test_a_house_is_told_in_words(family, words):
    assert house(Shelf.of(factory.record()), family) == words


def test_a_form_of_address_is_no_role():
    mr, dr, minister = (Role(words, Passage("a", Span(0, 2))) for words in ("Mr", "Dr.", "Health Secretary"))
    one = replace(factory.record().entities[0], name="Ana Ruiz", names=(), roles=(mr, mr, minister))
    assert role_of(one) == "Health Secretary"
    assert role_of(replace(one, roles=(dr,))) is None
