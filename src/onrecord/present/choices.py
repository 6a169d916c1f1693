"""What can be decided on a page: the choices that its forms offer, beside the view that the page shows."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.record import Attribution, Claim
from onrecord.present.persons import Everybody
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import content, words_of
from onrecord.present.views import Cite

OFFERED = 80
"""Claims, or speakers, that a list offers; beyond that it is no help."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its id and what is shown for it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class OfClaim:
    """`sayings` can be taken out of the claim, each by its place; `others` can be held together with it."""

    sayings: tuple[Cite, ...]
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class OfStatement:
    """Who can be said to have said it, those named in its article first; `speakers` are those who are taken for it now; `place`
    is where it stands."""

    speakers: tuple[str, ...]
    people: tuple[Choice, ...]
    place: str
    elsewhere: tuple[Choice, ...]
    """Statements of other articles that may be the same words, each by its place; those that share most words first."""


def of_claim(shelf: Shelf, claim_id: str) -> OfClaim:
    """The choices on a claim's page: nothing can be taken out where there is only one saying."""
    found = shelf.claim(claim_id)
    places = dict.fromkeys(said.passage for said in found.assertions)
    return OfClaim(tuple(map(shelf.cite, places)) if len(places) > 1 else (), _others(shelf, found))


def _others(shelf: Shelf, found: Claim) -> tuple[Choice, ...]:
    """The story's other claims, those that share most words first."""
    words = _words(found.text)
    claims = [one for one in shelf.claims_of[found.story] if one.id != found.id]
    claims.sort(key=lambda one: (-len(words & _words(one.text)), one.text, one.id))
    return tuple(Choice(one.id, one.text) for one in claims[:OFFERED])


def _words(text: str) -> set[str]:
    return {word for word in text.casefold().split() if len(word) > 3}  # noqa: PLR2004 -- “the”, “and”, “was”


def of_statement(shelf: Shelf, statement_id: str, everybody: Everybody) -> OfStatement:
    """The choices on a statement's page."""
    known = shelf.attribution(statement_id)
    here = sorted(shelf.named_in.get(known.statement.article, ()), key=lambda one: shelf.entities[one].name)
    rows = (everybody.by_id.get(one) for one in here)
    offered = {
        row.id: row for row in (*rows, *everybody.rows[: OFFERED + len(here)]) if row and row.id not in known.speakers
    }
    people = tuple(Choice(row.id, row.name) for row in list(offered.values())[:OFFERED])
    return OfStatement(known.speakers, people, place(content(shelf, known)[0]), _elsewhere(shelf, known))


def _elsewhere(shelf: Shelf, known: Attribution) -> tuple[Choice, ...]:
    """Statements of the story's other articles."""
    article = known.statement.article
    story = shelf.story_of.get(article)
    words = _words(words_of(shelf, known))
    rows = [
        (-len(words & _words(told)), f"{shelf.names[other]}: {told}", place(content(shelf, one)[0]))
        for other in (story.articles if story else ())
        if other != article
        for one in shelf.attributions_of.get(other, ())
        if (told := words_of(shelf, one))
    ]
    return tuple(Choice(at, told) for _, told, at in sorted(rows)[:OFFERED])


def place(cite: Cite) -> str:
    """A place as a form sends it: `ARTICLE:START-END`."""
    return f"{cite.article}:{cite.start}-{cite.end}"
