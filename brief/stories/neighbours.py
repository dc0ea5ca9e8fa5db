"""Which articles of a batch are worth comparing, found without comparing all with all.

An inverted index on the rarer terms proposes candidates; only they are
compared in full. A term that many articles hold proposes nothing: two
articles of one story share rarer ones too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import isqrt

from brief.stories.vectors import Vector, likeness

Graph = list[dict[int, float]]
"""For each article, its neighbours by index with their likeness; symmetric."""

_KEPT = 60
"""Candidates of an article that are compared in full."""


def neighbours(found: Sequence[Vector], allowed: Callable[[int, int], bool]) -> Graph:
    """Return the likeness of articles that share rarer terms and that `allowed` lets compare."""
    postings: dict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(found):
        for term in vector:
            postings[term].append(at)
    commonest = 60 + 4 * isqrt(len(found))
    graph: Graph = [{} for _ in found]
    for at, vector in enumerate(found):
        for other in _candidates(at, found, postings, commonest):
            if other not in graph[at] and allowed(at, other):
                score = likeness(vector, found[other])
                graph[at][other] = graph[other][at] = score
    return graph


def _candidates(
    at: int, found: Sequence[Vector], postings: dict[str, list[int]], commonest: int
) -> list[int]:
    """Return those that share the most weight in rarer terms with an article."""
    shared: dict[int, float] = defaultdict(float)
    for term, weight in found[at].items():
        holders = postings[term]
        if 1 < len(holders) <= commonest:
            square = weight * weight
            for other in holders:
                shared[other] += square
    shared.pop(at, None)
    return sorted(shared, key=lambda other: (-shared[other], other))[:_KEPT]


def mutual_nearest(graph: Graph) -> list[tuple[int, int]]:
    """Return the pairs of which each is the other's nearest, the likest half of them."""
    nearest = [min(row, key=lambda other: (-row[other], other)) if row else None for row in graph]
    pairs = [
        (graph[one][other], one, other)
        for one, other in enumerate(nearest)
        if other is not None and one < other and nearest[other] == one
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1]))
    return [(one, other) for _, one, other in pairs[: (len(pairs) + 1) // 2]]
