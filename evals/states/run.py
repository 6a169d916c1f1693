"""States of affairs in stories of our own, end to end: `python -m evals.states.run [--misses] [STORY ...]`.

Prints how many steps were found under one line, how many of the steps told are right, whether the right step stands last, and
how many lines are told that are none; where the development articles are, how many steps of theirs stand in order in one line
(`seeds.toml`). Exits 1 under a floor.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals import asking, own
from evals.run import export
from evals.states.courses import Course, Mark, load
from onrecord.model.record import Assertion, Record, State, Step

FLOORS = Path(__file__).with_name("floors.json")
SEEDS = Path(__file__).with_name("seeds.toml")


@dataclass
class Counts:
    """What was right, and what was not."""

    marks: int = 0
    found: int = 0
    told: int = 0
    right: int = 0
    dated: int = 0
    days: int = 0
    lines: int = 0
    last: int = 0
    spurious: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        return {
            "steps_r": self.found / max(1, self.marks),
            "steps_p": self.right / max(1, self.told),
            "days_right": self.dated / max(1, self.days),
            "last_right": self.last / max(1, self.lines),
            "false_lines": self.spurious,
        }


def main() -> int:
    """Score all stories; 1 where a figure lies under its floor."""
    chosen, counts = own.chosen(__doc__), Counts()
    for course, record in own.records(load(), chosen.stories):
        judge(course, record, counts)
    figures = counts.figures()
    if not chosen.stories and (files := sorted((asking.DATA / "seeds").glob("*.txt"))):
        figures["seeds_steps"] = in_order(export(files))
    asking.show(figures)
    print(*(counts.misses if chosen.misses else ()), sep="\n")
    return 0 if chosen.stories else asking.below(figures, FLOORS, optional=("seeds_steps",))


def in_order(record: dict[str, Any]) -> float:
    """The share of the development articles' steps that stand in this order in one line of their kind and holder."""
    names = {entity["id"]: entity["name"] for entity in record["entities"]}
    lines = tomllib.loads(SEEDS.read_text("utf-8"))["lines"]
    found = 0
    for line in lines:
        states = [
            s for s in record["states"] if s["action"] == line["kind"] and names.get(s["subject"]) == line["holder"]
        ]
        found += max(
            (_followed(line["steps"], [step["status"] for step in state["steps"]]) for state in states), default=0
        )
    return found / sum(len(line["steps"]) for line in lines)


def _followed(gold: Sequence[str], told: Sequence[str]) -> int:
    """How many gold steps are met, one after the other, walking through the steps told."""
    left = iter(told)
    return sum(any(status in steps.split("|") for status in left) for steps in gold)


def judge(course: Course, record: Record, counts: Counts) -> None:
    """Add one story's counts."""
    said = {one.id: one for claim in record.claims for one in claim.assertions}
    at = {state.id: _line_of(course, state, said) for state in record.states}
    for name, line in course.lines.items():
        if line.single:
            continue
        states = [state for state in record.states if at[state.id] == name]
        marks = [mark for mark in course.marks if mark.line == name]
        state = max(states, key=lambda one: _touched(one, marks, said), default=None)
        counts.lines += 1
        ends = state.steps[-1].status if state else "nothing"
        counts.last += ends in line.last
        if ends not in line.last:
            counts.misses.append(f"{course.name}.{name}: {ends} stands last, gold {'|'.join(line.last)}")
        for mark in marks:
            _mark(course, mark, state, said, counts)
    for state in record.states:
        _told(course, state, at[state.id], said, counts)


def _line_of(course: Course, state: State, said: dict[str, Assertion]) -> str | None:
    """The gold line that most of a state's steps tell of, if it is of its kind."""
    votes = Counter(mark.line for step in state.steps for mark in course.marks if _touches(step, mark, said))
    name = max(votes, key=lambda key: (votes[key], key), default=None)
    return name if name and course.lines[name].kind == state.action else None


def _touched(state: State, marks: Sequence[Mark], said: dict[str, Assertion]) -> int:
    return sum(any(_touches(step, mark, said) for step in state.steps) for mark in marks)


def _touches(step: Step, mark: Mark, said: dict[str, Assertion]) -> bool:
    """Whether a step is told where a mark stands."""
    return any(own.touches(said[name], mark) for name in step.assertions)


def _mark(course: Course, mark: Mark, state: State | None, said: dict[str, Assertion], counts: Counts) -> None:
    """Whether a gold step is told, with its status, and on its day."""
    steps = [step for step in state.steps if _touches(step, mark, said)] if state else []
    step = next((one for one in steps if one.status == mark.status), None)
    counts.marks += 1
    counts.found += step is not None
    if step is None:
        counts.misses.append(
            f"{course.name}.{mark.name}: “{mark.words}” is {[one.status for one in steps] or 'not told'}"
        )
    day = course.days.get(mark.name)
    if step is not None and day is not None:
        right = step.earliest == day == step.latest
        counts.days += 1
        counts.dated += right
        if not right:
            counts.misses.append(f"{course.name}.{mark.name}: {step.earliest} to {step.latest}, gold {day}")


def _told(course: Course, state: State, line: str | None, said: dict[str, Assertion], counts: Counts) -> None:
    """Whether each step that is told is told in the text, of that line and with that status."""
    if line is None or course.lines[line].single:
        counts.spurious += 1
        counts.misses.append(f"{course.name}: no such line: {state.action}, “{state.text}”")
    for step in state.steps:
        right = any(m.line == line and m.status == step.status and _touches(step, m, said) for m in course.marks)
        counts.told += 1
        counts.right += right
        if not right:
            counts.misses.append(f"{course.name}: wrong: {step.status} in the line of “{state.text}”")


if __name__ == "__main__":
    sys.exit(main())
