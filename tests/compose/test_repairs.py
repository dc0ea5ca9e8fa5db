"""Refused statements go back with their findings; only what was asked about comes home."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from brief.compose.locate import claim_of
from brief.compose.model import Role
from brief.compose.repairs import Refused, read_repairs, repair_requests
from brief.model import Claim
from tests.compose.asked import GOOD, SIGNED, packed, room, said, tight

WRONG = said("The ports signed a treaty on Monday.", SIGNED)
LOST = said("The ports are closed.", ("A9.9", "The ports are closed."))


def refused(*items: Mapping[str, object]) -> list[Refused]:
    """Return statements as refused, each with a finding."""
    _, places = packed()
    return [
        Refused(claim_of(item, places), (f"U701: finding {n}",)) for n, item in enumerate(items, 1)
    ]


def mended(*answers: Mapping[str, object]) -> dict[int, Claim]:
    """Return what comes of an answer to the request for two refused statements."""
    packing, places = packed()
    given = refused(WRONG, GOOD)
    (repair,) = repair_requests(given, packing, room())
    return read_repairs({"repairs": list(answers)}, repair, given, places)


def test_the_request_shows_what_is_wrong() -> None:
    """Each statement comes with its findings, its sentences and those beside them."""
    packing, _ = packed()
    (repair,) = repair_requests(refused(WRONG), packing, room())
    user = repair.request.messages[1].content
    assert repair.request.role is Role.REPAIR
    assert "[R1] agreed, settled: The ports signed a treaty on Monday. (A1.1)" in user
    assert "U701: finding 1" in user
    assert "[A1.2]" in user
    assert "[A1.3]" not in user


def test_what_cites_nothing_known_is_not_asked_about() -> None:
    """There is no sentence to mend it by; the others keep their places."""
    packing, places = packed()
    given = refused(LOST, WRONG)
    (repair,) = repair_requests(given, packing, room())
    assert dict(repair.items) == {"R2": 1}
    assert repair_requests(refused(LOST), packing, room()) == ()
    answer = {"repairs": [{**GOOD, "item": "R1"}, {**GOOD, "item": "R2"}]}
    assert set(read_repairs(answer, repair, given, places)) == {1}


def test_many_are_asked_about_in_several_requests() -> None:
    """What does not fit one request goes into the next, each item once."""
    packing, _ = packed()
    given = refused(*[{**WRONG, "text": f"Port {n} signed. " + "word " * 60} for n in range(40)])
    made = repair_requests(given, packing, tight(760))
    assert len(made) > 1
    assert sorted(at for one in made for at in one.items.values()) == list(range(40))
    assert repair_requests(given, packing, tight(-500)) == ()


def test_a_repair_takes_the_place_of_its_claim() -> None:
    """The new claim is located like any other and keeps what the old fell back on."""
    packing, places = packed()
    old = claim_of(WRONG, places)
    last = claim_of(GOOD | {"text": "The last resort."}, places)
    given = [Refused(Claim(old.text, old.pointers, old.kind, old.basis, None, last), ("x",))]
    (repair,) = repair_requests(given, packing, room())
    (new,) = read_repairs({"repairs": [{**GOOD, "item": "R1"}]}, repair, given, places).values()
    assert new.text == GOOD["text"]
    assert new.otherwise == last


@pytest.mark.parametrize(
    ("items", "places"),
    [
        ([{**GOOD, "item": "R1"}], {0}),
        ([{**GOOD, "item": "[R1]"}], {0}),
        ([{**WRONG, "item": "R2"}, {**GOOD, "item": "R1"}], {0, 1}),
        ([{**GOOD, "item": "R3"}], set()),
        ([{**GOOD, "item": 1}], set()),
        ([GOOD], set()),
        ([{**WRONG, "item": "R1"}], set()),
        ([], set()),
    ],
)
def test_only_new_claims_for_known_items_are_taken(
    items: list[dict[str, object]], places: set[int]
) -> None:
    """The same claim again, and one for an item that was not asked about, are passed over."""
    assert set(mended(*items)) == places


def test_the_first_of_two_is_taken() -> None:
    """A second repair of one item does not replace the first."""
    found = mended({**GOOD, "item": "R1"}, {**LOST, "item": "R1"})
    assert found[0].text == GOOD["text"]
