"""A partition that knows what must not come together: union and find with pairs kept apart."""

from __future__ import annotations

from collections import defaultdict


class Clusters:
    """Nodes by number, joined into clusters; `apart` pairs are never in one."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = defaultdict(set)

    def find(self, node: int) -> int:
        """The number by which the node's cluster is known now."""
        while self._above[node] != node:
            self._above[node] = self._above[self._above[node]]
            node = self._above[node]
        return node

    def members(self, node: int) -> list[int]:
        """The nodes of a node's cluster, in order."""
        root = self.find(node)
        return sorted(self._members.get(root, [root]))

    @staticmethod
    def _put(one: list[int], other: list[int]) -> list[int]:
        """Both lists in one, the shorter put to the longer, so that many joins stay cheap."""
        longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
        longer.extend(shorter)
        return longer

    def alone(self, node: int) -> bool:
        """Whether nothing is joined with a node yet."""
        return self.find(node) == node and node not in self._members

    def keep_apart(self, one: int, other: int) -> None:
        """Never join these two from now on."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing keeps the two clusters apart."""
        return self.find(other) not in {self.find(n) for n in self._apart.get(self.find(one), ())}

    def join(self, one: int, other: int) -> bool:
        """Join two clusters, the smaller number staying their name; False where they are kept apart."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if not self.may_join(one, other):
            return False
        keep, gone = min(one, other), max(one, other)
        self._members[keep] = self._put(self._members.pop(keep, [keep]), self._members.pop(gone, [gone]))
        self._above[gone] = keep
        for node in self._apart.pop(gone, ()):
            self._apart[keep].add(node)
            self._apart[node].add(keep)
        return True

    def all(self) -> list[list[int]]:
        """All clusters, each in order, by their smallest node."""
        return [self.members(n) for n in range(len(self._above)) if self.find(n) == n]
