"""The words of one event, as the finders of events hand them on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Core:
    """The words of one event: `trigger` carries the action; `top` is the word that its clause hangs on; `words` are
    all that belong to it (“was”, “expected”, “stop”, “using”). `nominal` says that the trigger is a noun, `undergone`
    that the subject suffers it, `tally` that it is a running count, `at_most` that its number is denied to be higher, `doer` that the trigger
    is a noun for who does it (“is an ally of Peru”), `taken_up` is the noun by which it takes up what was told before (“the *move* ended”)."""

    trigger: int
    top: int
    words: tuple[int, ...]
    action: str
    phase: str | None = None
    modality: str | None = None
    negative: bool = False
    nominal: bool = False
    undergone: bool = False
    attempt: bool = False
    tally: str | None = None
    at_most: bool = False
    doer: bool = False
    taken_up: str = ""
