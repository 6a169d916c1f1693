"""Days for a reader: when an article came out, when something happened or was said, and whether any text says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from onrecord.model.text import Basis
from onrecord.model.time import Interval, Resolved
from onrecord.present.phrases import between, day_of, is_wide
from onrecord.present.shelf import Shelf
from onrecord.present.views import Day
from onrecord.values.dates import likely

STATED = frozenset({"stated", "stated: stated"})
"""Bases of a day that stands in the text itself; every other one was counted from something or carried over."""

COUNTED = ("counted from the article's date", "stated: counted from the article's date")
"""How the basis of a day begins that was counted from its article's date: inferred where that date is."""


def published(shelf: Shelf, article: str) -> Day | None:
    """The day an article came out, marked where it was inferred."""
    known = shelf.record.calendar.published.get(article)
    if known is None:
        return None
    if known.best and not dated_by_inference(shelf, article):
        return day_of(known.best, known.best)
    return day_of(known.earliest, known.latest, inferred=dated_by_inference(shelf, article))


def dated_by_inference(shelf: Shelf, article: str) -> bool:
    """Whether nobody tells the article's day; so of one without a date."""
    known = shelf.record.calendar.published.get(article)
    return known is None or known.basis in {Basis.INFERRED, Basis.GUESS}


def when(shelf: Shelf, told: Resolved | None, articles: Iterable[str]) -> Day | None:
    """A resolved time, told of in these articles: “Monday” of an article whose day was inferred is inferred too."""
    if told is None:
        return None
    if told.basis in STATED:
        inferred = False
    elif told.basis.startswith(COUNTED):
        inferred = any(dated_by_inference(shelf, article) for article in articles)
    else:
        inferred = True
    return day_of(told.earliest, told.latest, inferred=inferred)


def likely_when(shelf: Shelf, told: Resolved | None, articles: Iterable[str]) -> Day | None:
    """The same, or the likeliest of all days that the texts allow: “likely 22 Aug 2016” of a Monday between 15 Aug and 19 Sep 2016."""
    if told is None or (days := likely(told)) == Interval(told.earliest, told.latest):
        return when(shelf, told, articles)
    found = day_of(days.earliest, days.latest, inferred=True)
    return replace(found, text=f"likely {found.text}", limits=between(told.earliest, told.latest)) if found else None


def counted(shelf: Shelf, earliest: date | None, latest: date | None, articles: Iterable[str]) -> Day | None:
    """Days of which the record keeps no basis: held for inferred where the day of an article that tells them is."""
    return day_of(earliest, latest, inferred=any(dated_by_inference(shelf, article) for article in articles))


def spanning(days: Iterable[Day]) -> Day | None:
    """From the first to the last of these days, each as exact as it is known: “Mar 2011 to 23–28 Aug 2016”; as one
    span where they overlap or lie between wide limits."""
    known = list(days)
    starts = sorted((day for day in known if day.earliest), key=lambda day: (day.earliest or "", day.latest or ""))
    ends = sorted((day for day in known if day.latest), key=lambda day: (day.latest or "", day.earliest or ""))
    if not starts or not ends:
        return None
    first, last = starts[0], ends[-1]
    inferred = first.inferred or last.inferred
    vague = [day for day in (first, last) if day.inferred and is_wide(_date(day.earliest), _date(day.latest))]
    if vague or not first.latest or not last.earliest or first.latest >= last.earliest:
        return day_of(_date(first.earliest), _date(last.latest), inferred=inferred)
    return Day(f"{first.text} to {last.text}", first.earliest, last.latest, inferred)


def _date(edge: str | None) -> date | None:
    return date.fromisoformat(edge) if edge else None
