"""The proof of an exported record: every span says exactly what stands there, every id leads to something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.model.record import OUTLET_SOURCE
from onrecord.model.wire.words import Json

POINTERS: Mapping[str, Mapping[str, str]] = {
    "articles": {"version_of": "articles"},
    "entities": {"within": "entities", "article": "articles"},
    "statements": {
        "article": "articles",
        "entity": "entities",
        "speakers": "entities",
        "addressee": "entities",
        "place": "entities",
        "within": "statements",
    },
    "changes": {"entity": "entities", "statements": "statements"},
    "copies": {"origin": "origins"},
    "origins": {"entity": "entities"},
    "claims": {"story": "stories", "statement": "statements", "origin": "origins", "silent": "articles"}
    | {"assertions": "assertions", "source": "sources"},
    "stories": {"articles": "articles"},
    "timeline": {"claims": "claims", "story": "stories"},
    "states": {"subject": "entities", "claims": "claims", "story": "stories"},
    "series": {"claims": "claims", "origin": "origins", "assertion": "assertions", "story": "stories"},
    "terms": {"article": "articles", "story": "stories"},
}
"""For each section, the fields that hold ids, at any depth, and the section that they lead to. Empty fields and
lists of objects are passed over."""


def check(record: Json) -> list[str]:
    """What is wrong with an exported record (with its texts): a line for each span that does not say what stands there
    and each id that leads nowhere. An empty list is the proof."""
    return [*_spans(record), *_doubles(record), *_pointers(record)]


def spans(value: Any) -> Iterator[Json]:
    """Every SPAN in a value, at any depth."""
    if isinstance(value, dict):
        if {"article", "start", "end", "text"} <= value.keys():
            yield value
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def _spans(record: Json) -> Iterator[str]:
    """Spans that are empty, lie outside their text, or say something else than stands there; blocks with gaps."""
    texts = {article["id"]: article["text"] for article in record["articles"]}
    for section, rows in record.items():
        for span in spans(rows):
            text = texts.get(span["article"])
            where = f"{section}: span {span['start']}-{span['end']} of article {span['article']}"
            if text is None:
                yield f"{where}: there is no such article"
            elif not 0 <= span["start"] < span["end"] <= len(text):
                yield f"{where}: lies outside its text"
            elif text[span["start"] : span["end"]] != span["text"]:
                yield f"{where}: says {span['text'][:40]!r}, where {text[span['start'] : span['end']][:40]!r} stands"
    for article in record["articles"]:
        yield from _blocks(article)


def _blocks(article: Json) -> Iterator[str]:
    """Blocks cut the whole text, in order, without overlap."""
    end = 0
    for block in article["blocks"]:
        if block["start"] != end or block["end"] <= block["start"]:
            yield f"articles: {article['id']}: a block at {block['start']}-{block['end']} where one should begin at {end}"
        end = block["end"]
    if article["blocks"] and end != len(article["text"]):
        yield f"articles: {article['id']}: its blocks end at {end} of {len(article['text'])}"


def _known(record: Json) -> dict[str, set[str]]:
    """The ids of each section, of the assertions within claims, and of what may speak in them."""
    known = {
        name: {row["id"] for row in rows if "id" in row} for name, rows in record.items() if isinstance(rows, list)
    }
    known["assertions"] = {said["id"] for claim in record["claims"] for said in claim["assertions"]}
    known["sources"] = known["entities"] | {OUTLET_SOURCE}
    return known


def _doubles(record: Json) -> Iterator[str]:
    """Ids that two things of one section share."""
    for section, rows in record.items():
        seen: set[str] = set()
        for row in rows if isinstance(rows, list) else ():
            if row.get("id") in seen:
                yield f"{section}: two things have the id {row['id']}"
            seen |= {row["id"]} if "id" in row else set()


def _pointers(record: Json) -> Iterator[str]:
    """Ids that lead nowhere."""
    known = _known(record)
    for section, targets in POINTERS.items():
        for row in record[section]:
            for field, target, value in _ids(row, targets):
                if value not in known[target]:
                    yield f"{section}: {row.get('id', '')} {field} leads to {value}, which is not among the {target}"


def _ids(value: Any, targets: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Field, section and id of every pointer in a value, at any depth."""
    if isinstance(value, list):
        for one in value:
            yield from _ids(one, targets)
    if isinstance(value, dict):
        for field, inner in value.items():
            if field in targets:
                held = inner if isinstance(inner, list) else [inner]
                yield from ((field, targets[field], one) for one in held if isinstance(one, str))
            yield from _ids(inner, targets) if isinstance(inner, dict | list) else ()
