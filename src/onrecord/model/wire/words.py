"""A record's words and ids as every section of its JSON form needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onrecord.model.ids import content_id
from onrecord.model.reading import Ref
from onrecord.model.record import Attribution, Record, owners
from onrecord.model.text import Passage, Reason, Span
from onrecord.model.time import Resolved
from onrecord.model.wire.days import iso

Json = dict[str, Any]


def time_id(article: str, span: Span) -> str:
    """The id of a time expression, which is its place."""
    return content_id("time", article, span.start, span.end)


def statement_ids(record: Record) -> dict[Ref, str]:
    """For each statement its id: its attribution's, or its place where it has none."""
    ids = {a.statement: a.id for a in record.attributions}
    for article, reading in record.readings.items():
        for index, said in enumerate(reading.statements):
            place = content_id("statement", article, index, said.span.start, said.span.end)
            ids.setdefault(Ref(article, index), place)
    return ids


@dataclass(frozen=True)
class Words:
    """A record with what is looked up in it again and again."""

    record: Record

    @cached_property
    def ids(self) -> dict[Ref, str]:
        """Each statement's id."""
        return statement_ids(self.record)

    @cached_property
    def attributed(self) -> dict[Ref, Attribution]:
        """Each statement's attribution, where it has one."""
        return {a.statement: a for a in self.record.attributions}

    @cached_property
    def owner(self) -> dict[Ref, str]:
        """Each mention's entity."""
        return owners(self.record.entities)

    @cached_property
    def version_of(self) -> dict[str, str]:
        """Each later version's first article."""
        return {v.article: v.of for v in reversed(self.record.versions)}

    def passage(self, passage: Passage | None) -> Json | None:
        """A SPAN; None where there is none."""
        return self.span(passage.article, passage.span) if passage else None

    def span(self, article: str, span: Span | None) -> Json | None:
        """A SPAN of an article, with its exact words."""
        if span is None:
            return None
        words = self.record.readings[article].words(span)
        return {"article": article, "start": span.start, "end": span.end, "text": words}

    def reasons(self, reasons: Iterable[Reason]) -> list[Json]:
        """A list of REASON."""
        return [{"reason": r.text, "evidence": self.passage(r.passage)} for r in reasons]


def resolved(days: Resolved) -> Json:
    """A time as days."""
    return {"value": days.value, "earliest": iso(days.earliest), "latest": iso(days.latest), "basis": days.basis}
