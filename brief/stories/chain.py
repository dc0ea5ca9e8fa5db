"""The heaviest sequence of matches that goes back on neither side.

Dynamic programming, as Gale and Church (1993) aligned translations, kept to the
ends that can still win: in time n log n for n matches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """Sentence `left` of the derived article, `right` of the other, and their likeness."""

    left: int
    right: int
    score: float


class _Chain(NamedTuple):
    """A chain of matches by its last one, with its weight."""

    weight: float
    last: Match
    before: _Chain | None


def heaviest_chain(table: Sequence[Sequence[Match]]) -> tuple[Match, ...]:
    """Return the heaviest sequence of matches, one a row, in which the right never goes back.

    Several left lines may answer one right line: rewriters part sentences.
    """
    # The best chains so far by where they end on the right; a later end is kept
    # only for a greater weight, so the last one is the heaviest.
    ends: list[int] = []
    chains: list[_Chain] = []
    for row in table:
        grown = []
        for match in row:
            at = bisect_right(ends, match.right) - 1
            before = chains[at] if at >= 0 else None
            weight = match.score + (before.weight if before else 0.0)
            grown.append(_Chain(weight, match, before))
        for chain in grown:
            _keep(ends, chains, chain)
    found: list[Match] = []
    node = chains[-1] if chains else None
    while node:
        found.append(node.last)
        node = node.before
    return tuple(reversed(found))


def _keep(ends: list[int], chains: list[_Chain], chain: _Chain) -> None:
    """Keep a chain that is heavier than all that end no later, and drop those it beats."""
    right = chain.last.right
    at = bisect_right(ends, right)
    if at and chains[at - 1].weight >= chain.weight:
        return
    first = at - 1 if at and ends[at - 1] == right else at
    last = at
    while last < len(chains) and chains[last].weight <= chain.weight:
        last += 1
    ends[first:last] = [right]
    chains[first:last] = [chain]
