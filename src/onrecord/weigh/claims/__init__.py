"""Claims: assertions grouped by what they say, across the articles of a story.

Two assertions are one claim where their structures align: the same action and phase, actors and objects that can be
the same, times that can be the same, and enough shared words; or where one is a copy of the other. In doubt they
stay apart: two assertions wrongly joined would make a false corroboration.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.ids import content_id
from onrecord.model.record import Assertion, Claim, Material
from onrecord.model.text import Reason
from onrecord.weigh.checkable import specificity
from onrecord.weigh.claims.candidates import pairs
from onrecord.weigh.claims.compare import Judge, Verdict
from onrecord.weigh.claims.groups import Groups
from onrecord.weigh.frames import Frames
from onrecord.weigh.wording import clearest, event_of, is_worth_telling, text_of


def align(known: Material, assertions: Sequence[Assertion], frames: Frames | None = None) -> tuple[Claim, ...]:
    """All claims of a story that a reader can check, in the order of their first assertion; no assertion is in two."""
    frames = frames or Frames(known)
    judge = Judge(known, frames, assertions)
    verdicts = [v for one, other in pairs(frames, judge) if (v := judge.compare(one, other))]
    groups = Groups(assertions, judge)
    for verdict in sorted(verdicts, key=_strongest_first):
        groups.join(verdict)
    told = [(members, reasons) for members, reasons in groups.all() if is_worth_telling(known, members)]
    return tuple(claim_of(known, frames, members, reasons) for members, reasons in told)


def _strongest_first(verdict: Verdict) -> tuple[float, str, str]:
    return (-verdict.score, verdict.one.id, verdict.other.id)


def claim_of(known: Material, frames: Frames, members: Sequence[Assertion], reasons: Sequence[Reason]) -> Claim:
    """The claim that these assertions make together, headed by the words of the clearest."""
    members = sorted(members, key=lambda a: (a.passage, a.id))
    best = clearest(known, frames, members)
    return Claim(
        id=content_id("claim", *(part for a in members for part in (a.article, a.passage.span.start, a.id))),
        story=known.story.id,
        text=text_of(known, frames, best, shared=len({a.article for a in members}) > 1),
        assertions=tuple(members),
        reasons=tuple(reasons),
        specificity=max(specificity(frames, known.readings[a.article], event_of(known, a)) for a in members),
    )
