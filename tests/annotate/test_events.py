"""Events: what an article says happened, is so, is planned or was said to be."""

from __future__ import annotations

import pytest

from make import reading


def events(text):
    made = reading(text)
    return made, {event.action: event for event in made.events}


def parts(made, event, role):
    return [made.words(a.span) for a in event.arguments if a.role == role]


@pytest.mark.parametrize(
    ("text", "action", "phase"),
    [
        # words for one action
        ("Troops shelled the village of Oram.", "shell", None),
        ("The navy carried out air strikes on the island.", "strike", None),
        ("An explosion rocked the harbour of Tarn.", "explode", None),
        ("Nine people died in Tarn.", "kill", None),
        ("Gunmen claimed responsibility for the raid in Tarn.", "claim_attack", None),
        ("The death toll in Tarn rose to 43.", "kill", None),
        # how far along
        ("Norway has stopped using the harbour.", "use", "end"),
        ("The use of the harbour by Norway has ended.", "use", "end"),
        ("Norway began using the harbour.", "use", "begin"),
        ("Norway will use the harbour again.", "use", "resume"),
        ("Norway no longer uses the harbour.", "use", "end"),
        # what only looks alike
        ("The accused pleaded not guilty in Oslo.", "plead_not_guilty", None),
        ("A helicopter dropped a bomb on Tarn.", "drop", None),
        ("Prices dropped in Norway.", "fall", None),
        ("Rebels tried to capture the bridge in Tarn.", "attempt_capture", None),
    ],
)
def test_action_and_phase(text, action, phase):
    _, found = events(text)
    assert action in found, sorted(found)
    assert found[action].phase == phase


@pytest.mark.parametrize(
    ("text", "action", "polarity", "modality"),
    [
        ("Norway closed the harbour.", "close", "positive", "asserted"),
        ("Norway did not close the harbour.", "close", "negative", "asserted"),
        ("Norway refused to close the harbour.", "close", "negative", "asserted"),
        ("No soldiers were killed in Tarn.", "kill", "negative", "asserted"),
        ("Norway may close the harbour.", "close", "positive", "possible"),
        ("Norway is expected to close the harbour.", "close", "positive", "planned"),
        ("Norway will close the harbour on Friday.", "close", "positive", "planned"),
        ("The government hopes to close the harbour.", "close", "positive", "hoped"),
        ("The minister denied that Norway had closed the harbour.", "close", "positive", "denied"),
        ("Will Norway close the harbour?", "close", "positive", "questioned"),
        # what nobody says is not told as so
        ("Police have not concluded that the firm sold the mill.", "sell", "positive", "questioned"),
        ("The minister did not say that the plant would close.", "close", "positive", "questioned"),
        ("Berg did not deny that she met Petrov in Oslo.", "meet", "positive", "questioned"),
        ("Berg said she did not think the firm sold the mill.", "sell", "positive", "questioned"),
    ],
)
def test_polarity_and_modality(text, action, polarity, modality):
    _, found = events(text)
    assert (found[action].polarity, found[action].modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        # what a thing is for, what somebody is accused of and what holds only if, is not said to have happened
        ("Norway used the harbour to attack the fleet.", "attack"),
        ("Two men were accused of killing a guard in Oslo.", "kill"),
        ("Norway urged Denmark to withdraw its ships.", "withdraw"),
        ("If Norway closes the harbour, Denmark will sue.", "close"),
    ],
)
def test_what_is_not_said_to_have_happened_is_no_event(text, action):
    _, found = events(text)
    assert action not in found


def test_who_did_what_to_whom_where():
    made, found = events("Danish marines arrested four smugglers in Tarn on Monday.")
    arrest = found["arrest"]
    assert parts(made, arrest, "agent") == ["Danish marines"]
    assert parts(made, arrest, "patient") == ["four smugglers"]
    assert parts(made, arrest, "place") == ["Tarn"]
    assert [made.words(made.times[index].span) for index in arrest.times] in (["Monday"], ["on Monday"])
    assert [(q.low, q.counted) for q in arrest.quantities] == [(4, "smuggler")]


def test_the_passive_turns_the_parts_round():
    made, found = events("The bridge was destroyed by the rebels.")
    assert parts(made, found["destroy"], "agent") == ["the rebels"]
    assert parts(made, found["destroy"], "patient") == ["The bridge"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg, 43, won the race in Oslo.",
        "The 43-year-old driver left Oslo.",
        "The train left Oslo at 7 a.m.",
        "Norway won the cup in 1998.",
    ],
)
def test_ages_clock_times_and_years_are_no_counts(text):
    made, _ = events(text)
    assert [made.words(q.span) for event in made.events for q in event.quantities] == []


def test_the_saying_is_no_event_and_its_content_knows_its_statement():
    made, found = events("Police said on Monday that rebels had destroyed the bridge in Tarn.")
    assert "say" not in found
    assert found["destroy"].statement is not None
    assert made.words(found["destroy"].span) == "rebels had destroyed the bridge in Tarn"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        # what is called for is the speaker's; what has happened is told by the outlet
        ("Peru and Chile called for an end to the fighting that has killed ninety people in Tarn.", "kill"),
        ("Peru called on Chile to free the sailors who attacked Tarn.", "attack"),
        ("Peru condemned the raid on Tarn after nine people were killed in Oslo.", "kill"),
    ],
)
def test_beside_a_demand_the_outlet_tells(text, action):
    _, found = events(text)
    assert found[action].statement is None


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Peru said that the men who attacked Tarn were soldiers.", "attack"),
        ("Peru condemned what it called “a raid that has killed ninety people in Tarn”.", "kill"),
        ("Peru denied reports that its navy had attacked Tarn.", "attack"),
    ],
)
def test_a_clause_in_what_is_said_is_the_speakers(text, action):
    _, found = events(text)
    assert found[action].statement is not None


def test_a_joined_clause_shares_the_date():
    _, found = events("A ferry sank in 2019, and eleven people drowned.")
    assert found["sink"].times == found["kill"].times != ()


@pytest.mark.parametrize(
    ("text", "action", "standing", "borrowed"),
    [
        ("The firm sold its mill.", "sell", "alone", []),
        # a joined verb shares the subject, and the helping verb where it has none
        ("The firm sold its mill and closed its pit.", "close", "borrowing", ["The firm"]),
        ("The ship was seized in May and sold to Peru.", "sell", "borrowing", ["The ship", "was"]),
        # the one meant, behind a pronoun that does it
        ("The firm, which sold its mill, closed.", "sell", "borrowing", ["The firm"]),
        ("The US-led coalition, which attacked Tarn, left.", "attack", "borrowing", ["The US-led coalition"]),
        # its object stands before it; a question within a sentence; no verb that says when; no verb
        ("The mill, which the firm sold, closed.", "sell", "part", []),
        ("She asked whether the firm had sold the mill.", "sell", "part", []),
        ("The board met after selling the mill to Peru.", "sell", "part", []),
        ("The firm's sale of the mill to Peru angered the union.", "sell", "part", []),
        # where it is not sure who is meant, or whether it was suffered
        ("The raid on two farms that left nine dead was filmed.", "kill", "part", []),
        ("The raid was filmed in Tarn and shared across the country.", "share", "part", []),
        ("The militants are believed to be holding nine sailors.", "hold", "part", []),
        ("The court opened an inquiry and Berg issued a statement.", "issue", "alone", []),
        # with all who do it, and with the “not” that they share
        ("Peru and Chile signed the pact and closed the port.", "close", "borrowing", ["Peru and Chile"]),
        ("The firm did not sell the mill or close the pit.", "close", "borrowing", ["The firm", "did not"]),
        ("The flood could ruin the firm and put the town at risk.", "put", "borrowing", ["The flood", "could"]),
        # where it may be joined to a nearer verb
        (
            "The minister had refrained from naming the raids that hurt nine sailors — two badly — and killed three.",
            "kill",
            "part",
            [],
        ),
        (
            "The lawmakers publicly objected after Duarte -- on her way to honour Berg -- greeted the envoy of Peru.",
            "greet",
            "part",
            [],
        ),
    ],
)
def test_what_stands_alone(text, action, standing, borrowed):
    made, found = events(text)
    event = found[action]
    assert (event.standing, [made.words(span) for span in event.borrowed]) == (standing, borrowed)


@pytest.mark.parametrize(
    ("text", "action", "polarity", "modality"),
    [
        # a joined verb shares “would” and “did not”
        ("The bill would cut taxes and close the port.", "close", "positive", "planned"),
        ("Norway did not close the harbour or sell the ferry.", "sell", "negative", "asserted"),
        ("Norway did not close the harbour but sold the ferry.", "sell", "positive", "asserted"),
        ("Norway did not close the harbour, nor did it sell the ferry.", "sell", "negative", "asserted"),
        # what a noun makes of what it tells
        ("The party used the charge that Norway had sold the port.", "sell", "positive", "questioned"),
        ("There is a risk that Norway sells the port.", "sell", "positive", "possible"),
        # who is meant is not what is denied
        ("Berg denied that the men who attacked Tarn were soldiers.", "attack", "positive", "asserted"),
    ],
)
def test_what_joins_and_nouns_make_of_it(text, action, polarity, modality):
    _, found = events(text)
    assert (found[action].polarity, found[action].modality) == (polarity, modality)


@pytest.mark.parametrize(
    "text",
    [
        "If Norway leaves the pact and sells the port, prices will fall.",
        "Norway will use the base until it sells the port.",
        "Norway would sign before it sold the port.",
        "Norway earned more than it sells.",
    ],
)
def test_on_what_something_hangs_is_not_told(text):
    assert "sell" not in events(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "It was the strongest quake that has hit Velmora since 1979.",
        "The mayor said it was the worst flood since 1949.",
        "Nothing like it has been seen here since 2004.",
        "Exports fell to the lowest level since March 2009.",
        "The ministers had not met since May 2011.",
    ],
)
def test_how_far_back_a_comparison_goes_dates_nothing(text: str):
    made = reading(text)
    assert made.events
    assert not [t for event in made.events for t in event.times]


def test_a_state_since_a_year_keeps_it():
    made = reading("The rebels have held the town since 2014.")
    assert [made.words(made.times[t].span) for event in made.events for t in event.times] == ["2014"]


@pytest.mark.parametrize(
    "text",
    [
        "Jon Berg will succeed Ana Lund, in power since 1980.",
        "Jon Berg could be sworn in as president on Wednesday or on Thursday.",
        "The rebels planned a raid on the harbour on 18 or 19 November.",
        "The judge spoke before adjourning until Friday.",
        "Jon Berg was filmed in the harbour with a man identified as Petar Marin, born 27 December 1984.",
    ],
)
def test_what_hangs_on_other_words_dates_no_happening(text: str):
    made = reading(text)
    assert made.events
    assert not [t for event in made.events for t in event.times]
