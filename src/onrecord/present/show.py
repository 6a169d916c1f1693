"""One thing with its evidence in context: an article, a statement, a claim, an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from onrecord.model.record import Claim, Entity, Record
from onrecord.model.text import Passage
from onrecord.present import phrases, wording
from onrecord.present.brief import article_view
from onrecord.present.context import in_context, page_of
from onrecord.present.days import when
from onrecord.present.layout import claim_lines, difference, speaker_lines
from onrecord.present.naming import role_of, speakers, through, who_says
from onrecord.present.page import Line, Page, Section, identity, line, plain, quiet, strong
from onrecord.present.phrases import count, listing, shown
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import speaker_view, statement_of, words_of
from onrecord.present.views import ArticleView
from onrecord.present.weighed import claim_view, day_of_assertion

NOWHERE: Mapping[str, tuple[str, str] | None] = MappingProxyType({})


def article(record: Record | Shelf, article_id: str) -> Page:
    """An article: what is known of it, its text in blocks, who speaks in it, the claims it bears."""
    shelf = Shelf.of(record)
    view = article_view(shelf, shelf.reading(article_id).id)
    return page_of(
        shelf,
        view.title or view.source,
        [
            Section("", tuple(_article_facts(view))),
            Section("Text", tuple(_text(shelf, article_id))),
            Section("Statements", tuple(_said_in(shelf, article_id))),
            Section("Claims", tuple(_claimed_in(shelf, article_id))),
        ],
        article_id,
    )


def _article_facts(view: ArticleView) -> list[Line]:
    outlet = f"{view.outlet} {phrases.GUESSED}" if view.outlet_guessed else view.outlet
    facts = {
        "file": view.source,
        "outlet": outlet or "not known",
        "published": shown(view.published) if view.published else "not known",
        "language": phrases.language(view.language),
        "credits": listing(view.agencies),
        "version of": view.version_of or "",
        "words": f"{view.words:,}",
        "left out": wording.left_out(view.removed) if view.removed else "",
    }
    return list(_facts(facts, view.id))


def _facts(
    facts: Mapping[str, str], known_as: str, leads: Mapping[str, tuple[str, str] | None] = NOWHERE
) -> tuple[Line, ...]:
    """A line for each fact that there is, and the id."""
    lines = [line(text, label=label, to=leads.get(label)) for label, text in facts.items() if text]
    return (*lines, line(identity(known_as), label="id"))


def _text(shelf: Shelf, article_id: str) -> list[Line]:
    """The text's blocks; those left out are quiet and say why."""
    reading = shelf.record.readings[article_id]
    lines = []
    for block in reading.blocks:
        words = " ".join(reading.words(block.span).split())
        if words:
            reason = f" — left out: {block.reason or block.kind.value}"
            pieces = (plain(words),) if block.keep else (quiet(words), quiet(reason))
            lines.append(line(*pieces, label=block.kind.value))
    return lines


def _said_in(shelf: Shelf, article_id: str) -> list[Line]:
    by_speaker: dict[tuple[str, ...], list[str]] = {}
    for known in shelf.attributions_of.get(article_id, ()):
        by_speaker.setdefault(known.speakers, []).append(known.id)
    views = (speaker_view(shelf, ids, [shelf.attributions[one] for one in known]) for ids, known in by_speaker.items())
    return [entry for view in views for entry in speaker_lines(view, identified=True)]


def _claimed_in(shelf: Shelf, article_id: str) -> list[Line]:
    claims = shelf.claims_in.get(article_id, ())
    return [entry for claim in claims for entry in claim_lines(claim_view(shelf, claim, ()))]


def statement(record: Record | Shelf, statement_id: str) -> Page:
    """A statement in its sentences: who says it, how it came to the reader, and the claims made in it."""
    shelf = Shelf.of(record)
    known = shelf.attribution(statement_id)
    told, where = statement_of(shelf, known), known.statement.article
    facts = {
        "speaker": speakers(shelf, known),
        "form": told.form.value,
        "attitude": told.attitude,
        "polarity": phrases.POLARITIES[told.polarity.value],
        "through": listing(through(shelf, known)),
        "said": shown(when(shelf, known.said, [where])),
        "article": shelf.names[where],
    }
    single = known.speakers[0] if len(known.speakers) == 1 else None
    leads = {"speaker": ("entities", single) if single else None, "article": ("articles", where)}
    claims = shelf.claims_from.get(known.statement, ())
    return page_of(
        shelf,
        words_of(shelf, known),
        [
            Section("", _facts(facts, known.id, leads)),
            Section("In context", tuple(in_context(shelf, Passage(where, piece)) for piece in told.content)),
            Section("Claims in it", tuple(one for c in claims for one in claim_lines(claim_view(shelf, c, ())))),
        ],
        where,
    )


def claim(record: Record | Shelf, claim_id: str) -> Page:
    """A claim: its support, every article's words in context, the differences, the articles that are silent."""
    shelf = Shelf.of(record)
    found = shelf.claim(claim_id)
    view = claim_view(shelf, found, [said.article for said in found.assertions])
    return page_of(
        shelf,
        found.text,
        [
            Section("", (*claim_lines(view)[1:], line(identity(found.id)))),
            Section("The words", tuple(_assertions(shelf, found))),
            Section("Differences", tuple(one for split in view.differences for one in difference(split))),
            Section("Silent", tuple(line(shelf.names[one], to=("articles", one)) for one in found.silent)),
        ],
    )


def _assertions(shelf: Shelf, found: Claim) -> list[Line]:
    lines = []
    for said in found.assertions:
        how = ", ".join(
            word for word in (said.polarity.value, said.modality.value) if word not in {"positive", "asserted"}
        )
        lines.append(in_context(shelf, said.passage))
        day = shown(day_of_assertion(shelf, said))
        lines.append(line(who_says(shelf, said), quiet(f", {day}"), quiet(f" ({how})" if how else ""), depth=1))
    return lines


def entity(record: Record | Shelf, entity_id: str) -> Page:
    """An entity: its names, roles and mentions, and all that it is reported to have said."""
    shelf = Shelf.of(record)
    found = shelf.entity(entity_id)
    spoken = shelf.said_by.get(entity_id, ())
    return page_of(
        shelf,
        found.name,
        [
            Section("", tuple(_entity_facts(shelf, found))),
            Section("Roles", tuple(in_context(shelf, role.passage) for role in found.roles)),
            Section(
                "Said",
                tuple(_dedented(speaker_lines(speaker_view(shelf, (entity_id,), spoken), identified=True)[1:]))
                if spoken
                else (),
            ),
            Section("Named", tuple(_mentioned(shelf, found))),
        ],
    )


def _dedented(lines: list[Line]) -> list[Line]:
    """Lines without the heading that they stood below."""
    return [replace(entry, depth=entry.depth - 1) for entry in lines]


def _entity_facts(shelf: Shelf, found: Entity) -> list[Line]:
    facts = {
        "kind": found.kind.value,
        "also": listing([name for name in found.names if name != found.name]),
        "role": role_of(found) or "",
        "anonymous": "yes" if found.anonymous else "",
        "within": shelf.entities[found.within].name if found.within in shelf.entities else "",
        "place": _place(found),
    }
    return list(_facts(facts, found.id))


def _place(found: Entity) -> str:
    if found.place is None:
        return ""
    place = found.place
    at = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
    return ", ".join(
        part for part in (place.country, at, f"GeoNames {place.geonames}" if place.geonames else "") if part
    )


def _mentioned(shelf: Shelf, found: Entity) -> list[Line]:
    """In each article, the words that stand for it, with how often."""
    words: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], Passage] = {}
    for ref in found.mentions:
        reading = shelf.record.readings[ref.article]
        mention = reading.mentions[ref.index]
        surface = " ".join(reading.words(mention.span).split())
        words.setdefault(ref.article, Counter())[surface] += 1
        first.setdefault((ref.article, surface), Passage(ref.article, mention.span))
    return [
        line(
            strong(", ".join(surface if n == 1 else f"{surface} ({n} times)" for surface, n in found_here.items())),
            quiet(f" — {count(sum(found_here.values()), 'mention')}"),
            label=shelf.names[where],
            cites=[shelf.cite(first[where, surface]) for surface in found_here],
        )
        for where, found_here in words.items()
    ]
