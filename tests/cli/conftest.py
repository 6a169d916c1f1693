"""A command line in this process, and a record of four short texts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.cli import main

TEXTS = {
    "kelt.txt": "Dam at Velm gives way\n\nThe Velm dam gave way on Monday, the regional governor Ada Brix told the Kelt "
    "news agency. “Nobody was hurt,” Brix said.\n\nAbout 40 houses were flooded, Brix said on Tuesday.\n",
    "norr.txt": "Flood after dam break\n\nAt least 55 houses were flooded in Velm on Monday. The utility Norr Power denied "
    "that the dam had been damaged. “We had no warning,” its spokesman Piet Lowe said on Tuesday.\n",
    "later.txt": "Velm dam to be rebuilt\n\nNorr Power will rebuild the dam at Velm, its spokesman Piet Lowe said on "
    "Friday. Governor Ada Brix said that the work would begin in May.\n",
    "other.txt": "Ferry line to close\n\nThe ferry between Osk and Hald will close in June, the owner Ine Moe said.\n",
}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Runs `onrecord` with these words, in an empty folder; anything that would be a traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, words)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
        return Ran(code, *capsys.readouterr())

    return run


def written(folder: Path) -> list[Path]:
    """The texts as files."""
    folder.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="session")
def kept(tmp_path_factory) -> Path:
    """A record of the texts, made once and only read."""
    folder = tmp_path_factory.mktemp("kept")
    files = written(folder / "texts")
    argv, sys.argv = sys.argv, ["onrecord", "read", *map(str, files), "-R", str(folder / "kept.record")]
    try:
        with pytest.raises(SystemExit) as stopped:
            main()
    finally:
        sys.argv = argv
    assert not stopped.value.code
    return folder / "kept.record"


@pytest.fixture
def record(kept, tmp_path) -> Path:
    """A copy of it, to be changed."""
    copy = tmp_path / "copy.record"
    copy.write_bytes(kept.read_bytes())
    return copy
