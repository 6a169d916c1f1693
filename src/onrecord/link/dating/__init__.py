"""When each article came out, and what day each of its times means.

`stamped`  the day that an article is stamped with       `clues`    what its own words tell
`infer`    days from clues                               `anchors`  one happening, dated by another article
`pile`     articles that lie near in time tell each other

A date that a person or the page gives is never inferred over. Nothing here reads a clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from onrecord.link.dating import anchors, calendar, clues, infer, pile, stamped, told
from onrecord.link.dating.clues import Clue
from onrecord.link.dating.infer import Log
from onrecord.link.dating.stamped import Stamped
from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Calendar, Copy, Entity, Judgement, Published, Story, Undecided, Version
from onrecord.model.text import Reason
from onrecord.model.time import Interval, Resolved
from onrecord.values import dates

ANCHOR_ROUNDS = 3
"""Times that matches are heard: in the second a date without a year is known from the first."""


Hear = Callable[[anchors.Match, Mapping[str, Log]], tuple[Log, Reason] | None]


def date(
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    versions: Sequence[Version],
    entities: Sequence[Entity],  # noqa: ARG001 - the stages above all take the same
    stories: Sequence[Story],
    judgements: Sequence[Judgement] = (),
) -> Calendar:
    """Date every article and resolve every time of the pile."""
    pile_ = sorted(readings, key=lambda reading: reading.id)
    given = {r.id: found for r in pile_ if (found := told.published(r, judgements))}
    stamps = {article: found for article, found in stamped.find_all(pile_).items() if article not in given}
    known = given | {article: found for article, stamp in stamps.items() if (found := stamped.published(stamp))}
    partly = {article: stamp for article, stamp in stamps.items() if article not in known}
    published, undecided = _dated(pile_, known, partly, copies, versions, stories)
    times = {
        Ref(reading.id, i): resolved
        for reading in pile_
        for i, resolved in enumerate(resolve(reading, published.get(reading.id)))
    }
    clashes = tuple(clash for r in pile_ if (clash := told.clash(r, given.get(r.id))))
    return Calendar(MappingProxyType(published), MappingProxyType(times), (*undecided, *clashes))


def _dated(
    pile_: Sequence[Reading],
    given: Mapping[str, Published],
    partly: Mapping[str, Stamped],
    copies: Sequence[Copy],
    versions: Sequence[Version],
    stories: Sequence[Story],
) -> tuple[dict[str, Published], tuple[Undecided, ...]]:
    """Each article's date: as given or stamped, or from its own words and what others tell it."""
    found = {reading.id: clues.collect(reading) for reading in pile_ if reading.id not in given}
    own: dict[str, Log] = {article: told.certain(date) for article, date in given.items()}
    own |= {article: log for article, own_clues in found.items() if (log := infer.partial(own_clues)) is not None}
    own |= {article: own.get(article, 0.0) + stamped.belief(stamp) for article, stamp in partly.items()}
    heard: dict[str, list[Reason]] = defaultdict(list)
    happenings = [(a.passage, b.passage) for a, b in anchors.one_day(pile_, stories)]
    together = {article for story in stories if len(story.articles) > 1 for article in story.articles}
    words = {reading.id: anchors.words_of(reading) for reading in pile_ if reading.id in together}
    joined = pile.links(copies, versions, stories, happenings, words, clues.leads(pile_))
    matched = [
        *((match, anchors.hear) for match in anchors.matches(pile_, stories)),
        *((match, anchors.hear) for match in anchors.recent(pile_, stories, clues.leads(pile_))),
        *((match, anchors.hear_age) for match in anchors.ages(pile_, stories)),
    ]
    holds = own
    for _ in range(ANCHOR_ROUNDS):
        base, heard = _with_anchors(own, holds, matched, given)
        told_all = pile.tell(base, joined)
        holds = {article: log for article, (log, _) in told_all.items()}
    published = dict(given)
    for article in sorted(set(found) & set(holds)):
        log, links = told_all.get(article, (holds[article], ()))
        full = article in partly and partly[article].days
        if not full and not _grounded(article, found, links, heard, given):
            continue
        stamp = (partly[article].reason,) if article in partly else ()
        reasons = (*stamp, *_reasons(found[article]), *heard[article])
        if date_ := infer.published(log, reasons):
            published[article] = date_
    published = _with_links(published, told_all, given)
    return published, _islands(published, holds, given)


def _with_anchors(
    own: Mapping[str, Log],
    holds: Mapping[str, Log],
    matched: Sequence[tuple[anchors.Match, Hear]],
    given: Mapping[str, Published],
) -> tuple[dict[str, Log], dict[str, list[Reason]]]:
    """What each article's words say, with the happenings that others date."""
    base, heard = dict(own), defaultdict[str, list[Reason]](list)
    for match, hear in matched:
        article = match.relative.article
        if article in given or not (said := hear(match, holds)):
            continue
        row, reason = said
        base[article] = base[article] + row if article in base else row
        heard[article].append(reason)
    return base, heard


def _grounded(
    article: str,
    found: Mapping[str, Sequence[Clue]],
    links: Sequence[pile.Link],
    heard: Mapping[str, Sequence[Reason]],
    given: Mapping[str, Published],
) -> bool:
    """Whether anything tells the article's year: its own words, a happening, or an article that knows its own."""
    if infer.tells_year(found[article]) or heard.get(article):
        return True
    return any(link.other(article) in given or infer.tells_year(found.get(link.other(article), ())) for link in links)


def _reasons(found: Sequence[Clue]) -> tuple[Reason, ...]:
    """The clues as a person reads them."""
    return tuple(Reason(clue.text, clue.passage) for clue in found)


def _with_links(
    published: Mapping[str, Published],
    told_all: Mapping[str, tuple[Log, tuple[pile.Link, ...]]],
    given: Mapping[str, Published],
) -> dict[str, Published]:
    """The dates with the articles that told of them among their reasons."""
    result: dict[str, Published] = {}
    for article, known in sorted(published.items()):
        links = told_all[article][1] if article in told_all and article not in given else ()
        reasons = tuple(
            link.reason(article, shown(published[other]))
            for link in links
            if (other := link.other(article)) in published
        )
        result[article] = replace(known, clues=(*known.clues, *reasons))
    return result


def shown(published: Published) -> str:
    """A date as a person reads it: the day, or the interval."""
    if published.best and published.earliest == published.latest:
        return published.best.isoformat()
    return f"{published.earliest} to {published.latest}"


def _islands(
    published: Mapping[str, Published], holds: Mapping[str, Log], given: Mapping[str, Published]
) -> tuple[Undecided, ...]:
    """The articles that lie on one of two stretches of days, with nothing to tell which."""
    found = []
    for article in sorted(set(published) - set(given)):
        parts = infer.islands(holds[article], published[article])
        if len(parts) > 1:
            words = " or ".join(f"{first} to {last}" for first, last in parts)
            found.append(Undecided("published", (article,), (Reason(f"published {words}"), *published[article].clues)))
    return tuple(found)


def resolve(reading: Reading, published: Published | None) -> tuple[Resolved, ...]:
    """The times of one article seen from its date."""
    return dates.resolve_all([time.expression for time in reading.times], anchor_of(published))


def anchor_of(published: Published | None) -> dates.Anchor:
    """What an article's times are counted from."""
    if published is None:
        return dates.UNKNOWN
    days = Interval(published.earliest, published.latest)
    return dates.Anchor(days, published.best, published.days)


__all__ = ["anchor_of", "calendar", "date", "resolve", "shown"]
