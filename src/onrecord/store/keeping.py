"""The store: what is put into a record's file and taken out of it again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.errors import NotFound, RecordError
from onrecord.model import wire
from onrecord.model.reading import Failure, Reading
from onrecord.model.record import Judgement, Record
from onrecord.model.text import Article
from onrecord.store import packing, searching
from onrecord.store.opening import connect, explained
from onrecord.values.articles import unite

ARTICLE = "SELECT id, sha256, text, facts FROM articles"


class Store:
    """One record's file, open. Use it in a `with`; every write is one short transaction.

    Two processes may hold the same file: whoever writes takes the lock for the length of one write, and what is woven
    is kept only if nothing has changed since it was begun.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._file, self.writable = connect(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()

    # --- what was given -----------------------------------------------------------------------------------------

    @property
    def version(self) -> int:
        """Counts every change of what was given."""
        return int(self._one("SELECT version FROM record")[0])

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        return tuple(self._article(row) for row in self._rows(f"{ARTICLE} ORDER BY id"))

    def article(self, name: str) -> Article | None:
        """The article with this id."""
        rows = self._rows(f"{ARTICLE} WHERE id = ?", name)
        return self._article(rows[0]) if rows else None

    def news(self, article: Article, version: str) -> Article | None:
        """What has to be read when this article arrives: itself, united with what is known of it, or None where its
        reading of this version is there already."""
        known = self.article(article.id)
        united = unite(known, article) if known else article
        if known == united and self._has_reading(article.id, version):
            return None
        if known and packing.facts(known) == packing.facts(united) and self._has_reading(article.id, version):
            with self._writing():
                self._put_article(united)
            return None
        return united

    def outdated(self, version: str) -> tuple[Article, ...]:
        """The articles that have no reading of this version, and did not fail to be read by it."""
        tried = {
            *self._rows("SELECT article FROM readings WHERE version = ?", version),
            *self._rows("SELECT article FROM sources JOIN failures USING (source) WHERE version = ?", version),
        }
        names = [name for name in self._rows("SELECT id FROM articles ORDER BY id") if name not in tried]
        return tuple(one for (name,) in names if (one := self.article(name)))

    def put(self, reading: Reading, version: str) -> None:
        """Keep a reading and its article. Where the article became better known in the meantime, its reading is made
        of less than is known: then the article is kept and stays outdated."""
        with self._writing():
            known = self.article(reading.id)
            united = unite(known, reading.article) if known else reading.article
            self._put_article(united)
            if packing.facts(united) == packing.facts(reading.article):
                self._put_reading(reading, version)

    def fail(self, failure: Failure, version: str) -> None:
        """Remember an input that gave no reading, by this version of the readers."""
        with self._writing():
            source = failure.source.encode("utf-8", "replace").decode()  # a file's name may hold half characters
            row = (source, failure.reason, version)
            self._do("INSERT OR REPLACE INTO failures (source, reason, version) VALUES (?, ?, ?)", *row)

    def failures(self) -> tuple[Failure, ...]:
        """Inputs that gave no reading and were not read since."""
        return tuple(Failure(*row) for row in self._rows("SELECT source, reason FROM failures ORDER BY source"))

    def remove(self, name: str) -> None:
        """Take an article, its reading and its statements out."""
        with self._writing():
            if not self._do("DELETE FROM articles WHERE id = ?", name).rowcount:
                raise NotFound(f"there is no article {name}")
            self._changed()

    def judge(self, judgement: Judgement) -> None:
        """Keep what a person decided."""
        with self._writing():
            self._do("INSERT INTO judgements (content) VALUES (?)", packing.written(wire.plain(judgement)))
            self._changed()

    def undo(self, judgement: Judgement, *, undone: bool = True) -> None:
        """Take a judgement back, or up again; it stays in the record either way."""
        before, after = (packing.written(wire.plain(replace(judgement, undone=one))) for one in (not undone, undone))
        with self._writing():
            if not self._do("UPDATE judgements SET content = ? WHERE content = ?", after, before).rowcount:
                raise NotFound("there is no such judgement to take back" if undone else "it was not taken back")
            self._changed()

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, in order of time."""
        rows = self._rows("SELECT content FROM judgements ORDER BY number")
        found = [wire.from_plain(Judgement, json.loads(content)) for (content,) in rows]
        return tuple(sorted(found, key=lambda one: (one.at, one.by, one.kind, one.marks)))

    # --- what follows from it -----------------------------------------------------------------------------------

    def readings(self, version: str) -> Mapping[str, Reading]:
        """All readings of this version by article, each unpacked when it is asked for."""
        names = self._rows("SELECT article FROM readings WHERE version = ? ORDER BY article", version)
        return Readings(self, [name for (name,) in names])

    def reading(self, name: str) -> Reading:
        """The reading of one article."""
        rows = self._rows("SELECT content FROM readings WHERE article = ?", name)
        found = self.article(name)
        if found is None or not rows:
            raise RecordError(f"{self.path}: the record was changed by another process meanwhile; try again")
        with explained(self.path):
            return packing.reading(found, rows[0][0])

    def record(self, version: str, made_by: str) -> Record | None:
        """The woven record of readings of this version, or None where it has to be woven (again): what was given has
        changed since, or the code that weaves."""
        with explained(self.path):
            self._file.execute("BEGIN")
            try:
                if self._rows("SELECT version, made_by FROM woven") != [(self.version, made_by)]:
                    return None
                parts = {name: packing.part(name, content) for name, content in self._rows("SELECT * FROM parts")}
                return Record(readings=self.readings(version), judgements=self.judgements(), **parts)
            finally:
                self._file.execute("COMMIT")

    def keep(self, record: Record, version: int, made_by: str) -> bool:
        """Keep a woven record; False, and nothing kept, where what was given is no longer of the version that it was
        made from."""
        packed = list(packing.parts(record))
        with self._writing():
            if self.version != version:
                return False
            self._do("INSERT OR REPLACE INTO woven VALUES (1, ?, ?)", version, made_by)
            self._file.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", packed)
        return True

    def search(self, words: str, limit: int, among: Collection[str] | None = None) -> tuple[searching.Hit, ...]:
        """Statements, so many of them, then articles, all or those among some, that hold all these words, the best first."""
        with explained(self.path):
            return searching.search(self._file, words, limit, among)

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file; nothing where it is sound."""
        found = [str(row[0]) for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        lost = [
            f"{table}: a row leads to no {target}" for table, _, target, _ in self._rows("PRAGMA foreign_key_check")
        ]
        return [f"{self.path}: {one}" for one in (*found, *lost)]

    # --- rows ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One short transaction that nobody else writes in."""
        if not self.writable:
            raise RecordError(f"{self.path}: this record can be read but not written")
        with explained(self.path):
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._file.execute("COMMIT")
            except BaseException:
                self._file.execute("ROLLBACK")
                raise

    def _do(self, sql: str, *values: Any) -> sqlite3.Cursor:
        return self._file.execute(sql, values)

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with explained(self.path):
            return self._file.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: Any) -> Any:
        return self._rows(sql, *values)[0]

    def _changed(self) -> None:
        self._do("UPDATE record SET version = version + 1")

    def _article(self, row: packing.ArticleRow) -> Article:
        sources = self._rows("SELECT source FROM sources WHERE article = ?", row[0])
        return packing.article(row, [source for (source,) in sources])

    def _has_reading(self, name: str, version: str) -> bool:
        return bool(self._rows("SELECT 1 FROM readings WHERE article = ? AND version = ?", name, version))

    def _put_article(self, article: Article) -> None:
        """Write an article's row and sources; its text never changes."""
        self._do(
            "INSERT INTO articles (id, sha256, text, facts) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, facts = excluded.facts",
            *(article.id, article.sha256, article.text, packing.facts(article)),
        )
        rows = [(article.id, source) for source in article.sources]
        self._file.executemany("INSERT OR IGNORE INTO sources VALUES (?, ?)", rows)
        self._file.executemany("DELETE FROM failures WHERE source = ?", [(source,) for source in article.sources])
        self._changed()

    def _put_reading(self, reading: Reading, version: str) -> None:
        """Write a reading and the statements that can be searched."""
        self._do("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", reading.id, version, packing.marks(reading))
        self._do("DELETE FROM statements WHERE article = ?", reading.id)
        said = [
            (reading.id, place, " ".join(reading.words(piece) for piece in one.content))
            for place, one in enumerate(reading.statements)
        ]
        self._file.executemany("INSERT INTO statements (article, place, text) VALUES (?, ?, ?)", said)


class Readings(Mapping[str, Reading]):
    """A store's readings by article, in order of id; each is unpacked once, when it is first asked for."""

    def __init__(self, store: Store, names: Sequence[str]) -> None:
        self._store = store
        self._names = names
        self._known = frozenset(names)
        self._held: dict[str, Reading] = {}

    def __getitem__(self, name: str) -> Reading:
        if name not in self._known:
            raise KeyError(name)
        if name not in self._held:
            self._held[name] = self._store.reading(name)
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
