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
        ("The number of dead has passed 200.", 200, 200, "standing"),
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
