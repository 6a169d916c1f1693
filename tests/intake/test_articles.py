"""Files, folders, tables and archives to articles; what cannot be read is told by name."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import sys
import tarfile
import time
import zipfile
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.errors import InputError
from onrecord.intake.deadline import within
from onrecord.model.reading import Failure
from onrecord.model.text import Article, Basis

WORDS = (
    "The harbour reopened on Tuesday after a week of storms, the port authority said.",
    "Ships had waited outside the bay since last Wednesday, and three of them had lost containers.",
    "More of them came in the evening, when the wind had fallen and the pilots went out again.",
)
TEXT = "\n\n".join(WORDS)
DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour of Lysa reopens",
    "datePublished": "2021-05-04T23:30:00+02:00",
    "dateModified": "2021-05-06T08:00:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Lysa Post"},
    "author": [{"name": "Ida Holm"}, {"name": "Leo Marsh"}],
    "inLanguage": "en-GB",
}
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Harbour of Lysa reopens | The Lysa Post</title>'
    '<link rel="canonical" href="https://lysapost.example/harbour">'
    f'<script type="application/ld+json">{json.dumps(DATA)}</script></head><body><nav><a href="/">Home</a></nav><article>'
    "<h1>Harbour of Lysa reopens</h1>" + "".join(f"<p>{words}</p>" for words in WORDS * 2) + "</article></body></html>"
)


def read(*sources, **options) -> list[Article | Failure]:
    return list(intake.articles([str(source) for source in sources], intake.given(**options)))


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


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


def _letter() -> bytes:
    letter = EmailMessage()
    letter["Subject"] = "Harbour of Lysa reopens"
    letter.set_content(TEXT)
    letter.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="page.html")
    return bytes(letter)


def _saved() -> bytes:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    part = "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://lysapost.example/harbour\r\n\r\n"
    return f"{head}{part}{PAGE}\r\n--B--\r\n".encode()


def _word() -> bytes:
    from docx import Document

    document, data = Document(), io.BytesIO()
    for words in WORDS:
        document.add_paragraph(words)
    document.add_table(1, 2).cell(0, 1).text = "twelve ships"
    document.save(data)
    return data.getvalue()


def _pdf() -> bytes:
    """The smallest PDF with one line of text."""
    stream = b"BT /F1 12 Tf 50 700 Td (The harbour reopened on Tuesday, the port said.) Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % (
        rows,
        len(data),
    )


def _warc() -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    data = io.BytesIO()
    writer = WARCWriter(data, gzip=True)
    for status, kind in (
        ("200 OK", "text/html; charset=utf-8"),
        ("200 OK", "image/png"),
        ("404 Not Found", "text/html"),
    ):
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        body = io.BytesIO(PAGE.encode())
        writer.write_record(
            writer.create_warc_record("https://lysapost.example/harbour", "response", payload=body, http_headers=head)
        )
    return data.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in members.items():
            pack.writestr(name, content)
    return data.getvalue()


def _tar(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as pack:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            pack.addfile(info, io.BytesIO(content))
    return data.getvalue()


# Every kind of file, and the sources of the articles in it.
@pytest.mark.parametrize(
    ("name", "make", "sources"),
    [
        ("a.html", PAGE.encode, ["a.html"]),
        ("a.html.gz", lambda: gzip.compress(PAGE.encode()), ["a.html"]),
        ("a.eml", _letter, ["a.eml", "a.eml/page.html"]),
        ("a.mhtml", _saved, ["a.mhtml"]),
        ("a.docx", _word, ["a.docx"]),
        ("a.pdf", _pdf, ["a.pdf"]),
        ("a.warc.gz", _warc, ["https://lysapost.example/harbour"]),
        (
            "a.zip",
            lambda: _zip({"in/b.txt": TEXT.encode(), "c.html": PAGE.encode(), "d.exe": b"MZ"}),
            ["a.zip/c.html", "a.zip/in/b.txt"],
        ),
        ("a.tar.gz", lambda: _tar({"b.txt": TEXT.encode()}), ["a.tar.gz/b.txt"]),
        ("pile", lambda: _zip({"b.txt": TEXT.encode()}), ["pile/b.txt"]),
        ("page", PAGE.encode, ["page"]),
    ],
)
def test_every_kind_of_file_gives_its_articles(tmp_path, monkeypatch, name, make, sources):
    write(tmp_path, name, make())
    monkeypatch.chdir(tmp_path)
    found = read(name)
    assert [article.source for article in found] == sources
    assert all("harbour reopened on Tuesday" in article.text for article in found)


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
        ("a.zip", _zip({"b.txt": b"0" * 5_000_000}), "times its size"),
        ("a.html.gz", gzip.compress(b"<p>" * 30_000_000), "larger than 50 MB"),
        (
            "a.zip",
            _zip({"b.zip": _zip({"c.zip": _zip({"d.zip": _zip({"e.txt": b"deep"})})})}),
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
