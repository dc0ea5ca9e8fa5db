"""Which codes are reported: by beginning, the longest first, and C1 unless it is ignored."""

from __future__ import annotations

import pytest

from brief.check.codes import Code
from brief.check.selection import Selection, UnknownCodeError


@pytest.mark.parametrize(
    ("select", "ignore", "reported", "left_out"),
    [
        ([], [], {"C101", "F301", "U701"}, set()),
        (["F,M6"], [], {"F301", "M605", "C101", "C114"}, {"U701", "Q201"}),
        (["F", "m6"], ["U701"], {"F301", "M605"}, {"U701"}),
        ([], ["U701"], {"U702", "F301"}, {"U701"}),
        (["F301"], ["F"], {"F301"}, {"F302"}),
        (["F"], ["F301"], {"F302"}, {"F301"}),
        (["F"], ["F"], {"C101"}, {"F301"}),
        (["F"], ["C"], {"F301"}, {"C101", "C104"}),
        (["C104"], [], {"C104", "C101"}, {"F301"}),
        (["F"], ["C104"], {"C101", "F301"}, {"C104"}),
    ],
)
def test_a_selection(
    select: list[str], ignore: list[str], reported: set[str], left_out: set[str]
) -> None:
    """Selecting never leaves out faults of citations; ignoring does."""
    selection = Selection.of(select, ignore)
    assert {code for code in Code if selection.reports(code)} >= reported
    assert not {code for code in Code if selection.reports(code)} & left_out


@pytest.mark.parametrize(
    ("wrong", "meant"), [("F30l", "F301"), ("M65", "M605"), ("X101", "C101"), ("Q2O1", "Q201")]
)
def test_an_unknown_code_names_the_nearest(wrong: str, meant: str) -> None:
    """A typing error is an error, on either side, and says what was meant."""
    for select, ignore in (([wrong], []), ([], [f"F,{wrong}"])):
        with pytest.raises(UnknownCodeError, match=f"did you mean {meant}"):
            Selection.of(select, ignore)


def test_every_beginning_of_a_code_is_known() -> None:
    """No prefix of a real code is refused."""
    for code in Code:
        for length in range(1, 5):
            assert Selection.of([code[:length]]).reports(code)
