"""Whether two assertions say one thing: nothing clashes, and one of these rules holds, the surest first.

    copied      they stand in one copied passage, with the same trigger and half of the words
    toll        both count what one action did, and place, day, doer or figure agree: two of them, three if figures do not
    parts       the same actor and the same object, and a good part of the rarer words
    party       one of the two, by name, of an action that is done once, and two thirds of the rarer words
    beginning   one doer, and it goes on since the same time
    part+place  one of the two, the same place or day, and half of the rarer words
    words       nearly all of the rarer words
    denial      one says no to what the other says, of the same one by name, and names nothing else
    outcome     one plans for a day what the other tells of that day, of the same thing
    cause       both tell what caused one happening

Words weigh by how rare they are in the story; a word that carries the action itself counts for nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.reading import Modality, Polarity
from onrecord.model.record import Assertion, Material
from onrecord.model.text import Passage, Reason
from onrecord.values import kinds, predicates
from onrecord.values.numbers import Comparison
from onrecord.values.words import listed, stem
from onrecord.weigh.claims.clashes import LASTING, NAMED, REPEATED, SAME_FIGURE, amounts, clash, point, ratio
from onrecord.weigh.frames import DISASTERS, OWN_HOUSE, Frame, Frames, aligned, numbered
from onrecord.weigh.intervals import apart, is_before, width
from onrecord.weigh.principal import principal

COPIED_WORDS = 0.5
PARTS_WORDS = 0.40
PLACE_WORDS = 0.50
WEAK_WORDS = 0.65
ALL_WORDS = 0.80
LEAST_OF_LONGER = 0.12
"""Shares of the shorter (last: the longer) clause's words that both must have. Set by reading joined and unjoined pairs of
45 piles of reports on one war and six of US politics; lower, happenings of one kind in one place run together."""
LIGHT = {"w": 0.5, "n": 0.5}
"""What an adjective, adverb or rare noun weighs against a name or a kind of thing, since clauses differ in them freely; and each
word of a name, which stands beside the name itself."""
WEAK = frozenset({"be", "have", "do", "come", "go", "get", "make", "happen", "exist", "see", "know", "think", "take", "give",
                  "say", "want", "need", "show", "include", "become", "seem", "put", "keep", "call", "mean", "ask",
                  "urge", "work", "file", "lie", "link", "challenge", "introduce", "restrict", "identify", "announce", "operate", "cooperate", "control", "agree", "fight", "wage_war"})  # fmt: skip
"""Actions that so many things are said with that more words have to agree."""
TOLLS = frozenset(
    {"kill", "injure", "go_missing", "displace", "evacuate", "arrest", "rescue", "trap", "infect", "flee"}
)
"""Actions whose sufferers are counted, again with every telling."""
LONGEST_MONTH = 31
"""Days up to which a time is close enough to tell one beginning from another."""
FAR_NUMBERS = 10
"""A figure ten times another is of another happening, or of a whole war."""
EMPHASIS = frozenset({stem(word) for word in listed("emphasis")}) | {f"k:{kinds.kind_of(noun)}" for noun in OWN_HOUSE}
"""Words of a denial that name nothing, or its own speaker (“the company”)."""
TOLD = {
    "copied": "the same words stand in both articles",
    "toll": "a count of the same happening",
    "parts": "same actor, action and object",
    "party": "the same action of the same one by name",
    "beginning": "the same doing of the same one, since the same time",
    "part+place": "same action, and the same place or day",
    "words": "the same action in nearly the same words",
    "denial": "one denies what the other says",
    "outcome": "what was planned for that day, and what came of it",
    "cause": "causes of the same happening",
}
SURE = {"copied": 3.0, "parts": 2.0, "toll": 1.5, "party": 1.2, "beginning": 1.1, "part+place": 1.0, "outcome": 0.8, "denial": 0.6,
        "cause": 0.4, "words": 0.0}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two frames have in common. `words` is a share; `actor`, `thing`, `place`, `day` whether they agree; `more` whether
    enough beside the parties is shared; `denial` whether one denies it; `apart` whether they give
    unlike figures of one unit, `extra` whether one names what the other does not; `alone` whether neither names a doer; `once` whether one party by name is known to do a thing
    that is done once; `begun` whether both go on since one time; `least` the share of words that the action asks for."""

    copied: bool
    words: float
    actor: bool
    thing: bool
    place: bool
    day: bool
    more: bool
    least: float
    stances: bool
    denial: bool
    apart: bool
    extra: bool
    alone: bool
    once: bool
    common: int
    begun: bool


class Judge:
    """Compares the assertions of one story; what words weigh there is counted once."""

    def __init__(self, known: Material, frames: Frames, assertions: Sequence[Assertion]) -> None:
        self.known, self._frames = known, frames
        self._of = {a.id: frames.of(a.event) for a in assertions}
        count = numbered(self._of)
        size = max(2, len(self._of))
        self._weight = {key: math.log((size + 1) / (n + 0.5)) * LIGHT.get(key[0], 1.0) for key, n in count.items()}
        self._copies = _copies_of(known, assertions)
        self._clashes: dict[tuple[str, str], bool] = {}
        self._sums: dict[frozenset[str], float] = {}
        self._counts: defaultdict[tuple[str, str], set[float]] = defaultdict(set)
        for frame in self._of.values():
            if (counted := principal(frame)) is not None:
                self._counts[frame.article, frame.action].add(point(counted))

    def copied_together(self) -> list[list[Assertion]]:
        """For each copy, the assertions in its passages."""
        buckets: defaultdict[str, list[Assertion]] = defaultdict(list)
        for assertion_id in sorted(self._copies):
            assertion, copies = self._copies[assertion_id]
            for copy in sorted(copies):
                buckets[copy].append(assertion)
        return [bucket for _, bucket in sorted(buckets.items())]

    def clash(self, one: Assertion, other: Assertion) -> bool:
        """Whether something forbids that two assertions are one claim."""
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if key not in self._clashes:
            a, b = aligned(self._of[one.id], self._of[other.id])
            self._clashes[key] = clash(one, other, a, b) or self._are_of_a_sum(a, b)
        return self._clashes[key]

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
            actor = thing = len(_named((a.actors | a.objects) & (b.actors | b.objects))) > 1
        stances = one.polarity is not other.polarity or Modality.DENIED in {one.modality, other.modality}
        day = _one_day(a, b)
        loose = a.action in WEAK or (a.action in REPEATED and not day) or a.action != b.action
        plain = not _named(a.words & b.words)
        bare = plain and len(a.words & b.words) < 3  # noqa: PLR2004 - two common words say little
        return Evidence(
            copied=self._copied(one, other),
            words=self.words(a, b),
            actor=actor,
            thing=thing,
            place=_one_place(a, b),
            day=day,
            more=not bare and self._more(a, b, loose=loose),
            least=WEAK_WORDS if loose or stances or plain else PARTS_WORDS,
            stances=stances,
            denial=(one.modality is Modality.DENIED) != (other.modality is Modality.DENIED),
            apart=_figures_apart(a, b),
            extra=bool(_named(a.words ^ b.words)),
            alone=not (a.actors or b.actors),
            once=not loose and _one_party(a, b, strict=stances),
            begun=a.since and b.since and a.action == b.action and _one_beginning(a, b),
            common=sum(key[0] != "n" for key in a.words & b.words),
        )

    def _rule(self, found: Evidence, a: Frame, b: Frame) -> str:
        """The first rule that holds; empty where none does."""
        if found.copied and found.words >= (ALL_WORDS if found.stances else COPIED_WORDS):
            return "copied"
        if a.action in TOLLS and principal(a) and principal(b):
            return "toll" if _is_one_toll(found, a, b, self._scene(a, b)) else ""
        if found.apart and (found.extra or found.words < ALL_WORDS):
            return ""
        return next((name for name, holds in _rules(found) if holds), "") or self._opposite(found, a, b)

    def _opposite(self, found: Evidence, a: Frame, b: Frame) -> str:
        """The rules for two that do not say the same of one thing."""
        if found.day and found.thing and a.future != b.future and a.action not in WEAK:
            return "outcome"
        if a.action == b.action == "cause" and found.thing and _of_one_happening(a, b):
            return "cause"
        no, yes = (a, b) if _says_no(a) else (b, a)
        return "denial" if _says_no(no) and not _says_no(yes) and _is_denied(no, yes) else ""

    def _scene(self, a: Frame, b: Frame) -> int:
        """2 where both are told of one disaster at one named place or thing, else 0."""
        shared = self._frames.scene(a.ref) & self._frames.scene(b.ref)
        return 2 if {key[0] for key in shared} & {"a"} and {key[0] for key in shared} & {"l", "e"} else 0

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
        nothing: tuple[None, frozenset[str]] = (None, frozenset())
        mine, theirs = self._copies.get(one.id, nothing)[1], self._copies.get(other.id, nothing)[1]
        return bool(mine & theirs) and self._trigger(one) == self._trigger(other)

    def _trigger(self, assertion: Assertion) -> str:
        reading = self.known.readings[assertion.article]
        return reading.words(reading.events[assertion.event.index].trigger).lower()


def _rules(found: Evidence) -> tuple[tuple[str, bool], ...]:
    """The rules of the table above, for what is no copy and no toll; where the stances differ the first two alone count."""
    agreed = not found.stances
    parts = found.actor and found.thing and found.more and found.words >= found.least
    nearly = found.thing and found.words >= ALL_WORDS
    one = found.actor or found.thing
    return (
        ("parts", parts or (nearly and (found.alone or (found.denial and found.common > 1)))),
        ("party", found.once and found.words >= WEAK_WORDS),
        ("beginning", agreed and found.begun and found.actor),
        ("part+place", agreed and one and (found.place or found.day) and found.words >= max(found.least, PLACE_WORDS)),
        ("words", agreed and found.more and found.words >= ALL_WORDS and found.common > 2),  # noqa: PLR2004 - two agree by chance
    )


def _says_no(frame: Frame) -> bool:
    negative = frame.event.polarity is Polarity.NEGATIVE
    return negative != (frame.event.modality is Modality.DENIED) and frame.event.modality in {
        Modality.DENIED,
        Modality.ASSERTED,
    }


def _is_denied(no: Frame, yes: Frame) -> bool:
    """Whether somebody's no leaves no room for the other's yes: “denied that it had been warned”, “the union warned Holm Lines in
    May”. The no names one party of the yes in the same role, and nothing that the yes does not name."""
    if no.event.statement is None or yes.event.modality is not Modality.ASSERTED or no.action in WEAK | LASTING:
        return False
    one_thing = bool(_own(no.objects) & _own(yes.objects)) or bool(_own(no.actors) & _own(yes.actors))
    parties = yes.actors | yes.objects | yes.words
    further = (_named(no.actors | no.objects | no.words) | no.words) - parties - EMPHASIS
    return one_thing and not {key for key in further if not (key[0] == "k" and not kinds.is_kind(key[2:]))}


def _own(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] in "pe")


def _of_one_happening(a: Frame, b: Frame) -> bool:
    """Whether what was caused is a disaster, of which a story tells one, or has a name of its own."""
    shared = a.objects & b.objects
    nouns = predicates.lexicon().nouns
    return bool(_own(shared)) or any(nouns.get(key[2:]) in DISASTERS for key in shared if key[0] in "kw")


def _named(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] in NAMED)


def _one_party(a: Frame, b: Frame, *, strict: bool) -> bool:
    """Whether both name the same persons or bodies, and nobody else, in one role: as doers of the same thing or of nothing else
    (“she resigned”), or as sufferers of the same doer or of one that is left out (“he was sentenced”; not where `strict`)."""
    doer, thing = _same_names(a.actors, b.actors), _same_names(a.objects, b.objects)
    if doer and (a.objects & b.objects or not (a.objects or b.objects)):
        return True
    return thing and bool(a.actors & b.actors or not (a.actors or b.actors if strict else a.actors and b.actors))


def _same_names(one: frozenset[str], other: frozenset[str]) -> bool:
    named = [{key for key in keys if key[0] in "pe"} for keys in (one, other)]
    return bool(named[0]) and named[0] == named[1]


def _one_place(a: Frame, b: Frame) -> bool:
    """Whether both name one town or site; a country is too wide to tell happenings apart."""
    return any(key[0] in "le" for key in a.places & b.places)


def _one_day(a: Frame, b: Frame) -> bool:
    return bool(a.days and b.days and width(a.days) <= 1 and width(b.days) <= 1 and not apart(a.days, b.days))


def _one_beginning(a: Frame, b: Frame) -> bool:
    """Whether two days or months from which on something is done can be the same."""
    narrow = a.days is not None and b.days is not None and max(width(a.days), width(b.days)) <= LONGEST_MONTH
    return narrow and a.days is not None and b.days is not None and not apart(a.days, b.days)


def _figures_apart(a: Frame, b: Frame) -> bool:
    """Whether both count the same thing or measure in one unit, and the figures cannot both be true."""
    pairs = [(x, y) for x in a.event.quantities for y in b.event.quantities if x.counted == y.counted]
    return bool(pairs) and all(amounts(x, y) is Comparison.APART for x, y in pairs)


def _has_grown(a: Frame, b: Frame) -> bool:
    """Whether the later telling has the higher figure."""
    one, other = principal(a), principal(b)
    if not (one and other and a.told and b.told) or not (is_before(a.told, b.told) or is_before(b.told, a.told)):
        return False
    return is_before(a.told, b.told) == (point(one) < point(other))


def _is_one_toll(found: Evidence, a: Frame, b: Frame, scene: int) -> bool:
    """Whether two counts are of one happening: “43 dead in the Tarn quake”, “the quake in Tarn killed at least 40”."""
    one, other = principal(a), principal(b)
    if one is None or other is None or a.cumulative != b.cumulative or ratio(one, other) > FAR_NUMBERS:
        return False
    compared = amounts(one, other)
    if a.cumulative and compared is not Comparison.EQUAL:
        return False
    figure = point(one) == point(other) >= SAME_FIGURE
    doer = any(key[0] in "pek" for key in (a.actors | a.causes) & (b.actors | b.causes))
    signs = sum((found.place, found.day, figure, doer)) + scene
    least = 3 if compared is Comparison.APART and not scene and not _has_grown(a, b) else 2
    return signs >= least or (signs > 0 and least == 2 and found.words >= WEAK_WORDS)  # noqa: PLR2004 - figures that agree


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
