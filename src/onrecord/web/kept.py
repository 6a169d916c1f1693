"""What was made for readers, kept for the next ones: the longest unused is let go first, so that memory has a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

BYTES = 192_000_000
"""Pages kept, together; that of a story of twenty articles has half a megabyte, its JSON twice that."""

VIEWS = 100
"""Other values kept: views, and lists made once for an edition."""


class Kept:
    """Values by key, each made once. Several threads use it at once; two that want the same at the same time may both make it."""

    def __init__(self, room: int = BYTES, views: int = VIEWS) -> None:
        self._lock = Lock()
        self._pages: OrderedDict[object, bytes] = OrderedDict()
        self._views: OrderedDict[object, Any] = OrderedDict()
        self._free = room
        self._most = views

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, made anew only where it was let go."""
        with self._lock:
            for kept in (self._pages, self._views):
                if key in kept:
                    kept.move_to_end(key)
                    return kept[key]  # type: ignore[return-value]  # the key names what was made
        made = make()
        with self._lock:
            self._put(key, made)
        return made

    def _put(self, key: object, made: Any) -> None:
        if not isinstance(made, bytes):
            self._views[key] = made
            if len(self._views) > self._most:
                self._views.popitem(last=False)
        elif key not in self._pages:
            self._pages[key] = made
            self._free -= len(made)
            while self._free < 0 and len(self._pages) > 1:
                self._free += len(self._pages.popitem(last=False)[1])
