"""Groups by average likeness: two groups join while their members are alike on the whole.

Average linkage (Sokal and Michener 1958) does not chain: one article that is
like two groups does not join them, for every member has its say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from brief.stories.neighbours import Graph


@dataclass(slots=True)
class _Groups:
    """Groups under their least member, with the sums of likeness between them."""

    members: dict[int, list[int]]
    sums: list[dict[int, float]]
    heap: list[tuple[float, int, int]] = field(default_factory=list)

    def mean(self, one: int, other: int) -> float:
        """Return the average likeness of two groups; pairs not in the graph count 0."""
        sizes = len(self.members[one]) * len(self.members[other])
        return self.sums[one].get(other, 0.0) / sizes

    def join(self, one: int, other: int) -> None:
        """Put the members of `other` into `one`."""
        self.members[one] += self.members.pop(other)
        for third, total in self.sums[other].items():
            self.sums[third].pop(other, None)
            if third != one:
                joint = self.sums[one].get(third, 0.0) + total
                self.sums[one][third] = self.sums[third][one] = joint
        self.sums[other] = {}


def average_link(graph: Graph, least: float) -> list[list[int]]:
    """Join groups, likest first, while their average likeness is at least `least`.

    Returns groups of indexes, each sorted, by their first member.
    """
    groups = _Groups({at: [at] for at in range(len(graph))}, [dict(row) for row in graph])
    groups.heap = [
        (-score, one, other)
        for one, row in enumerate(graph)
        for other, score in row.items()
        if one < other and score >= least
    ]
    heapify(groups.heap)
    while groups.heap:
        score, one, other = heappop(groups.heap)
        alive = one in groups.members and other in groups.members
        # An entry of a group that has grown since is out of date; a newer one follows.
        if alive and groups.mean(one, other) == -score:
            groups.join(one, other)
            for third in groups.sums[one]:
                mean = groups.mean(one, third)
                if mean >= least:
                    heappush(groups.heap, (-mean, min(one, third), max(one, third)))
    return sorted(sorted(members) for members in groups.members.values())
