"""To be built."""

from __future__ import annotations

from onrecord.model.parse import Parse
from onrecord.model.reading import Mention, Reading, Referent


def find(reading: Reading, parse: Parse) -> tuple[tuple[Mention, ...], tuple[Referent, ...]]:
    return (), ()
