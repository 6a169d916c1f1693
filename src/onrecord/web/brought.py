"""What articles brought, worked out beside the desk: the record is woven without them, which takes too long for a page to wait for.

A job that reads articles works it out as its last step; for other articles of a large record a process of its own does,
and the page says so until it is done. Small records are woven on the spot.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Thread

from onrecord import pipeline
from onrecord.errors import OnRecordError, RecordError
from onrecord.model.record import Record
from onrecord.present.news import News, news
from onrecord.present.shelf import Shelf
from onrecord.store import Store
from onrecord.weigh.memory import Memory

MANY = 150
"""Articles of a record from which on only the stories concerned are woven, and not while a page waits: 150 take some seconds."""


@dataclass(frozen=True, slots=True)
class Pending:
    """It is being worked out."""

    articles: tuple[str, ...]


def brought(shelf: Shelf, added: Sequence[str], memory: Memory | None = None) -> News:
    """What some articles brought: the record against the record without them; of a large one the stories concerned alone. A memory
    of an earlier weaving saves work and changes nothing."""
    record = shelf.record
    inside = set(record.readings)
    if len(inside) > MANY:
        inside = {one for story in record.stories if set(added) & set(story.articles) for one in story.articles}
        shelf = Shelf(_woven(record, inside, memory))
    return news(shelf, _woven(record, inside - set(added), memory), added)


def _woven(record: Record, articles: set[str], memory: Memory | None) -> Record:
    return pipeline.weave([record.readings[one] for one in sorted(articles)], record.judgements, memory)


class Newsroom:
    """Works out what articles brought, one after the other, in one process beside the desk; it starts when first needed and
    ends with the desk, however that ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._turn = Lock()
        self._told: dict[tuple[int, tuple[str, ...]], News | None] = {}
        self._line: Connection | None = None

    def ask(self, version: int, added: tuple[str, ...]) -> News | Pending:
        """The answer of this version of the record, or that it is not there yet."""
        key = (version, added)
        with self._lock:
            if key in self._told:
                return self._told[key] or Pending(added)
            self._told = {known: told for known, told in self._told.items() if known[0] == version} | {key: None}
        Thread(target=self._work, args=key, daemon=True).start()
        return Pending(added)

    def keep(self, version: int, added: tuple[str, ...], told: News) -> None:
        """Take an answer that was worked out elsewhere."""
        with self._lock:
            self._told[version, added] = told

    def _work(self, version: int, added: tuple[str, ...]) -> None:
        """Have it worked out when it is its turn; where that fails, it is asked for anew the next time."""
        with self._turn:
            try:
                line = self._line = self._line or self._start()
                line.send((version, added))
                told = line.recv()
            except (EOFError, OSError):
                told = self._line = None
        with self._lock:
            if told is not None:
                self._told[version, added] = told
            else:
                self._told.pop((version, added), None)

    def _start(self) -> Connection:
        """The line to a new process."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        context.Process(target=answer, args=(self._path, theirs), daemon=True).start()
        theirs.close()
        return ours

    def close(self) -> None:
        """End the process."""
        if self._line:
            self._line.close()


def answer(path: Path, line: Connection) -> None:
    """That process: an answer to each question, None where there is none, until the desk is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory = Memory()
    with contextlib.suppress(EOFError, OSError):
        while True:
            version, added = line.recv()
            try:
                told = brought(_shelf(path, version), added, memory)
            except (OnRecordError, KeyError):  # the record has changed since, or lost these articles
                told = None
            line.send(told)


@lru_cache(maxsize=1)
def _shelf(path: Path, version: int) -> Shelf:
    """The record of a file at one version, taken from it once."""
    with Store(path) as store:
        record = pipeline.current(store)
        if store.version != version:
            raise RecordError("the record has changed since")
        return Shelf(replace(record, readings=dict(record.readings.items())))
