"""The desk's record: held in memory as an edition, taken from its file anew whenever the file has changed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from types import MappingProxyType
from typing import TypeVar

from onrecord import pipeline
from onrecord.errors import OnRecordError, RecordError
from onrecord.model.record import Judgement, Record
from onrecord.model.text import Passage
from onrecord.present.filters import Filters
from onrecord.present.persons import Everybody
from onrecord.present.shelf import Shelf
from onrecord.store import Hit, Store
from onrecord.web.brought import Newsroom
from onrecord.web.jobs import Job, Jobs
from onrecord.web.kept import Kept
from onrecord.weigh.memory import Memory

T = TypeVar("T")

PATIENCE_S = 8.0
"""How long a page waits for a record that is being woven anew after a person's act, before it shows the one before."""

FOUND = 2_000
"""Statements that a search takes from the file, to be narrowed, counted, and the first of them shown."""


@dataclass
class Edition:
    """A record as it stood at one version of its file. It never changes; what is made of it is kept beside it."""

    version: int
    shelf: Shelf
    everybody: Everybody
    filters: Filters
    _kept: Kept = field(default_factory=Kept)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this edition."""
        return self._kept.once(key, make)


class Desk:
    """One record, and what is done with it from the desk. Several threads use it at once."""

    def __init__(self, path: Path, by: str = "desk") -> None:
        self.path = path
        self.by = by
        self._lock = Lock()
        self._making: Event | None = None
        self._trouble: OnRecordError | None = None
        self.jobs = Jobs(path, self._read)
        self.newsroom = Newsroom(path)
        self.press: Callable[[Edition], None] | None = None
        """Makes pages of a new edition before they are asked for, in a thread of its own."""
        self._memory = Memory()
        self._edition = self._load()

    # --- looking ------------------------------------------------------------------------------------------------

    def edition(self) -> Edition:
        """The record as it stands. While a changed file is woven anew, the one before after some seconds' patience;
        while articles are being read, which change it one by one, the one before at once."""
        if self.jobs.busy:
            return self._edition
        with self._lock:
            if self._making is None:
                with Store(self.path) as store:
                    if store.version == self._edition.version:
                        return self._edition
                self._making = Event()
                Thread(target=self._renew, args=(self._making,), daemon=True).start()
            making = self._making
        making.wait(PATIENCE_S)
        if self._trouble:
            raise RecordError(str(self._trouble))
        return self._edition

    @property
    def weaving(self) -> bool:
        """Whether a newer edition is being made."""
        return self._making is not None

    def search(self, words: str, among: Collection[str] | None = None) -> Sequence[Hit]:
        """Where these words stand: statements, and articles, all or those among some."""
        with Store(self.path) as store:
            return store.search(words, FOUND, among)

    def failures(self) -> list[tuple[str, str]]:
        """Inputs that could not be read, with the reason."""
        with Store(self.path) as store:
            return [(one.source, one.reason) for one in store.failures()]

    # --- deciding -----------------------------------------------------------------------------------------------

    def judge(self, kind: str, marks: Sequence[Passage], value: str | None = None) -> None:
        """Keep what a person decided, as of now."""
        with Store(self.path) as store:
            store.judge(Judgement(self.by, datetime.now(UTC), kind, tuple(marks), value))

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, the latest first."""
        with Store(self.path) as store:
            return tuple(reversed(store.judgements()))

    def undo(self, place: str, *, undone: bool) -> None:
        """Take a judgement back, or take it up again; `place` is its moment, as ISO writes it."""
        with Store(self.path) as store:
            found = next((one for one in store.judgements() if one.at.isoformat() == place), None)
            if found is None:
                raise RecordError("there is no such judgement")
            store.undo(found, undone=undone)

    # --- taking it from the file --------------------------------------------------------------------------------

    def _load(self) -> Edition:
        """The record of the file, all of it in memory: the pages are made in other threads than this one."""
        with Store(self.path, create=True) as store, _undisturbed():
            version = store.version
            record = pipeline.current(store, self._memory)
            shelf = _sorted(Shelf(_whole(record)))
            return Edition(version, shelf, Everybody(shelf), Filters(shelf))

    def _renew(self, made: Event) -> None:
        """Take the record anew and let those who wait go on."""
        try:
            self._edition, self._trouble = self._load(), None
        except OnRecordError as error:
            self._trouble = error
        finally:
            with self._lock:
                self._making = None
            made.set()
        self.print()

    def print(self) -> None:
        """Have the pages of the edition made ahead that take longest."""
        if self.press:
            Thread(target=self.press, args=(self._edition,), daemon=True).start()

    def holds(self, edition: Edition) -> bool:
        """Whether an edition is still the latest."""
        return self._edition is edition

    def _read(self, job: Job) -> None:
        """After a job: have the new edition ready before anybody asks for it, and what the job brought to it."""
        if job.brought:
            version, told = job.brought
            self.newsroom.keep(version, tuple(job.new), told)
        self.edition()


TABLES = (
    *("claims_of", "claims_in", "claims_from", "timeline_of", "attributions_of", "said_by", "named_in"),
    *("doubts_of", "story_of", "copies_of", "changes_of"),
)
"""The tables of a shelf that pages look things up in."""


def _sorted(shelf: Shelf) -> Shelf:
    """The shelf with its parts in order, so that no reader has to wait for it."""
    for part in ("names", "labels", "owner", *TABLES):
        getattr(shelf, part)
    return shelf


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While a record is taken in, Python's search for rings of values rests: a record holds none, and to look through millions
    of its values again and again takes a third of the time. Nor is it looked through later, while readers wait."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if running:
            gc.enable()


def _whole(record: Record) -> Record:
    """The record with its readings in memory."""
    return replace(record, readings=MappingProxyType(dict(record.readings.items())))
