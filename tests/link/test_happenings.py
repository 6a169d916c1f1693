"""Articles of one story that tell of one happening on days named differently."""

from datetime import date

import pytest

import make
from onrecord.link import dating
from onrecord.link.dating import bonds, clues, happenings, infer, spans
from onrecord.link.dating.bonds import Bond
from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Story
from onrecord.model.text import Basis, PublicationDay
from onrecord.model.time import Expression

MONDAY = "Ruritanian troops shelled the Velmoran port of Orlava again on Monday, the harbour master said."


def read(text: str, source: str, day: date | None = None) -> Reading:
    published = PublicationDay(day, Basis.GIVEN) if day else None
    return make.reading(text, source, published=published) if published else make.reading(text, source)


def woven(*pile: Reading) -> dating.Calendar:
    story = Story("s", "", tuple(sorted(one.id for one in pile)))
    return dating.date(pile, (), (), (), (story,))


def meant(calendar: dating.Calendar, reading: Reading, words: str) -> str | None:
    """The value of the first time of a reading that is written so."""
    index = next(i for i, time in enumerate(reading.times) if reading.words(time.span) == words)
    return calendar.times[Ref(reading.id, index)].value


# Two articles that tell of one happening on “Monday” mean one Monday, whatever their own days.
def test_monday_of_one_happening_is_one_day():
    known = read(MONDAY, "a.txt", date(2014, 4, 16))
    bare = read(
        "On Monday, Ruritanian troops shelled the Velmoran port of Orlava, the harbour master confirmed.", "b.txt"
    )
    assert meant(woven(known, bare), bare, "Monday") == "2014-04-14"


# “last week” of what another article dates leaves the week after it.
def test_last_week_of_a_dated_happening():
    dated = read("On 4 March 2014, Ruritanian warplanes bombed the Velmoran port of Orlava and its oil depot.", "a.txt")
    later = read("Last week, Ruritanian warplanes bombed the Velmoran port of Orlava and its oil depot.", "b.txt")
    found = woven(dated, later).published[later.id]
    inside = [share for day, share in found.days if date(2014, 3, 8) <= day <= date(2014, 3, 17)]
    assert sum(inside) > 0.5 * sum(share for _, share in found.days)


# Words that say which, till when or of which photograph are no day of what happened.
@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Troops shelled the port on March 4, the mayor said.", "on"),
        ("The March 4 attack killed nine.", "which"),
        ("The port stays closed until March 4.", "limit"),
        ("The port has been closed since March 4.", "since"),
        ("A photo shows the port that was shelled on March 4.", "caption"),
    ],
)
def test_manner_of_a_day(text: str, manner: str):
    found = make.reading(text)
    told, _ = happenings.tell(found)
    assert [one.manner for one in told] == [manner]


# What a time means from a day agrees with the day's own calendar.
@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        (Expression("weekday", weekday=0, tense="past"), date(2014, 4, 14), date(2014, 4, 14)),
        (Expression("weekday", weekday=0, tense="future"), date(2014, 4, 21), date(2014, 4, 21)),
        (Expression("weekday", weekday=2, direction=-1), date(2014, 4, 9), date(2014, 4, 9)),
        (Expression("calendar", month=8, day=16, tense="past"), date(2013, 8, 16), date(2013, 8, 16)),
        (Expression("unit", unit="W", count=-1, direction=-1), date(2014, 4, 6), date(2014, 4, 13)),
        (Expression("unit", unit="M", count=-1, direction=-1), date(2014, 3, 1), date(2014, 3, 31)),
    ],
)
def test_spans_from_one_day(expression: Expression, first: date, last: date):
    """Seen from Wednesday, 16 April 2014."""
    low, high = spans.spans(expression) or ((), ())
    at = date(2014, 4, 16).toordinal() - dating.calendar.FIRST.toordinal()
    assert (low[at], high[at]) == (first.toordinal(), last.toordinal())


def test_bonds_make_no_ring_and_join_all():
    pile = [Bond("story", a, b, "") for a, b in ("ab", "ac", "ad", "bc", "bd", "cd")]
    kept = bonds.forest([*pile, Bond("copy", "b", "d", "")], {})
    assert len(kept) == 3
    assert {name for bond in kept for name in (bond.a, bond.b)} == set("abcd")
    assert [(bond.a, bond.b) for bond in kept if bond.kind == "copy"] == [("b", "d")]


# Five reprints say no more of their day than one article does.
def test_reprints_do_not_add_up():
    text = "Secretary of State Rex Tillerson opened the Orlava bridge on 4 October 2017. He spoke there on Monday."
    alone = read(text, "0.txt")
    pile = [read(f"{text} ", f"{i}.txt") for i in range(5)]
    one, many = woven(alone).published[alone.id], woven(*pile).published[pile[0].id]
    assert one.earliest
    assert one.latest
    assert many.earliest
    assert many.latest
    assert (many.latest - many.earliest).days >= 0.8 * (one.latest - one.earliest).days


# An office left behind, and a name that is new, leave the days after.
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Former U.S. President Barack Obama opened the bridge at Orlava.", date(2017, 1, 1)),
        ("The bridge at Orlava closed as COVID-19 spread in the town.", date(2020, 1, 1)),
        ("Gov. Chris Christie opened the bridge at Orlava on Monday.", date(2010, 1, 1)),
    ],
)
def test_what_cannot_be_older(text: str, after: date):
    log = infer.belief(clues.collect(make.reading(text)))
    assert log is not None
    chances = infer.probabilities(log)
    assert chances[after.toordinal() - dating.calendar.FIRST.toordinal() :].sum() > 0.9
