"""Alignment: the laws of likeness and of order, against a brute-force twin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.stories.align import Match, align, heaviest_chain, likeness
from brief.stories.reading import read_story, weigh
from tests.stories.made import ELSEWHERE, REPORT, REWORDED, article

WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)


def slowest_chain(table: Sequence[Sequence[Match]]) -> float:
    """Return the weight of the heaviest chain by trying them all."""
    best = 0.0
    for chosen in product(*[[None, *row] for row in table]):
        taken = [match for match in chosen if match]
        if all(a.right <= b.right for a, b in pairwise(taken)):
            best = max(best, sum(match.score for match in taken))
    return best


@given(
    st.lists(
        st.dictionaries(st.integers(0, 4), st.floats(0.25, 1.0), max_size=3),
        max_size=5,
    )
)
def test_the_chain_is_the_heaviest(rows: list[dict[int, float]]) -> None:
    """Dynamic programming finds what trying all ways finds, and never goes back."""
    table = [
        [Match(left, right, score) for right, score in sorted(row.items())]
        for left, row in enumerate(rows)
    ]
    found = heaviest_chain(table)
    assert sum(match.score for match in found) == pytest.approx(slowest_chain(table))
    for one, other in pairwise(found):
        assert one.left < other.left
        assert one.right <= other.right


@given(WORDS, WORDS)
def test_likeness_is_a_share(left: frozenset[str], right: frozenset[str]) -> None:
    """Likeness is in [0, 1]: all for the same words, none for none in common."""
    weights = weigh(())
    score = likeness(left, right, weights)
    assert 0.0 <= score <= 1.0
    assert (score == 0.0) is not bool(left & right)
    assert (score == pytest.approx(1.0)) is (left == right and bool(left))


def test_a_cut_sentence_is_still_the_sentence() -> None:
    """What a derived sentence lacks costs less than what it has of its own."""
    weights, whole, part = weigh(()), frozenset("abcdef"), frozenset("abcd")
    assert likeness(part, whole, weights) > likeness(whole, part, weights)


def test_order_is_what_tells_a_rewording() -> None:
    """A rewording stands in the chain whole; the same sentences backwards do not."""
    back = "\n".join(reversed(REWORDED.strip().split("\n")))
    readings = read_story(
        [article("a", REPORT), article("b", REWORDED), article("c", back), article("d", ELSEWHERE)]
    )
    weights = weigh(readings)
    report, forth, reversed_, other = readings
    assert align(forth, report, weights).in_order(0.3) > 0.8
    assert align(reversed_, report, weights).in_order(0.3) < 0.4
    assert align(reversed_, report, weights).share(0.3) > 0.8
    assert align(other, report, weights).mean() < 0.1
