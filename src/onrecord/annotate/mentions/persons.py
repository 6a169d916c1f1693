"""One article’s persons: full names first, then each short name to the only one that it fits."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.model.reading import EntityKind, Reading
from onrecord.values import names as values
from onrecord.values import roles

NAMESAKE = re.compile(
    r",? \(?(?:who (?:is|was) (?:not related to|no relation)|not related to|unrelated to|no relation|not to be confused with|a namesake|the namesake)"
)
"""Words behind a name by which an article says that this is another person of the same name."""


def persons_of(reading: Reading, drafts: list[Draft], indices: list[int]) -> list[Group]:
    """Groups of one article's persons: full names first, then each short name to the only one that it fits."""
    groups: list[Group] = []
    late: list[int] = []
    texts = {i: drafts[i].same or reading.words(drafts[i].head) for i in indices}
    for i in indices:
        if len(values.parts(texts[i])) > 1 and NAMESAKE.match(reading.text, drafts[i].span.end):
            groups.append(_person(texts[i], i, drafts[i]))
        elif len(values.parts(texts[i])) > 1:
            _place(groups, i, texts[i], drafts[i], _same_full)
        else:
            late.append(i)
    full = list(groups)
    apart = _titled_first(reading, drafts, late, texts, full)
    for i in late:
        mine = values.parts(texts[i])
        if mine and mine[0] in apart:
            _place(groups, i, texts[i], drafts[i], _same_lone)
            continue
        fits = _by_gender([g for g in full if mine and values.surname(g.name) == mine[-1]], drafts[i])
        fits = fits or _by_gender([g for g in full if mine == g.parts[:1]], drafts[i])
        fits = _of_role(reading, drafts, drafts[i], mine, full) or fits
        fits = fits or [g for g in full if _again(mine, g.parts) and min(g.members) > i]
        fits = fits or [g for g in full if mine and mine[0] in g.parts[1:-1]]
        if len(fits) == 1:
            _add(fits[0], i, drafts[i])
        else:
            _place(groups, i, texts[i], drafts[i], _same_lone)
    groups.sort(key=lambda group: min(group.members))
    return groups


def _titled_first(
    reading: Reading, drafts: list[Draft], late: list[int], texts: dict[int, str], full: list[Group]
) -> set[str]:
    """Last names that come with a high title before the article gives a full name, which then has none: “President Trump” and,
    further down, “Melania Trump” are two people."""
    found: set[str] = set()
    for i in late:
        role, parts = drafts[i].role, values.parts(texts[i])
        if role is None or not parts or not _high(reading.words(role)):
            continue
        bearers = [g for g in full if values.surname(g.name) == parts[0]]
        if len(bearers) != 1:
            continue
        told = [reading.words(role) for m in bearers[0].members if (role := drafts[m].role) is not None]
        if (not told and min(bearers[0].members) > i) or (told and all(_kin(text) for text in told)):
            found.add(parts[0])
    return found


def _of_role(
    reading: Reading, drafts: list[Draft], item: Draft, parts: tuple[str, ...], full: list[Group]
) -> list[Group]:
    """The one of several persons who share a name, first or last, whose role a lone name bears: “prosecutor Lee” is “prosecutor Lee
    Bong Chang”, not “Captain Lee Joon Seok”."""
    if item.role is None or len(parts) != 1:
        return []
    word = reading.words(item.role).lower().split()[-1]
    sharing = [g for g in full if parts[0] in {g.parts[0], g.parts[-1]}]
    told = [
        g for g in sharing if any((r := drafts[m].role) and word in reading.words(r).lower().split() for m in g.members)
    ]
    return told if len(told) == 1 and len(sharing) > 1 else []


def _kin(role: str) -> bool:
    """Whether a role is a relative's: “first lady”, “the president’s son”."""
    return "first lady" in role.lower() or roles.role_class().get(role.lower().rpartition(" ")[2]) == "family"


def _high(role: str) -> bool:
    """Whether a role names a head of state or government or a minister."""
    words = role.lower().split()
    return any(roles.role_class().get(word) in {"head", "minister"} for word in words)


def _by_gender(fits: list[Group], item: Draft) -> list[Group]:
    """Those of several whom a title does not exclude: “Mrs Clinton”."""
    if item.gender is None:
        return fits
    return [group for group in fits if group.gender in {None, item.gender}]


def _place(
    groups: list[Group], i: int, text: str, item: Draft, same: Callable[[tuple[str, ...], tuple[str, ...]], bool]
) -> None:
    """Put a name into the first group that it is a spelling of, or into a new one."""
    mine = values.parts(text)
    for group in groups:
        if same(mine, group.parts) and not (group.gender and item.gender and group.gender != item.gender):
            _add(group, i, item)
            if (len(mine) > len(group.parts) and not item.same) or (group.name[0] > LATIN_END >= text[0]):
                group.parts, group.name = mine, text
            return
    groups.append(_person(text, i, item))


LATIN_END = "\u036f"
"""The last letter of Latin script: a name in it is shown before one in another."""


def _person(text: str, i: int, item: Draft) -> Group:
    """A new group for a person of this name."""
    mine, told = values.parts(text), item.gender or values.gender(text)
    return Group(EntityKind.PERSON, text, [i], key=f"person:{' '.join(mine)}", parts=mine, gender=told)


def _add(group: Group, i: int, item: Draft) -> None:
    group.members.append(i)
    group.gender = group.gender or item.gender


def _same_full(mine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names of one article are one: the same but for middle names, initials and spelling."""
    if mine == other or "".join(mine) == "".join(other):
        return True
    short, long = sorted((mine, other), key=len)
    if short[-1] == long[-1] and len(short) < len(long):
        return values.shortened(short, long)
    return len(short) == len(long) and all(
        values.part_score(a, b)[0] >= values.PART_SAME for a, b in zip(mine, other, strict=True)
    )


def _same_lone(mine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a lone name is another again: the same, or “Hassan” after “Abu Hassan”."""
    return mine == other or _again(other, mine)


def _again(kunya: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name is a kunya's without its first word: “Abdel Moneim” of “Abu Abdel Moneim”."""
    return len(kunya) == 1 and kunya[0] != "".join(name) and values.without_kunya(kunya[0]) == "".join(name)
