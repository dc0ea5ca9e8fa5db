"""Figures whose unit stands elsewhere: "55 million" beside "140 million crowns".

A unit is said once in a sentence and meant again. It is lent to a bare figure
that counts nothing itself: to one with a magnitude from any sum of money, to a
plain one behind "from", "to" or "than" from the figure beside it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from brief.check.reading import Sentence
from brief.text.figure_relations import relation
from brief.text.figures import Bound, Figure, FigureKind
from brief.text.relation import Relation
from brief.text.tokens import stem

_SCALED = re.compile(r"(?i:[\d\s-](?:thousand|million|billion|trillion|mn|mln|bn|tn|m|b)\Z)")
_LINKS = frozenset("from to than against versus vs with".split())
_MORE = frozenset("another further additional extra".split())
_LENDING = frozenset({FigureKind.MONEY, FigureKind.PERCENT})
_FARTHEST = 60
_POINTS = "percentage point"
_AGE = re.compile(r"(?i:\bage|old)|\A\d+\Z")
_AGED = re.compile(
    r"(?:,|\(|\b(?:is|was|are|were|only|just|at|turned|turns|oldest|youngest|aged|of))\s?\Z"
)
_ENDED = re.compile(r"[^\S\n]*(?:[.,;:)!?\n]|\Z|(?:and|when|years?|but)\b)")
_EACH = frozenset("each every per apiece".split())
_GOODS = frozenset("share barrel litre gallon tonne kg".split())
"""What has a price each: "86 crowns a share" may be called an offer of 86 crowns."""
_MOST = frozenset("maximum most ceiling cap limit".split())
_LEAST = frozenset("minimum least floor".split())
_ESTIMATE = stem("estimate")
_LOSING = frozenset(
    "lose loses lost losing loss defeat defeats defeated beaten down behind trail trailed".split()
)


def figures_of(sentence: Sentence) -> tuple[Figure, ...]:
    """Return the figures of a sentence, each with the unit that is meant."""
    found = sentence.figures
    if not any(figure.kind in _LENDING for figure in found):
        return found
    return tuple(_completed(sentence, at) for at in range(len(found)))


def _completed(sentence: Sentence, at: int) -> Figure:
    """Return a figure with the unit that another lends it: "from 3 to 4 crowns"."""
    figure = sentence.figures[at]
    if figure.unit and "/" not in figure.unit and _precedes(sentence, figure, _MORE):
        # "by 8 cents a litre and by another 4 cents"
        rates = [
            one.unit for one in sentence.figures[:at] if one.unit.startswith(figure.unit + "/")
        ]
        return replace(figure, unit=rates[-1]) if rates else figure
    if not is_bare(sentence.text, figure):
        return figure
    beside = [sentence.figures[i] for i in (at - 1, at + 1) if 0 <= i < len(sentence.figures)]
    if is_scaled(sentence.text, figure):
        lenders = [*reversed(sentence.figures[max(0, at - 8) : at]), *beside]
        sums = (one for one in lenders if one.kind is FigureKind.MONEY and "/" not in one.unit)
        lender = next(sums, None)
    else:
        linked = _precedes(sentence, figure, _LINKS)
        near = (one for one in beside if abs(one.start - figure.start) < _FARTHEST)
        lender = next((one for one in near if linked and one.kind in _LENDING), None)
    return replace(figure, unit=lender.unit, kind=lender.kind) if lender else figure


def _precedes(sentence: Sentence, figure: Figure, words: frozenset[str]) -> bool:
    """Say whether one of `words` stands right before a figure."""
    index = sentence.token_at(figure.start)
    return index > 0 and sentence.tokens[index - 1].norm in words


def is_bare(text: str, figure: Figure) -> bool:
    """Say whether a number has neither unit nor anything that it counts."""
    joined = text[figure.end : figure.end + 1] == "-"
    # "The 225 million expected by analysts": a participle is nothing that is counted.
    counted = figure.noun is not None and not text[slice(*figure.noun)].endswith("ed")
    return figure.kind is FigureKind.CARDINAL and not (figure.unit or counted or joined)


def is_scaled(text: str, figure: Figure) -> bool:
    """Say whether a number has its magnitude in a word or letter: "55 million"."""
    return _SCALED.search(text, figure.core.start, figure.core.end) is not None


def relate(mine: Sentence, claim: Figure, theirs: Sentence, source: Figure) -> Relation:
    """Compare a figure of the claim with one of the source, what either leaves out supplied."""
    found = relation(claim, source)
    if found is Relation.TIGHTER and _is_said_otherwise(mine, claim, source):
        return Relation.SAME
    if found is not Relation.DIFFERENT:
        return found
    if _is_one_age(mine, claim, theirs, source) or _is_turned_score(mine, claim, theirs, source):
        return Relation.SAME
    if _counts_points(theirs, source) and claim.unit == _POINTS:
        return relation(claim, replace(source, unit=_POINTS, kind=claim.kind))
    if is_bare(mine.text, claim) and _may_mean(mine, claim, source):
        return relation(replace(claim, unit=source.unit, kind=source.kind), source)
    if is_bare(theirs.text, source) and _may_mean(theirs, source, claim):
        return relation(claim, replace(source, unit=claim.unit, kind=claim.kind))
    return found


def _is_said_otherwise(mine: Sentence, claim: Figure, source: Figure) -> bool:
    """Say whether the claim's words give what its figure leaves out: "each", "estimates"."""
    base, _, rate = source.unit.partition("/")
    if base == claim.unit != source.unit:
        return rate in _GOODS or bool(mine.norms & _EACH)
    if source.bound is Bound.AT_MOST:
        return bool(mine.norms & _MOST)
    if source.bound is Bound.AT_LEAST:
        return bool(mine.norms & _LEAST)
    return source.bound is Bound.ABOUT and _ESTIMATE in mine.stems


def _may_mean(sentence: Sentence, bare: Figure, full: Figure) -> bool:
    """Say whether a bare number may have the unit of another: "eight days, the other three"."""
    if not full.unit:
        return False
    if full.kind is FigureKind.MONEY and is_scaled(sentence.text, bare):
        return True
    unit = full.unit.partition("/")[0]
    earlier = (one for one in sentence.figures if one.start < bare.start)
    return any(one.unit.partition("/")[0] == unit for one in earlier)


def _counts_points(sentence: Sentence, figure: Figure) -> bool:
    """Say whether "nine points" are percentage points: of a sentence that gives shares."""
    noun = sentence.text[slice(*figure.noun)] if figure.noun else ""
    shares = any(one.kind is FigureKind.PERCENT for one in sentence.figures)
    return shares and not figure.unit and noun.startswith("point")


def _is_one_age(mine: Sentence, claim: Figure, theirs: Sentence, source: Figure) -> bool:
    """Say whether "a man, 34," and "who is 34" are the source's 34-year-old, or the reverse."""
    if claim.low != source.low or claim.high != source.high:
        return False
    if source.unit == "year" and not claim.unit:
        return _is_alone(mine.text, claim) and is_age(theirs.text, source)
    if claim.unit == "year" and not source.unit:
        return _is_alone(theirs.text, source) and is_age(mine.text, claim)
    return False


def _is_alone(text: str, figure: Figure) -> bool:
    """Say whether a bare number stands as ages do: "who is 34,", "Roe (34)", "the oldest 11"."""
    before = _AGED.search(text, max(0, figure.start - 12), figure.start)
    return figure.noun is None and bool(before and _ENDED.match(text, figure.end))


def is_age(text: str, figure: Figure) -> bool:
    """Say whether a figure is somebody's age: "aged 12", "12-year-old", "Roe, 34, said"."""
    return figure.unit == "year" and _AGE.search(text[figure.start : figure.end]) is not None


def _is_turned_score(mine: Sentence, claim: Figure, theirs: Sentence, source: Figure) -> bool:
    """Say whether "lost 1-3" is told of what the source has as 3-1."""
    scores = {claim.kind, source.kind} == {FigureKind.SCORE} and claim.unit == source.unit
    if not scores or (claim.low, claim.high) != (source.high, source.low):
        return False
    lower = mine if claim.low < claim.high else theirs
    return bool(lower.norms & _LOSING)
