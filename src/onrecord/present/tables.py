"""A record as CSV tables, one row a thing, for spreadsheets: no cell can start a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator

from onrecord.model.record import Record
from onrecord.present.brief import title_of
from onrecord.present.naming import named, speakers, through, who_says
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import content, cue_of, statement_of, words_of
from onrecord.present.told import step_views
from onrecord.present.views import OriginView
from onrecord.present.weighed import claim_view

Row = tuple[object, ...]
Rows = Callable[[Shelf], Iterator[Row]]

FORMULA = re.compile(r"^\s*[=+\-@\t\r|%＝＋－＠]")
"""What spreadsheets take for the start of a formula, full-width signs and leading blanks included."""

NUMBER = re.compile(r"^[+-]?\d+(\.\d+)?$")


def table(record: Record, name: str) -> str:
    """One of `TABLES` as CSV text with a header (RFC 4180, CRLF)."""
    header, rows = TABLES[name]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows(Shelf(record)))
    return out.getvalue()


def cell(value: object) -> str:
    """A value as a cell: text that a spreadsheet would run (`=HYPERLINK(…)`) gets an apostrophe before it."""
    text = "" if value is None else str(value).replace("\x00", "")
    return f"'{text}" if FORMULA.match(text) and not NUMBER.match(text) else text


def _articles(shelf: Shelf) -> Iterator[Row]:
    for reading in shelf.record.readings.values():
        known = shelf.record.calendar.published.get(reading.id)
        outlet = reading.article.outlet or reading.outlet
        yield (
            reading.id,
            reading.article.source,
            outlet.name if outlet else None,
            outlet.basis.value if outlet else None,
            known.earliest if known else None,
            known.latest if known else None,
            known.basis.value if known else None,
            reading.language,
            title_of(reading),
            "; ".join(agency.name for agency in reading.agencies),
        )


def _statements(shelf: Shelf) -> Iterator[Row]:
    for known in shelf.record.attributions:
        told, pieces = statement_of(shelf, known), content(shelf, known)
        yield (
            known.id,
            shelf.sources[known.statement.article],
            speakers(shelf, known) if known.speakers else None,
            told.form.value,
            told.polarity.value,
            cue_of(shelf, known),
            told.attitude,
            words_of(shelf, known),
            "; ".join(through(shelf, known)),
            known.said.value if known.said else None,
            known.said.earliest if known.said else None,
            known.said.latest if known.said else None,
            known.said.basis if known.said else None,
            pieces[0].start if pieces else None,
            pieces[-1].end if pieces else None,
        )


def _claims(shelf: Shelf) -> Iterator[Row]:
    articles = {story.id: story.articles for story in shelf.record.stories}
    for claim in shelf.record.claims:
        view = claim_view(shelf, claim, articles.get(claim.story, ()))
        yield (
            claim.id,
            claim.story,
            claim.text,
            view.modality,
            view.support,
            view.independent_origins,
            _names(view.origins),
            _names(view.against),
            "; ".join(stance.name for stance in view.stances if stance.stance == "agree"),
            "; ".join(
                f"{one.kind} ({one.slot}): {' / '.join(side.value for side in one.sides)}" for one in view.differences
            ),
        )


def _names(origins: Iterable[OriginView]) -> str:
    return "; ".join(named(origin) for origin in origins)


def _entities(shelf: Shelf) -> Iterator[Row]:
    for entity in shelf.record.entities:
        place = entity.place
        yield (
            entity.id,
            entity.kind.value,
            entity.name,
            "; ".join(name for name in entity.names if name != entity.name),
            "; ".join(dict.fromkeys(role.role for role in entity.roles)),
            len(entity.mentions),
            len({mention.article for mention in entity.mentions}),
            place.country if place else None,
            place.lat if place else None,
            place.lon if place else None,
            place.geonames if place else None,
        )


def _timeline(shelf: Shelf) -> Iterator[Row]:
    for entry in shelf.record.timeline:
        yield (
            entry.id,
            entry.story,
            entry.when.earliest,
            entry.when.latest,
            entry.when.edtf,
            entry.when.basis,
            entry.status.value,
            entry.event,
            "; ".join(dict.fromkeys(shelf.sources[passage.article] for passage in entry.evidence)),
        )


def _series(shelf: Shelf) -> Iterator[Row]:
    """A row for each value of a counted thing."""
    for one in shelf.record.series:
        for point in one.points:
            said = shelf.assertions.get(point.assertion)
            yield (
                one.id,
                one.story,
                one.counted,
                point.as_of,
                point.value,
                point.bound.value,
                who_says(shelf, said) if said else None,
                point.origin,
                shelf.sources[said.article] if said else None,
                shelf.cite(said.passage).text if said else None,
            )


def _states(shelf: Shelf) -> Iterator[Row]:
    """A row for each step of a state of affairs."""
    for state in shelf.record.states:
        for step, view in zip(state.steps, step_views(shelf, state), strict=True):
            words = "; ".join(cite.text for cite in view.cites)
            yield (
                state.id,
                state.story,
                state.action,
                state.text,
                step.status,
                step.earliest,
                step.latest,
                view.who,
                view.support,
                words,
            )


TABLES: dict[str, tuple[tuple[str, ...], Rows]] = {
    "articles": (
        ("id", "source", "outlet", "outlet_basis", "earliest", "latest", "date_basis", "language", "title", "agencies"),
        _articles,
    ),
    "statements": (
        (
            "id",
            "source",
            "speaker",
            "form",
            "polarity",
            "cue",
            "attitude",
            "words",
            "through",
            "said",
            "earliest",
            "latest",
            "basis",
            "start",
            "end",
        ),
        _statements,
    ),
    "claims": (
        (
            "id",
            "story",
            "text",
            "modality",
            "support",
            "independent_origins",
            "origins",
            "against",
            "articles",
            "differences",
        ),
        _claims,
    ),
    "entities": (
        ("id", "kind", "name", "other_names", "roles", "mentions", "articles", "country", "lat", "lon", "geonames"),
        _entities,
    ),
    "timeline": (
        ("id", "story", "earliest", "latest", "edtf", "basis", "status", "event", "sources"),
        _timeline,
    ),
    "series": (
        ("id", "story", "counted", "as_of", "value", "bound", "who", "origin", "source", "words"),
        _series,
    ),
    "states": (
        ("id", "story", "kind", "text", "status", "earliest", "latest", "who", "support", "words"),
        _states,
    ),
}
"""Each table's header and what makes its rows."""
