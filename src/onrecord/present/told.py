"""What happened and how it stood last: facts, timeline, counted things, states of affairs, what was last reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.model.record import Assertion, Attribution, Claim, Entry, OriginKind, Point, Series, State, Step, Story
from onrecord.model.text import Basis
from onrecord.present.days import counted, published, spanning, when
from onrecord.present.naming import DOUBTFUL, distinct, members, speakers, through, who_says
from onrecord.present.phrases import BOUNDS, count, is_wide, listing
from onrecord.present.shelf import Shelf, outlet_of
from onrecord.present.spoken import content, cue_of, statement_of, words_of
from onrecord.present.views import (
    Day,
    EntryView,
    Facts,
    LatestView,
    PointView,
    SeriesView,
    StateView,
    StepView,
)
from onrecord.present.weighed import verdict
from onrecord.present.wording import how

PLANNED = "planned"
"""Status of a step whose day is that of the plan, not of its telling."""

UNDATED = Day("date not known", None, None)

MOST_RECENT = 2
"""Lines of one kind under “last reported”: the first screen must fit a screen."""


def facts(shelf: Shelf, story: Story) -> Facts:
    """The story in counted facts."""
    outlets = [outlet_of(shelf.record.readings[article]) for article in story.articles]
    sure = {outlet.name for outlet in outlets if outlet and outlet.basis not in {Basis.GUESS, Basis.INFERRED}}
    guessed = {outlet.name for outlet in outlets if outlet} - sure
    known = [day for article in story.articles if (day := published(shelf, article))]
    days = [day for day in known if is_near(day)] or known
    independent, doubtful = _origins(shelf, story)
    return Facts(
        articles=len(story.articles),
        outlets=tuple(sorted(sure)),
        outlets_guessed=tuple(sorted(guessed)),
        outlets_unknown=sum(outlet is None for outlet in outlets),
        independent_origins=independent,
        doubtful_origins=doubtful,
        published=spanning(days),
        undated=len(story.articles) - len(days),
        told=spanning(day for entry in _entries(shelf, story) if (day := _day(shelf, entry))),
    )


def _origins(shelf: Shelf, story: Story) -> tuple[int, int]:
    """How many known origins, each family once, stand behind the story's claims, and how many more may be among them."""
    said = (one for claim in shelf.claims_of.get(story.id, ()) for one in claim.assertions)
    known = [origin for one in said for origin in members(shelf, one) if origin.kind is not OriginKind.UNKNOWN]
    settled = {origin.family or origin.id for origin in known if origin.firsthand} - {DOUBTFUL}
    doubtful = {origin.id for origin in known if origin.firsthand and origin.family == DOUBTFUL}
    return (len(settled), len(doubtful)) if settled or not doubtful else (1, len(doubtful) - 1)


def timeline(shelf: Shelf, story: Story) -> tuple[EntryView, ...]:
    """The story's happenings in order of days; those of which only wide limits are known last."""
    views = [_entry(shelf, entry) for entry in sorted(_entries(shelf, story), key=_when)]
    return tuple(sorted(views, key=lambda view: view.vague))


def _entries(shelf: Shelf, story: Story) -> list[Entry]:
    return shelf.timeline_of.get(story.id, [])


def _when(entry: Entry) -> tuple[date, date]:
    first = entry.when.earliest or entry.when.latest or date.max
    return first, entry.when.latest or date.max


def _day(shelf: Shelf, entry: Entry) -> Day | None:
    return when(shelf, entry.when, [passage.article for passage in entry.evidence])


def _entry(shelf: Shelf, entry: Entry) -> EntryView:
    day = _day(shelf, entry) or UNDATED
    return EntryView(
        id=entry.id,
        day=day,
        vague=day is UNDATED or (day.inferred and not is_near(day)),
        event=entry.event,
        status=entry.status.value,
        claims=entry.claims,
        articles=distinct(shelf.names[passage.article] for passage in entry.evidence),
        cites=distinct(shelf.cite(passage) for passage in entry.evidence),
    )


# --- counted things and states of affairs -----------------------------------------------------------------------


def series(shelf: Shelf, story: Story) -> tuple[SeriesView, ...]:
    """Counted things over time, of which the articles give more than one value."""
    return tuple(_series(shelf, one) for one in shelf.record.series if one.story == story.id and len(one.points) > 1)


def _series(shelf: Shelf, one: Series) -> SeriesView:
    points = tuple(_point(shelf, point) for point in sorted(one.points, key=_as_of))
    return SeriesView(one.id, one.counted, points, _latest_values(points))


def _latest_values(points: Sequence[PointView]) -> str:
    """The values of the last known day with that day; several of one day beside each other. Empty where no day is known."""
    dated = [point for point in points if point.as_of and is_near(point.as_of)]
    if not dated or dated[-1].as_of is None:
        return ""
    day = dated[-1].as_of
    values = distinct(point.value for point in dated if point.as_of and _edges(point.as_of) == _edges(day))
    return f"{' / '.join(values)} ({day.text})"


def _as_of(point: Point) -> tuple[bool, str]:
    return point.as_of is None, point.as_of or ""


def _point(shelf: Shelf, point: Point) -> PointView:
    said = shelf.assertions.get(point.assertion)
    return PointView(
        value=f"{BOUNDS[point.bound.value]}{point.value}",
        number=_number(point.value),
        bound=point.bound.value,
        as_of=_iso_day(shelf, point.as_of, [said.article] if said else []),
        who=who_says(shelf, said) if said else "",
        cites=(shelf.cite(said.passage),) if said else (),
    )


def _number(value: str) -> float | None:
    try:
        return float(value.replace(",", ""))
    except ValueError:
        return None


def _iso_day(shelf: Shelf, value: str | None, articles: Sequence[str]) -> Day | None:
    """A day from `2016-08-22` or `2016-08-15/2016-08-21`; any other value is shown as it is."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    try:
        edges = (date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return Day(value, None, None)
    return counted(shelf, *edges, articles)


def states(shelf: Shelf, story: Story) -> tuple[StateView, ...]:
    """Continuing states of affairs with their steps."""
    return tuple(_state(shelf, state) for state in shelf.record.states if state.story == story.id)


def _state(shelf: Shelf, state: State) -> StateView:
    return StateView(state.id, state.text, step_views(shelf, state))


def step_views(shelf: Shelf, state: State) -> tuple[StepView, ...]:
    """The steps of a state of affairs, in its order."""
    return tuple(_step(shelf, step) for step in state.steps)


def _step(shelf: Shelf, step: Step) -> StepView:
    claims = [shelf.claims[claim] for claim in step.claims if claim in shelf.claims]
    every = [said for claim in claims for said in claim.assertions]
    telling = [said for said in every if not step.assertions or said.id in step.assertions]
    day = counted(shelf, step.earliest, step.latest, [said.article for said in telling])
    cites = distinct(shelf.cite(said.passage) for said in telling)
    who = distinct(who_says(shelf, said) for said in telling)
    return StepView(step.status, day, cites, listing(who), _support(claims, telling))


def _support(claims: Sequence[Claim], telling: Sequence[Assertion]) -> str:
    """On how many origins a step stands; where it is a part of its claim, in how many articles."""
    best = max(claims, key=lambda claim: claim.independent_origins, default=None)
    articles = len({said.article for said in telling})
    if best is None:
        return ""
    whole = len(telling) == len(best.assertions)
    return verdict(best, articles) if whole else count(articles, "article")


# --- what was last reported -------------------------------------------------------------------------------------


def latest(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    """What was last reported, as of which date and by whom: how a state of affairs stands, first where nothing said is newer,
    statements, numbers; else the newest article."""
    standing = _last_states(shelf, story)
    told = [entry for entry in _last_said(shelf, story) if not _is_told(entry, standing)]
    cited = {cite for entry in told for cite in entry.cites}
    numbers = (entry for entry in _last_numbers(shelf, story) if cited.isdisjoint(entry.cites))
    leads = max(map(_last_day, standing), default="") >= max(map(_last_day, told), default="")
    first = (*standing, *told) if leads else (*told, *standing)
    return (*first, *numbers) or _last_article(shelf, story)


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
    newest = max((_edges(day) for day, _ in reported), default=None)
    last = [(day, known) for day, known in reported if _edges(day) == newest]
    by_speaker: dict[tuple[str, ...], tuple[Day, Attribution]] = {}
    for day, known in sorted(last, key=lambda pair: statement_of(shelf, pair[1]).span.start):
        by_speaker.setdefault(known.speakers, (_said_on(shelf, known) or day, known))
    return tuple(_said(shelf, day, known) for day, known in list(by_speaker.values())[:MOST_RECENT])


def _reported(shelf: Shelf, known: Attribution) -> Day | None:
    """The day that a statement was reported: its article's, else the day it was said; None where neither is close."""
    day = published(shelf, known.statement.article)
    return day if is_near(day) else _said_on(shelf, known)


def _said_on(shelf: Shelf, known: Attribution) -> Day | None:
    day = when(shelf, known.said, [known.statement.article])
    return day if is_near(day) else None


def _edges(day: Day) -> tuple[str, str]:
    return day.earliest or "", day.latest or ""


def is_near(day: Day | None) -> bool:
    """Whether a day is known closely enough to say “as of” it."""
    edges = [date.fromisoformat(edge) for edge in (day.earliest, day.latest) if edge] if day else []
    return bool(edges) and not is_wide(edges[0], edges[-1])


def _said(shelf: Shelf, day: Day, known: Attribution) -> LatestView:
    hands = through(shelf, known)
    who = f"{speakers(shelf, known)} through {listing(hands)}" if hands else speakers(shelf, known)
    told = statement_of(shelf, known)
    manner = how(cue_of(shelf, known), told.attitude, told.polarity.value)
    return LatestView(told.form.value, "", words_of(shelf, known), manner, day, who, content(shelf, known))


def _last_states(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    """Of each state of affairs its newest step, in the step's own words."""
    found = []
    for state in states(shelf, story):
        reported = [step for step in state.steps if step.status != PLANNED and step.cites]
        dated = [(step.day, step) for step in reported if step.day and is_near(step.day)]
        if dated:
            day, last = max(dated, key=lambda pair: _edges(pair[0]))
            found.append(LatestView("state", last.cites[0].text, last.status, "", day, last.who, last.cites))
    newest = max((_edges(one.day) for one in found if one.day), default=None)
    return tuple(one for one in found if one.day and _edges(one.day) == newest)[:MOST_RECENT]


def _last_numbers(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    found = []
    for one in series(shelf, story):
        dated = [point for point in one.points if is_near(point.as_of) and point.number is not None]
        if dated and len({point.number for point in one.points}) > 1:
            last = dated[-1]
            found.append(LatestView("number", one.counted, last.value, "", last.as_of, last.who, last.cites))
    return tuple(found[:MOST_RECENT])


def _last_article(shelf: Shelf, story: Story) -> tuple[LatestView, ...]:
    """The newest closely dated article's first words, where no statement is dated."""
    dated = [(day, article) for article in story.articles if (day := published(shelf, article)) and is_near(day)]
    if not dated:
        return ()
    day, article = max(dated, key=lambda pair: (_edges(pair[0]), pair[1]))
    reading = shelf.record.readings[article]
    first = next((sentence.span for sentence in reading.sentences), None)
    if first is None:
        return ()
    cite = shelf.cite_at(article, first)
    return (LatestView("article", "", cite.text, "", day, shelf.names[article], (cite,)),)
