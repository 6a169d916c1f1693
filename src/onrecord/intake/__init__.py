"""Bytes or an address in, articles out; one file for each kind of source.

    intake.articles(sources, given=Given(), limits=LIMITS) -> Iterator[Article | Failure]

`sources` are paths, folders, globs, addresses (`https://…`) and `-` for standard input. Each input that cannot be read is
one `Failure` with its name and reason, and the others are read. The same article met twice comes twice, under each of
its sources; `values.articles.unite` joins them.

To read in several processes, do the two halves yourself: `items(sources)` names what there is to read and opens nothing
but folders and standard input; `read(item)` gives its articles (many for an archive or a table) and can run in a worker,
since an `Item` can be pickled.

    given(outlet=None, url=None, published=None, sheet=None) -> Given

checks what the person says about the articles, and raises an `InputError` where it cannot be used. In memory, an article
is made of a text by `article(text, source, ...)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import InputError, LimitExceeded
from onrecord.intake import walk
from onrecord.intake.deadline import within
from onrecord.intake.finish import finish, host, identity
from onrecord.intake.formats import reader_of
from onrecord.intake.given import Given, Told, given
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import LIMITS, Limits
from onrecord.model.reading import Failure
from onrecord.model.text import Article

__all__ = [
    "LIMITS",
    "Given",
    "Item",
    "Limits",
    "Told",
    "article",
    "articles",
    "given",
    "host",
    "identity",
    "items",
    "read",
]

NOTHING_GIVEN = Given()


def articles(
    sources: Iterable[str | Path], given: Given = NOTHING_GIVEN, limits: Limits = LIMITS
) -> Iterator[Article | Failure]:
    """Every article of these sources, in order, and a failure for each input that gives none."""
    for item in walk.items(sources, limits):
        if isinstance(item, Failure):
            yield item
        else:
            yield from read(item, given, limits)


def items(sources: Iterable[str | Path], limits: Limits = LIMITS) -> Iterator[Item | Failure]:
    """What there is to read: one item for each file, archive or address."""
    return walk.items(sources, limits)


def read(item: Item, given: Given = NOTHING_GIVEN, limits: Limits = LIMITS) -> Iterator[Article | Failure]:
    """The articles of one item. Whatever is wrong with it becomes a failure; nothing is raised."""
    try:
        for found in _timed(_opened(item, limits), item, limits):
            if isinstance(found, Item):
                yield from read(found, given, limits)
            else:
                yield _finished(found, given, limits)
    except InputError as error:
        yield Failure(error.source, error.reason)
    except OSError as error:
        yield Failure(item.source, error.strerror or "cannot be opened")
    except MemoryError:
        yield Failure(item.source, "needs more memory than there is")
    except Exception as error:  # noqa: BLE001 - a format library's own defect must not stop the other files
        yield Failure(item.source, f"cannot be read ({type(error).__name__})")


def _timed(steps: Found, item: Item, limits: Limits) -> Found:
    """What a reader yields, each within the time that one article may take."""
    while True:
        with within(limits.seconds, item.source):
            found = next(steps, None)
        if found is None:
            return
        yield found


def _opened(item: Item, limits: Limits) -> Found:
    """What is in an item, unless it is packed too deep."""
    if item.depth > limits.depth:
        raise LimitExceeded(item.source, f"packed more than {limits.depth} times")
    return reader_of(item)(item, limits)


def article(text: str, source: str = "text", told: Told = Told()) -> Article:  # noqa: B008 - frozen
    """An article of a text that is at hand."""
    return finish(Draft(source, text, text.encode("utf-8", "replace")), Given(told), LIMITS)


def _finished(found: Draft | Failure, given: Given, limits: Limits) -> Article | Failure:
    if isinstance(found, Failure):
        return found
    try:
        return finish(found, given, limits)
    except InputError as error:
        return Failure(error.source, error.reason)
