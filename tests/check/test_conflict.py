"""Statements about outlets that differ: each side is proved from its own outlet."""

from __future__ import annotations

import pytest

from brief.check import Checker
from brief.model import Basis
from tests.check.made import article, claim, codes, pointer

TIDE = article(
    "t",
    'The blaze at the mill hurt eleven workers. "It was a wall of fire," Anna Rusk said.',
    "The Tide",
)
WIRE = article(
    "w",
    'The blaze at the mill hurt 14 workers. "There was a wall of flames," Anna Rusk said.',
    "Inland Wire",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reports differ on workers hurt: eleven workers (The Tide), 14 workers (Inland Wire).",
            set(),
        ),
        (
            "Reports differ on workers hurt: eleven workers (The Tide), 15 workers (Inland Wire).",
            {"F301"},
        ),
        (
            "Reports differ on workers hurt: 14 workers (The Tide), eleven workers (Inland Wire).",
            {"F301"},
        ),
        (
            "Reports differ on workers hurt: eleven workers (The Tide), 11 workers (The Tide).",
            {"U703"},
        ),
        (
            "Reports differ on workers hurt: eleven workers (The Tide), 14 workers (The Post).",
            {"U703"},
        ),
        (
            "Reports differ on sailors hurt: eleven workers (The Tide), 14 workers (Inland Wire).",
            {"U701"},
        ),
        (
            (
                "Outlets differ on Anna Rusk's words: “It was a wall of fire” (The Tide), "
                "“There was a wall of flames” (Inland Wire)."
            ),
            set(),
        ),
        (
            (
                "Outlets differ on Anna Rusk's words: “It was a wall of fire” (The Tide), "
                "“There was a wall of smoke” (Inland Wire)."
            ),
            {"Q201"},
        ),
        (
            (
                "Outlets differ on Anna Rusk's words: “It was a wall of fire” (Inland Wire), "
                "“There was a wall of flames” (The Tide)."
            ),
            {"Q201"},
        ),
        (
            (
                "Outlets differ on Otto Lind's words: “It was a wall of fire” (The Tide), "
                "“There was a wall of flames” (Inland Wire)."
            ),
            {"N401"},
        ),
    ],
)
def test_sides(text: str, expected: set[str]) -> None:
    """True sides pass; an invented, exchanged, equal or uncited side does not."""
    checker = Checker({"t": TIDE, "w": WIRE})
    verdict = checker.check(claim(text, pointer(TIDE), pointer(WIRE), basis=Basis.CONFLICT))
    assert codes(verdict) == expected


def test_a_draft_may_tell_a_conflict() -> None:
    """A sentence in no section is read as a conflict by its words, and only with sides to it."""
    checker = Checker({"t": TIDE, "w": WIRE})
    cited = (pointer(TIDE), pointer(WIRE))

    def found(text: str) -> set[str]:
        return codes(checker.check(claim(text, *cited)))

    sides = "eleven workers (The Tide), 14 workers (Inland Wire)."
    assert found(f"Reports differ on workers hurt: {sides}") == set()
    assert found(f"Reports agree on workers hurt: {sides}")
    assert "F301" in found(f"Reports differ on workers hurt: {sides}".replace("14", "15"))
