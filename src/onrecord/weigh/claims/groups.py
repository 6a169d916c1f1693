"""Assertions joined pair by pair, the surest first; two groups with members that clash are never joined."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.record import Assertion
from onrecord.model.text import Reason
from onrecord.weigh.claims.compare import Judge, Verdict


class Groups:
    """A partition of the assertions of a story."""

    def __init__(self, assertions: Sequence[Assertion], judge: Judge) -> None:
        self._judge = judge
        self._group = {a.id: a.id for a in assertions}
        self._members = {a.id: [a] for a in assertions}
        self._reasons: dict[str, list[Reason]] = {a.id: [] for a in assertions}

    def join(self, verdict: Verdict) -> None:
        """Join the groups of a pair, unless any two of their members clash."""
        one, other = self._group[verdict.one.id], self._group[verdict.other.id]
        if one == other:
            return
        mine, theirs = self._members[one], self._members[other]
        if self._judge.any_clash(mine, theirs):
            return
        keep, gone = sorted((one, other))
        for member in self._members[gone]:
            self._group[member.id] = keep
        self._members[keep] += self._members.pop(gone)
        self._reasons[keep] += [*self._reasons.pop(gone), *verdict.reasons]

    def all(self) -> list[tuple[list[Assertion], list[Reason]]]:
        """The groups with the reasons for which they were joined, in order of article and text."""
        rows = [(self._members[key], self._reasons[key]) for key in self._members]
        return sorted(rows, key=lambda row: min((a.passage, a.id) for a in row[0]))
