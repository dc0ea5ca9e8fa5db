"""Words, numbers and punctuation of a text, with offsets, folded form and stem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import snowballstemmer

from brief.text.fold import fold_key
from brief.text.irregular import LEMMAS


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PUNCT = "punct"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` is the original, `norm` its folded form, `stem` comparable."""

    start: int
    end: int
    text: str
    norm: str
    stem: str
    kind: TokenKind

    @property
    def is_word(self) -> bool:
        """Say whether the token is a word."""
        return self.kind is TokenKind.WORD


# A clitic ('s, n't, 'll) is a token of its own, so that "don't" holds a
# negation and "Anna's" holds Anna. Hyphenated words come apart: "US-led" is
# about the US.
_PIECES = re.compile(
    r"(?P<abbr>(?:[^\W\d_]\.){2,})"
    r"|(?P<clitic>(?<=\w)(?:['’](?:s|re|ve|ll|d|m)\b|n['’]t\b))"
    r"|(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)"
    r"|(?P<word>[^\W\d_]+?(?=n['’]t\b)|[^\W\d_][^\W_]*[\u0300-\u036f]*(?:[^\W\d_]|[\u0300-\u036f])*)"
    r"|(?P<punct>\.\.\.|[^\w\s]|_)",
    re.IGNORECASE,
)
_ISE = re.compile(r"(?<=\w{4})is(e|ed|es|ing|ation|ations)\Z")
_NOT = re.compile(r"n['’]t\Z", re.IGNORECASE)
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """Return the stem of a folded word, irregular and British forms led back to one."""
    lemma = _ISE.sub(r"iz\1", LEMMAS.get(norm, norm))
    return str(_stemmer.stemWord(lemma))


@lru_cache(maxsize=65536)
def _normal(text: str) -> str:
    """Fold a word; the acronym US is kept apart from the pronoun."""
    if text in {"US", "U.S.", "U.S"}:
        return "u.s."
    norm = fold_key(text)
    if "." in norm and len(norm) > 1:
        return norm.replace(".", "")
    return "not" if _NOT.match(norm) else norm


@lru_cache(maxsize=8192)
def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Split `text[start:end]` into tokens with offsets into `text`."""
    tokens: list[Token] = []
    for match in _PIECES.finditer(text, start, len(text) if end is None else end):
        piece, group = match.group(), match.lastgroup
        if group in {"word", "abbr", "clitic"}:
            norm = _normal(piece)
            tokens.append(Token(*match.span(), piece, norm, stem(norm), TokenKind.WORD))
        elif group == "number":
            tokens.append(Token(*match.span(), piece, piece, piece, TokenKind.NUMBER))
        else:
            norm = fold_key(piece) or piece
            tokens.append(Token(*match.span(), piece, norm, norm, TokenKind.PUNCT))
    return tuple(tokens)


def words(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the word and number tokens of `text[start:end]`."""
    return [t for t in tokenize(text, start, end) if t.kind is not TokenKind.PUNCT]
