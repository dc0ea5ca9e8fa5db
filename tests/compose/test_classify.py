"""Which section a sentence belongs to, by what it says; each row with a twin one change away."""

from __future__ import annotations

import pytest

from brief.compose.classify import Reading, read
from brief.model import Basis, Kind
from tests.compose.made import read_units

SETTLED, OPEN, DISPUTED, STATED = Basis.SETTLED, Basis.OPEN, Basis.DISPUTED, Basis.STATED

ROWS = [
    ("The two ports signed a pilotage accord on Monday.", SETTLED),
    ("The two ports may sign a pilotage accord on Monday.", None),
    ("The council has approved the new tram line.", SETTLED),
    ("The council has not approved the new tram line.", OPEN),
    ("The ministers agreed to share the survey data.", SETTLED),
    ("The ministers agreed points were read out at noon.", None),
    ("The lease was accepted by both towns after a long night.", SETTLED),
    ("The lease would be accepted by both towns after a long night.", None),
    ("A lease signed in spring would cost the town more.", None),
    ("The guards whom the colony freed on Friday are at home.", None),
    ("The length of the lease is still being negotiated.", OPEN),
    ("The length of the lease is still printed on the door.", None),
    ("The ministry declined to comment on the leak.", OPEN),
    ("The ministry commented on the leak in a long note.", None),
    ("Velda has yet to respond to the invitation.", OPEN),
    ("Velda has chosen to extend the pier by a mile.", None),
    ("The inquest is to open on the first of May.", None),
    ("Questions about the pier went unanswered.", OPEN),
    ("Questions about the pier went to the mayor.", None),
    ("It is unclear who will pay for the dredging.", OPEN),
    ("It is certain who will pay for the dredging.", None),
    ("Whether the ferry will run in winter has not been decided.", OPEN),
    ("Whether the ferry runs in winter depends on ice.", None),
    ("Neither bank has given details of the loan.", OPEN),
    ("Both banks gave full accounts of the loan.", None),
    ("No date has been set for the vote.", OPEN),
    ("Mayor Ilka Brandt said the pier would stay open.", STATED),
    ("The pier would stay open through the whole winter.", None),
    ("Mayor Ilka Brandt ruled out any new tax on ferries.", STATED),
    ("Mayor Ilka Brandt walked the new pier on Sunday.", None),
    ("Mayor Ilka Brandt knows that the pier will not last.", None),
    ("Mayor Ilka Brandt said the terms of the lease were still open.", STATED),
    ("Two officials said the pier would stay open all winter.", None),
    ("Velda said the dam was opened at night, a charge that Minister Oto Lind denied.", DISPUTED),
    ("Velda said the dam was opened at night, a sight that Minister Oto Lind liked.", STATED),
    ("“We will not sell the pier,” Mayor Ilka Brandt said.", STATED),
    ("The pact takes effect only if the assembly backs it in May.", None),
]


def _reading(text: str) -> Reading:
    units, _ = read_units(text)
    assert len(units) == 1
    return read(units[0])


@pytest.mark.parametrize(("text", "basis"), ROWS, ids=[row[0][:48] for row in ROWS])
def test_a_sentence_is_read_by_what_it_says(text: str, basis: Basis | None) -> None:
    """Each sentence gets the basis that its words give, or none."""
    assert _reading(text).basis is basis


def test_a_clause_goes_to_its_own_section() -> None:
    """A sentence that says "agreed X, but Y is still open" is two units, cut at exact offsets."""
    text = (
        "The towns agreed to share the pumps, but the price of the water is still being discussed."
    )
    units, _ = read_units(text)
    assert [read(u).kind for u in units] == [Kind.AGREED, Kind.UNRESOLVED]
    assert [u.text for u in units] == [
        "The towns agreed to share the pumps",
        "the price of the water is still being discussed.",
    ]


def test_a_clause_inside_somebodys_words_is_not_cut_free() -> None:
    """What follows "but" inside reported speech stays with who said it."""
    text = "Mayor Ilka Brandt said the towns agreed, but the price of the water was still unknown."
    units, _ = read_units(text)
    assert [u.text for u in units] == [text]


def test_an_outlet_holds_no_position() -> None:
    """A newspaper that reported a thing is its source, not its holder."""
    units, _ = read_units("The Velda Courier said the pier would stay open all winter.")
    assert read(units[0]).kind is Kind.POSITION
    assert read(units[0], frozenset({"velda courier"})).kind is None


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The line has taken the fare that Roe Tarn proposed, Ilka Brandt told the Gull.", "Ilka"),
        ("Roe Tarn proposed a fare of three crowns, Ilka Brandt told the Gull.", "Ilka"),
        ("Roe Tarn proposed a fare of three crowns, which Ilka Brandt liked.", "Roe"),
        ("Roe Tarn proposed that Ilka Brandt should lower the fare.", "Roe"),
    ],
)
def test_who_tells_of_it_holds_it(text: str, holder: str) -> None:
    """What somebody is told to have proposed is the words of who tells it, not of the proposer."""
    held = _reading(text).holder
    assert held is not None
    assert held.label.startswith(holder)
