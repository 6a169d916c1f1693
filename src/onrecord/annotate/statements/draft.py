"""A statement in the making: token ranges, before quotation marks and neighbours have their say."""

from __future__ import annotations

from dataclasses import dataclass, field

Reach = tuple[int, int]
"""First and last token, both included."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one cue word reports. `pieces` are the tokens of what is said (empty where only a quotation can say);
    `clause` the tokens of the reporting clause; `source` the token that heads the words for the speaker."""

    anchor: int
    cue: Reach
    source: int | None
    pieces: tuple[Reach, ...]
    attitude: str
    frame: str
    clause: frozenset[int] = field(default=frozenset())
    named: Reach | None = None
    """The words for the speaker, where they are not simply the subtree of `source`."""
    hearer: int | None = None
    postposed: bool = False
    agent: int | None = None
    """Who passed it on: “Interfax” in “was quoted by Interfax as saying”."""

    @property
    def first(self) -> int:
        return min((start for start, _ in self.pieces), default=self.anchor)

    @property
    def last(self) -> int:
        return max((end for _, end in self.pieces), default=self.anchor)

    def holds(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        return any(start <= token <= end for start, end in self.pieces)
