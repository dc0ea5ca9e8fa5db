"""Claims made to get past the checker: each is refused, and its honest twin is not.

Each line of `evasions.jsonl`: the story, the paragraphs cited, the claim, its
twin (the trick undone, the fact right) and why it might pass.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from bench.attacks import ATTACKS, articles, pointer
from brief.check import Checker
from brief.check.characters import deceptive
from brief.model import Article, Claim, Ruling, Verdict
from tests.check.made import codes

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (ATTACKS / "evasions.jsonl").read_text(encoding="utf-8").splitlines()
]
HIDDEN = [row for row in ROWS if deceptive(row["claim"])]
ALTERED = [row for row in ROWS if "quot" in row["why"] or "ellipsis" in row["why"]]


@cache
def checker(story: str) -> tuple[Article, Checker]:
    """Return a story and its checker."""
    article = articles(ATTACKS)[story]
    return article, Checker({story: article})


def ruled(row: dict[str, Any], side: str) -> Verdict:
    """Check one side of a row against the paragraphs that it cites."""
    article, check = checker(row["story"])
    cited = tuple(pointer(article, beginning) for beginning in row["cite"])
    return check.check(Claim(row[side], cited))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"][:60] for row in ROWS])
def test_a_trick_is_refused_and_its_undoing_is_not(row: dict[str, Any]) -> None:
    """The claim is refused, and the same without the trick passes."""
    assert ruled(row, "claim").ruling is Ruling.UNSUPPORTED
    assert codes(ruled(row, "twin")) == set()


@pytest.mark.parametrize("row", HIDDEN, ids=[row["why"][:60] for row in HIDDEN])
def test_deceptive_characters_are_named(row: dict[str, Any]) -> None:
    """What misleads the eye is refused as that, whatever else is wrong, and the twin has none."""
    assert "C109" in codes(ruled(row, "claim"))
    assert deceptive(row["twin"]) is None


@pytest.mark.parametrize("row", ALTERED, ids=[row["why"][:60] for row in ALTERED])
def test_an_altered_quotation_is_named(row: dict[str, Any]) -> None:
    """A quotation that is no longer the source's is refused as that."""
    assert {code for code in codes(ruled(row, "claim")) if code.startswith("Q")}


def test_every_kind_of_trick_is_tried() -> None:
    """There are tricks of characters, of quotations, of figures and of sentence ends."""
    assert len(ROWS) >= 60
    assert len(HIDDEN) >= 25
    assert len(ALTERED) >= 15
    assert len({row["claim"] for row in ROWS}) == len(ROWS)
