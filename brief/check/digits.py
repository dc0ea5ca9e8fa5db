"""Digits that are neither a figure nor a date: "March 37", part numbers, identifiers.

What no reading understands must at least stand in the source as it is. The
number of a name that the source does not have at all ("Route 66", "COVID-19") is
left to the test of names, which refuses the name.
"""

from __future__ import annotations

import itertools

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.names import given
from brief.check.reading import Sentence
from brief.model import Finding, Range
from brief.text.tokens import Token, TokenKind

_REACH = 12


def digit_findings(case: Case) -> list[Finding]:
    """Test that each number of the claim that nothing else reads is in a cited sentence."""
    read = [(figure.start, figure.end) for figure in case.sentence.figures]
    read += [(date.start, date.end) for date in case.sentence.dates]
    found = []
    before = ""
    for token in case.sentence.tokens:
        if token.kind is TokenKind.PUNCT:
            continue
        ahead, before = before, token.stem
        if token.norm.isalpha() or not any(char.isdigit() for char in token.norm):
            continue
        if any(a <= token.start < b for a, b in read) or _of_a_missing_name(case, token):
            continue
        if not _is_given(case, ahead, token):
            at = Range(token.start, token.end)
            found.append(finding(Code.FIGURE_NOT_GIVEN, case.words_at(at), at, None))
    return found


def _is_given(case: Case, ahead: str, token: Token) -> bool:
    """Say whether a cited sentence has the number, and behind the same word if it has that."""
    pieces = [piece.sentence for piece in case.alignment.pieces]
    if any((ahead, token.norm) in sentence.pairs for sentence in pieces):
        return True
    letters = token.norm.rstrip("0123456789")
    split = (letters, token.norm[len(letters) :])
    if letters and any(split in sentence.pairs for sentence in pieces):
        return True  # "G7" for "G-7"
    labelled = ahead[:1].isalpha() and any(_numbers(sentence, ahead) for sentence in pieces)
    return not labelled and any(token.norm in sentence.norms for sentence in pieces)


def _numbers(sentence: Sentence, word: str) -> bool:
    """Say whether a sentence has a number behind a word that begins with a capital."""
    words = [t for t in sentence.tokens if t.kind is not TokenKind.PUNCT]
    return any(
        one.stem == word and one.text[:1].isupper() and other.kind is TokenKind.NUMBER
        for one, other in itertools.pairwise(words)
    )


def _of_a_missing_name(case: Case, token: Token) -> bool:
    """Say whether a number closes a name that no cited text has."""
    for name in case.sentence.names:
        gap = case.text[name.end : token.start] if name.end <= token.start else ""
        beside = name.end <= token.start <= name.end + _REACH and _is_gap(gap)
        if (name.start <= token.start < name.end or beside) and not name.weak:
            return not given(case, name)
    return False


def _is_gap(gap: str) -> bool:
    """Say whether only a hyphen, colon or the word for a part stands between name and number."""
    return gap.strip(" -:.,").casefold() in {"", "vol", "no", "part", "chapter", "season"}
