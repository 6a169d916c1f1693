"""Articles as values: when the same text of the same outlet is met twice, all that is known of it stays known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from onrecord.model.text import Article, Basis, Outlet, PublicationDay

T = TypeVar("T")


def unite(one: Article, other: Article) -> Article:
    """One article from two meetings with it, whichever came first; what only one of them knew is kept.

    Where both say something else, the stronger basis wins, then the earlier day and the longer words: a rule that
    does not ask for the order of arrival.
    """
    if one.id != other.id or one.text != other.text:
        raise ValueError("two articles")
    return Article(
        id=one.id,
        text=one.text,
        sha256=min(one.sha256, other.sha256),
        sources=tuple(sorted({*one.sources, *other.sources})),
        url=_better(one.url, other.url, _longer),
        title=_better(one.title, other.title, _longer),
        authors=max(one.authors, other.authors, key=lambda names: (len(names), names)),
        outlet=_better(one.outlet, other.outlet, _outlet),
        published=_better(one.published, other.published, _published),
        modified=_better(one.modified, other.modified, lambda day: day),
        declared_language=_better(one.declared_language, other.declared_language, _longer),
    )


def _better(one: T | None, other: T | None, rank: Callable[[T], Any]) -> T | None:
    """The one of lower rank; the known one where only one is."""
    known = [value for value in (one, other) if value is not None]
    return min(known, key=rank) if known else None


def _longer(words: str) -> tuple[int, str]:
    return -len(words), words


def _outlet(outlet: Outlet) -> tuple[int, str]:
    return _strength(outlet.basis), outlet.name


def _published(published: PublicationDay) -> tuple[int, Any]:
    return _strength(published.basis), published.day


def _strength(basis: Basis) -> int:
    return list(Basis).index(basis)
