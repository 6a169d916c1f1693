"""What forbids that two assertions are one claim, whatever speaks for it.

| of            | forbidden where                                                                        |
|---------------|----------------------------------------------------------------------------------------|
| action        | neither is the other or implies it, or the phases differ (“used”, “stopped using”)      |
| reason        | one only tells why of what is known, the other tells that it is so                      |
| time          | told days have none in common; one is past, one ahead; a repeated action far apart      |
| parties       | both sides name somebody in one role, and nobody in common; civilians and fighters      |
| place         | both name towns (or countries), and none in common; “from” here, “to” there             |
| count         | different things are counted, or one voice gives two unlike counts in one article       |
| asking        | one only asks                                                                          |
| one voice     | one voice says so and not so in one article: it speaks of two things                    |
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.model.reading import Modality, Quantity
from onrecord.model.record import OUTLET_SOURCE, Assertion, Slot
from onrecord.model.time import Interval
from onrecord.values import kinds, numbers, predicates
from onrecord.values.numbers import Amount, Comparison
from onrecord.weigh.frames import Frame
from onrecord.weigh.intervals import apart, is_before, months
from onrecord.weigh.principal import count_kind, principal

NAMED = "cplen"
"""Key letters of what has a name: countries, persons, places, other entities, names without an entity."""
REPEATED = frozenset({"kill", "prevent", "repel", "destroy", "damage", "intercept", "shoot_down", "kidnap", "fire", "enter",
                      "target", "injure", "attack", "strike", "shell", "shoot", "explode", "meet", "talk", "visit", "arrest",
                      "protest", "rise", "fall", "fight", "win", "lose", "defeat", "score", "capture", "find", "rescue",
                      "flood", "quake", "crash", "vote", "play", "launch_missile", "stab", "burn", "test"})  # fmt: skip
"""Actions that happen again and again: without a day, two tellings far apart are two happenings."""
LASTING = frozenset(
    {
        "be",
        "have",
        "use",
        "support",
        "cooperate",
        "supply",
        "control",
        "provide",
        "work",
        "permit",
        "ban",
        "need",
        "want",
    }
)
"""Actions that go on, so that a coming one is another than the past one."""
SAME_FIGURE = 12
"""A figure from here on is rarely the same by chance."""
FEW_WORDS = 4
"""Content words from which two clauses in the same words are no chance."""
ANEW = 28
"""Days after which an undated plan or possibility that is told again is told anew, and no word for the first telling."""
FAR = 4
"""Days between two tellings after which an undated repeated action is taken for another one."""


def clash(one: Assertion, other: Assertion, a: Frame, b: Frame) -> bool:
    """Whether any row of the table above forbids it."""
    if not predicates.akin(a.action, b.action) or phases_clash(a, b) or a.reason != b.reason:
        return True
    if a.article == b.article and one.source == other.source and one.polarity is not other.polarity:
        return True
    if (one.modality is Modality.QUESTIONED) != (other.modality is Modality.QUESTIONED):
        return True
    if (
        times_clash(a, b)
        or _in_other_months(one, other)
        or _told_anew(a, b)
        or a.whence & b.whither
        or a.whither & b.whence
    ):
        return True
    if predicates.mutual(a.action):
        return names_clash(a.actors | a.objects, b.actors | b.objects)
    parties = names_clash(a.actors, b.actors) or names_clash(a.objects, b.objects)
    return parties or places_clash(a.places, b.places) or counted_clash(a, b, disputed=_two_voices(one, other, a, b))


def phases_clash(a: Frame, b: Frame) -> bool:
    """Whether one is begun and the other ended, and so on; what goes on since a day began on it, and of what lies ahead
    beginning, beginning again and doing are one."""
    if a.phase == b.phase:
        return False
    pair = {a.phase, b.phase}
    if pair == {None, "begin"}:
        return not ((a.phase is None and a.since) or (b.phase is None and b.since) or (_is_ahead(a) and _is_ahead(b)))
    return not (pair == {None, "resume"} and _is_ahead(a) and _is_ahead(b))


def _in_other_months(one: Assertion, other: Assertion) -> bool:
    """Whether both name a month, and none in common, in years that no article tells."""
    mine, theirs = (
        frozenset(month for value in said.values if value.slot is Slot.DATE for month in months(value.text))
        for said in (one, other)
    )
    return bool(mine and theirs and not mine & theirs)


def _is_ahead(frame: Frame) -> bool:
    return frame.future or frame.event.modality is Modality.POSSIBLE


def _two_voices(one: Assertion, other: Assertion, a: Frame, b: Frame) -> bool:
    """Whether two speakers are quoted, or somebody gives a count, so that they may give two figures for one happening in one article."""
    given = any(said.source != OUTLET_SOURCE and frame.event.tally for said, frame in ((one, a), (other, b)))
    return one.source != other.source and (given or None not in {one.statement, other.statement})


def times_clash(a: Frame, b: Frame) -> bool:
    """Whether two happenings cannot be of one time."""
    if a.days and b.days:
        return apart(a.days, b.days)
    if a.future != b.future:
        return not (_came_true(a, b) or _word_for_word(a, b))
    if a.action not in REPEATED or a.article == b.article:
        return False
    if a.cumulative != b.cumulative:
        return True
    happened = a.days or b.days
    if happened is None:
        return gap(a.told, b.told) > FAR and not _one_figure(a, b)
    told = b.told if a.days else a.told
    return not a.future and (gap(happened, told) > FAR or (told is not None and is_before(told, happened)))


def _told_anew(a: Frame, b: Frame) -> bool:
    """Whether an undated plan or possibility was told, and told again weeks later."""
    return _is_ahead(a) and _is_ahead(b) and not (a.days and b.days) and gap(a.told, b.told) >= ANEW


def _came_true(a: Frame, b: Frame) -> bool:
    """Whether one may be told as done what the other told as coming: later, and no thing that happens again and again."""
    plan, done = (a, b) if a.future else (b, a)
    if plan.action in REPEATED or plan.action in LASTING or plan.told is None or done.told is None:
        return False
    return is_before(plan.told, done.told) and not (plan.days and is_before(plan.days, plan.told))


def _word_for_word(a: Frame, b: Frame) -> bool:
    """Whether both tell it in the same words and tense, so that only what stands around them makes one look ahead."""
    return a.words == b.words and len(a.words) >= FEW_WORDS and a.event.tense == b.event.tense


def _one_figure(a: Frame, b: Frame) -> bool:
    """Whether both give one exact figure that is rarely met by chance."""
    mine = {q.low for q in a.event.quantities if q.low == q.high}
    return any((low or 0) >= SAME_FIGURE for low in mine & {q.low for q in b.event.quantities if q.low == q.high})


def names_clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both sides name countries, persons, places or anybody at all, with nobody in common; or kinds that are
    never the same."""
    if not one or not other:
        return False
    (mine, first), (theirs, second) = _sorted_out(one), _sorted_out(other)
    if any(a and b and not a & b for a, b in zip(mine, theirs, strict=True)):
        return True
    return any(kinds.clash(a, b) for a in first for b in second)


@lru_cache(maxsize=1 << 14)
def _sorted_out(keys: frozenset[str]) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """Keys of countries, of persons, of places and of all that has a name; then the kinds."""
    named = tuple(frozenset(key for key in keys if key[0] in letters) for letters in ("c", "p", "l", NAMED))
    return named, tuple(key[2:] for key in sorted(keys) if key[0] == "k")


def places_clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name towns, and none in common, or countries, and none in common."""
    if not one or not other:
        return False
    for letter in "cl":
        named = [{key for key in keys if key[0] == letter} for keys in (one, other)]
        if all(named) and not (named[0] & named[1]):
            return True
    return False


def counted_clash(a: Frame, b: Frame, *, disputed: bool = False) -> bool:
    """Whether two counts are of different people: “12 civilians” and “12 rebels”, “40 people” and one man by name."""
    one, other = principal(a), principal(b)
    if one is None or other is None:
        counted, plain = (one, b) if one else (other, a)
        alone = any(key[0] == "p" for key in plain.actors | plain.objects)
        return counted is not None and (counted.low or 0) > 1 and alone
    if a.article == b.article and amounts(one, other) is Comparison.APART and not disputed:
        return True
    things = {count_kind(one.counted), count_kind(other.counted)}
    if "people" in things and point(one) == point(other) >= SAME_FIGURE:
        return False  # “25 members”, “25 fighters”
    return bool(one.counted and other.counted) and len(things) > 1


def amounts(one: Quantity, other: Quantity) -> Comparison:
    """How two quantities stand to each other."""
    return numbers.compare(*(Amount(q.low, q.high, q.bound, None) for q in (one, other)))


def point(quantity: Quantity) -> float:
    """The figure as written: 320 of “some 320”."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return low or high or 0.0
    return round((low + high) / 2, 6)


def ratio(one: Quantity, other: Quantity) -> float:
    """The larger of two figures over the smaller; 1 where one is not known."""
    first, second = (q.low if q.low is not None else q.high for q in (one, other))
    return max(first, second) / min(first, second) if first and second else 1.0


def gap(one: Interval | None, other: Interval | None) -> int:
    """Days that certainly lie between two intervals."""
    if one is None or other is None:
        return 0
    for first, second in ((one, other), (other, one)):
        if first.latest and second.earliest and first.latest < second.earliest:
            return (second.earliest - first.latest).days
    return 0
