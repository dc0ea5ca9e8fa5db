"""What was changed in copied text."""

from __future__ import annotations

import pytest

from brief.check.edits import edits
from tests.check.made import article, case


@pytest.mark.parametrize(
    ("source", "claim", "found"),
    [
        ("The mill has not closed its gates.", "The mill has closed its gates.", [("", "not")]),
        ("The mill may close its gates.", "The mill will close its gates.", [("will", "may")]),
        ("The mill closed its gates.", "The mill closed its gates.", []),
        ("The mill closed its gates.", "The dam burst in March.", []),
    ],
)
def test_edits(source: str, claim: str, found: list[tuple[str, str]]) -> None:
    """An edit is what differs between two words before and two words behind that do not."""
    got = [
        (" ".join(t.text for t in e.mine), " ".join(t.text for t in e.theirs))
        for e in edits(case(claim, article("a", source)))
    ]
    assert got == found
