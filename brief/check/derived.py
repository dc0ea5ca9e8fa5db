"""Figures that follow from others: totals, differences, shares, multiples, the rest.

"Six votes short" follows from 80 needed and 74 held, "a quarter of its jobs" from
1,150 of 4,600. What is put together has to be of one kind, in the sentences that
carry the claim, and what the claim's words speak for (`brief.check.operands`); how,
its words have to say (`brief.check.licences`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from brief.check.borders import rests
from brief.check.case import Case
from brief.check.licences import (
    SUMMING,
    compares,
    differs,
    direction_of,
    is_step,
    is_whole,
    leaves,
    sign,
    takes_out,
    words_around,
)
from brief.check.operands import Made, Operand, amount, are_meant, operands, ratio
from brief.check.places import Places
from brief.text.figure_relations import ends, measured, relation, roundness
from brief.text.figures import Bound, Figure, FigureKind
from brief.text.relation import Relation

_LONGEST_RUN = 6
_WHOLE = Fraction(1)
_POINT = frozenset({"point"})
_NEAR = Fraction(1, 5)
"""How far a reckoned figure may lie beyond what the claim says it is "more than"."""
_NEARER = Fraction(1, 20)
"""The same for a figure of more than one digit: "more than 91%" is not said of 96%."""
_ONE_DIGIT = 2
_SHARE_ERROR = Fraction(1, 50)
_POINTED = frozenset({Bound.EXACT, Bound.ABOUT, Bound.NEARLY, Bound.JUST_OVER})
_RATIOS = frozenset({FigureKind.FRACTION, FigureKind.MULTIPLE})
_OF_ONE = re.compile(r"\san?\s[^\W\d_]")
_POINTS = "percentage point"


def follows(case: Case, places: Places, figure: Figure) -> bool:
    """Say whether a figure of the claim follows from figures of the sentences that carry it."""
    if figure.low != figure.high:
        return False
    found = operands(case, places, figure)
    if _is_ratio(figure):
        made = _shares(found, words_around(case, figure))
    else:
        heads = places.cell(case.sentence, figure).heads
        made = _amounts(case, figure, found, pointed=heads == _POINT)
    if _reach(case, figure, made, found):
        return True
    if figure.kind is FigureKind.FRACTION and _OF_ONE.match(case.text, figure.end):
        # "half a crown" may be half of one crown, an amount, and no part of anything.
        sum_of_one = replace(figure, kind=FigureKind.CARDINAL)
        return _reach(case, sum_of_one, _amounts(case, sum_of_one, found), found)
    return False


def _reach(case: Case, figure: Figure, made: Iterator[Made], found: Sequence[Operand]) -> bool:
    """Say whether anything that was reckoned from what is meant comes to the claim's figure."""
    return any(_fits(case, figure, one.figure) and are_meant(one, found) for one in made)


def _is_ratio(figure: Figure) -> bool:
    return figure.kind in _RATIOS or figure.unit == "%"


def _amounts(
    case: Case, figure: Figure, found: Sequence[Operand], pointed: bool = False
) -> Iterator[Made]:
    """Yield the sums and differences that the claim's words speak of.

    `pointed` says that what is counted are points.
    """
    kind = measured(figure)
    if kind == _POINTS:
        yield from _points(found)
        return
    for made in _points(found) if pointed else ():
        # "led by 13 points": of shares these are percentage points.
        yield made._replace(figure=replace(made.figure, unit="", kind=FigureKind.CARDINAL))
    words = words_around(case, figure)
    like = [operand for operand in found if operand.measured == kind]
    unit = "" if kind in {"share", "multiple"} else kind
    if words & SUMMING or is_whole(case, figure):
        yield from _totals(like, unit)
    if not figure.unit:
        yield from _parts(found)
    yield from _bases(like, unit)
    step, way = is_step(case, figure), sign(case, figure)
    for pair in itertools.combinations(like, 2):
        one, other = pair
        if _joined(case, one, other):
            yield from amount(one.value + other.value, unit, pair)
        if step or _differ(words, one, other):
            more, less = pair if one.value >= other.value else (other, one)
            # "34, 17 fewer than before": what the claim gives itself is the lesser.
            if way * (more.told - less.told) >= 0:
                yield from amount(more.value - less.value, unit, (more, less))


def _parts(found: Sequence[Operand]) -> Iterator[Made]:
    """Yield what a share of a count comes to: half of 412."""
    shares = [o for o in found if o.measured == "share" and o.figure.kind is FigureKind.FRACTION]
    for share in shares:
        for count in (operand for operand in found if operand.measured == ""):
            yield from amount(share.value * count.value, "", (count, share))


def _bases(like: Sequence[Operand], unit: str) -> Iterator[Made]:
    """Yield what a figure is compared with: 37 of "27, 10 fewer than in 2030"."""
    for pair in itertools.permutations(like, 2):
        level, step = pair
        way = direction_of(step.cell.behind)
        if way and level.sentence is step.sentence and level.figure.start < step.figure.start:
            yield from amount(level.value - way * step.value, unit, pair)


def _totals(like: Sequence[Operand], unit: str) -> Iterator[Made]:
    for run in _runs(like):
        for made in amount(sum((o.value for o in run), Fraction(0)), unit, run):
            yield made._replace(total=True)


def _points(found: Sequence[Operand]) -> Iterator[Made]:
    """Yield the differences of shares, in percentage points."""
    shares = [operand for operand in found if operand.measured == "share"]
    for pair in itertools.combinations(shares, 2):
        yield from amount(abs(pair[0].value - pair[1].value) * 100, _POINTS, pair)


def _runs(like: Sequence[Operand]) -> Iterator[Sequence[Operand]]:
    """Yield the figures that follow each other, two or more; not the 9,000 of "a town of 9,000"."""
    like = [operand for operand in like if operand.cell.ahead[:1] != ("of",)]
    for first in range(len(like)):
        for size in range(2, min(_LONGEST_RUN, len(like) - first) + 1):
            yield like[first : first + size]


def _joined(case: Case, one: Operand, other: Operand) -> bool:
    """Say whether the claim joins, by "and", what the two figures are told of apart."""
    if "and" not in case.sentence.norms or one.sentence is not other.sentence:
        return False
    return _named(case, one, other) and _named(case, other, one)


def _named(case: Case, operand: Operand, beside: Operand) -> bool:
    """Say whether the claim has a word or name that belongs to a figure, and not to another."""
    mine, theirs = operand.cell, beside.cell
    nouns = (mine.before.nouns | mine.after.nouns | mine.heads) - (
        theirs.before.nouns | theirs.after.nouns | theirs.heads
    )
    if nouns & case.sentence.stems:
        return True
    keys = frozenset(key for name in mine.names for key in name.keys)
    keys -= frozenset(key for name in theirs.names for key in name.keys)
    return any(keys & name.keys for name in case.sentence.names)


def _differ(words: frozenset[str], one: Operand, other: Operand) -> bool:
    """Say whether the claim compares two figures, or takes one from the other."""
    if differs(words) or takes_out(words) or rests(one.sentence):
        return True
    return one.sentence is other.sentence and (_denies(words, one) or _denies(words, other))


def _denies(words: frozenset[str], operand: Operand) -> bool:
    """Say whether one of the two, the claim or what it is reckoned from, speaks of the rest."""
    return leaves(words) is not leaves(operand.cell.norms)


def _shares(found: Sequence[Operand], words: frozenset[str]) -> Iterator[Made]:
    """Yield parts of one, of figures of one kind, and what is left of a share."""
    changing = compares(words)
    for pair in itertools.permutations(found, 2):
        one, other = pair
        if one.measured != other.measured or one.measured == "multiple":
            continue
        if other.figure.bound not in _POINTED and one.figure.bound not in _POINTED:
            continue
        part = one.value / other.value if other.value else Fraction(0)
        if part > 1 or (part > 0 and one.measured != "share"):
            yield from ratio(part, pair)
        if changing and part > 0:
            yield from ratio(abs(part - 1), pair)
    shares = [operand for operand in found if operand.measured == "share"]
    if words & SUMMING:
        for run in _runs(shares):
            total = sum((operand.value for operand in run), Fraction(0))
            yield from (made._replace(total=True) for made in ratio(total, run) if total <= 1)
    if words & {"from", "to"}:
        yield from _levels(shares, [o for o in found if o.measured == _POINTS])
    yield from _left(shares, words)


def _levels(shares: Sequence[Operand], steps: Sequence[Operand]) -> Iterator[Made]:
    """Yield the shares that lie a step of percentage points away: "from 40%" of "by 2, to 42%"."""
    for pair in itertools.product(shares, steps):
        for way in (1, -1):
            yield from ratio(pair[0].value + way * pair[1].value / 100, pair)


def _left(shares: Sequence[Operand], words: frozenset[str]) -> Iterator[Made]:
    """Yield what a share leaves of the whole, and what shares do where the rest is told of."""
    for operand in shares:
        if operand.value < 1 and _denies(words, operand):
            yield from ratio(_WHOLE - operand.value, (operand,))
    for run in _runs(shares) if any(rests(o.sentence) for o in shares) else ():
        left = _WHOLE - sum((o.value for o in run), Fraction(0))
        if left > 0:
            yield from ratio(left, run)


def _fits(case: Case, claim: Figure, made: Figure) -> bool:
    """Say whether the claim's figure says no more than what was reckoned."""
    mine, theirs = ends(claim)[0], ends(made)[0]
    if relation(claim, made) in {Relation.SAME, Relation.LOOSER}:
        near = _NEAR if roundness(mine) <= _ONE_DIGIT else _NEARER
        return abs(mine - theirs) <= theirs * near
    rounded = claim.bound is Bound.EXACT and _is_ratio(claim) and claim.low == claim.high
    if not rounded or made.bound is not Bound.EXACT or measured(claim) != measured(made):
        return False
    if claim.unit == "%":
        decimals = case.text[slice(*claim.core)].partition(".")[2]
        return abs(mine - theirs) * 100 <= Fraction(1, 2 * 10 ** min(len(decimals), 9))
    return abs(mine - theirs) <= theirs * _SHARE_ERROR
