"""Whether two assertions say one thing: clash, or evidence from parts, time, words and copies.

A pair is the same where nothing clashes and one rule of `_rule` holds. The rules, the surest first:

    copied      they stand in one copied passage, with the same trigger
    parts       same action, the same actor and the same object, and a good part of the rarer words
    part+place  same action, one of the two, and the same place or day, and half of the rarer words
    toll        as many counted, of the same action, and the same place, cause or figure
    words       same action and nearly all of the rarer words
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.reading import Modality, Quantity
from onrecord.model.record import Assertion, Material
from onrecord.model.text import Passage, Reason
from onrecord.model.time import Interval
from onrecord.values import kinds, numbers, predicates
from onrecord.values.numbers import Comparison
from onrecord.weigh.frames import Frame, Frames, apart, is_before, numbered, width
from onrecord.weigh.principal import count_kind, principal

COPIED_WORDS = 0.5
PARTS_WORDS = 0.40
PLACE_WORDS = 0.50
TOLL_WORDS = 0.30
ALL_WORDS = 0.80
LEAST_OF_LONGER = 0.12
PLAIN_WORD = 0.5
"""What an adjective, adverb or rare noun weighs against a name or a kind of thing: clauses differ in them freely."""
WEAK_WORDS = 0.65
WEAK = frozenset({"be", "have", "do", "come", "go", "get", "make", "happen", "exist", "see", "know", "think", "take", "give",
                  "say", "want", "need", "show", "include", "become", "seem", "put", "keep", "call", "mean", "ask",
                  "urge", "work", "support", "cooperate", "control", "agree", "fight", "wage_war"})  # fmt: skip
"""Actions that so many things are said with that more words have to agree."""
REPEATED = frozenset({"kill", "injure", "attack", "strike", "shell", "shoot", "explode", "meet", "talk", "visit", "arrest",
                      "protest", "rise", "fall", "fight", "win", "lose", "defeat", "score", "capture", "find", "rescue",
                      "flood", "quake", "crash", "vote", "play"})  # fmt: skip
"""Actions that happen again and again: without a day, two tellings far apart are two happenings."""
FAR = 4
"""Days between two tellings after which an undated repeated action is taken for another one."""
TOLLS = frozenset(
    {"kill", "injure", "go_missing", "displace", "evacuate", "arrest", "rescue", "trap", "infect", "flee"}
)
"""Actions whose sufferers are counted, again with every telling."""
FAR_NUMBERS = 10
"""A figure ten times another is of another happening, or of a whole war."""
SAME_FIGURE = 12
"""A figure from here on is rarely the same by chance."""


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
        self.known = known
        self._frames = frames
        self._of = {a.id: frames.of(a.event) for a in assertions}
        count = numbered(self._of)
        self._size = max(2, len(self._of))
        self._weight = {
            key: math.log((self._size + 1) / (n + 0.5)) * (PLAIN_WORD if key[0] == "w" else 1.0)
            for key, n in count.items()
        }
        self._copies = _copies_of(known, assertions)
        self._clashes: dict[tuple[str, str], bool] = {}

    def copied_together(self) -> list[list[Assertion]]:
        """For each copy, the assertions in its passages."""
        buckets: defaultdict[str, list[Assertion]] = defaultdict(list)
        for assertion_id in sorted(self._copies):
            assertion, copies = self._copies[assertion_id]
            for copy in sorted(copies):
                buckets[copy].append(assertion)
        return [bucket for _, bucket in sorted(buckets.items())]

    def compare(self, one: Assertion, other: Assertion) -> Verdict:
        """Whether two assertions say one thing, with the reasons."""
        if self.clash(one, other):
            return Verdict(one, other, "", 0.0)
        rule, score = self._rule(one, other)
        return Verdict(one, other, rule, score, self._reasons(one, other, rule) if rule else ())

    # --- what forbids ------------------------------------------------------------------------------------------

    def clash(self, one: Assertion, other: Assertion) -> bool:
        """Whether something forbids that two assertions are one claim."""
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key not in self._clashes:
            self._clashes[key] = self._clash(self._of[one.id], self._of[other.id], one, other)
        return self._clashes[key]

    def _clash(self, a: Frame, b: Frame, one: Assertion, other: Assertion) -> bool:
        if not predicates.akin(a.action, b.action) or a.phase != b.phase:
            return True
        if (one.modality is Modality.QUESTIONED) != (other.modality is Modality.QUESTIONED):
            return True
        if self._times_clash(a, b):
            return True
        if predicates.mutual(a.action):
            return self._parties_clash(a.actors | a.objects, b.actors | b.objects)
        return (
            names_clash(a.actors, b.actors)
            or names_clash(a.objects, b.objects)
            or places_clash(a.places, b.places)
            or counted_clash(a, b)
        )

    def _parties_clash(self, one: frozenset[str], other: frozenset[str]) -> bool:
        return names_clash(one, other)

    def _times_clash(self, a: Frame, b: Frame) -> bool:
        if a.days and b.days:
            return apart(a.days, b.days)
        if a.future != b.future:
            return True
        if a.action not in REPEATED or a.article == b.article:
            return False
        if a.cumulative != b.cumulative:
            return True
        happened = a.days or b.days
        if happened is None:
            return _gap(a.told, b.told) > FAR
        told = b.told if a.days else a.told
        return not a.future and (_gap(happened, told) > FAR or (told is not None and is_before(told, happened)))

    # --- what speaks for it --------------------------------------------------------------------------------------

    def _rule(self, one: Assertion, other: Assertion) -> tuple[str, float]:
        a, b = self._of[one.id], self._of[other.id]
        words = self.words(a, b)
        same_stance = one.polarity is other.polarity
        if (
            self._copied(one, other)
            and self._same_trigger(one, other)
            and words >= (COPIED_WORDS if same_stance else ALL_WORDS)
        ):
            return "copied", 3 + words
        if a.action != b.action and words < ALL_WORDS:
            return "", 0.0
        actor, thing = self._shared(a.actors, b.actors), self._shared(a.objects, b.objects)
        if predicates.mutual(a.action):
            both = self._named(a.actors | a.objects) & self._named(b.actors | b.objects)
            actor, thing = (1.0, 1.0) if len(both) > 1 else (0.0, 0.0)
        conflict = one.polarity is not other.polarity or Modality.DENIED in {one.modality, other.modality}
        loose = a.action in WEAK or (a.action in REPEATED and not self._one_day(a, b))
        least = WEAK_WORDS if loose or conflict else PARTS_WORDS
        if not self._named(a.words & b.words):
            least = WEAK_WORDS
        fixed = any(key[0] in "le" for key in a.places & b.places) or self._one_day(a, b)
        if principal(a) and principal(b) and a.action in TOLLS:
            toll = self._toll(a, b, words)
            return ("toll", 1.5 + toll) if toll else ("", 0.0)
        if actor and thing and words >= least and self._more(a, b, loose=loose):
            return "parts", 2 + words
        if (actor or thing) and fixed and words >= max(least, PLACE_WORDS) and not conflict:
            return "part+place", 1 + words
        if words >= ALL_WORDS and len(a.words & b.words) >= 3 and not conflict:  # noqa: PLR2004 - two words agree by chance
            return "words", words
        return "", 0.0

    def _more(self, a: Frame, b: Frame, *, loose: bool) -> bool:
        """Whether enough of the longer clause is shared, and of a loose action something beside its parties."""
        shared, most = a.words & b.words, max(self._sum(a.words), self._sum(b.words))
        if self._sum(shared) < LEAST_OF_LONGER * most:
            return False
        parties = self._named(a.actors | b.actors)
        if predicates.mutual(a.action):
            parties |= self._named(a.objects | b.objects)
        return not loose or bool(shared - parties)

    def words(self, a: Frame, b: Frame) -> float:
        """The share of the shorter clause's words, by weight, that the other has too."""
        least = min(self._sum(a.words), self._sum(b.words))
        return self._sum(a.words & b.words) / least if least else 0.0

    def _sum(self, keys: frozenset[str]) -> float:
        return sum(self._weight.get(key, 0.0) for key in sorted(keys))

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        return self._sum(one & other)

    def _named(self, keys: frozenset[str]) -> frozenset[str]:
        return frozenset(key for key in keys if key[0] in "cplen")

    def _one_day(self, a: Frame, b: Frame) -> bool:
        return bool(a.days and b.days and width(a.days) <= 1 and width(b.days) <= 1 and not apart(a.days, b.days))

    def _toll(self, a: Frame, b: Frame, words: float) -> float:
        """How far two counts of one kind may be counts of one happening: place, day, figure, and who or what did it."""
        one, other = principal(a), principal(b)
        if a.action not in TOLLS or one is None or other is None or a.cumulative != b.cumulative:
            return 0.0
        compared = _amounts(one, other)
        figure = compared is Comparison.EQUAL and (one.low or 0) >= SAME_FIGURE
        doer = any(key[0] in "pek" for key in (a.actors | a.causes) & (b.actors | b.causes))
        signs = (any(key[0] in "le" for key in a.places & b.places), self._one_day(a, b), figure, doer)
        if a.cumulative and compared is not Comparison.EQUAL:
            return 0.0
        least = 2 if compared is not Comparison.APART else 3
        if _ratio(one, other) > FAR_NUMBERS or (sum(signs) < least and words < WEAK_WORDS) or not any(signs):
            return 0.0
        return words + sum(signs)

    def _copied(self, one: Assertion, other: Assertion) -> bool:
        mine = self._copies.get(one.id, (one, frozenset()))[1]
        return bool(mine & self._copies.get(other.id, (other, frozenset()))[1])

    def _same_trigger(self, one: Assertion, other: Assertion) -> bool:
        return self._trigger(one) == self._trigger(other)

    def _trigger(self, assertion: Assertion) -> str:
        reading = self.known.readings[assertion.article]
        return reading.words(reading.events[assertion.event.index].trigger).lower()

    def _reasons(self, one: Assertion, other: Assertion, rule: str) -> tuple[Reason, ...]:
        told = {
            "copied": "the same words stand in both articles",
            "parts": "same actor, action and object",
            "part+place": "same action, and the same place or day",
            "toll": "a count of the same happening",
            "words": "the same action in nearly the same words",
        }[rule]
        return (Reason(told, one.passage), Reason(told, other.passage))


def names_clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both sides name countries, persons, places or anybody at all, with nobody in common; or kinds that are
    never the same."""
    for letters in ("c", "p", "l", "cplen"):
        named = [{key for key in keys if key[0] in letters} for keys in (one, other)]
        if all(named) and not (named[0] & named[1]):
            return True
    plain = [[key[2:] for key in sorted(keys) if key[0] == "k"] for keys in (one, other)]
    return any(kinds.clash(a, b) for a in plain[0] for b in plain[1])


def places_clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name towns, and none in common, or countries, and none in common."""
    for letter in "cl":
        named = [{key for key in keys if key[0] == letter} for keys in (one, other)]
        if all(named) and not (named[0] & named[1]):
            return True
    return False


def counted_clash(a: Frame, b: Frame) -> bool:
    """Whether two counts are of different people: “12 civilians” and “12 rebels”, “40 people” and “five children”."""
    one, other = principal(a), principal(b)
    if (one is None) != (other is None):
        counted, plain = (one, b) if one else (other, a)
        return (
            counted is not None
            and (counted.low or 0) > 1
            and any(key[0] == "p" for key in plain.actors | plain.objects)
        )
    if one is None or other is None or not one.counted or not other.counted:
        return False
    return count_kind(one.counted) != count_kind(other.counted)


def _amounts(one: Quantity, other: Quantity) -> Comparison:
    return numbers.compare(
        numbers.Amount(one.low, one.high, one.bound, None), numbers.Amount(other.low, other.high, other.bound, None)
    )


def _ratio(one: Quantity, other: Quantity) -> float:
    """The larger of two figures over the smaller; 1 where one is vague."""
    points = [q.low if q.low is not None else q.high for q in (one, other)]
    if not all(points):
        return 1.0
    return max(points) / min(points)  # type: ignore[type-var, operator] - none is None here


def _gap(one: Interval | None, other: Interval | None) -> int:
    """Days that certainly lie between two intervals."""
    if one is None or other is None:
        return 0
    for first, second in ((one, other), (other, one)):
        if first.latest and second.earliest and first.latest < second.earliest:
            return (second.earliest - first.latest).days
    return 0


def _copies_of(known: Material, assertions: Sequence[Assertion]) -> dict[str, tuple[Assertion, frozenset[str]]]:
    """For each assertion, the copies that hold most of it."""
    passages: defaultdict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for copy in known.copies:
        for passage in copy.passages:
            passages[passage.article].append((passage, copy.id))
    found: dict[str, tuple[Assertion, frozenset[str]]] = {}
    for assertion in assertions:
        span = assertion.passage.span
        held = frozenset(
            copy
            for passage, copy in passages[assertion.article]
            if min(span.end, passage.span.end) - max(span.start, passage.span.start) >= len(span) / 2
        )
        if held:
            found[assertion.id] = (assertion, held)
    return found
