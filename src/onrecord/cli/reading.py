"""`read` and `remove`: what goes into a record and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import FAILED, STOPPED
from onrecord.cli.options import DEFAULT_RECORD, Day, Files, Outlet, RecordFile, Sheet, Url, Workers

if TYPE_CHECKING:
    from onrecord.model.reading import Failure


def read(
    files: Files,
    record: RecordFile = DEFAULT_RECORD,
    outlet: Outlet = None,
    url: Url = None,
    published: Day = None,
    sheet: Sheet = None,
    workers: Workers = None,
) -> None:
    """Read articles into a record.

    The record is made where there is none. What it holds already is not read again.
    """
    from onrecord import pipeline
    from onrecord.cli.gathering import gather
    from onrecord.cli.output import say
    from onrecord.cli.progress import bar, busy
    from onrecord.model.reading import Failure
    from onrecord.store import Store

    pile = gather(files, outlet, url, published, sheet)
    with Store(record, create=True) as store:
        outcomes = []
        try:
            with bar(pile.expected()) as step:
                for outcome in pipeline.extend(store, pile.articles(), workers):
                    step()
                    outcomes.append(outcome if isinstance(outcome, Failure) else None)
        except KeyboardInterrupt:
            say(f"stopped; what was read so far is kept in {record}")
            raise typer.Exit(STOPPED) from None
        with busy("weaving"):
            held = pipeline.current(store)
    say(
        f"{_articles(outcomes.count(None), 'new ')} read; {record} holds {_articles(len(held.readings))} in {_stories(len(held.stories))}"
    )
    report([one for one in outcomes if one])


def report(failures: list[Failure]) -> None:
    """Name the inputs that gave nothing; the exit code says that there were some. Says too where the rules alone have read."""
    from onrecord.cli.output import say
    from onrecord.engines.tagger import tagger_version

    if tagger_version() is None:
        say("the learned tagger is not installed: statements were found by the rules alone")
    say(*(f"{failure.source}: {failure.reason}" for failure in failures))
    if failures:
        raise typer.Exit(FAILED)


def _articles(count: int, what: str = "") -> str:
    return f"{count:,} {what}article{'' if count == 1 else 's'}"


def _stories(count: int) -> str:
    return f"{count:,} stor{'y' if count == 1 else 'ies'}"


def remove(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its file name, address or id.")],
    record: RecordFile = DEFAULT_RECORD,
) -> None:
    """Take an article out of a record, with all that only it says."""
    from onrecord import pipeline
    from onrecord.cli.finding import article_named
    from onrecord.cli.output import say
    from onrecord.store import Store

    with Store(record) as store:
        found = article_named(store.articles(), article)
        store.remove(found.id)
        left = pipeline.current(store)
    say(f"{found.source} is out of {record}, which holds {_articles(len(left.readings))}")


COMMANDS = (
    ("read", read, "Example:\n  onrecord read reports/ more.jsonl --record story.record --workers 2"),
    ("remove", remove, "Example:\n  onrecord remove old-version.txt --record story.record"),
)
