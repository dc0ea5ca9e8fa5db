"""The word lists and the table made of them are one."""

from __future__ import annotations

import pytest

from brief.check.lexicon import contrasts, related
from brief.check.words import DATA, GROUPS, key, lines, relations, rows


def test_the_table_is_made_of_the_lists() -> None:
    """Whoever edits a list makes the table anew: `python bench/word_relations.py`."""
    stored = (DATA / "relations.txt").read_text(encoding="utf-8")
    assert stored == "\n".join(lines()) + "\n"


def test_a_row_never_says_that_a_word_is_and_is_not_another() -> None:
    """What may carry a word and what must not are apart, and no word stands for itself."""
    for word, row in relations().items():
        assert not row.other & (row.same | row.wider)
        assert word not in row.same | row.wider | row.other


@pytest.mark.parametrize("name", [*GROUPS, "restatements.txt"])
def test_lists_hold_words_of_letters_only(name: str) -> None:
    """Rows are lower-case words, expressions joined by "_", and the marks between the parts."""
    for row in rows(name):
        words = row.replace(":", " ").replace(">", " ").replace("!", " ").split()
        assert words
        assert all(part.isalpha() and part.islower() for w in words for part in w.split("_")), row


def test_wide_words_carry_narrow_ones_one_way() -> None:
    """A claim may call a concert an event; it may not call an event a concert."""
    assert key("concert") in related(key("event"))
    assert key("event") not in related(key("concert"))


def test_a_contrast_holds_both_ways() -> None:
    """What is no bridge is a tunnel, whichever of the two the claim has."""
    pairs = [(word, other) for word, row in relations().items() for other in row.other]
    for word, other in pairs:
        assert word in contrasts(other) or word in related(other)
