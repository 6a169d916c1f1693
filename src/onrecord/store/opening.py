"""Finding, checking and migrating a record's file; every complaint of SQLite becomes a sentence for a person."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import RecordError

APPLICATION_ID = 0x6F6E7263
"""“onrc” in the file's header: tells a record from other SQLite files."""

BUSY_S = 10.0
"""Seconds to wait for another writer; its writes are short, so that more means it hangs."""


@cache
def migrations() -> tuple[str, ...]:
    """The SQL that leads from each version of the file's form to the next, in order."""
    folder = files("onrecord.store") / "migrations"
    return tuple(one.read_text("utf-8") for one in sorted(folder.iterdir(), key=lambda one: one.name) if one.is_file())


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors, and those of what lies in its rows, into `RecordError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordError(f"{path}: {_sentence(error)}") from error
    except (zlib.error, json.JSONDecodeError) as error:
        raise RecordError(f"{path}: this record is damaged ({error})") from error


def _sentence(error: sqlite3.Error) -> str:
    """What an error of SQLite means to a person."""
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    return {
        sqlite3.SQLITE_BUSY: "another process is writing to this record; try again when it has finished",
        sqlite3.SQLITE_LOCKED: "another process is writing to this record; try again when it has finished",
        sqlite3.SQLITE_READONLY: "this record can be read but not written",
        sqlite3.SQLITE_CANTOPEN: "this record cannot be opened",
        sqlite3.SQLITE_NOTADB: "this file is not a record",
        sqlite3.SQLITE_CORRUPT: "this record is damaged",
        sqlite3.SQLITE_FULL: "there is no room left on the disk",
    }.get(code, f"this record cannot be used ({error})")


def connect(path: Path, *, create: bool) -> tuple[sqlite3.Connection, bool]:
    """An open, checked and migrated record, and whether it can be written."""
    _look(path, create=create)
    writable = _writable(path)
    with explained(path):
        connection = sqlite3.connect(_address(path, writable=writable), uri=True, timeout=BUSY_S, isolation_level=None)
        try:
            _prepare(connection, path, create=create, writable=writable)
        except BaseException:
            connection.close()
            raise
    return connection, writable


def _look(path: Path, *, create: bool) -> None:
    """Complain of a path that cannot be a record before SQLite does so in its own words."""
    if path.is_dir():
        raise RecordError(f"{path}: this is a folder, not a record")
    if not path.exists() and not create:
        raise RecordError(f"{path}: there is no such record; make one with `onrecord read FILES --record {path}`")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}")
    if not path.exists() and not os.access(path.parent, os.W_OK):
        raise RecordError(f"{path}: nothing can be written in {path.parent}")


def _writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _address(path: Path, *, writable: bool) -> str:
    """The file's URI. What cannot be written and has no journal beside it is opened as a file that stands still."""
    if writable:
        return f"{path.absolute().as_uri()}?mode=rwc"
    still = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    return f"{path.absolute().as_uri()}?mode=ro{still}"


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, writable: bool) -> None:
    """Check that the file is a record of this or an earlier form, and bring it to this one."""
    form = _form(connection)
    known = len(migrations())
    if form is None and not create:
        raise RecordError(f"{path}: this file is not a record")
    if form is not None and form > known:
        raise RecordError(f"{path}: this record was made by a later version of onrecord; update onrecord to open it")
    if not writable and form != known:
        raise RecordError(f"{path}: this record is of an earlier form and cannot be written; open a copy of it")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")


def _form(connection: sqlite3.Connection) -> int | None:
    """The form's number; 0 for an empty file, None for a database that is not ours."""
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if ours == APPLICATION_ID:
        return int(form)
    return None if tables or ours or form else 0


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the latest form, each step in one transaction; another process may have been quicker."""
    if _form(connection) == len(migrations()):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number, script in enumerate(migrations()[_form(connection) or 0 :], start=(_form(connection) or 0) + 1):
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The single statements of an SQL script; a trigger is one, with its inner semicolons."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
