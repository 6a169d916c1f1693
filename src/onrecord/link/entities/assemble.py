"""Entities made of clusters: name, names, roles with their passages, place, what contains them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.link.entities.clusters import Clusters
from onrecord.link.entities.nodes import Node
from onrecord.link.entities.persons import Unsure
from onrecord.model.ids import content_id
from onrecord.model.reading import EntityKind, Reading, Ref
from onrecord.model.record import Entity, Place, Role, Undecided
from onrecord.model.text import Passage, Reason
from onrecord.values import names, places

MOST_REASONS = 8
"""Reasons that an entity keeps; the same one is kept once."""


def assemble(
    readings: Mapping[str, Reading],
    nodes: Sequence[Node],
    clusters: Clusters,
    reasons: Mapping[int, Sequence[str]],
    renamed: Mapping[int, str],
) -> tuple[tuple[Entity, ...], dict[int, str]]:
    """All entities by id, and for each node the id of its entity."""
    groups = clusters.all()
    ids = [content_id("entity", *min(nodes[m].mark for m in members)) for members in groups]
    owner = {m: name for name, members in zip(ids, groups, strict=True) for m in members}
    containers = _containers(nodes, owner)
    made = []
    for name, members in zip(ids, groups, strict=True):
        why = [text for m in members for text in reasons.get(m, ())]
        given = next((renamed[m] for m in members if m in renamed), None) if renamed else None
        made.append(_entity(readings, name, [nodes[m] for m in members], why, given, containers.get(name)))
    return tuple(sorted(made, key=lambda entity: entity.id)), owner


def _entity(
    readings: Mapping[str, Reading],
    name: str,
    members: Sequence[Node],
    why: Sequence[str],
    given: str | None,
    within: str | None,
) -> Entity:
    """The entity of one cluster; `given` is the name that a person gave it."""
    kind = _kind(members)
    keys = sorted({node.key for node in members if node.key})
    return Entity(
        id=name,
        kind=kind,
        name=given or _name(members, keys),
        names=_names(members),
        roles=_roles(members),
        mentions=_mentions(readings, members),
        referents=tuple(node.ref for node in members),
        within=within,
        place=_place(kind, keys),
        anonymous=all(node.anonymous for node in members),
        plural=all(node.plural for node in members),
        reasons=tuple(Reason(text) for text in list(dict.fromkeys(why))[:MOST_REASONS]),
    )


def _mentions(readings: Mapping[str, Reading], members: Sequence[Node]) -> tuple[Ref, ...]:
    """Every mention of the members, in order; compared as plain pairs, which is several times faster than as marks."""
    if len(members) == 1:
        ref = members[0].ref
        return tuple([Ref(ref.article, index) for index in readings[ref.article].referents[ref.index].mentions])
    pairs = [(n.ref.article, m) for n in members for m in readings[n.ref.article].referents[n.ref.index].mentions]
    return tuple(Ref(article, index) for article, index in sorted(pairs))


def _kind(members: Sequence[Node]) -> EntityKind:
    """The commonest kind; a body where some article took its name for a product’s or a person’s."""
    if len(members) == 1:
        return members[0].kind
    counts = Counter(node.kind for node in members)
    if len(counts) > 1 and EntityKind.ORGANISATION in counts:
        return EntityKind.ORGANISATION
    return min(counts, key=lambda kind: (-counts[kind], kind.value))


def _name(members: Sequence[Node], keys: Sequence[str]) -> str:
    """The tables' name; for a person the fullest of the names that several articles give, else the commonest."""
    for key in keys:
        kind, _, rest = key.partition(":")
        if kind == "country":
            return places.name_of(rest)
        if kind == "people":
            return rest
        if kind == "known" and any(
            places.key_of(surface) == places.key_of(rest) for node in members for surface in node.surfaces
        ):
            return rest
    known = any(key.startswith("known:") for key in keys)
    if len(members) == 1 and not (known and members[0].surfaces):
        return members[0].name
    listed = any(key.startswith(("body:", "ministry:")) for key in keys)
    counts = (
        (Counter(surface for node in members for surface in node.surfaces) if known else None)
        or Counter(node.name for node in members if node.named or listed)
        or Counter(node.name for node in members)
    )
    if any(node.parts for node in members):
        counts = Counter({name: count for name, count in counts.items() if len(names.parts(name)) > 1} or counts)
    counts = Counter({name: n for name, n in counts.items() if not (name.isupper() and name != name.title() in counts)})
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _names(members: Sequence[Node]) -> tuple[str, ...]:
    """All names that the articles give, the commonest first; for one without a name its descriptions."""
    if len(members) == 1:
        return members[0].surfaces or (members[0].name,)
    counts = Counter(surface for node in members for surface in node.surfaces) or Counter(node.name for node in members)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _roles(members: Sequence[Node]) -> tuple[Role, ...]:
    """Each role once an article, where it first stands."""
    if not any(node.roles for node in members):
        return ()
    found: dict[tuple[str, str], Role] = {}
    for node in sorted(members, key=lambda n: n.mark):
        for text, span in node.roles:
            found.setdefault((node.ref.article, text.lower()), Role(text, Passage(node.ref.article, span)))
    return tuple(found.values())


def _place(kind: EntityKind, keys: Sequence[str]) -> Place | None:
    """Where a place lies, from its key."""
    if kind is not EntityKind.PLACE:
        return None
    for key in keys:
        prefix, _, rest = key.partition(":")
        if prefix == "country" and rest in places.countries():
            return Place(places.countries()[rest].geonames, rest, None, None)
        if prefix == "spot" and (spot := places.spot_of(rest)):
            return spot.place
        if prefix == "region":
            return Place(None, rest.partition(":")[0], None, None)
    return None


def _containers(nodes: Sequence[Node], owner: Mapping[int, str]) -> dict[str, str]:
    """What the articles say that an entity lies in, else for one of a country that country's entity, where the articles name it."""
    by_ref = {
        node.ref: owner[i] for i, node in enumerate(nodes) if node.kind in {EntityKind.PLACE, EntityKind.FACILITY}
    }
    countries = {node.key[8:]: owner[i] for i, node in enumerate(nodes) if node.key and node.key.startswith("country:")}
    found: dict[str, str] = {}
    told: dict[str, str] = {}
    for i, node in enumerate(nodes):
        if node.within is not None and (outer := by_ref.get(Ref(node.ref.article, node.within))):
            _put(told, owner[i], outer)
        kind, _, rest = (node.key or "").partition(":")
        code = None
        if kind in {"ministry", "body", "region"}:
            code = rest.partition(":")[0]
        elif kind == "known" and (known := places.institution(rest)):
            code = known.country
        elif kind == "spot" and (spot := places.spot_of(rest)):
            code = spot.country
        if code in countries:
            found.setdefault(owner[i], countries[code])
    return found | told


def _put(told: dict[str, str], inner: str, outer: str) -> None:
    """Say that one lies in another, unless that is known already or the other lies in it."""
    above: str | None = outer
    while above is not None and above != inner:
        above = told.get(above)
    if above is None:
        told.setdefault(inner, outer)


def undecided(
    nodes: Sequence[Node], clusters: Clusters, unsure: Sequence[Unsure], owner: Mapping[int, str]
) -> tuple[Undecided, ...]:
    """Pairs that were looked at and not decided, each once, without those that came together or are kept apart after all."""
    found: dict[tuple[str, str], Undecided] = {}
    for one, other, why in unsure:
        if clusters.find(one) == clusters.find(other) or not clusters.may_join(one, other):
            continue
        pair = tuple(sorted((owner[one], owner[other])))
        reasons = tuple(
            Reason(text, Passage(node.ref.article, node.spans[0]))
            for text, node in zip(why, (nodes[one], nodes[other]), strict=False)
        )
        found.setdefault(
            (pair[0], pair[1]),
            Undecided("same_person", (pair[0], pair[1]), reasons + tuple(Reason(t) for t in why[2:])),
        )
    return tuple(found[pair] for pair in sorted(found))
