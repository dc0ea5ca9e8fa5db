"""M6, certain: what may be is not certain, inevitable or beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.check.case import Case
from brief.check.codes import Code, finding
from brief.check.evidence import Piece
from brief.check.operators import Effect
from brief.check.stances import stances
from brief.model import Finding, Range

_SURE = re.compile(
    r"\b(?:(?<!a )certain(?:ly|ty)?|sure to|surely|inevitabl[ey]|inevitability|unavoidabl[ey]|"
    r"guaranteed|definite(?:ly)?|undoubtedly|unquestionabl[ey]|indisputabl[ey]|bound to|"
    r"(?:settled|established|clear|(?<!be )known|a fact) that|"
    r"(?:without|beyond|no|leave little) (?:a )?doubt|a foregone conclusion)\b(?! \w+s\b)",
    re.IGNORECASE,
)
_LOOSE = frozenset({Effect.POSSIBLE, Effect.COULD, Effect.PROBABLE, Effect.DOUBT, Effect.OPEN})
_NOT_QUITE = frozenset("almost nearly virtually not far less hardly never no n't isn't".split())
_BACK = 3


def assured(case: Case) -> Iterator[Finding]:
    """Yield a finding for "certain" where the source has only "may", and nothing as sure."""
    sentence = case.sentence
    for match in _SURE.finditer(sentence.text, sentence.start, sentence.end):
        at = sentence.token_at(match.start())
        before = {token.norm for token in sentence.tokens[max(0, at - _BACK) : at]}
        if before & _NOT_QUITE and not match.group().casefold().endswith("doubt"):
            continue
        pieces = case.alignment.pieces_for(match.start())
        if not pieces or any(_is_sure(piece) for piece in pieces):
            continue
        hedge = next((found for piece in pieces if (found := _hedge(piece))), None)
        if hedge is not None:
            where = Range(match.start(), match.end())
            piece, part = hedge
            says = piece.sentence.text[slice(*part)]
            detail = f"{case.words_at(where)} where the source has “{says}”"
            yield finding(Code.MORE_CERTAIN, detail, where, piece.span(*part))


def _is_sure(piece: Piece) -> bool:
    sentence = piece.sentence
    return bool(_SURE.search(sentence.text, sentence.start, sentence.end))


def _hedge(piece: Piece) -> tuple[Piece, Range] | None:
    """Return the first "may" or "unclear" of a cited sentence, if there is one."""
    tokens = piece.sentence.tokens
    for one in stances(piece.sentence).governors:
        if one.effect in _LOOSE:
            return piece, Range(tokens[one.first].start, tokens[one.last].end)
    return None
