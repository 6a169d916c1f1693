"""Anniversaries and ages tell an article's year; those of which the day is not told say nothing."""

from datetime import date

import pytest

from link.test_dating import one, reading
from onrecord.link import dating


# the day of an anniversary: by a date in the text as fine as it is written, by what everybody knows, else none
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlava marked the tenth anniversary of the May 3, 2004 flood on Monday.", ["2014-05-03"]),
        ("Crowds came for the 25th anniversary of the March 1990 strike.", ["2015-03"]),
        ("They spoke on the fifth anniversary of the 2007 harbour fire.", ["2012"]),
        ("It was the one-year anniversary of the storm of 9 June 2011.", ["2012-06-09"]),
        ("Veterans met for the fiftieth anniversary of D-Day.", ["1994-06-06"]),
        ("She laid a wreath on the 30th anniversary of the Chernobyl disaster.", ["2016-04-26"]),
        ("They marked the 105th birth anniversary of Kim Il Sung.", ["2017-04-15"]),
        ("The town marked the 20th anniversary of its bakery.", []),
        ("The anniversary of D-Day was marked.", []),
        ("He recalled the 10th anniversary of the mill. In 1980 it closed.", []),
    ],
)
def test_anniversaries(text: str, expected: list[str]):
    found = [clue.value for clue in dating.clues.collect(reading(text)) if clue.table.startswith("anniversary")]
    assert found == expected


# the days on which somebody is as old as is said; of one whose birth is not told, or told in two ways, nothing
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Lund, 47, won. Lund was born on May 3, 1969.", [("2016-05-03", "2017-05-02")]),
        ("The 47-year-old Lund won. Lund, who was born in 1969 in Orlava, is a baker.", [("2016-01-01", "2017-12-30")]),
        ("Born in March 1969 in Orlava, Ana Lund came late. Lund, 47, won.", [("2016-03-01", "2017-03-30")]),
        ("Ana Lund, 47, won. Piet Orm was born in 1969.", []),
        ("Ana Lund, 47, won. She lives in Orlava.", []),
        ("Lund, 47, won. Eva Lund was born in 1969, and Per Lund was born in 1999.", []),
    ],
)
def test_ages(text: str, expected: list[tuple[str, str]]):
    found = [clue.windows[0] for clue in dating.clues.collect(reading(text)) if clue.table == "age"]
    assert found == expected


def test_an_anniversary_narrows_what_an_office_leaves_open():
    office = "Secretary of State John Kerry met Foreign Minister Sergey Lavrov and President Barack Obama in Orlava."
    plain = reading(office)
    marked = reading(f"{office} It was the 30th anniversary of the Chernobyl disaster.")
    wide, found = one(plain).published.get(plain.id), one(marked).published[marked.id]
    assert found.earliest <= date(2016, 4, 26) <= found.latest
    assert wide is None or found.latest - found.earliest < wide.latest - wide.earliest
    assert any("30th anniversary" in clue.text for clue in found.clues)
    assert all(found.earliest <= day <= found.latest for day, _ in found.days)
