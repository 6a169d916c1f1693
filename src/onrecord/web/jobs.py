"""Reading articles in the background: in a process of its own, one job after the other, with its progress.

A defect or a hostile file ends that process, not the desk. The process writes into the record's file as the command
line does; what was read before it ended is kept. It waits for further jobs for a while, since loading its models takes longer than
reading an article, and what it remembers of a large story makes weighing it again several times faster.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import Any

from onrecord import intake, pipeline
from onrecord.errors import OnRecordError
from onrecord.intake import Given, Item
from onrecord.model.reading import Failure, Reading
from onrecord.model.text import Article
from onrecord.present.news import News
from onrecord.present.shelf import Shelf
from onrecord.store import Store
from onrecord.web.brought import brought
from onrecord.weigh.memory import Memory

WAITING, READING, WEAVING, DONE, FAILED = "waiting", "reading", "weaving", "done", "failed"

KEPT = 50
"""Jobs that are remembered; they are of this desk's run only, what they read is in the record."""


IDLE_S = 600.0
"""How long the process waits for another job, with its half a gigabyte."""

TOLD = 20
"""New articles up to which a page tells what they brought together."""


@dataclass
class Job:
    """Some inputs on their way into the record."""

    number: int
    at: datetime
    names: tuple[str, ...]
    state: str = WAITING
    met: int = 0
    """Inputs that the reader has opened."""
    new: list[str] = field(default_factory=list)
    """Ids of the articles that were read."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    brought: tuple[int, News] | None = None
    """The record's version with them, and what they brought to it."""
    trouble: str = ""

    @property
    def over(self) -> bool:
        return self.state in {DONE, FAILED}


class Jobs:
    """The jobs of a desk; `finished` is called after each."""

    def __init__(self, path: Path, finished: Callable[[Job], None]) -> None:
        self._path = path
        self._finished = finished
        self._lock = Lock()
        self._turn = Lock()
        self._jobs: list[Job] = []
        self._count = 0
        self._line: Connection | None = None
        self._process: SpawnProcess | None = None
        self._rest: Timer | None = None

    @property
    def busy(self) -> bool:
        """Whether articles are being read now."""
        return any(job.state == READING for job in self.all())

    def all(self) -> list[Job]:
        """The jobs, the newest first."""
        with self._lock:
            return list(reversed(self._jobs))

    def job(self, number: int) -> Job | None:
        """The job of this number."""
        return next((job for job in self.all() if job.number == number), None)

    def start(self, items: Sequence[Item], given: Given) -> Job:
        """Have these inputs read as soon as it is their turn."""
        with self._lock:
            self._count += 1
            job = Job(self._count, datetime.now(UTC), tuple(item.source for item in items))
            self._jobs = [*self._jobs, job][-KEPT:]
        Thread(target=self._run, args=(job, tuple(items), given), daemon=True).start()
        return job

    def _run(self, job: Job, items: tuple[Item, ...], given: Given) -> None:
        """Wait for its turn, start the process, and write down what it tells."""
        with self._turn:
            job.state = READING
            last = self._listen(job, items, given)
        job.trouble = "" if last == DONE else last
        job.state = WEAVING
        self._finished(job)
        job.state = FAILED if job.trouble else DONE

    def _listen(self, job: Job, items: tuple[Item, ...], given: Given) -> str:
        """What the process tells of a job until it is through with it, or how it ended."""
        line = self._line or self._start()
        try:
            line.send((items, given))
            while True:
                kind, *told = line.recv()
                if kind == "end":
                    self._wait()
                    return str(told[0])
                _write_down(job, kind, told)
        except (EOFError, OSError):
            return f"the reader ended by itself (exit code {self._end()})"

    # --- the process ----------------------------------------------------------------------------------------------

    def _start(self) -> Connection:
        """The line to a new process."""
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(self._path, theirs), daemon=True)
        self._process.start()
        theirs.close()
        return self._line

    def _wait(self) -> None:
        """Let the process wait for another job, and go home where none comes."""
        if self._rest:
            self._rest.cancel()
        self._rest = Timer(IDLE_S, self.close)
        self._rest.daemon = True
        self._rest.start()

    def close(self) -> None:
        """End the process where it has no job; one that is at work ends with the desk."""
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def _end(self) -> int | None:
        """The exit code of the process, which ends where nobody is on its line."""
        line, process = self._line, self._process
        self._line = self._process = None
        if line is None or process is None:
            return None
        line.close()
        process.join()
        return process.exitcode


def _write_down(job: Job, kind: str, told: list[Any]) -> None:
    if kind == "met":
        job.met += 1
    elif kind == "read":
        job.new.append(told[0])
    elif kind == "brought":
        job.brought = (told[0], told[1])
    else:
        job.failures.append((told[0], told[1]))


def serve(path: Path, line: Connection) -> None:
    """That process: one job after the other, until the desk is gone or has none for long."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the desk ends it
    reader, memory = cache(pipeline.reader), Memory()
    with suppress(EOFError, OSError):
        while True:
            items, given = line.recv()
            work(path, items, given, line, reader, memory)


def work(
    path: Path,
    items: Iterable[Item],
    given: Given,
    pipe: Connection,
    reader: Callable[[], Callable[[Article], Reading]],
    memory: Memory,
) -> None:
    """One job: read, keep, weave, and tell of each step."""
    try:
        new: list[str] = []
        with Store(path) as store:
            for outcome in pipeline.extend(store, _articles(items, given, pipe), workers=1, make=reader):
                if isinstance(outcome, Failure):
                    pipe.send(("failed", outcome.source, outcome.reason))
                else:
                    new.append(outcome.id)
                    pipe.send(("read", outcome.id))
            _tell(store, new, pipe, memory)
        pipe.send(("end", DONE))
    except OnRecordError as error:
        pipe.send(("end", str(error)))


def _tell(store: Store, new: Sequence[str], pipe: Connection, memory: Memory) -> None:
    """Weave the record, and tell what the new articles brought to it where these are few."""
    record, version = pipeline.current(store, memory), store.version
    added = [article for article in new if article in record.readings]
    if added and len(added) <= TOLD:
        pipe.send(("brought", version, brought(Shelf(record), added, memory)))


def _articles(items: Iterable[Item], given: Given, pipe: Connection) -> Iterator[Article | Failure]:
    """The articles of each input, told of as it is opened."""
    for item in items:
        pipe.send(("met", item.source))
        yield from intake.read(item, given)
