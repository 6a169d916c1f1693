"""What people decided about stories: two articles tell of one thing, or they do not.

A judgement names two articles by words of theirs. `accept` makes one story of the two in which they stand; `reject` takes the second article
out of a story that holds both. A later judgement wins over an earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.link.stories.joining import titled
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Judgement, Story, rulings
from onrecord.model.text import Reason

ABOUT = "story"
"""The `value` of a judgement on stories."""


def judged(
    found: Sequence[Story], readings: Mapping[str, Reading], judgements: Sequence[Judgement]
) -> tuple[Story, ...]:
    """The stories as people decided them; the very same where nobody did."""
    decided = [one for one in rulings(judgements, ABOUT) if _is_of_two(one, readings)]
    stories = list(found)
    for ruling in decided:
        one, other = (_holding(stories, mark.article) for mark in ruling.marks)
        why = Reason(f"decided by {ruling.by}", ruling.marks[0])
        if ruling.kind == "accept" and one is not other:
            stories = [*(story for story in stories if story not in (one, other)), together([one, other], why)]
        elif ruling.kind == "reject" and one is other:
            stories = [*(story for story in stories if story is not one), *_parted(one, readings, ruling, why)]
    return tuple(sorted(stories, key=lambda story: story.id)) if decided else tuple(found)


def as_one(found: Sequence[Story]) -> tuple[Story, ...]:
    """All articles as one story, since whoever gave them says that they are."""
    return (together(found, Reason("one story, as was asked for")),) if len(found) > 1 else tuple(found)


def together(stories: Sequence[Story], why: Reason) -> Story:
    """One story of several; it bears the title of the largest."""
    largest = max(stories, key=lambda story: (len(story.articles), story.id))
    articles = tuple(sorted(article for story in stories for article in story.articles))
    return replace(largest, id=content_id("story", articles[0]), articles=articles, reasons=(*largest.reasons, why))


def _parted(story: Story, readings: Mapping[str, Reading], ruling: Judgement, why: Reason) -> list[Story]:
    """A story without the second article of a judgement, and that article's own."""
    out = ruling.marks[1].article
    rest = tuple(article for article in story.articles if article != out)
    return [
        replace(story, id=content_id("story", rest[0]), title=_title(story, readings, rest), articles=rest),
        Story(content_id("story", out), titled(readings[out]), (out,), reasons=(why,)),
    ]


def _title(story: Story, readings: Mapping[str, Reading], rest: Sequence[str]) -> str:
    """The story's title where an article that stays in it has it, else the first one's."""
    titles = [titled(readings[article]) for article in rest]
    return story.title if story.title in titles else titles[0]


def _is_of_two(one: Judgement, readings: Mapping[str, Reading]) -> bool:
    """Whether a judgement is about two articles that are there."""
    articles = {mark.article for mark in one.marks}
    return len(articles) == 2 and articles <= readings.keys()  # noqa: PLR2004 -- two


def _holding(stories: Sequence[Story], article: str) -> Story:
    return next(story for story in stories if article in story.articles)
