"""The work of cleaning grows with the text and no faster, whatever its lines are."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

import make
from onrecord import clean
from onrecord.intake.deadline import within
from onrecord.model.text import Article, Block

PARAGRAPH = "The harbour of Lysa was opened on Tuesday by the minister, who said that it would stay open for a year.\n"
FEW, MANY = 40, 160
GROWTH = 1.5 * MANY / FEW
"""Work in proportion to the lines grows fourfold; work in proportion to their square would grow sixteenfold."""


class Counter:
    """Counts the lines of code that are run, each turn of a loop anew."""

    steps = 0

    def trace(self, _frame: FrameType, event: str, _told: Any) -> Any:
        self.steps += event == "line"
        return self.trace


def steps(text: str) -> int:
    """How many steps it takes to clean a text."""
    article, counter = make.article(text), Counter()
    before = sys.gettrace()
    sys.settrace(counter.trace)
    try:
        whole(article)
    finally:
        sys.settrace(before)
    return counter.steps


def whole(article: Article) -> tuple[Block, ...]:
    """All that cleaning does."""
    blocks = clean.cut(article)
    clean.credit(article, blocks)
    clean.views(article, blocks)
    return blocks


# Lines of every kind, by the hundred.
@pytest.mark.parametrize(
    "line",
    [
        "By Ida Holm and Agencies",
        "Ida Holm, Reuters",
        "22 Aug 2016, 10:30 GMT",
        "LYSA, Aug 22 (Reuters) - The harbour number {i} was opened on Tuesday by the minister himself.",
        "Share",
        "ADVERTISEMENT",
        "You might also like\nA headline about harbour number {i} and nothing else",
        "“We have lost the harbours of {i} and more",
        "The harbour number {i} was opened on Tuesday.",
        "The harbour of Lysa was opened on Tuesday at noon. It is number {i} of all harbours.",
        "The harbour number {i} was opened, the minister said.\n\nThe harbour number {i} was opened, the minister said. It is new.",
        "Harbour {i}",
        "the minister of harbour {i} said on\ntuesday that it was open and\nthat it would stay so.",
        "Ships at the quay of Lysa, number {i} (AFP photo)",
        "(Reporting by Ida Holm; Editing by Leo Marsh)",
        "© 2021 The Lysa Post",
        "— Ida Holm (@holm{i}) 5 May 2021",
        "Порт {i} открыт",
    ],
)
@pytest.mark.parametrize("below", ["", PARAGRAPH], ids=["alone", "above a paragraph"])
def test_four_times_the_lines_are_four_times_the_work(line, below):
    small, large = ("\n".join(line.format(i=i * 7919) for i in range(n)) + "\n\n" + below for n in (FEW, MANY))
    whole(make.article(large))  # the tables are read once
    assert steps(large) < GROWTH * steps(small)


# One line of a hundred thousand code points, or as many between two lines: seconds are far more than it takes.
@pytest.mark.parametrize(
    "text",
    [
        f"The harbour is open.{' ' * 100_000}\nIt was shut for a week.",
        f"{' ' * 100_000}The harbour is open.",
        f"{PARAGRAPH}By {'Ida Holm ' * 12_000}",
        "Ships wait off the quay (AFP photo) " * 1_000,
        "The bay is open. (Reuters) Ships came in. " * 1_000,
        "The bay is open. Tags Lysa Harbour Quay " * 2_500,
        "Related News A | B | C | D " * 4_000,
        "the minister of the harbour said\non tuesday that it was open and\n" * 1_500,
        f"{PARAGRAPH}{'a b' + ' ' * 600 + 'c d e.'}\n" * 100,
        ".”" * 50_000,
        "“" * 100_000,
        "# " * 50_000,
        "[a](" * 25_000,
    ],
    ids=lambda text: text.strip()[:24],
)
def test_a_hostile_line_is_cleaned_in_time(text):
    with within(30, "text"):
        blocks = whole(make.article(text, "a.md"))
    assert "".join(block.span.of(text) for block in blocks) == text
