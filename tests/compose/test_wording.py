"""How a unit becomes a sentence that can stand alone, and what it then cites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brief.compose.units import Standing, documents, units_of
from brief.compose.wording import Worded, word
from brief.model import Range
from tests.compose.made import article, read_units

CONTEXT = "Mayor Ilka Brandt opened the meeting on Monday.\n"


def _last(text: str) -> Worded | None:
    units, document = read_units(text)
    return word(units[-1], document)


ROWS = [
    ("But the pier stays shut.", "The pier stays shut."),
    ("However, the pier stays shut.", "The pier stays shut."),
    ("The towns also agreed to share the pumps.", "The towns agreed to share the pumps."),
    ("The towns said “we also agreed” at noon.", "The towns said “we also agreed” at noon."),
    ("Buttresses hold the pier up.", "Buttresses hold the pier up."),
    (
        CONTEXT + "She said the pier would stay open.",
        "[Ilka Brandt] said the pier would stay open.",
    ),
    (
        CONTEXT + "Oto Lind said the pier would stay open.",
        "Oto Lind said the pier would stay open.",
    ),
    ("Brandt said: “We will keep it.\n“It is ours.”", "[Brandt said:] “It is ours.”"),
    ("Brandt said: “We will keep it.", "Brandt said: “We will keep it.”"),
    ("“We will keep it,” Brandt said", "“We will keep it,” Brandt said."),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_wording(text: str, expected: str) -> None:
    """The sentence keeps the source's words but for what makes it stand alone."""
    worded = _last(text)
    assert worded is not None
    assert worded.text == expected


def test_a_named_pronoun_cites_the_sentence_that_names() -> None:
    """The antecedent's sentence is cited besides the unit's own."""
    worded = _last(CONTEXT + "She said the pier would stay open.")
    assert worded is not None
    assert [p.quote for p in worded.pointers] == [
        "She said the pier would stay open.",
        "Mayor Ilka Brandt opened the meeting on Monday.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "This would cost too much.",
        "They said nothing of the price.",
        "Neither town has promised to accept it.",
        "She said the pier would stay open.",
        "The town still claims that we stole its water.",
        "Mayor Brandt told us that the pier would stay open.",
        "The pier is the pride of our town, the mayor said.",
    ],
)
def test_what_refers_to_nothing_named_is_left_out(text: str) -> None:
    """A pronoun that nothing before it explains makes a sentence unfit."""
    assert _last(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The town said it would pay.",
        "It is unclear who pays for the pier.",
        "Neither town has promised to accept the line.",
        "The town told the US that the pier would stay open.",
        "“We want our pier back,” the mayor said.",
    ],
)
def test_what_refers_to_its_own_words_stays(text: str) -> None:
    """A pronoun explained in the sentence, or an expletive, does no harm."""
    worded = _last(text)
    assert worded is not None
    assert worded.text == text


def test_wrapped_lines_are_one_sentence() -> None:
    """A line break inside a paragraph ends no sentence, and the citation keeps it."""
    text = "Mayor Ilka\nBrandt said the pier\nwould stay open."
    made = replace(article(text), body=(Range(0, len(text)),))
    _, docs = documents([made])
    units = units_of(made, docs[0], Standing(0, "o1"))
    worded = word(units[0], docs[0])
    assert worded is not None
    assert worded.text == "Mayor Ilka Brandt said the pier would stay open."
    assert [p.quote for p in worded.pointers] == [text]
    apart = article(text)
    _, docs = documents([apart])
    assert len(units_of(apart, docs[0], Standing(0, "o1"))) == 3
