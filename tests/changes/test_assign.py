"""One-to-one pairs, against every way there is."""

from __future__ import annotations

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from brief.changes.assign import best_pairs

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 40).map(float), max_size=12
)


def brute(weights: dict[tuple[int, int], float]) -> float:
    """Return the best total over all one-to-one choices."""
    best = 0.0
    for chosen in itertools.permutations(range(5)):
        total = math.fsum(weights.get((left, right), 0.0) for left, right in enumerate(chosen))
        best = max(best, total)
    return best


@given(WEIGHTS)
def test_the_total_is_the_best_there_is(weights: dict[tuple[int, int], float]) -> None:
    """No other choice weighs more, each side is used once, and only candidates are paired."""
    found = best_pairs(weights)
    assert set(found) <= set(weights)
    assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)
    assert math.fsum(weights[pair] for pair in found) == brute(weights)


@given(WEIGHTS)
def test_order_does_not_matter(weights: dict[tuple[int, int], float]) -> None:
    """The same candidates in another order give the same pairs."""
    assert best_pairs(dict(reversed(weights.items()))) == best_pairs(weights)


def test_the_best_total_beats_the_best_pair() -> None:
    """The heaviest pair is left where two others weigh more together."""
    assert best_pairs({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}) == [(0, 1), (1, 0)]
    assert best_pairs({(0, 0): 9.0, (0, 1): 4.0, (1, 0): 4.0}) == [(0, 0)]
