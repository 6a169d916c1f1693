"""Running counts, nouns of causing and messages that arrive, as events."""

from __future__ import annotations

import pytest

from make import reading


def event(text, action):
    made = reading(text)
    return made, next(e for e in made.events if e.action == action)


@pytest.mark.parametrize(
    ("text", "low", "high", "tally"),
    [
        # what is counted is the event, the verb says how it moved
        ("The number of people killed in the Tarn flood rose to nine.", 9, 9, "rising"),
        ("The storm's death toll has climbed to 120, with 300 injured.", 120, 120, "rising"),
        ("The number of dead has passed 200.", 200, None, "standing"),
        # given by somebody, with a noun
        ("The rescue workers gave a higher toll of 23 dead.", 23, 23, "standing"),
        ("The monitor reported the raids with a death toll of 47.", 47, 47, "standing"),
        ("The ministry gave the death toll as 22.", 22, 22, "standing"),
        # more is said not to be known
        ("There was no evidence of more than 11 deaths.", None, 11, "standing"),
    ],
)
def test_a_running_count_is_a_count_of_the_dead(text, low, high, tally):
    _, found = event(text, "kill")
    assert (found.quantities[0].low, found.quantities[0].high, found.tally) == (low, high, tally)


def test_the_day_of_a_count_is_not_the_day_of_the_deaths():
    made, found = event("The number of people killed in Monday's flood in Tarn rose to nine on Wednesday.", "kill")
    assert "Wednesday" in made.words(made.times[found.as_of[0]].span)
    assert all("Monday" in made.words(made.times[i].span) for i in found.times)


@pytest.mark.parametrize(
    "text",
    [
        # the cause before and after the verb, and as a result
        "The cause of the flood was a broken gate.",
        "A broken gate was the cause of the flood.",
        "The flood was the result of a broken gate.",
    ],
)
def test_a_noun_of_causing_has_cause_and_effect(text):
    made, found = event(text, "cause")
    roles = {a.role: made.words(a.span).lower() for a in found.arguments}
    assert roles == {"agent": "a broken gate", "patient": "the flood"}


@pytest.mark.parametrize(
    "text",
    [
        # received, and arriving
        "Tarn Lines said the company had received a warning.",
        "“No such warning ever reached us,” said Tarn Lines.",
    ],
)
def test_who_receives_a_warning_is_warned(text):
    _, found = event(text, "warn")
    assert [a.role for a in found.arguments] == ["patient"]


@pytest.mark.parametrize(
    "text", ["The governor put the death toll at 31.", "The death toll was put at 31 by the governor."]
)
def test_who_gives_a_count_killed_nobody(text):
    made, found = event(text, "kill")
    assert {a.role for a in found.arguments if "governor" in made.words(a.span).lower()} == {"teller"}


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        # behind the number stands what was done to those counted
        ("The blast left 31 people dead and 74 wounded.", ["31"], ["74"]),
        ("At least four people were killed and 19 others injured in the blast.", ["At least four"], ["19"]),
        ("The governor gave a toll of 31 killed and 74 wounded.", ["31"], ["74"]),
        # and in a clause behind the people counted
        ("They were among 39 people who died in the fire.", ["39"], []),
        ("Six children were among 22 people killed in the fire.", ["22"], []),
        # told without a helping verb, as headlines do
        ("Police said 25 climbers killed when a bridge fell.", ["25"], []),
    ],
)
def test_the_dead_and_the_wounded_are_counted_apart(text, dead, hurt):
    made = reading(text)
    counted = {
        action: [made.words(q.span) for e in made.events if e.action == action for q in e.quantities]
        for action in ("kill", "injure")
    }
    assert counted == {"kill": dead, "injure": hurt}


def test_those_counted_beside_others_are_counted_as_others():
    made = reading("The flood killed a mayor, and 24 other people were killed in Tarn.")
    assert {q.counted for e in made.events for q in e.quantities} == {"other"}
