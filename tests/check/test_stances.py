"""What governs each word of a sentence, and what follows for it; each row has a twin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.check.levels import Level, alike
from brief.check.operators import Effect, operators
from brief.check.reading import Sentence
from brief.check.stances import Standing, stances
from brief.text.book import NameBook


def read(text: str) -> Sentence:
    """Return a sentence, read without any names known."""
    return Sentence(text, 0, len(text), NameBook.read([]))


def standing(text: str, word: str) -> Standing:
    """Return the standing of the first content word of this form."""
    sentence = read(text)
    unit = next(u for u in sentence.words if u.norm == word)
    return stances(sentence).of(unit)


F, P, L = Level.FACT, Level.POSSIBLE, Level.PROBABLE
ROWS: list[tuple[str, str, tuple[bool, Level], str, str, tuple[bool, Level]]] = [
    ("He did not go.", "go", (True, F), "He did go.", "go", (False, F)),
    ("He will not go.", "go", (True, Level.FUTURE), "He will go.", "go", (False, Level.FUTURE)),
    ("He may not go.", "go", (True, P), "He cannot go.", "go", (True, F)),
    ("He has yet to go.", "go", (True, F), "He has to go.", "go", (False, Level.MUST)),
    ("He failed on Monday to go.", "go", (True, F), "He began on Monday to go.", "go", (False, F)),
    (
        "They have not ruled out a rise.",
        "rise",
        (False, P),
        "They ruled out a rise.",
        "rise",
        (True, F),
    ),
    (
        "She refused to rule out closing it.",
        "closing",
        (False, P),
        "She agreed to rule out closing it.",
        "closing",
        (True, Level.COMMIT),
    ),
    (
        "Neither Doe nor Venn signed.",
        "signed",
        (True, F),
        "Both Doe and Venn signed.",
        "signed",
        (False, F),
    ),
    (
        "No charges were brought.",
        "brought",
        (True, F),
        "New charges were brought.",
        "brought",
        (False, F),
    ),
    (
        "It offered no evidence.",
        "offered",
        (True, F),
        "It offered evidence.",
        "offered",
        (False, F),
    ),
    ("They lack ramps.", "ramps", (True, F), "They have ramps.", "ramps", (False, F)),
    ("It rose, not fell.", "fell", (True, F), "It rose and fell.", "fell", (False, F)),
    (
        "It did not go up and it sold well.",
        "sold",
        (False, F),
        "It did not buy or sold well.",
        "buy",
        (True, F),
    ),
    (
        "An attempt to restart it failed.",
        "attempt",
        (True, F),
        "An attempt to restart it began.",
        "attempt",
        (False, F),
    ),
    ("A deal is unlikely.", "deal", (True, L), "A deal is likely.", "deal", (False, L)),
    (
        "It is unclear whether he paid.",
        "paid",
        (False, Level.OPEN),
        "It is clear that he paid.",
        "paid",
        (False, F),
    ),
    (
        "They found no proof that he paid.",
        "paid",
        (False, Level.OPEN),
        "They found proof that he paid.",
        "paid",
        (False, F),
    ),
    ("He does not have to pay.", "pay", (True, P), "He must not pay.", "pay", (True, Level.MUST)),
    ("He is not allowed to pay.", "pay", (True, F), "He is allowed to pay.", "pay", (False, P)),
    (
        "She wants it moved.",
        "moved",
        (False, Level.ASKED),
        "She has it moved.",
        "moved",
        (False, F),
    ),
    (
        "She asked him to pay.",
        "pay",
        (False, Level.ASKED),
        "She forced him to pay.",
        "pay",
        (False, F),
    ),
    (
        "He is said to have paid.",
        "paid",
        (False, Level.REPORTED),
        "He said he paid.",
        "paid",
        (False, F),
    ),
    (
        "The alleged theft shook them.",
        "theft",
        (False, Level.REPORTED),
        "The theft shook them.",
        "theft",
        (False, F),
    ),
    (
        "It was due to open.",
        "open",
        (False, Level.DUE),
        "It was about to open.",
        "open",
        (False, Level.FUTURE),
    ),
    ("It was too weak to win.", "win", (True, F), "It was strong and did win.", "win", (False, F)),
    ("Not only did he pay.", "pay", (False, F), "Not once did he pay.", "pay", (True, F)),
    (
        "Only then will they vote.",
        "vote",
        (False, Level.FUTURE),
        "Never will they vote.",
        "vote",
        (True, Level.FUTURE),
    ),
    ("He paid in May.", "paid", (False, F), "He may pay in May.", "pay", (False, P)),
    (
        "The will of Roe was read.",
        "read",
        (False, F),
        "It will be read.",
        "read",
        (False, Level.FUTURE),
    ),
    (
        "The negotiators met.",
        "met",
        (False, F),
        "They plan to have met.",
        "met",
        (False, Level.INTENT),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_standings(row: tuple[str, str, tuple[bool, Level], str, str, tuple[bool, Level]]) -> None:
    """A word is denied, and holds, as what governs it says; its twin reads otherwise."""
    text, word, expected, twin, other, instead = row
    found = standing(text, word)
    assert (found.denied, found.level) == expected
    found = standing(twin, other)
    assert (found.denied, found.level) == instead


DENIALS = ("did not open", "never opened", "failed to open", "refused to open", "has yet to open")
DOUBLE = ("did not refuse to open", "never failed to open")


@given(text=st.sampled_from(DENIALS), adverb=st.sampled_from(["", " on Monday", " again"]))
def test_each_denial_denies_what_follows(text: str, adverb: str) -> None:
    """In whatever words a verb is denied, it is; an adverb behind it changes nothing."""
    word = text.rsplit(maxsplit=1)[-1]
    assert standing(f"The bank {text} its doors{adverb}.", word).denied


@pytest.mark.parametrize("text", DOUBLE)
def test_two_denials_make_up_for_each_other(text: str) -> None:
    """Who did not refuse to open did open."""
    assert not standing(f"The bank {text} its doors.", "open").denied


def test_a_longer_operator_hides_a_shorter() -> None:
    """The words "no longer" are one operator, and "not only" none at all."""
    (one,) = operators(read("They no longer pay."))
    assert one.last == one.first + 1
    assert one.senses[0].effect is Effect.NOT
    assert operators(read("They not only pay.")) == ()


@given(one=st.sampled_from(Level), other=st.sampled_from(Level))
def test_likeness_of_levels_has_no_direction(one: Level, other: Level) -> None:
    """Levels stand for each other or do not, and none but a fact is like a fact."""
    assert alike(one, other) is alike(other, one)
    assert alike(one, Level.FACT) is (one is Level.FACT)
