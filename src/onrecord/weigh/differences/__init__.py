"""Where the sides of a claim part: numbers, dates, places, causes, and whether it is so at all.

| slot   | sides                                       | verdict                                             |
|--------|---------------------------------------------|-----------------------------------------------------|
| number | both can be true, one says more             | precision                                           |
|        | cannot both be true, the later day differs  | update                                              |
|        | cannot both be true, one day, two origins   | conflict                                            |
|        | anything else                               | unsure                                              |
| date   | one holds the other / no day in common      | precision / conflict where told as one happening    |
| place  | “shed 4” and “shed 5” in two versions, or told later / else | update / unsure                     |
| cause  | two parties say what caused it, differently | conflict                                            |
| cause, means | different words                       | unsure                                              |
| status | said and denied, by different sources       | conflict                                            |
|        | planned or possible, later done             | update                                              |
|        | possible and certain                        | precision                                           |

A conflict has two sides that cannot both be true of one moment; where that is not certain, the verdict is unsure.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Claim, Difference, Material, Origin, OriginKind
from onrecord.weigh.differences import dates, figures, parts, status
from onrecord.weigh.frames import Frames

UNKNOWN = "?"
"""Family of an origin of which nobody knows whose it is: it is nobody else's either."""


def find(known: Material, claim: Claim, origins: Sequence[Origin]) -> tuple[Difference, ...]:
    """All differences between a claim's assertions, slot by slot."""
    if len(claim.assertions) < 2:  # noqa: PLR2004 - one assertion differs from nothing
        return ()
    frames = Frames(known)
    known_ones = [o for o in origins if o.kind is not OriginKind.UNKNOWN]
    family = {o.id: o.family if o.family and o.family != UNKNOWN else o.id for o in known_ones}
    return (
        *figures.find(frames, claim, family),
        *dates.find(frames, claim),
        *parts.find(frames, claim, family),
        *status.find(frames, claim, family),
    )
