"""The views of the desk: the matrix, whose words they are, an article's sheet, a person, what an article brought."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.text import Span
from onrecord.present import brief, filters, flow, matrix, news, persons, results, sheet
from onrecord.present.shelf import Shelf
from present import factory


@pytest.fixture
def shelf():
    return Shelf(factory.record())


@pytest.fixture
def story(shelf):
    return brief.view(shelf.record).stories[0]


def test_a_cell_leads_to_the_words_of_its_own_article(shelf, story):
    found = matrix.matrix(shelf, story)
    cells = [cell for row in (*found.first, *found.rest) for cell in row.cells]
    assert [column.article for column in found.columns] == list(story.articles)
    assert all(cell.cite.article == cell.article for cell in cells if cell.cite)
    assert all(cell.cite for cell in cells if cell.stance in {"agree", "differ"})


def test_conflicts_come_first_and_what_one_article_tells_comes_last(shelf, story):
    found = matrix.matrix(shelf, story)
    assert [row.conflict for row in found.first] == sorted((row.conflict for row in found.first), reverse=True)
    assert any(row.conflict for row in found.first)
    assert all(row.speaking <= 1 for row in found.rest)


def test_the_graph_leads_from_who_says_it_to_the_articles(shelf, story):
    found = flow.flow(shelf, story)
    names = {(node.kind, node.name) for node in found.nodes}
    assert {node.id for node in found.nodes if node.kind == "article"} == set(story.articles)
    assert ("origin", "Ana Reyes") in names
    assert {edge.target for edge in found.edges} <= {name for kind, name in names if kind != "origin"}


def test_a_story_without_known_origins_has_no_graph(shelf, story):
    assert flow.flow(Shelf(replace(shelf.record, claims=())), story) is None


# every word stands on the sheet once, whatever lies over it
def test_a_sheet_holds_the_whole_text(shelf):
    for article, reading in shelf.record.readings.items():
        pieces = [piece for run in sheet.sheet(shelf, article).runs for block in run.blocks for piece in block.pieces]
        assert "".join("".join(piece.text for piece in pieces).split()) == "".join(reading.text.split())
        cards = {card.id for card in sheet.sheet(shelf, article).cards}
        assert {piece.card for piece in pieces if piece.card} <= cards
        assert {card for piece in pieces for card, _ in piece.notes} <= cards


def test_the_passage_that_was_asked_for_is_marked_and_has_its_place(shelf):
    article = next(iter(shelf.record.readings))
    found = sheet.sheet(shelf, article, [Span(4, 20), Span(10_000, 10_001)])
    pieces = [piece for run in found.runs for block in run.blocks for piece in block.pieces]
    text = shelf.record.readings[article].text
    assert "".join(piece.text for piece in pieces if "cited" in piece.kinds) == text[4:20]
    assert f"w-{article}-4-20" in [name for piece in pieces for name in piece.ids]


def test_a_person_has_all_spellings_roles_and_words(shelf):
    one = next(entity for entity in shelf.record.entities if entity.name == "Ana Reyes")
    found = persons.person(shelf, one.id, persons.Everybody(shelf))
    assert found.speaker.statements
    assert sum(quoted.statements for quoted in found.quoted_by) == sum(
        one.id in known.speakers for known in shelf.record.attributions
    )
    assert one.id not in {row.id for row in found.alike}


def test_those_who_speak_most_come_first(shelf):
    rows = persons.Everybody(shelf).rows
    assert [row.statements for row in rows] == sorted((row.statements for row in rows), reverse=True)


@pytest.fixture
def narrowed(shelf):
    """The results' page of a query."""
    return lambda **asked: results.results(
        shelf, filters.Query(**asked), [], persons.Everybody(shelf), filters.Filters(shelf)
    )


# narrowing leaves what fits and nothing else
def test_statements_are_narrowed_by_who_says_them_and_how(narrowed, shelf):
    one = next(entity for entity in shelf.record.entities if entity.name == "Ana Reyes")
    every = narrowed(form="direct").said
    hers = narrowed(form="direct", person=one.id).said
    assert 0 < len(hers) <= len(every)
    assert {said.person for said in hers} == {one.id}
    assert {said.statement.form for said in hers} == {"direct"}


@pytest.mark.parametrize(
    "asked", [{}, {"person": "nobody"}, {"outlet": "none"}, {"form": "sung"}, {"until": "1999-01-01"}]
)
def test_what_nothing_answers_to_leaves_nothing(narrowed, asked):
    assert not narrowed(**asked).said


# a statement without a day of its own is of its article's day; one that has neither is within no days
def test_statements_are_narrowed_by_their_days(narrowed, shelf):
    said = {one.statement.id for one in narrowed(since="1900-01-01").said}
    dated = {one.id for one in shelf.record.attributions if one.statement.article in shelf.record.calendar.published}
    assert said
    assert dated <= said


def test_statements_are_narrowed_by_the_support_of_what_is_claimed_in_them(narrowed, shelf):
    for support in ("corroborated", "same_origin", "single_source"):
        claims = [one for one in shelf.record.claims if one.support.value == support]
        told = {shelf.attributed[said.statement].id for one in claims for said in one.assertions if said.statement}
        assert {one.statement.id for one in narrowed(support=support).said} == told


# of articles only those are asked for in the file that the query leaves; all of them where it narrows nothing
@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, None),
        ({"person": "anybody"}, set()),
        ({"outlet": "none"}, set()),
        ({"until": "2021-05-04"}, {"post"}),
        ({"since": "2021-05-06"}, {"lantern"}),
    ],
)
def test_articles_are_narrowed_by_outlet_and_days(shelf, asked, left):
    assert filters.Filters(shelf).articles(filters.Query(words="bridge", **asked)) == left


def test_those_who_share_a_name_are_offered_first_for_joining(shelf):
    everybody = persons.Everybody(shelf)
    for one in shelf.record.entities:
        offered = everybody.alike(shelf, one)
        assert len({row.id for row in offered}) == len(offered)
        assert {row.kind for row in offered} <= {one.kind.value}
        words = set(one.name.casefold().split())
        sharing = [not words.isdisjoint(" ".join((row.name, *row.other_names)).casefold().split()) for row in offered]
        assert sharing == sorted(sharing, reverse=True)


def test_nothing_is_new_against_the_same_record(shelf):
    article = next(iter(shelf.record.readings))
    found = news.news(shelf, shelf.record, [article])
    assert not found.claims
    assert not found.gained
    assert not found.conflicts
    assert not found.moved


def test_against_an_empty_record_every_claim_is_new(shelf):
    before = replace(shelf.record, readings={}, claims=(), attributions=())
    added = list(shelf.record.readings)
    assert len(news.news(shelf, before, added).claims) == len(shelf.record.claims)
