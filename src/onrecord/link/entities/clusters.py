"""A partition that knows what must not come together: union and find with pairs kept apart."""

from __future__ import annotations

from collections import defaultdict


class Clusters:
    """Nodes by number, joined into clusters; `apart` pairs are never in one.

    A cluster is known by its smallest node. Inside, it hangs on a node of the larger part, and only what the smaller part holds is
    moved: n joins cost n log n steps, also where one person has a namesake in thousands of articles.
    """

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._first = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)

    def _root(self, node: int) -> int:
        """The node on which the node's cluster hangs."""
        above = self._above
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    def find(self, node: int) -> int:
        """The number by which the node's cluster is known now: its smallest node."""
        return self._first[self._root(node)]

    def members(self, node: int) -> list[int]:
        """The nodes of a node's cluster, in order."""
        root = self._root(node)
        return sorted(self._members.get(root, [root]))

    def alone(self, node: int) -> bool:
        """Whether nothing is joined with a node yet."""
        return self._root(node) not in self._members

    def keep_apart(self, one: int, other: int) -> None:
        """Never join these two from now on."""
        one, other = self._root(one), self._root(other)
        if one != other:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing keeps the two clusters apart."""
        return self._root(other) not in self._apart.get(self._root(one), ())

    def join(self, one: int, other: int) -> bool:
        """Join two clusters; False where they are kept apart."""
        one, other = self._root(one), self._root(other)
        if one == other:
            return True
        if not self.may_join(one, other):
            return False
        keep, gone = (one, other) if self._size(one) >= self._size(other) else (other, one)
        self._members.setdefault(keep, [keep]).extend(self._members.pop(gone, [gone]))
        self._above[gone] = keep
        self._first[keep] = min(self._first[keep], self._first[gone])
        for root in self._apart.pop(gone, ()):
            self._apart[root].discard(gone)
            self._apart[root].add(keep)
            self._apart[keep].add(root)
        return True

    def _size(self, root: int) -> int:
        """How much a cluster holds that a join would have to move."""
        return len(self._members.get(root, ())) + len(self._apart.get(root, ()))

    def all(self) -> list[list[int]]:
        """All clusters, each in order, by their smallest node."""
        return [self.members(n) for n in range(len(self._above)) if self.find(n) == n]
