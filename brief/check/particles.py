"""Verbs of two words with the object between them: "turn the offer down", "let 17 men go"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brief.check.lexicon import phrases
from brief.text.function_words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from brief.text.tokens import Token, TokenKind

_REACH = 6
_PARTICLES = frozenset(
    """up down off out back away over through forward aside apart together alight go free
    home""".split()
)
_LINKS = frozenset({"of"})
_STOPS = (PREPOSITIONS | AUXILIARIES | CONJUNCTIONS) - _LINKS - {"and"}


class Parted(NamedTuple):
    """Where the particle stands, and the stem that verb and particle are read as."""

    particle: int
    stem: str


def parted_phrase(tokens: Sequence[Token], at: int) -> Parted | None:
    """Return the particle that belongs to the verb at `at`, some words further on.

    Between them stands an object only: no other verb's helper, preposition or
    clause. Behind the particle no noun phrase begins, or it is a preposition:
    "threw the ball down the hill".
    """
    wanted = {
        stems[1]: read_as
        for stems, read_as in phrases().get(tokens[at].stem, ())
        if len(stems) == 2
    }
    if not wanted:
        return None
    for index in range(at + 1, min(len(tokens), at + 1 + _REACH)):
        token = tokens[index]
        if token.norm in _PARTICLES and token.stem in wanted and index > at + 1:
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            return None if after and _begins_object(after) else Parted(index, wanted[token.stem])
        if (token.kind is TokenKind.PUNCT and token.norm != "-") or token.norm in _STOPS:
            return None
    return None


def _begins_object(token: Token) -> bool:
    """Say whether a token begins what a preposition would govern."""
    return token.norm in DETERMINERS or token.norm == "of" or token.text[:1].isupper()
