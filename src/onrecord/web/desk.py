"""The desk's record: held in memory as an edition, taken from its file anew whenever the file has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from onrecord.present.shelf import Shelf
from onrecord.store import Hit, Store
from onrecord.web.jobs import Jobs

T = TypeVar("T")

PATIENCE_S = 8.0
"""How long a page waits for a record that is being woven anew after a person's act, before it shows the one before."""

KEPT = 400
"""Views kept of one edition; a story of 20 articles takes a tenth of a second to make, and two readers want the same."""

FOUND = 300
"""Statements, and articles, that a search takes from the file before it is narrowed."""


@dataclass
class Edition:
    """A record as it stood at one version of its file. It never changes; what is made of it is kept beside it."""

    version: int
    shelf: Shelf
    _made: dict[object, object] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this edition."""
        with self._lock:
            if key in self._made:
                return self._made[key]  # type: ignore[return-value]  # the key names what was made
        made = make()
        with self._lock:
            if len(self._made) >= KEPT:
                self._made.clear()
            self._made[key] = made
        return made


class Desk:
    """One record, and what is done with it from the desk. Several threads use it at once."""

    def __init__(self, path: Path, by: str = "desk") -> None:
        self.path = path
        self.by = by
        self._lock = Lock()
        self._making: Event | None = None
        self._trouble: OnRecordError | None = None
        self.jobs = Jobs(path, self._read)
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

    def search(self, words: str) -> Sequence[Hit]:
        """Where these words stand."""
        with Store(self.path) as store:
            return store.search(words, FOUND)

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
        with Store(self.path, create=True) as store:
            version = store.version
            record = pipeline.current(store)
            return Edition(version, _sorted(Shelf(_whole(record))))

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

    def _read(self) -> None:
        """After a job: have the new edition ready before anybody asks for it."""
        self.edition()


def _sorted(shelf: Shelf) -> Shelf:
    """The shelf with its parts in order, so that no reader has to wait for it."""
    for part in ("names", "labels", "owner", "claims_of", "timeline_of", "attributions_of", "copies_of", "changes_of"):
        getattr(shelf, part)
    return shelf


def _whole(record: Record) -> Record:
    """The record with its readings in memory."""
    return replace(record, readings=MappingProxyType(dict(record.readings.items())))
