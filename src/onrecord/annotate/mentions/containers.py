"""What an article says that a place or facility lies in: “the village of Jafra near Dayr al-Zawr”, “Bergen, Norway”, a base's city."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import places, roles

INSIDE = frozenset({"in", "inside"})
BESIDE = frozenset({"near", "outside", "of"})
"""Words that place a village by a town: it is of the same country, and the town is all that the text tells."""
KINDS = roles.words("containers") | {"villages", "towns", "hamlet", "settlement", "countryside", "camp"}
ARTICLES = frozenset({"a", "an", "the"})
REACH = 6
"""Tokens between a place's name and that of its container: “in the northern Syrian province of”."""


def within(parse: Parse, drafts: Sequence[Draft], groups: Sequence[Group]) -> dict[int, int]:
    """For each group of a place or facility whose container the article tells, the number of that container's group."""
    owner = {index: number for number, group in enumerate(groups) for index in group.members}
    names = {
        item.first: index
        for index, item in enumerate(drafts)
        if item.kind is EntityKind.PLACE and item.form is MentionForm.NAME and item.first >= 0 and index in owner
    }
    found: dict[int, int] = {}
    for index, item in enumerate(drafts):
        number = owner.get(index)
        if number is None or number in found or item.form is not MentionForm.NAME or item.first < 0:
            continue
        if item.kind not in {EntityKind.PLACE, EntityKind.FACILITY} or groups[number].key.startswith("country:"):
            continue
        other = _held(item, names, groups, owner) if item.kind is EntityKind.FACILITY else None
        other = _behind(parse, item, groups[number], names) if other is None else other
        if other is None or owner[other] == number or found.get(owner[other]) == number:
            continue
        if _holds(groups[number], groups[owner[other]]):
            found[number] = owner[other]
    return found


def _held(item: Draft, names: dict[int, int], groups: Sequence[Group], owner: dict[int, int]) -> int | None:
    """The known place named inside a facility's name or description: the last one is the nearest around it."""
    inside = (names[at] for at in range(item.last, item.first - 1, -1) if at in names)
    return next((index for index in inside if not _unknown(groups[owner[index]])), None)


def _behind(parse: Parse, item: Draft, group: Group, names: dict[int, int]) -> int | None:
    """The place behind another's name that the words between make its container."""
    tokens, at = parse.tokens, item.last + 1
    if at < len(tokens) and tokens[at].text == ",":
        if at + 1 in names and tokens[at + 1].sentence == item.sentence:
            return names[at + 1] if _closed(parse, at + 1, item) else None
        inside = at + 1 < len(tokens) and tokens[at + 1].lower in INSIDE
        link = at + 1 if inside else _apposed(parse, at + 1)
    else:
        link = at + (at < len(tokens) and tokens[at].lower in KINDS)
    if link is None or link >= len(tokens) or tokens[link].sentence != item.sentence:
        return None
    word = tokens[link].lower
    village = _unknown(group) and (link > at or _village(parse, item))
    near = word in BESIDE and (village or item.kind is EntityKind.FACILITY)
    return _next(parse, link + 1, item, names) if word in INSIDE or near else None


def _apposed(parse: Parse, at: int) -> int | None:
    """Where “in” or “near” stands behind “, a small town”."""
    tokens = parse.tokens
    if at >= len(tokens) or tokens[at].lower not in ARTICLES:
        return None
    row = range(at + 1, min(at + REACH, len(tokens)))
    link = next((i for i in row if tokens[i].lower in INSIDE | BESIDE), None)
    return link if link is not None and KINDS & {tokens[i].lower for i in range(at, link)} else None


def _next(parse: Parse, at: int, item: Draft, names: dict[int, int]) -> int | None:
    """The place that is named next, with nothing before it but what describes it: “the northern Syrian province of”."""
    for token in parse.tokens[at : at + REACH]:
        if token.sentence != item.sentence:
            return None
        if token.index in names:
            return names[token.index]
        if token.pos not in {"DET", "ADJ", "NOUN", "PROPN"} and token.lower != "of":
            return None
    return None


def _closed(parse: Parse, at: int, item: Draft) -> bool:
    """Whether a country behind a comma ends the name of a place, and no list goes on: “in Bergen, Norway, on Monday”."""
    tokens = parse.tokens
    listed = item.first > 0 and tokens[item.first - 1].text in {",", "and", "or"}
    stop = next((t for t in tokens[at : at + 4] if t.pos != "PROPN"), None)
    return not listed and (stop is None or stop.lower not in {"and", "or", "&"})


def _village(parse: Parse, item: Draft) -> bool:
    """Whether words for a kind of place stand before a name: “the village of Jafra”."""
    tokens = parse.tokens
    return any(tokens[i].lower in KINDS for i in range(max(0, item.first - 2), item.first))


def _unknown(group: Group) -> bool:
    """Whether no table knows a place of this name."""
    kind, _, rest = group.key.partition(":")
    return kind == "city" and not places.spots(rest)


def _holds(inner: Group, outer: Group) -> bool:
    """Whether tables leave it open that one lies in the other: a city of one country is not in another's."""
    kind, _, code = outer.key.partition(":")
    name = inner.key.partition(":")[2]
    known = {spot.country for spot in places.spots(name)} if inner.key.startswith("city:") else set()
    return not (kind == "country" and known and code not in known)
