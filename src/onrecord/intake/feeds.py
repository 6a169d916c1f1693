"""Feeds, RSS and Atom in all their versions, through feedparser: every entry that carries text is an article."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from onrecord.errors import UnreadableInput
from onrecord.intake import html
from onrecord.intake.days import day
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits
from onrecord.model.reading import Failure
from onrecord.values import outlets

PARTS = re.compile(r"\s+[|–—»:-]\s+|\s*\|\s*|:\s+")
"""What parts an outlet from a section in a feed's title: “Lysa Post | World”."""
KEPT = ("title", "link", "published", "updated", "summary", "author", "id")
"""What of an entry is told apart when its bytes are counted, besides its content."""


def read(item: Item, limits: Limits) -> Found:
    """A feed's entries in their order. One that is a headline and a link alone is told as such: no address is followed unasked."""
    import feedparser

    feed = feedparser.parse(io.BytesIO(item.read(limits)))
    if not feed.entries:
        raise UnreadableInput(
            item.source, "a feed without entries" if feed.version else "neither a feed nor a web page"
        )
    for number, entry in enumerate(islice(feed.entries, limits.members), 1):
        yield from _entry(f"{item.source}#{number}", dict(entry), feed.feed)


def _entry(name: str, entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Iterator[Draft | Failure]:
    url = _address(entry)
    title = " ".join(html.lines(_line(entry, "title")).split())
    body = html.lines(_fullest(entry))
    if not body or body == title:
        yield Failure(url or name, "only a headline in the feed; its page can be read from its address")
        return
    published, updated = day(entry.get("published")), day(entry.get("updated"))
    yield Draft(
        source=url or name,
        text=html.headed(title or None, body),
        raw=json.dumps({**{key: entry.get(key) for key in KEPT}, "text": _fullest(entry)}, sort_keys=True).encode(),
        url=url,
        title=title or None,
        authors=tuple(dict.fromkeys(_line(one, "name") for one in entry.get("authors", ()) if _line(one, "name"))),
        outlet=_outlet(entry, feed, url),
        published=published or updated,
        modified=updated if published and updated != published else None,
        language=_language(entry, feed),
    )


def _line(row: Mapping[str, Any], key: str) -> str:
    """A value as one line of text, empty where it is none."""
    value = row.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _address(entry: Mapping[str, Any]) -> str | None:
    link = _line(entry, "link")
    return link if link.startswith(("http://", "https://")) else None


def _fullest(entry: Mapping[str, Any]) -> str:
    """The longest of the texts that an entry carries: the whole article where the feed has it, else the summary."""
    texts = [one.get("value") for one in entry.get("content", ())] + [entry.get("summary")]
    return max((text for text in texts if isinstance(text, str)), key=len, default="")


def _outlet(entry: Mapping[str, Any], feed: Mapping[str, Any], url: str | None) -> str | None:
    """Who published the entry: the source that a feed of others' articles names, else the feed. Of a title like “World | Lysa Post” it is the
    part that is a known outlet, or that the address is called after."""
    source = entry.get("source")
    title = (_line(source, "title") if isinstance(source, Mapping) else "") or _line(feed, "title")
    parts = [part for part in PARTS.split(title) if part]
    name = _letters((url or _line(feed, "link")).partition("//")[2].partition("/")[0])
    known = [part for part in parts if outlets.find(part)]
    return next(iter([*known, *(part for part in parts if _letters(part) and _letters(part) in name)]), title) or None


def _letters(words: str) -> str:
    """Letters and digits alone, for comparing a name with an address: “The Lysa Post” and `lysapost.example` share `lysapost`."""
    return re.sub(r"^the|[\W_]+", "", words.casefold())


def _language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """An ISO 639-1 code: `en` of “en-GB”."""
    code = (_line(entry, "language") or _line(feed, "language")).replace("_", "-").partition("-")[0].lower()
    return code if re.fullmatch(r"[a-z]{2}", code) else None
