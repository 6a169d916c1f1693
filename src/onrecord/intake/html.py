"""Web pages: trafilatura finds the article, the page's own data name it."""

from __future__ import annotations

from onrecord.errors import UnreadableInput
from onrecord.intake.days import day
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits


def read(item: Item, limits: Limits) -> Found:
    """One page is one article: its headline, then the text that trafilatura finds."""
    from trafilatura import bare_extraction

    data = item.read(limits)
    page = bare_extraction(data, url=item.url, with_metadata=True, include_comments=False)
    if page is None or isinstance(page, dict) or not page.text:
        raise UnreadableInput(item.source, "no article found on the page")
    text = page.text
    if page.title and page.title not in text[: 2 * len(page.title)]:
        text = f"{page.title}\n{text}"
    yield Draft(
        item.source,
        text,
        data,
        url=item.url or page.url,
        title=page.title,
        authors=tuple(a.strip() for a in (page.author or "").split(";") if a.strip()),
        outlet=page.sitename,
        published=day(page.date),
        language=page.language,
    )
