"""Which words of one cited sentence may carry a word of the claim, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from brief.check.evidence import Piece
from brief.check.lexicon import converses, derived, opposites, related
from brief.check.reading import HEAD, Sentence, Unit

EXACT, RELATED, DERIVED = 1.0, 0.9, 0.85
_MOST_CANDIDATES = 8


class Option(NamedTuple):
    """A word of a source that may carry a word of the claim, and how surely."""

    strength: float
    other: Unit


def candidates(unit: Unit, piece: Piece) -> list[Option]:
    """Return the words of a piece that may carry a unit, the surest first."""
    sentence, own = piece.sentence, unit.stem
    by_stem = sentence.by_stem
    found: list[Option] = []
    if own in by_stem:
        found = [Option(EXACT, other) for other in _held(piece, by_stem[own])]
    others = related(own) | converses(own)
    for stem in sorted(others & by_stem.keys()):
        found += [
            Option(RELATED, other)
            for other in _held(piece, by_stem[stem])
            if not _within_name(sentence, other)
        ]
    if len(own) >= HEAD:
        for other in sentence.by_head.get(own[:HEAD], ()):
            new = other.stem != own and other.stem not in others
            if new and derived(own, other.stem) and other.stem not in opposites(own):
                found += [Option(DERIVED, held) for held in _held(piece, (other,))]
    return found or (_in_parts(unit, piece) if unit.parts else [])


def _within_name(sentence: Sentence, unit: Unit) -> bool:
    """Say whether a word is part of a name, its last word apart: "Maritime" Inspectorate.

    A word that begins the sentence may owe its capital to that: "Brewer" Hobart.
    """
    return unit.first > 0 and any(
        name.start <= unit.start and unit.end < name.end for name in sentence.names
    )


def surest(unit: Unit, piece: Piece) -> list[Option]:
    """Return the words of a piece that carry a unit as surely as any of it does."""
    found = candidates(unit, piece)
    return [option for option in found if option.strength == found[0].strength]


def _in_parts(unit: Unit, piece: Piece) -> list[Option]:
    """Return what carries an expression word by word: all of its words have to be carried."""
    parts = [candidates(replace(unit, stem=part, parts=()), piece) for part in unit.parts]
    if not all(parts):
        return []
    return [Option(min(part[0].strength for part in parts), parts[0][0].other)]


def _held(piece: Piece, units: Sequence[Unit]) -> list[Unit]:
    if piece.whole:
        return list(units[:_MOST_CANDIDATES])
    return [unit for unit in units[:_MOST_CANDIDATES] if piece.holds(unit.start, unit.end)]
