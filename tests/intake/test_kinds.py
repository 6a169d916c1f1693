"""Every kind of file to its articles; what cannot be read, or should not be, is told by name."""

from __future__ import annotations

import contextlib
import gzip
import time
from dataclasses import replace
from pathlib import Path

import pytest

from intake import made
from intake.harbour import PAGE, TEXT, read, write
from onrecord import intake
from onrecord.errors import InputError
from onrecord.intake.deadline import within
from onrecord.model.reading import Failure


# Every kind of file, and the sources of the articles in it.
@pytest.mark.parametrize(
    ("name", "make", "sources"),
    [
        ("a.html", PAGE.encode, ["a.html"]),
        ("a.html.gz", lambda: gzip.compress(PAGE.encode()), ["a.html"]),
        ("a.eml", made.letter, ["a.eml", "a.eml/page.html"]),
        ("a.mhtml", made.saved, ["a.mhtml"]),
        ("a.docx", made.word, ["a.docx"]),
        ("a.pdf", made.pdf, ["a.pdf"]),
        ("a.warc.gz", made.warc, ["https://lysapost.example/harbour"]),
        (
            "a.zip",
            lambda: made.zipped({"in/b.txt": TEXT.encode(), "c.html": PAGE.encode(), "d.exe": b"MZ"}),
            ["a.zip/c.html", "a.zip/in/b.txt"],
        ),
        ("a.tar.gz", lambda: made.tarred({"b.txt": TEXT.encode()}), ["a.tar.gz/b.txt"]),
        ("pile", lambda: made.zipped({"b.txt": TEXT.encode()}), ["pile/b.txt"]),
        ("page", PAGE.encode, ["page"]),
    ],
)
def test_every_kind_of_file_gives_its_articles(tmp_path, monkeypatch, name, make, sources):
    write(tmp_path, name, make())
    monkeypatch.chdir(tmp_path)
    found = read(name)
    assert [article.source for article in found] == sources
    assert all("harbour reopened on Tuesday" in article.text for article in found)


# Damaged, locked and hostile files, and what is said of them.
@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b" \n\t", "no text in it"),
        ("a.txt", b"\x00\x01\x02\x00" * 50, "not a text file"),
        ("a.pdf", b"%PDF-1.4 nonsense", "damaged PDF"),
        ("a.docx", b"PK\x03\x04 nonsense", "damaged"),
        ("a.zip", b"PK\x03\x04 nonsense", "damaged zip"),
        ("a.tar", b"nonsense" * 100, "damaged tar"),
        ("a.warc", b"nonsense\r\n", "damaged WARC"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.zip", made.zipped({"b.txt": b"0" * 5_000_000}), "times its size"),
        ("a.html.gz", gzip.compress(b"<p>" * 30_000_000), "larger than 50 MB"),
        (
            "a.zip",
            made.zipped({"b.zip": made.zipped({"c.zip": made.zipped({"d.zip": made.zipped({"e.txt": b"deep"})})})}),
            "packed more than 3 times",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(tmp_path, name, data, reason):
    (failure,) = read(write(tmp_path, name, data))
    assert isinstance(failure, Failure)
    assert reason in failure.reason
    assert name in failure.source


def test_a_text_beyond_the_limit_is_refused(tmp_path):
    small = replace(intake.LIMITS, article_characters=100)
    (failure,) = intake.articles([write(tmp_path, "a.txt", TEXT)], limits=small)
    assert "longer than 100" in failure.reason


def test_links_inside_a_folder_are_not_followed(tmp_path):
    secret = write(tmp_path, "outside/secret.txt", TEXT)
    write(tmp_path, "pile/a.txt", TEXT + " Inside.")
    (tmp_path / "pile/link.txt").symlink_to(secret)
    assert [Path(a.source).name for a in read(tmp_path / "pile")] == ["a.txt"]


def test_a_reader_that_does_not_end_is_stopped():
    with pytest.raises(InputError, match="not read within"), within(0.05, "a.pdf"):
        _never_ends()


def _never_ends():
    """A library that swallows every exception and goes on."""
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0.01)


def test_a_file_that_is_no_text_is_refused_by_name(tmp_path):
    noise = tmp_path / "noise.txt"
    noise.write_bytes(bytes((i * 7919 + i // 3) % 256 for i in range(4000)))
    (outcome,) = intake.articles([noise])
    assert isinstance(outcome, Failure)
    assert outcome.source.endswith("noise.txt")
