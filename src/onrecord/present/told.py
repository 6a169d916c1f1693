"""What happened and how it stood last: facts, timeline, counted things, states of affairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.model.record import Assertion, Claim, Entry, OriginKind, Point, Series, State, Step, Story
from onrecord.model.text import Basis
from onrecord.present.days import counted, likely_when, published, spanning, when
from onrecord.present.naming import DOUBTFUL, OWN_VOICE, distinct, members, who_says
from onrecord.present.phrases import BOUNDS, count, is_wide, listing
from onrecord.present.shelf import Shelf, outlet_of
from onrecord.present.views import (
    Day,
    EntryView,
    Facts,
    PointView,
    SeriesView,
    StateView,
    StepView,
)
from onrecord.present.weighed import verdict
from onrecord.values.dates import likely

OPEN = ".."
"""The end of days that nobody tells, as EDTF writes it."""
UNDATED = Day("date not known", None, None)


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
    days = likely(entry.when)
    return days.earliest or days.latest or date.max, days.latest or date.max


def _day(shelf: Shelf, entry: Entry) -> Day | None:
    return when(shelf, entry.when, [passage.article for passage in entry.evidence])


def _entry(shelf: Shelf, entry: Entry) -> EntryView:
    day = likely_when(shelf, entry.when, [passage.article for passage in entry.evidence]) or UNDATED
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
    ordered = sorted(one.points, key=_as_of)
    points = tuple(_point(shelf, point) for point in ordered)
    articles = [said.article if (said := shelf.assertions.get(point.assertion)) else "" for point in ordered]
    return SeriesView(one.id, one.counted, points, _latest_values(points), _lines(points, articles))


def _lines(points: Sequence[PointView], articles: Sequence[str]) -> tuple[PointView, ...]:
    """Each value once: since when it is told, by whom, in how many articles. Who is named stands before the outlets' own words."""
    rows: dict[str, list[tuple[PointView, str]]] = {}
    for point, article in zip(points, articles, strict=True):
        rows.setdefault(point.value, []).append((point, article))
    return tuple(_line(row) for row in rows.values())


def _line(row: Sequence[tuple[PointView, str]]) -> PointView:
    first = row[0][0]
    voices = distinct(point.who for point, _ in row)
    named = [who for who in voices if who != OWN_VOICE]
    days = [point.as_of for point, _ in row if point.as_of and is_near(point.as_of)]
    return replace(
        first,
        as_of=spanning(days) or first.as_of,
        who=listing([*named, *(who for who in voices if who == OWN_VOICE)]),
        cites=distinct(cite for point, _ in row for cite in point.cites),
        articles=len({article for _, article in row}),
    )


def _latest_values(points: Sequence[PointView]) -> str:
    """The values of the last known day with that day; several of one day beside each other. Empty where no day is known."""
    dated = [point for point in points if point.as_of and is_near(point.as_of)]
    if not dated or dated[-1].as_of is None:
        return ""
    day = dated[-1].as_of
    values = distinct(point.value for point in dated if point.as_of and edges_of(point.as_of) == edges_of(day))
    return f"{' / '.join(values)} ({day.text})"


def _as_of(point: Point) -> tuple[bool, str]:
    return point.as_of is None, point.as_of or ""


def _point(shelf: Shelf, point: Point) -> PointView:
    said = shelf.assertions.get(point.assertion)
    return PointView(
        value=f"{BOUNDS[point.bound.value]}{_figure(point.value)}",
        number=_number(point.value),
        bound=point.bound.value,
        as_of=_iso_day(shelf, point.as_of, [said.article] if said else []),
        who=who_says(shelf, said) if said else "",
        cites=(shelf.cite(said.passage),) if said else (),
    )


def _figure(value: str) -> str:
    """A figure as a reader writes it: “12,000” of `12000`; words as they are."""
    return f"{int(value):,}" if value.isdigit() else value


def _number(value: str) -> float | None:
    try:
        return float(value.replace(",", ""))
    except ValueError:
        return None


def _iso_day(shelf: Shelf, value: str | None, articles: Sequence[str]) -> Day | None:
    """A day from `2016-08-22`, `2016-08-15/2016-08-21` or `2016-08-22/..`; any other value is shown as it is."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    try:
        edges = (date.fromisoformat(first), None if last == OPEN else date.fromisoformat(last or first))
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


def is_near(day: Day | None) -> bool:
    """Whether a day is known closely enough to say “as of” it."""
    edges = [date.fromisoformat(edge) for edge in (day.earliest, day.latest) if edge] if day else []
    return bool(edges) and not is_wide(edges[0], edges[-1])


def edges_of(day: Day) -> tuple[str, str]:
    """The first and last day, as text that sorts."""
    return day.earliest or "", day.latest or ""
