"""Whose view, words or count a clause is: each row has a twin that gives it to nobody."""

from __future__ import annotations

import pytest

from brief.text.speech import attributions


def held(sentence: str) -> list[tuple[str, list[str]]]:
    """Return the holders and what is theirs."""
    return [
        (
            sentence[slice(*one.subject)] if one.subject else "-",
            [sentence[slice(*part)] for part in one.content],
        )
        for one in attributions(sentence)
    ]


ROWS: list[tuple[str, list[tuple[str, list[str]]], str]] = [
    (
        "In the mayor's view, the pier is sound.",
        [("the mayor", ["the pier is sound."])],
        "In the mayor's house, the pier is a picture.",
    ),
    (
        "The pier is sound, in the opinion of the mayor.",
        [("the mayor", ["The pier is sound"])],
        "The pier is sound, in the house of the mayor.",
    ),
    (
        "In her own words, the pier is “sound”.",
        [("her", ["the pier is “sound”."])],
        "In her own house, the pier is “sound”.",
    ),
    (
        "On the port's figures, nine boats sank.",
        [("the port", ["nine boats sank."])],
        "On the port's quays, nine boats sank.",
    ),
    (
        "As the port union sees it, the pier is sound.",
        [("the port union", ["the pier is sound."])],
        "As the port union leaves it, the pier is sound.",
    ),
    (
        "The pier is sound, if the mayor is right.",
        [("the mayor", ["The pier is sound"])],
        "The pier is sound, if the mayor is well.",
    ),
    (
        "Orr took nothing, if his clerk is to be believed.",
        [("his clerk", ["Orr took nothing"])],
        "Orr took nothing, if his clerk is to be paid.",
    ),
    (
        "To the port director, the plan was a farce.",
        [("the port director", ["the plan was a farce."])],
        "To the port, the plan was a farce.",
    ),
    (
        "“A farce” was how Orr put it.",
        [("Orr", ["“A farce”"])],
        "The road was how Orr put it.",
    ),
    (
        "“We stay” was the message of the port union.",
        [("the port union", ["“We stay”"])],
        "“We stay” was the song of the port union.",
    ),
    (
        "“We stay” was Orr's reply.",
        [("Orr", ["“We stay”"])],
        "“We stay” was Orr's song.",
    ),
    (
        "The loss was worse than the port had feared.",
        [("the port", ["The loss was worse"])],
        "The loss was worse than the port had told.",
    ),
]


@pytest.mark.parametrize(("sentence", "found", "twin"), ROWS, ids=[row[0] for row in ROWS])
def test_whose_view(sentence: str, found: list[tuple[str, list[str]]], twin: str) -> None:
    """The clause around the phrase is its holder's; with another noun or verb it is nobody's."""
    assert held(sentence) == found
    assert held(twin) == []
