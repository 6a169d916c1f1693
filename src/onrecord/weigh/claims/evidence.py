"""What two assertions have in common, and what they have not."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.values.numbers import Comparison
from onrecord.weigh.claims.clashes import NAMED, amounts
from onrecord.weigh.frames import Frame
from onrecord.weigh.intervals import apart, width

COPIED_WORDS = 0.5
PARTS_WORDS = 0.40
PLACE_WORDS = 0.50
WEAK_WORDS = 0.65
ALL_WORDS = 0.80
LEAST_OF_LONGER = 0.12
"""Shares of the shorter (last: the longer) clause's words that both must have. Set by reading joined and unjoined pairs of
45 piles of reports on one war and six of US politics; lower, happenings of one kind in one place run together."""
WEAK = frozenset({"be", "have", "do", "come", "go", "get", "make", "happen", "exist", "see", "know", "think", "take", "give",
                  "say", "want", "need", "show", "include", "become", "seem", "put", "keep", "call", "mean", "ask",
                  "urge", "work", "file", "lie", "link", "challenge", "introduce", "restrict", "identify", "announce", "operate", "cooperate", "control", "agree", "fight", "wage_war"})  # fmt: skip
"""Actions that so many things are said with that more words have to agree."""
LONGEST_MONTH = 31
"""Days up to which a time is close enough to tell one beginning from another."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two frames have in common. `words` is a share; `actor`, `thing`, `place`, `day` whether they agree; `more` whether
    enough beside the parties is shared; `denial` whether one denies it; `apart` whether they give
    unlike figures of one unit, `extra` whether one names what the other does not; `alone` whether neither names a doer; `once` whether one party by name is known to do a thing
    that is done once; `begun` whether both go on since one time; `least` the share of words that the action asks for."""

    copied: bool
    words: float
    actor: bool
    thing: bool
    place: bool
    day: bool
    more: bool
    least: float
    stances: bool
    denial: bool
    apart: bool
    extra: bool
    alone: bool
    once: bool
    common: int
    begun: bool


def named(keys: frozenset[str]) -> frozenset[str]:
    """The keys of what has a name."""
    return frozenset(key for key in keys if key[0] in NAMED)


def one_party(a: Frame, b: Frame, *, strict: bool) -> bool:
    """Whether both name the same persons or bodies, and nobody else, in one role: as doers of the same thing or of nothing else
    (“she resigned”), or as sufferers of the same doer or of one that is left out (“he was sentenced”; not where `strict`)."""
    doer, thing = _same_names(a.actors, b.actors), _same_names(a.objects, b.objects)
    if doer and (a.objects & b.objects or not (a.objects or b.objects)):
        return True
    return thing and bool(a.actors & b.actors or not (a.actors or b.actors if strict else a.actors and b.actors))


def _same_names(one: frozenset[str], other: frozenset[str]) -> bool:
    named = [{key for key in keys if key[0] in "pe"} for keys in (one, other)]
    return bool(named[0]) and named[0] == named[1]


def one_place(a: Frame, b: Frame) -> bool:
    """Whether both name one town or site; a country is too wide to tell happenings apart."""
    return any(key[0] in "le" for key in a.places & b.places)


def one_day(a: Frame, b: Frame) -> bool:
    """Whether both are told of days that can be the same."""
    return bool(a.days and b.days and width(a.days) <= 1 and width(b.days) <= 1 and not apart(a.days, b.days))


def one_beginning(a: Frame, b: Frame) -> bool:
    """Whether two days or months from which on something is done can be the same."""
    narrow = a.days is not None and b.days is not None and max(width(a.days), width(b.days)) <= LONGEST_MONTH
    return narrow and a.days is not None and b.days is not None and not apart(a.days, b.days)


def figures_apart(a: Frame, b: Frame) -> bool:
    """Whether both count the same thing or measure in one unit, and the figures cannot both be true."""
    pairs = [(x, y) for x in a.event.quantities for y in b.event.quantities if x.counted == y.counted]
    return bool(pairs) and all(amounts(x, y) is Comparison.APART for x, y in pairs)
