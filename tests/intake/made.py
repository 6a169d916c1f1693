"""Files of every kind with the invented article in them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from email.message import EmailMessage

from intake.harbour import PAGE, TEXT, WORDS


def letter() -> bytes:
    """A letter with the page attached."""
    letter = EmailMessage()
    letter["Subject"] = "Harbour of Lysa reopens"
    letter.set_content(TEXT)
    letter.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="page.html")
    return bytes(letter)


def saved() -> bytes:
    """The page as a browser saves it in one file."""
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    part = "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://lysapost.example/harbour\r\n\r\n"
    return f"{head}{part}{PAGE}\r\n--B--\r\n".encode()


def word() -> bytes:
    """A document with a table."""
    from docx import Document

    document, data = Document(), io.BytesIO()
    for words in WORDS:
        document.add_paragraph(words)
    document.add_table(1, 2).cell(0, 1).text = "twelve ships"
    document.save(data)
    return data.getvalue()


def pdf() -> bytes:
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


def warc() -> bytes:
    """An archive of the web: the page, a picture and a page that is gone."""
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


def zipped(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in members.items():
            pack.writestr(name, content)
    return data.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as pack:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            pack.addfile(info, io.BytesIO(content))
    return data.getvalue()
