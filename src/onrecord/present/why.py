"""Why: the path from an article's words to what the record says, each step with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.record import Assertion, Attribution, Claim, OriginKind, Published, Record
from onrecord.model.text import Reason
from onrecord.present import phrases
from onrecord.present.brief import title_of
from onrecord.present.calendar import calendar, picture
from onrecord.present.context import in_context, page_of
from onrecord.present.days import published, when
from onrecord.present.layout import claim_lines, difference
from onrecord.present.naming import house, speakers, through, who_says
from onrecord.present.page import Line, Page, Section, line, quiet, strong
from onrecord.present.phrases import listing, on, shown
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import statement_of, words_of
from onrecord.present.views import Cite
from onrecord.present.weighed import claim_view, difference_view
from onrecord.present.wording import days_in

NO_REASON = "no reason was kept"


def reasons(shelf: Shelf, found: Iterable[Reason], depth: int = 0) -> list[Line]:
    """Reasons as lines, each once, with all the words that it rests on."""
    rests: dict[str, list[Cite]] = {}
    for reason in found:
        cites = rests.setdefault(reason.text, [])
        cites += [shelf.cite(reason.passage)] if reason.passage else []
    return [line(days_in(text), depth=depth, cites=dict.fromkeys(cites)) for text, cites in rests.items()]


def claim(record: Record | Shelf, claim_id: str) -> Page:
    """From each article's words through speaker, chain and origin to the verdict."""
    shelf = Shelf.of(record)
    found = shelf.claim(claim_id)
    view = claim_view(shelf, found, ())
    parted = [
        [*difference(difference_view(shelf, found, split)), *reasons(shelf, split.reasons, 1)]
        for split in found.differences
    ]
    return page_of(
        shelf,
        found.text,
        [
            Section("Verdict", (*claim_lines(view)[1:], *reasons(shelf, found.reasons, 1))),
            Section(
                "From the words to the origin",
                tuple(entry for said in found.assertions for entry in _path(shelf, said)),
            ),
            Section("Why they differ", tuple(entry for lines in parted for entry in lines)),
            Section("Why silent", tuple(_silent(shelf, found))),
        ],
    )


def _path(shelf: Shelf, said: Assertion) -> list[Line]:
    """Words, then who says them and why that is known, then whose they count as and why."""
    lines = [in_context(shelf, said.passage)]
    statement = shelf.attributed.get(said.statement) if said.statement else None
    lines.append(line("said by ", strong(who_says(shelf, said)), depth=1))
    if statement is not None:
        lines += reasons(shelf, statement.reasons, 2)
    origin = shelf.origin(said)
    if origin is None or origin.kind is OriginKind.UNKNOWN:
        lines.append(line("counts as nobody’s: its origin is not shown", depth=1))
    else:
        family = f", {house(shelf, origin.family)}" if origin.family else ""
        lines.append(line("counts as ", strong(origin.name), family, depth=1))
    return [*lines, *reasons(shelf, (*said.reasons, *(origin.reasons if origin else ())), 2)]


def _silent(shelf: Shelf, found: Claim) -> list[Line]:
    return [
        line(
            f"{shelf.names[one]} ",
            quiet(f"({shown(published(shelf, one))}) does not speak of it"),
            to=("articles", one),
        )
        for one in found.silent
    ]


def statement(record: Record | Shelf, statement_id: str) -> Page:
    """Why these words are this speaker's, why they came this way and why they were said then."""
    shelf = Shelf.of(record)
    known = shelf.attribution(statement_id)
    told, where = statement_of(shelf, known), known.statement.article
    marks = {"words that report it": told.cue, "words for the speaker": told.source, "said to": told.addressee}
    return page_of(
        shelf,
        words_of(shelf, known),
        [
            Section("Verdict", (line(_verdict(shelf, known)), *reasons(shelf, known.reasons, 1))),
            Section(
                "The words",
                tuple(
                    line(strong(shelf.cite_at(where, span).text), label=label, cites=(shelf.cite_at(where, span),))
                    for label, span in marks.items()
                    if span
                ),
            ),
            Section("The chain", tuple(_chain(shelf, known))),
            Section("When", tuple(_said(shelf, known))),
            Section("Found by", (line(told.finder),)),
        ],
        where,
    )


def _verdict(shelf: Shelf, known: Attribution) -> str:
    hands = through(shelf, known)
    return f"{speakers(shelf, known)} through {listing(hands)}" if hands else speakers(shelf, known)


def _chain(shelf: Shelf, known: Attribution) -> list[Line]:
    return [
        line(
            strong(hand.name),
            quiet(f" — {hand.link.value.replace('_', ' ')}"),
            cites=(shelf.cite(hand.passage),) if hand.passage else (),
        )
        for hand in known.chain
    ]


def _said(shelf: Shelf, known: Attribution) -> list[Line]:
    if known.said is None:
        return []
    return [line(shown(when(shelf, known.said, [known.statement.article])), quiet(f" — {days_in(known.said.basis)}"))]


def entity(record: Record | Shelf, entity_id: str) -> Page:
    """Why these names are one: the reasons of the joining, and what stayed unsure."""
    shelf = Shelf.of(record)
    found = shelf.entity(entity_id)
    open_ = shelf.doubts_of.get(entity_id, ())
    return page_of(
        shelf,
        found.name,
        [
            Section("Names", tuple(line(name) for name in found.names)),
            Section("Why they are one", tuple(reasons(shelf, found.reasons)) or (line(quiet(NO_REASON)),)),
            Section("Not decided", tuple(entry for doubt in open_ for entry in reasons(shelf, doubt.reasons))),
        ],
    )


def article(record: Record | Shelf, article_id: str) -> Page:
    """Why an article is dated, credited and cut as it is, with the calendar of its dating."""
    shelf = Shelf.of(record)
    reading = shelf.reading(article_id)
    known = shelf.record.calendar.published.get(article_id)
    outlet = reading.article.outlet or reading.outlet
    credited = f"{outlet.name} — {outlet.basis.value}" if outlet else "not known"
    evidence = (shelf.cite_at(article_id, outlet.evidence),) if outlet and outlet.evidence else ()
    return page_of(
        shelf,
        title_of(reading) or shelf.sources[article_id],
        [
            Section("Outlet", (line(credited, cites=evidence),)),
            Section("Published", tuple(_dated(shelf, article_id, known))),
            Section("Calendar", tuple(calendar(known)) if known else ()),
            Section("What each clue leaves", tuple(picture(known)) if known else ()),
            Section("Left out", tuple(_left_out(shelf, article_id))),
        ],
        article_id,
    )


def _dated(shelf: Shelf, article_id: str, known: Published | None) -> list[Line]:
    if known is None:
        return [line("not known: nothing in these texts fixes it")]
    best = f"; likeliest {on(known.best)}" if known.best and known.earliest != known.latest else ""
    verdict = f"{shown(published(shelf, article_id))}{best}"
    return [line(strong(verdict), quiet(f" — {known.basis.value}")), *reasons(shelf, known.clues, 1)]


def _left_out(shelf: Shelf, article_id: str) -> list[Line]:
    reading = shelf.record.readings[article_id]
    return [
        line(
            phrases.cut(" ".join(reading.words(block.span).split()), 100),
            quiet(f" — {block.reason or ''}"),
            label=block.kind.value,
        )
        for block in reading.blocks
        if not block.keep and reading.words(block.span).strip()
    ]
