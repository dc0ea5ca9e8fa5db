"""Words, numbers and marks of a text."""

from __future__ import annotations

import pytest

from brief.text.tokens import TokenKind, stem, tokenize, words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("don’t", ["do", "n’t"]),
        ("ain't", ["ai", "n't"]),
        ("ant's", ["ant", "'s"]),
        ("we'll", ["we", "'ll"]),
        ("O'Neill's", ["O'Neill", "'s"]),
        ("US-led", ["US", "-", "led"]),
        ("the U.S. fleet", ["the", "U.S.", "fleet"]),
        ("3,000.5 and G7", ["3,000.5", "and", "G7"]),
        ("10\u00a0000", ["10\u00a0000"]),
        ("wait... no", ["wait", "...", "no"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("snake_case", ["snake", "_", "case"]),
    ],
)
def test_the_pieces(text: str, pieces: list[str]) -> None:
    """Clitics and hyphens come apart; abbreviations, figures and O'Neill stay whole."""
    assert [token.text for token in tokenize(text)] == pieces


@pytest.mark.parametrize(
    ("one", "same", "different"),
    [
        ("said", "says", "paid"),
        ("organised", "organizing", "organs"),
        ("ministers", "minister", "ministry"),
        ("defence", "defense", "defend"),
        ("children", "child", "chill"),
        ("harbours", "harbor", "harbinger"),
        ("rebuff", "rebuffed", "rebuke"),
        ("boycott", "boycotted", "boycow"),
        ("salesman", "salesmen", "specimen"),
        ("experience", "experienced", "expert"),
    ],
)
def test_stems(one: str, same: str, different: str) -> None:
    """Inflections and British spellings of one word meet; other words do not."""
    assert stem(one) == stem(same)
    assert stem(one) != stem(different)


@pytest.mark.parametrize(
    ("text", "norm"),
    [("US", "u.s."), ("us", "us"), ("U.S.", "u.s."), ("e.g.", "eg"), ("NATO", "nato")],
)
def test_folded_forms(text: str, norm: str) -> None:
    """The United States are not the pronoun; dots of other abbreviations go."""
    (token,) = tokenize(text)
    assert token.norm == norm


def test_a_negation_is_a_token() -> None:
    """The clitic reads "not"; "nt" without its mark does not."""
    assert [token.norm for token in tokenize("isn't")] == ["is", "not"]
    assert [token.norm for token in tokenize("isnt")] == ["isnt"]


def test_kinds() -> None:
    """Words, numbers and marks are told apart, and `words` leaves the marks out."""
    kinds = [token.kind for token in tokenize("Ten, 10!")]
    assert kinds == [TokenKind.WORD, TokenKind.PUNCT, TokenKind.NUMBER, TokenKind.PUNCT]
    assert [token.text for token in words("Ten, 10!")] == ["Ten", "10"]


def test_a_letter_fitted_into_a_quotation_is_part_of_its_word() -> None:
    """The brackets of "[W]e" are no marks of their own; those of "[We]" are."""
    assert [t.norm for t in tokenize("[W]e won")] == ["we", "won"]
    assert [t.norm for t in tokenize("[We] won")] == ["[", "we", "]", "won"]


def test_half_a_surrogate_pair_has_a_stem() -> None:
    """What no UTF-8 can hold is read like any character that means nothing."""
    assert stem("\ud800") == stem("\udfff") != stem("\u00e9")
