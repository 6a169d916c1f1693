"""Claims of the stories in `evals/texts/stories`, end to end: `python -m evals.claims.run [--misses] [STORY ...]`.

Prints links (pairs of marks of one claim in two articles), supports and differences that are right, and what must never be:
corroborations and conflicts that are none. Exits 1 under a floor.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from evals import asking, own
from evals.claims.stories import Member, Story, load
from evals.own import touches
from onrecord.model.record import Claim, Record
from onrecord.model.text import Span

FLOORS = Path(__file__).with_name("floors.json")


@dataclass
class Counts:
    """What was right, and what was not."""

    linked: int = 0
    links: int = 0
    joined: int = 0
    joined_right: int = 0
    supports: int = 0
    supports_right: int = 0
    differences: int = 0
    differences_found: int = 0
    false_corroborations: list[str] = field(default_factory=list)
    false_conflicts: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        p = self.joined_right / self.joined if self.joined else 1.0
        r = self.linked / self.links if self.links else 1.0
        return {
            "link_p": p,
            "link_r": r,
            "link_f1": 2 * p * r / (p + r) if p + r else 0.0,
            "support_right": self.supports_right / max(1, self.supports),
            "differences_found": self.differences_found / max(1, self.differences),
            "false_corroborations": len(self.false_corroborations),
            "false_conflicts": len(self.false_conflicts),
        }


def main() -> int:
    """Score all stories; 1 where a figure lies under its floor."""
    chosen, counts = own.chosen(__doc__), Counts()
    for story, record in own.records(load(), chosen.stories):
        judge(story, record, counts)
    asking.show(counts.figures())
    wrong = [
        *(f"FALSE CORROBORATION {w}" for w in counts.false_corroborations),
        *(f"FALSE CONFLICT {w}" for w in counts.false_conflicts),
    ]
    print("\n".join([*wrong, *(counts.misses if chosen.misses else [])]))
    return 0 if chosen.stories else asking.below(counts.figures(), FLOORS)


def judge(story: Story, record: Record, counts: Counts) -> None:
    """Add one story's counts."""
    at = {
        member: [c for c in record.claims if any(touches(a, member) for a in c.assertions)] for member in story.members
    }
    _links(story, at, counts)
    _wrong_links(story, record, counts)
    for name in story.claims:
        _claim(story, name, at, counts)
    for claim in record.claims:
        _forbidden(story, claim, counts)


def _links(story: Story, at: dict[Member, list[Claim]], counts: Counts) -> None:
    for one, other in combinations(story.members, 2):
        if one.claim == other.claim and one.article != other.article and not story.claims[one.claim].apart:
            counts.links += 1
            found = bool({c.id for c in at[one]} & {c.id for c in at[other]})
            counts.linked += found
            if not found:
                counts.misses.append(f"{story.name}.{one.claim}: not linked “{one.words}” ~ “{other.words}”")


def _wrong_links(story: Story, record: Record, counts: Counts) -> None:
    for claim in record.claims:
        for one, other in combinations(claim.assertions, 2):
            marks = [{m.claim for m in story.members if touches(a, m)} for a in (one, other)]
            if one.article != other.article and all(marks):
                right = any(not story.claims[name].apart for name in marks[0] & marks[1])
                counts.joined += 1
                counts.joined_right += right
                if not right:
                    words = [words_of(story, a.article, a.passage.span) for a in (one, other)]
                    counts.misses.append(f"{story.name}: wrongly linked “{words[0]}” ~ “{words[1]}”")


def _claim(story: Story, name: str, at: dict[Member, list[Claim]], counts: Counts) -> None:
    gold = story.claims[name]
    members = [m for m in story.members if m.claim == name]
    votes = Counter(c.id for m in members for c in at[m])
    near = {c.id: c for m in members for c in at[m]}
    best = near[max(votes, key=lambda key: (votes[key], key))] if votes else None
    counts.supports += 1
    right = best is not None and best.support in gold.support
    counts.supports_right += right
    if not right:
        counts.misses.append(
            f"{story.name}.{name}: support {best.support if best else None}, gold {'|'.join(gold.support)}"
        )
    if gold.differences:
        found = {str(d.kind) for c in near.values() for d in c.differences}
        counts.differences += 1
        counts.differences_found += bool(found & {*gold.differences})
        if not found & {*gold.differences}:
            counts.misses.append(f"{story.name}.{name}: no {'/'.join(gold.differences)}")


def _forbidden(story: Story, claim: Claim, counts: Counts) -> None:
    votes = Counter(m.claim for a in claim.assertions for m in story.members if touches(a, m))
    gold = story.claims[max(votes, key=lambda key: (votes[key], key))] if votes else None
    if claim.support == "corroborated" and (gold is None or "corroborated" not in gold.support or len(votes) > 1):
        counts.false_corroborations.append(f"{story.name}: {claim.text}")
    if any(d.kind == "conflict" for d in claim.differences) and (gold is None or "conflict" not in gold.differences):
        counts.false_conflicts.append(f"{story.name}: {claim.text}")


def words_of(story: Story, article: str, span: Span) -> str:
    """The words at a span of one of a story's articles."""
    return next(span.of(a.text) for a in story.articles if a.id == article)


if __name__ == "__main__":
    sys.exit(main())
