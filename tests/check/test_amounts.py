"""What a sentence makes depend on what, and of how many it says something."""

from __future__ import annotations

import pytest

from brief.check.amounts import amounts
from brief.check.conditions import Sign, conditions
from brief.check.reading import Sentence
from brief.text.book import NameBook


def read(text: str) -> Sentence:
    """Return a sentence, read without any names known."""
    return Sentence(text, 0, len(text), NameBook.read([]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He goes if they pay.", [Sign.THEN]),
        ("He goes unless they pay.", [Sign.OTHERWISE]),
        ("He goes even if they pay.", [Sign.ANYWAY]),
        ("He will not go until they pay.", [Sign.OTHERWISE]),
        ("Not until they pay will he go.", [Sign.THEN]),
        ("He sang until they paid.", []),
        ("He will stay until Monday.", []),
        ("He will not go until Monday.", [Sign.OTHERWISE]),
    ],
)
def test_conditions(text: str, found: list[Sign]) -> None:
    """What depends on something does so on its being so, on its not being so, or not at all."""
    assert [one.sign for one in conditions(read(text))] == found


@pytest.mark.parametrize(
    ("text", "level", "head"),
    [
        ("Most of the old trams broke down.", 4, "trams"),
        ("Few shopkeepers back it.", 1, "shopkeepers"),
        ("All but one of the ships sank.", 5, "ships"),
        ("They have largely agreed.", 4, "agreed"),
        ("They agreed in principle.", 4, "agreed"),
        ("They freed 40 of the 212 sailors.", 2, "sailors"),
        ("A third of pupils left.", 2, "pupils"),
    ],
)
def test_amounts(text: str, level: int, head: str) -> None:
    """A quantifier counts a noun, an adverb of amount limits a verb."""
    (one,) = amounts(read(text))
    assert one.level == level
    assert one.head
    assert one.head.norm == head


@pytest.mark.parametrize(
    "text", ["Nearly 300 left.", "A total of 40 left.", "The work is complete."]
)
def test_what_counts_nothing(text: str) -> None:
    """Part of a figure is no quantifier, nor is an adjective that stands alone."""
    assert amounts(read(text)) == ()
