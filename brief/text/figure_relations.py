"""Whether a figure in a claim follows from a figure in a source.

Two figures are compared in one dimension (shares as parts of one, weeks as
days, pence as pounds) and then by their bounds. A number that merely satisfies
the source's inequality does not follow from it: "at least 20" is true of "at
least 30", yet it is a changed number, so another value is allowed only as a
rounding, or as a wider interval around an exact one.
"""

from __future__ import annotations

from fractions import Fraction

from brief.text.figure_values import Bound, Figure, FigureKind
from brief.text.relation import Relation
from brief.text.units import dimension

_UPWARD = frozenset({Bound.MORE, Bound.AT_LEAST})
_DOWNWARD = frozenset({Bound.LESS, Bound.AT_MOST})
_ROUNDING = Fraction(1, 20)
"""How far "about" may lie from the value: 300 for 287, not 300 for 280."""
_COMMON_PARTS = frozenset(
    {Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(1, 4), Fraction(3, 4)}
    | {Fraction(n, 5) for n in range(1, 5)}
)


def _dimension(figure: Figure) -> tuple[str, Fraction]:
    """Return what a figure measures and the factor that brings its value there."""
    kind = figure.kind
    if kind in {FigureKind.ORDINAL, FigureKind.SCORE}:
        return kind.value, Fraction(1)
    if figure.unit == "%":
        return "share", Fraction(1, 100)
    if figure.unit:
        return dimension(figure.unit)
    if kind is FigureKind.MULTIPLE:
        return ("share" if figure.low < 1 else kind.value), Fraction(1)
    return ("share" if kind is FigureKind.FRACTION else ""), Fraction(1)


def _ends(figure: Figure) -> tuple[Fraction, Fraction]:
    factor = _dimension(figure)[1]
    return figure.low * factor, figure.high * factor


def same_value(claim: Figure, source: Figure) -> bool:
    """Say whether two figures are equal as quantities, however written; bounds aside."""
    same = _dimension(claim)[0] == _dimension(source)[0]
    return same and _ends(claim) == _ends(source)


def _roundness(value: Fraction) -> int:
    """Return how many significant digits a value has; thirds and quarters count as one."""
    if value in _COMMON_PARTS:
        return 1
    scaled = value
    for _ in range(12):
        if scaled.denominator == 1:
            break
        scaled *= 10
    return len(str(abs(scaled.numerator)).rstrip("0")) if scaled.denominator == 1 else 13


def _is_rounding(claim: Fraction, source: Fraction) -> bool:
    """Say whether `claim` is `source` rounded: near it, and told in fewer digits."""
    near = abs(claim - source) <= abs(source) * _ROUNDING
    return near and _roundness(claim) < _roundness(source)


def _is_truncation(claim: Fraction, source: Fraction, up: bool) -> bool:
    """Say whether `claim` is `source` cut (or raised, if not `up`) to a rounder number."""
    near = abs(claim - source) <= abs(source) / 5
    ordered = claim <= source if up else claim >= source
    return near and ordered and _roundness(claim) < _roundness(source)


_SAME_VALUE = {
    (Bound.ABOUT, Bound.EXACT): Relation.LOOSER,
    (Bound.AT_LEAST, Bound.EXACT): Relation.LOOSER,
    (Bound.AT_MOST, Bound.EXACT): Relation.LOOSER,
    (Bound.AT_LEAST, Bound.MORE): Relation.LOOSER,
    (Bound.AT_MOST, Bound.LESS): Relation.LOOSER,
    (Bound.MORE, Bound.AT_LEAST): Relation.TIGHTER,
    (Bound.LESS, Bound.AT_MOST): Relation.TIGHTER,
}


def _by_bound(claim: Bound, source: Bound) -> Relation:
    """Compare the bounds of two figures of one value."""
    if claim is source:
        return Relation.SAME
    if claim in {Bound.EXACT, Bound.ABOUT}:
        return _SAME_VALUE.get((claim, source), Relation.TIGHTER)
    return _SAME_VALUE.get((claim, source), Relation.DIFFERENT)


def _from_point(claim: Figure, source: Figure) -> Relation:
    """Compare two single values that differ."""
    mine, theirs = _ends(claim)[0], _ends(source)[0]
    if claim.bound is Bound.ABOUT:
        return Relation.LOOSER if _is_rounding(mine, theirs) else Relation.DIFFERENT
    if claim.bound is Bound.EXACT:
        return Relation.DIFFERENT
    up = claim.bound in _UPWARD
    if source.bound in (_DOWNWARD if up else _UPWARD):
        return Relation.DIFFERENT
    if source.bound is Bound.EXACT:
        follows = theirs / 2 <= mine < theirs if up else theirs < mine <= 2 * theirs
    else:
        follows = _is_truncation(mine, theirs, up)
    return Relation.LOOSER if follows else Relation.DIFFERENT


def _from_interval(claim: Figure, source: Figure) -> Relation:
    """Compare two figures of which one or both are ranges or orders of magnitude."""
    low, high = _ends(claim)
    source_low, source_high = _ends(source)
    vague = FigureKind.VAGUE
    if claim.kind is vague and source.kind is vague:
        # "a few", "several" and "a couple" are said of the same small numbers.
        few = max(high, source_high) < 10 and low <= source_high and source_low <= high
        return Relation.LOOSER if few else Relation.DIFFERENT
    if low == high:
        if claim.bound in _UPWARD and low == source_low:
            return Relation.LOOSER if claim.bound is Bound.AT_LEAST else Relation.TIGHTER
        if claim.bound in _DOWNWARD and low == source_high:
            return Relation.LOOSER if claim.bound is Bound.AT_MOST else Relation.TIGHTER
        return Relation.TIGHTER if source_low <= low <= source_high else Relation.DIFFERENT
    wider = low <= source_low and source_high <= high and source.bound not in _DOWNWARD
    if wider and vague not in {claim.kind, source.kind} and source_low != source_high:
        ends = ((low, source_low), (high, source_high))
        wider = claim.bound is Bound.ABOUT and all(
            mine == theirs or _is_rounding(mine, theirs) for mine, theirs in ends
        )
    if wider:
        return Relation.LOOSER
    return Relation.TIGHTER if source_low <= low and high <= source_high else Relation.DIFFERENT


def _one_side(claim: Figure, score: Figure) -> Relation:
    """Say whether one side of a score is claimed: "52 voted for it" from "52 to 48"."""
    exact = claim.kind is FigureKind.CARDINAL and not claim.unit and claim.bound is Bound.EXACT
    if exact and claim.low == claim.high and claim.low in {score.low, score.high}:
        return Relation.LOOSER
    return Relation.DIFFERENT


def relation(claim: Figure, source: Figure) -> Relation:
    """Say what follows for the claim's figure from the source's.

    What is counted is not compared: that `noun` is the same is for the caller
    to establish. A rate on one side only ("$50", "$50 a barrel") is TIGHTER.
    """
    if source.kind is FigureKind.SCORE and claim.kind is not FigureKind.SCORE:
        return _one_side(claim, source)
    mine, theirs = _dimension(claim)[0], _dimension(source)[0]
    if mine != theirs:
        rate_left_out = mine.partition("/")[0] == theirs.partition("/")[0] and "" in (
            mine.partition("/")[2],
            theirs.partition("/")[2],
        )
        same = rate_left_out and _ends(claim) == _ends(source)
        return Relation.TIGHTER if same else Relation.DIFFERENT
    if _ends(claim) == _ends(source):
        return _by_bound(claim.bound, source.bound)
    if FigureKind.SCORE in {claim.kind, source.kind} or claim.kind is FigureKind.ORDINAL:
        return Relation.DIFFERENT
    if claim.low == claim.high and source.low == source.high:
        return _from_point(claim, source)
    return _from_interval(claim, source)
