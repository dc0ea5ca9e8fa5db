"""Citing more may not carry what the right sentence refuses."""

from __future__ import annotations

from itertools import combinations

import pytest

from brief.check import check
from brief.model import Basis, Claim, Kind, Pointer, Ruling
from tests.compose.made import article

LINES = (
    "Orrin and Skelby signed a cable agreement on Tuesday.",
    "It takes effect in June if both assemblies ratify it.",
    "Rask again rejected the charge that power was cut last winter.",
    "The fishermen's union refused to comment on the route.",
)
SETS = [some for size in (1, 2, 3, 4) for some in combinations(range(4), size)]


def ruling(text: str, cited: tuple[int, ...]) -> Ruling:
    """Check a claim against some of the lines."""
    made = article("\n".join(LINES))
    pointers = tuple(
        Pointer(made.id, at, at + len(LINES[one]), LINES[one])
        for one in cited
        for at in (made.text.index(LINES[one]),)
    )
    return check(Claim(text, pointers, Kind.AGREED, Basis.SETTLED), {made.id: made}).ruling


@pytest.mark.parametrize("cited", SETS, ids=str)
@pytest.mark.parametrize(
    "text",
    [
        "Orrin and Skelby refused to sign a cable agreement on Tuesday.",
        "Orrin and Skelby rejected a cable agreement on Tuesday.",
        "It takes effect in June.",
    ],
)
def test_no_set_of_sentences_carries_it(text: str, cited: tuple[int, ...]) -> None:
    """A negation that another sentence lends, or a condition left out, is refused."""
    assert ruling(text, cited) is Ruling.UNSUPPORTED


@pytest.mark.parametrize("cited", [(0, 1), (0, 1, 2)], ids=str)
@pytest.mark.parametrize(
    "text", ["The agreement takes effect in June.", "The cable agreement takes effect in June."]
)
def test_a_condition_is_not_lost_by_naming_it(text: str, cited: tuple[int, ...]) -> None:
    """“It takes effect if …” holds for the agreement that “it” is."""
    assert ruling(text, cited) is Ruling.UNSUPPORTED


@pytest.mark.parametrize("cited", [(0,), (0, 1), (0, 3), (0, 1, 2, 3)], ids=str)
def test_the_truth_is_carried(cited: tuple[int, ...]) -> None:
    """The twin: what the first sentence says passes, whatever is cited beside it."""
    assert ruling("Orrin and Skelby signed a cable agreement.", cited) is Ruling.SUPPORTED
