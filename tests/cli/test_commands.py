"""The program as a whole: help, version, wrong words, and what it costs to start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onrecord import __version__
from onrecord.cli.commands import app

COMMANDS = sorted(command.name for command in app.registered_commands)


def test_help_names_every_command(run):
    ran = run("--help")
    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_an_example(run, command):
    ran = run(command, "-h")
    assert ran.code == 0
    assert f"onrecord {command}" in ran.out.partition("Example")[2]


def test_version(run):
    assert run("--version").out == f"onrecord {__version__}\n"


# Wrong words end in one line that names them, and in 2.
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["read"], "Missing argument 'FILES'"),
        (["brief", "--format", "pdf"], "'pdf' is not one of"),
        (["brief", "-R", "gone.record"], "gone.record: there is no such record; make one with `onrecord read"),
        (["export", "-R", "."], "this is a folder"),
        (["read", "x.txt", "--published", "yesterday"], "yesterday"),
        (["read", "x.txt", "--sheet", "gone.csv"], "gone.csv"),
        (["read", "x.txt", "--workers", "0"], "--workers"),
        (["read", "a.txt", "b.txt", "--url", "https://example.org/a"], "--url"),
    ],
)
def test_wrong_words(run, words, told):
    ran = run(*words)
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_help_loads_nothing_heavy():
    script = (
        "import sys; sys.argv = ['onrecord', '--help']\n"
        "from onrecord.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'rich', 'trafilatura', 'sqlite3', 'multiprocessing'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
