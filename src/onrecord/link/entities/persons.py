"""Persons of several articles joined: full names first, then lone last names, then unnamed holders of an office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.link.entities.clusters import Clusters
from onrecord.link.entities.features import Facts, facts, name_feature, points, suffix, together, weigh, weights
from onrecord.link.entities.nodes import Company, Node
from onrecord.model.reading import EntityKind
from onrecord.values import names, offices

Unsure = tuple[int, int, tuple[str, ...]]
"""Two nodes looked at and not decided, and the reasons."""
PROMINENT, ENOUGH = 0.9, 5
"""Share of the full-name articles, and their number, from which a lone last name that several bear means the one whom nearly all mean."""
LONE_EASE = 0.4
"""Points less that a lone name needs: an article gives the last name alone where all its readers know the rest."""
GAP = 0.5
"""Points by which the best bearer of a lone name must lead the next."""
KNOWN_BY = 3
"""Articles that must name a person before a name that one took for a place is given to that person."""
MANY = 40
"""Bearers of one last name from which a lone one is not given to anybody; of one full name, who are compared with each other."""
SMALL = 12
"""Persons of like last names and initials who are all compared with each other; more are first parted by their given names."""


def join_persons(
    nodes: Sequence[Node], clusters: Clusters, company: Company
) -> tuple[list[Unsure], dict[int, list[str]]]:
    """Join the persons among the nodes in `clusters`; what was not decided, and for each node why it was joined."""
    mixed = {clusters.find(i) for i, node in enumerate(nodes) if node.kind is not EntityKind.PERSON}
    people = [
        i
        for i, node in enumerate(nodes)
        if node.kind is EntityKind.PERSON and not node.plural and clusters.find(i) not in mixed
    ]
    nodes = _possessed(nodes, people)
    full = [i for i in people if len(nodes[i].parts) > 1]
    lone = [i for i in people if len(nodes[i].parts) == 1]
    _apart(nodes, full, clusters)
    work = Work(nodes, clusters, company)
    work.full_names(full)
    work.lone_names(lone, full)
    work.misplaced(full)
    work.offices([i for i in people if not nodes[i].parts and not nodes[i].anonymous], [*full, *lone])
    return work.unsure, work.reasons


def _possessed(nodes: Sequence[Node], people: Sequence[int]) -> Sequence[Node]:
    """The nodes, without the possessive s of texts that lost their apostrophes: “Assads” where others name Assad, and nobody Assads."""
    full = {nodes[i].parts for i in people if len(nodes[i].parts) > 1}
    lasts = {parts[-1] for parts in full}
    changed: dict[int, Node] = {}
    for i in people:
        parts = nodes[i].parts
        if not parts or not parts[-1].endswith("s") or len(parts[-1]) < SHORTEST_OWNER:
            continue
        bare = (*parts[:-1], parts[-1][:-1])
        if bare in full if len(parts) > 1 else (bare[0] in lasts and parts[0] not in lasts):
            changed[i] = replace(nodes[i], parts=bare, surname=nodes[i].surname.removesuffix("s"))
    return [changed.get(i, node) for i, node in enumerate(nodes)] if changed else nodes


SHORTEST_OWNER = 5
"""Letters from which a last s may be a possessive that lost its apostrophe."""


def _apart(nodes: Sequence[Node], full: list[int], clusters: Clusters) -> None:
    """Keep apart the full names of one last name that an article itself did not join."""
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in full:
        row = seen[nodes[i].ref.article, names.fold(nodes[i].surname)]
        for other in row:
            clusters.keep_apart(i, other)
        row.append(i)


class Work:
    """One run of the joining, with what it has found so far."""

    def __init__(self, nodes: Sequence[Node], clusters: Clusters, company: Company) -> None:
        self.nodes, self.clusters, self.company = nodes, clusters, company
        self.unsure: list[Unsure] = []
        self.reasons: dict[int, list[str]] = defaultdict(list)
        self._known: dict[int, Facts] = {}

    def known(self, node: int) -> Facts:
        """What the nodes of a cluster tell together."""
        root = self.clusters.find(node)
        if root not in self._known:
            members = self.clusters.members(root)
            told = facts(self.nodes[members[0]])
            for member in members[1:]:
                told = together(told, facts(self.nodes[member]))
            self._known[root] = told
        return self._known[root]

    def join(self, one: int, other: int, why: Sequence[str]) -> bool:
        """Join two clusters unless something keeps them apart."""
        told = together(self.known(one), self.known(other))
        roots = self.clusters.find(one), self.clusters.find(other)
        if not self.clusters.join(one, other):
            return False
        for root in roots:
            self._known.pop(root, None)
        self._known[self.clusters.find(one)] = told
        self.reasons[max(roots)] += why
        return True

    # --- full names --------------------------------------------------------------------------------------------

    def full_names(self, full: list[int]) -> None:
        """Join full names: the same ones first, then spellings, the surest first."""
        same: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for i in full:
            same[self.nodes[i].parts].append(i)
        for parts in sorted(same):
            self._same(same[parts], "same_name", float(weights()["merge"]))
        heads = sorted({self.clusters.find(i) for i in full})
        for score, one, other, why in sorted(self._pairs(heads), key=lambda row: (-row[0], row[1], row[2])):
            self._decide(score, one, other, why)

    def _same(self, alike: list[int], feature: str, enough: float) -> None:
        """Nodes of one and the same name, put together unless what is told of them speaks against it."""
        groups: list[int] = []
        namesakes = Counter(self.nodes[n].ref.article for n in alike)
        for i in sorted(alike, key=lambda n: (namesakes[self.nodes[n].ref.article], -len(self.nodes[n].nouns), n)):
            scored = [(*weigh(self.known(i), self.known(g), self.company, by_name=feature), g) for g in groups[:MANY]]
            best = max(scored, key=lambda row: (row[0], -row[2]), default=None)
            if best is not None and best[0] >= enough and self.join(best[2], i, best[1]):
                continue
            if best is not None and best[0] >= float(weights()["unsure"]):
                self.unsure.append((best[2], i, tuple(best[1])))
            groups.append(i)

    def _pairs(self, heads: list[int]) -> list[tuple[float, int, int, list[str]]]:
        """Pairs of clusters with like last names and a like given name, and their points."""
        blocks: dict[str, set[int]] = defaultdict(set)
        for head in heads:
            for parts in self.known(head).parts:
                for key in block(parts):
                    blocks[key].add(head)
        found: dict[tuple[int, int], tuple[float, int, int, list[str]]] = {}
        for key in sorted(blocks):
            for row in [sorted(blocks[key])] if len(blocks[key]) <= SMALL else self._by_given(blocks[key]):
                for one, other in combinations(row, 2):
                    if (one, other) not in found and (scored := self._scored(self.known(one), self.known(other))):
                        found[one, other] = (scored[0], one, other, scored[1])
        return list(found.values())

    def _by_given(self, heads: set[int]) -> list[list[int]]:
        """A block cut by how given names sound, so that a thousand bearers of one last name are not compared with each other; initials
        fit too many there to mean anyone. Of more than so many who sound alike, those are compared whom most articles name."""
        rows: dict[str, set[int]] = defaultdict(set)
        for head in heads:
            for parts in self.known(head).parts:
                for sound in {sound for part in parts[:-1] if len(part) > 1 for sound in names.given_sounds(part)}:
                    rows[sound].add(head)
        return [
            sorted(sorted(rows[sound], key=lambda head: (-self.known(head).count, head))[:MANY])
            for sound in sorted(rows)
        ]

    def _scored(self, one: Facts, other: Facts) -> tuple[float, list[str]] | None:
        """The points of two persons of full names, None where two of their names are of two people."""
        features = {
            name_feature(a, b) for a in sorted(one.parts) for b in sorted(other.parts) if len(a) > 1 and len(b) > 1
        }
        if None in features or not features:
            return None
        worst = min((str(feature) for feature in features), key=lambda feature: (points(feature), feature))
        return weigh(one, other, self.company, by_name=worst)

    def _decide(self, score: float, one: int, other: int, why: list[str]) -> None:
        """Join two clusters whose points suffice, also with all that joined them meanwhile."""
        if self.clusters.find(one) == self.clusters.find(other):
            return
        joint = self._scored(self.known(one), self.known(other))
        if joint is None:
            return
        enough = float(weights()["merge"])
        if not (min(score, joint[0]) >= enough and self.join(one, other, why)) and score >= float(weights()["unsure"]):
            self.unsure.append((one, other, tuple(why)))

    # --- lone names --------------------------------------------------------------------------------------------

    def lone_names(self, lone: list[int], full: list[int]) -> None:
        """Give each lone last name to the one person of that name; those of the rest to each other where something told agrees."""
        bearers: dict[str, set[int]] = defaultdict(set)
        for i in full:
            bearers[names.fold(self.nodes[i].surname)].add(self.clusters.find(i))
        fits = {last: sorted(found) for last, found in bearers.items()}
        left: dict[str, list[int]] = defaultdict(list)
        given: list[tuple[int, int, list[str]]] = []
        for i in lone:
            part = self.nodes[i].parts[0]
            answer = self._bearer(i, fits.get(names.fold(part), []))
            if answer is None:
                left[part].append(i)
            else:
                given.append((answer[0], i, answer[1]))
        for holder, i, why in given:
            self.join(holder, i, why)
        for part in sorted(left):
            self._same(left[part], "surname", float(weights()["merge"]))

    def _bearer(self, i: int, fits: list[int]) -> tuple[int, list[str]] | None:
        """The person whom a lone name means, if one is better than all others."""
        if not fits or len(fits) > MANY:
            return None
        total = sum(self.known(c).count for c in fits)
        scored = []
        for c in fits:
            most = len(fits) == 1 or (total >= ENOUGH and self.known(c).count >= PROMINENT * total)
            score, why = weigh(
                self.known(i), self.known(c), self.company, by_name="surname" if most else "surname_of_several"
            )
            scored.append((score, c, why))
        scored.sort(key=lambda row: (-row[0], row[1]))
        score, best, why = scored[0]
        lead = score - (scored[1][0] if len(scored) > 1 else score - GAP)
        if score >= float(weights()["merge"]) - LONE_EASE and lead >= GAP:
            return best, why
        if score >= float(weights()["unsure"]) - LONE_EASE:
            self.unsure.append((best, i, tuple(why)))
        return None

    def misplaced(self, full: list[int]) -> None:
        """A lone name that an article took for a place which no table has, to the one person whom the others call so."""
        bearers: dict[str, set[int]] = defaultdict(set)
        for i in full:
            bearers[self.nodes[i].surname].add(self.clusters.find(i))
        sole = {last: min(found) for last, found in bearers.items() if len(found) == 1}
        for i, node in enumerate(self.nodes):
            if node.kind is not EntityKind.PLACE or not (node.key or "").startswith("place:"):
                continue
            bearer = sole.get((node.key or "")[6:])
            if bearer is None or self.known(bearer).count < KNOWN_BY:
                continue
            if len({self.nodes[n].key for n in self.clusters.members(i)}) > 1:
                continue
            self.clusters.join(bearer, i)
            said = " ".join(min(self.known(bearer).parts)).title()
            self.reasons[i] += [f"the last name of {said}, and no place that is known"]

    # --- unnamed holders ---------------------------------------------------------------------------------------

    def offices(self, unnamed: list[int], named: list[int]) -> None:
        """“The Iranian president” of one article to the one person whom the others give that office."""
        holders: dict[str, set[int]] = defaultdict(set)
        for i in named:
            for office in self.nodes[i].offices:
                holders[office].add(self.clusters.find(i))
        for i in unnamed:
            found = {holder for office in self.nodes[i].offices for holder in holders[office]}
            if len(found) == 1 and len(self.nodes[i].offices) == 1:
                self.join(found.pop(), i, [f"holds the office: {offices.in_words(min(self.nodes[i].offices))}"])


def _last(parts: tuple[str, ...]) -> str:
    return parts[-2] if suffix(parts) and len(parts) > 1 else parts[-1]


def block(parts: tuple[str, ...]) -> list[str]:
    """What two names must share to be compared at all: the consonants of the last name and a given name's first sound."""
    last = names.skeleton(_last(parts))
    return sorted({f"{last}/{sound}" for part in parts[:-1] for sound in names.first_sounds(part)})
