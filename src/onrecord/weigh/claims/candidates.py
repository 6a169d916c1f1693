"""Which pairs of assertions are worth comparing: those that share an action, or words of a copy, and a telling key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.model.record import Assertion
from onrecord.values.predicates import lexicon
from onrecord.weigh.claims.compare import Judge
from onrecord.weigh.claims.tolls import TOLLS
from onrecord.weigh.frames import Frames

CROWD = 60
"""A key held by more assertions of one action than this finds no candidates: it stands for the story, not for a claim.
At 60 a story of 200 articles compares some 100,000 pairs."""

COUNT = "#"
"""Key of what is a count in somebody's words, which may name nothing else: “there was no evidence of more than 11 deaths”."""


def pairs(frames: Frames, judge: Judge) -> Iterator[tuple[Assertion, Assertion]]:
    """Each pair once, the smaller id first; of those that are alike the first with each other, and alone with all else."""
    rows = sorted((said for one in judge.alike for said in (one.first, *one.others)), key=lambda said: said.id)
    place = {said.id: at for at, said in enumerate(rows)}
    seen: set[int] = set()
    copies = [[one.first, other] for one in judge.alike for other in one.others]
    alone = [one.first for one in judge.alike]
    for bucket in [*copies, *_by_action(frames, alone), *judge.copied_together()]:
        places = sorted({place[said.id] for said in bucket})
        for i, one in enumerate(places):
            for other in places[i + 1 :]:
                pair = one * len(rows) + other
                if pair not in seen:
                    seen.add(pair)
                    yield rows[one], rows[other]


def _by_action(frames: Frames, assertions: Sequence[Assertion]) -> list[list[Assertion]]:
    """Assertions of one action (or of one that implies it) that share a key."""
    buckets: defaultdict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        frame = frames.of(assertion.event)
        row = lexicon().predicates.get(frame.action)
        used = ("use",) if frame.site else ()
        for action in (frame.action, *used, *sorted(row.implies if row else ())):
            counted = {COUNT} if frame.event.tally or (frame.event.quantities and assertion.statement) else set()
            if action in TOLLS and frame.event.quantities:
                counted.add(COUNT + assertion.article)
            for key in sorted(frame.words | frame.actors | frame.objects | counted):
                buckets[action, key].append(assertion)
    return [bucket for bucket in buckets.values() if 1 < len(bucket) <= CROWD]
