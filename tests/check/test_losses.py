"""What is hung on to a claim has to be the source's; what only renames may pass."""

from __future__ import annotations

import pytest

from brief.model import Ruling
from tests.check.made import codes, rule

CASES = [
    (
        "The workers received bonuses and new boots from the quarry, the foreman said.",
        "The workers received bonuses abroad and new boots from the quarry, the foreman said.",
        "The quarry gave the workers bonuses and new boots, the foreman said.",
    ),
    (
        "The ministry approved the loan only for the town's two newest bridges.",
        "The ministry approved the loan only for the town's two longest bridges.",
        "The ministry approved a loan for the town's two newest bridges. It gave no reason.",
    ),
    (
        "The inspectors sealed the silo because of fears about mould in the grain.",
        "The inspectors, alerted by corn merchants, sealed the silo because of fears about mould "
        "in the grain.",
        "The inspectors sealed the silo over concerns about mould in the grain.",
    ),
    (
        "The Maritime Museum had cleared the boat for display in May.",
        "The Maritime Museum had cleared the boat for display in May after sea trials.",
        "The boat was cleared for display by the Maritime Museum in May.",
    ),
]


@pytest.mark.parametrize(("same", "more", "source"), CASES)
def test_what_is_added_is_refused(same: str, more: str, source: str) -> None:
    """A place, a rank, a cause or an event that the source lacks is content of its own."""
    assert rule(same, source).ruling is Ruling.SUPPORTED
    assert "U701" in codes(rule(more, source))
