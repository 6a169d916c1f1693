"""Mentions of one article joined by what they name: the step before descriptions and pronouns find their holders."""

from __future__ import annotations

from onrecord.annotate.mentions import aliases
from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.annotate.mentions.persons import persons_of
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.values import outlets, places, roles


def named(reading: Reading, drafts: list[Draft]) -> list[Group]:
    """Groups of all names and demonyms, in order of their first mention."""
    surfaces: dict[str, Group] = {}
    groups: list[Group] = []
    persons = [
        i for i, d in enumerate(drafts) if d.kind is EntityKind.PERSON and d.form is MentionForm.NAME and not d.key
    ]
    groups += persons_of(reading, drafts, persons)
    held = set(persons)
    for i, item in enumerate(drafts):
        if i in held or item.form is MentionForm.PRONOUN or (item.form is MentionForm.NOMINAL and not item.key):
            continue
        key = item.key or _key(reading, item)
        group = surfaces.get(key)
        if group is None:
            group = surfaces[key] = Group(item.kind, _name(reading, item, key), key=key, nouns={item.noun} - {""})
            groups.append(group)
        elif group.name.isupper() and (words := reading.words(item.span)).upper() == group.name != words:
            group.name = words
        group.members.append(i)
    _countries(groups)
    _halves(groups)
    _ministries(groups)
    _facilities(groups)
    _outlets(groups)
    _aliases(reading, drafts, groups)
    _short(groups)
    return [group for group in groups if group.members]


def _key(reading: Reading, item: Draft) -> str:
    """What a name without a table's key is known by: the city of that name, else its letters."""
    words = places.key_of(reading.words(item.head))
    if item.kind is EntityKind.PLACE:
        return f"city:{words}"
    if item.kind is EntityKind.FACILITY:
        return f"facility:{words.rpartition(' ')[2]}:{words}"
    return f"{item.kind.value}:{words}"


def _name(reading: Reading, item: Draft, key: str) -> str:
    """The usual name of what a mention names: “Iran” for “Iranian”, “Islamic State” for “Daesh”, else its own words."""
    kind, _, rest = key.partition(":")
    if kind == "country":
        return places.name_of(rest)
    if kind in {"known", "people"}:
        return rest
    return reading.words(item.span)


def _countries(groups: list[Group]) -> None:
    """What country a group is of, as its key or name tells."""
    for group in groups:
        kind, _, rest = group.key.partition(":")
        if kind in {"ministry", "body"} and rest.partition(":")[0] != "?":
            group.countries.add(rest.partition(":")[0])
        elif kind == "country":
            group.countries.add(rest)
        elif kind == "known" and (found := places.institution(rest)) and found.country:
            group.countries.add(found.country)


def _halves(groups: list[Group]) -> None:
    """“The North”, “the South” to the one country of the article that is called so: North Korea."""
    for group in groups:
        side = group.name if group.key in {"city:north", "city:south"} else None
        fits = [g for g in groups if side and g.key.startswith("country:") and g.name.startswith(f"{side} ")]
        if len(fits) == 1:
            absorb(fits[0], group)


# --- ministries and facilities ------------------------------------------------------------------------------------


def _ministries(groups: list[Group]) -> None:
    """“The ministry” and “the Foreign Ministry” to the one ministry of the article that fits."""
    full = [g for g in groups if g.key.startswith("ministry:") and "?" not in g.key and not g.key.endswith(":")]
    for group in groups:
        if not group.key.startswith("ministry:") or group in full:
            continue
        _, country, function = group.key.split(":", 2)
        fits = [
            g for g in full if (country in {"?", *g.countries}) and (not function or g.key.endswith(":" + function))
        ]
        if not full and not function:
            fits = [g for g in groups if g.members and g.key.startswith("ministry:?:") and not g.key.endswith(":")]
        if len(fits) == 1:
            absorb(fits[0], group)
        elif country != "?" and not function:
            known = [
                g
                for g in groups
                if g.key.startswith("known:") and country in g.countries and g.name.endswith(("Department", "Ministry"))
            ]
            if len(known) == 1:
                absorb(known[0], group)


def absorb(target: Group, other: Group) -> None:
    """Move everything of `other` into `target`."""
    target.members.extend(other.members)
    other.members.clear()
    target.nouns |= other.nouns
    target.countries |= other.countries
    target.gender = target.gender or other.gender


def _facilities(groups: list[Group]) -> None:
    """Facilities of one kind that share a name, or of which one bears the name of the other's town."""
    sites = [g for g in groups if g.key.startswith("facility:")]
    for i, group in enumerate(sites):
        for other in sites[:i]:
            if other.members and group.members and same_site(other.key, group.key):
                other.key = _both(other.key, group.key)
                absorb(other, group)
                break


def same_site(one: str, other: str) -> bool:
    """Whether two facility keys can be one place: kinds agree, a name is shared, and own names do not differ."""
    _, kind, names = one.split(":", 2)
    _, other_kind, other_names = other.split(":", 2)
    a, b = set(names.split("+")), set(other_names.split("+"))
    if not same_noun(kind, other_kind) or not a & b:
        return False
    own_a, own_b = ({n for n in side if not places.spots(n)} for side in (a, b))
    return not own_a or not own_b or bool(own_a & own_b)


def same_noun(one: str, other: str) -> bool:
    """Whether two nouns can name one facility: “base” for an airbase, “plant” for a power plant."""
    return one == other or one.endswith(other) or other.endswith(one)


def _both(one: str, other: str) -> str:
    _, kind, names = one.split(":", 2)
    more = other.split(":", 2)[2]
    return f"facility:{kind}:{'+'.join(sorted({*names.split('+'), *more.split('+')}))}"


def _aliases(reading: Reading, drafts: list[Draft], groups: list[Group]) -> None:
    """What the article itself says to be another name: “Jaish al-Noor, also known as the Army of Light”."""
    for target, other in aliases.join(reading, drafts, groups):
        if target.members and other.members:
            absorb(target, other)


def _outlets(groups: list[Group]) -> None:
    """“The Times” to the one outlet of the article whose full name ends so: “The New York Times”."""
    full = [g for g in groups if g.key.startswith("known:") and outlets.find(g.name) is not None]
    for group in groups:
        if group.kind is not EntityKind.ORGANISATION or not group.key.startswith(("known:", "organisation:")):
            continue
        tail = f" {group.name.removeprefix('The ').removeprefix('the ')}"
        fits = [g for g in full if g is not group and g.members and g.name.endswith(tail)]
        if len(fits) == 1 and tail.count(" ") == 1:
            absorb(fits[0], group)


# --- short forms of bodies ----------------------------------------------------------------------------------------


def _short(groups: list[Group]) -> None:
    """Abbreviations and short forms to the full name of the same article: “SOHR”, “the Observatory”."""
    full = [
        g
        for g in groups
        if g.kind in {EntityKind.ORGANISATION, EntityKind.GROUP}
        and " " in g.name.strip()
        and not g.key.startswith("body:")
    ]
    for group in groups:
        if (
            group.kind not in {EntityKind.ORGANISATION, EntityKind.GROUP}
            or " " in group.name
            or not group.members
            or group.key.startswith("known:")
        ):
            continue
        if group.kind is EntityKind.GROUP and not group.name.isupper():
            continue
        fits = [g for g in full if g is not group and g.members and _shortens(group.name, g.name)]
        if len(fits) == 1:
            absorb(fits[0], group)


def _shortens(short: str, full: str) -> bool:
    """Whether a word is the initials of a name, or one of its weighty words."""
    words = [w for w in full.replace("-", " ").split() if w[0].isupper()]
    if not words or not short:
        return False
    if short.isupper() and len(short) > 1:
        return "".join(w[0] for w in words) == short.replace(".", "")
    if short in roles.office_nouns():
        return short == words[-1] or f"{short} for" in full or f"{short} of" in full
    return (
        short == words[0]
        and len(short) >= LONG_FIRST
        and short.lower() not in COMMON_FIRST
        and not places.country_in(short)
    )


LONG_FIRST = 5
"""Letters from which a body may be called by its first word alone: “Amnesty”."""
COMMON_FIRST = roles.words("common_first")
"""First words that many bodies share."""
