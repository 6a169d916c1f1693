"""Tags joined with the rules: edges where both see a cue, statements that only the tags show, and what is refused."""

from __future__ import annotations

import re

import pytest

import make
from onrecord import pipeline
from onrecord.model.parse import View
from onrecord.model.reading import Statement
from onrecord.model.tagging import Part, Tag
from onrecord.model.text import Span

PARTS = {"s": Part.SOURCE, "q": Part.CUE, "c": Part.CONTENT}


class Pencil:
    """A tagger that sees what a test has marked: `<s>Moe</s> <q>said</q> <c>so</c>`."""

    version = "pencil"

    def __init__(self, marked: str, sure: float) -> None:
        self.text, self.tags, open_ = "", [], {}
        for piece in re.split(r"(</?[sqc]>)", marked):
            if re.fullmatch(r"<[sqc]>", piece):
                open_[piece[1]] = len(self.text)
            elif re.fullmatch(r"</[sqc]>", piece):
                self.tags.append((PARTS[piece[2]], open_[piece[2]], len(self.text), sure))
            else:
                self.text += piece

    def tag(self, views: list[View]) -> tuple[Tag, ...]:
        home = {place: view.block for view in views for place in view.positions}
        return tuple(Tag(part, Span(a, b), home[a], sure) for part, a, b, sure in self.tags)


def found(marked: str, sure: float = 0.9) -> list[tuple[str | None, str | None, list[str]]]:
    pencil = Pencil(marked, sure)
    reading = pipeline.read(make.article(pencil.text), make.parser(), lambda _: "en", pencil)

    def shown(one: Statement) -> tuple[str | None, str | None, list[str]]:
        words = [reading.words(span) if span else None for span in (one.source, one.cue)]
        return words[0], words[1], [reading.words(c) for c in one.content]

    return [shown(one) for one in reading.statements]


LEAD = "The new harbour wall has cost the town of Ostrand far more than anybody had foreseen. "


def test_where_both_see_a_cue_the_tags_set_the_edges():
    text = LEAD + "<s>Brandt</s> <q>said</q> <c>the wall was safe</c> as she left the hall."
    assert found(text) == [("Brandt", "said", ["the wall was safe"])]


def test_unsure_tags_leave_the_rules_alone():
    text = LEAD + "<s>Brandt</s> <q>said</q> <c>the wall</c> was safe."
    assert found(text, sure=0.4) == [("Brandt", "said", ["the wall was safe"])]


def test_what_only_the_tags_show_is_a_statement():
    text = LEAD + "That <c>the wall was never safe</c> <s>the guild of rowers</s> <q>had long insisted</q>."
    assert found(text) == [("the guild of rowers", "had long insisted", ["the wall was never safe"])]


@pytest.mark.parametrize(
    "refused",
    [
        "<s>The guild</s> <q>prides itself on</q> <c>its “special ties” with the mayor</c>, and its members went home.",  # no word of saying
        "<s>A team</s> looks into <q>allegations</q> that <c>the wall was never safe</c>.",  # whose, nobody tells
        "<s>The court</s> <q>blocked</q> <c>the sale of the old quay</c> for a year.",  # done, not said
        "<q>Likened</q> <c>to “a dam of paper”</c>, the plan was dropped.",  # nobody speaks
        "<s>It</s> <q>likened</q> <c>the plan to “a dam of paper”</c> and was forgotten.",
        "<s>The guild</s> <q>mocked</q> <c>him</c> all day.",  # nothing is said
    ],
)
def test_what_is_no_statement_is_refused(refused):
    assert found(LEAD + refused) == []


def test_a_stray_tag_far_from_the_content_is_no_piece_of_it():
    text = LEAD + (
        "<s>Brandt</s> <q>said</q> <c>the wall was safe</c>. The boats of the guild had not been out since the storm of "
        "January, when <c>the quay</c> was lost."
    )
    assert found(text) == [("Brandt", "said", ["the wall was safe"])]


def test_pieces_about_the_cue_are_one_content():
    text = LEAD + "“<c>The wall</c>,” <s>she</s> <q>said</q>, “<c>is a dam of paper</c>.”"
    assert found(text) == [("she", "said", ["The wall", "is a dam of paper."])]


def test_a_sentence_of_the_outlets_own_is_nobodys_words():
    text = LEAD + "<c>The wall was safe</c>, <s>Brandt</s> <q>said</q>. <c>The town had paid nine million for it</c>."
    assert found(text) == [("Brandt", "said", ["The wall was safe"])]
