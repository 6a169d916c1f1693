"""Counts, days and names as a person writes them."""

from datetime import date

import pytest

from onrecord.present.phrases import SHORT, between, count, cut, day_of, listing, narrow, percent, short, shown
from onrecord.present.wording import days_in, how


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# Days, from one to open ends.
@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2016-08-22", "2016-08-22", "22 Aug 2016"),
        ("2016-08-15", "2016-08-21", "15–21 Aug 2016"),
        ("2016-08-01", "2016-08-31", "Aug 2016"),
        ("2016-02-01", "2016-02-29", "Feb 2016"),
        ("2016-06-01", "2016-08-31", "Jun–Aug 2016"),
        ("2016-01-01", "2016-12-31", "2016"),
        ("2011-01-01", "2016-12-31", "2011–2016"),
        ("2016-08-30", "2016-09-02", "30 Aug – 2 Sep 2016"),
        ("2016-12-30", "2017-01-02", "30 Dec 2016 – 2 Jan 2017"),
        ("2016-12-01", "2016-12-31", "Dec 2016"),
        ("2016-08-22", None, "since 22 Aug 2016"),
        (None, "2016-08-22", "until 22 Aug 2016"),
        (None, None, "date not known"),
    ],
)
def test_days_are_written_as_a_person_would(earliest, latest, words):
    assert between(day(earliest), day(latest)) == words


def test_an_inferred_day_is_marked():
    assert shown(day_of(date(2016, 8, 22), date(2016, 8, 22), inferred=True)) == "22 Aug 2016 (inferred)"
    assert shown(None) == "date not known"


def test_counts_and_lists():
    assert [count(1, "story"), count(1200, "story"), count(0, "independent origin")] == [
        "1 story",
        "1,200 stories",
        "0 independent origins",
    ]
    assert [listing([]), listing(["a"]), listing(["a", "b", "c"])] == ["", "a", "a, b and c"]


# A share is never rounded to nothing or to all.
@pytest.mark.parametrize(
    ("share", "words"), [(0, "0 %"), (0.001, "under 1 %"), (0.43, "43 %"), (0.999, "over 99 %"), (1, "100 %")]
)
def test_shares_are_honest_at_their_ends(share, words):
    assert percent(share) == words


def test_what_is_cut_shows_it():
    assert cut("one two three", 9) == "one two …"
    assert cut("one", 9) == "one"
    assert short("000_290a75f00ebee97d.txt") == "000_290a75…ee97d.txt"


# The word for a saying is shown where the words alone would mislead: what was denied was not said to be so.
@pytest.mark.parametrize(
    ("cue", "attitude", "polarity", "words"),
    [
        ("said", "says", "said", ""),
        ("According to", "says", "said", ""),
        ("has also said", "says", "said", ""),
        ("has denied", "says", "said", "has denied: "),
        ("denied", "says", "said", "denied: "),
        ("said", "hopes", "said", "hopes: "),
        (None, "says", "said", ""),
        (":", "says", "said", ""),
        ("say", "says", "not_said", "did not say: "),
    ],
)
def test_the_word_for_a_saying_is_shown_where_it_matters(cue, attitude, polarity, words):
    assert how(cue, attitude, polarity) == words


# days in words of ours are written as a reader writes them; an article's own words stay as they are
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("in office 2016-06-25 to 2019-04-01", "in office 25 Jun 2016 to 1 Apr 2019"),
        ("counted from the article's date, 2016-08-15/2016-08-21", "counted from the article's date, 15–21 Aug 2016"),
        ("looks back to 2015-09", "looks back to Sep 2015"),
        ("“due 2031-05-06” is a day", "“due 2031-05-06” is a day"),
        ("flight 2016-99, room 12-2016-08-01", "flight 2016-99, room 12-2016-08-01"),
        ("2016-W33", "2016-W33"),
    ],
)
def test_days_in_reasons_are_written_out(text, read):
    assert days_in(text) == read


def test_only_long_words_of_a_name_are_shortened():
    assert narrow("Islamic Republic News Agency") == "Islamic Republic News Agency"
    head, tail = narrow("Post, a_very_long_name_of_a_file.txt").split(" ")
    assert head == "Post,"
    assert "…" in tail
    assert len(tail) <= SHORT
