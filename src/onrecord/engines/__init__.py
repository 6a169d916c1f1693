"""What is heavy or can be exchanged: the parser, the language detector, the executor. Only `pipeline` and the doors
above it import from here."""

from __future__ import annotations

import os

THREAD_SETTINGS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread() -> None:
    """Let matrix products use one thread, here and in processes started from here, unless the user says otherwise.

    Articles are what is read at the same time; two threads on one article's small products wait for each other and take
    half as much processor again. The libraries look at this when numpy is first imported.
    """
    for name in THREAD_SETTINGS:
        os.environ.setdefault(name, "1")
