"""What one party uses a base or port for, told by two articles in two kinds: “took off from the airfield to strike rebels”,
“flew to the airfield to be refuelled”.

Both can be true, and where no text says so the verdict is unsure. The kinds stand in `KINDS`; what is of none is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model.reading import Argument, Modality, Polarity, Reading
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot
from onrecord.model.text import Passage, Reason
from onrecord.values import kinds, predicates
from onrecord.values.words import WORD
from onrecord.weigh.frames import SITES, Frame, Frames

KINDS = {
    "attack": frozenset({"attack", "fight"}),
    "servicing": frozenset({"refuel", "repair"}),
    "relief": frozenset({"rescue", "evacuate", "treat", "vaccinate"}),
    "training": frozenset({"train"}),
    "watching": frozenset({"patrol", "monitor"}),
    "trade": frozenset({"supply", "export", "import"}),
}
"""Kinds of what a place is used for, each with its actions or the more general ones that these imply."""
OWN = "el"
"""First letters of the keys of one place and no other."""


@dataclass(frozen=True, slots=True)
class Use:
    """One telling of what somebody uses a place for."""

    claim: Claim
    said: Assertion
    party: frozenset[str]
    site: frozenset[str]
    aims: frozenset[str]
    words: str
    passage: Passage


def find(frames: Frames, claims: Sequence[Claim]) -> dict[str, tuple[Difference, ...]]:
    """For each claim of such a use the first that tells of another kind; by claim id."""
    uses = [use for claim in claims for said in claim.assertions for use in _uses(frames, claim, said)]
    found: dict[str, tuple[Difference, ...]] = {}
    for one, other in combinations(uses, 2):
        first, second = (one, other) if len(one.claim.assertions) >= len(other.claim.assertions) else (other, one)
        if first.claim.id not in found and _differ(one, other):
            found[first.claim.id] = (_difference(first, second),)
    return found


def _uses(frames: Frames, claim: Claim, said: Assertion) -> Iterator[Use]:
    frame, reading = frames.of(said.event), frames.known.readings[said.article]
    if said.modality is not Modality.ASSERTED or said.polarity is not Polarity.POSITIVE or frame.phase == "end":
        return
    party, site = frozenset(key for key in frame.actors if key[0] in "ce"), _site(frame)
    for argument in frame.event.arguments if party and site else ():
        aims = _aims(reading, argument) if argument.role == "purpose" else frozenset()
        if aims:
            passage = Passage(reading.id, argument.span)
            yield Use(claim, said, party, site, aims, reading.words(argument.span), passage)


def _site(frame: Frame) -> frozenset[str]:
    """The base or port that something is done from, at or by flying to it."""
    site = frame.site or (frame.objects if frame.action == "use" else frame.whither)
    return site if any(key[0] == "k" and key[2:] in SITES for key in site) else frozenset()


def _aims(reading: Reading, argument: Argument) -> frozenset[str]:
    """The kinds of what is aimed at: “to launch air strikes” is an attack."""
    table = predicates.lexicon()
    words = [word.lower() for word in WORD.findall(reading.words(argument.span))]
    nouns = (table.nouns.get(form) for word in words for form in (word, word.removesuffix("s")))
    actions = {name for name in (table.verbs.get(argument.head.lower()), *nouns) if name}
    general = actions | {weaker for name in actions for weaker in table.predicates[name].implies}
    return frozenset(kind for kind, held in KINDS.items() if general & held)


def _differ(one: Use, other: Use) -> bool:
    """Whether two articles tell of one party and one place, and of two kinds of use."""
    if one.said.article == other.said.article or not one.party & other.party or one.aims & other.aims:
        return False
    shared = one.site & other.site
    kind = any(key[0] == "k" and kinds.is_kind(key[2:]) for key in shared)
    return any(key[0] in OWN for key in shared) or (kind and any(key[0] == "c" for key in shared))


def _difference(one: Use, other: Use) -> Difference:
    rows = (one, other)
    return Difference(
        Slot.CAUSE,
        DifferenceKind.UNSURE,
        tuple(Side(use.words, (use.said.id,)) for use in rows),
        tuple(Reason(f"another kind of use is told: “{use.words}”", use.passage) for use in rows),
    )
