"""Days of values, comparing them, and what an interval of days leaves of a value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.time import Expression, Interval, Resolved
from onrecord.values import dates
from onrecord.values.dates import Anchor, Relation, likely


# what each form of value covers
@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-08-22", "2016-08-22", "2016-08-22"),
        ("2016-08-22TMO", "2016-08-22", "2016-08-22"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-W33", "2016-08-15", "2016-08-21"),
        ("2016-W33-WE", "2016-08-20", "2016-08-21"),
        ("2016-Q4", "2016-10-01", "2016-12-31"),
        ("2016-H1", "2016-01-01", "2016-06-30"),
        ("2016-WI", "2016-12-01", "2017-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2015-03/2015-05", "2015-03-01", "2015-05-31"),
    ],
)
def test_bounds(value: str, first: str, last: str):
    assert dates.bounds(value) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P2M", "PRESENT_REF", "XXXX-WXX-1", "2015-02-30", "BC0146", ""])
def test_no_bounds(value: str):
    assert dates.bounds(value) is None


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2016-08", "2016-08", Relation.SAME),
        ("2016-08-22", "2016-08", Relation.NARROWER),
        ("2016", "2016-08", Relation.WIDER),
        ("2016-W31", "2016-08", Relation.NARROWER),
        ("2016-W30", "2016-08", Relation.APART),
        ("2016-W35", "2016-08", Relation.OVERLAPPING),
        ("P2M", "2016-08", Relation.UNKNOWN),
    ],
)
def test_compare(a: str, b: str, relation: Relation):
    assert dates.compare(a, b) is relation


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "10Y"]))
def test_a_value_covers_its_day_or_its_week(day: date, unit: str):
    span = dates.bounds(dates.value_of(day, unit))
    week = unit == "WE"
    assert span is not None
    assert span.earliest <= day or week
    assert day <= span.latest


MONDAY = Expression("weekday", weekday=0, tense="past")


# an article of an interval leaves an interval, and a value only where its days agree
@pytest.mark.parametrize(
    ("first", "last", "value", "earliest"),
    [
        ("2016-08-22", "2016-08-28", "2016-08-22", "2016-08-22"),
        ("2016-08-22", "2016-08-29", "2016-08", "2016-08-22"),
        ("2016-08-29", "2016-09-06", "2016", "2016-08-29"),
    ],
)
def test_interval(first: str, last: str, value: str, earliest: str):
    anchor = Anchor(Interval(date.fromisoformat(first), date.fromisoformat(last)))
    found = dates.resolve(MONDAY, anchor)
    assert (found.value, found.earliest) == (value, date.fromisoformat(earliest))


# what was done this month was done before the article came out, and what will be done comes after
@pytest.mark.parametrize(
    ("tense", "first", "last"),
    [
        ("past", "2017-03-01", "2017-05-16"),
        ("future", "2017-03-21", "2017-05-31"),
        ("present", "2017-03-01", "2017-05-31"),
    ],
)
def test_this_month_lies_on_its_side_of_the_article(tense: str, first: str, last: str):
    anchor = Anchor(Interval(date(2017, 3, 21), date(2017, 5, 16)))
    found = dates.resolve(Expression("unit", unit="M", count=0, direction=0, tense=tense), anchor)
    assert (found.earliest, found.latest) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_value_is_stated_where_most_of_the_likely_days_agree():
    anchor = [Interval(date(2016, 8, 22), date(2016, 8, 29)), None]
    for share, value in ((0.75, "2016-08-22"), (0.6, "2016-08")):
        possible = ((date(2016, 8, 22), share), (date(2016, 8, 29), 1 - share))
        assert dates.resolve(MONDAY, Anchor(*anchor, possible)).value == value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-08-22", "2016-08-22", "2016-08-22"),
        ("2016-W33", "2016-08-15", "2016-08-21"),
        ("2016", "2016-08-08", "2016-09-19"),  # says less than the limits
        ("2016-07-01", "2016-08-08", "2016-09-19"),  # lies outside of them
        (None, "2016-08-08", "2016-09-19"),
    ],
)
def test_likely_days_lie_within_what_a_time_can_mean(value: str | None, first: str, last: str):
    when = Resolved(value, date(2016, 8, 8), date(2016, 9, 19), "")
    assert likely(when) == Interval(date.fromisoformat(first), date.fromisoformat(last))


def test_unknown_day_leaves_only_what_is_written():
    assert dates.resolve(MONDAY, dates.UNKNOWN).value is None
    assert dates.resolve(Expression("calendar", year=2016, month=8), dates.UNKNOWN).value == "2016-08"
