"""Counted things over time: one series for one happening's count, headed by its latest value."""

from __future__ import annotations

from datetime import date

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
