"""Times as found in a sentence and resolved against a day: one row a behaviour, in `times.rows`."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import make
from onrecord.annotate import times
from onrecord.model.parse import View
from onrecord.model.reading import Reading
from onrecord.model.text import Block, BlockKind, Span
from onrecord.model.time import Interval
from onrecord.values import dates

ROW = re.compile(r"(?P<text>.+) = (?P<value>\S+)$")


def rows() -> Iterator[tuple[str, str, str]]:
    day = ""
    for line in (Path(__file__).parent / "times.rows").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            day = line[1:].strip()
        elif match := ROW.match(line):
            yield day, match["text"], match["value"]


def found(text: str) -> tuple[Reading, list]:
    """A text's reading with its times alone."""
    article = make.article(text)
    reading = Reading(article, language="en", blocks=(Block(BlockKind.BODY, Span(0, len(text))),))
    parse = make.parser().parse([View(0, text, tuple(range(len(text))))])
    return reading, list(times.find(reading, parse))


def given(day: str) -> dates.Anchor:
    return dates.Anchor(Interval(date.fromisoformat(day), date.fromisoformat(day)), date.fromisoformat(day))


@pytest.mark.parametrize(("day", "text", "value"), list(rows()))
def test_row(day: str, text: str, value: str):
    plain = text.replace("[", "").replace("]", "")
    reading, marks = found(plain)
    if value == "-":
        assert not [reading.words(mark.span) for mark in marks]
        return
    start = text.index("[")
    wanted = Span(start, text.index("]") - 1)
    resolved = dates.resolve_all([mark.expression for mark in marks], given(day))
    met = [(mark, r) for mark, r in zip(marks, resolved, strict=True) if mark.span.overlaps(wanted)]
    assert [(r.value, reading.words(m.span)) for m, r in met] == [(value, wanted.of(plain))]


def values(day: str, text: str) -> list[str | None]:
    _, marks = found(text)
    return [r.value for r in dates.resolve_all([mark.expression for mark in marks], given(day))]


# what is counted from the time before it in the text
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town fell on 3 May 2010. Two days later the army left.", ["2010-05-03", "2010-05-05"]),
        ("The town fell on 3 May 2010. The next day the army left.", ["2010-05-03", "2010-05-04"]),
        ("The town fell on 3 May 2010. That same day the army left.", ["2010-05-03", "2010-05-03"]),
        ("The mill opened in 1987. It burned down the following year.", ["1987", "1988"]),
        ("Profit fell in the third quarter of 2013. It had risen a year earlier.", ["2013-Q3", "2012-Q3"]),
    ],
)
def test_chain(text: str, expected: list[str]):
    assert values("2014-03-12", text) == expected


# history leads on from its own dates, not from the day of writing
def test_narrative():
    text = (
        "War broke out in June 1911. In August 1911 the port fell. In October the king fled. Peace came in March 1912. "
        "In May the army went home. The law of 1913 ended the draft."
    )
    assert values("2014-03-12", text) == ["1911-06", "1911-08", "1911-10", "1912-03", "1912-05", "1913"]


# a numeric date that can be read both ways is read as the article's other dates are written, else not at all
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on 04/05/2011.", [None]),
        ("It was signed on 04/05/2011 and ended on 12 June 2012.", ["2011-05-04", "2012-06-12"]),
        ("It was signed on 04/05/2011 and ended on June 12, 2012.", ["2011-04-05", "2012-06-12"]),
    ],
)
def test_order_of_numbers(text: str, expected: list[str | None]):
    assert values("2014-03-12", text) == expected


# a range writes its year once
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege lasted from 26 June to 4 August 2012.", ["2012-06-26", "2012-08-04"]),
        ("The siege lasted from December to March 2012.", ["2011-12", "2012-03"]),
    ],
)
def test_shared_year(text: str, expected: list[str]):
    assert values("2014-03-12", text) == expected


# the day of something that happens is known only from a day beside it
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on Tuesday, the third day of the talks.", ["2014-03-11", "2014-03-11"]),
        ("The envoys met on the third day of the talks.", [None]),
    ],
)
def test_day_of_something(text: str, expected: list[str | None]):
    assert values("2014-03-12", text) == expected


# quoted words count from the day on which they were said
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will vote tomorrow,” the envoy said on Monday.", ["2014-03-11", "2014-03-10"]),
        ("“We will vote tomorrow,” the envoy said.", ["2014-03-13"]),
        ("“We voted yesterday,” she said on March 3.", ["2014-03-02", "2014-03-03"]),
    ],
)
def test_quoted_words(text: str, expected: list[str]):
    assert values("2014-03-12", text) == expected


# a weekday of the background is counted from the date before it
def test_background():
    text = "Police closed the square on 3 March 2011. By then the crowds had returned on Friday."
    assert values("2014-03-12", text)[0] == "2011-03-03"
    text = "Police closed the square on 3 March 2011. The crowds had returned on Monday."
    assert values("2014-03-12", text) == ["2011-03-03", "2011-03-07"]


# an interval of articles' days leaves what all of them agree on, in quoted words too
def test_interval_of_days():
    _, marks = found("“We will vote tomorrow,” the envoy said on Monday.")
    week = dates.Anchor(Interval(date(2014, 3, 10), date(2014, 3, 14)))
    assert [r.value for r in dates.resolve_all([m.expression for m in marks], week)] == ["2014-03-11", "2014-03-10"]


def test_an_hour_is_of_no_day_where_the_text_went_on_to_another():
    assert values("2014-03-12", "The council met on Monday. The ferry left at 9 p.m. with 40 on board.") == [
        "2014-03-10",
        None,
    ]


def test_a_day_of_something_that_happened_is_of_the_year_written_beside_its_month():
    text = "Nothing is as it was since May 8th, 2012, the minister said. It named the rebels' May 7 massacres in the south."
    assert values("2014-03-12", text)[:2] == ["2012-05-08", "2012-05-07"]


def test_a_known_day_is_of_its_year_only_after_it():
    text = "The tower was named after the Sept. 11 attacks."
    assert values("1999-03-12", text) == ["1998-09-11"]


def test_tomorrows_weekday_told_as_past_is_left_open():
    """Six days ago, or yesterday in an article whose stamp is a day behind: nobody can tell."""
    assert values("2014-03-12", "The council met on Thursday.") == [None]
    assert values("2014-03-12", "The council met last Thursday.") == ["2014-03-06"]
