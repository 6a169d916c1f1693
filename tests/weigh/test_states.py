"""States of affairs: one continuing arrangement, one line of steps."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.present import brief
from weigh.test_claims import article, story

WEEKS = [date(2021, 6, day) for day in (1, 8, 15, 22, 29)]


def told(*texts):
    """The record of articles that came out a week apart."""
    return story(*(article(text, f"Outlet {n}", WEEKS[n]) for n, text in enumerate(texts)))


def lines(record):
    return [(state.action, [step.status for step in state.steps]) for state in record.states]


@pytest.mark.parametrize(
    ("texts", "kind", "steps"),
    [
        (
            [
                "Denmark uses the harbour of Bergen.",
                "Denmark has stopped using the harbour of Bergen for now.",
                "Denmark has resumed using the harbour of Bergen.",
            ],
            "use",
            ["ongoing", "suspended", "begun"],
        ),
        (
            [
                "Norway plans to let Denmark use the harbour of Bergen.",
                "Norway allowed Denmark to use the harbour of Bergen.",
                "Norway refused to let Denmark use the harbour of Bergen.",
            ],
            "use",
            ["planned", "permitted", "refused"],
        ),
        (
            [
                "Norway granted Denmark permission to fish off Bergen.",
                "Norway revoked Denmark's permission to fish off Bergen.",
            ],
            "permission",
            ["permitted", "ended"],
        ),
        (
            ["Rebels began besieging Izmir.", "Rebels are still besieging Izmir.", "The siege of Izmir was lifted."],
            "siege",
            ["begun", "ongoing", "ended"],
        ),
        (
            [
                "Talks between Norway and Denmark began in Bergen.",
                "Norway suspended the talks with Denmark.",
                "Norway and Denmark resumed talks.",
                "The talks between Norway and Denmark collapsed.",
            ],
            "talks",
            ["begun", "suspended", "begun", "ended"],
        ),
        (
            [
                "Norway and Denmark agreed a ceasefire.",
                "The ceasefire between Norway and Denmark is holding.",
                "The ceasefire collapsed.",
            ],
            "ceasefire",
            ["begun", "ongoing", "ended"],
        ),
        (
            [
                "Norway and Denmark signed a fishing agreement.",
                "Norway suspended the fishing agreement with Denmark.",
                "Norway withdrew from the fishing agreement with Denmark.",
            ],
            "agreement",
            ["begun", "suspended", "ended"],
        ),
        (
            [
                "Norway deployed 200 troops to Denmark.",
                "Norway may withdraw its troops from Denmark.",
                "Norwegian troops withdrew from Denmark.",
            ],
            "presence",
            ["begun", "possible", "ended"],
        ),
        (
            ["Anna Berg was elected prime minister of Peru.", "Anna Berg resigned as prime minister of Peru."],
            "office",
            ["begun", "ended"],
        ),
        (
            [
                "Norway imposed sanctions on Denmark.",
                "Norway eased sanctions on Denmark.",
                "Norway lifted sanctions on Denmark.",
            ],
            "sanctions",
            ["begun", "suspended", "ended"],
        ),
    ],
)
def test_one_arrangement_is_one_line_of_steps(texts, kind, steps):
    assert lines(told(*texts)) == [(kind, steps)]


def test_a_use_that_ends_and_may_begin_again_is_one_line_of_steps():
    record = story(
        article("Norway used the harbour of Split in May.", "Ledger"),
        article("Norway has stopped using the harbour of Split. Norway may use the harbour of Split again.", "Mirror"),
    )
    assert [steps for _, steps in lines(record)] == [["ongoing", "ended", "possible"]]


def test_a_denial_is_a_step_as_theirs():
    record = told("Denmark uses the harbour of Bergen.", "Norway denied that Denmark uses the harbour of Bergen.")
    assert lines(record) == [("use", ["ongoing", "denied"])]


def test_two_arrangements_are_two_lines_and_a_nameless_step_is_of_neither():
    record = told(
        "Norway and Denmark agreed a ceasefire. Peru and Chile agreed a ceasefire.",
        "The ceasefire between Norway and Denmark collapsed. The ceasefire between Peru and Chile is holding.",
        "The ceasefire was extended.",
    )
    assert sorted(steps for _, steps in lines(record)) == [["begun", "ended"], ["begun", "ongoing"]]


def test_what_left_a_base_uses_it_no_longer():
    record = told("Denmark uses the naval port of Bergen.", "All Danish ships left the port of Bergen.")
    assert lines(record) == [("use", ["ongoing", "ended"])]


def test_an_end_told_again_weeks_later_is_the_same_end_and_a_possibility_is_told_anew():
    record = told(
        "Denmark uses the harbour of Bergen.",
        "Denmark has stopped using the harbour of Bergen. Denmark may use the harbour of Bergen again.",
        "Denmark's use of the harbour of Bergen has ended.",
    )
    assert lines(record) == [("use", ["ongoing", "ended", "possible"])]


def test_one_country_with_two_treaties_has_two_lines():
    record = told(
        "Norway and Denmark signed a fishing treaty. Norway and Peru signed a tax treaty.",
        "Norway withdrew from the tax treaty with Peru.",
        "Norway suspended the fishing treaty with Denmark.",
    )
    assert sorted(steps for _, steps in lines(record)) == [["begun", "ended"], ["begun", "suspended"]]


def test_what_is_not_lifted_goes_on():
    record = told("Norway imposed sanctions on Denmark.", "Norway refused to lift the sanctions on Denmark.")
    assert lines(record) == [("sanctions", ["begun", "ongoing"])]


@pytest.mark.parametrize(
    ("texts", "steps"),
    [
        (["Norway closed the Svinesund crossing.", "Norway reopened the Svinesund crossing."], ["begun", "ended"]),
        (["Dockers in Bergen walked out.", "Dockers in Bergen called off their strike."], ["begun", "ended"]),
        (["Nord Air suspended flights to Bergen.", "Nord Air resumed flights to Bergen."], ["suspended", "begun"]),
    ],
)
def test_closures_strikes_and_services(texts, steps):
    assert [found for _, found in lines(told(*texts))] == [steps]


def test_what_does_not_last_is_no_state():
    assert lines(told("Anna Berg met Milan Petrov in Lima.", "Anna Berg left Lima.")) == []


def test_how_it_stood_last_leads_with_its_day_and_who_says_so():
    record = told(
        "Denmark uses the harbour of Bergen, Anna Berg said.",
        "Denmark has stopped using the harbour of Bergen, Milan Petrov said.",
    )
    first = brief.view(record).stories[0].latest[0]
    assert (first.kind, first.words, first.who, first.day.latest) == ("state", "ended", "Milan Petrov", "2021-06-08")
