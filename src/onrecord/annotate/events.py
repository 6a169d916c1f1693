"""To be built."""

from __future__ import annotations

from onrecord.model.parse import Parse
from onrecord.model.reading import Event, Reading


def find(reading: Reading, parse: Parse) -> tuple[Event, ...]:
    return ()
