"""The pile that a command's words name."""

from __future__ import annotations

import time

import pytest

from onrecord import intake
from onrecord.cli import gathering
from onrecord.model.reading import Failure


def test_an_input_that_never_ends_is_given_up_and_the_next_is_taken(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The bridge {name} is closed, the mayor said.")

    def read(item, given):
        if item.source.endswith("a.txt"):
            time.sleep(60)
        yield from intake_read(item, given)

    intake_read = intake.read
    monkeypatch.setattr(intake, "read", read)
    monkeypatch.setattr(gathering, "LIMIT_S", 0.2)
    hung, found = gathering.gather([str(tmp_path)], None, None, None, None).articles()
    assert hung == Failure(str(tmp_path / "a.txt"), "opening took longer than 0 seconds")
    assert found.source == str(tmp_path / "b.txt")


# A table of lines holds as many articles as lines, any other file one; what is not there counts nothing.
@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("a.jsonl", '{"text": "x"}\n{"text": "y"}\n', 2),
        ("a.txt", "x\ny\nz\n", 1),
        ("a.jsonl", "", 1),
        ("gone", None, 0),
    ],
)
def test_how_many_articles_are_expected(tmp_path, name, text, count):
    if text is not None:
        (tmp_path / name).write_text(text)
    assert gathering.gather([str(tmp_path / name)], None, None, None, None).expected() == count
