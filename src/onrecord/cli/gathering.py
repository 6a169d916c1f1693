"""The articles that a command's words name, and how many they may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord import intake
from onrecord.engines.pool import LIMIT_S, TooLong, alarm
from onrecord.errors import InputError
from onrecord.model.reading import Failure
from onrecord.model.text import Article

LINES = frozenset({".jsonl", ".ndjson"})
"""Files that hold an article on each line."""


@dataclass
class Pile:
    """The inputs of a command."""

    items: Sequence[intake.Item | Failure]
    given: intake.Given

    def articles(self) -> Iterator[Article | Failure]:
        """Every article, in order, and a failure for each input that gives none."""
        for item in self.items:
            if isinstance(item, Failure):
                yield item
            else:
                yield from _within(LIMIT_S, item, intake.read(item, self.given))

    def expected(self) -> int:
        """How many articles it looks like, without opening more than tables of lines."""
        return sum(_lines(item) for item in self.items if isinstance(item, intake.Item))


def _within(seconds: float, item: intake.Item, found: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
    """What is found in an input, given up where the next article of it takes too long to come."""
    while True:
        try:
            with alarm(seconds):
                one = next(found, None)
        except TooLong:
            one = Failure(item.source, f"opening took longer than {seconds:.0f} seconds")
            found = iter(())
        if one is None:
            return
        yield one


def _lines(item: intake.Item) -> int:
    if item.suffix not in LINES or item.path is None:
        return 1
    try:
        with item.path.open("rb") as file:
            return max(1, sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b"")))
    except OSError:
        return 1


def gather(
    files: Sequence[str], outlet: str | None, url: str | None, published: str | None, sheet: Path | None
) -> Pile:
    """The pile that a command's words name; an `InputError` names an option that cannot be used."""
    given = intake.given(outlet=outlet, url=url, published=published, sheet=sheet)
    items = tuple(intake.items(files))
    if url is not None and len(items) > 1:
        raise InputError("--url", "is one article's address; give a --sheet for several files")
    return Pile(items, given)
