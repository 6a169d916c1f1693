"""For each claim how many independent origins agree, and through how many articles that are no copies of each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from onrecord.model.reading import Bound, Modality, Polarity
from onrecord.model.record import Assertion, Claim, Material, Origin, OriginKind, Slot, SlotValue, Support
from onrecord.model.text import Reason
from onrecord.weigh.origins import bodies, days, relayed, ways
from onrecord.weigh.origins.houses import DOUBTFUL
from onrecord.weigh.origins.tracing import covers
from onrecord.weigh.origins.ways import Ways, groups

NEAR_NUMBER = 0.1
"""Two numbers of which one is “about” agree when they differ by less than this share."""

FIRM = frozenset({Modality.ASSERTED, Modality.POSSIBLE, Modality.PLANNED, Modality.DENIED})
"""Ways of saying that two origins can share; a hope or a question shared confirms nothing."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind some agreeing assertions: the families, each with the articles (as groups of copies) that carry it."""

    families: Mapping[str, frozenset[str]]
    names: Mapping[str, tuple[str, ...]]

    @property
    def corroborated(self) -> bool:
        """Whether two families reach the record through two articles that are no copies of each other."""
        return len(self.families) > 1 and len(frozenset().union(*self.families.values())) > 1


def support(known: Material, claims: Iterable[Claim], origins: Sequence[Origin]) -> tuple[Claim, ...]:
    """A story's claims with their support: two governments through two papers corroborate one; one monitor through five papers does not."""
    by_id = {origin.id: origin for origin in origins}
    roads, relayers = ways.of(known), relayed.of(known)
    listeners = Listeners(known, roads)
    return tuple(_supported(known, claim, by_id, roads, relayers, listeners) for claim in claims)


def _supported(
    known: Material,
    claim: Claim,
    by_id: Mapping[str, Origin],
    roads: Ways,
    relayers: relayed.Relayers,
    listeners: Listeners,
) -> Claim:
    agreeing = _agreeing(known, claim)
    counted = _count(agreeing, by_id, roads, relayers)
    saying = {a.article for a in claim.assertions if _stance(a)[0] == _stance(agreeing[0])[0]} if agreeing else set()
    level = _level(counted, saying, roads)
    return replace(
        claim,
        support=level,
        independent_origins=len(counted.families),
        silent=listeners.silent(claim),
        reasons=(*claim.reasons, _told(level, counted, len(saying))),
    )


def _level(counted: Counted, saying: set[str], roads: Ways) -> Support:
    if counted.corroborated:
        return Support.CORROBORATED
    one_article = {roads.versions[article] for article in saying}
    return Support.SAME_ORIGIN if len(one_article) > 1 else Support.SINGLE_SOURCE


def _told(level: Support, counted: Counted, articles: int) -> Reason:
    """“2 independent origins: the ambassador; the spokesman”."""
    names = "; ".join(" and ".join(counted.names[key]) for key in sorted(counted.families))
    number = len(counted.families)
    origins = f"{number} independent origin{'s' * (number != 1)}" + (f": {names}" if names else "")
    return Reason(f"{level.replace('_', ' ')}: {origins}, in {articles} article{'s' * (articles != 1)}")


# --- who agrees -------------------------------------------------------------------------------------------------


def _stance(assertion: Assertion) -> tuple[Polarity, Modality]:
    """What an assertion holds: that it is so, may be so, is planned; a denial of X is the assertion of not-X."""
    if assertion.modality == Modality.DENIED:
        opposite = Polarity.NEGATIVE if assertion.polarity == Polarity.POSITIVE else Polarity.POSITIVE
        return opposite, Modality.ASSERTED
    return assertion.polarity, assertion.modality


def _agreeing(known: Material, claim: Claim) -> list[Assertion]:
    """The assertions that say the same as the clearest one: same stance, no value that differs from its values."""
    pivot = _clearest(known, claim)
    if pivot is None:
        return []
    if pivot.modality not in FIRM:
        return [pivot]
    return [
        a for a in claim.assertions
        if a is pivot or (_stance(a) == _stance(pivot) and compatible(pivot.values, a.values))
    ]  # fmt: skip


def _clearest(known: Material, claim: Claim) -> Assertion | None:
    """The assertion from which the claim's text is taken; else the first positive asserted one, else the first."""
    if len(claim.assertions) < 2:  # noqa: PLR2004 - nothing to choose between
        return next(iter(claim.assertions), None)
    text = _bare(claim.text)
    return min(
        claim.assertions,
        key=lambda a: (
            _bare(known.readings[a.article].words(a.passage.span)) != text,
            _stance(a) != (Polarity.POSITIVE, Modality.ASSERTED),
        ),
    )


def _bare(text: str) -> str:
    """Words without what was added in brackets."""
    return " ".join(re.sub(r"\[[^\]]*\]", " ", text).split())


def compatible(one: Sequence[SlotValue], other: Sequence[SlotValue]) -> bool:
    """Whether no slot that both fill holds different values: “at least 40” agrees with 43, “28” does not."""
    for slot in {value.slot for value in one} & {value.slot for value in other}:
        mine, theirs = ([value for value in values if value.slot == slot] for values in (one, other))
        if not all(any(_same(a, b) for b in theirs) for a in mine):
            return False
    return True


def _same(one: SlotValue, other: SlotValue) -> bool:
    if one.slot == Slot.NUMBER:
        return _same_number(one, other)
    if one.slot == Slot.DATE:
        return days.agree(one, other)
    return one.value.casefold() == other.value.casefold()


def _same_number(one: SlotValue, other: SlotValue) -> bool:
    """Whether two numbers can be one: their ranges meet, and neither is so open that it would agree with anything."""
    try:
        a, b = float(one.value), float(other.value)
    except ValueError:
        return one.value == other.value
    if a == b:
        return True
    if Bound.ABOUT in {one.bound, other.bound}:
        return abs(a - b) <= NEAR_NUMBER * max(abs(a), abs(b))
    return False


# --- who is independent -----------------------------------------------------------------------------------------


def _count(
    agreeing: Sequence[Assertion], by_id: Mapping[str, Origin], roads: Ways, relayers: relayed.Relayers
) -> Counted:
    """The independent families behind agreeing assertions. Nobody's words count nothing; a newsroom that does not show its access counts
    only where nobody else does; words copied from one another are one origin's, and so are a speaker's and those of whoever tells
    what he said."""
    voices = [(a, origin) for a in agreeing for origin in _members(a, by_id) if origin.kind != OriginKind.UNKNOWN]
    first = [(a, origin) for a, origin in voices if origin.firsthand]
    voices = relayed.at_first_hand(first or _one_newsroom(voices), relayers)
    house = _houses(voices, roads, relayers, _of_one_paper(agreeing, by_id))
    settled = any(origin.family != DOUBTFUL for _, origin in voices)
    carried: dict[str, set[str]] = defaultdict(set)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for assertion, origin in voices:
        carried[house[origin.id]].add(roads.copies[assertion.article])
        if origin.family != DOUBTFUL or not settled:
            names[house[origin.id]][origin.name] = None
    return Counted({k: frozenset(v) for k, v in carried.items()}, {k: tuple(v) for k, v in names.items()})


def _one_newsroom(voices: list[tuple[Assertion, Origin]]) -> list[tuple[Assertion, Origin]]:
    """Newsrooms that do not show how they know may all have it from one: they are one origin."""
    return [(a, replace(origin, family="newsrooms")) for a, origin in voices]


def _members(assertion: Assertion, by_id: Mapping[str, Origin]) -> list[Origin]:
    origin = by_id.get(assertion.origin or "")
    if origin is None:
        return []
    return [by_id[one] for one in origin.members if one in by_id] or [origin]


def _of_one_paper(agreeing: Sequence[Assertion], by_id: Mapping[str, Origin]) -> list[tuple[str, str]]:
    """Pairs of origins that speak in one joint document: together they are one."""
    papers = (by_id[a.origin] for a in agreeing if a.origin and a.origin in by_id)
    return [pair for paper in papers if paper.kind == OriginKind.DOCUMENT for pair in pairwise(paper.members)]


def _houses(
    voices: Sequence[tuple[Assertion, Origin]],
    roads: Ways,
    relayers: relayed.Relayers,
    papers: Sequence[tuple[str, str]] = (),
) -> dict[str, str]:
    """For each origin the family that it is counted in: its own, joined with those whose words are copies of its or who tell what it
    said; a doubtful one is joined with the first that is not."""
    key = {origin.id: origin.family or origin.id for _, origin in voices}
    if len(set(key.values())) < 2:  # noqa: PLR2004 - one family is joined with nobody
        return key
    links = [*_copied(voices, key, roads), *relayed.links(voices, relayers)]
    links += [(key[one], key[other]) for one, other in papers if one in key and other in key]
    names: dict[str, set[str]] = defaultdict(set)
    for _, origin in voices:
        names[key[origin.id]].add(origin.name)
    links += _namesakes(names)
    settled = sorted({k for k in key.values() if k != DOUBTFUL})
    links += _doubts(settled)
    if DOUBTFUL in key.values() and settled:
        links.append((DOUBTFUL, settled[0]))
    joined = groups(set(key.values()), links)
    return {origin: joined[k] for origin, k in key.items()}


def _copied(
    voices: Sequence[tuple[Assertion, Origin]], key: Mapping[str, str], roads: Ways
) -> Iterable[tuple[str, str]]:
    """Families whose words are copies of one another's."""
    inside: dict[int, list[str]] = defaultdict(list)
    for assertion, origin in voices:
        for copy, passage in roads.passages.get(assertion.article, ()):
            if covers(passage, assertion.passage):
                inside[copy].append(key[origin.id])
    for families in inside.values():
        yield from pairwise(dict.fromkeys(families))


def _doubts(settled: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Families that may be one, so that they count as one: a side and the body that may lead it; a body told by its kind alone and one
    told by its name; the ministries of a state that is not told and any government, or whatever else is no body of another kind."""
    named = [k for k in settled if k.startswith("institution:")]
    yield from ((side, named[0]) for side in settled if side.startswith("side:") and named)
    for kind in (k for k in settled if k.startswith(bodies.BODY) and k.endswith(":")):
        same = [k for k in settled if k.startswith(kind) and k != kind]
        one = same[0] if same else (named.pop(0) if named else None)
        yield from ((kind, other) for other in (one,) if other)
    if bodies.UNTOLD in settled:
        others = [k for k in settled if k != bodies.UNTOLD and not k.startswith(bodies.BODY)]
        yield from (
            (bodies.UNTOLD, one) for one in sorted(others, key=lambda k: (not k.startswith("government:"), k))[:1]
        )


def _namesakes(names: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    """Families that may be one under two names: persons of one surname; a body, its short name and its initials; a surname that was taken
    for a body. Two people of one name count once, which is the lesser fault."""
    for (one, mine), (other, theirs) in combinations(sorted(names.items()), 2):
        if any(_may_be_one((one, a), (other, b)) for a in _told_as(one, mine) for b in _told_as(other, theirs)):
            yield one, other


def _told_as(key: str, names: Iterable[str]) -> list[tuple[str, ...]]:
    """The words of every name that a family goes by: its speakers', and the body's own."""
    own = [key.rpartition(":")[2]] if key.startswith(BODIES) else []
    return [words for words in dict.fromkeys(_words(name) for name in (*sorted(names), *own)) if words]


def _may_be_one(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    """Whether two families, each with the words of a name, may be one: “Republican” and “Republican Party”, “Lee” and “Ann Lee”."""
    (key, mine), (their_key, theirs) = one, other
    keys = (key, their_key)
    if all(each.startswith("person:") for each in keys):
        return mine[-1] == theirs[-1]
    if all(each.startswith("government:") for each in keys):
        return False
    short, long = sorted((mine, theirs), key=len)
    if short == long:
        return True
    if all(each.startswith(BODIES) for each in keys):
        within = all(any(_same_word(a, b) for b in long) for a in short)
        return within or short == ("".join(word[0] for word in long),)
    surname = key if len(mine) < len(theirs) else their_key
    return len(short) == 1 and surname == f"institution:{short[0]}" and long[-1] == short[0]


def _same_word(one: str, other: str) -> bool:
    """Whether two words of bodies' names are one or begin alike: “Democrat”, “Democratic”."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= STEM and long.startswith(short))


BODIES = ("institution:", bodies.BODY)
"""Starts of the families of bodies."""

STEM = 6
"""Letters from which a word that begins another is taken for it."""


def _words(name: str) -> tuple[str, ...]:
    """A name's words that tell something: “the Coastal Rights Monitor group” is coastal, rights, monitor."""
    return tuple(word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in FILLERS)


FILLERS = frozenset(
    {
        "the",
        "of",
        "for",
        "and",
        "in",
        "group",
        "organisation",
        "organization",
        "jr",
        "sr",
        "junior",
        "senior",
        "ii",
        "iii",
    }
)
"""Words of a name that it has or lacks at will."""


# --- who is silent ----------------------------------------------------------------------------------------------


class Listeners:
    """Which articles of a story are silent of a claim: read, not older than it, and no version of one that speaks of it."""

    def __init__(self, known: Material, roads: Ways) -> None:
        self._versions = roads.versions
        published = known.calendar.published
        self._first = {a: day.earliest for a in known.readings if (day := published.get(a)) and day.earliest}
        self._last = {a: day.latest for a in known.readings if (day := published.get(a))}
        self._read = [a for a in sorted(known.readings) if known.readings[a].sentences]
        self._since: dict[date | None, list[str]] = {}
        self._silent: dict[tuple[date | None, frozenset[str]], tuple[str, ...]] = {}

    def silent(self, claim: Claim) -> tuple[str, ...]:
        """The silent articles, in order of id; versions speak for each other."""
        speaking = {said.article for said in claim.assertions}
        heard = frozenset(self._versions[article] for article in speaking if article in self._versions)
        since = min((self._first[article] for article in speaking if article in self._first), default=None)
        if (since, heard) not in self._silent:
            self._silent[since, heard] = tuple(a for a in self._not_older(since) if self._versions[a] not in heard)
        return self._silent[since, heard]

    def _not_older(self, since: date | None) -> list[str]:
        """The articles that had not come out before a day on which a claim was first reported."""
        if since not in self._since:
            days = self._last
            self._since[since] = [a for a in self._read if since is None or (days.get(a) or date.max) >= since]
        return self._since[since]
