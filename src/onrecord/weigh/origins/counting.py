"""For each claim how many independent origins agree, and through how many articles that are no copies of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from onrecord.model.record import Assertion, Claim, Material, Origin, OriginKind, Support
from onrecord.model.text import Reason
from onrecord.weigh.origins import bodies, relayed, ways
from onrecord.weigh.origins.agreeing import agreeing, stance
from onrecord.weigh.origins.houses import DOUBTFUL
from onrecord.weigh.origins.namesakes import namesakes
from onrecord.weigh.origins.tracing import covers
from onrecord.weigh.origins.ways import Ways, groups


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
    same = agreeing(known, claim)
    counted = _count(same, by_id, roads, relayers)
    saying = {a.article for a in claim.assertions if stance(a)[0] == stance(same[0])[0]} if same else set()
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


# --- who is independent -----------------------------------------------------------------------------------------


def _count(same: Sequence[Assertion], by_id: Mapping[str, Origin], roads: Ways, relayers: relayed.Relayers) -> Counted:
    """The independent families behind agreeing assertions. Nobody's words count nothing; a newsroom that does not show its access counts
    only where nobody else does; words copied from one another are one origin's, and so are a speaker's and those of whoever tells
    what he said."""
    voices = [(a, origin) for a in same for origin in _members(a, by_id) if origin.kind != OriginKind.UNKNOWN]
    first = [(a, origin) for a, origin in voices if origin.firsthand]
    voices = relayed.at_first_hand(first or _one_newsroom(voices), relayers)
    house = _houses(voices, roads, relayers, _of_one_paper(same, by_id))
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


def _of_one_paper(same: Sequence[Assertion], by_id: Mapping[str, Origin]) -> list[tuple[str, str]]:
    """Pairs of origins that speak in one joint document: together they are one."""
    papers = (by_id[a.origin] for a in same if a.origin and a.origin in by_id)
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
    links += namesakes(names)
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
