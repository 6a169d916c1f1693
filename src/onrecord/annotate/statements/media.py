"""Who passes news on: agencies, outlets, “state media”, “a Turkish newspaper”."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.annotate.statements.tree import Tree
from onrecord.model.text import Span
from onrecord.values import outlets


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `data/media.toml`."""

    nouns: frozenset[str]
    endings: frozenset[str]
    platforms: frozenset[str]


@cache
def words() -> Words:
    """The tables, read once."""
    data = tomllib.loads((files("onrecord") / "data" / "media.toml").read_text(encoding="utf-8"))
    return Words(frozenset(data["nouns"]), frozenset(data["endings"]), frozenset(data["platforms"]))


def base(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token of a noun with what stands before it: “the state news agency” of “the state news agency of Iran”."""
    first = head
    while first - 1 >= tree.left(head) and tree.tokens[first - 1].dep not in {
        "prep",
        "pobj",
        "relcl",
        "appos",
        "punct",
    }:
        first -= 1
    return first, head


def is_media(tree: Tree, head: int) -> bool:
    """Whether a noun phrase names or describes an agency or an outlet."""
    token = tree.tokens[head]
    if token.pos == "PRON" or token.label == "PERSON":
        return False
    first, last = base(tree, head)
    if first < last and token.lemma.lower() in words().nouns and token.pos == "NOUN":
        return True
    if token.pos == "PROPN" and _named_medium(tree, first, head) < head:
        return True
    name = " ".join(t.text for t in tree.tokens[first : last + 1] if t.pos != "DET")
    if token.pos == "PROPN" and token.text in words().endings and last > first:
        return True
    known = outlets.find(name) if name and name[0].isupper() and name not in words().platforms else None
    plain = (
        first == last and token.label != "ORG" and not name.isupper()
    )  # “People”, “Time”: words before they are names
    return known is not None and (known.agency or not plain)


def name_span(tree: Tree, head: int) -> Span:
    """A name without its article and without what follows it; “BTA” of “the news agency BTA”."""
    own = next((c for c in tree.children(head, "appos") if c == head + 1 and tree.tokens[c].pos == "PROPN"), None)
    if own is not None and tree.tokens[head].lower in words().nouns:
        return tree.parse.span(own, own)
    first = head
    while first - 1 >= tree.left(head) and tree.tokens[first - 1].dep in {"compound", "amod", "nmod"}:
        first -= 1
    medium = _named_medium(tree, first, head)
    return tree.parse.span(medium + 1 if medium < head else first, head)


def _named_medium(tree: Tree, first: int, head: int) -> int:
    """Where the word for a medium stands before a name: “agency” in “the news agency BTA”; `head` where there is none."""
    kinds = (
        t
        for t in range(head - 1, first - 1, -1)
        if tree.tokens[t].lower in words().nouns and tree.tokens[t].pos == "NOUN"
    )
    return next(kinds, head)


REPORTS = frozenset({"report", "dispatch", "story", "article", "bulletin"})


def medium_of(tree: Tree, head: int) -> int:
    """The agency or outlet whose report is the source: “Press TV” of “a Press TV report”; else the source itself."""
    if tree.tokens[head].lemma.lower() not in REPORTS or is_media(tree, head):
        return head
    owners = tree.children(head, "compound", "poss", "nmod")
    for prep in tree.children(head, "prep"):
        owners += tree.children(prep, "pobj") if tree.tokens[prep].lower in {"by", "from", "in", "of"} else []
    return next((c for c in owners if is_media(tree, c)), head)


def is_report(tree: Tree, head: int) -> bool:
    """Whether a source is an agency or outlet, or its report."""
    return is_media(tree, medium_of(tree, head))
