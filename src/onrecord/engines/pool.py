"""Many articles through several processes: each worker makes its own reader, returns values and opens nothing else.

A watchdog ends a worker that stays on one article past its limit, names the file, starts another worker and goes on.
Small piles are read in this process, for a worker takes seconds to load its model.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Thread, current_thread, main_thread
from types import FrameType
from typing import Any

from onrecord.engines import one_thread
from onrecord.errors import InputError, OnRecordError
from onrecord.model.reading import Failure, Reading
from onrecord.model.text import Article

Reader = Callable[[Article], Reading]

SMALL_PILE = 40
"""Articles; up to here one process is quicker than two that load the model first (4 s each, 10 articles a second)."""
LIMIT_S = 60.0
"""Seconds that an article may take, and one more for each `LONG` code points; an article of 500 words takes 0.1 s."""
LONG = 2_000
AHEAD = 2
"""Articles that a worker holds, so that it need not wait for this process."""
START_S = 180.0
"""Seconds that a worker may take to load its model."""


def workers_for(count: int | None) -> int:
    """How many processes to read with: those asked for, or one for each core that this process may use, at most 8."""
    if count is not None:
        return max(1, count)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, 8)


def read_many(
    make: Callable[[], Reader], articles: Iterable[Article], workers: int = 1, limit_s: float = LIMIT_S
) -> Iterator[Reading | Failure]:
    """The reading of each article, or why there is none, as they are done; `make` (importable by name) makes a reader."""
    coming = iter(articles)
    first = list(islice(coming, SMALL_PILE + 1))
    if workers == 1 or len(first) <= SMALL_PILE:
        yield from read_here(make, _chain(first, coming), limit_s)
    else:
        yield from Pool(make, workers, limit_s).read(_chain(first, coming))


def read_here(
    make: Callable[[], Reader], articles: Iterable[Article], limit_s: float = LIMIT_S
) -> Iterator[Reading | Failure]:
    """Read in this process, one after the other; an alarm stands in for the watchdog."""
    reader: Reader | None = None
    for article in articles:
        reader = reader or make()
        try:
            with alarm(allowed(article, limit_s)):
                found = attempt(reader, article)
        except TooLong:
            found = Failure(article.source, _too_long(article, limit_s))
        yield found


class TooLong(BaseException):
    """Reading an article passed its limit; no finder's own `except Exception` may hold it up."""


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in what runs under it after so many seconds; nothing where the system or the thread allows none."""
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def ring(_: int, __: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def allowed(article: Article, limit_s: float) -> float:
    """Seconds that an article may take."""
    return limit_s + len(article.text) / LONG


def _too_long(article: Article, limit_s: float) -> str:
    return f"reading took longer than {allowed(article, limit_s):.0f} seconds"


def attempt(reader: Reader, article: Article) -> Reading | Failure:
    """The reading, or what stood against it: one article that trips a finder must not stop the others."""
    try:
        return reader(article)
    except InputError as error:
        return Failure(article.source, error.reason)
    except Exception as error:  # noqa: BLE001 -- a defect in a finder costs one article, and is told
        return Failure(article.source, f"could not be read: {_where(error)}; please report this as a defect")


def _where(error: Exception) -> str:
    """An unexpected error in a line: `IndexError in onrecord/annotate/times.py, line 40`."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = frame.filename.replace(os.sep, "/").rpartition("/src/")[2].rpartition("site-packages/")[2]
    return f"{type(error).__name__} ({error}) in {place}, line {frame.lineno}"


def _chain(first: list[Article], rest: Iterator[Article]) -> Iterator[Article]:
    yield from first
    yield from rest


# --- a worker ---------------------------------------------------------------------------------------------------


def work(make: Callable[[], Reader], pipe: Connection) -> None:
    """A worker's life: make a reader, say so, then answer each article until the process that started it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given: SimpleQueue[Article] = SimpleQueue()
    Thread(target=_listen, args=(pipe, given), daemon=True).start()
    try:
        reader = make()
    except Exception as error:  # noqa: BLE001 -- told to the process that can tell the user
        pipe.send(Failure("", f"{type(error).__name__}: {error}"))
        return
    pipe.send(None)
    while True:
        pipe.send(attempt(reader, given.get()))


def _listen(pipe: Connection, given: SimpleQueue[Article]) -> None:
    """Take in what comes, so that neither side ever waits for the other to take what it sends."""
    try:
        while True:
            given.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


@dataclass
class Worker:
    """A process, the pipe to it, and the articles it holds, the one it reads first."""

    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    holds: deque[Article] = field(default_factory=deque)
    since: float = 0.0
    """When it began with its first article, by the monotonic clock."""

    def give(self, article: Article) -> None:
        """Hand it one more article."""
        if not self.holds:
            self.since = time.monotonic()
        self.holds.append(article)
        self.pipe.send(article)

    def deadline(self, limit_s: float) -> float:
        """When it has been at what it does for too long."""
        if not self.ready:
            return self.since + START_S
        return self.since + allowed(self.holds[0], limit_s) if self.holds else float("inf")

    def end(self) -> None:
        """End it now, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """Some workers and the articles that pass through them."""

    def __init__(self, make: Callable[[], Reader], workers: int, limit_s: float) -> None:
        self._make = make
        self._count = workers
        self._limit_s = limit_s
        self._workers: list[Worker] = []
        self._back: deque[Article] = deque()
        """Articles that a worker held when it ended, to be given to another."""

    def read(self, articles: Iterator[Article]) -> Iterator[Reading | Failure]:
        """Read them all; the workers end with this, even where the caller stops half-way."""
        try:
            self._workers = [self._start() for _ in range(self._count)]
            while self._feed(articles):
                for worker in self._waken():
                    yield from self._answer(worker)
                yield from self._overdue()
        finally:
            for worker in self._workers:
                worker.end()

    def _start(self) -> Worker:
        """A new worker, loading its model."""
        one_thread()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(self._make, theirs), daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours, since=time.monotonic())

    def _feed(self, articles: Iterator[Article]) -> bool:
        """Give every worker its share; whether anything is still to come."""
        for worker in self._workers:
            while worker.ready and len(worker.holds) < AHEAD and (article := self._next(articles)):
                self._send(worker, article)
        if any(worker.holds for worker in self._workers):
            return True
        held = self._next(articles)
        if held is not None:
            self._back.append(held)
        return held is not None

    def _next(self, articles: Iterator[Article]) -> Article | None:
        return self._back.popleft() if self._back else next(articles, None)

    def _send(self, worker: Worker, article: Article) -> None:
        """Hand it over; a worker that has just died is found out when its answer is asked for."""
        try:
            worker.give(article)
        except OSError:
            worker.process.kill()

    def _waken(self) -> list[Worker]:
        """Sleep until a worker has something to say or one is overdue; those that have."""
        left = min(worker.deadline(self._limit_s) for worker in self._workers) - time.monotonic()
        heard: set[Any] = set(wait([worker.pipe for worker in self._workers], timeout=max(0.0, left)))
        return [worker for worker in self._workers if worker.pipe in heard]

    def _answer(self, worker: Worker) -> Iterator[Reading | Failure]:
        """What a worker says: it is ready, it has read something, or it is gone."""
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._gone(worker)
            return
        if worker.ready:
            worker.holds.popleft()
            worker.since = time.monotonic()
            yield said
        elif isinstance(said, Failure):
            raise OnRecordError(f"the reader cannot start: {said.reason}")
        worker.ready = True

    def _gone(self, worker: Worker) -> Iterator[Failure]:
        """A worker ended by itself: the article that it was at is told of."""
        if not worker.ready:
            raise OnRecordError("the reader cannot start: its process ended at once (is there enough memory?)")
        worker.process.join()
        yield from self._replace(worker, f"its reader ended (exit code {worker.process.exitcode})")

    def _overdue(self) -> Iterator[Failure]:
        """End the workers that are past their deadline and have not answered meanwhile."""
        for worker in list(self._workers):
            if time.monotonic() < worker.deadline(self._limit_s) or worker.pipe.poll():
                continue
            if not worker.ready:
                raise OnRecordError(f"the reader cannot start: its model did not load in {START_S:.0f} seconds")
            yield from self._replace(worker, _too_long(worker.holds[0], self._limit_s))

    def _replace(self, worker: Worker, reason: str) -> Iterator[Failure]:
        """Another worker in its place; the article it was at is given up, the others go back."""
        worker.end()
        self._workers[self._workers.index(worker)] = self._start()
        if worker.holds:
            yield Failure(worker.holds.popleft().source, reason)
        self._back.extend(worker.holds)
