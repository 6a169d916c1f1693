"""Articles that are one article: the same address, or the same outlet with mostly the same text.

News is rewritten: a first report of three paragraphs is a long one by evening, under one address or none. Versions are one origin and never
confirm or contradict each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from onrecord.link.copies import rewritten
from onrecord.model.reading import Reading
from onrecord.model.record import Copy, Version
from onrecord.model.text import Basis, Reason
from onrecord.values import outlets, sharing

MOSTLY = 0.6
"""Share of the shorter text that one outlet's two articles must have in common: below it they are two articles with one background."""

LEAST_AT_ADDRESS = 0.1
"""Share that two texts of one address must have in common: a live page or a front page holds another article every hour."""

NOISE = re.compile(r"^(?:https?://)?(?:www\.|m\.|amp\.|mobile\.)?|(?:[?#].*)$|/(?:amp|index\.html?)?/?$", re.IGNORECASE)
"""Parts of an address that do not say which article it is."""


def versions(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Version, ...]:
    """Each later version with the first that is known: “Dozens hurt in ferry fire” at noon, the same with names in the evening."""
    by_id = {reading.id: reading for reading in readings}
    shared = sharing.shares(by_id, copies)
    links = [pair for pair, share in shared.items() if _one_article(by_id[pair[0]], by_id[pair[1]], share)]
    held = _by_article(copies, {id_ for link in links for id_ in link})
    found = []
    for group in _groups(links):
        first = min(group, key=lambda id_: _age(by_id[id_]))
        for id_ in group:
            if id_ != first:
                version = _version(by_id, shared, id_, first)
                told = rewritten.changes(by_id[id_], by_id[first], held.get(id_, ()))
                found.append(replace(version, reasons=(*version.reasons, *told)))
    return tuple(sorted(found, key=lambda version: (version.of, version.article)))


def _by_article(copies: Iterable[Copy], wanted: AbstractSet[str]) -> dict[str, list[Copy]]:
    """The copies that have a passage in each of the wanted articles."""
    held: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        for article in sorted({passage.article for passage in copy.passages} & wanted):
            held[article].append(copy)
    return held


def _one_article(one: Reading, other: Reading, share: float) -> bool:
    if address(one) and address(one) == address(other):
        return share >= LEAST_AT_ADDRESS
    return share >= MOSTLY and _same_outlet(one, other)


def address(reading: Reading) -> str | None:
    """An article's address without what does not tell it from others: scheme, `www.`, `/amp`, tracking."""
    return NOISE.sub("", reading.article.url).rstrip("/").casefold() or None if reading.article.url else None


def _same_outlet(one: Reading, other: Reading) -> bool:
    names = [(reading.article.outlet or reading.outlet) for reading in (one, other)]
    known = [outlet.name for outlet in names if outlet and outlet.basis != Basis.GUESS]
    return len(known) == len(names) and outlets.compare(known[0], known[1]) == outlets.SAME


def _age(reading: Reading) -> tuple[date, date, str]:
    """What comes first is older: by the day told, then by the day changed, then by id."""
    told = reading.article.published
    return (told.day if told else date.max, reading.article.modified or date.min, reading.id)


def _groups(links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The articles that links join, each group sorted."""
    group: dict[str, list[str]] = {}
    for a, b in links:
        joined = sorted({a, b, *group.get(a, ()), *group.get(b, ())})
        for id_ in joined:
            group[id_] = joined
    heads: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(group):
        heads[group[id_][0]].append(id_)
    return list(heads.values())


def _version(by_id: Mapping[str, Reading], shared: Mapping[tuple[str, str], float], article: str, of: str) -> Version:
    low, high = sorted((article, of))
    share = shared.get((low, high))
    reasons = (
        [Reason("the same address")]
        if address(by_id[article]) and address(by_id[article]) == address(by_id[of])
        else []
    )
    if share is not None:
        reasons.append(Reason(f"{round(100 * share)} % of the shorter text stands in both"))
    longer = sharing.kept(by_id[article]) - sharing.kept(by_id[of])
    if longer:
        reasons.append(Reason(f"{abs(longer)} code points {'longer' if longer > 0 else 'shorter'} than the other"))
    return Version(article, of, tuple(reasons))
