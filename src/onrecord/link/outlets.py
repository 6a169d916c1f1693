"""Outlets that a person named: as good as one that was given when the article was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model.reading import Reading
from onrecord.model.record import Judgement
from onrecord.model.text import Basis, Outlet


def named(readings: Mapping[str, Reading], judgements: Sequence[Judgement]) -> Mapping[str, Reading]:
    """The readings, those of which somebody named the outlet with it; the latest judgement on an article wins. An article's
    id, which other judgements name, stays as it was read."""
    found: dict[str, str] = {}
    for one in sorted(judgements, key=lambda one: (one.at, one.by, one.marks)):
        if one.kind == "outlet" and one.value and not one.undone:
            found |= {mark.article: one.value for mark in one.marks if mark.article in readings}
    if not found:
        return readings
    return Named(readings, {article: _of(readings[article], name) for article, name in found.items()})


def _of(reading: Reading, name: str) -> Reading:
    return replace(reading, article=replace(reading.article, outlet=Outlet(name, Basis.GIVEN)))


class Named(Mapping[str, Reading]):
    """Readings, some of them with another outlet; the others are not loaded before somebody asks for them."""

    def __init__(self, readings: Mapping[str, Reading], changed: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._changed = changed

    def __getitem__(self, article: str) -> Reading:
        return self._changed[article] if article in self._changed else self._readings[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)
