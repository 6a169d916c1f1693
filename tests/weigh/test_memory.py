"""A story weighed with a memory of what it was before gives the same record as one weighed without."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord import pipeline
from onrecord.weigh.memory import Memory
from weigh.test_claims import article, story

DAY = date(2021, 6, 15)
TEXTS = [
    "A bomb killed five people in Izmir on Monday, police said. Anna Berg resigned as mayor of Izmir.",
    "A bomb killed seven people in Izmir on Monday, the governor said. Denmark uses the harbour of Bergen.",
    "Denmark has stopped using the harbour of Bergen, Milan Petrov said. Police arrested two men in Izmir.",
    "Anna Berg, the mayor of Izmir, resigned on Tuesday. She had led the town since 2014.",
]


def record(count):
    return story(*(article(text, f"Outlet {n}", DAY + timedelta(n)) for n, text in enumerate(TEXTS[:count])))


def material(made):
    return pipeline.Drawers(made).material(made.stories[0])


@pytest.mark.parametrize("first", [1, 2, 3])
def test_adding_articles_gives_what_weighing_all_of_them_gives(first):
    memory = Memory()
    for count in range(first, len(TEXTS) + 1):
        known = material(record(count))
        assert pipeline.weigh_story(known, (), memory) == pipeline.weigh_story(known)


def test_an_article_of_which_more_is_known_is_made_anew():
    memory = Memory()
    one, other = material(record(1)), material(story(article(TEXTS[0], "Outlet 0", DAY + timedelta(14))))
    pipeline.weigh_story(one, (), memory)
    assert pipeline.weigh_story(other, (), memory) == pipeline.weigh_story(other)
