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
from brief.text.units import ONE, dimension

_UPWARD = frozenset({Bound.MORE, Bound.AT_LEAST, Bound.JUST_OVER})
_CLOSED_BELOW = _UPWARD - {Bound.JUST_OVER}
_DOWNWARD = frozenset({Bound.LESS, Bound.AT_MOST, Bound.NEARLY})
_CLOSED_ABOVE = frozenset({Bound.LESS, Bound.AT_MOST})
_PERCENT = Fraction(1, 100)
_ROUNDING = Fraction(1, 20)
"""How far "about" may lie from the value: 300 for 287, not 300 for 280."""
_SHARE_ROUNDING = Fraction(1, 10)
_SHARE_POINTS = Fraction(3, 100)
"""How far a plain fraction may lie from a share: "about a third" for 31%, not for 29%."""
_ONE_DIGIT = 2
_FEW_DIGITS = 2
_CLOSE = Fraction(22, 25)
"""What "nearly" needs at least: "nearly half" for 44%, not for 43%."""
_COMMON_PARTS = frozenset(
    {Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(1, 4), Fraction(3, 4)}
    | {Fraction(n, 5) for n in range(1, 5)}
)
_DAYS_A_MONTH = Fraction(1461, 48)
_MONTH_ERROR = Fraction(3, 100)


def _dimension(figure: Figure) -> tuple[str, Fraction]:
    """Return what a figure measures and the factor that brings its value there."""
    kind = figure.kind
    if kind is FigureKind.ORDINAL or kind is FigureKind.SCORE:
        return kind.value + figure.unit, ONE
    if figure.unit == "%":
        return "share", _PERCENT
    if figure.unit:
        return dimension(figure.unit)
    if kind is FigureKind.MULTIPLE:
        return ("share" if figure.low < 1 else kind.value), ONE
    return ("share" if kind is FigureKind.FRACTION else ""), ONE


def measured(figure: Figure) -> str:
    """Return what a figure measures, so that only like is compared with like."""
    return _dimension(figure)[0]


def ends(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return the bounds of a figure's value in the unit that `measured` names."""
    return _scaled(figure, _dimension(figure)[1])


def _scaled(figure: Figure, factor: Fraction) -> tuple[Fraction, Fraction]:
    if factor is ONE:  # most are plain numbers, and products of fractions are slow
        return figure.low, figure.high
    return figure.low * factor, figure.high * factor


def same_value(claim: Figure, source: Figure) -> bool:
    """Say whether two figures are equal as quantities, however written; bounds aside."""
    (mine, factor), (theirs, their_factor) = _dimension(claim), _dimension(source)
    return mine == theirs and _scaled(claim, factor) == _scaled(source, their_factor)


def roundness(value: Fraction) -> int:
    """Return twice the significant digits of a value, one less where the last is a five.

    Thirds, quarters and fifths count as one digit.
    """
    if value in _COMMON_PARTS:
        return 2
    scaled = value
    for _ in range(12):
        if scaled.denominator == 1:
            break
        scaled *= 10
    if scaled.denominator != 1:
        return 26
    digits = str(abs(scaled.numerator)).rstrip("0")
    return 2 * len(digits) - digits.endswith("5")


def _is_rounding(claim: Figure, source: Figure, share: bool) -> bool:
    """Say whether `claim` is `source` rounded: near it, and told in fewer digits."""
    return _rounds(ends(claim)[0], ends(source)[0], share) and _is_rounder(claim, source)


def _rounds(claim: Fraction, source: Fraction, share: bool) -> bool:
    off = abs(claim - source)
    if share and claim in _COMMON_PARTS and off <= _SHARE_POINTS:
        return off <= abs(source) * _SHARE_ROUNDING
    return off <= abs(source) * _ROUNDING


def _is_rounder(claim: Figure, source: Figure) -> bool:
    return roundness(claim.low) < roundness(source.low)


def _is_truncation(claim: Figure, source: Figure, up: bool) -> bool:
    """Say whether `claim` is `source` cut (or raised, if not `up`) to one or two digits."""
    mine, theirs = ends(claim)[0], ends(source)[0]
    near = abs(mine - theirs) <= abs(theirs) / 5
    ordered = mine <= theirs if up else mine >= theirs
    digits, others = (roundness(claim.low) + 1) // 2, (roundness(source.low) + 1) // 2
    return near and ordered and digits < others and digits <= _FEW_DIGITS


_SAME_VALUE = {
    (Bound.ABOUT, Bound.EXACT): Relation.LOOSER,
    (Bound.ABOUT, Bound.NEARLY): Relation.LOOSER,
    (Bound.ABOUT, Bound.JUST_OVER): Relation.LOOSER,
    (Bound.NEARLY, Bound.EXACT): Relation.DIFFERENT,
    (Bound.NEARLY, Bound.JUST_OVER): Relation.DIFFERENT,
    (Bound.NEARLY, Bound.MORE): Relation.DIFFERENT,
    (Bound.NEARLY, Bound.AT_LEAST): Relation.DIFFERENT,
    (Bound.JUST_OVER, Bound.EXACT): Relation.DIFFERENT,
    (Bound.JUST_OVER, Bound.NEARLY): Relation.DIFFERENT,
    (Bound.JUST_OVER, Bound.LESS): Relation.DIFFERENT,
    (Bound.JUST_OVER, Bound.AT_MOST): Relation.DIFFERENT,
    (Bound.MORE, Bound.JUST_OVER): Relation.LOOSER,
    (Bound.LESS, Bound.NEARLY): Relation.LOOSER,
    (Bound.AT_LEAST, Bound.EXACT): Relation.LOOSER,
    (Bound.AT_MOST, Bound.EXACT): Relation.LOOSER,
    (Bound.AT_LEAST, Bound.MORE): Relation.LOOSER,
    (Bound.AT_LEAST, Bound.JUST_OVER): Relation.LOOSER,
    (Bound.AT_MOST, Bound.LESS): Relation.LOOSER,
    (Bound.AT_MOST, Bound.NEARLY): Relation.LOOSER,
    (Bound.MORE, Bound.AT_LEAST): Relation.TIGHTER,
    (Bound.LESS, Bound.AT_MOST): Relation.TIGHTER,
}
_POINTED = frozenset({Bound.EXACT, Bound.ABOUT, Bound.NEARLY, Bound.JUST_OVER})
"""Bounds that say where the value is, not only on which side it lies."""


def _by_bound(claim: Bound, source: Bound) -> Relation:
    """Compare the bounds of two figures of one value."""
    if claim is source:
        return Relation.SAME
    otherwise = Relation.TIGHTER if claim in _POINTED else Relation.DIFFERENT
    return _SAME_VALUE.get((claim, source), otherwise)


def _from_point(claim: Figure, source: Figure) -> Relation:
    """Compare two single values that differ."""
    if claim.bound is Bound.EXACT:
        follows = False
    elif claim.bound is Bound.ABOUT:
        follows = _is_rounding(claim, source, measured(claim) == "share")
    elif claim.bound in {Bound.NEARLY, Bound.JUST_OVER}:
        follows = _is_close(claim, source)
    else:
        follows = _is_beyond(claim, source)
    return Relation.LOOSER if follows else Relation.DIFFERENT


def _is_close(claim: Figure, source: Figure) -> bool:
    """Say whether the source's value lies just below ("nearly") or above the claim's."""
    mine, theirs = ends(claim)[0], ends(source)[0]
    if claim.bound is Bound.NEARLY:
        beside = mine * _CLOSE <= theirs < mine and source.bound not in _CLOSED_ABOVE
    else:
        beside = mine < theirs <= mine / _CLOSE and source.bound not in _DOWNWARD
    if source.bound is Bound.EXACT and roundness(claim.low) <= _ONE_DIGIT:
        return beside
    return beside and _is_rounder(claim, source)


def _is_beyond(claim: Figure, source: Figure) -> bool:
    """Say whether the source's value lies on the side that the claim's bound names."""
    mine, theirs = ends(claim)[0], ends(source)[0]
    up = claim.bound in _UPWARD
    if source.bound is Bound.EXACT:
        return theirs / 2 <= mine < theirs if up else theirs < mine <= 2 * theirs
    if source.bound in (_CLOSED_ABOVE if up else _CLOSED_BELOW):
        return False
    return _is_truncation(claim, source, up)


def _from_interval(claim: Figure, source: Figure) -> Relation:
    """Compare two figures of which one or both are ranges or orders of magnitude."""
    low, high = ends(claim)
    source_low, source_high = ends(source)
    vague = FigureKind.VAGUE
    if claim.kind is vague and source.kind is vague:
        # "a few", "several" and "a couple" are said of the same small numbers.
        few = max(high, source_high) < 10 and low <= source_high and source_low <= high
        return Relation.LOOSER if few else Relation.DIFFERENT
    if low == high:
        return _point_from_interval(claim, source)
    wider = low <= source_low and source_high <= high and source.bound not in _CLOSED_ABOVE
    if wider and vague not in {claim.kind, source.kind} and source_low != source_high:
        pairs = ((low, source_low), (high, source_high))
        wider = claim.bound is Bound.ABOUT and all(
            mine == theirs or (_rounds(mine, theirs, False) and roundness(mine) < roundness(theirs))
            for mine, theirs in pairs
        )
    if wider:
        return Relation.LOOSER
    return Relation.TIGHTER if source_low <= low and high <= source_high else Relation.DIFFERENT


def _point_from_interval(claim: Figure, source: Figure) -> Relation:
    """Compare a single value with a range: "at least 10" follows from "10 to 15"."""
    value = ends(claim)[0]
    low, high = ends(source)
    if (claim.bound, value) in {(Bound.AT_LEAST, low), (Bound.AT_MOST, high)}:
        return Relation.LOOSER
    more = claim.bound is Bound.MORE and low / 2 <= value < low
    less = claim.bound is Bound.LESS and high < value <= 2 * high
    if more or less:
        return Relation.LOOSER
    if (claim.bound, value) in {(Bound.MORE, low), (Bound.LESS, high)}:
        return Relation.TIGHTER
    return Relation.TIGHTER if low <= value <= high else Relation.DIFFERENT


def _one_side(claim: Figure, score: Figure) -> Relation:
    """Say whether one side of a score is claimed: "52 voted for it" from "52 to 48"."""
    kinds = {FigureKind.CARDINAL, FigureKind.PERCENT}
    exact = claim.kind in kinds and claim.unit == score.unit and claim.bound is Bound.EXACT
    if exact and claim.low == claim.high and claim.low in {score.low, score.high}:
        return Relation.LOOSER
    return Relation.DIFFERENT


def _months_and_days(claim: Figure, source: Figure) -> Relation:
    """Compare a length in months or years with one in days or weeks: half a year is 26 weeks."""
    mine, theirs = measured(claim), measured(source)
    month = _DAYS_A_MONTH if mine == "month" else 1 / _DAYS_A_MONTH
    if claim.low != claim.high or source.low != source.high:
        return Relation.DIFFERENT
    value, other = ends(claim)[0] * month, ends(source)[0]
    if abs(value - other) > _MONTH_ERROR * other:
        return Relation.DIFFERENT
    found = _by_bound(claim.bound, source.bound)
    if found is not Relation.SAME:
        return found
    # Thirty days may be called a month, but a month is not known to be thirty days.
    return Relation.LOOSER if theirs == "day" else Relation.TIGHTER


def relation(claim: Figure, source: Figure) -> Relation:
    """Say what follows for the claim's figure from the source's.

    What is counted is not compared: that `noun` is the same is for the caller
    to establish. A rate on one side only ("$50", "$50 a barrel") is TIGHTER.
    """
    if source.kind is FigureKind.SCORE and claim.kind is not FigureKind.SCORE:
        return _one_side(claim, source)
    (mine, factor), (theirs, their_factor) = _dimension(claim), _dimension(source)
    if mine == "degree" and theirs.startswith("degree "):
        theirs = mine  # "9,800 degrees" leaves out the scale
    if mine != theirs:
        if {mine, theirs} == {"day", "month"}:
            return _months_and_days(claim, source)
        rate_left_out = mine.partition("/")[0] == theirs.partition("/")[0] and "" in (
            mine.partition("/")[2],
            theirs.partition("/")[2],
        )
        same = rate_left_out and claim.low == source.low and claim.high == source.high
        return Relation.TIGHTER if same else Relation.DIFFERENT
    if _scaled(claim, factor) == _scaled(source, their_factor):
        return _by_bound(claim.bound, source.bound)
    if FigureKind.SCORE in {claim.kind, source.kind} or claim.kind is FigureKind.ORDINAL:
        return Relation.DIFFERENT
    if claim.low == claim.high and source.low == source.high:
        return _from_point(claim, source)
    return _from_interval(claim, source)
