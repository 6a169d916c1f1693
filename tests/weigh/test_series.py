"""Counted things over time: one series for one happening's count, headed by its latest value."""

from __future__ import annotations

from datetime import date

import pytest

import make
from onrecord.present import brief
from weigh.test_claims import DAY, article, story

LATER = date(2021, 6, 17)


def points(record):
    return [[(point.value, point.as_of) for point in series.points] for series in record.series]


def test_a_toll_over_days_is_one_series():
    record = story(
        article("The quake in Peru killed 12 people, police said.", "Ledger", DAY),
        article("The quake in Peru killed 57 people, police said.", "Mirror", LATER),
    )
    assert points(record) == [[("12", "2021-06-15"), ("57", "2021-06-17")]]


def test_a_series_is_headed_by_its_latest_value_and_is_never_a_sum():
    record = story(
        article("The quake in Peru killed 12 people, police said.", "Ledger", DAY),
        article("The quake in Peru killed at least 57 people, police said.", "Mirror", LATER),
    )
    (series,) = brief.view(record).stories[0].series
    assert (series.counted, series.latest) == ("people killed", "at least 57 (17 Jun 2021)")


def test_two_values_of_the_last_day_stand_beside_each_other():
    record = story(
        article("The quake in Peru killed 12 people, police said.", "Ledger", DAY),
        article("The quake in Peru killed 57 people, police said.", "Mirror", LATER),
        article("The quake in Peru killed 61 people, the Red Cross said.", "Herald", LATER),
    )
    (series,) = brief.view(record).stories[0].series
    assert set(series.latest.removesuffix(" (17 Jun 2021)").split(" / ")) == {"57", "61"}


def test_those_to_whom_something_else_was_done_are_no_point():
    record = story(
        article("The quake in Peru killed 12 people, police said.", "Ledger", DAY),
        article("The quake in Peru killed 57 people and 90 others were injured, police said.", "Mirror", LATER),
    )
    assert [("90" in {value for value, _ in row}) for row in points(record)] == [False]


def test_counts_of_happenings_of_different_days_are_no_series():
    record = story(
        article("An air strike killed 20 people in Izmir on Monday.", "Ledger", DAY),
        article("An air strike killed 23 people in Izmir last month.", "Mirror", DAY),
    )
    assert points(record) == []


def test_a_word_without_figure_and_place_is_no_point():
    record = story(
        article("A bomb in Izmir killed 31 people on Monday, killing dozens.", "Ledger", DAY),
        article("A bomb in Izmir killed 33 people on Monday.", "Mirror", DAY),
    )
    assert not any(value == "dozens" for row in points(record) for value, _ in row)


QUAKE = "A strong quake struck the coast of Peru on Monday."


def quake(*rows):
    """A story of one quake, each article with its day and its sentence."""
    return story(*(article(f"{QUAKE} {text}", f"Ledger {n}", day) for n, (text, day) in enumerate(rows)))


def test_a_disasters_toll_is_one_series_whatever_the_words():
    record = quake(
        ("The death toll rose to 272 on Tuesday.", DAY),
        ("The quake has left at least 350 dead, the police said.", DAY),
        ("Officials raised the number of people killed to 413.", LATER),
    )
    (found,) = (row for row in record.series if row.counted == "people killed")
    assert [(point.value, point.bound.value) for point in found.points] == [
        ("272", "exact"),
        ("350", "at_least"),
        ("413", "exact"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # an older disaster, another country's, one school's, one town's
        "It was the worst since the quake of 1970, which killed 900 people.",
        "A quake in Chile last year killed 525 people.",
        "At a school 21 people died.",
        "In Arequipa alone 40 people were killed.",
    ],
)
def test_a_toll_of_others_or_of_some_is_no_value_of_all(text):
    record = quake(
        (f"The death toll rose to 272. {text}", DAY),
        (f"The death toll has risen to 413. {text}", LATER),
    )
    values = {point.value for row in record.series if row.counted == "people killed" for point in row.points}
    assert values == {"272", "413"}


def test_a_higher_toll_of_no_known_day_is_later():
    record = story(
        article(f"{QUAKE} The death toll rose to 272.", "Ledger", DAY),
        article(f"{QUAKE} The death toll rose to 413.", "Mirror", LATER),
        make.article("The death toll from the quake in Peru tops 650.", "Herald.txt"),
    )
    (found,) = (row for row in record.series if row.counted == "people killed")
    assert found.points[-1].value == "650"
    assert (found.points[-1].as_of or "2021-06-17").startswith("2021-06-17")


def test_two_values_of_one_day_of_a_count_that_moves_are_no_conflict():
    record = quake(
        ("The death toll rose to 233, President Rojas said.", DAY),
        ("The death toll rose to 350, the security ministry said.", DAY),
        ("The death toll rose to 413, the security ministry said.", LATER),
    )
    kinds = {d.kind.value for claim in record.claims for d in claim.differences if d.slot.value == "number"}
    assert "conflict" not in kinds


def test_numbers_set_against_each_other_in_one_article_stay_a_conflict():
    record = story(
        article("The mayor said the number of people killed in Monday’s fire in Arequipa had risen to 11. "
                "The union said on Tuesday that 14 people had been killed in the fire in Arequipa.", "Ledger", DAY),
        article("The number of people killed in the fire in Arequipa rose to nine on Monday.", "Mirror", DAY),
    )  # fmt: skip
    found = [d for claim in record.claims for d in claim.differences if d.kind.value == "conflict"]
    assert [{side.value for side in d.sides} for d in found] == [{"11", "14 people"}]


def test_each_value_is_shown_once_with_its_articles():
    record = quake(
        ("The death toll rose to 272.", DAY),
        ("The death toll rose to 272.", DAY),
        ("The death toll rose to 413.", LATER),
    )
    shown = next(one for one in brief.view(record).stories[0].series if one.counted == "people killed")
    assert [(line.value, line.articles) for line in shown.lines] == [("272", 2), ("413", 1)]
