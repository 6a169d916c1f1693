"""A process that is killed while it reads leaves a record that opens, is sound, and goes on to the same end."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.store import Store

PLACES = ("Velm", "Osk", "Hald", "Orlo", "Tarn", "Brae", "Skiv", "Lund")
ARTICLES = 48
"""More than a small pile, so that workers are killed with their parent too."""
KILLS = 6


def onrecord(*words: str | Path) -> subprocess.Popen[str]:
    script = "from onrecord.cli import main; main()"
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(*words: str | Path) -> str:
    process = onrecord(*words)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out


@pytest.fixture
def texts(tmp_path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(ARTICLES):
        place = PLACES[number % len(PLACES)]
        text = f"Bridge closed at {place}\n\nThe bridge at {place} was closed on Monday, mayor number {number} said. “Use the ferry.”"
        (folder / f"{number:02}.txt").write_text(text)
    return folder


@pytest.mark.slow
def test_killed_at_any_moment_it_opens_and_continues(texts, tmp_path):
    record, whole = tmp_path / "killed.record", tmp_path / "whole.record"
    began = time.monotonic()
    finished("read", texts, "-R", whole, "--workers", 2)
    lasts = time.monotonic() - began
    moments = random.Random(7)  # noqa: S311 -- the same moments every time
    held = 0
    for _ in range(KILLS):
        process = onrecord("read", texts, "-R", record, "--workers", 2)
        time.sleep(moments.uniform(0, lasts))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if record.exists() and record.stat().st_size:
            with Store(record, create=True) as store:
                assert store.damage() == []
                now = len(store.articles())
            assert now >= held
            held = now
    finished("read", texts, "-R", record)
    finished("check", "-R", record)
    assert json.loads(finished("export", "-R", record)) == json.loads(finished("export", "-R", whole))
