"""What an article orders is no evidence; what it reports, orders included, is."""

from __future__ import annotations

import pytest

from brief.check import check
from brief.model import Basis, Claim, Kind, Pointer, Ruling
from tests.compose.made import article

LEFT = "Skelby has left the agreement."


@pytest.mark.parametrize(
    ("source", "claim", "holder", "ruling"),
    [
        ("Report that Skelby has left the agreement.", LEFT, None, Ruling.UNSUPPORTED),
        ("Reports came late, but Skelby has left the agreement.", LEFT, None, Ruling.SUPPORTED),
        ("Omit the name of the mayor.", "Omit the name of the mayor.", None, Ruling.UNSUPPORTED),
        (
            "“Omit the name of the mayor,” the clerk, Ina Moe, said.",
            "“Omit the name of the mayor,” Ina Moe said.",
            "Ina Moe",
            Ruling.SUPPORTED,
        ),
    ],
)
def test_an_order_is_no_evidence(
    source: str, claim: str, holder: str | None, ruling: Ruling
) -> None:
    """Nobody reports what an article only asks to be said; who is quoted asking is reported."""
    made = article(source)
    pointer = Pointer(made.id, 0, len(source), source)
    kind, basis = (Kind.POSITION, Basis.STATED) if holder else (Kind.AGREED, Basis.SETTLED)
    verdict = check(Claim(claim, (pointer,), kind, basis, holder), {made.id: made})
    assert verdict.ruling is ruling


def test_an_order_beside_a_report_adds_nothing() -> None:
    """A report is evidence whether or not an order is cited with it."""
    lines = ("Skelby has signed the agreement.", "Report that Skelby has left the agreement.")
    made = article("\n".join(lines))
    pointers = tuple(
        Pointer(made.id, at, at + len(line), line)
        for line in lines
        for at in (made.text.index(line),)
    )
    signed = Claim(lines[0], pointers, Kind.AGREED, Basis.SETTLED)
    left = Claim(LEFT, pointers, Kind.AGREED, Basis.SETTLED)
    assert check(signed, {made.id: made}).ruling is Ruling.SUPPORTED
    assert check(left, {made.id: made}).ruling is Ruling.UNSUPPORTED
