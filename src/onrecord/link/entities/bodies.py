"""Bodies, places, facilities and all else that keys join; names without a table by their letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.link.entities.clusters import Clusters
from onrecord.link.entities.nodes import Node
from onrecord.model.reading import EntityKind, Reading
from onrecord.values import names, places

SPELLINGS = (
    ("defence", "defense"),
    ("centre", "center"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("labour", "labor"),
    (" and ", " & "),
)
"""British and American spellings in the names of bodies, made one."""
TAIL = re.compile(r" (?:inc|ltd|plc|corp|corporation|company|co|group|organization|news agency)$")
LONG_SHORT_FORM = 4
"""Letters from which an abbreviation may join two articles without its full name."""


def join_bodies(nodes: Sequence[Node], clusters: Clusters) -> None:
    """Join all nodes that one key or one name joins."""
    first: dict[str, int] = {}
    several = _of_several(nodes)
    for i, node in enumerate(nodes):
        if node.plural or node.anonymous or node.kind is EntityKind.PERSON:
            continue
        for bare_key in _keys(node):
            key = f"{bare_key}@{node.inside}" if bare_key in several and node.inside else bare_key
            if key in first:
                clusters.join(first[key], i)
            else:
                first[key] = i
    _respelled_places(nodes, clusters, first)
    _relabelled(nodes, clusters, first)
    _misnamed(nodes, clusters)


def _of_several(nodes: Sequence[Node]) -> set[str]:
    """Villages that no table knows, whose name the articles put in several countries: one each, and one where none is told."""
    told: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.inside and node.key and node.key.startswith("place:"):
            told[node.key].add(node.inside)
    return {key for key, countries in told.items() if len(countries) > 1}


def _relabelled(nodes: Sequence[Node], clusters: Clusters, first: dict[str, int]) -> None:
    """A name of several words that one article took for a person's, without any sign of one, to the body or place of that name."""
    for i, node in enumerate(nodes):
        if node.kind is not EntityKind.PERSON or " " not in node.name or node.gender or node.roles or not node.named:
            continue
        plain = places.key_of(node.name)
        found = {
            clusters.find(first[key])
            for key in (f"organisation:{bare(node.name)}", f"group:{bare(node.name)}", f"place:{plain}")
            if key in first
        }
        if len(found) == 1:
            clusters.join(found.pop(), i)


def _misnamed(nodes: Sequence[Node], clusters: Clusters) -> None:
    """A lone name that one article took for a person's or body's, without any sign of one, to the place that others know by it."""
    towns: dict[str, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        if node.kind is EntityKind.PLACE and (node.key or "").startswith(("spot:", "place:", "region:")):
            for surface in node.surfaces:
                towns[places.key_of(surface)].append(i)
    surnames = {node.surname for node in nodes if len(node.parts) > 1}
    sole = {plain: row[0] for plain, row in towns.items() if _one_known(row, clusters)}
    for i, node in enumerate(nodes):
        if node.kind not in MISTAKEN or node.gender or node.roles or not node.named or not clusters.alone(i):
            continue
        if " " in node.name.removeprefix("The ").removeprefix("the "):
            continue
        plain = places.key_of(node.name)
        if plain in sole and " " not in plain and plain not in surnames and not (node.key or "").startswith("known:"):
            clusters.join(sole[plain], i)


def _one_known(row: Sequence[int], clusters: Clusters) -> bool:
    """Whether enough articles know a place by a name, and all mean the same one."""
    return len(row) >= KNOWN_PLACE and len({clusters.find(n) for n in row}) == 1


MISTAKEN = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
KNOWN_PLACE = 2
"""Articles that must know a place by a name before a third's person or body of that name is taken for it."""


def _respelled_places(nodes: Sequence[Node], clusters: Clusters, first: dict[str, int]) -> None:
    """A place that no table has to the one place of the pile that is spelled alike: “Raqa” to Raqqa."""
    known: dict[str, set[int]] = defaultdict(set)
    for key, i in first.items():
        if key.startswith("spot:"):
            for member in clusters.members(i):
                for surface in nodes[member].surfaces:
                    known[_sound(surface)].add(clusters.find(i))
    for key, i in sorted(first.items()):
        if key.startswith("place:"):
            found = known.get(_sound(key[6:]), set())
            if len(found) == 1:
                clusters.join(next(iter(found)), i)


def _sound(name: str) -> str:
    return " ".join(names.fold(part) for part in names.parts(name))


def _keys(node: Node) -> list[str]:
    """What joins a node with others: its key, and for a body without a table its full names."""
    if not node.named and not (node.key and node.key.startswith(("body:", "ministry:", "known:"))):
        return []
    kind = (node.key or "").partition(":")[0]
    if kind in {"organisation", "group", "event", "other"}:
        kind = "organisation" if kind == "other" else kind
        return sorted({f"{kind}:{bare(name)}" for name in (node.name, *node.surfaces) if _tells(name)}) or [
            str(node.key)
        ]
    return [node.key] if node.key else []


def _tells(name: str) -> bool:
    return " " in name or len(name) >= LONG_SHORT_FORM


def bare(name: str) -> str:
    """A body's name as it is compared: “The Centre for X” and “Center for X” are one."""
    plain = places.key_of(name)
    for old, new in SPELLINGS:
        plain = plain.replace(old, new)
    return TAIL.sub("", plain)


# --- facilities ---------------------------------------------------------------------------------------------------


def join_facilities(readings: dict[str, Reading], nodes: Sequence[Node], clusters: Clusters) -> None:
    """Facilities of one kind that share their own name, or a town where neither has another; unnamed ones of a country
    where the pile knows but one of that kind there."""
    sites = [i for i, node in enumerate(nodes) if node.kind is EntityKind.FACILITY]
    keyed = {i: _site(readings, nodes[i]) for i in sites}
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in sites:
        kind, own = keyed[i]
        for name in sorted(own):
            by_name[kind, name].append(i)
    owned = {clusters.find(i): _own(i, keyed, clusters) for i in sites}
    for key in sorted(by_name):
        _join_row(by_name[key], owned, clusters)
    _unnamed(readings, nodes, sites, keyed, clusters)


def _site(readings: dict[str, Reading], node: Node) -> tuple[str, frozenset[str]]:
    """The kind of a facility and its names: `airbase`, {`hamadan`, `nojeh`}."""
    key = readings[node.ref.article].referents[node.ref.index].key or ""
    kind, _, rest = key.partition(":")
    if kind != "facility":
        return (kind and key) or "", frozenset()
    noun, _, listed = rest.partition(":")
    return noun, frozenset(_place(name) for name in listed.split("+") if name)


def _place(name: str) -> str:
    """A town by the table's spelling: `hamedan` and `hamadan` are one."""
    spots = places.spots(name)
    return f"@{spots[0].geonames or spots[0].name}" if spots else name


def _join_row(row: list[int], owned: dict[int, set[str]], clusters: Clusters) -> None:
    """Join facilities that share one name, unless names of their own differ."""
    heads: list[int] = []
    for one in row:
        for head in heads:
            mine, other = clusters.find(one), clusters.find(head)
            if mine == other:
                break
            if owned[mine] and owned[other] and not owned[mine] & owned[other]:
                continue
            if clusters.join(head, one):
                owned[clusters.find(one)] = owned.pop(mine) | owned.pop(other)
                break
        else:
            heads.append(one)


def _own(node: int, keyed: dict[int, tuple[str, frozenset[str]]], clusters: Clusters) -> set[str]:
    """The names of a cluster's facilities that are no town's."""
    return {
        name
        for member in clusters.members(node)
        if member in keyed
        for name in keyed[member][1]
        if not name.startswith("@")
    }


def _unnamed(
    readings: dict[str, Reading],
    nodes: Sequence[Node],
    sites: list[int],
    keyed: dict[int, tuple[str, frozenset[str]]],
    clusters: Clusters,
) -> None:
    """“An Iranian airbase” to the one named airbase of Iran in the pile."""
    named: dict[tuple[str, str], set[int]] = defaultdict(set)
    for i in sites:
        if keyed[i][1]:
            for country in _site_countries(readings, nodes[i]):
                named[keyed[i][0], country].add(clusters.find(i))
    for i in sites:
        if keyed[i][1]:
            continue
        noun = _noun(readings, nodes[i])
        found = {
            clusters.find(c) for country in _site_countries(readings, nodes[i]) for c in named.get((noun, country), ())
        }
        if len(found) == 1:
            clusters.join(found.pop(), i)


def _site_countries(readings: dict[str, Reading], node: Node) -> list[str]:
    """The countries that its mentions name."""
    reading = readings[node.ref.article]
    return sorted({code for span in node.spans if (code := places.country_in(reading.words(span)))})


def _noun(readings: dict[str, Reading], node: Node) -> str:
    words = readings[node.ref.article].words(node.spans[0]).lower().replace("air base", "airbase")
    return next((w for w in reversed(words.split()) if w in {"airbase", "base"}), words.rpartition(" ")[2])
