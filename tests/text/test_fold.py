"""What a reader takes for equal folds equal, and what differs stays different."""

from __future__ import annotations

import pytest

from brief.text.fold import find_folded, fold, fold_key


@pytest.mark.parametrize(
    ("one", "same", "different"),
    [
        ("“It’s”", '"It\'s"', '"Its"'),
        ("1990–95", "1990-95", "199095"),
        ("10\u00a0000", "10 000", "10000"),
        ("Café", "Cafe\u0301", "Cafe"),
        ("Kyiv", "KYIV", "Kiev"),
        ("co\u00adoperate", "cooperate", "co-operate"),
        ("wait…", "wait...", "wait.."),
        ("ﬁnal", "final", "fnal"),
        ("½", "1/2", "1/3"),
        ("Straße", "STRASSE", "Strase"),
        ("a\u200bb", "ab", "a b"),
        ("Odesa", "odesa", "\u041edesa"),
    ],
)
def test_what_folds_equal(one: str, same: str, different: str) -> None:
    """Typography, composition and case are folded; spelling and look-alike letters are not."""
    assert fold(one).text == fold(same).text
    assert fold(one).text != fold(different).text


def test_case_can_be_kept() -> None:
    """Without case folding, only typography is made plain."""
    assert fold("“Kyiv”", case=False).text == '"Kyiv"'
    assert fold("“Kyiv”").text == '"kyiv"'


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("He said “wait…” today", '"wait..."'),
        ("The cafe\u0301s’ owner", "cafés'"),
        ("Up 1½ points", "11/2"),
    ],
)
def test_the_way_back(text: str, piece: str) -> None:
    """A place in the folded text leads to the characters that it came from."""
    view = fold(text)
    at = view.text.index(piece)
    original = view.original(at, at + len(piece))
    assert fold(text[slice(*original)]).text == piece
    assert text[slice(*original)] != piece


def test_keys_squeeze_space() -> None:
    """A key has single spaces, and none at its ends."""
    assert fold_key("  The\n White\u2009House ") == "the white house"
    assert fold_key("TheWhite House") != "the white house"


@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        ('"so be it"', "He said “so be  it” twice", "“so be  it”"),
        ("cafés", "Two cafe\u0301s shut", "cafe\u0301s"),
        ("it ends", "it\nends", "it\nends"),
    ],
)
def test_finding_up_to_typography(needle: str, text: str, found: str) -> None:
    """Words are found in other typography, with the range of the text's own characters."""
    place = find_folded(needle, text)
    assert place is not None
    assert text[slice(*place)] == found


@pytest.mark.parametrize(
    ("needle", "text"), [("it ends", "It ends"), ("a.c", "abc"), ("", "abc"), ("ab", "a b")]
)
def test_what_is_not_found(needle: str, text: str) -> None:
    """Letter case counts, nothing is a pattern, and words are not joined."""
    assert find_folded(needle, text) is None


def test_finding_in_a_part() -> None:
    """Only the range asked for is searched."""
    assert find_folded("no", "no and no", 3) == (7, 9)
    assert find_folded("no", "no and on", 3) is None


def test_the_brackets_of_a_fitted_letter_vanish() -> None:
    """A fitted letter ("[N]obody") reads as its word, in its place; other brackets stay."""
    folded = fold("[N]obody won")
    assert folded.text == "nobody won"
    assert folded.original(0, 6) == (1, 8)
    assert fold("[Nobody] won").text == "[nobody] won"
