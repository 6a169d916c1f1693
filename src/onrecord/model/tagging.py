"""What a learned tagger makes of an article: words that it takes for the source, the cue or the content of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from onrecord.model.parse import View
from onrecord.model.text import Span


class Part(StrEnum):
    """“Qureshi”, “said” and “the bridge was safe” in “Qureshi said the bridge was safe”."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Tag:
    """Words of one block that a tagger takes for one part of a statement, in source offsets; `sure` is how probable it finds
    them, from 0 to 1, its least certain word deciding."""

    part: Part
    span: Span
    block: int
    sure: float = 1.0


class Tagger(Protocol):
    """Tags the words of one article's views; `version` names the model, and belongs to the reading's cache key."""

    version: str

    def tag(self, views: Sequence[View]) -> tuple[Tag, ...]: ...
