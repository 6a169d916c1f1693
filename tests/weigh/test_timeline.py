"""The timeline of a story: one line for one happening, rightly dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord import pipeline
from weigh.test_claims import DAY, article, story


def days(record):
    """Each entry's first day, status and number of articles."""
    return [(e.when.earliest, str(e.status), len({p.article for p in e.evidence})) for e in record.timeline]


def told(text, day=DAY):
    """Each entry's days and words, of one article."""
    return [(e.when.earliest, e.event) for e in story(article(text, "Ledger", day)).timeline]


def test_a_happening_that_two_articles_date_is_one_entry():
    record = story(
        article("Milan Petrov met Ines Duarte in Lima on Monday.", "Ledger"),
        article("Ines Duarte met Milan Petrov in Lima on Monday.", "Mirror"),
    )
    assert days(record) == [(date(2021, 6, 14), "past", 2)]


def test_a_happening_told_in_other_words_is_one_entry():
    record = story(
        article("Ines Duarte opened the harbour of Split on Monday.", "Ledger"),
        article("On Monday President Ines Duarte opened the harbour.", "Mirror"),
        article("On Monday Ines Duarte opened a school.", "Herald"),
    )
    assert sorted(len({p.article for p in e.evidence}) for e in record.timeline) in ([1, 2], [1, 1, 1])
    assert not any("school" in e.event and len(e.evidence) > 1 for e in record.timeline)


def test_plans_are_told_as_plans_and_dateless_things_not_at_all():
    record = story(article("Norway will close the harbour on Friday. Denmark opened a harbour.", "Ledger"))
    assert [(e.when.earliest, str(e.status)) for e in record.timeline] == [(date(2021, 6, 18), "planned")]


def test_a_dated_saying_is_a_happening():
    record = story(article("Anna Berg told reporters on Monday that Norway had closed the harbour.", "Ledger"))
    assert [e.when.earliest for e in record.timeline] == [date(2021, 6, 14)]
    assert record.timeline[0].event.startswith("Anna Berg")


def test_what_was_said_on_an_occasion_was_said_by_the_report_s_day():
    record = story(article("Speaking in Lima, Anna Berg said Norway had closed the harbour of Split.", "Ledger"))
    assert [(e.when.earliest, e.when.latest) for e in record.timeline] == [(date(2021, 6, 14), date(2021, 6, 15))]


def test_a_saying_without_day_or_occasion_is_no_entry():
    assert told("Anna Berg said Norway had closed the harbour of Split.") == []


def test_one_saying_in_two_articles_is_one_entry():
    record = story(
        article("Anna Berg said on Monday that Norway had closed the harbour of Split.", "Ledger"),
        article("Norway had closed the harbour of Split, Anna Berg told reporters on Monday.", "Mirror"),
    )
    assert days(record) == [(date(2021, 6, 14), "past", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the date is the election's, not the wish's
        (
            "Anna Berg wants to win back farmers ahead of Peru's October 3 presidential election.",
            [(date(2021, 10, 3), "Peru's October 3 presidential election")],
        ),
        (
            "Norway closed its consulate in response to the attack on Oslo on 12 May 2021.",
            [(date(2021, 5, 12), "the attack on Oslo on 12 May 2021")],
        ),
        # nobody did anything in 2017
        ("Anna Berg, the party's 2017 vice-presidential nominee, opposes the harbour of Split.", []),
        ("Norway respects the wishes of 9/11 families.", []),
    ],
)
def test_a_date_that_belongs_to_a_noun_dates_only_that(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed in Monday's attack in Izmir.",
        "Five people were killed in the attack in Izmir on Monday.",
    ],
)
def test_what_happened_in_a_dated_happening_has_its_day(text):
    found = told(text)
    assert [day for day, _ in found] == [date(2021, 6, 14)]
    assert "killed" in found[0][1]


def test_a_last_day_by_which_something_is_to_happen():
    assert [day for day, _ in told("Norway may open the harbour of Split before the end of June 2021.")] == [
        date(2021, 6, 30)
    ]


def test_no_last_day_is_made_of_a_time_that_is_wider_than_a_month():
    """Of an article's own wide limits the last day would be one that no text tells."""
    entries = story(article("Norway may open the harbour of Split by 2022.", "Ledger")).timeline
    assert [(e.when.earliest, e.when.latest) for e in entries] == [(date(2022, 1, 1), date(2022, 12, 31))]


def test_background_told_in_other_words_is_one_entry():
    record = story(
        article("Norway has been shelling Split since 30 September 2019.", "Ledger"),
        article("Norwegian forces began to shell Split in September 2019.", "Mirror"),
    )
    assert days(record) == [(date(2019, 9, 30), "ongoing", 2)]


def test_what_has_gone_on_since_a_day_is_ongoing():
    assert days(story(article("Rebels have been besieging Izmir since 4 May 2021.", "Ledger"))) == [
        (date(2021, 5, 4), "ongoing", 1)
    ]


def test_one_sentence_in_two_versions_is_one_entry():
    words = "Norholm kept the letter, which is dated 12 May 2021, in a drawer of the office of the harbour master."
    record = story(article(words, "Ledger"), article(words + " The mayor read it twice.", "Mirror"))
    assert [len({p.article for p in e.evidence}) for e in record.timeline if "letter" in e.event] == [2]


def test_copied_words_of_an_unnamed_source_are_one_saying():
    first = (
        "A port official who asked not to be named told reporters that the dust alarm had been switched off on purpose."
    )
    other = first.replace("official who asked not to be named", "official, who asked not to be named,")
    record = story(article(first, "Ledger"), article(other, "Mirror"))
    assert [len({p.article for p in e.evidence}) for e in record.timeline] == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # said in the course of a meeting, and the meeting; what was to be done in it, and the meeting
        (
            "In his meeting with Ines Duarte in Lima on Monday, Milan Petrov said Peru would open the harbour.",
            "Milan Petrov met Ines Duarte on Monday.",
        ),
        (
            "In Monday's meeting, Milan Petrov and Ines Duarte discussed the harbour of Split.",
            "Milan Petrov met Ines Duarte on Monday.",
        ),
        # planned for a day, and come about in another verb
        (
            "Norway and Peru will hold talks on the harbour of Split in Lima on Monday.",
            "Talks between Norway and Peru on the harbour of Split opened in Lima on Monday.",
        ),
        # the same election, named with its day by one
        (
            "Anna Berg wants to win ahead of Peru's October 3 presidential election.",
            "Farmers marched through Lima ahead of elections in October.",
        ),
    ],
)
def test_one_happening_told_as_plan_course_or_name_is_one_entry(one, other):
    before, day = (date(2021, 6, 11), DAY) if "will hold" in one else (DAY, DAY)
    record = story(article(one, "Ledger", before), article(other, "Mirror", day))
    assert [articles for _, _, articles in days(record)] == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway will open the harbour of Split on Monday.", "Denmark closed a school in Split on Monday."),
        ("Norway will open the harbour of Split on Monday.", "Norway closed the harbour of Split on Monday."),
        ("In his meeting with Ines Duarte on Monday, Milan Petrov said Peru had lost.", "Milan Petrov met Anna Berg on Monday."),
    ],
)  # fmt: skip
def test_two_happenings_of_one_day_stay_two(one, other):
    assert (
        len(days(story(article(one, "Ledger", date(2021, 6, 11) if "will" in one else DAY), article(other, "Mirror"))))
        == 2
    )


@pytest.mark.parametrize(
    "text",
    [
        "Shops in Split opened on Monday for the first time since March.",
        "It was on Monday the deadliest attack on Split since 2019.",
        "Norway had shelled Split since 3 a.m. on Monday.",
    ],
)
def test_a_day_that_only_something_is_measured_from_is_no_happening_s(text):
    assert {day for day, _ in told(text)} <= {date(2021, 6, 14)}


def test_who_says_on_some_occasion_only_what_stands_there_adds_nothing():
    text = "Peruvian boats began using the harbour on Sunday, a spokesman, Milan Petrov, told reporters."
    assert [day for day, _ in told(text)] == [date(2021, 6, 13)]


def limits(text):
    """Each entry's first and last day and its status, of one article."""
    entries = story(article(text, "Ledger")).timeline
    return [
        (e.when.earliest.day, e.when.latest.day, str(e.status)) for e in entries if e.when.earliest and e.when.latest
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one stretch of two days; of two that are apart, the one beside the verb
        ("Norwegian jets bombed Split on Saturday and Sunday.", [(12, 13, "past")]),
        ("Six men who were wounded in Split on Friday died on Saturday.", [(11, 11, "past"), (12, 12, "past")]),
        # today is the day of speaking, which nobody tells
        ('"The jets of Norway bombed Split today," Anna Berg said.', [(14, 15, "past")]),
        ('On Sunday Anna Berg told reporters: "The jets of Norway bombed Split today."', [(13, 13, "past"), (13, 13, "past")]),
        # what is going on is planned where it lies ahead
        ("Anna Berg is leaving for Lima tomorrow.", [(16, 16, "planned")]),
        # a day in the name of a programme is none
        ('Anna Berg attacked the harbour master of Split on "Harbour News Sunday."', []),
    ],
)  # fmt: skip
def test_the_days_of_a_clause(text, expected):
    assert limits(text) == expected


def test_an_occasion_whose_sentence_tells_another_day_is_not_of_the_report_s_day():
    text = "The mood had changed since Thursday, when Anna Berg told reporters that Norway had closed the harbour."
    assert {day for day, _ in told(text)} <= {date(2021, 6, 10)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway is investigating meddling in the 2019 election in Peru.",
        "Norway opened an inquiry into the attacks in 2019 on Split.",
    ],
)
def test_the_year_of_a_noun_is_not_the_clause_s(text):
    assert not any("Norway" in event for day, event in told(text) if day == date(2019, 1, 1))


def test_one_election_of_one_year_that_an_article_names_twice_is_one_entry():
    text = "Anna Berg spoke after the 2019 election in Peru. Farmers marched through Lima after the 2019 election."
    assert [day for day, _ in told(text)] == [date(2019, 1, 1)]


def test_a_relative_clause_is_told_with_what_it_is_about():
    text = "On Monday Anna Berg praised the truce that ended the war in Split in 2015, and Norway sent boats."
    assert "the truce that ended the war in Split in 2015" in [event for _, event in told(text)]


def test_unnamed_doers_of_one_deed_to_one_person_are_one():
    record = story(
        article("A young teacher beat Anna Berg on Monday.", "Ledger"),
        article("Anna Berg was defeated on Monday by a professor without a party.", "Mirror"),
    )
    assert [articles for _, _, articles in days(record)] == [2]


def loosened(record, edge, value):
    """The record weighed again as if its articles' times were only known to lie up to `edge`, and likely to be `value`."""
    times = {
        ref: replace(when, value=value, latest=edge) if when.earliest else when
        for ref, when in record.calendar.times.items()
    }
    calendar = replace(record.calendar, times=times)
    return pipeline.weigh(replace(record, calendar=calendar, claims=(), timeline=(), states=(), series=(), terms=()))


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2021-06-14", "2021-06-14?"),
        ("2021-W24", "2021-06-14?/2021-06-20?"),
        ("2021", None),  # says less than the limits
    ],
)
def test_a_day_that_is_only_likely_is_told_with_its_limits(value, edtf):
    dated = story(
        article("Milan Petrov met Ines Duarte in Lima on Monday.", "Ledger"),
        article("Ines Duarte met Milan Petrov in Lima on Monday.", "Mirror"),
    )
    (entry,) = loosened(dated, date(2021, 7, 12), value).timeline
    limits = date(2021, 6, 14), date(2021, 7, 12)
    assert (entry.when.earliest, entry.when.latest) == limits
    assert entry.when.edtf == (edtf or dated.timeline[0].when.edtf)
