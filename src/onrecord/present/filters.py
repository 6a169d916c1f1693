"""What a search is narrowed by: who says it, outlet, form, support and days of every statement, worked out once for a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.record import Attribution
from onrecord.present.days import published, when
from onrecord.present.shelf import Shelf, outlet_of
from onrecord.present.spoken import statement_of
from onrecord.present.views import Day

Days = tuple[str, str]
"""The first and the last ISO day that something can have been; where one is open, before or after every day."""

ANY, NEVER = ("", "9999"), ("9999", "")
"""Open at both ends; and what has no day, and so lies within no days."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for; an empty field narrows nothing. `since` and `until` are ISO days, of the saying or else of
    the article."""

    words: str = ""
    person: str = ""
    outlet: str = ""
    form: str = ""
    support: str = ""
    since: str = ""
    until: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything beside the words is asked for."""
        return any((self.person, self.outlet, self.form, self.support, self.since, self.until))

    @property
    def of_statements(self) -> bool:
        """Whether something is asked for that only statements have."""
        return any((self.person, self.form, self.support))

    @property
    def days(self) -> Days:
        return self.since or ANY[0], self.until or ANY[1]


class Filters:
    """Finds what a query leaves, by looking up what is asked for instead of looking at everything."""

    def __init__(self, shelf: Shelf) -> None:
        readings = shelf.record.readings
        outlets = {article: outlet.name for article, one in readings.items() if (outlet := outlet_of(one))}
        self.outlets = tuple(sorted(set(outlets.values())))
        self._outlet = outlets
        self._published = {article: _days(published(shelf, article)) for article in readings}
        self._every = {one.id: one for one in shelf.record.attributions}
        self._said = {one.id: self._day(shelf, one) for one in shelf.record.attributions}
        self._by: dict[tuple[str, str], dict[str, Attribution]] = {}
        for one in shelf.record.attributions:
            for asked in _asked(shelf, one, outlets.get(one.statement.article, "")):
                self._by.setdefault(asked, {})[one.id] = one

    def _day(self, shelf: Shelf, known: Attribution) -> Days:
        """When it was said, or else when its article came out."""
        said = when(shelf, known.said, [known.statement.article])
        return _days(said) if said else self._published[known.statement.article]

    def statements(self, query: Query, found: Iterable[Attribution] | None = None) -> list[Attribution]:
        """Those of the statements found, or of all, that the query leaves, in the order given."""
        asked = (("person", query.person), ("outlet", query.outlet), ("form", query.form), ("support", query.support))
        wanted = sorted((self._by.get(one, {}) for one in asked if one[1]), key=len)
        rows = found if found is not None else (wanted[0] if wanted else self._every).values()
        return [one for one in rows if all(one.id in each for each in wanted) and _meet(self._said[one.id], query.days)]

    def articles(self, query: Query) -> frozenset[str] | None:
        """The articles that the query leaves; None where it leaves all of them."""
        if not query.narrowed:
            return None
        if query.of_statements:
            return frozenset()
        return frozenset(
            article
            for article, days in self._published.items()
            if (not query.outlet or self._outlet.get(article) == query.outlet) and _meet(days, query.days)
        )


def _asked(shelf: Shelf, known: Attribution, outlet: str) -> list[tuple[str, str]]:
    """All that a statement answers to."""
    claims = shelf.claims_from.get(known.statement, ())
    return [
        ("outlet", outlet),
        ("form", statement_of(shelf, known).form.value),
        *(("person", one) for one in known.speakers),
        *(("support", one.support.value) for one in claims),
    ]


def _days(day: Day | None) -> Days:
    return (day.earliest or ANY[0], day.latest or ANY[1]) if day else NEVER


def _meet(one: Days, asked: Days) -> bool:
    """Whether something can have been within the days asked for."""
    return asked == ANY or (one[1] >= asked[0] and one[0] <= asked[1])
