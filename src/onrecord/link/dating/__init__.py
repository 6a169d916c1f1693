"""When each article came out, and what day each of its times means.

`stamped`  the day that an article is stamped with       `clues`    what its own words tell
`infer`    days from clues                               `happenings`  one happening in two articles
`anchors`  happenings that another article dates in full `bonds`    which articles lie near in time
`pile`     along these they tell each other

A date that a person or the page gives is never inferred over. Nothing here reads a clock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from onrecord.link.dating import anchors, bonds, calendar, clues, happenings, infer, pile, stamped, told
from onrecord.link.dating.clue import Clue
from onrecord.link.dating.infer import Log
from onrecord.link.dating.stamped import Stamped
from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Calendar, Copy, Entity, Judgement, Left, Published, Story, Undecided, Version
from onrecord.model.text import Reason
from onrecord.model.time import Interval, Resolved
from onrecord.values import dates


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
    weighed = _weigh(pile_, given, copies, versions, stories)
    published, undecided = _dated(weighed)
    times = {
        Ref(reading.id, i): resolved
        for reading in pile_
        for i, resolved in enumerate(resolve(reading, published.get(reading.id)))
    }
    clashes = tuple(clash for r in pile_ if (clash := told.clash(r, given.get(r.id))))
    return Calendar(MappingProxyType(published), MappingProxyType(times), (*undecided, *clashes))


def beliefs(
    readings: Sequence[Reading], copies: Sequence[Copy], versions: Sequence[Version], stories: Sequence[Story]
) -> Mapping[str, Log]:
    """For each article that nobody dates, the logarithm of every day's likelihood, where anything tells its year."""
    return _weigh(sorted(readings, key=lambda reading: reading.id), {}, copies, versions, stories).holds


@dataclass(frozen=True)
class Weighed:
    """What a pile tells of its days: the dates that are known, what each article hears from others, and what it then holds."""

    known: Mapping[str, Published]
    own: Own
    heard: Mapping[str, pile.Heard]
    holds: Mapping[str, Log]


def _weigh(
    pile_: Sequence[Reading],
    given: Mapping[str, Published],
    copies: Sequence[Copy],
    versions: Sequence[Version],
    stories: Sequence[Story],
) -> Weighed:
    """What each article holds of its day: by its own words and what others tell it."""
    stamps = {article: found for article, found in stamped.find_all(pile_).items() if article not in given}
    known = {**given, **{article: day for article, stamp in stamps.items() if (day := stamped.published(stamp))}}
    partly = {article: stamp for article, stamp in stamps.items() if article not in known}
    together = {article for story in stories if len(story.articles) > 1 for article in story.articles}
    told_by = {reading.id: happenings.tell(reading) for reading in pile_ if reading.id in together}
    times_of = {article: times for article, (times, _) in told_by.items()}
    ties, matches = happenings.match(times_of, stories)
    anchored = anchors.by_article([*anchors.hear(matches), *anchors.hear_ages(pile_, times_of, stories)])
    found = {reading.id: clues.collect(reading) for reading in pile_ if reading.id not in known}
    own = Own(found, anchored, partly, stories)
    words = {article: words for article, (_, words) in told_by.items()}
    joined = bonds.find(copies, versions, stories, ties, words, clues.leads(pile_))
    heard = pile.tell(own.said() | {article: told.certain(date_) for article, date_ in known.items()}, joined)
    return Weighed(known, own, heard, _holds(own, heard, known))


def _holds(own: Own, heard: Mapping[str, pile.Heard], known: Mapping[str, Published]) -> dict[str, Log]:
    """The likelihood of all days for each article of which anything tells the year."""
    holds: dict[str, Log] = {}
    for article in sorted(own.found):
        if _grounded(article, own, heard, known):
            mine, others = own.log(article), heard[article][0] if article in heard else None
            rows = [row for row in (mine, others) if row is not None]
            if rows:
                holds[article] = sum(rows[1:], rows[0])
    return holds


def _dated(weighed: Weighed) -> tuple[dict[str, Published], tuple[Undecided, ...]]:
    """Each article's date: as given or stamped, or as all days' likelihoods leave it."""
    published: dict[str, Published] = dict(weighed.known)
    for article, log in weighed.holds.items():
        if date_ := infer.published(log, weighed.own.reasons(article), heard=article in weighed.heard):
            published[article] = replace(date_, left=tuple(_left(article, weighed, date_)))
    islands = _islands(published, weighed.holds, weighed.known)
    return _with_bonds(published, weighed.heard, weighed.known), islands


OTHERS = "what other articles tell"


def _left(article: str, weighed: Weighed, date_: Published) -> Iterator[Left]:
    """For each clue of an article, and for what it hears from others, the days of its interval that are left."""
    if date_.earliest is None or date_.latest is None:
        return
    rows = list(weighed.own.rows(article))
    if article in weighed.heard:
        rows.append((OTHERS, weighed.heard[article][0]))
    for text, log in rows:
        if days := infer.left(log, date_.earliest, date_.latest):
            yield Left(text, days)


@dataclass(frozen=True)
class Own:
    """What the articles that nobody dates tell of themselves: their clues, what others anchor, a stamp without its year."""

    found: Mapping[str, Sequence[Clue]]
    anchored: Mapping[str, Sequence[anchors.Anchored]]
    partly: Mapping[str, Stamped]
    stories: Sequence[Story]

    def log(self, article: str, shared: Mapping[infer.Thing, int] = infer.NONE_SHARED) -> Log | None:
        """All that one article tells of its day; None where it tells nothing."""
        rows = [infer.partial(self.found[article], shared)]
        rows += [one.log / shared.get(one.thing, 1) for one in self.anchored.get(article, ())]
        rows += [stamped.belief(self.partly[article])] if article in self.partly else []
        kept = [row for row in rows if row is not None]
        return sum(kept[1:], kept[0]) if kept else None

    def said(self) -> dict[str, Log]:
        """What each tells the others, of which what several of a story share counts once among them."""
        story_of = {article: story.id for story in self.stories for article in story.articles}
        shared: dict[str, Counter[infer.Thing]] = defaultdict(Counter)
        for article, told_ in self.found.items():
            things = {infer.thing(clue) for clue in told_} | {one.thing for one in self.anchored.get(article, ())}
            shared[story_of.get(article, article)].update(things)
        logs = {article: self.log(article, shared[story_of.get(article, article)]) for article in self.found}
        return {article: log for article, log in logs.items() if log is not None}

    def tells_year(self, article: str) -> bool:
        """Whether anything in it tells years apart."""
        known = article in self.partly and bool(self.partly[article].days)
        return known or infer.tells_year(self.found.get(article, ())) or bool(self.anchored.get(article))

    def rows(self, article: str) -> Iterator[tuple[str, Log]]:
        """What each of its clues says of every day."""
        if article in self.partly:
            yield self.partly[article].reason.text, stamped.belief(self.partly[article])
        for clue in self.found[article]:
            if (row := infer.likelihood(clue)) is not None:
                yield clue.text, row
        yield from ((one.reason.text, one.log) for one in self.anchored.get(article, ()))

    def reasons(self, article: str) -> tuple[Reason, ...]:
        """What a person reads of it."""
        stamp = (self.partly[article].reason,) if article in self.partly else ()
        told_ = tuple(Reason(clue.text, clue.passage) for clue in self.found[article])
        return (*stamp, *told_, *(one.reason for one in self.anchored.get(article, ())))


def _grounded(article: str, own: Own, heard: Mapping[str, pile.Heard], given: Mapping[str, Published]) -> bool:
    """Whether anything tells the article's year: its own words, or an article that it hears from, however far off."""
    seen, queue = {article}, [article]
    for one in queue:
        if one in given or own.tells_year(one):
            return True
        others = [bond.other(one) for bond in heard[one][1]] if one in heard else []
        queue += [other for other in others if other not in seen]
        seen.update(others)
    return False


def _with_bonds(
    published: Mapping[str, Published], heard: Mapping[str, pile.Heard], given: Mapping[str, Published]
) -> dict[str, Published]:
    """The dates with the articles that told of them among their reasons."""
    result: dict[str, Published] = {}
    for article, known in sorted(published.items()):
        joined = heard[article][1] if article in heard and article not in given else ()
        told_ = [
            reason
            for bond in joined
            if (other := bond.other(article)) in published
            for reason in bond.reasons(article, shown(published[other]))
        ]
        result[article] = replace(known, clues=(*known.clues, *told_))
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
            words = " or ".join(f"{first}" if first == last else f"{first} to {last}" for first, last in parts)
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


__all__ = ["anchor_of", "beliefs", "calendar", "date", "resolve", "shown"]
