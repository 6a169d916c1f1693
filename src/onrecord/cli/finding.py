"""Things by the names that people give them: ids by unique beginning, articles by file name, entities by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import TypeVar

from onrecord.errors import AmbiguousId, NotFound
from onrecord.model.record import Entity, Record
from onrecord.model.text import Article

T = TypeVar("T")
Thing = tuple[str, str]
"""Kind and id."""

LISTED = 10
"""Things listed where a name answers to several."""


def article_named(articles: Iterable[Article], name: str) -> Article:
    """The article of this path, address, file name or id."""
    every = tuple(articles)
    found = [one for one in every if name in one.sources or name == one.url] or [
        one for one in every if any(name in (PurePath(s).name, PurePath(s).stem) for s in one.sources)
    ]
    found = found or [one for one in every if name and one.id.startswith(name)]
    return only(name, found, lambda one: f"{one.id}  {one.source}", "article")


def thing(record: Record, name: str) -> Thing:
    """The one thing that a name stands for: `("claim", "9f86d081884c7d65")`."""
    articles = [reading.article for reading in record.readings.values()]
    if any(name in (s, PurePath(s).name, PurePath(s).stem) for one in articles for s in (*one.sources, one.url or "")):
        return "article", article_named(articles, name).id
    found = sorted({one for one in _things(record) if name and one[1].startswith(name)})
    found = found or [("entity", id_) for id_ in _entities_named(record, name)]
    return only(name, found, lambda one: f"{one[1]}  {one[0]}", "article, statement, claim, entity or other thing")


def entity(record: Record, name: str) -> str:
    """The id of the entity that a name or the beginning of an id stands for."""
    found = _entities_named(record, name) or [one.id for one in record.entities if name and one.id.startswith(name)]
    every = {one.id: one for one in record.entities}
    return only(name, found, lambda one: f"{one}  {described(every[one])}", "entity")


def described(entity: Entity) -> str:
    """An entity so that namesakes are told apart: `Yusuf Khalidi (person, fire chief; named 9 times in 4 articles)`."""
    what = ", ".join([entity.kind.value, *(role.role for role in entity.roles[:1])])
    count, articles = len(entity.mentions), len({ref.article for ref in entity.mentions})
    times = "once" if count == 1 else f"{count} times in {articles} article{'s' * (articles > 1)}"
    return f"{entity.name} ({what}; named {times})"


def _entities_named(record: Record, name: str) -> list[str]:
    wanted = name.casefold()
    return [one.id for one in record.entities if wanted in (known.casefold() for known in (one.name, *one.names))]


def _things(record: Record) -> Iterator[Thing]:
    """Everything in a record that has an id."""
    yield from (("article", id_) for id_ in record.readings)
    yield from (("statement", one.id) for one in record.attributions)
    yield from (("claim", one.id) for one in record.claims)
    yield from (("assertion", said.id) for one in record.claims for said in one.assertions)
    yield from (("entity", one.id) for one in record.entities)
    yield from (("story", one.id) for one in record.stories)


def only(name: str, found: list[T], told: Callable[[T], str], what: str) -> T:
    """The one thing found; an error that lists them where there are several, or says that there is none."""
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"no {what} answers to {name!r}")
    more = [f"… and {len(found) - LISTED} more"] if len(found) > LISTED else []
    raise AmbiguousId("\n  ".join([f"{name!r} may be any of these:", *map(told, found[:LISTED]), *more]))
