"""The sentences of one article laid beside those of another.

Likeness of two sentences is the weight of what they share over the weight of
what they hold (Tversky's contrast with the derived side counting more: a
sentence that was cut short is still the sentence). A sentence may answer two
neighbours at once, because rewriters join and part sentences.

Two alignments are kept. `best` takes for each sentence its best counterpart
wherever it stands. `chain` is the heaviest set of counterparts that stand in
the same order on both sides (dynamic programming, as Gale and Church 1993
aligned translations): independent reports of one event share facts, but
hardly the sequence of most of their sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brief.stories.reading import Line, Reading, Weights

_DERIVED_SIDE, _SOURCE_SIDE = 0.65, 0.35
FLOOR = 0.25
"""Likeness below which two sentences merely speak of the same things."""


class Match(NamedTuple):
    """Sentence `left` of the derived article, `right` of the other, and their likeness."""

    left: int
    right: int
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """One article (`left`) beside another (`right`).

    `best` has one match for each left line that has any; `weights` tells how
    much of the article each left line is (they sum to 1).
    """

    best: tuple[Match, ...]
    chain: tuple[Match, ...]
    weights: tuple[float, ...]

    def share(self, least: float) -> float:
        """Return the part of the left article whose counterpart scores at least `least`."""
        return sum(self.weights[m.left] for m in self.best if m.score >= least)

    def in_order(self, least: float) -> float:
        """Return the part of the left article that stands in the chain with that score."""
        return sum(self.weights[m.left] for m in self.chain if m.score >= least)

    def mean(self) -> float:
        """Return the likeness of the whole left article, in [0, 1]."""
        return sum(self.weights[m.left] * m.score for m in self.best)


def align(left: Reading, right: Reading, weights: Weights) -> Alignment:
    """Lay `left`, held to be derived, beside `right`."""
    table = _table(left.lines, right.lines, weights)
    best = [max(row, key=lambda m: (m.score, -m.right)) for row in table if row]
    heavy = [weights.sum(line.own) for line in left.lines]
    total = sum(heavy) or 1.0
    return Alignment(tuple(best), heaviest_chain(table), tuple(one / total for one in heavy))


def _table(left: Sequence[Line], right: Sequence[Line], weights: Weights) -> list[list[Match]]:
    """Score each left line against each right line and each pair of right neighbours."""
    sizes = [weights.sum(line.terms) for line in right]
    rows: list[list[Match]] = []
    for at, line in enumerate(left):
        size = weights.sum(line.terms)
        row: list[Match] = []
        for other, against in enumerate(right):
            shared = line.terms & against.terms
            if len(shared) < 2:
                continue
            score = _index(weights.sum(shared), size, sizes[other])
            if score >= FLOOR:
                row.append(Match(at, other, score))
        rows.append(_with_neighbours(row, line, right, weights))
    return rows


def _with_neighbours(
    row: list[Match], line: Line, right: Sequence[Line], weights: Weights
) -> list[Match]:
    """Raise the scores of neighbours that only together answer a line."""
    size = weights.sum(line.terms)
    raised = []
    for match in row:
        score = match.score
        for other in (match.right - 1, match.right + 1):
            if 0 <= other < len(right):
                both = right[match.right].terms | right[other].terms
                joint = _index(weights.sum(line.terms & both), size, weights.sum(both))
                score = max(score, joint)
        raised.append(match._replace(score=score))
    return raised


def likeness(left: frozenset[str], right: frozenset[str], weights: Weights) -> float:
    """Return how like the derived terms `left` are to `right`, in [0, 1]."""
    return _index(weights.sum(left & right), weights.sum(left), weights.sum(right))


def _index(shared: float, left: float, right: float) -> float:
    """Return Tversky's index of two lines from what they share and hold."""
    return shared / (
        shared + _DERIVED_SIDE * (left - shared) + _SOURCE_SIDE * (right - shared) or 1.0
    )


def heaviest_chain(table: Sequence[Sequence[Match]]) -> tuple[Match, ...]:
    """Return the heaviest sequence of matches in which neither side goes back.

    Several left lines may answer one right line: rewriters part sentences.
    """
    ends: dict[int, tuple[float, tuple[Match, ...]]] = {}
    for row in table:
        grown = dict(ends)
        for match in row:
            before = max(
                (end for at, end in ends.items() if at <= match.right),
                key=lambda end: end[0],
                default=(0.0, ()),
            )
            candidate = (before[0] + match.score, (*before[1], match))
            if candidate[0] > grown.get(match.right, (0.0, ()))[0]:
                grown[match.right] = candidate
        ends = grown
    return max(ends.values(), key=lambda end: end[0], default=(0.0, ()))[1]
