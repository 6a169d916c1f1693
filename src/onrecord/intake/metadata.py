"""What a page says of itself: JSON-LD, OpenGraph, meta elements, `<time>`, in this order of trust.

Title, authors, outlet, day of publication and of the last change, language, canonical address. Nothing is guessed here:
what the page does not say is None.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.intake.days import day
from onrecord.values import outlets

ARTICLES = ("Article", "Posting", "Report", "Review", "CreativeWork", "NewsStory")
"""Endings of JSON-LD types that are articles: NewsArticle, LiveBlogPosting, ReportageNewsArticle."""
DEEPEST = 8
"""Levels of JSON-LD that are searched."""
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "pubdate", "publishdate", "publish-date",
    "publication_date", "dc.date.issued", "dcterms.created", "dc.date.created", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "date", "dc.date", "article_date_original", "originalpublicationdate", "og:pubdate", "bt:pubdate", "created",
)  # fmt: skip
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
)
OUTLET = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher_name",
    "apple-mobile-web-app-title",
)
AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author", "cxenseparse:author")

_ADDRESS = re.compile(r"https?:|@|\b[\w-]+\.(?:com|org|net|info|[a-z]{2})\b", re.IGNORECASE)
"""What stands in an author's place and is an address: “desk@post.example”, “post.de”."""


@dataclass(frozen=True, slots=True)
class PageData:
    """What was found; all None or empty where the page is silent."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    url: str | None = None


def read(tree: Any) -> PageData:
    """The page's data from its parsed tree (lxml)."""
    linked = _article(tree)
    meta = _meta(tree)
    outlet = _first(meta, OUTLET) or _text(_name(linked.get("publisher")))
    return PageData(
        title=_bare(_title(tree, linked, meta), outlet),
        authors=_authors(linked, meta, outlet),
        outlet=outlet,
        published=_day(linked, ("datePublished", "dateCreated")) or _meta_day(meta, PUBLISHED) or _time(tree),
        modified=_day(linked, ("dateModified",)) or _meta_day(meta, MODIFIED),
        language=_language(tree, linked, meta),
        url=_canonical(tree, meta),
    )


# --- JSON-LD -----------------------------------------------------------------------------------------------------


def _article(tree: Any) -> dict[str, Any]:
    """The first node that is an article and has a headline or a date; an empty one where there is none."""
    nodes = [
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in _nodes(_loads(script.text or ""), 0)
    ]
    articles = [node for node in nodes if _is_article(node)]
    return next((node for node in articles if node.get("headline") and node.get("datePublished")), None) or next(
        iter(articles), {}
    )


def _loads(text: str) -> Any:
    """JSON as pages write it: with comments around it, raw line breaks in strings, a comma too many."""
    plain = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text.strip())
    for attempt in (plain, re.sub(r",\s*([}\]])", r"\1", plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(ARTICLES) for name in names) and bool(
        node.get("headline") or node.get("datePublished")
    )


def _day(node: dict[str, Any], keys: tuple[str, ...]) -> date | None:
    return next((found for key in keys if (found := day(node.get(key)))), None)


def _name(value: Any) -> Any:
    """The name of a node, a list's first, or the word itself."""
    if isinstance(value, list):
        return _name(value[0]) if value else None
    return value.get("name") if isinstance(value, dict) else value


# --- elements ----------------------------------------------------------------------------------------------------


def _meta(tree: Any) -> dict[str, str]:
    """Meta elements by name, property or itemprop, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := _text(meta.get(name)))), None)


def _meta_day(meta: dict[str, str], names: tuple[str, ...]) -> date | None:
    return next((found for name in names if (found := day(meta.get(name)))), None)


def _title(tree: Any, linked: dict[str, Any], meta: dict[str, str]) -> str | None:
    """What the page's own data say, else its main heading. On the development pages JSON-LD's headline is right most
    often (200 of 221 with OpenGraph's behind it; the heading shown 181)."""
    told = _text(linked.get("headline")) or _text(meta.get("og:title"))
    if told:
        return told
    whole = _text(" ".join(t.text_content() for t in list(tree.iter("title"))[:1]))
    heads = [text for element in list(tree.iter("h1"))[:5] if (text := _text(element.text_content()))]
    return next((text for text in heads if alike(text, whole)), None) or whole


def _bare(title: str | None, outlet: str | None) -> str | None:
    """A title without the site's name behind it: “Harbour reopens | The Lysa Post”."""
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, _, tail = (title or "").rpartition(mark)
        own = outlets.key(tail) == outlets.key(outlet or "") or outlets.find_outlet(tail.strip()) is not None
        if len(head) > len(tail) and tail and own:
            return head.strip()
    return title


def alike(one: str, other: str | None) -> bool:
    """Whether two titles share most of the shorter one's words."""
    a, b = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", (other or "").lower()))
    return len(a) > 2 and len(a & b) >= 0.6 * min(len(a), len(b))  # noqa: PLR2004 - two words are a section


def _authors(linked: dict[str, Any], meta: dict[str, str], outlet: str | None) -> tuple[str, ...]:
    """Who wrote, by name. A number, an address or the outlet's own name in that place names nobody."""
    value = linked.get("author") or linked.get("creator")
    rows = value if isinstance(value, list) else [value]
    names = [text for row in rows[:20] if (text := _text(_name(row))) and _is_author(text, outlet)]
    if not names and (told := _first(meta, AUTHOR)):
        parts = (part.strip() for part in re.split(r",| and ", told))
        names = [part for part in parts if _is_author(part, outlet)]
    return tuple(dict.fromkeys(names))


def _is_author(name: str, outlet: str | None) -> bool:
    if not any(map(str.isalpha, name)) or _ADDRESS.search(name):
        return False
    return outlets.key(name) != outlets.key(outlet or "") and outlets.find_outlet(name) is None


def _time(tree: Any) -> date | None:
    """The day of a `<time>` in the article's head that is marked as its publication."""
    for element in list(tree.iter("time"))[:20]:
        marked = (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None
        if marked and (found := day(element.get("datetime"))):
            return found
    return None


def _language(tree: Any, linked: dict[str, Any], meta: dict[str, str]) -> str | None:
    """An ISO 639-1 code, only where two of JSON-LD, the root element and OpenGraph's locale say the same: one alone is
    often left over from a template."""
    root = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    said = [
        match[1].lower()
        for value in (_name(linked.get("inLanguage")), root, meta.get("og:locale"))
        if isinstance(value, str) and (match := re.match(r"([A-Za-z]{2})(?:[-_].*)?$", value.strip()))
    ]
    return next((code for code in said if said.count(code) > 1), None)


def _canonical(tree: Any, meta: dict[str, str]) -> str | None:
    for element in tree.iter("link"):
        address = element.get("href") or ""
        if "canonical" in (element.get("rel") or "").lower() and address.startswith(("http://", "https://")):
            return address.strip()
    address = meta.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else None


def _text(value: Any) -> str | None:
    """Plain words of a value, None where it is none or too long for a name."""
    if not isinstance(value, str):
        return None
    plain = " ".join(re.sub(r"<[^>]{1,200}>|\u00ad|\u200b|\u2060", "", html.unescape(html.unescape(value))).split())
    return plain if 0 < len(plain) <= 400 else None  # noqa: PLR2004 - the longest headline has under 300
