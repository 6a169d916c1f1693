"""What was last reported: the first that a reader sees of a story, in words that stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Attribution, DifferenceKind, Slot, Story
from onrecord.model.text import Span
from onrecord.present.days import published, when
from onrecord.present.naming import speakers, through
from onrecord.present.phrases import listing
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import content, cue_of, statement_of, words_of
from onrecord.present.told import edges_of, is_near, series, step_views
from onrecord.present.views import Day, LatestView, PointView, SeriesView
from onrecord.present.wording import how, in_articles
from onrecord.values import tolls

PLANNED = "planned"
"""Status of a step whose day is that of the plan, not of its telling."""

MOST_RECENT = 2
"""Lines of one kind under “last reported”: the first screen must fit a screen."""


def latest(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    """What was last reported, as of which date and by whom: how a state of affairs stands, first where nothing said is newer,
    statements, numbers; else the newest article."""
    standing = _last_states(shelf, story)
    tolls_told = _last_tolls(shelf, story)
    disputed = [entry for row in tolls_told if len(row) > 1 for entry in row]
    told = [entry for entry in _last_said(shelf, story) if not _is_told(entry, (*disputed, *standing))]
    cited = {cite for entry in told for cite in entry.cites}
    leads = max(map(_last_day, standing), default="") >= max(map(_last_day, told), default="")
    first = (*standing, *told) if leads else (*told, *standing)
    counts = [entry for row in tolls_told for entry in row if cited.isdisjoint(entry.cites)]
    numbers = [entry for entry in _last_numbers(shelf, story) if cited.isdisjoint(entry.cites)]
    return (*counts, *first, *(() if counts else numbers)) or _last_article(shelf, story)


def _last_day(entry: LatestView) -> str:
    return (entry.day.latest or "") if entry.day else ""


def _is_told(entry: LatestView, others: Sequence[LatestView]) -> bool:
    """Whether the words of one stand in another already."""
    return any(set(entry.cites) & set(other.cites) for other in others)


def maybe_later(shelf: Shelf, articles: Sequence[str], newest: Sequence[LatestView]) -> tuple[str, ...]:
    """Articles that are not closely dated and may be newer than the newest that is told."""
    told = max((view.day.latest or "" for view in newest if view.day), default="")
    days = {article: published(shelf, article) for article in articles}
    vague = [
        article for article, day in days.items() if not is_near(day) and (day is None or (day.latest or "~") > told)
    ]
    return tuple(shelf.names[article] for article in vague) if told else ()


def _last_said(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    """What stands highest in the newest report, of each speaker once, as of the day it was said."""
    reported = [
        (day, known)
        for article in story.articles
        for known in shelf.attributions_of.get(article, ())
        if known.speakers and statement_of(shelf, known).polarity.value == "said"
        if (day := _reported(shelf, known))
    ]
    newest = max((edges_of(day) for day, _ in reported), default=None)
    last = [(day, known) for day, known in reported if edges_of(day) == newest]
    by_speaker: dict[tuple[str, ...], tuple[Day, Attribution]] = {}
    for day, known in sorted(
        last, key=lambda pair: (not _stands_alone(shelf, pair[1]), statement_of(shelf, pair[1]).span)
    ):
        by_speaker.setdefault(known.speakers, (_said_on(shelf, known) or day, known))
    whole = [pair for pair in by_speaker.values() if _stands_alone(shelf, pair[1])]
    if whole:
        return tuple(_said(shelf, day, known) for day, known in whole[:MOST_RECENT])
    told = (_told(shelf, day, known) for day, known in list(by_speaker.values())[:MOST_RECENT])
    return tuple({one.words: one for one in told if one is not None}.values())


LEAST = 4
"""Words that a statement has to tell something by itself: “Nah” does not."""
OPEN = frozenset({"him", "her", "them", "me", "us", "that", "which", "who", "whom", "whose", "than"})
"""First words of what hangs on words before it: “(urged) *him* to take more time”."""


def _stands_alone(shelf: Shelf, known: Attribution) -> bool:
    """Whether the words of a statement are a sentence: a clause with its subject lies in them, not only “ways to end the war”. Where
    no clauses were read, they are taken as they are."""
    told, reading = statement_of(shelf, known), shelf.record.readings[known.statement.article]
    first, words = told.content[0], words_of(shelf, known).split()
    if not reading.events:
        return True
    if len(words) < LEAST or words[0].lower() in OPEN:
        return False
    return any(
        event.tense
        and first.contains(event.trigger)
        and any(a.role in {"agent", "patient"} and first.contains(a.span) and a.span.start <= first.start + NEAR_START
                and a.span.end <= event.trigger.start for a in event.arguments)
        for event in reading.events
    )  # fmt: skip


NEAR_START = 60
"""Code points within which the subject of a statement's first clause stands."""
LONGEST = 320
"""Code points above which a sentence is too long for the first screen."""


def _told(shelf: Shelf, day: Day, known: Attribution) -> LatestView | None:
    """The sentence that holds a statement whose own words are none, in the outlet's words."""
    article, span = known.statement.article, statement_of(shelf, known).span
    held = [s.span for s in shelf.record.readings[article].sentences if s.span.overlaps(span)]
    if not held or held[-1].end - held[0].start > LONGEST:
        return None
    cite = shelf.cite_at(article, Span(held[0].start, held[-1].end))
    return LatestView("article", "", " ".join(cite.text.split()), "", day, shelf.names[article], (cite,))


def _reported(shelf: Shelf, known: Attribution) -> Day | None:
    """The day that a statement was reported: its article's, else the day it was said; None where neither is close."""
    day = published(shelf, known.statement.article)
    return day if is_near(day) else _said_on(shelf, known)


def _said_on(shelf: Shelf, known: Attribution) -> Day | None:
    day = when(shelf, known.said, [known.statement.article])
    return day if is_near(day) else None


def _said(shelf: Shelf, day: Day, known: Attribution) -> LatestView:
    hands = through(shelf, known)
    who = f"{speakers(shelf, known)} through {listing(hands)}" if hands else speakers(shelf, known)
    told = statement_of(shelf, known)
    manner = how(cue_of(shelf, known), told.attitude, told.polarity.value)
    return LatestView(told.form.value, "", words_of(shelf, known), manner, day, who, content(shelf, known))


def _last_states(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    """Of each state of affairs its newest step, in the words of the claim that tells it."""
    found = []
    for state in (one for one in shelf.record.states if one.story == story.id):
        steps = zip(state.steps, step_views(shelf, state), strict=True)
        reported = [(step, view) for step, view in steps if step.status != PLANNED and view.cites]
        dated = [(view.day, step, view) for step, view in reported if view.day and is_near(view.day)]
        if dated:
            day, step, last = max(dated, key=lambda row: edges_of(row[0]))
            words = next((shelf.claims[name].text for name in step.claims if name in shelf.claims), last.cites[0].text)
            found.append(LatestView("state", words, last.status, "", day, last.who, last.cites))
    newest = max((edges_of(one.day) for one in found if one.day), default=None)
    return tuple(one for one in found if one.day and edges_of(one.day) == newest)[:MOST_RECENT]


def _last_tolls(shelf: Shelf, story: Story) -> list[list[LatestView]]:
    """The last values of the tolls that a story tells from day to day: what a reader of a disaster looks for first."""
    found = [one for one in series(shelf, story) if one.counted in tolls.labels().values() and _is_told_anew(one)]
    return [[_number(one, line) for line in _newest(shelf, one)] for one in found[:MOST_RECENT]]


def _newest(shelf: Shelf, one: SeriesView) -> list[PointView]:
    """The last value of a count; where two of them cannot both be true, each exact value of the last day, so that neither stands for the
    count alone."""
    last = one.lines[-1]
    claims = next((series.claims for series in shelf.record.series if series.id == one.id), ())
    differing = (d for name in claims if name in shelf.claims for d in shelf.claims[name].differences)
    if not any(d.kind is DifferenceKind.CONFLICT and d.slot is Slot.NUMBER for d in differing):
        return [last]
    return [line for line in one.lines if _days(line) == _days(last) and line.bound == last.bound]


def _days(line: PointView) -> tuple[str | None, str | None]:
    return (line.as_of.earliest, line.as_of.latest) if line.as_of else (None, None)


def _is_told_anew(one: SeriesView) -> bool:
    """Whether a count has several values, and the day of the last one is known, or that it is later than the others'."""
    last = one.lines[-1].as_of
    return len({point.number for point in one.points}) > 1 and last is not None and last.earliest is not None


def _last_numbers(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    found = []
    for one in series(shelf, story):
        dated = [point for point in one.lines if is_near(point.as_of) and point.number is not None]
        if dated and len({point.number for point in one.points}) > 1:
            found.append(_number(one, dated[-1]))
    return tuple(found[:MOST_RECENT])


def _number(one: SeriesView, last: PointView) -> LatestView:
    who = f"{last.who}{in_articles(last.articles)}"
    return LatestView("number", one.counted, last.value, "", last.as_of, who, last.cites)


def _last_article(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    """The newest closely dated article's first words, where no statement is dated."""
    dated = [(day, article) for article in story.articles if (day := published(shelf, article)) and is_near(day)]
    if not dated:
        return ()
    day, article = max(dated, key=lambda pair: (edges_of(pair[0]), pair[1]))
    reading = shelf.record.readings[article]
    first = next((sentence.span for sentence in reading.sentences), None)
    if first is None:
        return ()
    cite = shelf.cite_at(article, first)
    return (LatestView("article", "", cite.text, "", day, shelf.names[article], (cite,)),)
