"""To be built."""

from __future__ import annotations

from onrecord.model.parse import Parse
from onrecord.model.reading import Reading, Time


def find(reading: Reading, parse: Parse) -> tuple[Time, ...]:
    return ()
