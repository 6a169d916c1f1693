"""Whose words an assertion is: the family of its origin, else the words that name its speaker in its article."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.reading import Reading
from onrecord.model.record import Assertion
from onrecord.values.words import listed


def voice(reading: Reading, assertion: Assertion, family: Mapping[str, str]) -> str | None:
    """Two assertions of different voices are two parties; None where it is not known whose it is."""
    if known := family.get(assertion.origin or ""):
        return known
    source = reading.statements[assertion.statement.index].source if assertion.statement else None
    words = reading.words(source).lower() if source else ""
    return None if not words or words in listed("pronouns") else f"{reading.id}:{words}"
