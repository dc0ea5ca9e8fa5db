"""Words, numbers and punctuation of a text, with offsets, folded form and stem."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from brief.text.fold import fold_key
from brief.text.irregular import LEMMAS


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PUNCT = "punct"


class Token(NamedTuple):
    """One token: `text` is the original, `norm` its folded form, `stem` comparable.

    The stem of what is no word is its folded form. What a token is asked for again
    and again it holds: a property would cost a call each time.
    """

    start: int
    end: int
    text: str
    norm: str
    kind: TokenKind
    stem: str
    is_word: bool


# "[W]e" is the word whose case a quotation changed. "O'Neill" is one word. A clitic ('s,
# n't, 'll) is a token of its own, so that "don't" holds a negation and "Anna's" holds Anna.
# Hyphenated words come apart: "US-led" is about the US.
_NEGATED = (
    "do|does|did|is|are|was|were|have|has|had|wo|would|could|should|ca|must|might|need|ai|sha"
)
_PIECES = re.compile(
    r"(?P<clitic>(?<=\w)(?:['’](?:s|re|ve|ll|d|m)\b|n['’]t\b))"
    r"|(?P<abbr>(?:[^\W\d_]\.){2,})"
    r"|(?P<fitted>\[[^\W\d_]\][^\W\d_][^\W_]*)"
    rf"|(?P<word>(?:{_NEGATED})(?=n['’]t\b)|(?-i:[A-Z])['’](?-i:[A-Z])[^\W\d_]+"
    r"|[^\W\d_][^\W_]*(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)"
    r"|(?P<punct>\.\.\.|[^\w\s]|_)",
    re.IGNORECASE,
)
_ISE = re.compile(r"(?<=\w{4})is(e|ed|es|ing|ation|ations)\Z")
_NOT = re.compile(r"n['’]t\Z", re.IGNORECASE)
_MEN = re.compile(r"(?<=[a-z]{4})(?<!ci)(?<!gi)(?<!do)men\Z")  # not specimen, regimen, abdomen
# The stemmer undoubles "rebuffed" and "boycotted" but not "rebuff" and "boycott".
_DOUBLED = re.compile(r"(?<=\w\w)([bdfgmnprt])\1\Z")
_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """Return the stem of a folded word, irregular and British forms led back to one."""
    lemma = LEMMAS.get(norm) or _ISE.sub(r"iz\1", _MEN.sub("man", norm))
    if not lemma.isascii():
        # The stemmer reads UTF-8, which half a surrogate pair is not.
        lemma = lemma.encode("utf-8", "replace").decode("utf-8")
    return _DOUBLED.sub(r"\1", str(_stemmer.stemWord(lemma)))


@lru_cache(maxsize=65536)
def _forms(text: str) -> tuple[str, str]:
    """Return a word's folded form and its stem."""
    norm = _normal(text)
    return norm, stem(norm)


def _normal(text: str) -> str:
    """Return a word's folded form; the acronym US is kept apart from the pronoun."""
    if text in {"US", "U.S.", "U.S"}:
        return "u.s."
    norm = fold_key(text)
    if norm[:1] == "[":
        return norm[1] + norm[3:]
    if "." in norm and len(norm) > 1:
        return norm.replace(".", "")
    return "not" if _NOT.match(norm) else norm


@lru_cache(maxsize=4096)
def _mark(text: str) -> str:
    """Return the folded form of a punctuation mark."""
    return fold_key(text) or text


@lru_cache(maxsize=16384)
def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Split `text[start:end]` into tokens with offsets into `text`."""
    return tuple(scan(text, start, len(text) if end is None else end))


def scan(text: str, start: int, end: int) -> list[Token]:
    """Split `text[start:end]` like `tokenize`, without keeping the answer: for short pieces."""
    tokens: list[Token] = []
    for match in _PIECES.finditer(text, start, end):
        piece, group = match.group(), match.lastgroup
        begin, stop = match.span()
        if group == "number":
            tokens.append(Token(begin, stop, piece, piece, TokenKind.NUMBER, piece, False))
        elif group == "punct":
            mark = _mark(piece)
            tokens.append(Token(begin, stop, piece, mark, TokenKind.PUNCT, mark, False))
        else:
            norm, stemmed = _forms(piece)
            tokens.append(Token(begin, stop, piece, norm, TokenKind.WORD, stemmed, True))
    return tokens


def words(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the word and number tokens of `text[start:end]`."""
    return [t for t in tokenize(text, start, end) if t.kind is not TokenKind.PUNCT]
