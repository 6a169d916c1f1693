"""Names of the tables where they stand in the parse, unless the context speaks against them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.annotate.mentions.gazetteer import Known, begins, known_at
from onrecord.model.parse import Parse, Token
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.model.text import Span
from onrecord.values import places, roles

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})


def known_names(folded: str, parse: Parse, *, lost: bool) -> list[Draft]:
    """Names of the tables that the context does not speak against; `lost` tells a text without apostrophes (“Syrias army”)."""
    ends = {token.end: token.index for token in parse.tokens}
    found: list[Draft] = []
    reach = -1
    for token in parse.tokens:
        if token.index <= reach or not (token.text[0].isupper() or token.text in {"al", "peshmerga", "dpa"}):
            continue
        known = known_at(folded, token.start) if begins(token.text) else None
        if known is None and lost and token.text.endswith("s"):
            found.extend(_possessed(folded, parse, token))
            continue
        if known is None:
            continue
        last = ends.get(token.start + len(known.surface))
        if last is None or not _agrees(known, parse, token.index, last):
            continue
        found.append(draft(parse, token.index, last, known.kind, known.form, known.key))
        found.extend(_owner(folded, parse, known, token.index, ends))
        reach = last
    return found


def _possessed(folded: str, parse: Parse, token: Token) -> list[Draft]:
    """“Syrias” of a text that lost its apostrophes: the country, without the s."""
    known = known_at(folded[: token.end - 1], token.start) if begins(token.text[:-1]) else None
    if known is None or known.form is not MentionForm.NAME or len(known.surface) != len(token.text) - 1:
        return []
    return [shorter(draft(parse, token.index, token.index, known.kind, known.form, known.key))]


def shorter(item: Draft) -> Draft:
    """A draft without its last letter."""
    span = Span(item.span.start, item.span.end - 1)
    return replace(item, span=span, head=span)


def _owner(folded: str, parse: Parse, known: Known, first: int, ends: dict[int, int]) -> list[Draft]:
    """The country inside the name of a state's body: “Russia” in “Russia’s Aerospace Forces”."""
    entry = places.institution(known.key.partition(":")[2])
    if known.kind is not EntityKind.ORGANISATION or " " not in known.surface or entry is None or not entry.government:
        return []
    start = parse.tokens[first].start
    inner = known_at(folded[: start + len(known.surface.partition(" ")[0].removesuffix("'s"))], start)
    last = ends.get(start + len(inner.surface)) if inner else None
    return (
        [draft(parse, first, last, inner.kind, inner.form, inner.key)]
        if inner and last is not None and inner.kind is EntityKind.PLACE
        else []
    )


def _agrees(known: Known, parse: Parse, first: int, last: int) -> bool:
    """Whether the parser's labels leave room for the table's reading of these tokens."""
    tokens = parse.tokens[first : last + 1]
    if _in_person(parse, first, last):
        return False
    if known.surface == "IS":
        return tokens[0].label in {"ORG", "GPE", "NORP"} or tokens[0].tag in {"NNP", "NNPS"}
    if known.sure:
        return True
    labelled = {token.label for token in tokens} - {""}
    if known.kind is EntityKind.PLACE:
        return bool(labelled & (PLACE_LABELS | {"ORG"})) or (not labelled and tokens[0].pos == "PROPN")
    return (bool(labelled) and tokens[0].pos == "PROPN") or (
        known.surface.isupper() and len(known.surface) > SHORTEST and bool(labelled)
    )


SHORTEST = 2
"""Letters above which an abbreviation (“SANA”) is taken whatever the parser calls it."""


def _in_person(parse: Parse, first: int, last: int) -> bool:
    """Whether the tokens are a part, not the whole, of a name that the parser takes for a person's (“Jordan” in “Jordan Peele”)."""
    tokens = parse.tokens
    if tokens[first].label != "PERSON" or tokens[last].label != "PERSON":
        return False
    before = first > 0 and tokens[first - 1].label == "PERSON" and not tokens[first].begins
    after = last + 1 < len(tokens) and tokens[last + 1].label == "PERSON" and not tokens[last + 1].begins
    if before and roles.title_length([tokens[first - 1].text]):
        before = False
    return (before or after) and tokens[first].pos == "PROPN"
