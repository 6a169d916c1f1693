"""A record's file, opened, brought up to date, and held for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord import pipeline
from onrecord.cli.progress import bar, busy
from onrecord.errors import RecordError
from onrecord.model.record import Record
from onrecord.store import Store


@contextmanager
def held(path: Path, workers: int | None = None) -> Iterator[tuple[Store, Record]]:
    """The file and the record in it; what another version of the finders has read is read anew first."""
    with Store(path) as store:
        stale = len(store.outdated(pipeline.reading_version()))
        if stale and not store.writable:
            raise RecordError(f"{path}: another version of onrecord has read this record, and it cannot be written")
        if stale:
            with bar(stale) as step:
                for _ in pipeline.extend(store, (), workers):
                    step()
        with busy("weaving"):
            record = pipeline.current(store)
        yield store, record
