"""The judge of one story: whether two of its assertions say one thing, with what words weigh there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Modality
from onrecord.model.record import Assertion, Material
from onrecord.model.text import Reason
from onrecord.values import predicates
from onrecord.weigh.claims import copied, tolls
from onrecord.weigh.claims.clashes import REPEATED, clash, point
from onrecord.weigh.claims.evidence import (
    LEAST_OF_LONGER,
    PARTS_WORDS,
    WEAK,
    WEAK_WORDS,
    Evidence,
    figures_apart,
    named,
    one_beginning,
    one_day,
    one_party,
    one_place,
)
from onrecord.weigh.claims.rules import SURE, TOLD, rule_of
from onrecord.weigh.frames import Frame, Frames, aligned, numbered
from onrecord.weigh.principal import principal

LIGHT = {"w": 0.5, "n": 0.5}
"""What an adjective, adverb or rare noun weighs against a name or a kind of thing, since clauses differ in them freely; and each
word of a name, which stands beside the name itself."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two assertions gave; `rule` is empty where they are not the same."""

    one: Assertion
    other: Assertion
    rule: str
    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def same(self) -> bool:
        return bool(self.rule)


class Judge:
    """Compares the assertions of one story; what words weigh there is counted once."""

    def __init__(self, known: Material, frames: Frames, assertions: Sequence[Assertion]) -> None:
        self.known, self._frames = known, frames
        self._of = {a.id: frames.of(a.event) for a in assertions}
        count = numbered(self._of)
        size = max(2, len(self._of))
        self._weight = {key: math.log((size + 1) / (n + 0.5)) * LIGHT.get(key[0], 1.0) for key, n in count.items()}
        self._copies = copied.held(known, assertions)
        self.alike = tuple(copied.alike(assertions, self._of, self._copies))
        kinds: dict[Hashable, int] = {}
        self._kind = {a.id: kinds.setdefault(copied.likeness(a, self._of[a.id]), len(kinds)) for a in assertions}
        self._clashes: dict[tuple[int, int] | tuple[str, str], bool] = {}
        """Of two articles by what tells them apart, of one by the two themselves."""
        self._sums: dict[frozenset[str], float] = {}
        self._counts: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
        for frame in self._of.values():
            if (counted := principal(frame)) is not None:
                self._counts[frame.article, frame.action].add(point(counted))

    def copied_together(self) -> list[list[Assertion]]:
        """For each copy, the assertions in its passages, one for those that are alike."""
        buckets: defaultdict[str, list[Assertion]] = defaultdict(list)
        for one in self.alike:
            for copy in sorted(self._copies.get(one.first.id, ())):
                buckets[copy].append(one.first)
        return [bucket for _, bucket in sorted(buckets.items())]

    def clash(self, one: Assertion, other: Assertion) -> bool:
        """Whether something forbids that two assertions are one claim."""
        mine, theirs = self._kind[one.id], self._kind[other.id]
        kinds = (mine, theirs) if mine < theirs else (theirs, mine)
        ids = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        key = ids if one.article == other.article else kinds
        if key not in self._clashes:
            self._clashes[key] = self._frames.memory.decided(
                ids, self._of[ids[0]], self._of[ids[1]], lambda: self._forbidden(one, other)
            )
        return self._clashes[key]

    def _forbidden(self, one: Assertion, other: Assertion) -> bool:
        a, b = aligned(self._of[one.id], self._of[other.id])
        return clash(one, other, a, b) or self._are_of_a_sum(a, b)

    def any_clash(self, mine: Sequence[Assertion], theirs: Sequence[Assertion]) -> bool:
        """Whether any of some assertions clashes with any of others; of those that are alike two in different articles, and all
        in one article, are looked at."""
        rows: defaultdict[int, list[Assertion]] = defaultdict(list)
        here: defaultdict[str, list[Assertion]] = defaultdict(list)
        for other in theirs:
            here[other.article].append(other)
            row = rows[self._kind[other.id]]
            if len(row) < 2 and all(one.article != other.article for one in row):  # noqa: PLR2004 - one is in another article
                row.append(other)
        seen: set[tuple[int, int]] = set()
        for one in mine:
            if any(self.clash(one, other) for other in here[one.article]):
                return True
            for kind, row in rows.items():
                apart = next((other for other in row if other.article != one.article), None)
                if apart is None or (self._kind[one.id], kind) in seen:
                    continue
                seen.add((self._kind[one.id], kind))
                if self.clash(one, apart):
                    return True
        return False

    def _are_of_a_sum(self, a: Frame, b: Frame) -> bool:
        """Whether one article counts a whole and its parts: “at least 45 died”, “killing 36”, “that killed nine others”."""
        first, second = principal(a), principal(b)
        if a.article != b.article or first is None or second is None or point(first) == point(second):
            return False
        told = self._counts[a.article, a.action]
        return not told.isdisjoint({abs(point(first) - point(second)), point(first) + point(second)})

    def compare(self, one: Assertion, other: Assertion) -> Verdict:
        """Whether two assertions say one thing, with the reasons."""
        if self.clash(one, other):
            return Verdict(one, other, "", 0.0)
        a, b = aligned(self._of[one.id], self._of[other.id])
        found = self._evidence(one, other, a, b)
        rule = self._rule(found, a, b)
        if not rule:
            return Verdict(one, other, "", 0.0)
        reasons = (Reason(TOLD[rule], one.passage), Reason(TOLD[rule], other.passage))
        return Verdict(one, other, rule, SURE[rule] + found.words, reasons)

    def words(self, a: Frame, b: Frame) -> float:
        """The share of the shorter clause's words, by weight, that the other has too."""
        least = min(self._sum(a.words), self._sum(b.words))
        return self._sum(a.words & b.words) / least if least else 0.0

    def _evidence(self, one: Assertion, other: Assertion, a: Frame, b: Frame) -> Evidence:
        actor, thing = bool(a.actors & b.actors), bool((a.objects & b.objects) - (a.actors & b.actors))
        if predicates.mutual(a.action):
            actor = thing = len(named((a.actors | a.objects) & (b.actors | b.objects))) > 1
        stances = one.polarity is not other.polarity or Modality.DENIED in {one.modality, other.modality}
        day = one_day(a, b)
        loose = a.action in WEAK or (a.action in REPEATED and not day) or a.action != b.action
        plain = not named(a.words & b.words)
        bare = plain and len(a.words & b.words) < 3  # noqa: PLR2004 - two common words say little
        return Evidence(
            copied=self._copied(one, other),
            words=self.words(a, b),
            actor=actor,
            thing=thing,
            place=one_place(a, b),
            day=day,
            more=not bare and self._more(a, b, loose=loose),
            least=WEAK_WORDS if loose or stances or plain else PARTS_WORDS,
            stances=stances,
            denial=(one.modality is Modality.DENIED) != (other.modality is Modality.DENIED),
            apart=figures_apart(a, b),
            extra=bool(named(a.words ^ b.words)),
            alone=not (a.actors or b.actors),
            once=not loose and one_party(a, b, strict=stances),
            begun=a.since and b.since and a.action == b.action and one_beginning(a, b),
            common=sum(key[0] != "n" for key in a.words & b.words),
        )

    def _rule(self, found: Evidence, a: Frame, b: Frame) -> str:
        """The first rule that holds; empty where none does. A count is never anything but the same count."""
        rule = rule_of(found, a, b)
        if rule != "copied" and a.action in tolls.TOLLS and principal(a) and principal(b):
            one = tolls.is_one(found, a, b, self._scene(a, b))
            return "toll" if one or tolls.takes_up(self.known.readings[a.article], a, b) else ""
        return rule

    def _scene(self, a: Frame, b: Frame) -> int:
        """2 where both are told of one disaster at one named place or thing, 1 where beside one named place, else 0."""
        shared = {key[0] for key in self._frames.scene(a.ref) & self._frames.scene(b.ref)}
        return 2 if "a" in shared and shared & {"l", "e"} else int("l" in shared)

    def _more(self, a: Frame, b: Frame, *, loose: bool) -> bool:
        """Whether enough of the longer clause is shared, and of a loose action something beside names."""
        shared, most = a.words & b.words, max(self._sum(a.words), self._sum(b.words))
        if self._sum(shared) < LEAST_OF_LONGER * most:
            return False
        return not loose or any(key[0] in "kw" for key in shared)

    def _sum(self, keys: frozenset[str]) -> float:
        if keys not in self._sums:
            self._sums[keys] = sum(self._weight.get(key, 0.0) for key in sorted(keys))
        return self._sums[keys]

    def _copied(self, one: Assertion, other: Assertion) -> bool:
        nothing: frozenset[str] = frozenset()
        mine, theirs = self._copies.get(one.id, nothing), self._copies.get(other.id, nothing)
        return bool(mine & theirs) and self._trigger(one) == self._trigger(other)

    def _trigger(self, assertion: Assertion) -> str:
        reading = self.known.readings[assertion.article]
        return reading.words(reading.events[assertion.event.index].trigger).lower()
