"""Looking into a record: show, why, compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.errors import NotFound
from onrecord.model.record import Copy, CopyKind, Left, Published
from onrecord.model.text import Basis
from onrecord.model.time import Interval
from onrecord.present import compare, show, why
from onrecord.present.page import Page, Tone
from onrecord.present.side_by_side import altered
from present import factory


def rows(page: Page, heading: str) -> list[str]:
    """The lines under a heading."""
    (part,) = [one for one in page.sections if one.heading == heading]
    return [f"{entry.label}: {''.join(piece.text for piece in entry.pieces)}" for entry in part.lines]


def test_a_claim_is_shown_with_every_articles_words_in_their_sentences():
    page = show.claim(factory.record(), "c-cause")
    words = rows(page, "The words")
    assert words[0] == "The Harbour Post: “The flood took the third pillar,” Mayor Ana Reyes told Norda Press."
    assert words[1].startswith(": Ana Reyes through Norda Press, 3 May 2021")
    assert len(words) == 6


def test_an_article_is_shown_with_what_was_left_out_and_why():
    page = show.article(factory.record(), "post")
    assert rows(page, "Text")[-1] == "widget: Share this article — left out: looks like widget"


def test_an_entity_is_shown_with_its_names_where_they_stand():
    assert rows(show.entity(factory.record(), factory.REYES), "Named") == [
        "The Harbour Post: Ana Reyes — 1 mention",
        "Daily Lantern (a guess): Anna Reyes — 1 mention",
    ]


def test_a_statement_is_shown_with_speaker_chain_and_day():
    facts = rows(show.statement(factory.record(), "s-pillar"), "")
    assert {"speaker: Ana Reyes", "through: Norda Press", "said: 3 May 2021"} <= set(facts)


def test_why_goes_from_the_words_to_the_origin():
    path = rows(why.claim(factory.record(), "c-way"), "From the words to the origin")
    assert path[0].startswith("The Harbour Post: At least 12 people were killed")
    assert ": counts as Ana Reyes, one voice of town" in path
    assert ": her own words" in path


def test_why_an_article_is_dated_so_is_a_calendar_with_its_clues():
    page = why.article(factory.record(), "lantern")
    assert rows(page, "Published") == [
        ": 5–6 May 2021 (inferred); likeliest 5 May 2021 — inferred",
        ": “on Wednesday”, after the Monday of the fall",
    ]
    assert rows(page, "Calendar") == [
        "Wed 5 May 2021: ████████████████████████ 80 %",
        "Thu 6 May 2021: ██████ 20 %",
    ]


def test_a_wide_dating_is_drawn_by_months():
    known = Published(date(2016, 11, 10), date(2017, 2, 28), None, Basis.INFERRED)
    drawn = ["".join(piece.text for piece in entry.pieces) for entry in why.calendar(known)]
    assert drawn[1].split() == ["·"] * 10 + ["▒▒▒", "███"]
    assert drawn[2].split() == ["███"] * 2 + ["·"] * 10


def test_a_calendar_without_days_is_not_drawn():
    assert why.calendar(Published(None, None, None, Basis.INFERRED)) == []


def test_comparing_tells_what_is_copied_altered_and_alone():
    page = compare(factory.record(), "post", "lantern")
    assert rows(page, "In both") == [
        "A: The flood took the third pillar — nearly word for word",
        "B: The flood took the third pillar of the bridge",
    ]
    assert ": Volunteers searched the river through the night." in rows(page, "Only in A, The Harbour Post")
    assert rows(page, "Where they part")[0] == ": how many: 12 / 15 — the later replaces the earlier"


# What an article says twice, a headline and its text, is told once; the longest telling stands for it.
def test_what_an_article_says_twice_is_told_once():
    known = factory.record()
    twice = (
        factory.passage("post", "the old bridge at Valmora gave way"),
        factory.passage("post", "Bridge at Valmora gives way"),
    )
    page = compare(replace(known, copies=(Copy("k-2", CopyKind.NEAR_VERBATIM, twice),), claims=()), "post", "lantern")
    alone = rows(page, "Only in A, The Harbour Post")
    assert not any("Bridge at Valmora gives way" in row for row in alone)
    assert [row for row in alone if row.endswith(" — said twice")] == [
        ": At least 12 people were killed when the old bridge at Valmora gave way on Monday. — said twice"
    ]


# Where one article has a passage twice, the telling that is nearest to the other's stands beside it.
def test_the_nearest_tellings_stand_beside_each_other():
    known = factory.record()
    places = (
        factory.passage("lantern", "the old bridge at Valmora gave way"),
        factory.passage("post", "Bridge at Valmora gives way"),
        factory.passage("post", "the old bridge at Valmora gave way"),
    )
    page = compare(replace(known, copies=(Copy("k-2", CopyKind.NEAR_VERBATIM, places),)), "post", "lantern")
    assert rows(page, "In both") == ["A B: the old bridge at Valmora gave way — word for word"]


# Of a sentence that both have in part, what is left is told, with “…” for what both have.
def test_what_a_shared_sentence_has_beyond_it_is_told():
    page = compare(replace(factory.record(), claims=()), "post", "lantern")
    assert ": … Mayor Ana Reyes told Norda Press." in rows(page, "Only in A, The Harbour Post")


# What both say, each in its own words, is not told again as standing in one alone.
def test_what_both_say_stands_in_none_alone():
    page = compare(factory.record(), "post", "lantern")
    said = rows(page, "Said by both, each in its own words")
    assert any("gave way" in row for row in said)
    assert not any("12 people" in row for row in said)  # that stands where they part
    for heading in ("Only in A, The Harbour Post", "Only in B, Daily Lantern (a guess)"):
        assert not any("the old bridge at Valmora gave way" in row for row in rows(page, heading))


# Two articles without a passage in common: the page says so.
def test_articles_with_nothing_in_common():
    known = factory.record()
    assert ": No passage stands in both." in rows(compare(replace(known, copies=()), "post", "lantern"), "")
    alone = compare(replace(known, copies=(), claims=()), "post", "lantern")
    assert ": No passage stands in both, and nothing was found that both say." in rows(alone, "")


def test_altered_words_are_marked_on_both_sides():
    ours, theirs = altered("12 people were killed on Monday", "15 people were killed")
    assert [piece.text for piece in ours if piece.tone is Tone.DIFFER] == ["12", "on Monday"]
    assert [piece.text for piece in theirs if piece.tone is Tone.DIFFER] == ["15"]
    assert "".join(piece.text for piece in ours) == "12 people were killed on Monday"


# A name that nothing answers to is an error for a person, not a defect.
@pytest.mark.parametrize(
    "ask", [show.article, show.statement, show.claim, show.entity, why.article, why.statement, why.claim, why.entity]
)
def test_what_is_not_there_is_not_found(ask):
    with pytest.raises(NotFound):
        ask(factory.record(), "nothing")


def test_days_between_those_drawn_are_marked():
    days = ((date(2016, 8, 1), 0.5), (date(2016, 8, 2), 0.1), (date(2016, 8, 8), 0.4))
    known = Published(date(2016, 8, 1), date(2016, 8, 8), None, Basis.INFERRED, (), days)
    drawn = ["".join(piece.text for piece in entry.pieces) for entry in why.calendar(known)]
    assert [row.split()[0] for row in drawn] == ["█" * 24, "█" * 5, "⋮", "█" * 19]
    assert drawn[2] == "⋮ 5 days between"


# a clue's row: the days that it leaves, in a longer interval by parts; what leaves all is counted
@pytest.mark.parametrize(
    ("last", "stretches", "expected"),
    [
        (date(2016, 8, 5), [(date(2016, 8, 1), date(2016, 8, 1)), (date(2016, 8, 4), date(2016, 8, 5))], "█··██"),
        (date(2016, 11, 4), [(date(2016, 8, 1), date(2016, 8, 3))], "█▒" + "·" * 38),
    ],
)
def test_each_clue_shows_the_days_that_it_leaves(last: date, stretches: list[tuple[date, date]], expected: str):
    first = date(2016, 8, 1)
    left = (
        Left("“Monday”", tuple(Interval(*stretch) for stretch in stretches)),
        Left("“2016”", (Interval(first, last),)),
    )
    drawn = why.picture(Published(first, last, None, Basis.INFERRED, left=left))
    rows_ = ["".join(piece.text for piece in entry.pieces) for entry in drawn]
    assert rows_[1:] == [expected, "every day left by 1 clue more"]
    assert drawn[1].label == "“Monday”"
