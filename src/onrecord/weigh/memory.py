"""What weighing a story made of each article, kept for when it is weighed again with one article more.

A frame is a function of its article and of what is known of it: whom its words stand for, when it came out, who speaks. Where
none of that has changed, the frames made before are the frames; so with what only two of them decide. Nothing here changes an
answer: a story weighed with a memory and without gives the same record.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 1 << 20
"""Pairs that are kept: a story of 200 articles compares some 50,000."""


class Page:
    """What was made of one article: by name of the maker and what it was made for."""

    __slots__ = ("facts", "made")

    def __init__(self, facts: Hashable) -> None:
        self.facts = facts
        self.made: dict[tuple[str, Hashable], Any] = {}

    def once(self, name: str, of: Hashable, make: Callable[[], Any]) -> Any:
        """What a maker gives for something, made once."""
        key = (name, of)
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]


class Memory:
    """The pages of articles, and what was made of pairs."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._pairs: dict[tuple[str, str], tuple[object, object, Any]] = {}

    def page(self, article: str, facts: Hashable) -> Page:
        """An article's page; a fresh one where what is known of it has changed."""
        page = self._pages.get(article)
        if page is None or page.facts != facts:
            page = self._pages[article] = Page(facts)
        return page

    def between(self, names: tuple[str, str], one: object, other: object, make: Callable[[], T]) -> T:
        """What was made of these very two things, known by their names, or is now."""
        known = self._pairs.get(names)
        if known is not None and known[0] is one and known[1] is other:
            found: T = known[2]
            return found
        if len(self._pairs) >= MOST:
            self._pairs.clear()
        made = make()
        self._pairs[names] = (one, other, made)
        return made
