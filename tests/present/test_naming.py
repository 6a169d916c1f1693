"""Whose voice an origin is, in words."""

from __future__ import annotations

import pytest

from onrecord.present.naming import house
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
