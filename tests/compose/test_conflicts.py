"""Conflicts between two reports of one act, each kind with a twin that is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from brief.check import accept
from brief.compose.extractive import compose
from brief.compose.periods import apart_in_time
from brief.compose.verbs import acts_of, denied_by
from brief.model import Basis, Draft, Engine
from tests.compose.made import apart, article, read_units

MORNING = datetime(2031, 3, 14, 8, tzinfo=UTC)


def found(one: str, other: str, *, hours: int = 0, own: bool = True) -> list[str]:
    """Return the checked conflicts of two reports, the other published so many hours later."""
    first = replace(article(one, "a", outlet="The Tide"), published=MORNING)
    later = MORNING.replace(day=14 + hours // 24, hour=8 + hours % 24)
    second = replace(article(other, "b", outlet="Inland Wire"), published=later)
    origins = apart([first, second])
    if not own:
        origins = (replace(origins[0], articles=("a", "b")),)
    draft = compose("s1", [first, second], origins)
    made = accept(Draft(MORNING.date(), Engine("test"), (first, second), (draft,)))
    return [s.text for s in made.stories[0].statements if s.basis is Basis.CONFLICT]


REAL = {
    "figure": (
        "The blaze at the Calder mill killed eleven workers on Friday, police said.",
        "The blaze at the Calder mill killed fourteen workers on Friday, a doctor said.",
    ),
    "sum": (
        "The new lock at Calder will cost 84 million crowns, the canal board said.",
        "The new lock at Calder will cost 97 million crowns, a draft of the budget shows.",
    ),
    "date": (
        "The canal at Calder reopens on 4 April, the canal board said.",
        "The canal at Calder reopens on 9 April, the mayor said.",
    ),
    "place": (
        "The mail plane came down near Calder on Friday, the airline said.",
        "The mail plane came down near Tolmin on Friday, the police said.",
    ),
    "actor": (
        "Deputy mayor Irma Sol led the delegation to the water talks on Friday.",
        "Ambassador Paul Dorn led the delegation to the water talks on Friday.",
    ),
    "quotation": (
        "“It was a wall of fire and nobody could reach the doors,” engineer Anna Rusk said.",
        "“It was a wall of flames and nobody could reach the doors,” engineer Anna Rusk said.",
    ),
    "claim": (
        "The two mayors signed the fishing pact in Calder on Friday.",
        "The two mayors did not sign the fishing pact in Calder on Friday, a clerk said.",
    ),
}
NONE = {
    "the same": (REAL["figure"][0], "On Friday the blaze at the Calder mill killed 11 workers."),
    "rounding": (
        "The storm at Calder destroyed 1,187 houses on Friday, police said.",
        "The storm at Calder destroyed about 1,200 houses on Friday, the mayor said.",
    ),
    "another thing": (REAL["figure"][0], "The blaze at the Calder mill killed fourteen horses."),
    "another place": (REAL["figure"][0], REAL["figure"][1].replace("Calder", "Tolmin")),
    "who is paid for what": (
        REAL["sum"][0],
        "The new school at Calder will cost 97 million crowns, a draft of the budget shows.",
    ),
    "estimates": (
        "Brokers estimate that the canal at Calder will lose 3 million crowns this year.",
        "The union estimates that the canal at Calder will lose 5 million crowns this year.",
    ),
    "another opening": (REAL["date"][0], "The canal at Calder closes on 9 April, the mayor said."),
    "another quarter": (
        "Brewer Stolz sold 40,000 barrels in the first quarter, it said on Friday.",
        "Brewer Stolz sold 90,000 barrels in the first half, it said on Friday.",
    ),
    "both named": (
        "Deputy mayor Irma Sol led the delegation to the water talks on Friday.",
        "Ambassador Paul Dorn led the delegation to the water talks on Friday. Irma Sol sat by.",
    ),
    "one quotation cut": (
        REAL["quotation"][0],
        "“It was a wall of fire,” engineer Anna Rusk said.",
    ),
    "neither denied": (
        REAL["claim"][0],
        "The two mayors signed the fishing pact in Calder on Friday, a clerk said.",
    ),
}


@pytest.mark.parametrize("kind", REAL)
def test_a_conflict_is_found(kind: str) -> None:
    """Two origins that cannot both be right are told together, each with its outlet."""
    told = found(*REAL[kind])
    assert len(told) == 1
    assert "(The Tide)" in told[0]
    assert "(Inland Wire)" in told[0]


@pytest.mark.parametrize("why", NONE)
def test_what_only_seems_to_be_one_is_none(why: str) -> None:
    """One small change away both are right, or speak of two things."""
    assert found(*NONE[why]) == []


@pytest.mark.parametrize("kind", REAL)
def test_a_copy_has_no_say(kind: str) -> None:
    """What differs within one origin was changed on the way."""
    assert found(*REAL[kind], own=False) == []


@pytest.mark.parametrize(("hours", "conflicts"), [(0, 1), (11, 0)])
def test_a_later_toll_is_an_update(hours: int, conflicts: int) -> None:
    """The same two tolls conflict at one time; hours later the higher one is a later state."""
    one = "Eight people were killed when the ferry sank off Calder, police said."
    other = "The ferry that sank off Calder killed 23 people, police said."
    assert len(found(one, other, hours=hours)) == conflicts


def test_a_deed_is_told_from_speech() -> None:
    """A verb of writing with an object is an act; with a sentence behind it, it is speech."""
    deed, _ = read_units("General Weil wrote the letter that angered the court.")
    speech, _ = read_units("General Weil wrote that the court was angry.")
    assert "write" in acts_of(deed[0]) or "wrote" in acts_of(deed[0])
    assert not {"write", "wrote"} & acts_of(speech[0])


def test_what_is_denied_is_known() -> None:
    """Signing is denied by “did not sign” and “failed to sign”, and told by “signed”."""
    denied = [
        read_units(f"The mayors {verb} the pact.")[0][0]
        for verb in ("did not sign", "failed to sign", "signed")
    ]
    assert ["sign" in denied_by(unit) for unit in denied] == [True, True, False]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in the second quarter", "in Q2", False),
        ("in the second quarter", "in the first half", True),
        ("in the second quarter", "last year", True),
        ("in the second quarter", "again", False),
        ("in 2029", "in 2030", True),
        ("in 2030", "in 2030", False),
    ],
)
def test_periods_are_told_apart(one: str, other: str, expected: bool) -> None:
    """Two periods that are not one are apart; where one is not given, nothing is known."""
    mine, theirs = (read_units(f"Stolz sold shoes {when}.")[0][0] for when in (one, other))
    assert apart_in_time(mine, theirs) is expected


QUAY = "Three people were injured when a barge hit the quay in Calder on Friday."
TRAIN = "At least 14 people were killed in Tolmin on Friday."


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        (QUAY, QUAY.replace("Three", "Five").replace("hit", "struck"), "people were injured"),
        (TRAIN, TRAIN.replace("At least 14", "Nine"), "people were killed in Tolmin"),
        (*REAL["figure"], "workers were killed"),
    ],
    ids=["undergone", "where", "done"],
)
def test_a_count_is_headed_by_what_is_counted(one: str, other: str, topic: str) -> None:
    """What a reader is told to differ is how many of what, not where it happened."""
    (told,) = found(one, other)
    assert told.startswith(f"Reports differ on how many {topic}: ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (QUAY.replace("were", "may have been"), QUAY.replace("Three", "Five")),
        REAL["sum"],
    ],
    ids=["not sure", "a sum"],
)
def test_what_is_not_surely_counted_is_no_question(one: str, other: str) -> None:
    """Where a side doubts that it happened, or a sum is told, nobody asks how many."""
    (told,) = found(one, other)
    assert "how many" not in told
