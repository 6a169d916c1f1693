"""Gold for a story: what a person found in its texts, written with the words themselves and never with offsets.

A gold file is TOML. Words are located in the articles' source texts when a record is scored: `"Monday"` is the first
“Monday” of the article, `"Monday#2"` the second. The result has the shape that `score` compares with a record.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

Span = dict[str, Any]


class GoldError(ValueError):
    """The gold names words that its article does not hold."""


def load(path: Path, record: Mapping[str, Any]) -> dict[str, Any]:
    """The gold at `path` with its words located in the record's articles (matched by file name)."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = {PurePath(a["source"]).name: a["text"] for a in record["articles"]}
    files = {d["id"]: d["file"] for d in raw["documents"]}
    located = _Locator({doc: texts[file] for doc, file in files.items() if file in texts})
    return {
        "documents": [_document(d, located) for d in raw["documents"]],
        "time_expressions": [{**t, **located(t["doc"], t["text"])} for t in raw.get("times", [])],
        "time_traps": [located(t["doc"], t["text"]) for t in raw.get("time_traps", [])],
        "entities": [_entity(e, located) for e in raw.get("entities", [])],
        "name_pairs": raw.get("name_pairs", {}),
        "statements": [_statement(s, located) for s in raw.get("statements", [])],
        "reuse": [{**r, "a": located(*r["a"]), "b": located(*r["b"])} for r in raw.get("reuse", [])],
        "claims": [_members(c, located) for c in raw.get("claims", [])],
        "timeline": [_members(t, located) for t in raw.get("timeline", [])],
    }


class _Locator:
    """Finds words in the articles."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def __call__(self, doc: str, words: str) -> Span:
        text, (wanted, nth) = self.texts[doc], _numbered(words)
        at = -1
        for _ in range(nth):
            at = text.find(wanted, at + 1)
            if at < 0:
                raise GoldError(f"{doc}: no {words!r}")
        return {"doc": doc, "start": at, "end": at + len(wanted), "text": wanted}

    def every(self, doc: str, names: list[str]) -> list[Span]:
        """Every place of any of the names as whole words, the longer name where two overlap."""
        pattern = "|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(names, key=len, reverse=True))
        found = re.finditer(pattern, self.texts[doc])
        return [{"doc": doc, "start": m.start(), "end": m.end(), "text": m.group()} for m in found]


def _numbered(words: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.*)#(\d)", words, re.DOTALL)
    return (match[1], int(match[2])) if match else (words, 1)


def _document(raw: Mapping[str, Any], located: _Locator) -> dict[str, Any]:
    zones = [{**located(raw["id"], words), "keep": False, "kind": "removed"} for words in raw.get("removed", [])]
    return {
        "id": raw["id"],
        "file": raw["file"],
        "zones": zones,
        "body": [located(raw["id"], words) for words in raw.get("kept", [])],
        "outlet": raw.get("outlet"),
        "publication": {"truth": raw.get("truth")},
    }


def _entity(raw: Mapping[str, Any], located: _Locator) -> dict[str, Any]:
    skipped = [located(doc, words) for doc, words in raw.get("except", [])]
    spans = [s for doc in raw["docs"] for s in located.every(doc, raw["names"]) if not _inside_any(s, skipped)]
    spans += [located(doc, words) for doc, words in raw.get("also", [])]
    return {"id": raw["id"], "mentions": [{**s, "kind": "name"} for s in spans]}


def _inside_any(span: Span, others: list[Span]) -> bool:
    return any(o["doc"] == span["doc"] and o["start"] <= span["start"] and span["end"] <= o["end"] for o in others)


def _statement(raw: Mapping[str, Any], located: _Locator) -> dict[str, Any]:
    return {
        **raw,
        "content": [located(raw["doc"], words) for words in raw["content"]],
        "speaker": {"ids": raw.get("speaker", [])},
    }


def _members(raw: Mapping[str, Any], located: _Locator) -> dict[str, Any]:
    return {**raw, "members": [located(doc, words) for doc, words in raw["members"]]}
