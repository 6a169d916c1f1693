"""The tables of actions and aspects: every word under one action, every named action there."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from onrecord.values import kinds, predicates
from onrecord.values.words import carriers, head_key, stem

ROWS = tomllib.loads((files("onrecord") / "data" / "predicates.toml").read_text("utf-8"))


@pytest.mark.parametrize("column", ["verbs", "undergo", "nouns", "adjectives"])
def test_a_word_stands_under_one_action(column):
    words = Counter(word for row in ROWS.values() for word in predicates.split(row.get(column, "")))
    assert [word for word, times in words.items() if times > 1] == []


def test_opposites_and_implied_actions_are_in_the_table():
    named = {
        name
        for row in ROWS.values()
        for column in ("opposite", "implies")
        for name in predicates.split(row.get(column, ""))
    }
    assert sorted(named - ROWS.keys()) == []


def test_opposed_either_way_and_never_with_itself():
    assert predicates.opposed("convict", "acquit")
    assert predicates.opposed("acquit", "convict")
    assert not any(predicates.opposed(name, name) for name in ROWS)


def test_shelling_is_an_attack_and_no_meeting():
    assert predicates.akin("shell", "attack")
    assert predicates.akin("attack", "shell")
    assert not predicates.akin("shell", "meet")


def test_kinds():
    assert kinds.kind_of("warplane") == kinds.kind_of("jet") != kinds.kind_of("ship")
    assert kinds.clash("civilian", "fighter")
    assert not kinds.clash("civilian", "child")


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Peruvian", "c:PE"),
        ("Peru’s", "c:PE"),
        ("warplanes", "k:plane"),
        ("the", ""),
        ("protection", "w:protection"),
        ("doesn’t", ""),
    ],
)
def test_words_as_keys(word, key):
    assert stem(word) == key


def test_words_that_only_carry_an_action_and_heads_that_name_nobody():
    assert {stem("stopped"), stem("conducted"), stem("struck")} <= carriers()
    assert head_key("it") == ""
    assert head_key("jets") != head_key("jet") == "k:plane"
