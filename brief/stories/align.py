"""The sentences of one article laid beside those of another.

Likeness of two sentences is the weight of what they share over the weight of
what they hold (Tversky's contrast with the derived side counting more: a
sentence that was cut short is still the sentence). A sentence may answer two
neighbours at once, because rewriters join and part sentences.

A term weighs the more, the fewer sentences of the two articles hold it. One
inside quotation marks weighs half: what somebody said, two reporters have
by right. No other article has a say, so whether one is derived from another
does not depend on what else is at hand.

Two alignments are kept. `best` takes for each sentence its best counterpart
wherever it stands. `chain` is the heaviest set of counterparts that stand in
the same order on both sides (`brief.stories.chain`): independent reports of one
event share facts, but hardly the sequence of most of their sentences.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from brief.stories.chain import Match, heaviest_chain
from brief.stories.reading import Reading

_DERIVED_SIDE, _SOURCE_SIDE = 0.65, 0.35
FLOOR = 0.25
"""Likeness below which two sentences merely speak of the same things."""
_HOPE = 0.05
"""By how much a neighbour may bring a pair over the floor."""
_QUOTED = 0.5
_PRIOR = 20
"""Sentences of other news that those of two articles are weighed among, so that in short
ones the words they share are not taken for their commonplaces."""

Weighed = dict[int, float]
"""The terms of a line with what each tells, in nats."""


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


@dataclass(frozen=True, slots=True)
class Weights:
    """What each term tells between two articles, in nats; an unknown term is a rare one."""

    of: Mapping[int, float]
    rare: float

    def sum(self, terms: Iterable[int]) -> float:
        """Return what the terms tell together, all counted as outside quotation marks."""
        get, rare = self.of.get, self.rare
        return math.fsum([get(term, rare) for term in terms])


def weigh(left: Reading, right: Reading) -> Weights:
    """Weigh the terms of two articles by how few of their sentences hold them."""
    lines = (*left.lines, *right.lines)
    counts = Counter(chain.from_iterable([line.terms for line in lines]))
    total = len(left.lines) + len(right.lines) + _PRIOR
    logs = [0.0, *(math.log(total / count) for count in range(1, total))]
    return Weights({term: logs[count] for term, count in counts.items()}, math.log(total))


@dataclass(frozen=True, slots=True)
class _Side:
    """The lines of one article as weighed, what each holds, and what it shares with the other's."""

    lines: Sequence[Weighed]
    sizes: Sequence[float]
    shared: Sequence[Mapping[int, float]]


class Pairing:
    """Two articles with all that is needed to lay either beside the other.

    `quoted` is what a term inside quotation marks weighs of one outside.
    """

    def __init__(self, left: Reading, right: Reading, quoted: float = _QUOTED) -> None:
        self.left, self.right = left, right
        self.weights = weigh(left, right)
        mine, theirs = self._weighed(left, quoted), self._weighed(right, quoted)
        forth = _share(mine, theirs)
        self._sides = (
            _Side(mine, [math.fsum(line.values()) for line in mine], forth),
            _Side(theirs, [math.fsum(line.values()) for line in theirs], _turned(forth, theirs)),
        )

    def _weighed(self, reading: Reading, quoted: float) -> list[Weighed]:
        """Return the terms of each line with what they tell."""
        of = self.weights.of
        return [
            {term: of[term] if term in line.own else of[term] * quoted for term in line.terms}
            for line in reading.lines
        ]

    def align(self, *, back: bool = False, floor: float = FLOOR) -> Alignment:
        """Lay the left article, held to be derived, beside the right one, or `back` the other way.

        Sentences less like than `floor` do not meet.
        """
        mine, theirs = self._sides[back], self._sides[not back]
        table = [_row(at, mine, theirs, floor) for at in range(len(mine.lines))]
        best = [max(row, key=lambda m: (m.score, -m.right)) for row in table if row]
        total = math.fsum(mine.sizes) or 1.0
        return Alignment(
            tuple(best), heaviest_chain(table), tuple(size / total for size in mine.sizes)
        )


def _share(left: Sequence[Weighed], right: Sequence[Weighed]) -> list[dict[int, float]]:
    """Return what each left line shares with each right line that has two or more of its terms."""
    holders: dict[int, list[tuple[int, float]]] = {}
    for at, line in enumerate(right):
        for term, weight in line.items():
            holders.setdefault(term, []).append((at, weight))
    found = []
    for line in left:
        sums: dict[int, float] = {}
        again: set[int] = set()
        for term, mine in line.items():
            for at, theirs in holders.get(term, ()):
                least = mine if mine < theirs else theirs  # noqa: FURB136  half the time of min
                if at in sums:
                    sums[at] += least
                    again.add(at)
                else:
                    sums[at] = least
        found.append({at: sums[at] for at in sorted(again)})
    return found


def _turned(shared: Sequence[Mapping[int, float]], right: Sequence[Weighed]) -> list[Weighed]:
    """Return for each right line what it shares with the left ones."""
    turned: list[Weighed] = [{} for _ in right]
    for at, row in enumerate(shared):
        for other, weight in row.items():
            turned[other][at] = weight
    return turned


def _row(at: int, mine: _Side, theirs: _Side, floor: float) -> list[Match]:
    """Score one line against those of the other article, alone and with a neighbour."""
    line, size, shared = mine.lines[at], mine.sizes[at], mine.shared[at]
    row: list[Match] = []
    for other, weight in shared.items():
        score = _index(weight, size, theirs.sizes[other])
        if score >= floor - _HOPE:
            for beside in (other - 1, other + 1):
                if beside in shared:
                    score = max(
                        score, _joint(line, size, theirs.lines[other], theirs.lines[beside])
                    )
            if score >= floor:
                row.append(Match(at, other, score))
    return row


def _joint(line: Weighed, size: float, one: Weighed, other: Weighed) -> float:
    """Return how like a line is to two lines taken as one."""
    both = {**other, **one}
    shared = math.fsum([min(mine, both[term]) for term, mine in line.items() if term in both])
    return _index(shared, size, math.fsum(both.values()))


def likeness(left: frozenset[int], right: frozenset[int], weights: Weights) -> float:
    """Return how like the derived terms `left` are to `right`, in [0, 1]."""
    return _index(weights.sum(left & right), weights.sum(left), weights.sum(right))


def _index(shared: float, left: float, right: float) -> float:
    """Return Tversky's index of two lines from what they share and hold."""
    return shared / (
        shared + _DERIVED_SIDE * (left - shared) + _SOURCE_SIDE * (right - shared) or 1.0
    )
