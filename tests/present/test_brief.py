"""What the briefing says of a record, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from onrecord.errors import InputError, NotFound
from onrecord.model.reading import Bound
from onrecord.model.record import Calendar, Claim, DifferenceKind, Record, Story, Support
from onrecord.present import brief
from onrecord.present.layout import pages
from onrecord.present.views import Briefing
from present import factory


def said(view: Briefing) -> str:
    """All the words of a briefing."""
    lines = (entry for page in pages(view) for part in page.sections for entry in part.lines)
    closing = [entry for page in pages(view) for entry in page.closing]
    return "\n".join(f"{entry.label} {''.join(piece.text for piece in entry.pieces)}" for entry in (*lines, *closing))


def alone() -> Record:
    """The made record with one article left, and the one claim that stands in it alone."""
    record = factory.record()
    return replace(
        record,
        readings=MappingProxyType({"post": record.readings["post"]}),
        stories=(Story("story", "Bridge at Valmora gives way", ("post",)),),
        claims=tuple(claim for claim in record.claims if claim.id == "c-june"),
        attributions=tuple(one for one in record.attributions if one.statement.article == "post"),
        copies=(),
        timeline=(),
        states=(),
        series=(),
        terms=(),
        changes=(),
        undecided=(),
    )


def test_claims_come_by_independent_origins_and_name_them(briefing):
    claims = briefing.stories[0].first
    assert [claim.id for claim in claims] == ["c-way", "c-cause", "c-killed", "c-june"]
    assert claims[0].verdict == "2 independent origins"
    assert [origin.name for origin in claims[0].origins] == ["Ana Reyes", "Valmora police"]


def test_offices_of_one_house_are_one_origin_by_name(briefing):
    (origin,) = briefing.stories[0].first[1].origins
    assert (origin.name, origin.also, origin.through) == (
        "Ana Reyes",
        ("Valmora town hall through Norda Press",),
        ("Norda Press",),
    )


def test_a_conflict_holds_both_sides_words_and_the_other_side_is_no_support(briefing):
    (conflict,) = briefing.stories[0].conflicts
    assert [[voice.cite.text for voice in side.voices] for side in conflict.sides] == [
        ["The flood took the third pillar", "The flood took the third pillar of the bridge"],
        ["A lorry of 60 tonnes broke the bridge"],
    ]
    cause = briefing.stories[0].first[1]
    assert [origin.name for origin in cause.against] == ["an official"]
    assert [stance.stance for stance in cause.stances] == ["agree", "agree", "differ", "none"]


def test_an_update_is_no_conflict(briefing):
    assert [split.kind for split in briefing.stories[0].first[2].differences] == ["update"]
    assert [split.slot for split in briefing.stories[0].conflicts] == ["cause"]


def test_what_was_last_reported_says_when_and_by_whom(briefing):
    last = briefing.stories[0].latest
    assert (last[0].who, last[0].day.earliest) == ("Valmora police", "2021-05-05")
    assert [entry.kind for entry in last] == ["indirect", "direct", "state"]


def test_of_two_tolls_that_cannot_both_be_true_both_were_last_reported():
    record = factory.record()
    killed, *others = record.claims
    conflict = replace(killed.differences[0], kind=DifferenceKind.CONFLICT)
    points = tuple(replace(p, as_of="2021-05-05", bound=Bound.EXACT) for p in record.series[0].points)
    disputed = replace(
        record,
        claims=(replace(killed, differences=(conflict,)), *others),
        series=(replace(record.series[0], points=points),),
    )
    last = brief.view(disputed).stories[0].latest
    assert [(entry.subject, entry.words) for entry in last if entry.kind == "number"] == [
        ("people killed", "12"),
        ("people killed", "15"),
    ]
    assert len({entry.cites for entry in last}) == len(last)


def test_an_article_without_a_day_may_be_newer_and_is_named(briefing):
    assert briefing.stories[0].maybe_later == ("blog.txt", "french.txt")
    assert "blog.txt and french.txt may be newer" in said(briefing)


def test_inferred_days_and_guessed_outlets_are_marked_wherever_they_stand(briefing):
    for row in said(briefing).splitlines():
        assert "5 May 2021" not in row or "(inferred)" in row or "people killed" in row or "15 —" in row, row
        assert "Daily Lantern" not in row or "Daily Lantern (a guess)" in row, row


def test_a_statement_is_shown_once_with_its_changes(briefing):
    reyes = briefing.stories[0].speakers[0]
    assert reyes.name == "Ana Reyes"
    assert reyes.other_names == ("Anna Reyes",)
    assert [one.kind for one in reyes.changes] == ["reversed"]
    assert briefing.stories[0].speakers[-1].name == "“Reyes” (not identified)"


def test_a_part_of_another_claims_words_comes_last():
    record = factory.record()
    part = Claim(
        "c-part", "story", "gave way", (factory.assertion("a-part", "post", "the old bridge at Valmora", "o-reyes"),)
    )
    view = brief.view(replace(record, claims=(part, *record.claims)))
    assert view.stories[0].first[-1].id == "c-part"


def test_the_last_line_tells_what_was_not_read_and_what_was_left_out():
    view = brief.view(factory.record(), failures=[InputError("scan.pdf", "no text in it")])
    words = said(view)
    assert "Not understood: 1 article in French (french.txt)" in words
    assert "Not read: 1 input: scan.pdf (no text in it)." in words
    assert words.endswith("Left out: 3 blocks of text beside the article: 1 caption, 1 related link and 1 widget.")


def test_a_single_article_corroborates_nothing_and_says_so():
    words = said(brief.view(alone()))
    assert "A single article: nothing here is corroborated." in words
    assert "1 article from 1 outlet (The Harbour Post)" in words


def test_silence_is_shown_as_silence():
    bare = replace(alone(), calendar=Calendar(MappingProxyType({}), MappingProxyType({})), attributions=(), claims=())
    view = brief.view(bare)
    words = said(view)
    assert "Not known: nothing in these articles is closely dated." in words
    assert "days of publication not known" in words
    assert "No claim was found." in words
    headings = [part.heading for page in pages(view) for part in page.sections]
    assert headings == ["", "Last reported", "Claims, by number of independent origins"]


def test_an_empty_record_is_told_of():
    assert "No article could be read." in said(brief.view(Record({}), failures=[InputError("a.txt", "empty")]))


def test_several_stories_have_an_overview_the_largest_first():
    record = factory.record()
    other = Story("other", "Elsewhere", ("french",))
    both = replace(record, stories=(other, replace(record.stories[0], articles=("post", "lantern", "blog"))))
    view = brief.view(both)
    assert [story.title for story in view.stories] == ["Bridge at Valmora gives way", "Elsewhere"]
    assert pages(view)[0].title == "2 stories"
    assert [story.id for story in brief.view(both, "other").stories] == ["other"]


def test_an_unknown_story_is_an_error():
    with pytest.raises(NotFound):
        brief.view(factory.record(), "nothing")


def test_the_briefing_never_says_now(briefing):
    ours = said(brief.view(replace(factory.record(), claims=(), attributions=(), timeline=(), states=(), terms=())))
    assert " now" not in ours.lower().replace("not known", "").replace("no wording", "")


def test_every_cite_is_exactly_its_words(briefing):
    from onrecord.present.marks import cites_in

    found = list(cites_in(briefing))
    record = factory.record()
    assert len(found) > 30
    assert all(record.readings[cite.article].text[cite.start : cite.end] == cite.text for cite in found)


def test_support_is_told_as_it_stands():
    record = factory.record()
    claim = replace(record.claims[2], support=Support.SINGLE_SOURCE, independent_origins=0)
    assert brief.view(replace(record, claims=(claim,))).stories[0].first[0].verdict == "1 article, origin not shown"


def test_words_that_somebody_repeats_are_told_as_his_account_of_them():
    record = factory.record()
    post = record.readings["post"]
    inner, outer = post.statements[1], post.statements[0]
    held = replace(post, statements=(outer, replace(inner, within=0)))
    told = {"s-pillar": (factory.POLICE,), "s-june": (factory.REYES,)}
    record = replace(
        record,
        readings=MappingProxyType({**record.readings, "post": held}),
        attributions=tuple(replace(one, speakers=told.get(one.id, one.speakers)) for one in record.attributions),
    )
    (story,) = brief.view(record).stories
    (words,) = (one for speaker in story.speakers for one in speaker.statements if one.id == "s-june")
    assert words.chain == ("Valmora police", "Norda Press")


def test_two_parts_of_one_sentence_that_the_same_words_tell_are_told_once():
    record = factory.record()
    (june,) = (claim for claim in record.claims if claim.id == "c-june")
    part = replace(
        june, id="c-june-part", assertions=tuple(replace(one, id=f"{one.id}-part") for one in june.assertions)
    )
    (story,) = brief.view(replace(record, claims=(*record.claims, part))).stories
    assert [claim.text for claim in (*story.first, *story.rest)].count(june.text) == 1
    assert len(story.first) + len(story.rest) == len(record.claims)
