"""Where the sides of a claim part: numbers, dates, places, causes, and whether it is so at all.

| slot   | sides                                       | verdict                                             |
|--------|---------------------------------------------|-----------------------------------------------------|
| number | both can be true, one says more             | precision                                           |
|        | cannot both be true, the later day differs  | update                                              |
|        | cannot both be true, one day, two origins   | conflict; of a count of people that moves only where one article sets one against the other |
|        | anything else                               | unsure                                              |
| date   | one holds the other / no day in common      | precision / conflict where told as one happening    |
| place  | “shed 4” and “shed 5” in two versions, or told later / else | update / unsure                     |
| cause  | two parties say what caused it, differently | conflict                                            |
| cause, means | different words                       | unsure                                              |
| cause  | one place used for two kinds of things (`uses`) | unsure                                    |
| actor  | one kind of thing in other words            | precision                                           |
| status | said and denied, by different sources       | conflict                                            |
|        | planned or possible, later done             | update                                              |
|        | possible and certain                        | precision                                           |
|        | a later claim of the same thing (`later`)   | update                                              |

A conflict has two sides that cannot both be true of one moment; where that is not certain, the verdict is unsure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.record import Claim, Difference, Material, Origin, OriginKind
from onrecord.weigh.differences import dates, figures, later, parts, status, uses, wordings
from onrecord.weigh.frames import Frames

UNKNOWN = "?"
"""Family of an origin of which nobody knows whose it is: it is nobody else's either."""


def find_all(
    known: Material, claims: Sequence[Claim], origins: Sequence[Origin], frames: Frames | None = None
) -> tuple[Claim, ...]:
    """The claims of a story with all their differences, within each and to later ones."""
    frames, family = frames or Frames(known), _families(origins)
    later_ones, other_uses = later.find(frames, claims), uses.find(frames, claims)
    return tuple(
        _with(
            claim,
            (*_within(frames, claim, family), *later_ones.get(claim.id, ()), *other_uses.get(claim.id, ())),
        )
        for claim in claims
    )


def _with(claim: Claim, found: tuple[Difference, ...]) -> Claim:
    return claim if claim.differences == found else replace(claim, differences=found)


def find(known: Material, claim: Claim, origins: Sequence[Origin]) -> tuple[Difference, ...]:
    """All differences between a claim's assertions, slot by slot."""
    return _within(Frames(known), claim, _families(origins))


def _families(origins: Sequence[Origin]) -> dict[str, str]:
    """The family of each origin whose it is known to be."""
    known_ones = [o for o in origins if o.kind is not OriginKind.UNKNOWN]
    return {o.id: o.family if o.family and o.family != UNKNOWN else o.id for o in known_ones}


def _within(frames: Frames, claim: Claim, family: Mapping[str, str]) -> tuple[Difference, ...]:
    if len(claim.assertions) < 2:  # noqa: PLR2004 - one assertion differs from nothing
        return ()
    return (
        *figures.find(frames, claim, family),
        *dates.find(frames, claim),
        *parts.find(frames, claim, family),
        *wordings.find(frames, claim),
        *status.find(frames, claim, family),
    )
