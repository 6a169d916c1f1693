"""A time limit on the reading of one article: a hostile PDF, letter or page can keep a reader busy for hours."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from onrecord.errors import LimitExceeded

AGAIN = 0.5
"""Seconds after which a reader that has swallowed the stop is stopped again."""


class _TimeUp(BaseException):
    """Raised inside the reader; no `except Exception` of a library may swallow it."""


@contextmanager
def within(seconds: float, source: str) -> Iterator[None]:
    """Stop what runs inside after this many seconds with a LimitExceeded.

    It works where signals do: in a process's main thread, on systems that have them. A longer limit of the caller's on the
    same timer goes on afterwards with what is left of it; a shorter one stays in charge. Elsewhere the caller's own
    watchdog has to do.
    """
    free = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not free or 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= seconds:
        yield
        return
    over = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if not over:  # the second stop may come while the first one's stack is still being taken down
            raise _TimeUp

    before, start = signal.signal(signal.SIGALRM, stop), time.monotonic()
    left, again = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            over = True
    except _TimeUp:
        raise LimitExceeded(source, f"not read within {seconds:g} seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(AGAIN / 100, left - (time.monotonic() - start)), again)
