"""How far a long piece of work is: articles a second and time left, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.status import Status

PATIENCE_S = 1.0
"""Seconds of work that need no bar."""


@contextmanager
def bar(total: int) -> Iterator[Callable[[], None]]:
    """Something to call after each article; a bar appears where the work takes longer than a second."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shown = Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = shown.add_task("reading", total=total, speed="")

    def step() -> None:
        shown.advance(task)
        now = shown.tasks[0]
        speed = f"{now.speed:.1f} articles/s" if now.speed else ""
        shown.update(task, speed=speed, total=max(total, int(now.completed)))

    with _later(shown):
        yield step


@contextmanager
def busy(what: str) -> Iterator[None]:
    """A sign that something goes on whose end is not known, where it takes longer than a second."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with _later(Console(stderr=True).status(what)):
        yield


@contextmanager
def _later(shown: Progress | Status) -> Iterator[None]:
    """Show it from the moment when patience ends until the work does."""
    timer = Timer(PATIENCE_S, shown.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        shown.stop()
