"""The views of the desk: the matrix, whose words they are, an article's sheet, a person, what an article brought."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.text import Span
from onrecord.present import brief, flow, matrix, news, persons, results, sheet
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
    found = persons.person(shelf, one.id, persons.people(shelf))
    assert found.speaker.statements
    assert sum(quoted.statements for quoted in found.quoted_by) == sum(
        one.id in known.speakers for known in shelf.record.attributions
    )
    assert one.id not in {row.id for row in found.alike}


def test_those_who_speak_most_come_first(shelf):
    rows = persons.people(shelf).rows
    assert [row.statements for row in rows] == sorted((row.statements for row in rows), reverse=True)


# narrowing leaves what fits and nothing else
def test_statements_are_narrowed_by_what_is_asked_for(shelf):
    one = next(entity for entity in shelf.record.entities if entity.name == "Ana Reyes")
    every = results.results(shelf, results.Query(form="direct"), [], persons.people(shelf)).said
    hers = results.results(shelf, results.Query(form="direct", person=one.id), [], persons.people(shelf)).said
    assert 0 < len(hers) <= len(every)
    assert {said.person for said in hers} == {one.id}
    assert not results.results(shelf, results.Query(form="direct", until="1999-01-01"), [], persons.people(shelf)).said
    assert not results.results(shelf, results.Query(), [], persons.people(shelf)).said


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
