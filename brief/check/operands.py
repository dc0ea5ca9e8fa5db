"""The figures of the source that one of the claim may be reckoned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from brief.check.borders import within
from brief.check.case import Case
from brief.check.cells import Cell
from brief.check.evidence import Piece
from brief.check.places import Places
from brief.check.reading import Sentence
from brief.text.figure_relations import ends, measured
from brief.text.figures import Bound, Figure, FigureKind, same_value
from brief.text.tokens import stem

_TOLD = 3
"""What it counts that the claim gives an operand itself."""
_MOST = 24
_FEW_PIECES = 3
_TURNED = {
    Bound.LESS: Bound.MORE,
    Bound.MORE: Bound.LESS,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}
_LOOSE = frozenset({Bound.ABOUT, Bound.NEARLY, Bound.JUST_OVER})


class Operand(NamedTuple):
    """A figure of the source that may be reckoned with.

    `value` is in the unit that `measured` names; `said` counts the claim's words
    for it; `told` says that the claim gives it, too.
    """

    sentence: Sentence
    figure: Figure
    value: Fraction
    cell: Cell
    said: int
    told: bool

    @property
    def measured(self) -> str:
        """What the figure measures."""
        return measured(self.figure)


class Made(NamedTuple):
    """What was reckoned, and from what; `total` says that it is a sum."""

    figure: Figure
    operands: tuple[Operand, ...]
    total: bool = False


def carrying(case: Case) -> Sequence[Piece]:
    """Return the sentences to reckon with: all that are cited, or those that carry the claim."""
    pieces = case.alignment.pieces
    return pieces if len(pieces) <= _FEW_PIECES else case.alignment.used


def operands(case: Case, places: Places, figure: Figure) -> list[Operand]:
    """Return the figures that may be reckoned with, at most two dozen."""
    found: list[Operand] = []
    said = _Said(case, places, figure)
    for piece in carrying(case):
        for other in places.figures(piece.sentence):
            if len(found) >= _MOST:
                return found[:_MOST]
            if other.kind is FigureKind.ORDINAL or not piece.holds(*other.core):
                continue
            cell = places.cell(piece.sentence, other)
            told = said.gives(other)
            words = said.words_for(cell) + _TOLD * told
            found += [
                Operand(piece.sentence, side, ends(side)[0], cell, words, told)
                for side in _sides(other)
            ]
    return found[:_MOST]


class _Said:
    """The words, names and other figures of the claim's clause around a figure."""

    def __init__(self, case: Case, places: Places, figure: Figure) -> None:
        links = {link.unit.start: link.other.stem for link in case.alignment.linked}
        clause = case.sentence.clause_at(figure.start)
        self._stems = {
            form
            for unit in within(case.sentence.units, clause)
            for form in (unit.stem, stem(unit.norm), links.get(unit.start, unit.stem))
        }
        names = within(case.sentence.names, clause)
        self._keys = frozenset(key for name in names for key in name.keys)
        figures = within(places.figures(case.sentence), clause)
        self._figures = [other for other in figures if other is not figure][:_MOST]

    def words_for(self, cell: Cell) -> int:
        words = {unit.stem for unit in cell.units} | cell.heads | cell.verbs | cell.named
        named = (*cell.before.names, *cell.after.names, *cell.where.names)
        return len(words & self._stems) + sum(bool(name.keys & self._keys) for name in named)

    def gives(self, figure: Figure) -> bool:
        return any(same_value(one, figure) for one in self._figures)


def _sides(figure: Figure) -> tuple[Figure, ...]:
    """Return the figures to reckon with: both sides of a score, and no range."""
    if figure.kind is FigureKind.SCORE:
        kind = FigureKind.PERCENT if figure.unit else FigureKind.CARDINAL
        sides = (figure.low, figure.high)
        return tuple(replace(figure, low=side, high=side, kind=kind) for side in sides)
    return (figure,) if figure.low == figure.high else ()


def are_meant(made: Made, found: Sequence[Operand]) -> bool:
    """Say whether the claim's words speak for no other figure more than for these."""
    said = [operand.said for operand in made.operands]
    kind = made.operands[0].measured
    rest = max((o.said for o in found if o.measured == kind and _is_other(o, made)), default=0)
    return (max(said) if made.total or _is_change(made, found) else min(said)) >= rest


def _is_change(made: Made, found: Sequence[Operand]) -> bool:
    """Say whether two operands stand beside each other as "from 14 to 11" or "68, up from 52"."""
    places = [at for at, operand in enumerate(found) if operand in made.operands]
    if len(made.operands) != 2 or len(places) != 2:
        return False
    apart = made.operands[0].sentence is not made.operands[1].sentence
    ahead = found[places[1]].cell.ahead[:1]
    return not apart and places[1] - places[0] <= 2 and ahead in {("from",), ("to",), ("than",)}


def _is_other(operand: Operand, made: Made) -> bool:
    return not operand.told and operand not in made.operands


def amount(value: Fraction, unit: str, found: Sequence[Operand]) -> Iterator[Made]:
    """Yield an amount in `unit`, if anything follows from such figures."""
    kind = {"": FigureKind.CARDINAL, "%": FigureKind.PERCENT}.get(unit, FigureKind.MEASURE)
    yield from _made(value, unit, kind, found)


def ratio(value: Fraction, found: Sequence[Operand]) -> Iterator[Made]:
    """Yield a part of one, or a multiple, if anything follows from such figures."""
    yield from _made(value, "", FigureKind.FRACTION if value < 1 else FigureKind.MULTIPLE, found)


def _made(value: Fraction, unit: str, kind: FigureKind, found: Sequence[Operand]) -> Iterator[Made]:
    bounds = {operand.figure.bound for operand in found}
    base = found[0].figure
    bound = None
    if bounds <= _LOOSE | {Bound.EXACT}:
        bound = Bound.EXACT if bounds == {Bound.EXACT} else Bound.ABOUT
    elif all(operand.figure.bound is Bound.EXACT for operand in found[1:]):
        bound = base.bound  # fewer than 3,000 of 12,000 are less than a quarter
    elif base.bound is Bound.EXACT and len(found) == 2 and unit == found[0].figure.unit:
        bound = _TURNED.get(found[1].figure.bound)  # of 12,000 they leave more than 9,000
    if bound is not None:
        figure = replace(base, low=value, high=value, kind=kind, unit=unit, bound=bound)
        yield Made(figure, tuple(found))
