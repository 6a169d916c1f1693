"""What people decide at the desk: who is who, when and where an article came out, whose words a statement is, what is one claim.

Each decision is a POST that is kept as one judgement and ends in the page where it shows. A judgement names marks, places in
articles, so that it outlives every re-reading; `guard` has seen to it that it comes from the desk's own pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import InputError
from onrecord.link.attribution.judged import ABOUT as SPEAKER
from onrecord.link.copies.judged import ABOUT as COPY
from onrecord.model.record import Claim
from onrecord.model.text import Passage, Span
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import statement_of
from onrecord.values.dates import bounds
from onrecord.web.desk import Desk
from onrecord.weigh.judged import ABOUT as CLAIM

LONGEST = 300
"""Characters of a name or a day that somebody writes into a field."""

NOBODY = "nobody"
"""Chosen for a statement that is nobody's whom the text names."""

OF_AN_ARTICLE = frozenset({"date", "outlet"})
"""Judgements on an article as a whole; their mark is its first letter."""


async def same(request: Request) -> Response:
    """Decide that two are one."""
    async with request.form() as form:
        return _judged(request, "same", [word(form, "one"), word(form, "other")], word(form, "one"))


async def different(request: Request) -> Response:
    """Decide that a spelling, named by a place where it stands, is not the one whose page this is."""
    async with request.form() as form:
        desk, entity = request.app.state.desk, word(form, "one")
        place = _place(desk.edition().shelf, word(form, "mark"))
        desk.judge("different", [_first_mention(desk.edition().shelf, entity, place), place])
    return _back(f"/entities/{entity}", desk)


async def rename(request: Request) -> Response:
    """Decide under which name somebody is shown."""
    async with request.form() as form:
        name = word(form, "name")
        if not name:
            raise InputError("the name", "is empty")
        return _judged(request, "rename", [word(form, "one")], word(form, "one"), name)


async def date(request: Request) -> Response:
    """Decide when an article came out."""
    desk = request.app.state.desk
    async with request.form() as form:
        reading = desk.edition().shelf.reading(word(form, "article"))
        day = word(form, "day")
    if bounds(day) is None:
        raise InputError(day or "nothing", "is not a day; write 2016-08-22, 2016-08 or 2016-08-15/2016-08-21")
    desk.judge("date", [_whole(reading.id)], day)
    return _back(f"/articles/{reading.id}", desk)


async def undo(request: Request) -> Response:
    """Take a judgement back, or up again."""
    desk = request.app.state.desk
    async with request.form() as form:
        desk.undo(word(form, "at"), undone=word(form, "undone") == "yes")
    return _back("/work", desk)


async def outlet(request: Request) -> Response:
    """Decide who published an article."""
    desk = request.app.state.desk
    async with request.form() as form:
        reading, name = desk.edition().shelf.reading(word(form, "article")), " ".join(word(form, "name").split())
    if not name:
        raise InputError("the outlet", "is empty")
    desk.judge("outlet", [_whole(reading.id)], name)
    return _back(f"/articles/{reading.id}", desk)


async def speaker(request: Request) -> Response:
    """Decide whose words a statement is: somebody's in this record, or nobody's that the text names."""
    desk = request.app.state.desk
    async with request.form() as form:
        shelf, who = desk.edition().shelf, word(form, "who")
        known = shelf.attribution(word(form, "statement"))
    if not who:
        raise InputError("the speaker", "is not chosen")
    place = Passage(known.statement.article, statement_of(shelf, known).content[0])
    somebody = who != NOBODY
    marks = [place, _first_mention(shelf, who)] if somebody else [place]
    desk.judge("accept" if somebody else "reject", marks, SPEAKER)
    return _back(f"/statements/{known.id}", desk)


async def together(request: Request) -> Response:
    """Decide that two claims are one."""
    desk = request.app.state.desk
    async with request.form() as form:
        shelf = desk.edition().shelf
        one, other = (shelf.claim(word(form, name)) for name in ("one", "other"))
    if one.id == other.id or one.story != other.story:
        raise InputError("the other claim", "is of another story, or the same one")
    marks = [_own(shelf, claim) for claim in (one, other)]
    desk.judge("accept", marks, CLAIM)
    return _to_claim(desk, marks[0])


async def apart(request: Request) -> Response:
    """Decide that an article's words, named by their place, say something else than the claim they stand under."""
    desk = request.app.state.desk
    async with request.form() as form:
        shelf = desk.edition().shelf
        claim, place = shelf.claim(word(form, "claim")), _place(shelf, word(form, "mark"))
    others = [said.passage for said in claim.assertions if said.passage != place]
    if not others or len(others) == len(claim.assertions):
        raise InputError("the claim", "does not hold these words beside others")
    unlike = [one for one in others if words(shelf, one) != words(shelf, place)]
    rest = (unlike or others)[0]
    desk.judge("reject", [place, rest], CLAIM)
    return _to_claim(desk, rest)


async def two(request: Request) -> Response:
    """Decide that two who could be one are not."""
    async with request.form() as form:
        return _judged(request, "different", [word(form, "one"), word(form, "other")], word(form, "one"))


async def alike(request: Request) -> Response:
    """Decide that the words at two places of different articles are the same: one is a copy of the other."""
    return await _copy(request, "accept")


async def unlike(request: Request) -> Response:
    """Decide that the words at two places only look the same."""
    return await _copy(request, "reject")


async def _copy(request: Request, kind: str) -> Response:
    desk = request.app.state.desk
    async with request.form() as form:
        marks = [_place(desk.edition().shelf, word(form, name)) for name in ("mark", "other")]
    if marks[0].article == marks[1].article:
        raise InputError("the other place", "is in the same article")
    desk.judge(kind, marks, COPY)
    return _back(f"/articles/{marks[0].article}", desk)


def routes() -> list[Route]:
    """The addresses of what is decided."""
    acts = (same, two, different, rename, date, outlet, speaker, together, apart, alike, unlike, undo)
    return [Route(f"/judge/{one.__name__}", one, methods=["POST"]) for one in acts]


# --- marks and fields -------------------------------------------------------------------------------------------


def _judged(request: Request, kind: str, entities: Sequence[str], shown: str, value: str | None = None) -> Response:
    """Keep a judgement about entities, each named by a place where it stands."""
    desk = request.app.state.desk
    shelf = desk.edition().shelf
    desk.judge(kind, [_first_mention(shelf, one) for one in entities], value)
    return _back(f"/entities/{shown}", desk)


def _back(address: str, desk: Desk) -> Response:
    """To the page where the act shows; ids may have changed with it, then to the list of what was decided."""
    shelf = desk.edition().shelf
    kind, _, name = address.strip("/").partition("/")
    known = {
        "entities": shelf.entities,
        "articles": shelf.record.readings,
        "statements": shelf.attributions,
        "claims": shelf.claims,
    }.get(kind)
    return RedirectResponse(address if known is None or name in known else "/work", 303)


def _first_mention(shelf: Shelf, entity: str, apart_from: Passage | None = None) -> Passage:
    """The smallest place of an entity that is not the one named: judgements name marks, which outlive a re-reading."""
    places = [
        Passage(ref.article, shelf.record.readings[ref.article].mentions[ref.index].span)
        for ref in sorted(shelf.entity(entity).mentions)
    ]
    spelt = words(shelf, apart_from) if apart_from else None
    found = next((place for place in places if place != apart_from and words(shelf, place) != spelt), None)
    if found is None:
        raise InputError("the name", "is the only one; there is nothing to part it from")
    return found


def words(shelf: Shelf, place: Passage) -> str:
    """The words at a place, in one line."""
    return " ".join(shelf.record.readings[place.article].words(place.span).split())


def _place(shelf: Shelf, written: str) -> Passage:
    """`ARTICLE:START-END` as a passage."""
    article, _, rest = written.rpartition(":")
    start, _, end = rest.partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end)):
        raise InputError(written, "is no place in an article")
    if int(end) > len(shelf.reading(article).text):
        raise InputError(written, "is no place in an article")
    return Passage(article, Span(int(start), int(end)))


def _own(shelf: Shelf, claim: Claim) -> Passage:
    """Words of a claim that stand under no other one, where there are any."""
    theirs = {said.passage for one in shelf.claims_of[claim.story] if one.id != claim.id for said in one.assertions}
    return next((said.passage for said in claim.assertions if said.passage not in theirs), claim.assertions[0].passage)


def _to_claim(desk: Desk, place: Passage) -> Response:
    """To the claim that these words stand under now."""
    claims = desk.edition().shelf.record.claims
    found = next((one.id for one in claims if any(said.passage == place for said in one.assertions)), "")
    return _back(f"/claims/{found}", desk)


def _whole(article: str) -> Passage:
    return Passage(article, Span(0, 1))


def text(form: FormData, name: str) -> str:
    """A field's text; a file in its place is none."""
    found = form.get(name)
    return found if isinstance(found, str) else ""


def word(form: FormData, name: str) -> str:
    """A field's text as one short line."""
    return text(form, name).strip()[:LONGEST]
