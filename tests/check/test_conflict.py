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


HALL = article(
    "h",
    "Deputy mayor Irma Sol led the delegation to the water talks on Monday. Anna Rusk, a nurse "
    "from Velden, watched from the stairs.",
    "Hall Monitor",
)
RIVER = article(
    "r",
    "Ambassador Paul Dorn led the delegation to the water talks in Velden, and he brought charts. "
    "The mill near Gradec opened its gates on 4 May.",
    "River Post",
)
MILL = article("m", "The mill near Tolmin opened its gates on 6 May.", "Mill and Field")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Reports differ on who led the delegation to the water talks: Deputy mayor "
                "Irma Sol (Hall Monitor), Ambassador Paul Dorn (River Post)."
            ),
            set(),
        ),
        (
            (
                "Reports differ on who led the delegation to the water talks: Deputy mayor "
                "Irma Sol (Hall Monitor), Ambassador Emil Dorn (River Post)."
            ),
            {"N401"},
        ),
        (
            (
                "Reports differ on who led the delegation to the water talks: Deputy mayor "
                "Irma Sol (River Post), Ambassador Paul Dorn (Hall Monitor)."
            ),
            {"N401", "U701"},
        ),
        (
            (
                "Reports differ on who brought charts: Anna Rusk (Hall Monitor), Ambassador Paul "
                "Dorn (River Post)."
            ),
            {"U703"},
        ),
        (
            "Reports differ on the talks: Velden (Hall Monitor), Velden (River Post).",
            {"U703"},
        ),
        (
            (
                "Reports differ on when the mill opened its gates: on 4 May (River Post), on 6 May "
                "(Mill and Field)."
            ),
            set(),
        ),
        (
            (
                "Reports differ on when the mill opened its gates: on 4 May (River Post), on 7 May "
                "(Mill and Field)."
            ),
            {"F304"},
        ),
        (
            (
                "Reports differ on where the mill opened its gates: near Gradec (River Post), near "
                "Tolmin (Mill and Field)."
            ),
            set(),
        ),
        (
            (
                "Reports differ on where the mill opened its gates: near Gradec (River Post and "
                "Mill and Field), near Tolmin (Mill and Field)."
            ),
            {"N401"},
        ),
        (
            (
                "Reports differ on where the mill opened its gates: near Gradec (River Post and "
                "Mill and Moor), near Tolmin (Mill and Field)."
            ),
            {"U703"},
        ),
    ],
)
def test_sides_of_names_and_days(text: str, expected: set[str]) -> None:
    """Who, where and when are proved like figures: from each outlet named, on one topic."""
    checker = Checker({"h": HALL, "r": RIVER, "m": MILL})
    cited = (pointer(HALL), pointer(RIVER), pointer(MILL))
    assert codes(checker.check(claim(text, *cited, basis=Basis.CONFLICT))) == expected


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
