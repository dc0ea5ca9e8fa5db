"""The word lists as they are written, and the table of stems made of them.

People write and read `synonyms.txt` and `newsroom.txt` (groups of words that stand
for each other, by theme and by the kind of news) and `restatements.txt` (a word of a
source, and how a claim may and may not retell it). The checker reads `relations.txt`,
in which every word is a stem already and every row belongs to a word of a claim.
`bench/word_relations.py` writes it anew; a test holds them together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import NamedTuple

from brief.text.function_words import FUNCTION_WORDS
from brief.text.tokens import stem

_OPEN_ENDS = frozenset("than of as to by with at for from into against about after upon".split())
DATA = files("brief.check") / "data"
GROUPS = ("synonyms.txt", "newsroom.txt")
"""The lists of words that may stand for each other, a group a line."""


class Row(NamedTuple):
    """What a source may have where a claim has one word: stems, and those that it must not."""

    same: frozenset[str]
    wider: frozenset[str]
    other: frozenset[str]


def rows(name: str) -> list[str]:
    """Return the lines of a data file without comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def key(word: str) -> str:
    """Return the stem of a word; an expression's stems are joined by "_" ("step_down")."""
    return "_".join(stem(part) for part in word.split("_"))


def _keys(words: str) -> list[str]:
    return [key(word) for word in words.split()]


def relations() -> dict[str, Row]:
    """Read both lists, by the word that stands in the claim."""
    same: dict[str, set[str]] = defaultdict(set)
    wider: dict[str, set[str]] = defaultdict(set)
    other: dict[str, set[str]] = defaultdict(set)
    for row in [row for name in GROUPS for row in rows(name)]:
        narrow, _, general = row.partition(">")
        group = _keys(narrow)
        for word in _keys(general):
            wider[word].update(group)
        if not general:
            for word in group:
                same[word].update(group)
    for row in rows("restatements.txt"):
        _restated(row, same, wider, other)
    words = same.keys() | wider.keys() | other.keys()
    return {word: _row(word, same[word], wider[word], other[word]) for word in words}


def _restated(
    row: str, same: dict[str, set[str]], wider: dict[str, set[str]], other: dict[str, set[str]]
) -> None:
    """Add a line of restatements: `source: equals > wider ! not`."""
    head, _, tail = row.partition(":")
    source = key(head.strip())
    told, _, wrong = tail.partition("!")
    equal, _, general = told.partition(">")
    for word in _keys(equal):
        same[word].add(source)
        if "_" in word:
            same[source].add(word)
    for word in _keys(general):
        wider[word].add(source)
    for word in _keys(wrong):
        other[word].add(source)
        other[source].add(word)


def _row(word: str, same: set[str], wider: set[str], other: set[str]) -> Row:
    """Tidy a row: a stem stands in one part only, and never for itself."""
    own = {word}
    return Row(
        frozenset(same - own),
        frozenset(wider - same - own),
        frozenset(other - same - wider - own),
    )


def expressions(table: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the expressions of several words among the keys of a table, as tuples of stems.

    Those that begin with a function word ("in force") are left to their words, and those
    that end with a preposition ("go to"): what it governs has to be read.
    """
    for word in table:
        stems = tuple(word.split("_"))
        if len(stems) > 1 and stems[0] not in FUNCTION_WORDS and stems[-1] not in _OPEN_ENDS:
            yield stems


def lines() -> Iterator[str]:
    """Yield the lines of `relations.txt`."""
    made_of = ", ".join([*GROUPS, "restatements.txt"])
    yield f"# Made by bench/word_relations.py from {made_of}."
    for word, row in sorted(relations().items()):
        yield "|".join([word, *(" ".join(sorted(part)) for part in row)])
