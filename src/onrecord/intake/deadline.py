"""A time limit on one file's reading: a hostile PDF can keep a reader busy for hours."""

from __future__ import annotations

import signal
import threading
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

    It works where signals do: in a process's main thread, on systems that have them, and where nobody else holds the
    timer. Elsewhere the caller's own watchdog has to do.
    """
    free = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not free or signal.getitimer(signal.ITIMER_REAL)[0] > 0:
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    except _TimeUp:
        raise LimitExceeded(source, f"not read within {seconds:g} seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
