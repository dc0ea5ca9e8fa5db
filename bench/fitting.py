"""Logistic regression by Newton's method, for a few weights and a few thousand rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

PENALTY = 3.0
ROUNDS = 25


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small system of linear equations by elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for row in range(size):
            if row != at:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def fit(rows: Sequence[list[float]], labels: Sequence[int], mass: Sequence[float]) -> list[float]:
    """Return the weights of a penalised logistic regression."""
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-PENALTY * w for w in weights]
        bend = [[PENALTY * (a == b) for b in range(size)] for a in range(size)]
        for row, label, heft in zip(rows, labels, mass, strict=True):
            chance = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            spread = heft * chance * (1 - chance)
            filled = [at for at, x in enumerate(row) if x]
            for a in filled:
                slope[a] += heft * (label - chance) * row[a]
                for b in filled:
                    bend[a][b] += spread * row[a] * row[b]
        weights = [w + step for w, step in zip(weights, solve(bend, slope), strict=True)]
    return weights
