"""The timeline, states of affairs and series of a story."""

from __future__ import annotations

from datetime import date

from weigh.test_claims import DAY, article, story


def test_a_happening_that_two_articles_date_is_one_entry():
    record = story(
        article("Milan Petrov met Ines Duarte in Lima on Monday.", "Ledger"),
        article("Ines Duarte met Milan Petrov in Lima on Monday.", "Mirror"),
    )
    assert [(e.when.earliest, str(e.status), len({p.article for p in e.evidence})) for e in record.timeline] == [
        (date(2021, 6, 14), "past", 2)
    ]


def test_plans_are_told_as_plans_and_dateless_things_not_at_all():
    record = story(article("Norway will close the harbour on Friday. Denmark opened a harbour.", "Ledger"))
    assert [(e.when.earliest, str(e.status)) for e in record.timeline] == [(date(2021, 6, 18), "planned")]


def test_a_dated_saying_is_a_happening():
    record = story(article("Anna Berg told reporters on Monday that Norway had closed the harbour.", "Ledger"))
    assert [e.when.earliest for e in record.timeline] == [date(2021, 6, 14)]
    assert record.timeline[0].event.startswith("Anna Berg")


def test_a_use_that_ends_and_may_begin_again_is_one_line_of_steps():
    record = story(
        article("Norway used the harbour of Split in May.", "Ledger"),
        article("Norway has stopped using the harbour of Split. Norway may use the harbour of Split again.", "Mirror"),
    )
    assert [[str(step.status) for step in state.steps] for state in record.states] == [["ongoing", "ended", "possible"]]


def test_a_toll_over_days_is_one_series():
    record = story(
        article("The quake in Peru killed 12 people, police said.", "Ledger", DAY),
        article("The quake in Peru killed 57 people, police said.", "Mirror", date(2021, 6, 17)),
    )
    assert [[(p.value, p.as_of) for p in series.points] for series in record.series] == [
        [("12", "2021-06-15"), ("57", "2021-06-17")]
    ]
