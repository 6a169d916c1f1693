"""What a later claim of the same thing does to an earlier one: planned, then done; going on, then ended.

| earlier                | later, of the same doer and thing        | told as                         |
|------------------------|------------------------------------------|---------------------------------|
| planned or possible    | done                                     | planned or possible, later done |
| planned or possible    | planned or possible, told weeks later    | told anew later                 |
| going on               | ended                                    | going on, later ended           |
| ended                  | begun again                              | ended, later begun again        |

Each was said when it was said, so each is an update. “Used” and “stopped using” are two claims: the difference stands with
the earlier one, and its second side are the assertions of the later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Modality, Polarity
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot
from onrecord.model.text import Reason
from onrecord.values import predicates
from onrecord.weigh.frames import Frame, Frames, aligned
from onrecord.weigh.intervals import is_before

ANEW = 28
"""Days after which a plan that is told again is told anew; below, it is the same news."""
TOLD = {
    ("ahead", "done"): "planned or possible, later done",
    ("ahead", "ahead"): "told anew later",
    ("going on", "ended"): "going on, later ended",
    ("ended", "begun"): "ended, later begun again",
}
NAMED = "pce"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a claim stands: its clearest assertion's frame, and whether it is ahead, going on, done, ended or begun again."""

    claim: Claim
    said: Assertion
    frame: Frame
    status: str


def find(frames: Frames, claims: Sequence[Claim]) -> dict[str, tuple[Difference, ...]]:
    """For each claim that a later one updates, the difference; by claim id."""
    stands = [stand for claim in claims if (stand := _stand(frames, claim))]
    by_party: defaultdict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in stands:
        action = "use" if stand.frame.site else stand.frame.action
        for key in sorted(key for key in stand.frame.actors if key[0] in NAMED):
            by_party[action, key].append(stand)
    found: dict[str, tuple[Difference, ...]] = {}
    for row in by_party.values():
        for earlier in row:
            later = next(_updates(frames, earlier, row), None)
            if later is not None and earlier.claim.id not in found:
                found[earlier.claim.id] = (_difference(earlier, later),)
    return found


def _stand(frames: Frames, claim: Claim) -> Stand | None:
    said = min(claim.assertions, key=lambda a: (a.modality is Modality.ASSERTED, a.id))
    frame = frames.of(said.event)
    if said.polarity is Polarity.NEGATIVE or frame.told is None or frame.action not in predicates.lexicon().predicates:
        return None
    status = _status(said, frame)
    return Stand(claim, said, frame, status) if status else None


def _status(said: Assertion, frame: Frame) -> str:
    if said.modality in {Modality.PLANNED, Modality.HOPED, Modality.POSSIBLE}:
        return "ahead" if frame.future else ""
    if said.modality is not Modality.ASSERTED:
        return ""
    if frame.phase == "end":
        return "ended"
    if frame.phase in {"begin", "resume"}:
        return "begun"
    return "going on" if frame.event.tense == "present" or frame.since else "done"


def _updates(frames: Frames, earlier: Stand, row: Sequence[Stand]) -> Iterator[Stand]:
    """The later claims that replace it, the first told first."""
    for later in sorted(row, key=lambda stand: (str(stand.frame.told and stand.frame.told.earliest), stand.claim.id)):
        if (
            (earlier.status, later.status) in TOLD
            and _follows(frames, earlier, later)
            and _one_thing(frames, earlier, later)
        ):
            yield later


def _follows(frames: Frames, earlier: Stand, later: Stand) -> bool:
    """Whether all of one is told before all of the other."""
    first = [frames.of(a.event).told for a in earlier.claim.assertions]
    then = [frames.of(a.event).told for a in later.claim.assertions]
    if not all(a and b and is_before(a, b) for a in first for b in then):
        return False
    gap = min((b.earliest - a.latest).days for a in first for b in then if a and b and a.latest and b.earliest)
    return earlier.status != later.status or gap >= ANEW


def _one_thing(frames: Frames, earlier: Stand, later: Stand) -> bool:
    """Whether any of their tellings are of one thing: one article names the country that another takes for known."""
    then = [frames.of(said.event) for said in later.claim.assertions]
    return any(_of_one_thing(frames.of(said.event), other) for said in earlier.claim.assertions for other in then)


def _of_one_thing(one: Frame, other: Frame) -> bool:
    """Whether both are of one named thing, or of one kind of thing in one country or place."""
    a, b = aligned(one, other)
    doers = a.actors & b.actors
    shared = (a.objects & b.objects) - doers
    if a.action != b.action or {k for k in a.actors ^ b.actors if k[0] == "p"}:
        return False
    named, kind = {k for k in shared if k[0] in "ple"}, {k for k in shared if k[0] == "k"}
    return bool(named) or bool(kind and {k for k in shared if k[0] == "c"})


def _shown(stand: Stand) -> str:
    """Where it stood, and as of which day where that is known: “planned, as of 2024-05-04”."""
    status = stand.said.modality.value if stand.status == "ahead" else stand.status
    told = stand.frame.told
    return f"{status}, as of {told.earliest}" if told and told.earliest and told.earliest == told.latest else status


def _difference(earlier: Stand, later: Stand) -> Difference:
    told = TOLD[earlier.status, later.status]
    sides = (
        Side(_shown(earlier), tuple(a.id for a in earlier.claim.assertions)),
        Side(_shown(later), tuple(a.id for a in later.claim.assertions)),
    )
    reasons = (
        Reason(f"{told}: {earlier.status}", earlier.said.passage),
        Reason(f"{told}: {later.status}", later.said.passage),
    )
    return Difference(Slot.STATUS, DifferenceKind.UPDATE, sides, reasons)
