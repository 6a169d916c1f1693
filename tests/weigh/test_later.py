"""Differences between a claim and a later one of the same thing, and bounds and words within one claim."""

from datetime import date

import pytest
from tests.weigh.test_claims import article, joined, kinds, story, two

from onrecord.model.record import Record

EARLY, LATE = date(2021, 3, 2), date(2021, 6, 17)


def updates(record: Record) -> set[tuple[str, ...]]:
    """The reasons' opening words of all updates of status."""
    return {
        difference.reasons[0].text.split(":")[0]
        for claim in record.claims
        for difference in claim.differences
        if (difference.slot, difference.kind) == ("status", "update")
    }


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Kenyan ships are using the port of Salalah.", "Kenya has stopped using the port of Salalah.", "going on, later ended"),
        ("Danish police are patrolling the port of Esbjerg.", "Danish police have stopped patrolling the port of Esbjerg.",
         "going on, later ended"),
        ("Peru may use the airfield of Tacna again.", "Peru could use the airfield of Tacna for its drones.", "told anew later"),
        ("Chad may use the airfield of Faya, the army said.", "Chad has used the airfield of Faya, the army said.",
         "planned or possible, later done"),
        ("Norway has stopped using the harbour of Split.", "Norway has resumed using the harbour of Split.",
         "ended, later begun again"),
    ],
)  # fmt: skip
def test_a_later_claim_updates_an_earlier_one(one, other, told):
    record = two(one, other, (EARLY, LATE))
    assert told in updates(record)
    assert joined(record) == []


def test_one_telling_of_several_names_the_country_of_the_thing():
    plan = "Peru may use the Bolivian airfields again."
    early = [article(text, f"{i}", EARLY) for i, text in enumerate([plan, plan.replace("again", "soon")])]
    short, full = "Peru could use its airfields", "Peru could use Bolivian airfields for its drones"
    for later in (f"{short}. {full}.", f"{full}. {short}."):
        assert "told anew later" in updates(story(*early, article(later, "Mirror", LATE)))


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        # told on one day; another doer; another thing
        ("Kenyan ships are using the port of Salalah.", "Kenya has stopped using the port of Salalah.", (EARLY, EARLY)),
        ("Kenyan ships are using the port of Salalah.", "Peru has stopped using the port of Salalah.", (EARLY, LATE)),
        ("Kenyan ships are using the port of Salalah.", "Kenya has stopped using the port of Duqm.", (EARLY, LATE)),
    ],
)
def test_what_is_of_another_time_doer_or_thing_updates_nothing(one, other, days):
    assert updates(two(one, other, days)) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a base used and a base started from
        ("Peruvian jets took off from an airfield near Tacna to strike rebels.", "Peru used an airfield near Tacna."),
        ("Kenyan planes flew from the base at Manda to Somalia.", "Kenyan planes used the base at Manda."),
        # what nothing hinders is possible; an ally is who is allied
        ("Peru sees no obstacle to using the airfield of Tacna again.", "Peru may use the airfield of Tacna again."),
        ("Denmark is an ally of Kenya.", "Denmark has remained a close ally of Kenya."),
        # what goes on since one time
        ("Since 30 May 2019, Denmark has been shelling the rebels in Yemen.",
         "Denmark’s shelling of the rebels has gone on since May 2019."),
        # taken up again
        ("Danish jets used the airfield at Tacna last year. The deployment ended in March.",
         "Denmark has stopped using the airfield at Tacna."),
    ],
)  # fmt: skip
def test_other_ways_of_telling_are_one_claim(one, other):
    assert joined(two(one, other, (LATE, LATE)))


def test_a_bound_stands_with_the_figure_that_it_allows():
    record = two(
        "The ferry Santa Clara sank off Cebu on Monday. The coast guard said that 11 people had drowned in the sinking.",
        "The ferry Santa Clara sank off Cebu on Monday. There was no evidence of more than 11 deaths, the mayor said. "
        "The Red Cross said that 14 people had drowned in the sinking.",
    )
    sides = [0, *(len(d.sides) for claim in record.claims for d in claim.differences if d.slot == "number")]
    assert max(sides) == 2, "11 and 14, with “no more than 11” beside 11"


def test_a_count_is_headed_by_what_was_told_last():
    record = two(
        "A fire in a warehouse in Dorn killed at least four people on Sunday, police said.",
        "The fire in a warehouse in Dorn killed 11 people on Sunday, the mayor said.",
        (date(2021, 6, 14), date(2021, 6, 16)),
    )
    assert any("11" in claim.text for claim in joined(record))


def test_only_why_it_ended_is_another_claim_than_that_it_ended():
    record = two(
        "Norway has stopped using the harbour of Split.",
        "The use of the harbour of Split by Norway ended. The use of the harbour was halted because of a strike.",
    )
    assert all("because" not in claim.text for claim in joined(record))


def test_doers_of_one_kind_in_other_words_are_a_precision():
    record = two(
        "Chad has been gripped by civil war since May 2009.",
        "Chad has been gripped by a fierce conflict since May 2009.",
    )
    assert ("actor", "precision") in kinds(record)


def test_what_only_tells_when_is_no_cause():
    record = two("Anna Berg resigned after the march on Monday.", "Anna Berg resigned on Monday because of the budget.")
    assert len(joined(record)) == 1
    assert "cause" not in {slot for slot, _ in kinds(record)}


FROM_TACNA = "Peruvian jets took off from the airfield near Tacna to bomb rebels."


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            FROM_TACNA,
            "Peruvian jets fly to the airfield near Tacna to be refuelled.",
            {"to bomb rebels", "to be refuelled"},
        ),
        # one kind of use in other words; another place; another party
        (FROM_TACNA, "Peruvian jets used the airfield near Tacna to launch air strikes on rebels.", set()),
        (FROM_TACNA, "Peruvian jets fly to the airfield near Arica to be refuelled.", set()),
        (FROM_TACNA, "Chilean jets fly to the airfield near Tacna to be refuelled.", set()),
    ],
)
def test_two_kinds_of_use_of_one_place_are_looked_at(one, other, sides):
    found = [
        d for claim in two(one, other).claims for d in claim.differences if (d.slot, d.kind) == ("cause", "unsure")
    ]
    assert {side.value for d in found for side in d.sides} == sides
