"""C109 and C107: characters that mislead the eye, sentences that hide behind an acronym."""

from __future__ import annotations

import pytest

from brief.check.characters import deceptive
from brief.check.hidden_sentence import hidden_sentence

HONEST = [
    "Zoë Łódź said “naïve” – at São Tomé’s café…",
    "Nguye\u0302\u0303n Va\u0306n came.",
    "12\u202f000 crowns and 1\u2009412\u2009000 more",
    "6 m² at 5½ ℃, №5, ™",
    "Зеленский spoke in Kyiv.",
    "The ν and α particles decay.",
    "Ada (Hebrew: \u05e2\u05d3\u05d4\u200e) came.",
]

DECEPTIVE = [
    ("4\u200b2 boats", "\u200b"),
    ("4\ufe0f2 boats", "\ufe0f"),
    ("a\U000e0041 boat", "\U000e0041"),
    ("4\u200a2,000 boats", "\u200a"),
    ("no\u2009t now", "\u2009"),
    ("5\u03387 boats", "5\u0338"),
    ("bo\u0337at", "o\u0337"),
    ("\uff142 boats", "\uff14"),
    ("\u0664 boats", "\u0664"),
    ("\U0001d7d2 boats", "\U0001d7d2"),
    ("\u216b boats", "\u216b"),
    ("the \u0441\u043e\u0440 left", "\u0441\u043e\u0440"),
    ("\u0437.4 boats left", "\u0437"),
    ("Ferr\u0430nte left", "Ferr\u0430nte"),
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_characters(text: str) -> None:
    """Other languages' letters, accents, thin spaces between thousands and signs are honest."""
    assert deceptive(text) is None


@pytest.mark.parametrize(("text", "bad"), DECEPTIVE)
def test_deceptive_characters(text: str, bad: str) -> None:
    """What cannot be seen, or is drawn like another thing, is found where it stands."""
    at = deceptive(text)
    assert at is not None
    assert text[at.start : at.end] == bad
    assert deceptive(text.replace(bad, "")) is None


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Kell has joined the N.C.C. Venn has left it.", "Venn has left it."),
        ("Kell has joined the N.C.C. in May and left it.", None),
        ("Doe said the U.S. Senate has met.", None),
        ("Doe has thanked the U.S. Venn has left.", "Venn has left."),
        ("Kell has asked the U.S. Congress to act.", None),
        ("The U.S. Congress has met.", None),
        ("Roe met A.B.C. Tolk in 1930, and he left.", None),
    ],
)
def test_a_sentence_behind_an_acronym(text: str, second: str | None) -> None:
    """Two whole clauses parted by an acronym's dot are two sentences."""
    at = hidden_sentence(text)
    assert (text[slice(*at)] if at else None) == second
