"""Claims of the stories in `evals/texts/stories`, end to end: `python -m evals.claims.run [--misses] [STORY ...]`.

Prints links (pairs of marks of one claim in two articles), supports and differences that are right, and what must never be:
corroborations and conflicts that are none. Exits 1 under a floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from evals.claims.stories import Member, Story, load
from onrecord import pipeline
from onrecord.engines.parser import SpacyParser
from onrecord.model.parse import Parser
from onrecord.model.record import Assertion, Claim, Record
from onrecord.model.record import Story as TellsOf
from onrecord.model.text import Span

FLOORS = Path(__file__).with_name("floors.json")
TOUCHES = 0.4
"""Share of the shorter span at which an assertion speaks of a mark."""


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
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--misses", action="store_true", help="print what was missed or wrong")
    args.add_argument("stories", nargs="*", help="only these")
    chosen = args.parse_args()
    counts, parser = Counts(), SpacyParser()
    for story in load():
        if not chosen.stories or story.name in chosen.stories:
            judge(story, record_of(story, parser), counts)
    figures = counts.figures()
    print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    wrong = [
        *(f"FALSE CORROBORATION {w}" for w in counts.false_corroborations),
        *(f"FALSE CONFLICT {w}" for w in counts.false_conflicts),
    ]
    print("\n".join([*wrong, *(counts.misses if chosen.misses else [])]))
    return 0 if chosen.stories else below(figures)


def below(figures: dict[str, float]) -> int:
    """1 where a share lies under its floor, or a count of what must not be over it."""
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    under = [n for n, floor in floors.items() if (figures[n] > floor if n.startswith("false") else figures[n] < floor)]
    for name in under:
        print(f"under the floor: {name} {figures[name]:.3f}, floor {floors[name]:.3f}", file=sys.stderr)
    return int(bool(under))


def record_of(story: Story, parser: Parser) -> Record:
    """The record of a story's articles, taken as one story: what is scored here is not the gathering of stories."""
    woven = pipeline.weave(pipeline.read(article, parser, lambda _: "en") for article in story.articles)
    one = (TellsOf("story", story.name, tuple(sorted(woven.readings))),)
    nothing = {"claims": (), "timeline": (), "states": (), "series": (), "terms": (), "origins": (), "copy_origins": {}}
    return pipeline.weigh(replace(woven, stories=one, **nothing))


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


def touches(assertion: Assertion, member: Member) -> bool:
    """Whether an assertion speaks of a mark."""
    one, other = assertion.passage.span, member.span
    shared = min(one.end, other.end) - max(one.start, other.start)
    return assertion.article == member.article and shared >= TOUCHES * min(len(one), len(other))


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
