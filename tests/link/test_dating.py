"""Articles dated by their own words, by a person, by each other; nothing said where nothing tells."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import make
from onrecord.annotate import times
from onrecord.link import dating
from onrecord.model.parse import View
from onrecord.model.reading import Reading, Ref, Sentence
from onrecord.model.record import Judgement, Story
from onrecord.model.text import Basis, Block, BlockKind, Passage, PublicationDay, Span


def reading(text: str, source: str = "a.txt", **more) -> Reading:
    """A text's reading with its sentences and times alone."""
    article = make.article(text, source, **more)
    parse = make.parser().parse([View(0, text, tuple(range(len(text))))])
    found = Reading(article, language="en", blocks=(Block(BlockKind.BODY, Span(0, len(text))),))
    spans = [parse.span(s[0], s[-1]) for s in parse.sentences]
    found = replace(found, sentences=tuple(Sentence(span, "test", 0) for span in spans))
    return replace(found, times=times.find(found, parse))


def one(known: Reading, *judgements: Judgement) -> dating.Calendar:
    return dating.date([known], (), (), (), (), judgements)


BRIDGE = (
    "The bridge at Orlava fell on Monday. It had been closed since 4 May 2012. The mayor said on June 11 it was safe."
)


def test_given_day_wins_and_times_count_from_it():
    known = reading(BRIDGE, published=PublicationDay(date(2012, 6, 20), Basis.GIVEN))
    calendar = one(known)
    assert calendar.published[known.id].best == date(2012, 6, 20)
    assert calendar.published[known.id].basis is Basis.GIVEN
    assert [calendar.times[Ref(known.id, i)].value for i in range(3)] == ["2012-06-18", "2012-05-04", "2012-06-11"]


# a person's judgement wins over the page, the latest over the earlier, and an undone one counts nothing
@pytest.mark.parametrize(
    ("undone", "expected"),
    [(False, (date(2013, 2, 1), date(2013, 2, 28))), (True, (date(2012, 6, 20), date(2012, 6, 20)))],
)
def test_judgement(undone: bool, expected: tuple[date, date]):
    known = reading(BRIDGE, published=PublicationDay(date(2012, 6, 20), Basis.METADATA))
    at = datetime(2020, 1, 1, tzinfo=UTC)
    judgement = Judgement("editor", at, "date", (Passage(known.id, Span(0, 3)),), "2013-02", undone=undone)
    found = one(known, judgement).published[known.id]
    assert (found.earliest, found.latest) == expected


def test_nothing_to_go_by_is_no_date():
    known = reading("The bridge at Orlava fell on Monday, and nobody was hurt.")
    calendar = one(known)
    assert known.id not in calendar.published
    assert calendar.times[Ref(known.id, 0)].value is None


def test_inferred_date_holds_and_shows_its_words():
    text = "Ferry services stopped on Tuesday, 14 May 2013, the port of Orlava said. They will resume on May 20."
    known = reading(text)
    found = one(known).published[known.id]
    assert found.basis is Basis.INFERRED
    assert found.earliest <= date(2013, 5, 15) <= found.latest
    assert any(clue.passage and "2013" in known.words(clue.passage.span) for clue in found.clues)


def test_order_of_arrival_does_not_matter():
    pile = [
        reading(
            "The siege of Orlava began on 3 March 2014. Ruritanian troops shelled the Orlava port on Monday.", "a.txt"
        ),
        reading("Ruritanian troops shelled the Orlava port on Monday, the harbour master said.", "b.txt"),
        reading("Last month Ruritanian troops shelled the Orlava port. A truce was signed on April 9.", "c.txt"),
    ]
    story = Story("s", "", tuple(sorted(r.id for r in pile)))
    first = dating.date(pile, (), (), (), (story,))
    second = dating.date(pile[::-1], (), (), (), (story,))
    assert dict(first.published) == dict(second.published)
    assert dict(first.times) == dict(second.times)


# one says what it can; its sibling without any year of its own is dated from it
def test_story_dates_the_undated():
    told = reading(
        "Ruritanian troops shelled the Orlava port on Monday.",
        "a.txt",
        published=PublicationDay(date(2014, 4, 15), Basis.GIVEN),
    )
    bare = reading("Ruritanian troops shelled the port of Orlava on Monday, the harbour master said.", "b.txt")
    story = Story("s", "", tuple(sorted((told.id, bare.id))))
    found = dating.date([told, bare], (), (), (), (story,)).published[bare.id]
    assert found.earliest <= date(2014, 4, 15) <= found.latest
    assert any("2014-04-15" in clue.text for clue in found.clues)


# a term's ends are no walls, and words of a dismissal tell of no term that is held
@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("US Secretary of State John Kerry spoke in Orlava.", ["John Kerry"]),
        ("The firing of Secretary of State Rex Tillerson was announced.", []),
        ("The secretary of state and John Kerry met in Orlava.", []),
    ],
)
def test_offices_are_clues_only_of_those_who_hold_them(text: str, offices: list[str]):
    found = [clue for clue in dating.clues.collect(reading(text)) if clue.table == "office"]
    assert [clue.subject for clue in found] == offices


def test_the_day_before_an_oath_is_as_likely_as_the_day_after():
    (clue,) = (c for c in dating.clues.collect(reading("Secretary of State John Kerry spoke.")) if c.table == "office")
    days = dict(zip(dating.calendar.days(), clue.offsets(), strict=True))
    assert days[date(2013, 1, 30).toordinal()] == days[date(2013, 2, 3).toordinal()] == 0
    assert days[date(2012, 6, 1).toordinal()] < 0


def test_each_clue_tells_the_days_that_it_leaves():
    known = reading(
        "Ferry services stopped on Tuesday, 14 May 2013, the port of Orlava said. They will resume on May 20."
    )
    found = one(known).published[known.id]
    assert {left.text for left in found.left} <= {clue.text for clue in found.clues}
    spans = [span for left in found.left for span in left.days]
    assert spans
    assert all(found.earliest <= span.earliest <= span.latest <= found.latest for span in spans)


def test_a_given_day_stands_and_words_against_it_are_told():
    text = (
        "On Tuesday, 14 May 2013, ferries stopped at Orlava. President Barack Obama met Secretary of State John Kerry."
    )
    clashing = reading(text, published=PublicationDay(date(1999, 6, 20), Basis.GIVEN))
    fitting = reading(text, published=PublicationDay(date(2013, 5, 15), Basis.GIVEN))
    found = one(clashing)
    assert found.published[clashing.id].best == date(1999, 6, 20)
    (told,) = found.undecided
    assert "published 1999-06-20, given with the article" in [reason.text for reason in told.reasons]
    assert any("2013-05-14" in reason.text for reason in told.reasons)
    assert one(fitting).undecided == ()


# a Monday, August 22 of a president's term is one of two days, and both are given
def test_two_islands_are_both_given():
    known = reading(
        "PORT HALIM, Monday, August 22 (Agency) - President Barack Obama met Foreign Minister Sergey Lavrov."
    )
    calendar = one(known)
    assert calendar.published[known.id].best is None
    assert [u.reasons[0].text for u in calendar.undecided] == ["published 2011-08-22 or 2016-08-22"]


# What stands beside an article is no clue: other stories' headlines, a notice of rights.
@pytest.mark.parametrize(
    "beside",
    [
        "Related stories\nFerry to Orlava sank on 14 March 2009\nMayor of Lysa elected in 2008",
        "© 2009 The Orlava Post. All rights reserved.",
    ],
)
def test_words_beside_the_article_date_nothing(beside: str):
    body = "The bridge at Orlava fell on Monday, the mayor said.\n\nNobody was hurt, and the road was closed."
    known = make.reading(f"Bridge falls at Orlava\n\n{body}\n\n{beside}\n")
    assert known.id not in one(known).published
