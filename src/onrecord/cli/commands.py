"""All commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import briefing, exporting, judging, looking, reading, serving

HELP = """From a pile of articles to a checked record: what happened when, who said what through whom, and on how many
independent origins it stands.

\b
At once, leaving nothing behind:
  onrecord brief *.txt

\b
A record to keep and to extend:
  onrecord read reports/ --record story.record
  onrecord brief --record story.record -o story.html
  onrecord search ceasefire --record story.record
"""

app = typer.Typer(
    name="onrecord",
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help comes in half the time,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 -- typer hands an option's value on
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def start(
    *,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


for group in (briefing, reading, looking, judging, exporting, serving):
    for name, command, example in group.COMMANDS:
        app.command(name, epilog=f"\b\n{example}")(command)
