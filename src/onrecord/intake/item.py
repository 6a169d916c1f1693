"""What passes between the readers: an item is bytes with a name, a draft is an article's text with what came with it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError, LimitExceeded
from onrecord.intake.limits import Limits
from onrecord.model.reading import Failure


@dataclass(frozen=True, slots=True)
class Item:
    """One file, address or member of an archive, not read yet unless `data` is there; it can be sent to a worker.

    `source` is its path or address as given (`reports/a.txt`, `pile.zip/a.txt`); `declared` a media type that came
    with it (`text/html; charset=koi8-r`); `url` where it was met; `depth` counts the archives around it. One with a `url`
    alone is still to be fetched.
    """

    source: str
    path: Path | None = None
    data: bytes | None = None
    declared: str | None = None
    url: str | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case: `.html`, and `.gz` of `page.html.gz`."""
        return Path(self.source.split("?")[0].split("#")[0]).suffix.lower()

    def open(self) -> BinaryIO:
        """A stream of its bytes."""
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.path is None:
            raise InputError(self.source, "nothing to read")
        return self.path.open("rb")

    def read(self, limits: Limits) -> bytes:
        """All its bytes, refused where there are more than the limit."""
        with self.open() as stream:
            data = stream.read(limits.file_bytes + 1)
        if len(data) > limits.file_bytes:
            raise LimitExceeded(self.source, f"larger than {limits.file_bytes // 1_000_000} MB")
        return data

    def head(self, length: int = 4096) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(length)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's text and what came with it: `told` where a person's table says it, else it is the page's metadata.

    `raw` are the bytes the text was taken from.
    """

    source: str
    text: str
    raw: bytes
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    told: bool = False


Found = Iterator[Draft | Item | Failure]
"""What a reader yields: texts, further files inside, and parts that could not be read."""
