"""What shows which of two articles is the report: the strongest sign is told."""

from __future__ import annotations

import pytest

from brief.model import Article
from brief.stories import Direction, origins
from tests.stories.made import REPORT, REWORDED, article

CUT = "\n".join(REPORT.split("\n")[:5])
CREDITED = f"{REPORT}\nFirst published by the Strait Courier.\n"


def sign(one: Article, other: Article) -> tuple[str, str]:
    """Return the original of two articles that are one report, and what shows it."""
    (found,) = origins([one, other])
    return found.original, found.evidence[0].direction


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("", REPORT), ("", REPORT), Direction.UNKNOWN),
        (("", REPORT), ("", CUT), Direction.TEXT),
        (("2024-03-10T06:00", REPORT), ("2024-03-10T09:00", REPORT), Direction.TIME),
        (("2024-03-10", REPORT), ("2024-03-10", REPORT), Direction.UNKNOWN),
        (("2024-03-10", REPORT), ("2024-03-11", REWORDED), Direction.TIME),
        (("", REPORT), ("", CREDITED), Direction.CREDIT),
        (("2024-03-10T09:00", REPORT), ("2024-03-10T06:00", CREDITED), Direction.CREDIT),
    ],
)
def test_the_strongest_sign_is_told(
    first: tuple[str, str], second: tuple[str, str], expected: Direction
) -> None:
    """A credit before a time, a time before the text; and nothing where there is nothing."""
    one = article("b", first[1], day=first[0], outlet="Strait Courier")
    other = article("a", second[1], day=second[0], outlet="Copy Daily")
    original, shown = sign(one, other)
    assert shown == expected
    if expected is not Direction.UNKNOWN:
        assert original == "b"


def test_the_other_way_round_is_the_other_way_round() -> None:
    """The same two texts with their times exchanged have the other one for the original."""
    early, late = "2024-03-10T06:00", "2024-03-10T09:00"
    assert sign(article("a", REPORT, day=early), article("b", REPORT, day=late))[0] == "a"
    assert sign(article("a", REPORT, day=late), article("b", REPORT, day=early))[0] == "b"
