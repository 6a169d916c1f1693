"""Files, folders, tables and pages to articles, and what is told with them."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from intake.harbour import PAGE, TEXT, read, write
from onrecord import intake
from onrecord.errors import InputError
from onrecord.model.reading import Failure
from onrecord.model.text import Basis


# A text file's bytes, its source text.
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfA text.\r\nA line.", "A text.\r\nA line."),
        ("“Ä” was said.".encode(), "“Ä” was said."),
        (b"plain \xff here, said he", "plain \ufffd here, said he"),
        ("Ä ö ü said".encode() + b"\xff", "Ä ö ü said\ufffd"),
        ("The café “closed” – so.".encode("cp1252"), "The café “closed” – so."),
        ("A text.".encode("utf-16"), "A text."),
        (
            "Президент сообщил журналистам о решении правительства. ".encode("cp1251") * 5,
            "Президент сообщил журналистам о решении правительства. " * 5,
        ),
    ],
)
def test_bytes_become_the_source_text(tmp_path, data, text):
    (article,) = read(write(tmp_path, "a.txt", data))
    assert article.text == text


def test_folders_globs_and_missing_files(tmp_path):
    write(tmp_path, "b/one.txt", TEXT)
    write(tmp_path, "a.txt", TEXT + " First.")
    write(tmp_path, "b/.hidden.txt", TEXT)
    write(tmp_path, "b/picture.png", b"\x89PNG\x00\x00")
    assert [Path(a.source).name for a in read(tmp_path)] == ["a.txt", "one.txt"]
    assert [Path(a.source).name for a in read(tmp_path / "**/*.txt")] == ["a.txt", "one.txt"]
    assert read(tmp_path / "*.eml") == [Failure(str(tmp_path / "*.eml"), "no file matches")]
    assert read(tmp_path / "c.txt")[0].reason == "no such file or folder"


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (article,) = read("-")
    assert (article.source, article.text) == ("-", TEXT)


# An article is its text and who published it.
def test_the_same_text_at_two_outlets_is_two_articles(tmp_path):
    one, two = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.txt", TEXT)
    assert len({a.id for a in read(one, two)}) == 1
    assert len({a.id for a in [*read(one, outlet="BBC"), *read(two, outlet="Reuters")]}) == 2
    assert read(one, outlet="bbc news")[0].id == read(two, outlet="BBC")[0].id
    assert read(one, url="https://a.example/1")[0].id != read(one, url="https://b.example/1")[0].id


# JSON lines and CSV.
def test_a_bad_line_is_told_and_the_others_are_read(tmp_path):
    rows = [
        json.dumps({"text": TEXT, "url": "https://bbc.com/x", "title": "T", "published": "2021-05-04"}),
        "{not json",
        json.dumps({"title": "no text"}),
        json.dumps({"text": TEXT, "outlet": "afp", "published": "soon"}),
        "[" * 5000,
    ]
    found = read(write(tmp_path, "a.jsonl", "\n".join(rows)))
    first, bad, empty, undated, last, deep = found
    assert (first.source, first.outlet.name, first.title, first.published.day) == (
        "https://bbc.com/x",
        "BBC",
        "T",
        date(2021, 5, 4),
    )
    assert [f.source.rpartition("#")[2] for f in (bad, empty, undated, deep)] == ["2", "3", "4", "5"]
    assert (last.outlet.name, last.published) == ("AFP", None)


def test_csv_with_semicolons(tmp_path):
    (article,) = read(write(tmp_path, "a.csv", f'Title;Text;Outlet\nHarbour;"{TEXT}";Reuters\n'))
    assert (article.text, article.title, article.outlet.name) == (TEXT, "Harbour", "Reuters")


def test_a_sheet_goes_before_what_holds_for_all(tmp_path):
    a, b = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.txt", TEXT)
    sheet = write(tmp_path, "sheet.csv", "file,outlet,url,published\na.txt,Euronews,,2016-08-22\n")
    first, second = read(a, b, outlet="BBC", sheet=sheet)
    assert (first.outlet.name, first.published.day, first.published.basis) == (
        "Euronews",
        date(2016, 8, 22),
        Basis.GIVEN,
    )
    assert (second.outlet.name, second.published) == ("BBC", None)


# Options that cannot be used are told before anything is read.
@pytest.mark.parametrize("sheet", ["name;x\n", "file,published\na.txt,soon\n"])
def test_bad_options_are_refused(tmp_path, sheet):
    with pytest.raises(InputError, match=r"sheet\.csv|not a day"):
        intake.given(sheet=write(tmp_path, "sheet.csv", sheet.replace("name;x", "outlet")))
    with pytest.raises(InputError, match="2016-08-22"):
        intake.given(published="next week")


def test_a_page_names_itself(tmp_path):
    (article,) = read(write(tmp_path, "a.html", PAGE))
    assert article.text.startswith("Harbour of Lysa reopens")
    assert (article.title, article.outlet.name, article.outlet.basis) == (
        "Harbour of Lysa reopens",
        "The Lysa Post",
        Basis.METADATA,
    )
    assert (article.published.day, article.modified) == (date(2021, 5, 4), date(2021, 5, 6))
    assert (article.authors, article.url) == (("Ida Holm", "Leo Marsh"), "https://lysapost.example/harbour")


# What stands in the author's place of a page and names no person.
@pytest.mark.parametrize(
    ("told", "authors"),
    [
        ('[{"name": "The Lysa Post"}]', ()),
        ('[{"name": "105092"}]', ()),
        ('[{"name": "i.holm@lysapost.example"}]', ()),
        ('[{"name": "lysapost.com"}, {"name": "Ida Holm"}]', ("Ida Holm",)),
    ],
)
def test_an_author_is_a_name(tmp_path, told, authors):
    page = PAGE.replace('[{"name": "Ida Holm"}, {"name": "Leo Marsh"}]', told)
    assert page != PAGE
    (article,) = read(write(tmp_path, "a.html", page))
    assert article.authors == authors


def test_what_a_person_says_goes_before_what_a_page_says(tmp_path):
    (article,) = read(write(tmp_path, "a.html", PAGE), outlet="BBC", published="2021-05-03")
    assert (article.outlet.name, article.outlet.basis, article.published.day) == ("BBC", Basis.GIVEN, date(2021, 5, 3))
