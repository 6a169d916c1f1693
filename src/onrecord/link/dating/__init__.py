"""When each article came out, and what day each of its times means.

`stamped`  the day that an article is stamped with       `clues`    what its own words tell
`infer`    days from clues                               `anchors`  one happening, dated by another article
`pile`     articles that lie near in time tell each other

A date that a person or the page gives is never inferred over. Nothing here reads a clock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
from onrecord.values.dates.evaluate import is_relative

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
    own = {article: log for article, told_ in found.items() if (log := infer.partial(told_)) is not None}
    own |= {article: own.get(article, 0.0) + stamped.belief(stamp) for article, stamp in partly.items()}
    together = {article for story in stories if len(story.articles) > 1 for article in story.articles}
    told_by = {reading.id: anchors.tell(reading) for reading in pile_ if reading.id in together}
    times_of = {article: times for article, (times, _) in told_by.items()}
    matched = _matches(pile_, times_of, stories)
    own, anchored = _with_anchors(own, {}, matched, given)
    happenings = [(a.passage, b.passage) for a, b in anchors.one_day(times_of, stories)]
    words = {article: words for article, (_, words) in told_by.items()}
    links = pile.links(copies, versions, stories, happenings, words, clues.leads(pile_))
    said, _ = _with_anchors(_said(found, given, partly, stories), {}, matched, given)
    heard = pile.tell(said, links, found)
    holds = {article: own.get(article, 0.0) + heard[article][0] for article in heard} | {
        article: log for article, log in own.items() if article not in heard
    }
    matched = [row for row in matched if is_relative(clues.core(row[0].dated.time.expression))]
    base, more = _with_anchors(holds, holds | {a: told.certain(d) for a, d in given.items()}, matched, given)
    anchored = {article: [*anchored.get(article, ()), *more.get(article, ())] for article in found}
    published: dict[str, Published] = dict(given)
    for article in sorted(set(found) & set(base)):
        joined = heard[article][1] if article in heard else ()
        if not _grounded(article, found, joined, anchored, given, partly):
            continue
        stamp = (partly[article].reason,) if article in partly else ()
        if date_ := infer.published(base[article], (*stamp, *_reasons(found[article]), *anchored[article])):
            published[article] = date_
    return _with_links(published, heard, given), _islands(published, base, given)


def _said(
    found: Mapping[str, Sequence[Clue]],
    given: Mapping[str, Published],
    partly: Mapping[str, Stamped],
    stories: Sequence[Story],
) -> dict[str, Log]:
    """What each article tells the others: its date where it is given, else its own words, of which those that several
    articles of the story share count once among them."""
    said = {article: told.certain(date_) for article, date_ in given.items()}
    story_of = {article: story.id for story in stories for article in story.articles}
    shared: dict[str, Counter[infer.Thing]] = defaultdict(Counter)
    for article, told_ in found.items():
        shared[story_of.get(article, article)].update({infer.thing(clue) for clue in told_})
    for article, told_ in found.items():
        log = infer.partial(told_, shared[story_of.get(article, article)])
        stamp = stamped.belief(partly[article]) if article in partly else None
        rows = [row for row in (log, stamp) if row is not None]
        if rows:
            said[article] = sum(rows[1:], rows[0])
    return said


def _matches(
    pile_: Sequence[Reading], told_by: Mapping[str, Sequence[anchors.Told]], stories: Sequence[Story]
) -> list[tuple[anchors.Match, Hear]]:
    """The happenings of one article that another one dates, with what is made of each."""
    return [
        *((match, anchors.hear) for match in anchors.matches(told_by, stories)),
        *((match, anchors.hear_age) for match in anchors.ages(pile_, told_by, stories)),
    ]


def _with_anchors(
    base: Mapping[str, Log],
    holds: Mapping[str, Log],
    matched: Sequence[tuple[anchors.Match, Hear]],
    given: Mapping[str, Published],
) -> tuple[dict[str, Log], dict[str, list[Reason]]]:
    """What each article holds, with the happenings that others date; a date without a year is known from `holds`."""
    result, heard = dict(base), defaultdict[str, list[Reason]](list)
    for match, hear in matched:
        article = match.relative.article
        if article in given or not (said := hear(match, holds)):
            continue
        row, reason = said
        result[article] = result[article] + row if article in result else row
        heard[article].append(reason)
    return result, heard


def _grounded(
    article: str,
    found: Mapping[str, Sequence[Clue]],
    links: Sequence[pile.Link],
    anchored: Mapping[str, Sequence[Reason]],
    given: Mapping[str, Published],
    partly: Mapping[str, Stamped],
) -> bool:
    """Whether anything tells the article's year: its own words, a happening, or an article that knows its own."""
    known = {one for one, stamp in partly.items() if stamp.days} | set(given)
    if article in known or infer.tells_year(found[article]) or anchored.get(article):
        return True
    return any(link.other(article) in known or infer.tells_year(found.get(link.other(article), ())) for link in links)


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
