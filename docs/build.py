"""Write the generated pages of this folder: `cli.md` from the commands, `evaluation.md` from what was measured.

python docs/build.py            write them
python docs/build.py --check    1 where a page is not what would be written
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import typer

from onrecord.cli.commands import app

HERE = Path(__file__).parent
EVALS = HERE.parent / "evals"
WIDTH = 100
EVALUATION = """# Evaluation

Written by `make docs` from the last accepted run of `make eval`. How each question is measured, and on what, stands in the
README of its folder under `evals/`.

Gold that we wrote ourselves, or that was looked at while building, guards against regress and is no evidence of quality on
other texts. The five real articles were looked at while building. What was held back is said where it was.
"""


def main() -> int:
    """Write or check every generated page."""
    pages = {HERE / "cli.md": cli_page(), HERE / "evaluation.md": evaluation_page()}
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


def evaluation_page() -> str:
    """The figures of the last accepted run, and every floor."""
    accepted = json.loads((EVALS / "accepted.json").read_text())
    parts = [EVALUATION]
    for name, run in accepted.items():
        parts.append(f"## {TITLES[name]}\n\n| figure | value |\n|---|---|\n" + _rows(run["figures"]))
    parts.append(
        "## Floors\n\nA figure under its floor fails `make eval`.\n\n| question | figure | floor |\n|---|---|---|"
    )
    for path in sorted(EVALS.glob("*/floors.json")):
        floors = dict(_leaves(json.loads(path.read_text())))
        parts.append("\n".join(f"| {path.parent.name} | {name} | {value} |" for name, value in floors.items()))
    return "\n".join(part for part in parts if part) + "\n"


TITLES = {"sample": "The sample story, on gold that we wrote", "seeds": "Five real articles, on development gold"}


def _rows(figures: Mapping[str, float]) -> str:
    return "".join(f"| {name.replace('_', ' ')} | {value:g} |\n" for name, value in figures.items())


def _leaves(tree: Mapping[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    """Every number of a tree of floors, with its path."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{path}{key}, ")
        else:
            yield f"{path}{key}", value


if __name__ == "__main__":
    sys.exit(main())
