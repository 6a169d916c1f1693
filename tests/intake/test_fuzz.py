"""Damaged inputs by the hundred: no crash, no hang, no network, no file outside the input."""

from __future__ import annotations

import gzip
import os
import random
import socket
import time
from dataclasses import replace

import pytest

from intake import test_articles as kinds
from onrecord import clean, intake
from onrecord.model.reading import Failure

CASES = int(os.environ.get("ONRECORD_FUZZ_CASES", "300"))
"""300 in CI; `make fuzz` feeds 10,000."""
SECONDS = 5.0
LIMITS = replace(intake.LIMITS, seconds=SECONDS, file_bytes=5_000_000, unpacked_bytes=20_000_000)


def seeds() -> list[tuple[str, bytes]]:
    return [
        ("a.txt", kinds.TEXT.encode()),
        ("a.md", b"# Harbour\n\n" + kinds.TEXT.encode()),
        ("a.html", kinds.PAGE.encode()),
        ("a.html.gz", gzip.compress(kinds.PAGE.encode())),
        ("a.jsonl", b'{"text": "The harbour reopened.", "published": "2021-05-04"}\n' * 3),
        ("a.json", b'[{"text": "The harbour reopened."}]'),
        ("a.csv", b"text,outlet\nThe harbour reopened.,BBC\n"),
        ("a.pdf", kinds._pdf()),
        ("a.docx", kinds._word()),
        ("a.eml", kinds._letter()),
        ("a.mhtml", kinds._saved()),
        ("a.warc.gz", kinds._warc()),
        ("a.zip", kinds._zip({"b.txt": b"words", "../c.html": kinds.PAGE.encode()})),
        ("a.tar.gz", kinds._tar({"/etc/b.txt": b"words", "c.html": kinds.PAGE.encode()})),
    ]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut, doubled, mixed, or with some of them changed."""
    raw = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        act = chance.randrange(6)
        if act == 0:
            del raw[at:to]
        elif act == 1:
            raw[at:at] = raw[at:to][:2000] * chance.randint(1, 20)
        elif act == 2:
            raw[at : at + 8] = chance.randbytes(chance.randint(0, 64))
        elif act == 3:
            raw[at:at] = chance.choice(
                [
                    b"\x00" * 99,
                    b"<div>" * 3000,
                    b"[" * 3000,
                    b"\xff\xfe",
                    "\u202e".encode() * 50,
                    b"=?utf-8?b?",
                    b"&#x0;",
                ]
            )
        elif raw:
            for _ in range(chance.randint(1, 30)):
                raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw[:2_000_000])


@pytest.mark.slow
def test_damaged_inputs_never_break_the_readers(tmp_path, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", _closed)
    monkeypatch.setattr(socket, "getaddrinfo", _closed)
    chance, rows = random.Random(20210504), seeds()  # noqa: S311 - damage, no secret
    for case in range(CASES):
        name, data = rows[case % len(rows)]
        path = tmp_path / f"{case}{name[1:]}"
        path.write_bytes(damaged(data, chance))
        start = time.monotonic()
        for found in intake.articles([path], limits=LIMITS):
            if isinstance(found, Failure):
                assert found.reason, path
            else:
                blocks = clean.cut(found)
                clean.credit(found, blocks)
                clean.views(found, blocks)
                assert "".join(block.span.of(found.text) for block in blocks) == found.text
        assert time.monotonic() - start < 3 * SECONDS, (case, name)
        path.unlink()
    assert not list(tmp_path.iterdir())


def _closed(*_args, **_more):
    raise AssertionError("the network was asked")
