"""The briefing: what is printed for a person, as one frozen value.

    view(record)              every story, the largest first
    view(record, story_id)    one story

It is a pure function of a record and of the failures of its inputs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.errors import NotFound
from onrecord.model.reading import Failure, Reading
from onrecord.model.record import DifferenceKind, Record, Story
from onrecord.model.text import Basis
from onrecord.present import latest, told
from onrecord.present.days import published
from onrecord.present.shared import shared, terms, undecided
from onrecord.present.shelf import Shelf, outlet_of
from onrecord.present.spoken import speakers
from onrecord.present.views import ArticleView, BlockView, Briefing, ClaimView, Coverage, Day, StoryView
from onrecord.present.weighed import claim_view, ranked

FIRST_CLAIMS = 10
"""Claims on the first screen."""


def view(record: Record, story_id: str | None = None, failures: Iterable[Failure] = ()) -> Briefing:
    """The briefing of a record, or of one of its stories."""
    shelf = Shelf(record)
    stories = sorted(_chosen(record, story_id), key=lambda story: -len(story.articles))
    inside = [article for story in stories for article in in_order(shelf, story.articles)]
    if story_id is None:
        inside += [article for article in record.readings if article not in set(inside)]
    return Briefing(
        stories=tuple(story_view(shelf, story) for story in stories),
        articles=tuple(article_view(shelf, article) for article in inside),
        coverage=_coverage(shelf, inside, failures),
    )


def _chosen(record: Record, story_id: str | None) -> tuple[Story, ...]:
    chosen = tuple(story for story in record.stories if story_id in {None, story.id})
    if story_id is not None and not chosen:
        raise NotFound(f"no story {story_id} in this record")
    return chosen


def story_view(shelf: Shelf, story: Story) -> StoryView:
    """The briefing of one story."""
    claims = ranked(shelf, shelf.claims_of.get(story.id, []))
    articles = in_order(shelf, story.articles)
    views = _told_once(claim_view(shelf, claim, articles) for claim in claims)
    newest = latest.latest(shelf, story)
    return StoryView(
        id=story.id,
        title=story.title,
        articles=articles,
        facts=told.facts(shelf, story),
        latest=newest,
        maybe_later=latest.maybe_later(shelf, articles, newest),
        conflicts=tuple(
            difference
            for claim in views
            for difference in claim.differences
            if difference.kind == DifferenceKind.CONFLICT
        ),
        first=tuple(views[:FIRST_CLAIMS]),
        timeline=told.timeline(shelf, story),
        speakers=speakers(shelf, articles),
        rest=tuple(views[FIRST_CLAIMS:]),
        series=told.series(shelf, story),
        states=told.states(shelf, story),
        shared=shared(shelf, story),
        terms=terms(shelf, story),
        undecided=undecided(shelf, story.articles),
    )


def _told_once(claims: Iterable[ClaimView]) -> list[ClaimView]:
    """The claims without those that a better one tells in the same words and that differ in nothing: of “forty homes burned when the
    dam gave way” both parts are told by the whole."""
    told: dict[tuple[str, str], ClaimView] = {}
    for claim in claims:
        key = (" ".join(claim.text.casefold().split()), claim.modality)
        told.setdefault(key if not claim.differences else (claim.id, ""), claim)
    return list(told.values())


def in_order(shelf: Shelf, articles: Iterable[str]) -> tuple[str, ...]:
    """Articles by their days, the undated last; of one day by file name."""
    days = {article: published(shelf, article) for article in articles}
    return tuple(sorted(days, key=lambda one: (_first(days[one]), shelf.sources[one])))


def _first(day: Day | None) -> tuple[bool, str, str]:
    return (day is None, (day.earliest or "") if day else "", (day.latest or "") if day else "")


# --- articles and what was not read ------------------------------------------------------------------------------


def article_view(shelf: Shelf, article: str) -> ArticleView:
    """An article as a reader knows it, with its text in blocks."""
    reading = shelf.reading(article)
    outlet = outlet_of(reading)
    older = next((version.of for version in shelf.record.versions if version.article == article), None)
    return ArticleView(
        id=article,
        name=shelf.names[article],
        source=shelf.sources[article],
        title=title_of(reading),
        outlet=outlet.name if outlet else None,
        outlet_guessed=bool(outlet and outlet.basis in {Basis.GUESS, Basis.INFERRED}),
        agencies=tuple(dict.fromkeys(agency.name for agency in reading.agencies)),
        published=published(shelf, article),
        language=reading.language,
        understood=understood(reading),
        words=word_count(reading),
        version_of=shelf.names.get(older) if older else None,
        removed=removed([reading]),
        blocks=tuple(
            BlockView(block.kind.value, block.keep, block.span.start, reading.words(block.span))
            for block in reading.blocks
        )
        or (BlockView("body", keep=True, start=0, text=reading.text),),
    )


def understood(reading: Reading) -> bool:
    """Whether statements and claims were looked for: an article in another language has no sentences."""
    return bool(reading.sentences) or reading.language in {"en", None}


def word_count(reading: Reading) -> int:
    """Words of the blocks that were kept."""
    kept = (reading.words(block.span) for block in reading.blocks if block.keep)
    return sum(len(words.split()) for words in kept)


def title_of(reading: Reading) -> str | None:
    """An article's title as it was given, else its headline."""
    headlines = (reading.words(block.span) for block in reading.blocks if block.kind == "headline")
    title = reading.article.title or next(headlines, None)
    return " ".join(title.split()) if title else None


def removed(readings: Iterable[Reading]) -> tuple[tuple[str, int], ...]:
    """Blocks left out, counted by kind, the most frequent first; blank ones say nothing and are not counted."""
    kinds = Counter(
        block.kind.value
        for reading in readings
        for block in reading.blocks
        if not block.keep and reading.words(block.span).strip()
    )
    return tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))


def _coverage(shelf: Shelf, articles: Sequence[str], failures: Iterable[Failure]) -> Coverage:
    readings = [shelf.record.readings[article] for article in articles]
    foreign: dict[str, list[str]] = {}
    for reading in readings:
        if not understood(reading):
            foreign.setdefault(reading.language or "", []).append(shelf.names[reading.id])
    return Coverage(
        articles=len(readings),
        words=sum(word_count(reading) for reading in readings if understood(reading)),
        languages=tuple((code, tuple(names)) for code, names in sorted(foreign.items())),
        failures=tuple((str(failure.source), str(failure.reason)) for failure in failures),
        removed=removed(readings),
    )
