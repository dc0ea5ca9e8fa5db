"""Alignment: the laws of likeness and of order, against a brute-force twin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.stories.align import Pairing, Weights, likeness
from brief.stories.chain import Match, heaviest_chain
from brief.stories.reading import read
from tests.stories.made import ELSEWHERE, REPORT, REWORDED, article

TERMS = st.frozensets(st.integers(1, 8), max_size=6)
EVEN = Weights({}, 1.0)


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


@given(TERMS, TERMS)
def test_likeness_is_a_share(left: frozenset[int], right: frozenset[int]) -> None:
    """Likeness is in [0, 1]: all for the same words, none for none in common."""
    score = likeness(left, right, EVEN)
    assert 0.0 <= score <= 1.0
    assert (score == 0.0) is not bool(left & right)
    assert (score == pytest.approx(1.0)) is (left == right and bool(left))


def test_a_cut_sentence_is_still_the_sentence() -> None:
    """What a derived sentence lacks costs less than what it has of its own."""
    whole, part = frozenset(range(6)), frozenset(range(4))
    assert likeness(part, whole, EVEN) > likeness(whole, part, EVEN)


def test_order_is_what_tells_a_rewording() -> None:
    """A rewording stands in the chain whole; the same sentences backwards do not."""
    report, forth = read(article("a", REPORT)), read(article("b", REWORDED))
    turned = read(article("c", "\n".join(reversed(REWORDED.strip().split("\n")))))
    other = read(article("d", ELSEWHERE))
    assert Pairing(forth, report).align().in_order(0.3) > 0.8
    assert Pairing(turned, report).align().in_order(0.3) < 0.4
    assert Pairing(turned, report).align().share(0.3) > 0.8
    assert Pairing(other, report).align().mean() < 0.1


def test_either_way_round_is_one_pairing() -> None:
    """Laying the other way gives what the pairing the other way round gives."""
    one, other = read(article("a", REPORT)), read(article("b", REWORDED))
    assert Pairing(one, other).align(back=True) == Pairing(other, one).align()


def test_quotations_weigh_less() -> None:
    """Two reports with one quotation and nothing else in common are hardly alike."""
    said = "“The bridge stood in the storm of ninety-one and it will stand in this one as well,”"
    one = read(article("a", f"{said} the mayor told the council after lunch."))
    other = read(article("b", f"{said} Anna Lind recalled in her kitchen, pouring tea."))
    assert Pairing(one, other).align().mean() < Pairing(one, other, quoted=1.0).align().mean()


def test_a_sentence_may_answer_two() -> None:
    """A sentence made of two neighbours is like both together, more than like either."""
    two = "Divers found the anchor near Holm.\nA museum in Velden wants to buy it for display."
    one = "Divers found the anchor near Holm, and a museum in Velden wants to buy it for display."
    joint = Pairing(read(article("a", one)), read(article("b", two))).align().mean()
    half = two.split("\n", maxsplit=1)[0]
    alone = Pairing(read(article("a", one)), read(article("b", half))).align().mean()
    assert joint > 0.9
    assert alone < 0.7
