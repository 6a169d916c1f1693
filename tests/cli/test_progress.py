"""The bar on standard error: only for a person, only for long work."""

from __future__ import annotations

import io
import sys
import time

from onrecord.cli import progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def look(monkeypatch) -> Screen:
    """Puts a screen in the place of standard error; called in the test, for pytest puts its own there before it."""
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    return shown


def test_long_work_shows_articles_a_second_and_time_left(monkeypatch):
    screen = look(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    with progress.bar(3) as step:
        time.sleep(0.1)
        step()
        time.sleep(0.05)
        step()
        time.sleep(0.2)
    assert "2/3" in screen.getvalue()
    assert "articles/s" in screen.getvalue()


def test_short_work_shows_nothing(monkeypatch):
    screen = look(monkeypatch)
    with progress.bar(3) as step:
        step()
    with progress.busy("weaving"):
        pass
    assert "1/3" not in screen.getvalue()
    assert "weaving" not in screen.getvalue()


def test_no_bar_where_nobody_looks(capsys, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    with progress.bar(3) as step, progress.busy("weaving"):
        step()
        time.sleep(0.05)
    assert capsys.readouterr().err == ""
