"""`same`, `different`, `rename`: what a person decides; it outlives every re-reading."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, RecordFile

if TYPE_CHECKING:
    from onrecord.model.record import Record
    from onrecord.model.text import Passage

Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity's name, or the beginning of its id.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; you, if not told.")]


def same(one: Entity, other: Entity, record: RecordFile = DEFAULT_RECORD, by: By = None) -> None:
    """Decide that two entities are one."""
    _judge(record, "same", (one, other), by)


def different(one: Entity, other: Entity, record: RecordFile = DEFAULT_RECORD, by: By = None) -> None:
    """Decide that two entities are not one."""
    _judge(record, "different", (one, other), by)


def rename(
    entity: Entity,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")],
    record: RecordFile = DEFAULT_RECORD,
    by: By = None,
) -> None:
    """Decide under which name an entity is shown."""
    _judge(record, "rename", (entity,), by, name)


def _judge(path: Path, kind: str, names: tuple[str, ...], by: str | None, value: str | None = None) -> None:
    """Keep a judgement about the first mentions of some entities, and weave the record with it."""
    from onrecord import pipeline
    from onrecord.cli.finding import entity
    from onrecord.cli.held import held
    from onrecord.cli.output import say
    from onrecord.model.record import Judgement

    with held(path) as (store, record):
        marks = tuple(first_mention(record, entity(record, name)) for name in names)
        store.judge(Judgement(by or getpass.getuser(), datetime.now(UTC), kind, marks, value))
        pipeline.current(store)
    say(f"kept: {' and '.join(names)} {kind}{f' {value}' if value else ''}")


def first_mention(record: Record, entity: str) -> Passage:
    """The smallest place of an entity, by which a judgement names it."""
    from onrecord.model.text import Passage

    found = next(one for one in record.entities if one.id == entity)
    mention = min(found.mentions)
    return Passage(mention.article, record.readings[mention.article].mentions[mention.index].span)


COMMANDS = (
    ("same", same, "Example:\n  onrecord same 'Jon Ravn' 'John Raven' --record story.record"),
    ("different", different, "Example:\n  onrecord different 3fa8 91c2"),
    ("rename", rename, "Example:\n  onrecord rename 3fa8 'Jon Ravn'"),
)
