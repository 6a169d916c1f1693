"""Whether a thing is so: said and denied, planned and done, possible and certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model.reading import Modality, Polarity
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot
from onrecord.model.text import Reason
from onrecord.weigh.differences.voices import voice
from onrecord.weigh.frames import Frames
from onrecord.weigh.intervals import apart


def find(frames: Frames, claim: Claim, family: Mapping[str, str]) -> Iterator[Difference]:
    """A denial against what it denies, else a plan against its doing, else a possibility against a certainty."""
    no = [a for a in claim.assertions if _says_no(a)]
    planned = {Modality.PLANNED} if any(a.modality is Modality.DENIED for a in no) else set()
    yes = [
        a for a in claim.assertions if a.modality in planned | {Modality.ASSERTED} and a.polarity is Polarity.POSITIVE
    ]
    if yes and no:
        yield _denied(frames, yes, no, family)
        return
    certain = [a for a in claim.assertions if a.modality is Modality.ASSERTED and not _is_infinitive(frames, a)]
    open_ = [a for a in claim.assertions if a.modality in {Modality.POSSIBLE, Modality.PLANNED, Modality.HOPED}]
    if certain and open_:
        yield _open(frames, certain, open_)
    elif open_ and len({a.modality for a in open_}) > 1:
        yield _difference(DifferenceKind.PRECISION, "one says it more surely", open_, [])


def _is_infinitive(frames: Frames, said: Assertion) -> bool:
    """Whether it stands in the infinitive, which leaves open whether it is so: “Governor to veto bill”."""
    reading, at = frames.known.readings[said.article], frames.of(said.event).event.trigger.start
    return reading.text[max(0, at - 3) : at].lower() == "to "


def _says_no(assertion: Assertion) -> bool:
    negative = assertion.polarity is Polarity.NEGATIVE
    return (assertion.modality is Modality.DENIED and not negative) or (
        assertion.modality is Modality.ASSERTED and negative
    )


def _denied(frames: Frames, yes: list[Assertion], no: list[Assertion], family: Mapping[str, str]) -> Difference:
    told = [(frames.of(a.event).told, frames.of(b.event).told) for a in yes for b in no]
    of = frames.known.readings
    sources = [{voice(of[a.article], a, family) or a.source for a in side} for side in (yes, no)]
    if sources[0].isdisjoint(sources[1]):
        return _difference(DifferenceKind.CONFLICT, "said by one, denied by another", yes, no)
    if all(a and b and apart(a, b) for a, b in told):
        return _difference(DifferenceKind.UPDATE, "the same source said otherwise at another time", yes, no)
    return _difference(DifferenceKind.UNSURE, "said and denied, the texts do not show by whom and when", yes, no)


def _open(frames: Frames, certain: list[Assertion], open_: list[Assertion]) -> Difference:
    later = any(
        (a := frames.of(one.event).told)
        and (b := frames.of(other.event).told)
        and b.latest
        and a.earliest
        and b.latest < a.earliest
        for one in certain
        for other in open_
    )
    kind = DifferenceKind.UPDATE if later else DifferenceKind.PRECISION
    told = "planned or possible first, then told as so" if later else "told as so by one, as possible by another"
    return _difference(kind, told, certain, open_)


def _difference(kind: DifferenceKind, told: str, one: list[Assertion], other: list[Assertion]) -> Difference:
    sides: dict[str, list[str]] = {}
    for assertion in [*one, *other]:
        sides.setdefault(_shown(assertion), []).append(assertion.id)
    reasons = tuple(Reason(f"{told}: {_shown(a)}", a.passage) for a in [*one, *other])
    return Difference(Slot.STATUS, kind, tuple(Side(v, tuple(ids)) for v, ids in sides.items()), reasons)


def _shown(assertion: Assertion) -> str:
    if assertion.polarity is Polarity.NEGATIVE and assertion.modality is Modality.ASSERTED:
        return "not so"
    return {Modality.ASSERTED: "so"}.get(assertion.modality, assertion.modality.value)
