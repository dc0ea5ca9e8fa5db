"""The marks of stance among a few words: denials, hedges and quantifiers, and what is left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from brief.check.amounts import LEVELS as AMOUNTS
from brief.check.kept import per_sentence
from brief.check.levels import DENYING, LEVELS, Level
from brief.check.operators import Effect, Side, operators
from brief.check.reading import Sentence
from brief.check.scopes import markers_of
from brief.check.stances import stances
from brief.model import Range
from brief.text.function_words import FUNCTION_WORDS
from brief.text.stance import Marker, Stance
from brief.text.tokens import Token
from brief.text.verbs import is_adverb

_CLOSED = frozenset({Side.NEXT, Side.EACH})
_APART = frozenset({Side.LEFT, Side.THAT})
"""Sides on which an operator is a clause of its own: who says so is told by attributions."""
_DENYING = DENYING - {Effect.FEW}
_SMALL = FUNCTION_WORDS | {"also", "already", "that", "so", "far"}


class Marks(NamedTuple):
    """What some words say: how many denials, how sure, of how many; `rest` are other words."""

    denials: int
    level: Level
    amount: int
    rest: tuple[Token, ...]


_NOTHING = Marks(0, Level.FACT, 0, ())


def marks(sentence: Sentence, words: Sequence[Token], *, ends: bool) -> Marks:
    """Read the marks among neighbouring words; where they end the sentence they govern nothing."""
    if not words:
        return _NOTHING
    part = Range(words[0].start, words[-1].end)
    inside = [] if ends else _operators_in(sentence, part)
    scopes = scopes_in(sentence, part)
    taken = [at for at, _ in inside] + [Range(m.start, m.end) for m in scopes]
    rest = tuple(
        token
        for token in words
        if token.norm not in _SMALL
        and not is_adverb(token)
        and not any(a <= token.start < b for a, b in taken)
    )
    return Marks(
        sum(effect in _DENYING for _, effect in inside),
        min((LEVELS.get(effect, Level.FACT) for _, effect in inside), default=Level.FACT),
        max((AMOUNTS[m.value] for m in scopes), default=0),
        rest,
    )


def effects_in(sentence: Sentence, part: Range) -> list[Effect]:
    """Return the effects of the operators that begin in a range of the text."""
    return [effect for _, effect in _operators_in(sentence, part)]


def scopes_in(sentence: Sentence, part: Range) -> tuple[Marker, ...]:
    """Return the quantifiers that begin in a range of the text."""
    found = scopes(sentence)
    start = attrgetter("start")
    low = bisect_left(found, part.start, key=start)
    return found[low : bisect_left(found, part.end, key=start)]


@per_sentence
def scopes(sentence: Sentence) -> tuple[Marker, ...]:
    """Return the quantifiers of a sentence."""
    return tuple(m for m in markers_of(sentence, Stance.SCOPE) if m.value in AMOUNTS)


def _operators_in(sentence: Sentence, part: Range) -> list[tuple[Range, Effect]]:
    found = _operators(sentence)
    low = bisect_left(found, part.start, key=lambda one: one[0].start)
    return found[low : bisect_left(found, part.end, key=lambda one: one[0].start)]


@per_sentence
def _operators(sentence: Sentence) -> list[tuple[Range, Effect]]:
    """Return the operators of a sentence as they are read there, and "not" and "may" anyhow."""
    read = stances(sentence)
    tokens = sentence.tokens
    found: list[tuple[Range, Effect]] = []
    for one in operators(sentence):
        placed = read.at(one.first)
        at = Range(tokens[one.first].start, tokens[one.last].end)
        if placed and placed.side not in _APART:
            found.append((at, placed.effect))
        elif not placed and _CLOSED & set(one.senses[0].sides):
            found.append((at, one.senses[0].effect))
    return found
