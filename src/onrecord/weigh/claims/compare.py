"""The judge of one story: whether two of its assertions say one thing, with what words weigh there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

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
    """Two assertions that say one thing, by which rule, and how surely."""

    one: Assertion
    other: Assertion
    rule: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Common:
    """What two frames have in common whatever words weigh, as if both said all in the same words; `shared` are the words that
    both have."""

    a: Frame
    b: Frame
    most: Evidence
    shared: frozenset[str]


class Judge:
    """Compares the assertions of one story; what words weigh there is counted once."""

    def __init__(self, known: Material, frames: Frames, assertions: Sequence[Assertion]) -> None:
        self.known, self._frames = known, frames
        self._of = {a.id: frames.of(a.event) for a in assertions}
        count = numbered(self._of)
        size = max(2, len(self._of))
        self._weight = {key: math.log((size + 1) / (n + 0.5)) * LIGHT.get(key[0], 1.0) for key, n in count.items()}
        self._copies = copied.held(known, assertions)
        kinds: dict[Hashable, int] = {}
        self._kind = {a.id: kinds.setdefault(copied.likeness(a, self._of[a.id]), len(kinds)) for a in assertions}
        self.alike = tuple(copied.alike(assertions, self._kind, self._copies))
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
        if one.article == other.article:
            key: tuple[int, int] | tuple[str, str] = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        else:
            key = (mine, theirs) if mine < theirs else (theirs, mine)
        if key not in self._clashes:
            self._clashes[key] = self._forbidden(one, other)
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

    def compare(self, one: Assertion, other: Assertion) -> Verdict | None:
        """Whether two assertions say one thing, with the reasons. What words weigh changes with every article of a story; what two
        have in common beside does not, and for most pairs forbids it or is not enough."""
        if copied := self._copied(one, other):
            common = self._common(one, other)
        else:
            common = self._frames.memory.between(
                (one.id, other.id), self._of[one.id], self._of[other.id], lambda: self._promising(one, other)
            )
        if common is None:
            return None
        found = self._weighed(common, copied=copied)
        rule = self._rule(found, common.a, common.b)
        if not rule:
            return None
        reasons = (Reason(TOLD[rule], one.passage), Reason(TOLD[rule], other.passage))
        return Verdict(one, other, rule, SURE[rule] + found.words, reasons)

    def _promising(self, one: Assertion, other: Assertion) -> Common | None:
        """What two that are no copies have in common, where that may be enough for a rule."""
        common = self._common(one, other)
        return common if common is not None and self._rule(common.most, common.a, common.b) else None

    def _common(self, one: Assertion, other: Assertion) -> Common | None:
        """What two have in common; None where something forbids that they are one claim."""
        if self.clash(one, other):
            return None
        a, b = aligned(self._of[one.id], self._of[other.id])
        shared = a.words & b.words
        return Common(a, b, _most(one, other, a, b, shared), shared)

    def _weighed(self, common: Common, *, copied: bool) -> Evidence:
        """The evidence with what the words weigh in this story: the share of the shorter clause's words that the other has too, and
        whether that is enough of the longer one."""
        sums = self._sum(common.a.words), self._sum(common.b.words)
        shared, least = self._sum(common.shared), min(sums)
        more = common.most.more and shared >= LEAST_OF_LONGER * max(sums)
        return replace(common.most, copied=copied, words=shared / least if least else 0.0, more=more)

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

    def _sum(self, keys: frozenset[str]) -> float:
        if keys not in self._sums:
            self._sums[keys] = sum(self._weight.get(key, 0.0) for key in sorted(keys))
        return self._sums[keys]

    def _copied(self, one: Assertion, other: Assertion) -> bool:
        mine, theirs = self._copies.get(one.id), self._copies.get(other.id)
        return bool(mine and theirs and mine & theirs) and self._trigger(one) == self._trigger(other)

    def _trigger(self, assertion: Assertion) -> str:
        reading = self.known.readings[assertion.article]
        return reading.words(reading.events[assertion.event.index].trigger).lower()


def _most(one: Assertion, other: Assertion, a: Frame, b: Frame, shared: frozenset[str]) -> Evidence:
    """What speaks for it that two are one claim, were both told in the same words and neither copied."""
    actor, thing = bool(a.actors & b.actors), bool((a.objects & b.objects) - (a.actors & b.actors))
    if predicates.mutual(a.action):
        actor = thing = len(named((a.actors | a.objects) & (b.actors | b.objects))) > 1
    stances = one.polarity is not other.polarity or Modality.DENIED in {one.modality, other.modality}
    day = one_day(a, b)
    loose = a.action in WEAK or (a.action in REPEATED and not day) or a.action != b.action
    plain = not named(shared)
    bare = plain and len(shared) < 3  # noqa: PLR2004 - two common words say little
    return Evidence(
        copied=False,
        words=1.0,
        actor=actor,
        thing=thing,
        place=one_place(a, b),
        day=day,
        more=not bare and (not loose or any(key[0] in "kw" for key in shared)),
        least=WEAK_WORDS if loose or stances or plain else PARTS_WORDS,
        stances=stances,
        denial=(one.modality is Modality.DENIED) != (other.modality is Modality.DENIED),
        apart=figures_apart(a, b),
        extra=bool(named(a.words ^ b.words)),
        alone=not (a.actors or b.actors),
        once=not loose and one_party(a, b, strict=stances),
        begun=a.since and b.since and a.action == b.action and one_beginning(a, b),
        common=sum(key[0] != "n" for key in shared),
    )
