"""Negation and opposites: whether two sides of a comparison deny the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from brief.check.align import Alignment
from brief.check.evidence import Piece
from brief.check.lexicon import opposites
from brief.check.reading import Sentence, Unit
from brief.check.scopes import governs, markers_of
from brief.text.stance import Marker, Stance

_NEGATIVE = ("un", "non", "dis", "in", "im", "ir", "il")
_SHORTEST_BASE = 4
_LITTLE = frozenset({"little", "few"})
_NOT_ONLY = (["only"], ["just"], ["merely"])


def negations(sentence: Sentence) -> list[Marker]:
    """Return the negations that deny something: not "not only", not "whether or not"."""
    found = []
    for marker in markers_of(sentence, Stance.NEGATION):
        words = sentence.text[marker.start : marker.end].casefold()
        after = sentence.text[marker.end : marker.end + 8].casefold().split()
        lead = sentence.text[max(sentence.start, marker.start - 12) : marker.start]
        if after[:1] in _NOT_ONLY or lead.casefold().split()[-2:] == ["whether", "or"]:
            continue
        if marker.value == "few" and words in _LITTLE:
            continue
        found.append(marker)
    return found


def negated(sentence: Sentence, unit: Unit) -> Marker | None:
    """Return a negation that governs the unit, or stands before it in its clause."""
    clause = sentence.clause_at(unit.start)
    for marker in negations(sentence):
        if governs(marker, unit) or clause.start <= marker.start < marker.end <= unit.start:
            return marker
    return None


def negated_forms(stem: str) -> Iterator[str]:
    """Yield the stem without a negative prefix, or with each of them."""
    for prefix in _NEGATIVE:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST_BASE:
            yield stem[len(prefix) :]
        elif len(stem) >= _SHORTEST_BASE:
            yield prefix + stem


def opposite_in(unit: Unit, piece: Piece) -> Unit | None:
    """Return a word of the piece that says the opposite of the unit, if any."""
    for stem in sorted(opposites(unit.stem) | set(negated_forms(unit.stem))):
        for other in piece.sentence.by_stem.get(stem, ()):
            return other
    return None


def made_up_for(claim: Sentence, alignment: Alignment, unit: Unit) -> bool:
    """Say whether the source denies the opposite of a word: "not insured" for "uninsured"."""
    for piece in alignment.pieces_for(unit.start):
        other = opposite_in(unit, piece)
        if other and bool(negated(claim, unit)) is not bool(negated(piece.sentence, other)):
            return True
    return False
