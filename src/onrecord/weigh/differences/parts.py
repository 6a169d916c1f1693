"""Two causes, means or numbered places for one happening: “a gas leak” and “a bomb”, “in shed 4” and “in shed 5”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from onrecord.model.reading import Modality, Reading
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Side, Slot, SlotValue
from onrecord.model.text import Reason
from onrecord.values.words import stem
from onrecord.weigh.differences.voices import voice
from onrecord.weigh.frames import Frames

TOLD = {Slot.CAUSE: "different causes are given", Slot.MEANS: "different means are given"}
NUMBERED = re.compile(r"\b([A-Za-z]{3,}) (?:No\. ?|number )?(\d{1,3}|[A-Z])$")
"""“silo 3”, “Terminal B”: one of several of a kind."""
WHEN = re.compile(
    r"\b(?:after|amid|following|since|when|while|during)\s+(?:the |an? |some |its |his |her |their )?$", re.IGNORECASE
)
"""Words before what a clause may only name the time by."""


def find(frames: Frames, claim: Claim, family: Mapping[str, str]) -> Iterator[Difference]:
    """One difference for each slot in which no word is shared by two sides."""
    for slot, told in TOLD.items():
        rows = [(a, value) for a in claim.assertions for value in _values(frames, a, slot)]
        grouped: dict[frozenset[str], list[tuple[Assertion, SlotValue]]] = {}
        for row in rows:
            keys = frozenset(key for word in row[1].text.split() if (key := stem(word.strip("“”\"'.,;"))))
            same = next((k for k in grouped if k & keys), keys)
            grouped.setdefault(same, []).append(row)
        if len(grouped) > 1:
            sides = tuple(Side(found[0][1].text, tuple(a.id for a, _ in found)) for found in grouped.values())
            reasons = tuple(Reason(f"{told}: “{value.text}”", value.passage) for _, value in rows)
            kind = _kind(frames, [[a for a, _ in found] for found in grouped.values()], family)
            yield Difference(slot, kind, sides, reasons)
    yield from _numbered(frames, claim)


def _values(frames: Frames, assertion: Assertion, slot: Slot) -> Iterator[SlotValue]:
    """What an assertion gives as cause or means; where it tells of a causing, what did it."""
    causing = slot is Slot.CAUSE and frames.of(assertion.event).action == "cause"
    wanted = Slot.ACTOR if causing else slot
    reading = frames.known.readings[assertion.article]
    yield from (value for value in assertion.values if value.slot is wanted and not _is_time(reading, value))


def _is_time(reading: Reading, value: SlotValue) -> bool:
    """Whether the words before a part only tell when: “a week after the talks”, “amid reports”."""
    at = value.passage.span.start if value.passage else 0
    return value.slot is Slot.CAUSE and WHEN.search(reading.text, max(0, at - 24), at) is not None


def _kind(frames: Frames, sides: Sequence[Sequence[Assertion]], family: Mapping[str, str]) -> DifferenceKind:
    """A conflict where two parties each tell, in words of causing, what the cause was; else it may be that both are."""
    told = [a for side in sides for a in side]
    firm = all(frames.of(a.event).action == "cause" and a.modality is Modality.ASSERTED for a in told)
    voices = [{voice(frames.known.readings[a.article], a, family) for a in side} for side in sides]
    known = all(None not in side for side in voices)
    apart = all(one.isdisjoint(other) for i, one in enumerate(voices) for other in voices[i + 1 :])
    return DifferenceKind.CONFLICT if firm and known and apart else DifferenceKind.UNSURE


def _numbered(frames: Frames, claim: Claim) -> Iterator[Difference]:
    """“silo 3”, later “silo 2”: an update where a later version or a later day says the second, else unsure."""
    found: defaultdict[str, dict[str, list[Assertion]]] = defaultdict(dict)
    for assertion in claim.assertions:
        for noun, number in dict.fromkeys(_numbers(frames, assertion)):
            found[noun].setdefault(number, []).append(assertion)
    for noun in sorted(found):
        sides = found[noun]
        if len(sides) > 1:
            reasons = tuple(Reason(f"{noun} {number}", a.passage) for number in sorted(sides) for a in sides[number])
            told = "one corrects the other" if _corrected(frames, sides) else "the texts do not show which is right"
            kind = DifferenceKind.UPDATE if _corrected(frames, sides) else DifferenceKind.UNSURE
            values = tuple(Side(f"{noun} {n}", tuple(a.id for a in sides[n])) for n in sorted(sides))
            yield Difference(Slot.PLACE, kind, values, (Reason(told), *reasons))


def _numbers(frames: Frames, assertion: Assertion) -> Iterator[tuple[str, str]]:
    """The numbered things among an assertion's parts: “silo” and “3”."""
    reading = frames.known.readings[assertion.article]
    for argument in frames.of(assertion.event).event.arguments:
        found = NUMBERED.search(reading.words(argument.span))
        if found and found[1].lower() == argument.head.lower():
            yield found[1].lower(), found[2]


def _corrected(frames: Frames, sides: Mapping[str, Sequence[Assertion]]) -> bool:
    """Whether two sides stand in versions of one article, or one was told on a later day than all of another."""
    versions = {frozenset((v.article, v.of)) for v in frames.known.versions}
    rows = [list(side) for side in sides.values()]
    pairs = [(a, b) for i, one in enumerate(rows) for other in rows[i + 1 :] for a in one for b in other]
    if any(frozenset((a.article, b.article)) in versions for a, b in pairs):
        return True
    days = [[day for a in row if (day := _told(frames, a))] for row in rows]
    if any(len(found) < len(row) for found, row in zip(days, rows, strict=True)):
        return False
    return all(before[1] < after[0] for before, after in pairwise(sorted((min(found), max(found)) for found in days)))


def _told(frames: Frames, assertion: Assertion) -> date | None:
    told = frames.of(assertion.event).told
    return told.earliest if told and told.earliest == told.latest else None
