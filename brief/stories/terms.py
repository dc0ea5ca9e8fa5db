"""Words as terms: what is left of a word when inflection, case and spelling are taken off.

Copies are inflected anew, reworded and translated, in any language. An English
word becomes its stem. A word of another language becomes its first letters,
which inflection leaves alone in most of them (McNamee and Mayfield 2004 found
that as good as a stemmer, and no stemmer is needed for each language). Text
written without spaces becomes its pairs of characters.

A term is a number made from the folded form by a fixed hash, so that it is the
same in every process, and small enough for millions of them to be held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from brief.text.fold import fold_key
from brief.text.function_words import FUNCTION_WORDS
from brief.text.gazetteer import gazetteer
from brief.text.number_words import SMALL, TENS
from brief.text.tokens import stem

_PAIR = 2
_LEAST = 2
_PREFIX = 4
"""Letters of a word of another language than English that make its term."""
_SHORT = 3
"""Letters up to which such a word is taken to be one of the closed classes."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0dff\u00ad\u200b-\u200d"
"""What is written within words although it is no letter: accents, vowel signs, soft hyphens."""
_PLAIN = re.compile(r"\d+(?:[.,:]\d+)*|[A-Za-z]+", re.ASCII)
_WORD = re.compile(
    rf"\d+(?:[.,:]\d+)*|[^\W\d_{_UNSPACED}](?:[^\W\d_{_UNSPACED}]|[{_MARKS}])*|[{_UNSPACED}]+"
)
_RUN = re.compile(rf"[{_UNSPACED}]")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+\Z")
_NUMBERS = {**SMALL, **TENS}
_EMPTY = frozenset("percent percentag cent mr mrs ms dr say tell add".split())
"""Stems that reports of anything hold: units that signs stand for, titles, reporting verbs."""
_ENGLISH = 0.2
"""Part of its words that tell nothing in English from which a text is held to be English."""
_TELLING = 120
"""Words of a text by which its language is told."""
_FEW = 12
"""Words below which a text is too short to tell, and is English if its letters are."""
_MOST = 1 << 19
"""Distinct words whose terms are kept at hand."""


class Term(NamedTuple):
    """What a word stands for.

    `key` is 0 for a word that tells nothing; `word` is its number as a word
    among words, whether it tells or not.
    """

    key: int
    word: int
    capital: bool = False
    number: bool = False


class Table(dict[str, Term]):
    """Words with their terms, filled as they are asked for."""

    def __init__(self, make: Callable[[str], Term]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Term:
        """Make the term of a word not met before."""
        if len(self) >= _MOST:
            self.clear()
        term = self[word] = self._make(word)
        return term


def key_of(text: str) -> int:
    """Return a number of 60 bits for a folded form, never 0 and the same in every process."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()) >> 4 | 1


def words_of(text: str, start: int, end: int) -> list[str]:
    """Return the words, the numbers and, where words are not spaced, the pairs of characters."""
    if text.isascii():
        return _PLAIN.findall(text, start, end)
    found = _WORD.findall(text, start, end)
    if not _RUN.search(text, start, end):
        return found
    return [piece for word in found for piece in _pieces(word)]


def placed_words(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the same with the offsets at which they begin."""
    plain = text.isascii()
    found = (_PLAIN if plain else _WORD).finditer(text, start, end)
    if plain or not _RUN.search(text, start, end):
        return [(match.start(), match.group()) for match in found]
    return [
        (match.start() + at, piece)
        for match in found
        for at, piece in enumerate(_pieces(match.group()))
    ]


def _pieces(word: str) -> list[str]:
    """Return a word as it is, and a run of characters that are not spaced as its pairs."""
    if len(word) < _PAIR or not _RUN.match(word):
        return [word]
    return [word[at : at + _PAIR] for at in range(len(word) - 1)]


def table_for(words: Sequence[str]) -> Table:
    """Return the table by which a text with these words is to be read."""
    some = words[:_TELLING]
    if len(some) < _FEW:
        return ENGLISH if all(word.isascii() for word in some) else OTHER
    closed = [ENGLISH[word].key for word in some].count(0)
    return ENGLISH if closed >= _ENGLISH * len(some) else OTHER


def has_places(words: list[str]) -> bool:
    """Say whether any of the words may begin a listed place of two words."""
    return not _openings().isdisjoint(words)


def joined(words: list[str], homes: list[int]) -> tuple[list[str], list[int]]:
    """Make one word of each listed place of two words: "United Kingdom" is "UK".

    What belongs to each word is in `homes`, unless that is empty; of two words
    that become one, the first one's is kept.
    """
    starts = _openings()
    found: list[str] = []
    kept: list[int] = []
    for at, word in enumerate(words):
        both = f"{found[-1]} {word}" if found and found[-1] in starts else ""
        if both and fold_key(both) in gazetteer():
            found[-1] = both
        else:
            found.append(word)
            kept += homes[at : at + 1]
    return found, kept


@cache
def _openings() -> frozenset[str]:
    """Return the words with which listed places of two words begin, as they are printed."""
    return frozenset(
        name.split()[0].capitalize() for name in gazetteer() if len(name.split()) == _PAIR
    )


def _english(word: str) -> Term:
    """Return the term of an English word."""
    if word[0].isdigit():
        return _number(word)
    norm = fold_key(word)
    if norm in _NUMBERS:
        key = key_of(str(_NUMBERS[norm]))
        return Term(key, key, number=True)
    place = key_of(norm)
    capital = word[0].isupper()
    if len(norm) < _LEAST or norm in FUNCTION_WORDS:
        return Term(0, place, capital)
    entry = gazetteer().get(norm) if capital else None
    # "us", "who" and "un" are listed in capitals only.
    listed = entry is not None and (len(norm) > _SHORT or word.isupper())
    root = entry.place if entry and listed else stem(norm)
    return Term(0 if root in _EMPTY else key_of(root), place, capital)


def _other(word: str) -> Term:
    """Return the term of a word of another language."""
    if word[0].isdigit():
        return _number(word)
    norm = fold_key(word)
    short = len(norm) <= _SHORT and not _RUN.match(word)
    return Term(0 if short else key_of(norm[:_PREFIX]), key_of(norm), word[0].isupper())


def _number(word: str) -> Term:
    """Return the term of a number in figures: 2,400 and 2.400 are one, and so are 2.4 and 2,4."""
    plain = re.sub(r"[.,]", "", word) if _THOUSANDS.match(word) else word.replace(",", ".")
    key = key_of(plain)
    return Term(key, key, number=True)


ENGLISH, OTHER = Table(_english), Table(_other)
