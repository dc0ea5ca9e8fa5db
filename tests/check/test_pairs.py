"""Pairs of claims one small change apart: the checker has to tell the two from each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import pytest

from brief.model import Claim, Finding, Ruling, Verdict
from tests.check.made import Pair, pairs

MOST_PASSED = 0.05
MOST_REFUSED = 0.15
MOST_PASSED_OF_A_FAMILY = 0.15
FEWEST = 120


@pytest.fixture(scope="module")
def all_pairs() -> list[Pair]:
    """All pairs, read once."""
    return list(pairs())


def failures(found: Sequence[Pair], check: Callable[[Pair, Claim], Verdict]) -> list[str]:
    """Return in what a checker falls short over the pairs, in words."""
    passed: Counter[str] = Counter()
    refused: list[str] = []
    totals = Counter(pair.family for pair in found)
    wrong: dict[str, list[str]] = defaultdict(list)
    for pair in found:
        if check(pair, pair.accept).ruling is Ruling.UNSUPPORTED:
            refused.append(pair.accept.text)
        if check(pair, pair.reject).ruling is Ruling.SUPPORTED:
            passed[pair.family] += 1
            wrong[pair.family].append(pair.reject.text)
    short = []
    if passed.total() > MOST_PASSED * len(found):
        short.append(f"{passed.total()} of {len(found)} corrupted claims pass: {dict(wrong)}")
    if len(refused) > MOST_REFUSED * len(found):
        short.append(f"{len(refused)} of {len(found)} true claims are refused: {refused}")
    for family, count in passed.items():
        if count > MOST_PASSED_OF_A_FAMILY * totals[family]:
            short.append(f"{count} of {totals[family]} of family {family} pass: {wrong[family]}")
    return short


def test_there_are_enough_pairs_of_every_family(all_pairs: list[Pair]) -> None:
    """The pairs cover all families that compare a claim with a source."""
    families = Counter(pair.family for pair in all_pairs)
    assert len(all_pairs) >= FEWEST
    assert set(families) == set("QFNSMU")
    assert min(families.values()) >= 5


def test_no_pair_is_twice_the_same(all_pairs: list[Pair]) -> None:
    """The two claims of a pair differ, and cite the same."""
    assert all(pair.accept.text != pair.reject.text for pair in all_pairs)
    assert all(pair.accept.pointers == pair.reject.pointers for pair in all_pairs)


def test_the_checker_tells_the_pairs_apart(all_pairs: list[Pair]) -> None:
    """Few corrupted claims pass and few true ones are refused, over all and by family."""
    assert failures(all_pairs, lambda pair, claim: pair.checker(claim)) == []


def test_a_checker_that_always_accepts_fails(all_pairs: list[Pair]) -> None:
    """Saying yes to everything is found out, in every family."""
    yes = failures(all_pairs, lambda _, claim: Verdict(claim, Ruling.SUPPORTED, 1.0))
    assert len(yes) == 1 + len({pair.family for pair in all_pairs})


def test_a_checker_that_always_rejects_fails(all_pairs: list[Pair]) -> None:
    """Saying no to everything is found out."""
    no = (Finding("U701", "no"),)
    refused = failures(all_pairs, lambda _, claim: Verdict(claim, Ruling.UNSUPPORTED, 0.0, no))
    assert len(refused) == 1


def test_true_claims_score_higher_than_their_twins(all_pairs: list[Pair]) -> None:
    """The score, too, tells most pairs apart."""
    higher = sum(
        pair.checker(pair.accept).score > pair.checker(pair.reject).score for pair in all_pairs
    )
    assert higher >= 0.9 * len(all_pairs)
