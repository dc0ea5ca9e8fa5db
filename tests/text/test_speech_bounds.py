"""Where reported words end: at another's clause, at a clause about their object, at a time."""

from __future__ import annotations

import pytest

from tests.text.test_speech import read

Row = tuple[str, list[str], str, list[str]]

BOUNDS: list[Row] = [
    (
        "The pier sank, police said, and divers warned it would break up.",
        ["police | said | The pier sank", "divers | warned | it would break up."],
        "The pier sank, police said, because divers had left it open.",
        ["police | said | The pier sank / because divers had left it open."],
    ),
    (
        "Venn, who led the talks in Orlen, called a vote and promised calm.",
        ["Venn | promised | calm."],
        "Venn called a vote, and Orr promised calm.",
        ["Orr | promised | calm."],
    ),
    (
        "The board disclosed fees from Orr, which makes the doors.",
        ["The board | disclosed | fees from Orr"],
        "The board disclosed a plan, which would close the port.",
        ["The board | disclosed | a plan, which would close the port."],
    ),
    (
        "Orr built the doors but, the board said, had no say in the price.",
        ["the board | said | had no say in the price."],
        "Orr built the doors because, the board said, the price was right.",
        ["the board | said | Orr built the doors because / the price was right."],
    ),
    (
        "Venn conceded on Tuesday night.",
        [],
        "Venn conceded on Tuesday night that the port had closed.",
        ["Venn | conceded | the port had closed."],
    ),
    (
        "Venn pleaded guilty to two counts.",
        [],
        "Venn pleaded with the court to hear him.",
        ["Venn | pleaded | with the court to hear him."],
    ),
    (
        "Venn called the money promised for the port a joke.",
        ["Venn | called | the money promised for the port a joke."],
        "Venn said the board promised for the port a loan.",
        [
            "Venn | said | the board promised for the port a loan.",
            "the board | promised | for the port a loan.",
        ],
    ),
    (
        "Venn regards the port as safe.",
        ["Venn | regards | the port as safe."],
        "Venn regards the port with care.",
        [],
    ),
    (
        "Venn puts at nine crowns the price of a door.",
        ["Venn | puts | at nine crowns the price of a door."],
        "Venn puts at the door the price of a meal.",
        [],
    ),
    (
        "The port may stay, Judge Orr decided.",
        ["Judge Orr | decided | The port may stay"],
        "The port may stay, as Judge Orr decided to leave.",
        [],
    ),
    (
        "Venn set out why the port would close.",
        ["Venn | set out | why the port would close."],
        "Venn set out for the port.",
        [],
    ),
    (
        "Fares would fall, in the view of the mayor.",
        ["the mayor | in | Fares would fall"],
        "Fares would fall, in view of the strike.",
        [],
    ),
    (
        "The union's fear is that fares would rise.",
        ["The union | fear | fares would rise."],
        "The union's boat is that big.",
        [],
    ),
    (
        "The board would not comment on fares.",
        ["The board | comment | on fares."],
        "The board made a comment on fares.",
        [],
    ),
]


@pytest.mark.parametrize(("sentence", "found", "twin", "instead"), BOUNDS)
def test_where_reported_words_end(
    sentence: str, found: list[str], twin: str, instead: list[str]
) -> None:
    """One small change moves the end of what is reported, or its speaker."""
    assert read(sentence) == found
    assert read(twin) == instead
