"""Addresses and links: none in a statement or a holder, while insertions and signs pass."""

from __future__ import annotations

import pytest

from brief.check import check
from brief.check.addresses import address_in
from brief.model import Basis, Claim, Kind, Pointer
from tests.compose.made import article

SOURCE = "“We will not raise prices,” Tarn's mayor, Hedda Lund, said."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The [ports](https://a.example) signed.", "[ports](https://a.example)"),
        ("The [ports](//a.example) signed.", "[ports](//a.example)"),
        ("The ![ports](a.png) signed.", "![ports](a.png)"),
        ("The [ports][1] signed.", "[ports][1]"),
        ("[1]: a.example", "[1]: "),
        ("The <a href=x>ports</a> signed.", "<a href=x>"),
        ("The ports <script>", "<script>"),
        ("The ports <!channel> signed.", "<!channel>"),
        ("The ports <@U0523> signed.", "<@U0523>"),
        ("The ports <https://a.example|signed>.", "<https://a.example|signed>"),
        ("The ports signed at ftp://a.example now.", "ftp://"),
        ("The ports signed at www.a.example now.", "www."),
        ("The ports of desk@a.example signed.", "@"),
        ("The ports of mailto:desk signed.", "mailto:"),
    ],
)
def test_an_address_is_found(text: str, found: str) -> None:
    """Each kind of address and of link markup is found where it stands."""
    at = address_in(text)
    assert at is not None
    assert text[slice(*at)] == found


@pytest.mark.parametrize(
    "text",
    [
        "[The ports] signed.",
        "The ports [of Tarn] (and Elsin) signed.",
        "The ports signed and/or left at 10:30.",
        "Prices rose by <5% and then by >7%.",
        "Booking.com signed with R&D, @home and a <b>bold</b> mark.",
        "The data: 5 of 7 ports signed.",
    ],
)
def test_ordinary_signs_are_none(text: str) -> None:
    """Insertions, comparisons, names of companies and handles are no addresses."""
    assert address_in(text) is None


@pytest.mark.parametrize(
    ("holder", "codes"),
    [
        ("Hedda Lund", []),
        ("Mayor Hedda Lund", []),
        ("Tarn's mayor, Hedda Lund", []),
        ("Hedda Lund [more](https://a.example)", ["C115", "S504"]),
        ("Hedda Lund <!channel>", ["C115", "S504"]),
        ("H\u0435dda Lund", ["C109", "S504"]),
        ("Hedda Lund, convicted thief", ["S504"]),
        ("Hedda Lund Convicted Thief", ["S504"]),
        ("President Hedda Lund", ["S504"]),
    ],
)
def test_a_holder_is_no_place_for_words(holder: str, codes: list[str]) -> None:
    """The name of a holder is what the source calls them, and carries nothing else."""
    source = article(SOURCE)
    pointer = Pointer(source.id, 0, len(SOURCE), SOURCE)
    claim = Claim(SOURCE, (pointer,), Kind.POSITION, Basis.STATED, holder)
    found = [one.code for one in check(claim, {source.id: source}).findings]
    assert list(dict.fromkeys(found)) == codes
