"""Tolls in the forms that news tells them, as events with their number."""

from __future__ import annotations

import pytest

from make import reading
from onrecord.annotate.events import toll_forms


def told(text):
    """What the forms read in a sentence: action, number, how it moved or what bounds it."""
    return [
        (count.action, text[slice(*count.number)], count.bound or count.moved or "") for count in toll_forms.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a running count whose subject is long
        (
            "The death toll from the strong quake that shook the coast near Tarn on Saturday soared to 318 on Monday.",
            [("kill", "318", "rising")],
        ),
        # raised by somebody, many words on
        (
            "Officials on Monday raised the death toll following a storm that struck the Tarn coast on Friday to 57.",
            [("kill", "57", "rising")],
        ),
        # headlines
        ("Death toll from Tarn quake tops 650", [("kill", "650", "over")]),
        ("Toll nears 400 in flood-hit Tarn, 31 still missing", [("kill", "400", "near"), ("go_missing", "31", "")]),
        ("Tarn: 42 Dead After Ferry Sinks", [("kill", "42", "")]),
        # two counts in one breath
        ("He confirmed 350 deaths and 2,068 injured.", [("kill", "350", ""), ("injure", "2,068", "")]),
        (
            "left at least 19 dead and over 200 others injured",
            [("kill", "at least 19", ""), ("injure", "over 200", "")],
        ),
        # the number before the count
        ("The find brought to 12,000 the number of people confirmed killed.", [("kill", "12,000", "standing")]),
        # states
        ("About 36,000 people had been pulled from the debris.", [("rescue", "About 36,000", "")]),
        ("More than 9,500 people remain buried in Tarn.", [("trap", "More than 9,500", "")]),
        ("with at least 3,000 people displaced", [("displace", "at least 3,000", "")]),
        ("More than 120 bodies have been recovered so far.", [("kill", "More than 120", "")]),
        # of a kind, with the noun behind
        ("resulted in the deaths of at least 71 pilgrims", [("kill", "at least 71", "")]),
    ],
)
def test_a_toll_is_read_in_the_forms_of_news(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # ahead, feared or guessed
        "The death toll could rise to 500.",
        "Some 40 people are feared dead.",
        # the number of two things together
        "The number of dead or missing rose to 70.",
        # bodies of one day, the doing of those counted, a year
        "Three bodies were pulled out on Monday.",
        "Two killed the guard and fled.",
        "The worst year for deaths was 2013.",
        "The quake had a magnitude of 7.8 and 12 percent of homes fell.",
    ],
)
def test_what_is_no_toll_is_not_read(text):
    assert told(text) == []


def events(text, action):
    made = reading(text)
    return made, [e for e in made.events if e.action == action and e.quantities]


def test_a_number_far_from_its_toll_is_the_tolls_and_no_other_verbs():
    text = "Peru’s government on Monday raised the death toll following a powerful quake that struck off its coast on Saturday to 413."
    made, (toll,) = events(text, "kill")
    assert [made.words(q.span) for q in toll.quantities] == ["413"]
    assert not any("413" in made.words(q.span) for e in made.events if e.action != "kill" for q in e.quantities)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # over, near, and risen from
        ("The death toll in the Tarn quake has topped 650.", 650, None),
        ("The death toll in the Tarn quake neared 160.", None, 160),
        ("The number of people injured has risen from an earlier toll of 2,068.", 2068, None),
    ],
)
def test_a_verb_can_bound_its_number(text, low, high):
    _, found = events(text, "injure" if "injured" in text else "kill")
    assert [(q.low, q.high) for e in found for q in e.quantities] == [(low, high)]


def test_the_missing_are_missing_whatever_the_verb():
    made, (found,) = events("On Sunday 253 people were still unaccounted for off the coast of Peru.", "go_missing")
    assert made.words(found.quantities[0].span) == "253"


def test_an_older_disasters_toll_is_of_its_year():
    made, (found,) = events("It is the worst flood since the disaster of 1953, which killed 90 people.", "kill")
    assert [made.words(made.times[i].span) for i in found.times] == ["1953"]


def test_a_count_is_of_the_time_it_is_told_to_be_of():
    made, (found,) = events("The death toll in Tarn as of Wednesday was 274, the minister said.", "kill")
    assert [made.words(made.times[i].span) for i in found.as_of] == ["Wednesday"]
