"""Write the generated pages of this folder: `cli.md` from the commands themselves.

python docs/build.py            write them
python docs/build.py --check    1 where a page is not what would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

import click
import typer

from onrecord.cli.commands import app

HERE = Path(__file__).parent
WIDTH = 100


def main() -> int:
    """Write or check every generated page."""
    pages = {HERE / "cli.md": cli_page()}
    if "--check" in sys.argv:
        return int(any(not path.exists() or path.read_text() != text for path, text in pages.items()))
    for path, text in pages.items():
        path.write_text(text)
    return 0


def cli_page() -> str:
    """Every command with its help, as a terminal shows it."""
    group = typer.main.get_command(app)
    parts = ["# The command line\n", "Written by `make docs` from the commands themselves.\n", shown(group, "onrecord")]
    if isinstance(group, click.Group):
        parts += [f"## {name}\n\n{shown(group.commands[name], f'onrecord {name}')}" for name in group.commands]
    return "\n".join(parts)


def shown(command: click.Command, name: str) -> str:
    """One command's help as a block of text."""
    context = click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    return "```\n" + "\n".join(lines) + "\n```\n"


if __name__ == "__main__":
    sys.exit(main())
