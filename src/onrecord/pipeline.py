"""The order of steps, and the only file that knows all stages.

    read    one article, alone:  blocks → parse, tags → sentences → mentions → times → statements → events
    weave   all readings:        copies → entities → stories → dating → attribution → weigh, story by story

`read` is a pure function of the article; `weave` of the set of readings and judgements, so the order in which
articles arrive cannot matter. `extend` and `current` do the same with a record's file behind them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord import clean
from onrecord.annotate import events, mentions, sentences, statements, times
from onrecord.engines import pool
from onrecord.link import attribution, copies, dating, entities, outlets, stories
from onrecord.link.attribution import judged as speakers
from onrecord.model.parse import Parse, Parser
from onrecord.model.reading import Failure, Reading, Ref
from onrecord.model.record import (
    Attribution,
    Entity,
    Judgement,
    Material,
    Record,
    Story,
    Version,
    owners,
)
from onrecord.model.tagging import Tag, Tagger
from onrecord.model.text import Article
from onrecord.store import Store
from onrecord.values.articles import unite
from onrecord.weigh import assertions, claims, differences, judged, origins, series, states, terms, timeline
from onrecord.weigh.frames import Frames
from onrecord.weigh.memory import Memory

READ_LANGUAGE = "en"
"""The language whose statements and claims are read; articles in others are kept, searched and compared for copies."""

READ_BY = ("annotate", "clean", "data", "engines", "model", "values")
"""The parts of this package that a reading depends on."""


def read(
    article: Article, parser: Parser, language_of: Callable[[str], str | None], tagger: Tagger | None = None
) -> Reading:
    """Read one article alone: a pure function of the article and of the finders' versions. Without a tagger the rules alone
    find statements."""
    blocks = clean.cut(article)
    outlet, agencies = clean.credit(article, blocks)
    views = clean.views(article, blocks)
    language = article.declared_language or language_of("\n".join(view.text for view in views))
    reading = Reading(article, language=language, blocks=blocks, outlet=outlet, agencies=agencies)
    if language not in (READ_LANGUAGE, None):
        return reading
    return annotate(reading, parser.parse(views), tagger.tag(views) if tagger else ())


def annotate(reading: Reading, parse: Parse, tags: Sequence[Tag] = ()) -> Reading:
    """Lay every layer of marks beside the text, each standing on those before it."""
    reading = replace(reading, sentences=sentences.find(reading, parse))
    found, referents = mentions.find(reading, parse)
    reading = replace(reading, mentions=found, referents=referents)
    reading = replace(reading, times=times.find(reading, parse))
    reading = replace(reading, statements=statements.find(reading, parse, tags))
    return replace(reading, events=events.find(reading, parse))


def weave(
    readings: Iterable[Reading | Failure],
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
    *,
    one_story: bool = False,
) -> Record:
    """Make the record of a set of readings; failures among them are passed over. A memory of an earlier weaving saves work and
    changes nothing. `one_story` tells that all articles are of one thing, whatever their words."""
    given = {one.id: one for one in readings if isinstance(one, Reading)}
    known = outlets.named(given, judgements)
    pile = tuple(known[article] for article in sorted(known))
    copied = copies.judged(copies.find(pile), known, judgements)
    versions = copies.versions(pile, copied)
    joined, unsure = entities.join(pile, judgements)
    told = stories.judged(stories.gather(pile, copied, joined), known, judgements)
    told = stories.as_one(told) if one_story else told
    calendar = dating.date(pile, copied, versions, joined, told, judgements)
    told = stories.episodes(told, calendar)
    attributed = attribution.attribute(pile, joined, copied, calendar)
    attributed = speakers.whose(attributed, known, joined, judgements)
    record = Record(
        readings={reading.id: reading for reading in pile},
        calendar=calendar,
        versions=versions,
        copies=copied,
        entities=joined,
        attributions=attributed,
        changes=attribution.changes(pile, attributed),
        stories=told,
        judgements=tuple(judgements),
        undecided=(*unsure, *calendar.undecided),
    )
    return weigh(record, memory)


def weigh(record: Record, memory: Memory | None = None) -> Record:
    """Weigh every story of a record: claims, origins, support, differences, and what follows from them."""
    drawers = Drawers(record)
    for story in record.stories:
        record = _add(record, weigh_story(drawers.material(story), record.judgements, memory))
    return record


class Drawers:
    """A record's parts by article, so that no story's weighing goes through the whole record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._entities = {entity.id: entity for entity in record.entities}
        self._place = {entity.id: place for place, entity in enumerate(record.entities)}
        self._owned: defaultdict[str, dict[Ref, str]] = defaultdict(dict)
        self._said: defaultdict[str, dict[Ref, Attribution]] = defaultdict(dict)
        self._copied: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._versions: defaultdict[str, list[Version]] = defaultdict(list)
        for ref, entity in owners(record.entities).items():
            self._owned[ref.article][ref] = entity
        for one in record.attributions:
            self._said[one.statement.article][one.statement] = one
        for place, copy in enumerate(record.copies):
            for passage in copy.passages:
                self._copied[passage.article][place] = None
        for later in record.versions:
            self._versions[later.article].append(later)

    def material(self, story: Story) -> Material:
        """What the weighing of one story works on: its articles, and the entities that they name or that contain these."""
        copied = sorted({place for article in story.articles for place in self._copied[article]})
        versions = (one for article in story.articles for one in self._versions[article])
        owner = {ref: entity for article in story.articles for ref, entity in self._owned[article].items()}
        said = {ref: one for article in story.articles for ref, one in self._said[article].items()}
        return Material(
            story=story,
            readings={article: self._record.readings[article] for article in story.articles},
            calendar=self._record.calendar,
            versions=tuple(sorted(versions, key=lambda one: (one.of, one.article))),
            copies=tuple(self._record.copies[place] for place in copied),
            entities=self._with_containers({*owner.values(), *(name for one in said.values() for name in _named(one))}),
            owner=owner,
            attributions=said,
        )

    def _with_containers(self, names: set[str]) -> dict[str, Entity]:
        """Entities by id, with those that they lie within, in the record's order."""
        wanted: set[str] = set()
        open_ = list(names)
        while open_:
            name = open_.pop()
            if name in self._entities and name not in wanted:
                wanted.add(name)
                open_ += [self._entities[name].within or ""]
        return {name: self._entities[name] for name in sorted(wanted, key=self._place.__getitem__)}


def _named(one: Attribution) -> Iterator[str]:
    """The ids of all entities that an attribution names."""
    yield from one.speakers
    yield from (name for name in (one.addressee, one.place, *(hand.entity for hand in one.chain)) if name)


def weigh_story(known: Material, judgements: Sequence[Judgement] = (), memory: Memory | None = None) -> Record:
    """The part of a record that one story gives: a function of that story, and of what people decided about its claims. A memory of
    an earlier weighing saves work and changes nothing."""
    frames = Frames(known, memory)
    said, traced = origins.trace(known, assertions.draw(known, frames))
    grouped = judged.group(known, claims.align(known, said, frames), judgements)
    weighed = differences.find_all(known, origins.support(known, grouped, traced), traced, frames)
    return Record(
        readings=known.readings,
        origins=traced,
        copy_origins=origins.of_copies(known, traced),
        claims=weighed,
        timeline=timeline.build(known, weighed, frames),
        states=states.follow(known, weighed, frames),
        series=series.collect(known, weighed, frames),
        terms=terms.collect(known, frames),
    )


def _add(record: Record, part: Record) -> Record:
    """The record with one story's part added; an origin met in two stories stands once."""
    known = {origin.id for origin in record.origins}
    return replace(
        record,
        origins=(*record.origins, *(o for o in part.origins if o.id not in known)),
        copy_origins={**record.copy_origins, **part.copy_origins},
        claims=record.claims + part.claims,
        timeline=record.timeline + part.timeline,
        states=record.states + part.states,
        series=record.series + part.series,
        terms=record.terms + part.terms,
    )


# --- many articles, and the record's file -----------------------------------------------------------------------


def reader() -> Callable[[Article], Reading]:
    """What reads one article in this process; loads the parser's model and, where it can be had, the tagger's."""
    from onrecord.engines import tagger
    from onrecord.engines.language import language_of
    from onrecord.engines.parser import SpacyParser

    parser, tags = SpacyParser(), tagger.load()
    return lambda article: read(article, parser, language_of, tags)


def united(articles: Iterable[Article | Failure]) -> tuple[Article | Failure, ...]:
    """Each article once, in order of arrival, with all that its meetings told of it; then the failures."""
    known: dict[str, Article] = {}
    failed: list[Failure] = []
    for one in articles:
        if isinstance(one, Failure):
            failed.append(one)
        else:
            known[one.id] = unite(known[one.id], one) if one.id in known else one
    return (*known.values(), *failed)


def read_all(
    articles: Iterable[Article | Failure],
    workers: int | None = None,
    make: Callable[[], Callable[[Article], Reading]] | None = None,
) -> Iterator[Reading | Failure]:
    """The reading of each article, or why there is none, in the order in which they are done; failures of intake last. `make` makes
    what reads, where a process keeps one of its own."""
    failed: list[Failure] = []
    yield from pool.read_many(make or reader, _readable(articles, failed), pool.workers_for(workers))
    yield from failed


def _readable(articles: Iterable[Article | Failure], failed: list[Failure]) -> Iterator[Article]:
    """The articles; what intake could not read is set aside."""
    for one in articles:
        if isinstance(one, Failure):
            failed.append(one)
        else:
            yield one


def extend(
    store: Store,
    articles: Iterable[Article | Failure],
    workers: int | None = None,
    make: Callable[[], Callable[[Article], Reading]] | None = None,
) -> Iterator[Reading | Failure]:
    """Read into a record's file what it does not hold yet, and what an earlier version has read."""
    by = reading_version()
    for pile in (lambda: _new(store, articles, by), lambda: store.outdated(by)):
        for outcome in read_all(pile(), workers, make):
            if isinstance(outcome, Failure):
                store.fail(outcome, by)
            else:
                store.put(outcome, by)
            yield outcome


def _new(store: Store, articles: Iterable[Article | Failure], by: str) -> Iterator[Article | Failure]:
    """What the file does not hold yet."""
    for one in articles:
        found = one if isinstance(one, Failure) else store.news(one, by)
        if found is not None:
            yield found


def current(store: Store, memory: Memory | None = None) -> Record:
    """The record of a file as it stands: as it was kept, or woven anew where anything has changed since; with the memory of who asks
    again and again, the stories that an arrival touches are weighed faster."""
    while True:
        given = store.version
        kept = store.record(reading_version(), woven_by())
        if kept is not None:
            return replace(kept, readings=outlets.named(kept.readings, kept.judgements))
        record = weave(store.readings(reading_version()).values(), store.judgements(), memory)
        if not store.writable or store.keep(record, given, woven_by()):
            return record


@cache
def reading_version() -> str:
    """What a reading depends on beside its article: the code and tables that read, the parser's model, and the tagger's or that
    there is none. A version that is raised by hand is forgotten; a hash is not, so that no change of a rule leaves
    yesterday's answer standing."""
    from onrecord.engines.parser import MODEL_PACKAGE
    from onrecord.engines.tagger import RULES_ALONE, tagger_version

    here = files("onrecord")
    code = _digest(one for part in READ_BY for one in _sources(here / part))
    parser = f"{MODEL_PACKAGE}-{version(MODEL_PACKAGE.replace('_', '-'))}"
    return f"{code}/{parser}/{tagger_version() or RULES_ALONE}"


@cache
def woven_by() -> str:
    """What a woven record depends on beside its readings: this package's code and tables."""
    return _digest(_sources(files("onrecord")))


def _digest(sources: Iterable[Traversable]) -> str:
    """One hash of the content of files."""
    digest = hashlib.sha256()
    for one in sources:
        digest.update(one.read_bytes())
    return digest.hexdigest()[:16]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    """The code and tables of a package, in order of name."""
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir() and one.name not in ("__pycache__", "sample", "cli", "present", "web"):
            yield from _sources(one)
        elif one.name.endswith((".py", ".toml", ".gz")):
            yield one
