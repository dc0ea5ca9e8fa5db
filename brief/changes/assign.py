"""One-to-one pairs by the best total weight (the assignment problem).

Source: H. W. Kuhn, "The Hungarian Method for the Assignment Problem", 1955, in
its form with shortest augmenting paths: O(n^3) in the larger side of each set
of candidates that hang together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

Weights = Mapping[tuple[int, int], float]
"""Positive weights of candidate pairs (left, right); what is no candidate is absent."""


def best_pairs(weights: Weights) -> list[tuple[int, int]]:
    """Return the pairs, each side used once, whose weights add up to the most, sorted."""
    found: list[tuple[int, int]] = []
    for part in _parts(weights):
        lefts = sorted({left for left, _ in part})
        rights = sorted({right for _, right in part})
        size = max(len(lefts), len(rights))
        costs = [[0.0] * size for _ in range(size)]
        for row, left in enumerate(lefts):
            for column, right in enumerate(rights):
                costs[row][column] = -weights.get((left, right), 0.0)
        for row, column in enumerate(_assign(costs)):
            if row < len(lefts) and column < len(rights) and costs[row][column] < 0:
                found.append((lefts[row], rights[column]))
    return sorted(found)


def _parts(weights: Weights) -> list[list[tuple[int, int]]]:
    """Divide the candidates into sets that share no side."""
    by_left: dict[int, list[int]] = defaultdict(list)
    by_right: dict[int, list[int]] = defaultdict(list)
    for left, right in sorted(weights):
        by_left[left].append(right)
        by_right[right].append(left)
    parts: list[list[tuple[int, int]]] = []
    seen: set[int] = set()
    for start in by_left:
        members: list[tuple[int, int]] = []
        new = [] if start in seen else [start]
        seen.add(start)
        while new:
            left = new.pop()
            for right in by_left[left]:
                members.append((left, right))
                more = [one for one in by_right[right] if one not in seen]
                seen.update(more)
                new += more
        if members:
            parts.append(members)
    return parts


def _assign(costs: list[list[float]]) -> list[int]:
    """Return for each row of a square matrix its column, at the least total cost."""
    size = len(costs)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)  # of each column, counted from 1; 0 is nobody
    for row in range(1, size + 1):
        owner[0] = row
        _augment(costs, rows, columns, owner)
    placed = [0] * size
    for column in range(1, size + 1):
        placed[owner[column] - 1] = column - 1
    return placed


def _augment(
    costs: list[list[float]], rows: list[float], columns: list[float], owner: list[int]
) -> None:
    """Give the row in `owner[0]` a column, along the cheapest path of reassignments."""
    size = len(costs)
    nearest = [float("inf")] * (size + 1)
    before, used = [0] * (size + 1), [False] * (size + 1)
    at = 0
    while owner[at]:
        used[at] = True
        row, step, following = owner[at], float("inf"), 0
        for column in range(1, size + 1):
            if used[column]:
                continue
            cost = costs[row - 1][column - 1] - rows[row] - columns[column]
            if cost < nearest[column]:
                nearest[column], before[column] = cost, at
            if nearest[column] < step:
                step, following = nearest[column], column
        for column in range(size + 1):
            if used[column]:
                rows[owner[column]] += step
                columns[column] -= step
            else:
                nearest[column] -= step
        at = following
    while at:
        owner[at] = owner[before[at]]
        at = before[at]
