"""What two articles tell of one matter at two times: told anew, told once, or told in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from brief.check import accept
from brief.compose.extractive import compose
from brief.model import Draft, Engine
from tests.compose.made import apart, article

FRIDAY = datetime(2031, 3, 14, 8, tzinfo=UTC)
SUNDAY = datetime(2031, 3, 16, 8, tzinfo=UTC)
TOOK = "Orlen Rail accepted on Friday an offer by the envoy to raise the pay of guards by 5.5%."
SIGNED = "Orlen Rail and the guards signed a deal on Sunday that raises the pay of guards by 5.5%."
MAY = "Labour Minister Irma Sol said the rail strike may end on Sunday."
WILL = "Labour Minister Irma Sol said the rail strike will end on Sunday."
FEW = "Mayor Paul Dorn said the storm had destroyed 40 houses in Calder."
MANY = "Mayor Paul Dorn said the storm had destroyed 65 houses in Calder."
CUT = "Orlen Rail has agreed to cut the fare from Calder to Tolmin."
CUT_SIGNED = "Orlen Rail has signed a contract to cut the fare from Calder to Tolmin."
LATER = "Labour Minister Irma Sol said the rail talks will open on Monday."


def told(first: str, second: str, *, at: datetime = SUNDAY) -> set[str]:
    """Return the checked statements of two reports, the first from Friday, the second of `at`."""
    one = replace(article(first, "a", outlet="The Tide"), published=FRIDAY)
    other = replace(article(second, "b", outlet="Inland Wire"), published=at)
    draft = compose("s1", [one, other], apart([one, other]))
    made = accept(Draft(at.date(), Engine("test"), (one, other), (draft,)))
    return {s.text for s in made.stories[0].statements}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TOOK, SIGNED),
        (CUT, CUT_SIGNED),
        (LATER, LATER.replace("Monday", "Tuesday")),
    ],
    ids=["how far and when", "how far", "when"],
)
def test_what_happened_since_is_told_as_well(first: str, second: str) -> None:
    """A later deed or day is no repetition, however many words it shares."""
    assert told(first, second) == {first, second}


@pytest.mark.parametrize(
    ("first", "second"),
    [(MAY, WILL), (WILL, MAY), (FEW, MANY)],
    ids=["surer", "less sure", "more"],
)
def test_what_its_holder_says_now_replaces_it(first: str, second: str) -> None:
    """Of two remarks of one holder that differ in doubt or in a figure, the later one stands."""
    assert told(first, second) == {second}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TOOK, TOOK.replace("accepted on Friday", "agreed on Friday to accept")),
        (WILL, WILL.replace("will end", "is to end")),
        (MAY, MAY.replace("may end", "might end")),
        (FEW, FEW.replace("40", "forty")),
    ],
    ids=["one deed", "one certainty", "one doubt", "one figure"],
)
def test_the_same_told_again_is_told_once(first: str, second: str) -> None:
    """Other words for the same deed, doubt or figure make no news."""
    assert len(told(first, second)) == 1


@pytest.mark.parametrize(("first", "second"), [(TOOK, SIGNED), (MAY, WILL)], ids=["deed", "remark"])
def test_nothing_is_newer_within_one_moment(first: str, second: str) -> None:
    """Two reports of one time are two wordings: which is the newer one cannot be known."""
    assert len(told(first, second, at=FRIDAY)) == 1


def test_a_later_sentence_without_the_condition_is_not_told() -> None:
    """What an earlier report ties to a condition is not told anew as if there were none."""
    bound = "Orlen Rail will cut the fare to Tolmin on Monday if the council pays, Irma Sol said."
    free = "Orlen Rail will cut the fare to Tolmin on Tuesday, Irma Sol said."
    assert told(bound, free) == {bound}
    tied = free.replace("Tuesday,", "Tuesday if the council pays,")
    assert told(bound, tied) == {bound, tied}
