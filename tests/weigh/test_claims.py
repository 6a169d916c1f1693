"""Claims: which assertions of several articles are one, which never, and where their sides part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import make
from onrecord import pipeline
from onrecord.model.record import Story
from onrecord.model.text import Basis, Outlet, PublicationDay

DAY = date(2021, 6, 15)
"""A Tuesday."""


def article(text, outlet, day=DAY):
    given = {"outlet": Outlet(outlet, Basis.GIVEN), "published": PublicationDay(day, Basis.GIVEN)}
    return make.article(text, f"{outlet}.txt", **given)


def story(*articles):
    """The record of articles that are taken as one story."""
    woven = pipeline.weave(pipeline.read(a, make.parser(), lambda _: "en") for a in articles)
    one = (Story("story", "", tuple(sorted(woven.readings))),)
    nothing = {"claims": (), "timeline": (), "states": (), "series": (), "terms": (), "origins": (), "copy_origins": {}}
    return pipeline.weigh(replace(woven, stories=one, **nothing))


def two(one, other, days=(DAY, DAY)):
    return story(article(one, "Morning Ledger", days[0]), article(other, "Evening Mirror", days[1]))


def joined(record):
    """The claims that both articles make."""
    return [c for c in record.claims if len({a.article for a in c.assertions}) > 1]


def kinds(record):
    return {(str(d.slot), str(d.kind)) for c in joined(record) for d in c.differences}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway has stopped using the harbour of Split.", "Norwegian ships have stopped using the harbour of Split."),
        ("A court convicted Anna Berg of fraud on Monday.", "Anna Berg was convicted of fraud on Monday."),
        (
            "President Ines Duarte met Milan Petrov in Lima on Monday.",
            "Milan Petrov met Ines Duarte in Lima on Monday.",
        ),
        ("A bomb killed five people in Izmir on Monday.", "Five people died in a bomb blast in Izmir on Monday."),
        ("Finland will approve the treaty in June.", "Finland may approve the treaty in June."),
        ("Peru opened a new consulate in Lyon.", "Peru denied that it opened a new consulate in Lyon."),
    ],
)
def test_one_claim(one, other):
    assert len(joined(two(one, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another time or phase
        ("Norway used the harbour of Split in May.", "Norway has stopped using the harbour of Split."),
        ("Norway has stopped using the harbour of Split.", "Norway will use the harbour of Split again."),
        ("A bomb killed five people in Izmir on Monday.", "A bomb killed five people in Izmir on Sunday."),
        # other people, another place, another direction
        ("Twelve civilians were killed in Izmir on Monday.", "Twelve rebels were killed in Izmir on Monday."),
        ("A bomb killed five people in Izmir on Monday.", "A bomb killed five people in Adana on Monday."),
        ("Anna Berg was arrested in Oslo on Monday.", "Lena Vik was arrested in Oslo on Monday."),
        ("Norway sold 40 ships to Peru.", "Peru sold 40 ships to Norway."),
        ("Kenya beat Uganda in the final.", "Uganda beat Kenya in the final."),
        # unlike figures of unlike things
        ("The vaccine was 94 percent effective.", "A vaccine against malaria was 77 percent effective in Kenya."),
        # a question
        (
            "Norway has stopped using the harbour of Split.",
            "It is not clear whether Norway has stopped using the harbour of Split.",
        ),
    ],
)
def test_two_claims(one, other):
    assert joined(two(one, other)) == []


def test_copied_words_are_one_claim_whatever_stands_around_them():
    words = "The dam at Orsk will be emptied before winter because its gates are worn."
    record = two(f"{words} Nobody lives below it.", f"The council met on Monday. {words}")
    assert any("emptied" in claim.text for claim in joined(record))


@pytest.mark.parametrize(
    ("one", "other", "days", "difference"),
    [
        # a toll that grows with the days; a vague number; a bound
        (
            "The quake in Peru killed 12 people, police said.",
            "The quake in Peru killed 57 people, police said.",
            (DAY, date(2021, 6, 17)),
            ("number", "update"),
        ),
        (
            "The quake in Peru killed dozens of people.",
            "The quake in Peru killed 57 people.",
            (DAY, DAY),
            ("number", "precision"),
        ),
        (
            "The quake in Peru killed at least 50 people.",
            "The quake in Peru killed 57 people.",
            (DAY, DAY),
            ("number", "precision"),
        ),
        # somebody's denial; a plan that came true; a month and a day
        (
            "Peru opened a new consulate in Lyon, France said.",
            "Peru denied that it opened a new consulate in Lyon.",
            (DAY, DAY),
            ("status", "conflict"),
        ),
        (
            "Finland will sign the treaty in June.",
            "Finland signed the treaty on Friday.",
            (DAY, date(2021, 6, 19)),
            ("status", "update"),
        ),
        (
            "Kenya joined the treaty in May 1998.",
            "Kenya joined the treaty on 4 May 1998.",
            (DAY, DAY),
            ("date", "precision"),
        ),
    ],
)
def test_differences(one, other, days, difference):
    assert difference in kinds(two(one, other, days))


def test_two_tolls_of_one_day_from_two_sources_are_a_conflict():
    record = two(
        "The ferry Santa Clara sank off Cebu on Monday. The coast guard said that 31 people had drowned in the sinking.",
        "The ferry Santa Clara sank off Cebu on Monday. The Red Cross said that 38 people had drowned in the sinking.",
    )
    assert kinds(record) & {("number", "conflict"), ("number", "unsure")}
    assert ("number", "precision") not in kinds(record)


def test_two_counts_in_one_article_are_two_things():
    record = story(
        article("Raids killed 19 people in Adana on Monday. Raids killed 70 people in Adana on Monday.", "Ledger")
    )
    assert [d for claim in record.claims for d in claim.differences] == []


def test_a_whole_and_its_parts_in_one_article_are_no_conflict():
    record = two(
        'Two blasts in Izmir killed at least 45 people, governor Emre Aydin said. "The first blast killed 36 people in Izmir," '
        "mayor Deniz Kaya said. The second blast killed nine people in Izmir, police said.",
        "Trade talks went on in Peru.",
    )
    assert not [d for claim in record.claims for d in claim.differences]


@pytest.mark.parametrize(
    ("day", "support"),
    [
        # both governments say so, of a month and of its day, in a year that no article tells
        ("on 13 July", "corroborated"),
        # of another month: two claims
        ("on 13 June", None),
    ],
)
def test_two_governments_say_one_month(day, support):
    texts = (
        "President Ines Duarte of Peru will visit Norway in July, the Peruvian Foreign Ministry said.",
        f"Peruvian President Ines Duarte will visit Norway {day}, the Norwegian Foreign Ministry said.",
    )
    pages = (make.article(text, f"{i}.txt", outlet=Outlet(f"Paper {i}", Basis.GIVEN)) for i, text in enumerate(texts))
    assert [str(claim.support) for claim in joined(story(*pages))] == [support] * bool(support)


def test_the_text_of_a_claim_tells_the_day_and_stands_in_an_article():
    record = story(article("Anna Berg resigned on Monday.", "Ledger"))
    assert [claim.text for claim in record.claims] == ["Anna Berg resigned on Monday [14 June 2021]"]


def test_the_order_of_articles_changes_nothing():
    pile = [
        article("A bomb killed five people in Izmir on Monday.", "Ledger"),
        article("Five people died in a bomb blast in Izmir on Monday.", "Mirror"),
        article("Police arrested two men in Izmir on Monday.", "Post"),
    ]
    assert story(*pile).claims == story(*reversed(pile)).claims


def test_every_assertion_is_in_one_claim():
    record = two(
        "Anna Berg resigned on Monday. Norway closed the harbour.",
        "Anna Berg resigned. Norway opened the harbour of Split.",
    )
    held = [a.id for claim in record.claims for a in claim.assertions]
    assert len(held) == len(set(held)) >= 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # verbs and nouns of one doing
        ("Peru exempted Lyon Steel from the new tariffs.", "Lyon Steel was excluded from the new tariffs by Peru."),
        ("Norway fired rockets at the harbour of Split.", "Norwegian rocket fire hit the harbour of Split."),
    ],
)
def test_words_of_one_doing(one, other):
    assert len(joined(two(one, other))) == 1


def stances(record):
    """The differences on whether a thing is so, on what was to come, and on causes."""
    return {
        (str(d.slot), str(d.kind), frozenset(s.value for s in d.sides)) for c in record.claims for d in c.differences
    }


@pytest.mark.parametrize(
    ("one", "other", "days", "difference"),
    [
        # a denial, of the same one by name
        (
            "The union warned Holm Lines in May.",
            "The prime minister denied that Holm Lines had been warned.",
            (DAY, DAY),
            ("status", "conflict", {"so", "denied"}),
        ),
        # planned for a day, and what came of it
        (
            "Anna Berg will reopen the port of Split on 17 June 2021.",
            "Anna Berg did not reopen the port of Split on 17 June 2021.",
            (DAY, date(2021, 6, 18)),
            ("status", "update", {"not so", "planned"}),
        ),
        # two parties name two causes of one happening
        (
            "Deniz Kaya, the mayor, said that the cause of the explosion in Izmir was a gas leak.",
            "Emre Aydin, the fire chief, said that the explosion in Izmir was caused by a bomb.",
            (DAY, DAY),
            ("cause", "conflict", {"a gas leak", "a bomb"}),
        ),
    ],
)
def test_denial_outcome_and_cause(one, other, days, difference):
    slot, kind, sides = difference
    assert (slot, kind, frozenset(sides)) in stances(two(one, other, days))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a denial of something else, or of somebody else
        ("The union warned Holm Lines about the cranes.", "Tora Vang denied that Lena Vik had been warned."),
        ("The union warned Holm Lines about the cranes.", "Tora Vang denied that Holm Lines had sold the cranes."),
        # who only is meant is not denied
        (
            "Rebels attacked Tarn on Monday.",
            "Berg denied that the rebels who attacked Tarn on Monday were paid by Peru.",
        ),
        # strikes of one day need not be the same strikes
        ("Air strikes in Syria killed dozens on Monday.", "Air strikes led by Norway killed 35 people on Monday."),
    ],
)
def test_nothing_is_told_apart_that_is_not_the_same(one, other):
    assert not {found for found in stances(two(one, other)) if found[1] in {"conflict", "unsure"}}


def test_a_figure_beside_a_weekday_is_counted():
    record = two(
        "Rockets killed two civilians in Izmir on Monday. On Tuesday seven civilians including a child were killed in Izmir.",
        "Seven civilians were killed in Izmir on Tuesday.",
        (date(2021, 6, 17), date(2021, 6, 17)),
    )
    assert [{v.text for a in c.assertions for v in a.values if v.slot == "number"} for c in joined(record)] == [
        {"seven civilians", "Seven civilians"}
    ]


def test_many_prints_of_one_text_are_one_claim_for_each_sentence():
    text = (
        "Anna Berg, the mayor of Lyon, opened a bridge over the Rhone on Monday. She thanked the 40 builders from Peru."
    )
    record = story(*(article(text, f"Ledger {number}") for number in range(5)))
    assert [len({a.article for a in claim.assertions}) for claim in record.claims] == [5] * len(record.claims)
