"""A draft, with what the person says about it, to an article."""

from __future__ import annotations

import hashlib
from datetime import date
from urllib.parse import urlsplit

from onrecord.errors import LimitExceeded, UnreadableInput
from onrecord.intake.given import Given
from onrecord.intake.item import Draft
from onrecord.intake.limits import Limits
from onrecord.model.ids import content_id
from onrecord.model.text import Article, Basis, Outlet, PublicationDay
from onrecord.values import outlets


def finish(draft: Draft, given: Given, limits: Limits) -> Article:
    """The article. A sheet's row goes before the line's own values, those before what holds for the whole call, and
    what a page says of itself comes last."""
    if not draft.text.strip():
        raise UnreadableInput(draft.source, "no text in it")
    if len(draft.text) > limits.article_characters:
        raise LimitExceeded(draft.source, f"its text is longer than {limits.article_characters:,} characters")
    row, every = given.of(draft.source), given.every
    own = draft if draft.told else None
    url = _whole(row.url or (own and own.url) or every.url or draft.url or "") or None
    told = _whole(row.outlet or (own and own.outlet) or every.outlet or "")
    outlet = _outlet(told, _whole(draft.outlet or ""), url)
    text = _whole(draft.text)
    return Article(
        id=identity(text, outlet, url),
        text=text,
        sha256=hashlib.sha256(draft.raw).hexdigest(),
        sources=(_whole(draft.source),),
        url=url,
        title=_whole(draft.title or "") or None,
        authors=tuple(_whole(name) for name in draft.authors),
        outlet=outlet,
        published=_day(row.published or (own and own.published) or every.published, draft.published),
        modified=draft.modified,
        declared_language=draft.language,
    )


def identity(text: str, outlet: Outlet | None, url: str | None) -> str:
    """The article's id: the same text at two outlets is two articles, twice from one outlet it is one."""
    return content_id(text, outlet.name if outlet else host(url))


def host(url: str | None) -> str:
    """The host of an address without `www.`, or nothing."""
    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def _outlet(told: str | None, page: str | None, url: str | None) -> Outlet | None:
    """The outlet as told, as the page says, or as its address is known for; in the spelling of the table."""
    if told:
        return Outlet(outlets.clean(told), Basis.GIVEN)
    known = outlets.find_host(host(url)) if url else None
    if known:
        return Outlet(known.name, Basis.METADATA)
    return Outlet(outlets.clean(page), Basis.METADATA) if page and page.strip() else None


def _day(told: date | None, page: date | None) -> PublicationDay | None:
    if told:
        return PublicationDay(told, Basis.GIVEN)
    return PublicationDay(page, Basis.METADATA) if page else None


def _whole(words: str) -> str:
    """The words with `?` for half characters: JSON and the names of files can hold them, and no file can."""
    return words.encode("utf-8", "replace").decode("utf-8")
