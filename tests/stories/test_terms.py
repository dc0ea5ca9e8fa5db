"""Terms: which words are one, in English and out of it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.stories.terms import (
    ENGLISH,
    OTHER,
    Table,
    joined,
    key_of,
    placed_words,
    table_for,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        ("ships", "shipped", "shop"),
        ("Twelve", "12", "13"),
        ("2,400", "2400", "2.4"),
        ("2.4", "2,4", "24"),
        ("Kyiv", "Kiev", "Lviv"),
        ("UK", "British", "uk"),
    ],
)
def test_english_words_that_are_one(one: str, same: str, other: str) -> None:
    """Inflection, spelling and digits are taken off; another word stays another."""
    assert ENGLISH[one].key == ENGLISH[same].key
    assert ENGLISH[one].key != ENGLISH[other].key


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        ("губернатора", "губернатором", "гудение"),
        ("мосту", "моста", "место"),
        ("Schleuse", "Schleusen", "Schalter"),
        ("лікарні", "лікарня", "ліжок"),
    ],
)
def test_inflected_words_are_one(one: str, same: str, other: str) -> None:
    """A word of another language is its first letters, whatever its ending."""
    assert OTHER[one].key == OTHER[same].key
    assert OTHER[one].key != OTHER[other].key


@pytest.mark.parametrize(
    ("table", "word"), [(ENGLISH, "the"), (ENGLISH, "said"), (OTHER, "der"), (OTHER, "для")]
)
def test_words_that_tell_nothing(table: Table, word: str) -> None:
    """Closed classes and verbs of saying are no terms; they still are words of their own."""
    assert table in (ENGLISH, OTHER)
    term = table[word]
    assert term.key == 0
    assert term.word


def test_the_table_follows_the_language() -> None:
    """English is told by its closed classes, a headline by its letters."""
    english = "The council of the town said that it would not pay for the bridge this year"
    german = "Der Rat der Stadt teilte mit, dass er die Brücke in diesem Jahr nicht bezahlt"
    assert table_for(english.split()) is ENGLISH
    assert table_for(german.split()) is OTHER
    assert table_for("Bridge closed".split()) is ENGLISH
    assert table_for("Мост закрыт".split()) is OTHER


def test_text_without_spaces_is_read_in_pairs() -> None:
    """Chinese and Japanese give pairs of characters with their places; other words stay whole."""
    assert words_of("东京股市 NTT", 0, 8) == ["东京", "京股", "股市", "NTT"]
    assert placed_words("x 东京股", 0, 5) == [(0, "x"), (2, "东京"), (3, "京股")]


def test_a_place_of_two_words_is_one() -> None:
    """The United Kingdom is the UK; two words that are no place stay two."""
    text = "In the United Kingdom united teams played"
    words, homes = joined(words_of(text, 0, len(text)), [0, 0, 1, 1, 0, 0, 2])
    assert words == ["In", "the", "United Kingdom", "united", "teams", "played"]
    assert homes == [0, 0, 1, 0, 0, 2]
    assert joined(["united", "Kingdom"], []) == (["united", "Kingdom"], [])
    assert ENGLISH["United Kingdom"].key == ENGLISH["UK"].key


def test_accents_and_hidden_marks_do_not_part_words() -> None:
    """A decomposed accent or a soft hyphen is the same word; a hyphen parts it."""
    plain, decomposed, hidden = "Belén", "Bele\u0301n", "Be\u00adlén"
    (one,), (two,), (three,) = (words_of(t, 0, len(t)) for t in (plain, decomposed, hidden))
    assert OTHER[one].key == OTHER[two].key == OTHER[three].key
    assert len(words_of("Be-lén", 0, 6)) == 2


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Words lie where they are said to lie, with or without their places."""
    placed = placed_words(text, 0, len(text))
    assert [word for _, word in placed] == words_of(text, 0, len(text))
    for at, word in placed:
        assert text[at : at + len(word)] == word
        assert ENGLISH[word].word
        assert OTHER[word].word


def test_terms_are_the_same_in_every_process() -> None:
    """A term's number does not depend on the process that made it."""
    code = "from brief.stories.terms import key_of; print(key_of('harbour'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == key_of("harbour") != key_of("harbor")
