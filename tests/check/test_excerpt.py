"""Carets stand under the words they mean, cell by cell, whatever the letters are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from brief.check.excerpt import Caret, excerpt, one_line, plain
from brief.model import Range


def shown(text: str, *words: str, width: int = 80) -> list[str]:
    """Return the rows of a text with carets under the first place of each of some words."""
    carets = [
        Caret(Range(at, at + len(word)), f"F{number}" if len(words) > 1 else "", "red")
        for number, word in enumerate(words, 1)
        if (at := text.index(word)) >= 0
    ]
    return plain(list(excerpt(text, carets, width))).split("\n")


def under(rows: list[str], word: str) -> bool:
    """Say whether the carets below the first row stand exactly under a word of it."""
    before, after = rows[0].split(word, 1)
    del after
    lead = len(rows[1]) - len(rows[1].lstrip())
    return (lead, rows[1].count("^")) == (cell_len(before), cell_len(word))


@pytest.mark.parametrize(
    "before",
    [
        "",
        "abc ",
        "漢字 ",
        "ｆｕｌｌ ",
        "cafe\u0301 ",
        "e\u0323\u0302 ",
        "\u200dx ".strip("\u200d"),
        "🚢 ",
        "한국 ",
    ],
)
@pytest.mark.parametrize("word", ["5", "漢", "million", "e\u0301te\u0301", "三百"])
def test_carets_stand_under_the_word(before: str, word: str) -> None:
    """Wide letters take two cells, combining marks none, on either side of the first caret."""
    rows = shown(f"{before}{word} tonnes", word)
    assert under(rows, word)
    assert not under([rows[0], f" {rows[1]}"], word)


@pytest.mark.parametrize("char", ["\t", "\u00a0", "\u3000", "\n", "\u2028"])
def test_any_space_is_one_cell(char: str) -> None:
    """Tabs and line breaks inside a text do not move what follows."""
    assert shown(f"a{char}b", "b") == ["a b", "  ^"]


@pytest.mark.parametrize("char", ["\u200b", "\u202e", "\x1b", "\u00ad", "\u3164", "\ue000"])
def test_what_cannot_be_seen_is_spelled_out(char: str) -> None:
    """An invisible character, or one that a terminal obeys, is shown by its number."""
    rows = shown(f"ab{char}c d", f"ab{char}c")
    assert rows == [f"ab<U+{ord(char):04X}>c d", "^" * (11 if ord(char) < 0x10000 else 12)]
    assert one_line(f"a{char}b") == f"a<U+{ord(char):04X}>b"


def test_a_long_text_wraps_between_words() -> None:
    """Words at fault that run over a row get carets on both."""
    assert shown("one two three four", "two three", width=9) == [
        "one two",
        "    ^^^",
        "three",
        "^^^^^",
        "four",
    ]


def test_wide_letters_wrap_without_spaces() -> None:
    """No row is wider than asked for."""
    assert shown("漢字漢字漢字", "漢字漢字漢字", width=5) == ["漢字", "^^^^"] * 3


def test_several_findings_have_labels() -> None:
    """On one line while they fit, below each other where they would touch."""
    assert shown("one two three", "one", "three") == ["one two three", "^^^ F1  ^^^^^ F2"]
    assert shown("one two three", "one", "two") == ["one two three", "^^^ F1", "    ^^^ F2"]


def test_of_a_very_long_text_the_rows_with_carets_are_shown() -> None:
    """And those beside them; what is left out is marked."""
    text = " ".join(f"word{n:02}" for n in range(40))
    rows = shown(text, "word20", width=13)
    assert rows == ["… word18 word19", "word20 word21", "^^^^^^", "word22 word23", "…"]
    assert len(shown(text, width=13)) == 7


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=3),
    st.integers(4, 40),
)
def test_nothing_is_lost_and_nothing_is_wider(
    text: str, spots: list[tuple[int, int]], width: int
) -> None:
    """All of a text that fits is printed, in rows of the width, and every caret in sight."""
    carets = [
        Caret(Range(start, min(len(text), start + size)), "", "red")
        for start, size in spots
        if start < len(text)
    ]
    lines = list(excerpt(text, carets, width))
    rows = [line for line in lines if not set(line[-1][0]) <= {"^"} or line[0][1] == "dim"]
    printed = "".join(run for line in rows for run, style in line if style != "dim")
    if len(rows) <= 6 and not any("…" in run for line in rows for run, _ in line):
        assert printed.replace("^", "") == one_line(text).replace("^", "")
    assert all(char.isprintable() for char in plain(lines).replace("\n", ""))
    assert bool(carets) <= ("^" in plain(lines))
