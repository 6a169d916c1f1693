"""`same`, `different`, `rename`, `judgements`, `undo`: what people decide; it outlives every re-reading."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, RecordFile

if TYPE_CHECKING:
    from onrecord.model.reading import MentionForm, Ref
    from onrecord.model.record import Judgement, Record
    from onrecord.model.text import Article, Passage
    from onrecord.store import Store

Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity's name, or the beginning of its id.")]
Either = Annotated[
    str,
    typer.Argument(metavar="ENTITY", help="An entity's name or the beginning of its id; or the file of an article."),
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; you, if not told.")]


def same(one: Either, other: Either, record: RecordFile = DEFAULT_RECORD, by: By = None) -> None:
    """Decide that two entities are one, or that two articles tell of one story.

    What follows is worked out anew: speakers, origins, claims. `onrecord undo` takes it back.
    """
    _judge(record, "same", (one, other), by)


def different(one: Either, other: Either, record: RecordFile = DEFAULT_RECORD, by: By = None) -> None:
    """Decide that two entities are not one, or that the second of two articles tells of another story.

    Where the record takes them for one, give two of its names, as articles write them.
    """
    _judge(record, "different", (one, other), by)


def rename(
    entity: Entity,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
) -> None:
    """Decide under which name an entity is shown.

    `onrecord undo` takes it back.
    """
    _judge(record, "rename", (entity,), by, name)


def judgements(record: RecordFile = DEFAULT_RECORD) -> None:
    """List what people decided: id, when, who, what, and whether it was taken back.

    The latest stands last. Every export holds them too.
    """
    from onrecord.cli.held import held
    from onrecord.cli.output import write
    from onrecord.present.safety import safe

    with held(record) as (store, known):
        lines = [safe(told(known, one)) for one in store.judgements()]
    write((f"{line}\n" for line in lines), None)


def undo(
    judgement: Annotated[
        str | None,
        typer.Argument(metavar="[JUDGEMENT]", help="The beginning of its id; the latest that stands, if not told."),
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    again: Annotated[bool, typer.Option("--again", help="Take it up again instead.")] = False,  # noqa: FBT002 -- typer hands options on by name
) -> None:
    """Take back what somebody decided, and weave the record without it.

    The judgement stays in the record, marked as taken back. `onrecord judgements` lists the ids.
    """
    from onrecord import pipeline
    from onrecord.cli.held import held
    from onrecord.cli.output import say

    with held(record) as (store, known):
        found = _meant(store.judgements(), judgement, again=again)
        store.undo(found, undone=not again)
        pipeline.current(store)
        say(f"{'taken up again' if again else 'taken back'}: {told(known, replace(found, undone=False))}")


def _meant(every: Sequence[Judgement], wanted: str | None, *, again: bool) -> Judgement:
    """The judgement of this id, or the latest, among those that can be taken back (or up again)."""
    from onrecord.cli.finding import only
    from onrecord.errors import NotFound

    able = [one for one in every if one.undone is again]
    if wanted is not None:
        found = [one for one in able if wanted and id_of(one).startswith(wanted)]
        return only(wanted, found, lambda one: f"{id_of(one)}  {one.kind}, by {one.by}", "judgement")
    if not able:
        raise NotFound("there is no judgement to take up again" if again else "there is no judgement to take back")
    return able[-1]


def id_of(judgement: Judgement) -> str:
    """The name of a judgement: a hash of who decided what and when, the same whether it was taken back or not."""
    from onrecord.model.ids import content_id

    marks = [part for mark in judgement.marks for part in (mark.article, mark.span.start, mark.span.end)]
    return content_id("judgement", judgement.by, judgement.at.isoformat(), judgement.kind, judgement.value, *marks)


def told(record: Record, judgement: Judgement) -> str:
    """A judgement in a line: `4c81d2e0 2024-05-02 09:14 ann: same “Jon Ravn” (a.txt), “John Raven” (b.txt)`."""
    words = ", ".join(_words(record, mark, judgement) for mark in judgement.marks)
    value = f" → {judgement.value}" if judgement.value else ""
    end = " (taken back)" if judgement.undone else ""
    when = judgement.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    return f"{id_of(judgement)[:SHORT]} {when} {judgement.by}: {judgement.kind} {words}{value}{end}"


def _words(record: Record, mark: Passage, judgement: Judgement) -> str:
    """The words at a mark and their article; a date, an outlet and a story are of the whole article."""
    reading = record.readings.get(mark.article)
    if reading is None:
        return f"an article that is gone ({mark.article})"
    source = PurePath(reading.article.source).name
    return (
        source
        if judgement.kind in OF_ARTICLES or judgement.value == STORY
        else f"“{reading.words(mark.span)}” ({source})"
    )


OF_ARTICLES = frozenset({"date", "outlet"})
"""Kinds of judgements that are on an article, whatever words of it they mark."""
STORY = "story"
"""The value of a judgement on stories, as `onrecord.link.stories.judged` reads it."""
SHORT = 10
"""Letters of a judgement's id that are shown."""


def _judge(path: Path, kind: str, names: tuple[str, ...], by: str | None, value: str | None = None) -> None:
    """Keep a judgement about entities, each by a place where it is named, or about two articles, and weave the record with it."""
    from onrecord.cli.finding import entity
    from onrecord.cli.held import held
    from onrecord.errors import InputError
    from onrecord.model.record import Judgement

    if value is not None and not value.strip():
        raise InputError("NAME", "is empty; give the name to show")
    with held(path) as (store, record):
        if value is None and (marks := whole_articles(record, names)):
            made = Judgement(by or getpass.getuser(), datetime.now(UTC), STORY_KINDS[kind], marks, STORY)
            _keep(store, record, made)
            return
        meant = [entity(record, name) for name in names]
        if kind == "same" and len(set(meant)) == 1:
            raise InputError(" and ".join(names), "they are one already")
        if kind == "different" and len(set(meant)) == 1:
            marks = parted(record, meant[0], names)
        else:
            marks = tuple(first_mention(record, one) for one in meant)
        _keep(store, record, Judgement(by or getpass.getuser(), datetime.now(UTC), kind, marks, value))


def _keep(store: Store, record: Record, made: Judgement) -> None:
    """Keep a judgement, weave the record with it, and say how to take it back."""
    from onrecord import pipeline
    from onrecord.cli.output import say

    store.judge(made)
    pipeline.current(store)
    say(f"kept: {told(record, made)}", f"to take it back: onrecord undo {id_of(made)[:SHORT]}")


STORY_KINDS = {"same": "accept", "different": "reject"}


def whole_articles(record: Record, names: tuple[str, ...]) -> tuple[Passage, ...]:
    """The articles of these files or addresses, each by its first words; nothing unless both are such. Names that people or bodies
    could bear, as a file's name without its ending, are none of an article."""
    from onrecord.errors import InputError
    from onrecord.model.text import Passage

    found = [[r for r in record.readings.values() if _is_called(r.article, name)] for name in names]
    if any(len(row) != 1 for row in found):
        return ()
    articles = [row[0] for row in found]
    if articles[0] is articles[1]:
        raise InputError(" and ".join(names), "they are one article")
    return tuple(Passage(one.id, one.blocks[0].span) for one in articles)


def _is_called(article: Article, name: str) -> bool:
    return name == article.url or any(name in (source, PurePath(source).name) for source in article.sources)


def first_mention(record: Record, entity: str) -> Passage:
    """The first place where an entity is called by a name, or at all: by that a judgement names it."""
    from onrecord.model.reading import MentionForm

    found = next(one for one in record.entities if one.id == entity)
    return place_of(record, min(found.mentions, key=lambda ref: (_form(record, ref) is not MentionForm.NAME, ref)))


def _form(record: Record, ref: Ref) -> MentionForm:
    return record.readings[ref.article].mentions[ref.index].form


def parted(record: Record, entity: str, names: tuple[str, ...]) -> tuple[Passage, ...]:
    """Where two names of what the record takes for one stand for two: the first places of both that lie in two articles, or that
    one article itself tells apart."""
    from onrecord.errors import InputError

    found = next(one for one in record.entities if one.id == entity)
    rows = [[ref for ref in sorted(found.mentions) if _named(record, ref, name)] for name in names]
    for one in rows[0]:
        for other in rows[1]:
            if _referent(record, one) != _referent(record, other):
                return place_of(record, one), place_of(record, other)
    raise InputError(" and ".join(names), "they are one in every article; give two names that stand in two articles")


def _named(record: Record, ref: Ref, name: str) -> bool:
    """Whether a mention is this name, capitals and spaces apart."""
    reading = record.readings[ref.article]
    return " ".join(reading.words(reading.mentions[ref.index].head).split()).casefold() == name.casefold()


def _referent(record: Record, ref: Ref) -> tuple[str, int | None]:
    return ref.article, record.readings[ref.article].mentions[ref.index].referent


def place_of(record: Record, ref: Ref) -> Passage:
    """Where a mention stands."""
    from onrecord.model.text import Passage

    return Passage(ref.article, record.readings[ref.article].mentions[ref.index].span)


COMMANDS = (
    ("same", same, "Example:\n  onrecord same 'Jon Ravn' 'John Raven' --record story.record"),
    ("different", different, "Example:\n  onrecord different 3fa8 91c2"),
    ("rename", rename, "Example:\n  onrecord rename 3fa8 'Jon Ravn'"),
    ("judgements", judgements, "Example:\n  onrecord judgements --record story.record"),
    ("undo", undo, "Example:\n  onrecord undo\n  onrecord undo 4c81d2\n  onrecord undo 4c81d2 --again"),
)
