"""A conflict goes on with what is about its matter, not with all that its sources mention."""

from __future__ import annotations

from datetime import date

import pytest

from brief.changes import changes, day_of
from brief.model import Basis, ChangeKind
from tests.changes.week import Plot, Said, article, briefing

LOW = "The Garn weir lets 40 tonnes of water through, and the towns agreed to meet every week."
HIGH = "The Garn weir lets 90 tonnes of water through, engineers at the weir said."
AGREED = "The towns agreed to meet every week."
WEIR = "The Garn weir lets 40 tonnes of water through."
DIFFER = Said(
    "Reports differ on the Garn weir: 40 tonnes of water (Vale Post), 90 tonnes (Hill Echo).",
    Basis.CONFLICT,
    (("low", LOW), ("high", HIGH)),
)


@pytest.mark.parametrize(("text", "kind"), [(WEIR, "moved"), (AGREED, "new")])
def test_a_conflict_goes_on_with_its_matter(text: str, kind: str) -> None:
    """What one side said of it moves into the conflict; what else its sentence says does not."""
    low = article("low", "Vale Post", 1, f"{LOW} Boats waited below it.\n")
    high = article("high", "Hill Echo", 2, f"{HIGH} Nobody was hurt.\n")
    said = Said(text, Basis.SETTLED, (("low", LOW),))
    first = briefing(date(2031, 6, 3), [low], [Plot(("low",), (said,))])
    second = briefing(date(2031, 6, 4), [low, high], [Plot(("low", "high"), (DIFFER,))])
    (story,) = changes([day_of(first)], day_of(second)).stories
    assert story.changes[0].kind is ChangeKind(kind)
