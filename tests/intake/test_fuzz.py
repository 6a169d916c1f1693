"""Damaged inputs by the hundred: no crash, no hang, no network, no program started, no file opened outside the input."""

from __future__ import annotations

import gzip
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from intake import made
from intake import test_feeds as feeds
from intake.harbour import PAGE, TEXT
from onrecord import clean, intake
from onrecord.model.reading import Failure
from onrecord.model.text import Article

CASES = int(os.environ.get("ONRECORD_FUZZ_CASES", "300"))
"""300 in CI; `make fuzz` feeds 10,000."""
CHUNK = 100
"""Cases of one test, so that a run can be cut in pieces (`-k` with a range, or xdist); a case is told by its number alone."""
SECONDS = 5.0
SLACK = 10.0
"""Seconds beyond the limit. All are of this process's own work: how busy the machine is tells nothing of a reader."""
LIMITS = replace(intake.LIMITS, seconds=SECONDS, file_bytes=5_000_000, unpacked_bytes=20_000_000)
FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "ctypes.dlopen",
    "urllib.",
)
"""Beginnings of the interpreter's own audit events that no reader may cause."""
CHANGING = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
    "tempfile.",
)
CODE = tuple(os.path.realpath(place) for place in (sys.prefix, sys.base_prefix, Path(intake.__file__).parents[1]))
"""Folders of the interpreter, its libraries and this package, whose files may be read (never written)."""


@dataclass
class Guard:
    """What the interpreter tells of files, sockets and programs while damaged inputs are read."""

    inside: str | None = None
    broken: list[str] = field(default_factory=list)

    def hear(self, event: str, told: tuple[Any, ...]) -> None:
        """One audit event; it is kept where it breaks a rule, since a reader may swallow what is raised here."""
        if self.inside is None:
            return
        if event.startswith((*FORBIDDEN, *CHANGING)) or (event == "open" and not self.allowed(*told)):
            self.broken.append(f"{event} {told!r:.200}")
            raise PermissionError(event)

    def allowed(self, path: Any, mode: str | None, flags: int) -> bool:
        """Whether a file may be opened: to read, and the input itself or the interpreter's own."""
        if isinstance(path, int):
            return True
        name = os.path.realpath(os.fsdecode(path))
        writes = flags & (os.O_WRONLY | os.O_RDWR) if not mode else set(mode) & set("wax+")
        return not writes and name.startswith((str(self.inside), *CODE))

    @contextmanager
    def watching(self, path: Path) -> Iterator[None]:
        self.inside = os.path.realpath(path)
        try:
            yield
        finally:
            self.inside = None


GUARD = Guard()


@pytest.fixture(scope="session")
def guard() -> Guard:
    """The guard, heard by the interpreter for the rest of the run (it takes no hook back), once all readers are loaded."""
    for name, data in seeds():
        list(intake.read(intake.Item(name, data=data), limits=LIMITS))
    sys.addaudithook(GUARD.hear)
    return GUARD


def seeds() -> list[tuple[str, bytes]]:
    return [
        ("a.txt", TEXT.encode()),
        ("a.md", b"# Harbour\n\n" + TEXT.encode()),
        ("a.html", PAGE.encode()),
        ("a.html.gz", gzip.compress(PAGE.encode())),
        ("a.xml", feeds.RSS.encode()),
        ("a.atom", feeds.ATOM.encode()),
        ("a.jsonl", b'{"text": "The harbour reopened.", "published": "2021-05-04"}\n' * 3),
        ("a.json", b'[{"text": "The harbour reopened."}]'),
        ("a.csv", b"text,outlet\nThe harbour reopened.,BBC\n"),
        ("a.pdf", made.pdf()),
        ("a.docx", made.word()),
        ("a.eml", made.letter()),
        ("a.mhtml", made.saved()),
        ("a.warc.gz", made.warc()),
        ("a.zip", made.zipped({"b.txt": b"words", "../c.html": PAGE.encode()})),
        ("a.tar.gz", made.tarred({"/etc/b.txt": b"words", "c.html": PAGE.encode()})),
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
@pytest.mark.parametrize("start", range(0, CASES, CHUNK))
def test_damaged_inputs_never_break_the_readers(tmp_path, guard, start):
    rows = seeds()
    for case in range(start, min(start + CHUNK, CASES)):
        name, data = rows[case % len(rows)]
        path = tmp_path / f"{case}{name[1:]}"
        path.write_bytes(damaged(data, random.Random(f"damage {case}")))  # noqa: S311 - damage, no secret
        _read(path, guard)
        assert not guard.broken, (case, name, guard.broken)
        path.unlink()
    assert not list(tmp_path.iterdir())


def _read(path: Path, guard: Guard) -> None:
    """Read and clean one input, each step within its time."""
    began = time.process_time()
    with guard.watching(path):
        for found in intake.articles([path], limits=LIMITS):
            assert time.process_time() - began < SECONDS + SLACK, path.name
            _clean(found, path)
            began = time.process_time()
    assert time.process_time() - began < SECONDS + SLACK, path.name


def _clean(found: Article | Failure, path: Path) -> None:
    if isinstance(found, Failure):
        assert found.reason, path.name
        return
    began = time.process_time()
    blocks = clean.cut(found)
    clean.credit(found, blocks)
    clean.views(found, blocks)
    assert "".join(block.span.of(found.text) for block in blocks) == found.text
    assert time.process_time() - began < SLACK, path.name


def test_the_guard_hears_what_is_forbidden(tmp_path, guard):
    """A guard that hears nothing would pass everything."""
    other = tmp_path / "other.txt"
    other.write_text("words")
    acts = (
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("news.example", 443),
        lambda: (tmp_path / "input.txt").write_text("words"),
        other.read_text,
        lambda: subprocess.run(["true"], check=False),
    )
    for act in acts:
        with guard.watching(tmp_path / "input.txt"), pytest.raises(PermissionError):
            act()
    assert len(guard.broken) == len(acts)
    guard.broken.clear()
