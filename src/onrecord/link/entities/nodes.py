"""What linking works on: one node for each referent of each article, with what its article tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.reading import EntityKind, MentionForm, Reading, Ref, Referent
from onrecord.model.text import Passage, Span
from onrecord.values import names, offices, places, roles

NEIGHBOURS = 4
"""Countries that an article names most, in which its cities are sought first."""


@dataclass(frozen=True, slots=True)
class Node:
    """A referent of one article. `mark` is its smallest mark (article, start, end), by which an entity is named; `key` what joins it
    with the same key elsewhere; `company` the keys and surnames that its article names beside it."""

    ref: Ref
    kind: EntityKind
    name: str
    mark: tuple[str, int, int]
    key: str | None
    parts: tuple[str, ...]
    surname: str
    surfaces: tuple[str, ...]
    nouns: frozenset[str]
    offices: frozenset[str]
    countries: frozenset[str]
    gender: str | None
    anonymous: bool
    plural: bool
    named: bool
    roles: tuple[tuple[str, Span], ...]
    spans: tuple[Span, ...]
    within: int | None
    """The referent of its article that contains it."""
    inside: str | None
    """The country that its article says it lies in."""


def nodes_of(reading: Reading) -> list[Node]:
    """The nodes of one article."""
    near = _countries(reading)
    return [
        _node(reading, index, referent, near) for index, referent in enumerate(reading.referents) if referent.mentions
    ]


def _countries(reading: Reading) -> tuple[str, ...]:
    """The countries that an article names, the most mentioned first."""
    counts: Counter[str] = Counter()
    for referent in reading.referents:
        if referent.key and referent.key.startswith("country:"):
            counts[referent.key[8:]] += len(referent.mentions)
    return tuple(code for code, _ in sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:NEIGHBOURS])


def _node(reading: Reading, index: int, referent: Referent, near: tuple[str, ...]) -> Node:
    mentions = [reading.mentions[m] for m in sorted(referent.mentions)]
    first = mentions[0].span
    inside = _inside(reading, referent)
    surfaces = tuple(sorted({" ".join(reading.words(m.head).split()) for m in mentions if m.form is MentionForm.NAME}))
    told = tuple((" ".join(reading.words(span).split()), span) for span in referent.roles)
    person = referent.kind is EntityKind.PERSON
    described = [reading.words(m.span) for m in mentions if m.form is MentionForm.NOMINAL] if person else []
    return Node(
        ref=Ref(reading.id, index),
        kind=referent.kind,
        name=referent.name,
        mark=(reading.id, first.start, first.end),
        key=_key(referent, (inside, *near) if inside else near),
        parts=names.parts(referent.name) if person and surfaces else (),
        surname=names.surname(referent.name) if person and surfaces else "",
        surfaces=surfaces,
        nouns=_set([w for role, _ in told for w in role.lower().split() if w in roles.role_class()]),
        offices=_set([o for text in [*(role for role, _ in told), *described] if (o := offices.office_of(text))]),
        countries=_set([c for role, _ in told if (c := places.country_in(role))]),
        gender=referent.gender or (names.gender(referent.name) if person and surfaces else None),
        anonymous=referent.anonymous,
        plural=referent.plural,
        named=bool(surfaces) or any(m.form is MentionForm.DEMONYM for m in mentions),
        roles=told,
        spans=tuple(m.span for m in mentions),
        within=referent.within,
        inside=inside,
    )


NONE = frozenset[str]()


def _set(words: list[str]) -> frozenset[str]:
    """The words as a set; all empty ones are one object, for most nodes have nothing told of them."""
    return frozenset(words) if words else NONE


def _inside(reading: Reading, referent: Referent) -> str | None:
    """The country in which the text puts a place: by its name, or by that of a known town or province there."""
    for _ in range(NEIGHBOURS):
        if referent.within is None:
            return None
        referent = reading.referents[referent.within]
        kind, _, rest = (referent.key or "").partition(":")
        if kind == "country":
            return rest
        if kind == "city" and referent.within is None:
            found = {spot.country for spot in places.spots(rest)}
            return found.pop() if len(found) == 1 else None
    return None


def _key(referent: Referent, near: tuple[str, ...]) -> str | None:
    """What joins a referent with others whatever their article: a country, a known body, the city of that name near its countries."""
    kind, _, rest = (referent.key or "").partition(":")
    if kind == "city":
        spot = places.nearest(rest, near)
        if spot is None:
            return f"place:{rest}"
        return _region(spot, places.spots(rest)) if spot.region else f"spot:{spot.geonames}"
    if kind in {"country", "known", "people", "weapon", "vehicle", "organisation", "group", "event", "other"}:
        return referent.key
    if kind == "ministry" and rest.startswith("?:") and len(near) == 1:
        kind, rest = "ministry", near[0] + rest[1:]
    if kind in {"ministry", "body"} and "?" not in rest and not rest.endswith(":"):
        return f"{kind}:{rest}"
    return None


def _region(spot: places.Spot, found: tuple[places.Spot, ...]) -> str:
    """A province goes with the city of its name and country, where there is one."""
    city = next((s for s in found if not s.region and s.country == spot.country), None)
    return f"spot:{city.geonames}" if city else f"region:{spot.country}:{spot.name}"


def passages(node: Node) -> list[Passage]:
    """Its marks as a judgement names them."""
    return [Passage(node.ref.article, span) for span in node.spans]


@dataclass(frozen=True, slots=True)
class Company:
    """For each article what it names that few articles do, by keys; `labels` says each key in words."""

    named: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]

    def of(self, articles: Iterable[str]) -> frozenset[str]:
        """What any of these articles names."""
        return frozenset[str]().union(*(self.named.get(article, frozenset()) for article in articles))

    def shared(self, one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
        """What both groups of articles name; the smaller is put together, the larger only looked through."""
        few, many = sorted((one, other), key=len)
        ours = self.of(few)
        return frozenset[str]().union(*(ours & self.named.get(article, frozenset()) for article in many))


def company(nodes: Sequence[Node]) -> Company:
    """What each article names: bodies, facilities, surnames, places below countries."""
    found: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for node in nodes:
        if node.kind is EntityKind.PERSON and node.parts:
            key, label = names.fold(node.surname), node.name.rpartition(" ")[2]
        elif node.key and not node.key.startswith("country:"):
            key, label = node.key, node.key[6:] if node.key.startswith("known:") else node.name
        else:
            continue
        found.setdefault(node.ref.article, set()).add(key)
        labels.setdefault(key, label)
    return Company({article: frozenset(keys) for article, keys in found.items()}, labels)
