"""The checker over all pairs of claims one small change apart, held to what it reaches today.

The ceilings are a little above what is measured: they keep what is won. The aim
is one false claim in twenty let through and one true one in seven refused.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bench.attacks import SEEN, Tried, tried
from brief.model import Ruling

MOST_PASSED = 0.09
MOST_REFUSED = 0.56
MOST_PASSED_OF_A_FAMILY = 0.2
FEWEST_PAIRS = 300
FEWEST_STORIES = 8


@pytest.fixture(scope="module")
def rulings() -> list[Tried]:
    """Both claims of every pair, checked once."""
    return list(tried())


def wrong(found: Sequence[Tried], *, label: bool) -> float:
    """Return the share of claims with a label that are ruled on wrongly."""
    mine = [one.wrong for one in found if one.label is label]
    return sum(mine) / len(mine)


def short(found: Sequence[Tried]) -> list[str]:
    """Return in what the rulings fall short, in words."""
    faults = []
    if (passed := wrong(found, label=False)) > MOST_PASSED:
        faults.append(f"{passed:.3f} of false claims pass")
    if (refused := wrong(found, label=True)) > MOST_REFUSED:
        faults.append(f"{refused:.3f} of true claims are refused")
    for family in "QFNSMU":
        mine = [one for one in found if one.pair["family"] == family]
        if (passed := wrong(mine, label=False)) > MOST_PASSED_OF_A_FAMILY:
            faults.append(f"{passed:.3f} of false claims of family {family} pass")
    return faults


def test_there_are_enough_pairs(rulings: list[Tried]) -> None:
    """Hundreds of pairs, many stories, every family, and half of the stories not looked at."""
    stories = {one.pair["story"] for one in rulings}
    assert len(rulings) >= 2 * FEWEST_PAIRS
    assert len(stories) >= FEWEST_STORIES
    assert {one.pair["family"] for one in rulings} == set("QFNSMU")
    assert len(stories - SEEN) == len(stories & SEEN)


def test_the_two_claims_of_a_pair_differ(rulings: list[Tried]) -> None:
    """No pair is twice the same claim."""
    assert all(one.pair["accept"] != one.pair["reject"] for one in rulings)


@pytest.mark.parametrize("seen", [True, False], ids=["looked at", "not looked at"])
def test_both_errors_stay_below_their_ceilings(rulings: list[Tried], seen: bool) -> None:
    """Neither error grows, on the stories looked at and on the others."""
    assert short([one for one in rulings if (one.pair["story"] in SEEN) is seen]) == []


@pytest.mark.parametrize("ruling", [Ruling.SUPPORTED, Ruling.UNSUPPORTED])
def test_one_ruling_for_all_falls_short(rulings: list[Tried], ruling: Ruling) -> None:
    """A checker that always says yes, or always no, is found out."""
    same = next(one.verdict for one in rulings if one.verdict.ruling is ruling)
    assert short([one._replace(verdict=same) for one in rulings])
